//! The rows by which a signature is asked for: codes that were sent, and invitations of the other person.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

use super::FileId;
use crate::{applications::model::Application, secret_link::Token, signing::model::Invitation};

fn holder_place(file: &Application) -> Place {
    Place::new("casework.signing_code.holder", file.owner.uuid(), Purpose::Application, file.id.uuid())
}

/// A code that was sent for one text.
pub(in crate::signing) struct Sent {
    pub signer: Uuid,
    pub text_sha256: Vec<u8>,
    pub holder: String,
}

/// Keeps for which text a code was sent, in place of an earlier one.
pub(in crate::signing) async fn keep_code(
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
pub(in crate::signing) async fn code(cx: &mut Cx, file: &Application, declaration: &str) -> Outcome<Option<Sent>> {
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
pub(in crate::signing) async fn drop_code(cx: &mut Cx, file: FileId, declaration: &str) -> Outcome<()> {
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
pub(in crate::signing) async fn invitations_of(cx: &mut Cx, file: FileId) -> Outcome<Vec<Invitation>> {
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
pub(in crate::signing) async fn find_invitation(cx: &mut Cx, token: &Token) -> Outcome<Option<Invitation>> {
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
pub(in crate::signing) async fn invitation(cx: &mut Cx, id: Id<Invitation>) -> Outcome<Invitation> {
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
pub(in crate::signing) async fn insert_invitation(cx: &mut Cx, invitation: &Invitation, token: &Token) -> Outcome<()> {
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
pub(in crate::signing) async fn revoke_invitation(cx: &mut Cx, file: FileId, declaration: &str) -> Outcome<bool> {
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

/// Takes back every invitation that is open in files of `owner`, and every one by which the person with one of these indexes
/// is asked; which declarations of which files they were for.
pub(in crate::signing) async fn revoke_of_dead(
    cx: &mut Cx,
    indexes: &[Vec<u8>],
    owner: Option<Id<marks::Account>>,
) -> Outcome<Vec<(FileId, String)>> {
    let now = cx.now();
    let taken = sqlx::query!(
        r#"UPDATE casework.signing_invitation i SET revoked_at = $3
            WHERE i.revoked_at IS NULL AND i.refused_at IS NULL AND i.expires_at > $3
              AND (i.person_index = ANY ($1)
                   OR EXISTS (SELECT 1 FROM casework.application a
                               WHERE a.bucket = i.bucket AND a.id = i.application_id AND a.owner = $2))
           RETURNING i.application_id AS "file: FileId", i.declaration"#,
        indexes,
        owner.map(Id::uuid),
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(taken.into_iter().map(|row| (row.file, row.declaration)).collect())
}

/// The other person refuses; false if that was said, or the invitation taken back.
pub(in crate::signing) async fn note_refused(cx: &mut Cx, invitation: Id<Invitation>) -> Outcome<bool> {
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
