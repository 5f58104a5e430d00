//! What this area asks of others.

use async_trait::async_trait;
use kernel::{Locale, Outcome};
use store::Store;
use web::UploadedFile;

use crate::model::Passage;

/// Knows what pages say.
#[async_trait]
pub trait Script: Send + Sync + 'static {
    /// The words of every question and state that are in force now, in each language that covers everything. The same words
    /// may stand in several places.
    ///
    /// # Errors
    /// Faults of the database.
    async fn passages(&self, store: &Store) -> Outcome<Vec<Passage>>;
}

/// A sound that was examined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sound {
    /// Its media type, one of `audio/webm`, `audio/ogg`, `audio/mp4` and `audio/wav`.
    pub media: &'static str,
    /// How long it is, in seconds.
    pub seconds: u32,
    /// The bytes to keep.
    pub bytes: Vec<u8>,
}

/// Examines sounds, and speaks where a machine can.
#[async_trait]
pub trait Studio: Send + Sync + 'static {
    /// What of a file is kept: sound and nothing besides, at most [`crate::MOST_BYTES`] and [`crate::MOST_SECONDS`].
    ///
    /// # Errors
    /// A refusal at the field `file`.
    async fn examine(&self, file: UploadedFile) -> Outcome<Sound>;

    /// Whether a machine speaks this language here.
    fn speaks(&self, locale: Locale) -> bool;

    /// The words as a machine speaks them.
    ///
    /// # Errors
    /// A refusal at the field `made` where no machine speaks this language or what it gave is no sound; a passing fault where it
    /// took too long.
    async fn speak(&self, locale: Locale, words: &str) -> Outcome<Sound>;
}
