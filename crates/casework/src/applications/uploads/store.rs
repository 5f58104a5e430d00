//! Rows of uploads.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::{
    Upload,
    inspect::{Clean, Kind},
};
use crate::applications::model::Application;

pub(super) struct Row {
    id: Uuid,
    document: String,
    blob: Uuid,
    kind: String,
    size_bytes: i64,
    received_at: Moment,
}

impl Row {
    /// None only for a kind that a newer release wrote.
    pub(super) fn into_upload(self) -> Option<Upload> {
        let kind = [Kind::Pdf, Kind::Jpeg, Kind::Png].into_iter().find(|kind| kind.as_str() == self.kind)?;
        Some(Upload {
            id: self.id,
            document: self.document,
            blob: Id::from_uuid(self.blob),
            kind,
            size_bytes: self.size_bytes,
            received_at: self.received_at,
        })
    }
}

pub(super) async fn in_force(cx: &mut Cx, file: &Application) -> Outcome<Vec<Row>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, document, blob, kind, size_bytes, received_at as "received_at: Moment" FROM casework.upload
            WHERE bucket = $1 AND application_id = $2 AND replaced_at IS NULL ORDER BY document"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

pub(super) async fn one(cx: &mut Cx, file: &Application, upload: Uuid) -> Outcome<Option<Row>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, document, blob, kind, size_bytes, received_at as "received_at: Moment" FROM casework.upload
            WHERE bucket = $1 AND application_id = $2 AND id = $3"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        upload,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Takes one upload out of force and returns its blob.
pub(super) async fn retire(
    cx: &mut Cx,
    file: &Application,
    document: &str,
    upload: Uuid,
) -> Outcome<Option<Id<marks::Blob>>> {
    let now = cx.now();
    let blob = sqlx::query_scalar!(
        "UPDATE casework.upload SET replaced_at = $5
          WHERE bucket = $1 AND application_id = $2 AND document = $3 AND id = $4 AND replaced_at IS NULL RETURNING blob",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        document,
        upload,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(blob.map(Id::from_uuid))
}

pub(super) async fn insert(
    cx: &mut Cx,
    file: &Application,
    id: Uuid,
    document: &str,
    clean: &Clean,
    blob: Id<marks::Blob>,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.upload (bucket, id, application_id, document, blob, kind, size_bytes, received_at, usable_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        document,
        blob.uuid(),
        clean.kind.as_str(),
        i64::try_from(clean.bytes.len()).unwrap_or(i64::MAX),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
