//! What promotion asks of its surroundings. It knows no file, reads no profile and sends nothing by itself.

use async_trait::async_trait;
use kernel::{Failure, Id, Locale, Moment, Outcome, Refusal, RefusalKind, marks};
use service_model::Names;
use store::Cx;

use crate::audience::Known;

/// A table of counts as it may be shown.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Released {
    /// The cells, row by row; nothing where something is withheld.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub rows: Vec<Option<u64>>,
    /// The sum of each column.
    pub columns: Vec<Option<u64>>,
    /// The sum of everything.
    pub total: Option<u64>,
}

/// By how much one group did better than another, as shares.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// What was seen.
    pub observed: f64,
    /// From where it lies.
    pub low: f64,
    /// To where.
    pub high: f64,
}

/// What may be said of many without telling of one.
pub trait Statistics: Send + Sync + 'static {
    /// The fewest people of whom anything is said.
    fn smallest(&self) -> u64;

    /// The table, without what is small and what would let it be worked out.
    fn table(&self, counts: &[Vec<u64>]) -> Released;

    /// By how much the second group, of so many of whom so many finished, did better than the first.
    fn difference(&self, first: (u64, u64), second: (u64, u64)) -> Option<Difference>;
}

/// Which file an event was about.
#[async_trait]
pub trait Files: Send + Sync + 'static {
    /// Whose file it is, and the key of its service.
    ///
    /// # Errors
    /// Not found for an unknown file.
    async fn about(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<(Id<marks::Account>, String)>;
}

/// Somebody who agreed to messages and is known to be of age.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What an audience may ask.
    pub known: Known,
    /// The language of her messages.
    pub language: Locale,
    /// The e-mail address, if she has one.
    pub email: Option<String>,
}

/// Who reads.
#[async_trait]
pub trait Readers: Send + Sync + 'static {
    /// The reader; nothing if she is not known to be of age, declared no country, or has no account any more.
    ///
    /// # Errors
    /// Faults of the database.
    async fn reader(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Reader>>;

    /// The names of the topics that can be declared, by key.
    ///
    /// # Errors
    /// A fault if the list cannot be read.
    fn topics(&self) -> Outcome<Vec<(String, Names)>>;
}

/// A letter that somebody agreed to.
#[derive(Clone, Debug)]
pub struct News {
    /// The same for the same letter, however often it is sent.
    pub id: String,
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Where one press ends letters of this kind.
    pub unsubscribe: String,
}

/// Who carries letters.
#[async_trait]
pub trait Post: Send + Sync + 'static {
    /// Hands a letter over.
    ///
    /// # Errors
    /// A fault, passing if trying again may help.
    async fn send(&self, news: &News) -> Outcome<()>;
}

/// A picture that the editors keep.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where it is fetched.
    pub path: String,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

/// The pictures that the editors keep.
#[async_trait]
pub trait Pictures: Send + Sync + 'static {
    /// The picture with this key.
    ///
    /// # Errors
    /// Faults of the database.
    async fn picture(&self, cx: &mut Cx, key: &str) -> Outcome<Option<Shown>>;
}

/// A poster as it is printed, in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poster {
    /// Its code.
    pub code: String,
    /// The date inside the file.
    pub at: Moment,
    /// The language.
    pub language: Locale,
    /// The approved headline.
    pub headline: String,
    /// The approved text.
    pub text: String,
    /// What is promoted.
    pub promoted: String,
    /// What the symbol is for.
    pub symbol: String,
    /// Where the symbol leads.
    pub address: String,
    /// Who stands behind it, and which way it is for.
    pub foot: String,
    /// What is printed across a rehearsal's.
    pub mark: String,
    /// Whether this is a rehearsal.
    pub test: bool,
}

/// A wording holds a letter or a sign that no face of the press has; it is the company's to change.
pub fn not_printable() -> Failure {
    Refusal::new(RefusalKind::Rule, "campaign.not_printable", "campaign-refused-not-printable").into()
}

/// Who prints posters.
#[async_trait]
pub trait Press: Send + Sync + 'static {
    /// The poster as a file for a printing house (PDF).
    ///
    /// # Errors
    /// A fault, passing if every place of the press is taken; [`not_printable`] for words it cannot set.
    async fn poster(&self, poster: Poster) -> Outcome<Vec<u8>>;
}
