//! The rows of links. The hash of a token is what a link is found by; it is never read back.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Scope};
use uuid::Uuid;

use super::model::PayerLink;
use crate::{payments::model::Attempt, secret_link::Token};

struct Row {
    id: Uuid,
    application_id: Uuid,
    made_at: Moment,
    expires_at: Moment,
    revoked_at: Option<Moment>,
    used_at: Option<Moment>,
}

impl From<Row> for PayerLink {
    fn from(row: Row) -> Self {
        Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            made_at: row.made_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            used_at: row.used_at,
        }
    }
}

/// Writes a new link.
pub(super) async fn insert(cx: &mut Cx, link: &PayerLink, token: &Token) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.payer_link (bucket, id, application_id, token_hash, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        link.id.bucket().as_i16(),
        link.id.uuid(),
        link.file.uuid(),
        token.hash(),
        link.made_at as _,
        link.expires_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes back the link of a file that was not taken back, if there is one. The caller has locked the file.
pub(super) async fn revoke_open(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.payer_link SET revoked_at = $3
          WHERE bucket = $1 AND application_id = $2 AND revoked_at IS NULL",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes back every link by which a file of `owner` can still be paid.
pub(super) async fn revoke_open_of(
    cx: &mut Cx,
    owner: Id<marks::Account>,
) -> Outcome<Vec<(Id<marks::Application>, Id<PayerLink>)>> {
    let now = cx.now();
    let taken = sqlx::query!(
        r#"UPDATE casework.payer_link l SET revoked_at = $3 FROM casework.application a
            WHERE a.bucket = l.bucket AND a.id = l.application_id AND a.bucket = $1 AND a.owner = $2
              AND l.revoked_at IS NULL AND l.expires_at > $3
              AND NOT EXISTS (SELECT 1 FROM casework.payment_attempt t
                               WHERE t.bucket = l.bucket AND t.payer_link = l.id AND t.succeeded_at IS NOT NULL)
           RETURNING l.application_id AS "file: Id<marks::Application>", l.id AS "link: Id<PayerLink>""#,
        owner.bucket().as_i16(),
        owner.uuid(),
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(taken.into_iter().map(|row| (row.file, row.link)).collect())
}

/// The link with this secret. Whoever holds it has no scope: the secret is the right.
pub(super) async fn find(cx: &mut Cx, token: &Token) -> Outcome<Option<PayerLink>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT l.id, l.application_id, l.made_at AS "made_at: Moment", l.expires_at AS "expires_at: Moment",
                  l.revoked_at AS "revoked_at: Moment",
                  (SELECT min(t.succeeded_at) FROM casework.payment_attempt t
                    WHERE t.bucket = l.bucket AND t.payer_link = l.id) AS "used_at: Moment"
             FROM casework.payer_link l WHERE l.bucket = $1 AND l.token_hash = $2"#,
        token.bucket().as_i16(),
        token.hash(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(PayerLink::from))
}

/// One link within the scope, or the one 404.
pub(super) async fn load(cx: &mut Cx, scope: &Scope, link: Id<PayerLink>) -> Outcome<PayerLink> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT l.id, l.application_id, l.made_at AS "made_at: Moment", l.expires_at AS "expires_at: Moment",
                  l.revoked_at AS "revoked_at: Moment",
                  (SELECT min(t.succeeded_at) FROM casework.payment_attempt t
                    WHERE t.bucket = l.bucket AND t.payer_link = l.id) AS "used_at: Moment"
             FROM casework.payer_link l
             JOIN casework.application a ON a.bucket = l.bucket AND a.id = l.application_id
            WHERE l.bucket = $1 AND l.id = $2 AND ($3::uuid IS NULL OR a.owner = $3)"#,
        link.bucket().as_i16(),
        link.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(PayerLink::from).ok_or_else(Failure::not_found)
}

/// The links of a file within the scope, newest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<PayerLink>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT l.id, l.application_id, l.made_at AS "made_at: Moment", l.expires_at AS "expires_at: Moment",
                  l.revoked_at AS "revoked_at: Moment",
                  (SELECT min(t.succeeded_at) FROM casework.payment_attempt t
                    WHERE t.bucket = l.bucket AND t.payer_link = l.id) AS "used_at: Moment"
             FROM casework.payer_link l
             JOIN casework.application a ON a.bucket = l.bucket AND a.id = l.application_id
            WHERE l.bucket = $1 AND l.application_id = $2 AND ($3::uuid IS NULL OR a.owner = $3)
            ORDER BY l.made_at DESC, l.id DESC LIMIT 50"#,
        file.bucket().as_i16(),
        file.uuid(),
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(PayerLink::from).collect())
}

/// A charge as its payer may know it.
pub(super) struct OwnCharge {
    /// The gateway's id.
    pub transaction: String,
    /// Whether it paid the fee; else it is given back.
    pub settles: bool,
    /// When the bank decided.
    pub charged_at: Moment,
}

/// The charges of an attempt, for whoever made them: the one that paid first.
pub(super) async fn charges(cx: &mut Cx, attempt: Id<Attempt>) -> Outcome<Vec<OwnCharge>> {
    let charges = sqlx::query_as!(
        OwnCharge,
        r#"SELECT transaction, settles, charged_at AS "charged_at: Moment" FROM casework.payment_charge
            WHERE bucket = $1 AND attempt_id = $2 ORDER BY settles DESC, charged_at, transaction"#,
        attempt.bucket().as_i16(),
        attempt.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(charges)
}
