//! HEIC pictures become JPEG through `heif-convert`, where the machine has it. The picture goes through files of a private
//! folder that is gone afterwards; the converter works behind the walls of [`casework::confined`] and gets ten seconds.

use std::{path::PathBuf, time::Duration};

use async_trait::async_trait;
use casework::{
    confined::{self, Room, Strength},
    ports::Converter,
};
use kernel::{Failure, Outcome, Refusal, RefusalKind};

const LONGEST: Duration = Duration::from_secs(10);
const PROCESSOR_SECONDS: u32 = 10;

/// The converter of this machine, found once at start.
pub struct HeifConvert(Option<PathBuf>);

impl HeifConvert {
    /// Looks for `heif-convert` on the path.
    pub fn find() -> Self {
        Self(confined::on_path("heif-convert"))
    }
}

/// Says in the log where programs that read strangers' files are confined less than they should be.
pub(super) async fn tell_walls() {
    match confined::strength().await {
        Ok(Strength::Whole) => {}
        Ok(Strength::NetworkOnly) => {
            tracing::warn!("the kernel has no Landlock: programs that draw pictures have no network, but see files");
        }
        Ok(Strength::LimitsOnly) => tracing::warn!("programs that draw pictures are confined on Linux only"),
        Err(error) => tracing::warn!(%error, "programs that draw pictures cannot be confined, so none will be started"),
    }
}

#[async_trait]
impl Converter for HeifConvert {
    fn available(&self) -> bool {
        self.0.is_some()
    }

    async fn to_jpeg(&self, bytes: Vec<u8>) -> Outcome<Vec<u8>> {
        let unreadable = || Refusal::new(RefusalKind::Rule, "upload.wrong_type", "application-upload-wrong-type");
        let Some(program) = &self.0 else { return Err(unreadable().into()) };
        let doing = |error: std::io::Error| Failure::fault("converting a picture", error);
        let folder = tempfile::tempdir().map_err(doing)?;
        let (from, to) = (folder.path().join("in.heic"), folder.path().join("out.jpg"));
        tokio::fs::write(&from, &bytes).await.map_err(doing)?;
        let (input, output) = (from.to_string_lossy(), to.to_string_lossy());
        let room = Room::of_folder(program, folder.path(), PROCESSOR_SECONDS);
        let mut running = confined::spawn(room, &[&input, &output]).await.map_err(doing)?;
        let status = tokio::time::timeout(LONGEST, running.wait())
            .await
            .map_err(|_| Failure::from(unreadable()))?
            .map_err(doing)?;
        if !status.success() {
            return Err(unreadable().into());
        }
        tokio::fs::read(&to).await.map_err(|_| unreadable().into())
    }
}
