//! Files that came piece by piece, over a line that breaks, before the form they belong to. A form names one by the field
//! [`FIELD`] instead of carrying the file; from there on nothing differs from a file that came with it.

use async_trait::async_trait;
use kernel::{Failure, Outcome};

use crate::{UploadedFile, Visit};

/// Names the file of a form that came before it.
pub(crate) const FIELD: &str = "resumed";

/// Whoever keeps what has come so far.
#[async_trait]
pub trait Tray: Send + Sync + 'static {
    /// Where files begin to be sent, below the language.
    fn path(&self) -> &'static str;

    /// Where pages are photographed one by one for a document, below the language; behind it stand the request's reference and
    /// the page of its form that asks for the document.
    fn scans(&self) -> &'static str;

    /// Where a browser hands over what another application shares, below the language: a form with `files`.
    fn shared(&self) -> &'static str;

    /// The whole file with this name, for whoever sent it. It stays, for the same form may come twice.
    ///
    /// # Errors
    /// Not found for what is unknown, foreign or not whole; faults of the database.
    async fn whole(&self, v: &Visit, name: &str) -> Outcome<UploadedFile>;
}

impl Visit {
    /// Where a file may be sent piece by piece: by citizens, where somebody keeps the pieces.
    pub(crate) fn tray(&self) -> Option<String> {
        self.account().ok()?;
        Some(self.path(self.site().tray()?.path()))
    }

    /// Where the pages of a document are photographed one by one, for the page `asked_at` of the request `reference`: for
    /// citizens, where somebody keeps them.
    pub fn scans(&self, reference: &str, asked_at: &str) -> Option<String> {
        self.account().ok()?;
        let there = self.site().tray()?.scans();
        Some(self.path(&format!("{there}/{reference}/{asked_at}")))
    }

    /// The file that a form names.
    pub(crate) async fn taken_from_tray(&self, name: &str) -> Outcome<UploadedFile> {
        self.site().tray().ok_or_else(Failure::not_found)?.whole(self, name).await
    }
}
