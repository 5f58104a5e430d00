//! The rows of links. The keyed hash of a secret is what a link is found by; it is never read back.

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Failure, Id, Moment, Outcome, marks};

use crate::{
    model::{Detail, Link, Wanted},
    secret::Secret,
};

struct Row {
    id: Id<Link>,
    account: Id<marks::Account>,
    certificate: Id<marks::Certificate>,
    also: Vec<String>,
    label: Option<Sealed<String>>,
    most: Option<i32>,
    tell: bool,
    looks: i32,
    made_at: Moment,
    expires_at: Moment,
    first_at: Option<Moment>,
    last_at: Option<Moment>,
    ended_at: Option<Moment>,
}

impl From<Row> for Link {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: row.account,
            certificate: row.certificate,
            // What a newer release knew to show is shown by none that does not.
            also: row.also.iter().filter_map(|name| Detail::parse(name)).collect(),
            most: row.most,
            tell: row.tell,
            looks: row.looks,
            made_at: row.made_at,
            expires_at: row.expires_at,
            first_at: row.first_at,
            last_at: row.last_at,
            ended_at: row.ended_at,
            label: row.label,
        }
    }
}

/// A statement that reads links: the columns once, the condition each time.
macro_rules! links {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id AS "id: Id<Link>", account AS "account: Id<marks::Account>",
                      certificate AS "certificate: Id<marks::Certificate>", also, label AS "label: Sealed<String>", most, tell,
                      looks, made_at AS "made_at: Moment", expires_at AS "expires_at: Moment", first_at AS "first_at: Moment",
                      last_at AS "last_at: Moment", ended_at AS "ended_at: Moment"
                 FROM sharing.link "#
                + $condition,
            $($value),+
        )
    };
}

fn place(account: Id<marks::Account>, id: Id<Link>) -> Place {
    Place::new("sharing.link.label", account.uuid(), Purpose::Documents, id.uuid())
}

/// Writes a new link.
pub(crate) async fn insert(
    cx: &mut Cx,
    (id, account, certificate): (Id<Link>, Id<marks::Account>, Id<marks::Certificate>),
    wanted: &Wanted,
    (secret, expires_at): (&Secret, Moment),
) -> Outcome<()> {
    let label = match &wanted.label {
        Some(label) => Some(cx.seal(&place(account, id), label).await?),
        None => None,
    };
    let also: Vec<String> = wanted.also.iter().map(|detail| detail.as_str().to_owned()).collect();
    let (now, hash) = (cx.now(), secret.hash(cx.vault()));
    sqlx::query!(
        "INSERT INTO sharing.link (bucket, id, account, certificate, secret_hash, also, label, most, tell, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        certificate.uuid(),
        hash,
        &also,
        label as _,
        wanted.most,
        wanted.tell,
        now as _,
        expires_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The link with this secret. Whoever holds it has no scope: the secret is the right.
pub(crate) async fn find(cx: &mut Cx, secret: &Secret) -> Outcome<Option<Link>> {
    let hashes = secret.hashes(cx.vault());
    let row = links!("WHERE bucket = $1 AND secret_hash = ANY($2)", secret.bucket().as_i16(), &hashes);
    Ok(row.fetch_optional(cx.conn()).await?.map(Link::from))
}

/// The account's own link, or the one 404.
pub(crate) async fn own(cx: &mut Cx, account: Id<marks::Account>, id: Id<Link>) -> Outcome<Link> {
    let row =
        links!("WHERE bucket = $1 AND id = $2 AND account = $3", account.bucket().as_i16(), id.uuid(), account.uuid(),);
    row.fetch_optional(cx.conn()).await?.map(Link::from).ok_or_else(Failure::not_found)
}

/// The links of an account, newest first, at most a hundred; narrowed to one document if given.
pub(crate) async fn of_account(
    cx: &mut Cx,
    account: Id<marks::Account>,
    certificate: Option<Id<marks::Certificate>>,
) -> Outcome<Vec<Link>> {
    let rows = links!(
        "WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR certificate = $3)
         ORDER BY made_at DESC, id DESC LIMIT 100",
        account.bucket().as_i16(),
        account.uuid(),
        certificate.map(Id::uuid),
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(Link::from).collect())
}

/// What its holder noted of whom a link is for.
pub(crate) async fn label(cx: &mut Cx, link: &Link) -> Outcome<Option<String>> {
    cx.open_optional(&place(link.account, link.id), link.label.as_ref()).await
}

/// How many links of a document can be opened now.
pub(crate) async fn open_links(
    cx: &mut Cx,
    account: Id<marks::Account>,
    certificate: Id<marks::Certificate>,
) -> Outcome<i64> {
    let now = cx.now();
    let open = sqlx::query_scalar!(
        r#"SELECT count(*) AS "open!" FROM sharing.link
            WHERE bucket = $1 AND account = $2 AND certificate = $3 AND ended_at IS NULL AND expires_at > $4
              AND (most IS NULL OR looks < most)"#,
        account.bucket().as_i16(),
        account.uuid(),
        certificate.uuid(),
        now as _,
    );
    Ok(open.fetch_one(cx.conn()).await?)
}

/// Counts one more look, and says the how manyth it is; nothing if the link has ended or was opened as often as it may be
/// meanwhile. Of two at once one waits for the other and reads what that left.
pub(crate) async fn count(cx: &mut Cx, link: &Link) -> Outcome<Option<i32>> {
    let now = cx.now();
    let looks = sqlx::query_scalar!(
        "UPDATE sharing.link SET looks = looks + 1, first_at = coalesce(first_at, $3), last_at = greatest(last_at, $3)
          WHERE bucket = $1 AND id = $2 AND ended_at IS NULL AND expires_at > $3 AND (most IS NULL OR looks < most)
         RETURNING looks",
        link.id.bucket().as_i16(),
        link.id.uuid(),
        now as _,
    );
    Ok(looks.fetch_optional(cx.conn()).await?)
}

/// Ends the account's own link, if it has not ended.
///
/// # Errors
/// Not found for a foreign link.
pub(crate) async fn end(cx: &mut Cx, account: Id<marks::Account>, id: Id<Link>) -> Outcome<()> {
    let now = cx.now();
    let ended = sqlx::query!(
        "UPDATE sharing.link SET ended_at = coalesce(ended_at, $4) WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    if ended.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}

/// Forgets links that ended before `moment`, by their days or by their holder's hand.
pub(crate) async fn forget_before(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM sharing.link WHERE least(expires_at, ended_at) < $1", moment as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Forgets every link of the account.
pub(crate) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM sharing.link WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
