//! The rows of signatures, of codes sent for them, and of invitations. Every caller has loaded the file within a scope, or holds
//! the secret of an invitation.

use kernel::{Failure, Id, Moment, Outcome, marks};
use serde::{Deserialize, Serialize};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

use super::model::{self, Closed, Invitation, Role, Signature, channel};
use crate::{applications::model::Application, secret_link::Token};

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

fn holder_place(file: &Application) -> Place {
    Place::new("casework.signing_code.holder", file.owner.uuid(), Purpose::Application, file.id.uuid())
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

/// A code that was sent for one text.
pub(super) struct Sent {
    pub signer: Uuid,
    pub text_sha256: Vec<u8>,
    pub holder: String,
}

/// Keeps for which text a code was sent, in place of an earlier one.
pub(super) async fn keep_code(
    cx: &mut Cx,
    file: &Application,
    (declaration, signer): (&str, Id<marks::Account>),
    (text_sha256, holder): (&[u8], String),
) -> Outcome<()> {
    let sealed = cx.seal(&holder_place(file), &holder).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.signing_code (bucket, application_id, declaration, signer, text_sha256, holder, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (bucket, application_id, declaration)
         DO UPDATE SET signer = $4, text_sha256 = $5, holder = $6, asked_at = $7",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        declaration,
        signer.uuid(),
        text_sha256,
        sealed as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The code that was sent last for a declaration.
pub(super) async fn code(cx: &mut Cx, file: &Application, declaration: &str) -> Outcome<Option<Sent>> {
    let row = sqlx::query!(
        r#"SELECT signer, text_sha256, holder AS "holder: Sealed<String>" FROM casework.signing_code
            WHERE bucket = $1 AND application_id = $2 AND declaration = $3"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        declaration,
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let holder = cx.open(&holder_place(file), &row.holder).await?;
    Ok(Some(Sent { signer: row.signer, text_sha256: row.text_sha256, holder }))
}

/// Forgets the code of a declaration.
pub(super) async fn drop_code(cx: &mut Cx, file: FileId, declaration: &str) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM casework.signing_code WHERE bucket = $1 AND application_id = $2 AND declaration = $3",
        file.bucket().as_i16(),
        file.uuid(),
        declaration,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

struct Invited {
    id: Uuid,
    application_id: Uuid,
    declaration: String,
    person_index: Vec<u8>,
    made_at: Moment,
    expires_at: Moment,
    revoked_at: Option<Moment>,
    refused_at: Option<Moment>,
}

impl From<Invited> for Invitation {
    fn from(row: Invited) -> Self {
        Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            declaration: row.declaration,
            person_index: row.person_index,
            made_at: row.made_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            refused_at: row.refused_at,
        }
    }
}

/// The invitations of a file that were not taken back, one a declaration.
pub(super) async fn invitations_of(cx: &mut Cx, file: FileId) -> Outcome<Vec<Invitation>> {
    let rows = sqlx::query_as!(
        Invited,
        r#"SELECT id, application_id, declaration, person_index, made_at AS "made_at: Moment",
                  expires_at AS "expires_at: Moment", revoked_at AS "revoked_at: Moment", refused_at AS "refused_at: Moment"
             FROM casework.signing_invitation
            WHERE bucket = $1 AND application_id = $2 AND revoked_at IS NULL"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(Invitation::from).collect())
}

/// The invitation with this secret.
pub(super) async fn find_invitation(cx: &mut Cx, token: &Token) -> Outcome<Option<Invitation>> {
    let row = sqlx::query_as!(
        Invited,
        r#"SELECT id, application_id, declaration, person_index, made_at AS "made_at: Moment",
                  expires_at AS "expires_at: Moment", revoked_at AS "revoked_at: Moment", refused_at AS "refused_at: Moment"
             FROM casework.signing_invitation WHERE bucket = $1 AND token_hash = $2"#,
        token.bucket().as_i16(),
        token.hash(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(Invitation::from))
}

/// The invitation with this id, for the request that made it.
pub(super) async fn invitation(cx: &mut Cx, id: Id<Invitation>) -> Outcome<Invitation> {
    let row = sqlx::query_as!(
        Invited,
        r#"SELECT id, application_id, declaration, person_index, made_at AS "made_at: Moment",
                  expires_at AS "expires_at: Moment", revoked_at AS "revoked_at: Moment", refused_at AS "refused_at: Moment"
             FROM casework.signing_invitation WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Invitation::from).ok_or_else(Failure::not_found)
}

/// Writes an invitation. The caller has locked the file and taken back the one before.
pub(super) async fn insert_invitation(cx: &mut Cx, invitation: &Invitation, token: &Token) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.signing_invitation
             (bucket, id, application_id, declaration, token_hash, person_index, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        invitation.id.bucket().as_i16(),
        invitation.id.uuid(),
        invitation.file.uuid(),
        invitation.declaration,
        token.hash(),
        invitation.person_index,
        invitation.made_at as _,
        invitation.expires_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes back the invitation of a declaration, if there is one.
pub(super) async fn revoke_invitation(cx: &mut Cx, file: FileId, declaration: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.signing_invitation SET revoked_at = $4
          WHERE bucket = $1 AND application_id = $2 AND declaration = $3 AND revoked_at IS NULL",
        file.bucket().as_i16(),
        file.uuid(),
        declaration,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The other person refuses; false if that was said, or the invitation taken back.
pub(super) async fn note_refused(cx: &mut Cx, invitation: Id<Invitation>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.signing_invitation SET refused_at = $3
          WHERE bucket = $1 AND id = $2 AND refused_at IS NULL AND revoked_at IS NULL",
        invitation.bucket().as_i16(),
        invitation.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes what asked for signatures in a file: codes and links.
///
/// # Errors
/// Faults of the database.
pub async fn forget_asking(cx: &mut Cx, file: FileId) -> Outcome<()> {
    sqlx::query!(
        "WITH codes AS (DELETE FROM casework.signing_code WHERE bucket = $1 AND application_id = $2)
         DELETE FROM casework.signing_invitation WHERE bucket = $1 AND application_id = $2",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
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
