//! What is attached to letters: papers are examined and drawn as the uploads of a file are, spoken notes by looking into them.

use async_trait::async_trait;
use casework::{
    applications::uploads::{
        self, Examiner,
        inspect::{self, LIMIT_BYTES},
    },
    desk::{self, Rasteriser},
};
use kernel::{Failure, Outcome};
use messaging::{
    attachments::{Kind, MOST_BYTES, MOST_SECONDS, Takes, Unheard},
    ports::{Examined, Papers},
};
use voice::{Flaw, Sound};
use web::UploadedFile;

/// The examiner and the rasteriser of casework, as messaging sees them. Both share their places with the uploads of files.
pub struct ExaminedPapers {
    /// Examines and cleans.
    pub examiner: Examiner,
    /// Draws pages.
    pub rasteriser: Rasteriser,
}

#[async_trait]
impl Papers for ExaminedPapers {
    fn limit(&self) -> u64 {
        LIMIT_BYTES
    }

    async fn examine(&self, file: UploadedFile, takes: Takes) -> Outcome<Examined> {
        let bytes = uploads::read_limited(file).await?;
        if voice::begins_as(&bytes).is_some() {
            return spoken(bytes, takes).await;
        }
        let clean = self.examiner.examine(bytes).await?;
        let kind = match clean.kind {
            inspect::Kind::Pdf => Kind::Pdf,
            inspect::Kind::Jpeg => Kind::Jpeg,
            inspect::Kind::Png => Kind::Png,
        };
        let pages = match kind {
            Kind::Pdf => desk::page_count(clean.bytes.clone()).await?,
            _ => 1,
        };
        Ok(Examined { kind, bytes: clean.bytes, pages, seconds: None })
    }

    async fn page(&self, pdf: &[u8], page: u32) -> Outcome<Option<Vec<u8>>> {
        self.rasteriser.page(pdf, page).await
    }
}

/// A spoken note as it is kept.
async fn spoken(bytes: Vec<u8>, takes: Takes) -> Outcome<Examined> {
    if takes == Takes::Papers {
        return Err(Unheard::WordsOnly.refusal().into());
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unheard::TooLarge.refusal().into());
    }
    let sound = looked_into(bytes, MOST_SECONDS).await?.map_err(|flaw| match flaw {
        Flaw::OtherSound => Unheard::OtherKind.refusal(),
        Flaw::Broken => Unheard::Broken.refusal(),
        Flaw::TooLong => Unheard::TooLong.refusal(),
    })?;
    Ok(Examined { kind: kind(sound.kind), bytes: sound.bytes, pages: 1, seconds: Some(sound.seconds) })
}

/// What of a sound is kept, or what is wrong with it. Looking into it keeps a processor busy, and so no thread that serves.
pub(super) async fn looked_into(bytes: Vec<u8>, most_seconds: u32) -> Outcome<Result<Sound, Flaw>> {
    let looking = tokio::task::spawn_blocking(move || voice::examine(bytes, most_seconds));
    looking.await.map_err(|error| Failure::fault("examining a sound", error))
}

/// The kind of file that a container is.
pub(super) fn kind(container: voice::Kind) -> Kind {
    match container {
        voice::Kind::Webm => Kind::Webm,
        voice::Kind::Ogg => Kind::Ogg,
        voice::Kind::Mp4 => Kind::M4a,
        voice::Kind::Wav => Kind::Wav,
    }
}
