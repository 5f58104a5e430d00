//! A receipt as it is printed: every word and amount written out in both languages, and who sets it.

use async_trait::async_trait;
use kernel::{Moment, Outcome};

/// The same in Arabic and in English.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Both {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

/// A row: what it is, and its value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// What it is.
    pub label: Both,
    /// Its value.
    pub value: Both,
}

/// One receipt.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The reference of the file.
    pub reference: String,
    /// The date inside the PDF: when it was paid, or submitted if nothing was due.
    pub dated_at: Moment,
    /// «إيصال سداد».
    pub title: Both,
    /// What the reference is called.
    pub number: Both,
    /// The name of the facts.
    pub facts: Both,
    /// The facts.
    pub rows: Vec<Row>,
    /// The name of the fees.
    pub fees: Both,
    /// The fees, the sum last.
    pub lines: Vec<Row>,
    /// What was paid.
    pub paid: Row,
    /// It in words; empty where they are not known.
    pub words: Both,
    /// The name of what was given back.
    pub returns: Both,
    /// What was given back.
    pub returned: Vec<Row>,
    /// What the receipt is and is not.
    pub note: Both,
    /// Who issues it.
    pub issuer: Both,
}

/// Sets receipts. `app/wire` joins it to the typesetter; no seal is involved.
#[async_trait]
pub trait ReceiptPrinter: Send + Sync + 'static {
    /// The receipt as an accessible PDF.
    ///
    /// # Errors
    /// A passing fault if every place of the typesetter is taken.
    async fn print(&self, receipt: Printed) -> Outcome<Vec<u8>>;
}
