//! HEIC pictures become JPEG through `heif-convert`, where the machine has it. The picture goes through files of a private
//! folder that is gone afterwards; the converter gets no environment and ten seconds.

use std::{path::PathBuf, process::Stdio, time::Duration};

use async_trait::async_trait;
use casework::ports::Converter;
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use tokio::process::Command;

/// The converter of this machine, found once at start.
pub struct HeifConvert(Option<PathBuf>);

impl HeifConvert {
    /// Looks for `heif-convert` on the path.
    pub fn find() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Self(std::env::split_paths(&path).map(|folder| folder.join("heif-convert")).find(|program| program.is_file()))
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
        let running = Command::new(program)
            .arg(&from)
            .arg(&to)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .status();
        let status = tokio::time::timeout(Duration::from_secs(10), running)
            .await
            .map_err(|_| Failure::from(unreadable()))?
            .map_err(doing)?;
        if !status.success() {
            return Err(unreadable().into());
        }
        tokio::fs::read(&to).await.map_err(|_| unreadable().into())
    }
}
