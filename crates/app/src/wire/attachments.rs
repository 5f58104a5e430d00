//! What is attached to letters, examined and drawn as the uploads of a file are.

use async_trait::async_trait;
use casework::{
    applications::uploads::{
        self, Examiner,
        inspect::{self, LIMIT_BYTES},
    },
    desk::{self, Rasteriser},
};
use kernel::Outcome;
use messaging::{
    attachments::Kind,
    ports::{Examined, Papers},
};
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

    async fn examine(&self, file: UploadedFile) -> Outcome<Examined> {
        let clean = self.examiner.examine(uploads::read_limited(file).await?).await?;
        let kind = match clean.kind {
            inspect::Kind::Pdf => Kind::Pdf,
            inspect::Kind::Jpeg => Kind::Jpeg,
            inspect::Kind::Png => Kind::Png,
        };
        let pages = match kind {
            Kind::Pdf => desk::page_count(clean.bytes.clone()).await?,
            Kind::Jpeg | Kind::Png => 1,
        };
        Ok(Examined { kind, bytes: clean.bytes, pages })
    }

    async fn page(&self, pdf: &[u8], page: u32) -> Outcome<Option<Vec<u8>>> {
        self.rasteriser.page(pdf, page).await
    }
}
