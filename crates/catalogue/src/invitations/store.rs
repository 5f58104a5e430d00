//! Rows of invitations, and of whom they let in.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::commands::Batch;

/// The domain of the keyed index of codes.
pub(super) const INDEX: &str = "catalogue.invitation";

/// An invitation as the list shows it.
pub(super) struct Issued {
    /// Key of the country.
    pub country: String,
    /// Its number there.
    pub number: i32,
    /// When it was issued.
    pub issued_at: Moment,
    /// By whom.
    pub issued_by: Id<marks::Staff>,
    /// Until when it may be used.
    pub valid_until: Moment,
    /// When it was taken back.
    pub withdrawn_at: Option<Moment>,
    /// When it was used.
    pub used_at: Option<Moment>,
}

/// The highest number of a country. Of two issues at once the second waits for the first.
pub(super) async fn last_number(cx: &mut Cx, country: &str) -> Outcome<i32> {
    let name = format!("catalogue.invitation.{country}");
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) AS locked", name).execute(cx.conn()).await?;
    let last = sqlx::query_scalar!(
        r#"SELECT coalesce(max(number), 0) AS "last!" FROM catalogue.invitation WHERE country = $1"#,
        country,
    );
    Ok(last.fetch_one(cx.conn()).await?)
}

/// Adds an invitation.
pub(super) async fn insert(
    cx: &mut Cx,
    batch: &Batch<'_>,
    (number, index): (i32, Vec<u8>),
    staff: Id<marks::Staff>,
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Issued>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO catalogue.invitation (id, country, number, code_index, issued_at, issued_by, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.uuid(),
        batch.country,
        number,
        index,
        now as _,
        staff.uuid(),
        batch.valid_until as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Marks the invitation with one of these indexes used; nothing if there is none that may still be. One `UPDATE` decides a
/// race of two.
pub(super) async fn use_up(cx: &mut Cx, country: &str, keys: &[Vec<u8>]) -> Outcome<Option<Uuid>> {
    let now = cx.now();
    let used = sqlx::query_scalar!(
        "UPDATE catalogue.invitation SET used_at = $3
          WHERE country = $1 AND code_index = ANY ($2) AND used_at IS NULL AND withdrawn_at IS NULL AND valid_until > $3
         RETURNING id",
        country,
        keys,
        now as _,
    );
    Ok(used.fetch_optional(cx.conn()).await?)
}

/// Writes whom an invitation let in.
pub(super) async fn admit(cx: &mut Cx, account: Id<marks::Account>, country: &str, invitation: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO catalogue.admission (bucket, account, country, invitation, admitted_at) VALUES ($1, $2, $3, $4, $5)",
        account.bucket().as_i16(),
        account.uuid(),
        country,
        invitation,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether the account is in.
pub(super) async fn is_admitted(cx: &mut Cx, account: Id<marks::Account>, country: &str) -> Outcome<bool> {
    let admitted = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM catalogue.admission WHERE bucket = $1 AND account = $2 AND country = $3) AS "is!""#,
        account.bucket().as_i16(),
        account.uuid(),
        country,
    );
    Ok(admitted.fetch_one(cx.conn()).await?)
}

/// Where the account is in, and since when.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(String, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT country, admitted_at AS "admitted_at: Moment" FROM catalogue.admission
            WHERE bucket = $1 AND account = $2 ORDER BY country"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.country, row.admitted_at)).collect())
}

/// Removes every row about the account.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM catalogue.admission WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes an invitation back; false if it was used or taken back before, or is not there.
pub(super) async fn withdraw(cx: &mut Cx, (country, number): (&str, i32), staff: Id<marks::Staff>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE catalogue.invitation SET withdrawn_at = $3, withdrawn_by = $4
          WHERE country = $1 AND number = $2 AND used_at IS NULL AND withdrawn_at IS NULL",
        country,
        number,
        now as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The invitations issued last.
pub(super) async fn newest(cx: &mut Cx, most: i64) -> Outcome<Vec<Issued>> {
    let rows = sqlx::query_as!(
        Issued,
        r#"SELECT country, number, issued_at AS "issued_at: Moment", issued_by AS "issued_by: Id<marks::Staff>",
                  valid_until AS "valid_until: Moment", withdrawn_at AS "withdrawn_at: Moment", used_at AS "used_at: Moment"
             FROM catalogue.invitation ORDER BY issued_at DESC, country, number DESC LIMIT $1"#,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}
