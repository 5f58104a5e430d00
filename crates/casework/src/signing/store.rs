//! The rows of signatures, and in [`asking`] of codes sent for them and of invitations. Every caller has loaded the file
//! within a scope, or holds the secret of an invitation.

mod asking;

use kernel::{Failure, Id, Moment, Outcome, marks};
use serde::{Deserialize, Serialize};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

pub use self::asking::forget_asking;
pub(super) use self::asking::{
    code, drop_code, find_invitation, insert_invitation, invitation, invitations_of, keep_code, note_refused,
    revoke_invitation, revoke_of_dead,
};
use super::model::{self, Closed, Role, Signature, channel};
use crate::applications::model::Application;

type FileId = Id<marks::Application>;

/// What is sealed of a signature: the exact text, and who signed it as it was shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// The bytes that were signed.
    pub text: String,
    /// The name of whoever signed.
    pub signer: String,
}

fn body_place(file: &Application, signature: Id<Signature>) -> Place {
    Place::new("casework.signature.body", file.owner.uuid(), Purpose::Evidence, signature.uuid())
}

struct Row {
    id: Uuid,
    application_id: Uuid,
    declaration: String,
    role: String,
    signer: Uuid,
    text_sha256: Vec<u8>,
    method: String,
    signed_at: Moment,
    blob: Option<Uuid>,
    pdf_sha256: Option<Vec<u8>>,
    sealed_at: Option<Moment>,
}

impl TryFrom<Row> for Signature {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let unknown = |what: &str| Failure::fault("reading a signature", format!("an unknown {what}"));
        let closed = match (row.sealed_at, row.pdf_sha256, row.blob) {
            (Some(at), Some(sha256), Some(blob)) => Some(Closed { at, sha256, blob: Id::from_uuid(blob) }),
            _ => None,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            declaration: row.declaration,
            role: Role::parse(&row.role).ok_or_else(|| unknown("role"))?,
            signer: Id::from_uuid(row.signer),
            text_sha256: row.text_sha256,
            channel: channel(&row.method).ok_or_else(|| unknown("method"))?,
            signed_at: row.signed_at,
            closed,
        })
    }
}

/// Every signature in a file, oldest first; those of texts that were changed since too.
///
/// # Errors
/// Faults of the database.
pub async fn of_file(cx: &mut Cx, file: FileId) -> Outcome<Vec<Signature>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, application_id, declaration, role, signer, text_sha256, method, signed_at AS "signed_at: Moment",
                  blob, pdf_sha256, sealed_at AS "sealed_at: Moment"
             FROM casework.signature WHERE bucket = $1 AND application_id = $2 ORDER BY signed_at, id"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Signature::try_from).collect()
}

/// One signature; nothing if its draft was given up meanwhile.
pub(super) async fn find(cx: &mut Cx, signature: Id<Signature>) -> Outcome<Option<Signature>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, application_id, declaration, role, signer, text_sha256, method, signed_at AS "signed_at: Moment",
                  blob, pdf_sha256, sealed_at AS "sealed_at: Moment"
             FROM casework.signature WHERE bucket = $1 AND id = $2"#,
        signature.bucket().as_i16(),
        signature.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Signature::try_from).transpose()
}

/// Writes a signature; false if this text is signed already.
pub(super) async fn insert(cx: &mut Cx, file: &Application, signature: &Signature, body: &Body) -> Outcome<bool> {
    let sealed = cx.seal(&body_place(file, signature.id), body).await?;
    let done = sqlx::query!(
        "INSERT INTO casework.signature
             (bucket, id, application_id, declaration, role, signer, body, text_sha256, method, signed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (bucket, application_id, declaration, text_sha256) DO NOTHING",
        signature.id.bucket().as_i16(),
        signature.id.uuid(),
        signature.file.uuid(),
        signature.declaration,
        signature.role.as_str(),
        signature.signer.uuid(),
        sealed as _,
        signature.text_sha256,
        model::method(signature.channel),
        signature.signed_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What was signed, opened for the file's own pages, for the desk, or for the job that closes it.
pub(super) async fn body(cx: &mut Cx, file: &Application, signature: Id<Signature>) -> Outcome<Body> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT body AS "body: Sealed<Body>" FROM casework.signature WHERE bucket = $1 AND id = $2"#,
        signature.bucket().as_i16(),
        signature.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let sealed = sealed.ok_or_else(Failure::not_found)?;
    cx.open(&body_place(file, signature), &sealed).await
}

/// Keeps the closed file of a signature; false if there is one.
pub(super) async fn close(cx: &mut Cx, signature: Id<Signature>, closed: &Closed) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.signature SET blob = $3, pdf_sha256 = $4, sealed_at = $5
          WHERE bucket = $1 AND id = $2 AND blob IS NULL",
        signature.bucket().as_i16(),
        signature.uuid(),
        closed.blob.uuid(),
        closed.sha256,
        closed.at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Where the closed files of a file's signatures lie.
///
/// # Errors
/// Faults of the database.
pub async fn blobs_of(cx: &mut Cx, file: FileId) -> Outcome<Vec<Id<marks::Blob>>> {
    let blobs = sqlx::query_scalar!(
        r#"SELECT blob AS "blob!: Id<marks::Blob>" FROM casework.signature
            WHERE bucket = $1 AND application_id = $2 AND blob IS NOT NULL"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(blobs.fetch_all(cx.conn()).await?)
}

/// Deletes the signatures of a file, whose closed files the caller has destroyed.
///
/// # Errors
/// Faults of the database.
pub async fn forget_signed(cx: &mut Cx, file: FileId) -> Outcome<()> {
    forget_asking(cx, file).await?;
    sqlx::query!(
        "DELETE FROM casework.signature WHERE bucket = $1 AND application_id = $2",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What somebody signed, wherever the file lies, oldest first: the text is in the file of whoever asked.
///
/// # Errors
/// Faults of the database.
pub async fn signed_by(cx: &mut Cx, signer: Id<marks::Account>) -> Outcome<Vec<Signature>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, application_id, declaration, role, signer, text_sha256, method, signed_at AS "signed_at: Moment",
                  blob, pdf_sha256, sealed_at AS "sealed_at: Moment"
             FROM casework.signature WHERE signer = $1 ORDER BY signed_at, id"#,
        signer.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Signature::try_from).collect()
}

/// The exact text of a signature, for the copy of its file's owner's own data.
///
/// # Errors
/// Faults of the database.
pub async fn text_of(cx: &mut Cx, file: &Application, signature: Id<Signature>) -> Outcome<String> {
    body(cx, file, signature).await.map(|body| body.text)
}
