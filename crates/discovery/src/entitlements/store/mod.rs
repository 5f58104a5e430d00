//! Rows of codes and redemptions.

pub(super) mod partners;

use std::time::Duration;

use ::store::{Cx, Place, Purpose, Sealed};
use kernel::{Id, Moment, Outcome, Permit, marks};
use uuid::Uuid;

use super::{
    commands::Redeemed,
    model::{Found, Kept, Named, Number, Redemption},
    policy::MakeCode,
    port::Code,
};

/// The domain of the keyed index of numbers.
const INDEX: &str = "discovery.entitlement";

/// Where the text of a code lies, sealed.
fn place(account: Id<marks::Account>, id: Id<Kept>) -> Place {
    Place::new("discovery.entitlement.code", account.uuid(), Purpose::Profile, id.uuid())
}

/// Waits for whatever else is done with codes of this privilege for this account.
pub(super) async fn one_after_the_other(cx: &mut Cx, account: Id<marks::Account>, privilege: &str) -> Outcome<()> {
    let name = format!("discovery.entitlement.{account}.{privilege}");
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) AS locked", name).execute(cx.conn()).await?;
    Ok(())
}

/// How many codes of the privilege were redeemed in a calendar year of a zone.
pub(super) async fn redeemed_in_year(
    cx: &mut Cx,
    account: Id<marks::Account>,
    privilege: &str,
    (year, zone): (i32, &str),
) -> Outcome<i64> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM discovery.redemption
            WHERE bucket = $1 AND account = $2 AND privilege = $3
              AND extract(year FROM at AT TIME ZONE $4)::int = $5"#,
        account.bucket().as_i16(),
        account.uuid(),
        privilege,
        zone,
        year,
    );
    Ok(count.fetch_one(cx.conn()).await?)
}

/// Ends the code that stands.
pub(super) async fn replace(cx: &mut Cx, account: Id<marks::Account>, privilege: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.entitlement SET replaced_at = $4
          WHERE bucket = $1 AND account = $2 AND privilege = $3 AND replaced_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        privilege,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Adds a code.
pub(super) async fn insert(
    cx: &mut Cx,
    _permit: Permit<MakeCode>,
    account: Id<marks::Account>,
    (code, text): (&Code, &str),
    late: Duration,
) -> Outcome<Id<Kept>> {
    let id = Id::<Kept>::new(account.bucket(), cx.now(), cx.dice());
    let sealed = cx.seal(&place(account, id), &text.to_owned()).await?;
    let index = cx.vault().blind(INDEX, &code.number);
    sqlx::query!(
        "INSERT INTO discovery.entitlement
             (bucket, id, account, privilege, number_index, code, made_at, expires_at, late_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        code.privilege,
        index,
        sealed as _,
        code.made_at as _,
        code.expires_at as _,
        code.expires_at.plus(late) as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// The code of the privilege that stands, if it was made and is in force.
pub(super) async fn in_force(cx: &mut Cx, account: Id<marks::Account>, privilege: &str) -> Outcome<Option<Kept>> {
    let now = cx.now();
    let row = sqlx::query!(
        r#"SELECT id AS "id: Id<Kept>", expires_at AS "expires_at: Moment",
                  code AS "code: Sealed<String>"
             FROM discovery.entitlement
            WHERE bucket = $1 AND account = $2 AND privilege = $3 AND replaced_at IS NULL AND expires_at > $4"#,
        account.bucket().as_i16(),
        account.uuid(),
        privilege,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let text = cx.open(&place(account, row.id), &row.code).await?;
    Ok(Some(Kept { id: row.id, expires_at: row.expires_at, text }))
}

/// The code with this number.
pub(super) async fn by_number(cx: &mut Cx, number: &Number) -> Outcome<Option<Found>> {
    let keys = cx.vault().blind_all(INDEX, number.as_str());
    let found = sqlx::query_as!(
        Found,
        r#"SELECT id AS "id: Id<Kept>", account AS "account: Id<marks::Account>", privilege,
                  made_at AS "made_at: Moment", expires_at AS "expires_at: Moment",
                  late_until AS "late_until: Moment", replaced_at AS "replaced_at: Moment"
             FROM discovery.entitlement WHERE number_index = ANY ($1)"#,
        &keys[..],
    );
    Ok(found.fetch_optional(cx.conn()).await?)
}

/// When a code was redeemed, if it was.
pub(super) async fn redeemed_at(cx: &mut Cx, id: Id<Kept>) -> Outcome<Option<Moment>> {
    let at = sqlx::query_scalar!(
        r#"SELECT at AS "at: Moment" FROM discovery.redemption WHERE bucket = $1 AND entitlement = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(at.fetch_optional(cx.conn()).await?)
}

/// Redeems a code; nothing if somebody did before.
pub(super) async fn redeem(cx: &mut Cx, found: &Found, partner: Uuid, at: Moment) -> Outcome<Option<Id<Redemption>>> {
    let now = cx.now();
    let id = Id::<Redemption>::new(found.account.bucket(), now, cx.dice());
    let added = sqlx::query!(
        "INSERT INTO discovery.redemption (bucket, id, account, entitlement, privilege, partner, at, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (bucket, entitlement) DO NOTHING",
        found.account.bucket().as_i16(),
        id.uuid(),
        found.account.uuid(),
        found.id.uuid(),
        found.privilege,
        partner,
        at as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// What was redeemed, as a partner is told it.
pub(super) async fn redeemed(cx: &mut Cx, id: Id<Redemption>) -> Outcome<Option<Redeemed>> {
    let row = sqlx::query_as!(
        Redeemed,
        r#"SELECT id AS "id: Id<Redemption>", privilege, at AS "at: Moment", reported_at AS "reported_at: Moment"
             FROM discovery.redemption WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// What was redeemed of the account's codes, the latest first.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Redemption>> {
    let rows = sqlx::query!(
        r#"SELECT r.id AS "id: Id<Redemption>", r.privilege, p.name_ar, p.name_en, r.at AS "at: Moment",
                  r.reported_at AS "reported_at: Moment", r.objected_at AS "objected_at: Moment"
             FROM discovery.redemption r JOIN discovery.partner p ON p.id = r.partner
            WHERE r.bucket = $1 AND r.account = $2 ORDER BY r.at DESC, r.id"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let shown = rows.into_iter().map(|row| Redemption {
        id: row.id,
        privilege: row.privilege,
        partner: Named { ar: row.name_ar, en: row.name_en },
        at: row.at,
        reported_at: row.reported_at,
        objected_at: row.objected_at,
    });
    Ok(shown.collect())
}

/// The account's codes that are still kept: privilege, when made, until when in force.
pub(super) async fn codes_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(String, Moment, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT privilege, made_at AS "made_at: Moment", expires_at AS "expires_at: Moment"
             FROM discovery.entitlement WHERE bucket = $1 AND account = $2 ORDER BY made_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.privilege, row.made_at, row.expires_at)).collect())
}

/// Objects to a redemption of the account; false if it is not one.
pub(super) async fn object(cx: &mut Cx, account: Id<marks::Account>, id: Id<Redemption>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE discovery.redemption SET objected_at = coalesce(objected_at, $4)
          WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets codes that can no longer be reported, and redemptions of before `old`.
pub(super) async fn forget_old(cx: &mut Cx, old: Moment) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("DELETE FROM discovery.entitlement WHERE late_until <= $1", now as _).execute(cx.conn()).await?;
    sqlx::query!("DELETE FROM discovery.redemption WHERE reported_at < $1", old as _).execute(cx.conn()).await?;
    Ok(())
}

/// Forgets every code and redemption of the account.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let bucket = account.bucket().as_i16();
    sqlx::query!("DELETE FROM discovery.redemption WHERE bucket = $1 AND account = $2", bucket, account.uuid())
        .execute(cx.conn())
        .await?;
    sqlx::query!("DELETE FROM discovery.entitlement WHERE bucket = $1 AND account = $2", bucket, account.uuid())
        .execute(cx.conn())
        .await?;
    Ok(())
}
