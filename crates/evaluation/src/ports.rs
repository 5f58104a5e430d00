//! What the evaluation needs of engines, which the application joins to it.

use std::sync::Arc;

use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Moment, Outcome};
use people::ports::Messenger;
use web::Texts;

/// Which numbers of a table may be shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// The cells, row by row.
    pub cells: Vec<Vec<bool>>,
    /// The sum of each row.
    pub rows: Vec<bool>,
    /// The sum of each column.
    pub columns: Vec<bool>,
    /// The sum of everything.
    pub total: bool,
}

/// The engine that withholds what is small, and whatever it could be worked out from.
pub trait Disclosure: Send + Sync + 'static {
    /// What of these counts may be shown; every row is as long as the first.
    fn shown(&self, counts: &[Vec<u64>]) -> Shown;
}

/// A value of the report as it is printed: already in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The indicator.
    pub name: String,
    /// What was required.
    pub bound: String,
    /// What was seen.
    pub value: String,
    /// From where to where it may lie.
    pub interval: String,
    /// Among how many.
    pub n: String,
    /// How it stands, in words.
    pub standing: String,
    /// For the drawing: value, interval and bound as parts of the width; nothing where too few were counted.
    pub drawn: Option<[f64; 4]>,
}

/// The report on a pilot.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// Its number.
    pub number: String,
    /// The pilot's country and the next one, in Arabic.
    pub countries: [String; 2],
    /// The version of the protocol.
    pub version: String,
    /// The window, in words.
    pub window: String,
    /// When the protocol was signed, and when it was decided, in words.
    pub moments: [String; 2],
    /// What was decided.
    pub outcome: String,
    /// What followed from the counts.
    pub follows: String,
    /// Why, as whoever proposed it wrote.
    pub reason: String,
    /// Every criterion.
    pub rows: Vec<Row>,
    /// The checklist: an item and what shows it.
    pub checklist: Vec<(String, String)>,
    /// What the pilot taught.
    pub lessons: Vec<String>,
    /// What carries over.
    pub practices: Vec<String>,
    /// Whether any number is made up for a rehearsal.
    pub simulated: bool,
    /// When it was decided; the date inside the file.
    pub at: Moment,
}

/// The engine that typesets and seals.
#[async_trait]
pub trait Press: Send + Sync + 'static {
    /// The report as a sealed PDF. The same report gives the same pages.
    ///
    /// # Errors
    /// A passing failure while every place of the typesetter is taken.
    async fn print(&self, report: Report) -> Outcome<Vec<u8>>;
}

/// What the evaluation is built from.
#[derive(Clone)]
pub struct Ports {
    /// The definitions.
    pub catalogue: Catalogue,
    /// The engine that withholds.
    pub disclosure: Arc<dyn Disclosure>,
    /// The engine that prints.
    pub press: Arc<dyn Press>,
    /// Who writes to colleagues.
    pub messenger: Arc<dyn Messenger>,
    /// Every text.
    pub texts: Texts,
    /// Where people reach us.
    pub public_url: String,
}
