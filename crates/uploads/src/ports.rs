//! What this area asks of others: which documents somebody's requests wait for, and whether a picture is fit to be a page.

use async_trait::async_trait;
use kernel::{Id, Outcome, marks};
use store::Cx;
use web::{UploadedFile, Visit};

/// A document that a request of somebody asks her for, in the words of its own pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The request's reference, as in its address.
    pub reference: String,
    /// The page of its form, as in its address.
    pub page: String,
    /// The request: its document and the person.
    pub title: String,
    /// The document that is asked for.
    pub document: String,
    /// How many files were sent for it.
    pub sent: usize,
    /// The greatest file, in bytes.
    pub most_bytes: u64,
    /// The page that asks for it, below the language.
    pub asked_at: String,
    /// Where a form with the file goes, below the language.
    pub taken_at: String,
}

/// Knows requests that are not finished.
#[async_trait]
pub trait Requests: Send + Sync + 'static {
    /// Every document for which a request of the account may be sent a file now.
    ///
    /// # Errors
    /// Faults of the database.
    async fn waiting(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>) -> Outcome<Vec<Wanted>>;

    /// The one that this page of this request asks for.
    ///
    /// # Errors
    /// Not found for what is unknown or foreign, and for a page that asks for no file; a refusal if none may be sent now.
    async fn wanted(&self, cx: &mut Cx, v: &Visit, account: Id<marks::Account>, at: (&str, &str)) -> Outcome<Wanted>;
}

/// Examines pictures as the uploads of a request are examined.
#[async_trait]
pub trait Pictures: Send + Sync + 'static {
    /// Reads a picture while it streams and gives the clean copy, JPEG or PNG, drawn upright and without what the device wrote
    /// into it; nothing for a document that is no picture. Not called while a transaction is held.
    ///
    /// # Errors
    /// A slip at the field `file` for every reason not to take it; a passing fault while the examiners are busy.
    async fn picture(&self, file: Option<UploadedFile>) -> Outcome<Option<Vec<u8>>>;
}
