//! Rows of what was learned, and the reading of those it is learned from.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use super::super::{item::Kind, item::id, policy::Allowed};

type AccountId = Id<marks::Account>;

/// What was learned, with the names of its places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Built {
    /// Its number.
    pub version: i64,
    /// When it was learned.
    pub built_at: Moment,
    /// From how many people.
    pub learned_of: i32,
    /// Which version of the axes.
    pub axes: i32,
    /// The items, by place.
    pub items: Vec<String>,
    /// The countries, by place.
    pub countries: Vec<String>,
    /// The professions, by place.
    pub professions: Vec<String>,
    /// What the engine keeps of it.
    pub body: Vec<u8>,
}

/// One person as she is learned from: what she declared and the items that concern her.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Taught {
    /// The country.
    pub country: Option<String>,
    /// The profession.
    pub profession: Option<String>,
    /// The names of the items.
    pub items: Vec<String>,
}

/// Some accounts of whom acts are kept, after this one, in their order.
pub(crate) async fn accounts_after(cx: &mut Cx, after: Option<AccountId>, most: i64) -> Outcome<Vec<AccountId>> {
    let (bucket, account) = after.map_or((-1, uuid::Uuid::nil()), |own| (own.bucket().as_i16(), own.uuid()));
    let rows = sqlx::query_scalar!(
        r#"SELECT account AS "account: AccountId" FROM discovery.interest_signal
            WHERE (bucket, account) > ($1::smallint, $2::uuid)
            GROUP BY bucket, account ORDER BY bucket, account LIMIT $3"#,
        bucket,
        account,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// What these people teach by what they did after `since`.
pub(crate) async fn taught(cx: &mut Cx, people: &[Allowed], since: Moment) -> Outcome<Vec<Taught>> {
    let buckets: Vec<i16> = people.iter().map(|own| own.account().bucket().as_i16()).collect();
    let accounts: Vec<uuid::Uuid> = people.iter().map(|own| own.account().uuid()).collect();
    let rows = sqlx::query!(
        r#"SELECT s.account, s.kind, s.key, p.country AS "country?", p.profession AS "profession?"
             FROM discovery.interest_signal AS s LEFT JOIN discovery.interest_profile AS p USING (bucket, account)
            WHERE (s.bucket, s.account) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[])) AND s.at > $3
            GROUP BY s.bucket, s.account, s.kind, s.key, p.country, p.profession ORDER BY s.bucket, s.account"#,
        &buckets,
        &accounts,
        since as _,
    );
    let mut taught: Vec<(uuid::Uuid, Taught)> = Vec::new();
    for row in rows.fetch_all(cx.conn()).await? {
        let Some(kind) = Kind::parse(&row.kind) else { continue };
        if taught.last().is_none_or(|(account, _)| *account != row.account) {
            let own = Taught { country: row.country, profession: row.profession, items: Vec::new() };
            taught.push((row.account, own));
        }
        if let Some((_, own)) = taught.last_mut() {
            own.items.push(id(kind, &row.key));
        }
    }
    Ok(taught.into_iter().map(|(_, own)| own).collect())
}

/// The number of what was learned last; nothing before that.
pub(crate) async fn newest_version(cx: &mut Cx) -> Outcome<Option<i64>> {
    let row = sqlx::query_scalar!("SELECT version FROM discovery.recommender WHERE replaced_at IS NULL");
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// What was learned last.
pub(crate) async fn newest(cx: &mut Cx) -> Outcome<Option<Built>> {
    let row = sqlx::query_as!(
        Built,
        r#"SELECT version, built_at AS "built_at: Moment", learned_of, axes, items, countries, professions, body AS "body!"
             FROM discovery.recommender WHERE replaced_at IS NULL"#,
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Keeps what was learned and wipes the numbers of what was learned before, and the names of its places, in which somebody may
/// have been alone. Its own number is given here.
pub(crate) async fn keep(cx: &mut Cx, built: &Built, sha256: &[u8]) -> Outcome<()> {
    sqlx::query!(
        "UPDATE discovery.recommender SET body = NULL, countries = '{}', professions = '{}', replaced_at = $1
          WHERE replaced_at IS NULL",
        built.built_at as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO discovery.recommender
             (version, built_at, learned_of, axes, items, countries, professions, body, body_sha256)
         SELECT coalesce(max(version), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8 FROM discovery.recommender",
        built.built_at as _,
        built.learned_of,
        built.axes,
        &built.items,
        &built.countries,
        &built.professions,
        built.body,
        sha256,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Remembers that somebody was forgotten now.
pub(crate) async fn forgotten_now(cx: &mut Cx) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.recommender_due (at) VALUES ($1) ON CONFLICT (one) DO UPDATE SET at = $1",
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether somebody was forgotten since this moment. Whoever forgets meanwhile waits until this transaction is over.
pub(crate) async fn due_since(cx: &mut Cx, moment: Moment) -> Outcome<bool> {
    let row =
        sqlx::query_scalar!(r#"SELECT at > $1 AS "due!" FROM discovery.recommender_due FOR UPDATE"#, moment as _,);
    Ok(row.fetch_optional(cx.conn()).await?.unwrap_or(false))
}
