//! The whole file, for the form that names it.

use async_trait::async_trait;
use kernel::{Failure, Id, Outcome};
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

    async fn whole(&self, v: &Visit, name: &str) -> Outcome<UploadedFile> {
        let account = v.account()?;
        let id: Uuid = name.parse().map_err(|_| Failure::not_found())?;
        let mut cx = v.begin().await?;
        let file = rows::one(&mut cx, account, id).await?.filter(|own| own.received == own.length);
        let file = file.ok_or_else(Failure::not_found)?;
        let blobs = v.site().store().blobs().clone();
        let mut bytes = Vec::with_capacity(usize::try_from(file.length).unwrap_or_default());
        for piece in rows::pieces(&mut cx, account, id).await? {
            let own = blobs.unexamined_bytes(&mut cx, Id::from_uuid(piece.blob)).await?;
            if bytes.len() as i64 != piece.at || own.len() as i64 != piece.size {
                return Err(Failure::fault("putting a file together", "its pieces do not follow each other"));
            }
            bytes.extend_from_slice(&own);
        }
        Ok(UploadedFile::whole("", bytes))
    }
}
