//! The summary as it is printed for her to read and to put her hand on, and who sets it.

use async_trait::async_trait;
use kernel::{Moment, Outcome};

/// A part of the summary under a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SummaryPart {
    /// The heading.
    pub heading: String,
    /// What was asked, and the lines of what she said.
    pub rows: Vec<(String, Vec<String>)>,
}

/// A summary in one language, in large letters.
#[derive(Clone, Debug)]
pub struct PrintedSummary {
    /// The reference of the file.
    pub reference: String,
    /// What the reference is called.
    pub reference_label: String,
    /// The date inside the PDF: when the summary was laid before her.
    pub dated_at: Moment,
    /// The title.
    pub title: String,
    /// What is asked for.
    pub service: String,
    /// The answers.
    pub parts: Vec<SummaryPart>,
    /// What she confirms.
    pub statement: String,
    /// Lines to be filled in by hand: her signature or thumb, the witness, the day.
    pub hands: Vec<String>,
    /// By what the paper is bound to the summary on the screen.
    pub binding: String,
    /// Who issues it: in Arabic and in English.
    pub issuer: (String, String),
}

/// Sets summaries. `app/wire` joins it to the typesetter; no seal is involved.
#[async_trait]
pub trait SummaryPrinter: Send + Sync + 'static {
    /// The summary as an accessible PDF.
    ///
    /// # Errors
    /// A passing fault if every place of the typesetter is taken.
    async fn print(&self, summary: PrintedSummary) -> Outcome<Vec<u8>>;
}
