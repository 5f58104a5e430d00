//! The whole file, for the form that names it.

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, marks};
use uuid::Uuid;
use web::{Tray, UploadedFile, Visit};

use crate::store as rows;

/// Files on their way, as forms see them.
pub struct Trays;

#[async_trait]
impl Tray for Trays {
    fn path(&self) -> &'static str {
        crate::PATH
    }

    fn scans(&self) -> &'static str {
        crate::SCANS
    }

    fn shared(&self) -> &'static str {
        crate::HERE_SHARED
    }

    async fn whole(&self, v: &Visit, name: &str) -> Outcome<UploadedFile> {
        let account = v.account()?;
        let id: Uuid = name.parse().map_err(|_| Failure::not_found())?;
        let mut cx = v.begin().await?;
        let bytes = bytes(&mut cx, account, id).await?;
        rows::taken(&mut cx, account, id).await?;
        cx.commit().await?;
        Ok(UploadedFile::whole("", bytes))
    }
}

/// The bytes of a file that has come whole.
///
/// # Errors
/// Not found for what is unknown, foreign or not whole; faults of the database or the files.
pub(crate) async fn bytes(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<Vec<u8>> {
    let file = rows::one(cx, account, id).await?.filter(|own| own.received == own.length);
    let file = file.ok_or_else(Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    let mut bytes = Vec::with_capacity(usize::try_from(file.length).unwrap_or_default());
    for piece in rows::pieces(cx, account, id).await? {
        let own = blobs.unexamined_bytes(cx, Id::from_uuid(piece.blob)).await?;
        if bytes.len() as i64 != piece.at || own.len() as i64 != piece.size {
            return Err(Failure::fault("putting a file together", "its pieces do not follow each other"));
        }
        bytes.extend_from_slice(&own);
    }
    Ok(bytes)
}
