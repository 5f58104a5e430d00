//! Taking in a file from a stream, outside any transaction.

use std::error::Error;

use aws_lc_rs::digest;
use bytes::Bytes;
use data_encoding::HEXLOWER;
use futures::{Stream, StreamExt};
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind};
use object_store::{ObjectStoreExt, WriteMultipart, path::Path};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    Blobs, Received,
    crypt::{Encryptor, FileKey},
    objects, rows,
};
use crate::{Purpose, entropy::random, vault::RootKey};

/// Parts of an upload that may be on their way at once.
const PARTS: usize = 2;

impl Blobs {
    /// Receives a stream of at most `limit_bytes`, outside any transaction; more is the Refusal `upload.too_large` and
    /// leaves nothing behind. A stream that breaks off is the Refusal `upload.broken_off`.
    pub async fn receive<S, E>(&self, owner: Uuid, purpose: Purpose, stream: S, limit_bytes: u64) -> Outcome<Received>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let now = self.clock.now();
        let id = Id::new(Id::<()>::from_uuid(owner).bucket(), now, self.dice.as_ref());
        let secret = Zeroizing::new(random::<32>()?);
        let wrapped = self.vault.custody().wrap(RootKey::Blobs, &rows::context(id, owner), &*secret).await?;
        let name = HEXLOWER.encode(&random::<16>()?);
        let object = format!("{}/{}", &name[..2], &name[2..]);
        let begun = rows::Begun { id, owner, purpose, object: &object, wrapped: &wrapped, at: now };
        rows::begin(&self.side, &begun).await?;
        let key = FileKey::new(&*secret, id.uuid())?;
        match self.upload(&Path::from(object.as_str()), key, stream, limit_bytes).await {
            Ok((key, size, sha256)) => {
                rows::received(&self.side, id, size, key.seal_hash(&sha256)?, self.clock.now()).await?;
                Ok(Received { id, size, sha256 })
            }
            Err(failure) => {
                rows::abandon(&self.side, id, self.clock.now()).await?;
                Err(failure)
            }
        }
    }

    /// Keeps bytes this program made itself.
    pub async fn keep(&self, owner: Uuid, purpose: Purpose, bytes: Vec<u8>) -> Outcome<Received> {
        let size = bytes.len() as u64;
        let stream = futures::stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(bytes))]);
        self.receive(owner, purpose, stream, size).await
    }

    async fn upload<S, E>(&self, path: &Path, key: FileKey, stream: S, limit: u64) -> Outcome<(FileKey, u64, [u8; 32])>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let mut writer = WriteMultipart::new(self.objects.put_multipart(path).await.map_err(objects::fault)?);
        match encrypt_into(&mut writer, key, stream, limit).await {
            Ok(done) => {
                writer.finish().await.map_err(objects::fault)?;
                Ok(done)
            }
            Err(failure) => {
                writer.abort().await.map_err(objects::fault)?;
                Err(failure)
            }
        }
    }
}

async fn encrypt_into<S, E>(
    writer: &mut WriteMultipart,
    key: FileKey,
    stream: S,
    limit: u64,
) -> Outcome<(FileKey, u64, [u8; 32])>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    let mut stream = std::pin::pin!(stream);
    let mut encryptor = Encryptor::new(key);
    let mut hash = digest::Context::new(&digest::SHA256);
    let mut size = 0_u64;
    let mut out = Encryptor::header().to_vec();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            tracing::info!(cause = %error.into(), "an upload broke off");
            Refusal::new(RefusalKind::Rule, "upload.broken_off", "upload-broken-off")
        })?;
        size += piece.len() as u64;
        if size > limit {
            let megabytes = limit.div_ceil(1024 * 1024).to_string();
            let refusal = Refusal::new(RefusalKind::Rule, "upload.too_large", "upload-too-large");
            return Err(refusal.arg("megabytes", megabytes).into());
        }
        hash.update(&piece);
        encryptor.push(&piece, &mut out)?;
        writer.wait_for_capacity(PARTS).await.map_err(objects::fault)?;
        writer.write(&out);
        out.clear();
    }
    let key = encryptor.finish(&mut out)?;
    writer.write(&out);
    let mut sha256 = [0_u8; 32];
    sha256.copy_from_slice(hash.finish().as_ref());
    Ok((key, size, sha256))
}

/// A size as the database keeps it.
pub(super) fn size_column(size: u64) -> Outcome<i64> {
    i64::try_from(size).map_err(|error| Failure::fault("storing a file's size", error))
}
