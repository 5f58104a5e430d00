//! Rows of certificates, their places in the status lists, and releases. SQL only.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Scope};
use uuid::Uuid;

use super::model::{Certificate, Copy, Sealed, Serial, State};
use crate::applications::model::Application;

struct Row {
    id: Uuid,
    application_id: Uuid,
    service: String,
    document: String,
    definition_revision: i32,
    copy: Option<i16>,
    parcel: Option<Uuid>,
    serial: String,
    content_sha256: Vec<u8>,
    status_list: i32,
    status_index: i32,
    dated_at: Moment,
    issued_at: Option<Moment>,
    sha256: Option<Vec<u8>>,
    blob: Option<Uuid>,
    revoked_at: Option<Moment>,
    replaced_at: Option<Moment>,
    replaced_by: Option<Uuid>,
}

impl TryFrom<Row> for Certificate {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let sealed = match (row.issued_at, row.sha256, row.blob) {
            (Some(issued_at), Some(sha256), Some(blob)) => {
                Some(Sealed { issued_at, sha256: digest(sha256)?, blob: Id::from_uuid(blob) })
            }
            _ => None,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            application: Id::from_uuid(row.application_id),
            service: row.service,
            document: row.document,
            definition_revision: row.definition_revision,
            copy: row.parcel.zip(row.copy).map(|(parcel, number)| Copy { parcel, number }),
            serial: Serial::stored(row.serial),
            content_sha256: digest(row.content_sha256)?,
            status_list: row.status_list,
            status_index: row.status_index,
            dated_at: row.dated_at,
            sealed,
            revoked_at: row.revoked_at,
            replaced: row.replaced_at.zip(row.replaced_by.map(Id::from_uuid)),
        })
    }
}

fn digest(bytes: Vec<u8>) -> Outcome<[u8; 32]> {
    bytes.try_into().map_err(|_| Failure::fault("reading a certificate", "a digest has not 32 bytes"))
}

/// A statement that reads certificates: the columns once, the condition each time.
macro_rules! certificates {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT c.id, c.application_id, c.service, c.document, c.definition_revision, c.copy, c.parcel, c.serial,
                      c.content_sha256, c.status_list, c.status_index, c.dated_at as "dated_at: Moment",
                      c.issued_at as "issued_at: Moment", c.sha256, c.blob, c.revoked_at as "revoked_at: Moment",
                      c.replaced_at as "replaced_at: Moment", c.replaced_by
                 FROM casework.certificate c
                 JOIN casework.application a ON a.bucket = c.bucket AND a.id = c.application_id "#
                + $condition,
            $($value),+
        )
    };
}

/// The latest electronic certificate of a file that was loaded within the caller's scope; it may only be begun. A file that was taken
/// up again after its document was issued has several.
pub async fn of_file(cx: &mut Cx, file: &Application) -> Outcome<Option<Certificate>> {
    find(cx, &Scope::Owner(file.owner), file.id.bucket().as_i16(), None, Some((file.id.uuid(), false))).await
}

/// The latest electronic certificate of a file that was issued; the file was loaded within the caller's scope.
pub async fn issued_of(cx: &mut Cx, file: &Application) -> Outcome<Option<Certificate>> {
    find(cx, &Scope::Owner(file.owner), file.id.bucket().as_i16(), None, Some((file.id.uuid(), true))).await
}

/// Every paper copy that was begun of a file's documents, the oldest first; the file was loaded within the caller's scope.
pub async fn copies_of(cx: &mut Cx, file: &Application) -> Outcome<Vec<Certificate>> {
    copies(cx, file.id).await
}

/// The same by the file's id, for whoever ends its document.
pub(super) async fn copies(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Certificate>> {
    let rows = certificates!(
        "WHERE c.bucket = $1 AND c.application_id = $2 AND c.copy IS NOT NULL ORDER BY c.dated_at, c.copy",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The certificate of one paper copy, if it was begun; the file was loaded within the caller's scope.
pub async fn copy_of(cx: &mut Cx, file: &Application, copy: Copy) -> Outcome<Option<Certificate>> {
    let row = certificates!(
        "WHERE c.bucket = $1 AND c.application_id = $2 AND c.parcel = $3 AND c.copy = $4",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        copy.parcel,
        copy.number,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// The certificate with this id.
pub async fn load(cx: &mut Cx, scope: &Scope, id: Id<marks::Certificate>) -> Outcome<Certificate> {
    find(cx, scope, id.bucket().as_i16(), Some(id.uuid()), None).await?.ok_or_else(Failure::not_found)
}

async fn find(
    cx: &mut Cx,
    scope: &Scope,
    bucket: i16,
    id: Option<Uuid>,
    file: Option<(Uuid, bool)>,
) -> Outcome<Option<Certificate>> {
    let missions = scope.missions();
    let row = certificates!(
        "WHERE c.bucket = $1 AND (c.id = $2 OR (c.application_id = $3 AND c.copy IS NULL))
           AND ($4::uuid IS NULL OR a.owner = $4) AND ($5::text[] IS NULL OR a.mission = ANY($5))
           AND (NOT $6 OR c.issued_at IS NOT NULL)
         ORDER BY c.dated_at DESC, c.id DESC LIMIT 1",
        bucket,
        id,
        file.map(|(file, _)| file),
        scope.owner(),
        missions.as_deref(),
        file.is_some_and(|(_, issued)| issued),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// Writes a certificate that is begun.
pub async fn insert(cx: &mut Cx, certificate: &Certificate) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.certificate (bucket, id, application_id, service, document, definition_revision, serial,
                                           content_sha256, status_list, status_index, dated_at, copy, parcel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        certificate.id.bucket().as_i16(),
        certificate.id.uuid(),
        certificate.application.uuid(),
        certificate.service,
        certificate.document,
        certificate.definition_revision,
        certificate.serial.as_str(),
        &certificate.content_sha256,
        certificate.status_list,
        certificate.status_index,
        certificate.dated_at as _,
        certificate.copy.map(|copy| copy.number),
        certificate.copy.map(|copy| copy.parcel),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The newest status list, 1 if there is none yet.
pub async fn newest_list(cx: &mut Cx) -> Outcome<i32> {
    let newest = sqlx::query_scalar!("SELECT max(list) FROM casework.status_entry").fetch_one(cx.conn()).await?;
    Ok(newest.unwrap_or(1))
}

/// Takes a place in a status list; false if it is taken.
pub async fn take_place(cx: &mut Cx, list: i32, index: i32, id: Id<marks::Certificate>) -> Outcome<bool> {
    let done = sqlx::query!(
        "INSERT INTO casework.status_entry (list, index, bucket, certificate) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        list,
        index,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Places of a list whose certificate does not stand as issued, or nothing if there is no such list.
pub async fn ended(cx: &mut Cx, list: i32) -> Outcome<Option<Vec<(u32, State)>>> {
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.status_entry WHERE list = $1) as "there!""#,
        list,
    );
    if !there.fetch_one(cx.conn()).await? {
        return Ok(None);
    }
    let rows =
        sqlx::query!("SELECT index, state FROM casework.status_entry WHERE list = $1 AND state <> 'valid'", list)
            .fetch_all(cx.conn())
            .await?;
    let place = |row: (i32, String)| Some((u32::try_from(row.0).ok()?, State::parse(&row.1)?));
    Ok(Some(rows.into_iter().filter_map(|row| place((row.index, row.state))).collect()))
}

/// Writes the sealed file; false if another run was quicker.
pub async fn save_sealed(cx: &mut Cx, id: Id<marks::Certificate>, sealed: &Sealed, seal_key: &str) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.certificate SET issued_at = $3, sha256 = $4, blob = $5, seal_key = $6
          WHERE bucket = $1 AND id = $2 AND issued_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        sealed.issued_at as _,
        &sealed.sha256,
        sealed.blob.uuid(),
        seal_key,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

fn credential_place(file: &Application, id: Id<marks::Certificate>) -> Place {
    Place::new("casework.certificate.credential", file.owner.uuid(), Purpose::Documents, id.uuid())
}

/// Writes the text of the symbol on an electronic certificate, sealed for the owner of its file.
pub(super) async fn save_credential(
    cx: &mut Cx,
    file: &Application,
    id: Id<marks::Certificate>,
    text: &str,
) -> Outcome<()> {
    let sealed = cx.seal(&credential_place(file, id), &text.to_owned()).await?;
    sqlx::query!(
        "UPDATE casework.certificate SET credential = $3 WHERE bucket = $1 AND id = $2",
        id.bucket().as_i16(),
        id.uuid(),
        sealed.as_bytes(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The text of the symbol; none on a certificate that was issued before it was kept.
pub(crate) async fn credential(cx: &mut Cx, file: &Application, id: Id<marks::Certificate>) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT credential AS "credential: store::Sealed<String>" FROM casework.certificate WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open_optional(&credential_place(file, id), sealed.as_ref()).await
}

/// Writes how a certificate ended, in its row and in the published list.
pub async fn save_end(cx: &mut Cx, certificate: &Certificate, reason: Option<&str>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.certificate SET revoked_at = $3, revoked_reason = coalesce(revoked_reason, $4), replaced_at = $5, replaced_by = $6
          WHERE bucket = $1 AND id = $2",
        certificate.id.bucket().as_i16(),
        certificate.id.uuid(),
        certificate.revoked_at as _,
        reason,
        certificate.replaced.map(|(at, _)| at) as _,
        certificate.replaced.map(|(_, by)| by.uuid()),
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "UPDATE casework.status_entry SET state = $3 WHERE list = $1 AND index = $2",
        certificate.status_list,
        certificate.status_index,
        certificate.state().as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether a certificate was handed out before.
pub async fn was_released(cx: &mut Cx, id: Id<marks::Certificate>) -> Outcome<bool> {
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.certificate_release WHERE bucket = $1 AND certificate = $2) as "there!""#,
        id.bucket().as_i16(),
        id.uuid(),
    );
    Ok(there.fetch_one(cx.conn()).await?)
}

/// Writes that a certificate was handed out. Two in one instant are one.
pub async fn save_release(
    cx: &mut Cx,
    id: Id<marks::Certificate>,
    to: Id<marks::Account>,
    assurance: &str,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.certificate_release (bucket, certificate, released_at, released_to, assurance)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        to.uuid(),
        assurance,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
