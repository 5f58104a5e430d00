//! What the desk needs from beside casework. `app` joins it to messaging, which casework does not know.

use std::sync::Arc;

use ::store::Cx;
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Id, Moment, Outcome, Reference, marks};

use super::raster::Rasteriser;

/// One message between the applicant and the desk.
#[derive(Clone, Debug)]
pub struct Letter {
    /// When it was written.
    pub at: Moment,
    /// Whether the applicant wrote it; otherwise the desk did.
    pub from_applicant: bool,
    /// The words.
    pub words: String,
}

/// The messages of a file.
#[async_trait]
pub trait Correspondence: Send + Sync + 'static {
    /// The messages in order. The file was loaded within the caller's scope, and the look is recorded.
    ///
    /// # Errors
    /// Only faults.
    async fn letters(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Letter>>;

    /// The path (without language) of the page on which staff write to the applicant.
    fn page(&self, reference: Reference) -> Option<String>;
}

/// No messages are kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCorrespondence;

#[async_trait]
impl Correspondence for NoCorrespondence {
    async fn letters(&self, _cx: &mut Cx, _file: Id<marks::Application>) -> Outcome<Vec<Letter>> {
        Ok(Vec::new())
    }
    fn page(&self, _reference: Reference) -> Option<String> {
        None
    }
}

/// Everything the desk's pages need besides the acts of two people.
pub struct Desk {
    /// The definitions files go by.
    pub catalogue: Catalogue,
    /// The messages of a file.
    pub correspondence: Arc<dyn Correspondence>,
    /// Draws PDF pages.
    pub rasteriser: Rasteriser,
}
