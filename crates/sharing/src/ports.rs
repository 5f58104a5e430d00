//! What this area asks of those who issue documents. `app/wire` joins it.

use async_trait::async_trait;
use kernel::{Day, Id, Outcome, Reference, marks};
use people::Assurance;
use service_model::Names;
use store::Cx;

/// What a document is worth now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It stands as issued.
    Valid,
    /// A newer one took its place.
    Replaced,
    /// It was withdrawn.
    Revoked,
}

/// Whose name is on a document, as its holder stands to her.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The holder's own.
    Own,
    /// That of somebody who is not of age, for whom she asked.
    Minor,
    /// That of somebody who died.
    Deceased,
    /// Another adult's, or nobody knows whose any more.
    Another,
}

/// What may be told of whom a document is about: what its symbol says, and no more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// The name in Arabic.
    pub name: String,
    /// The name in Latin letters, if it is printed.
    pub latin_name: Option<String>,
    /// The year of birth.
    pub birth_year: i16,
    /// The last three digits of the national number, if there is one.
    pub number_end: Option<String>,
    /// Whether a test authority issued it, so that it proves nothing officially.
    pub test: bool,
}

/// An issued document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its identifier.
    pub certificate: Id<marks::Certificate>,
    /// The file it was issued for; for the log of looks.
    pub file: Id<marks::Application>,
    /// That file's reference; for its holder's own pages.
    pub reference: Reference,
    /// What kind of document it is.
    pub title: Names,
    /// Who issued it.
    pub issuer: Names,
    /// Its serial.
    pub serial: String,
    /// The day of issue, by Cairo.
    pub issued_on: Day,
    /// What it is worth now.
    pub standing: Standing,
    /// Whose name is on it.
    pub whose: Whose,
    /// How surely the holder must be known to have it.
    pub release: Assurance,
    /// Whether its pages offer to be left quickly.
    pub sensitive: bool,
    /// What its symbol says; nothing where the symbol was not kept or cannot be read.
    pub facts: Option<Facts>,
}

/// Knows issued documents.
#[async_trait]
pub trait Documents: Send + Sync + 'static {
    /// The document of the account's own file.
    ///
    /// # Errors
    /// Not found for a foreign or unknown file, and for one without a document.
    async fn of_file(&self, cx: &mut Cx, account: Id<marks::Account>, reference: Reference) -> Outcome<Document>;

    /// The account's document with this identifier; nothing if there is none any more.
    ///
    /// # Errors
    /// Faults of the database.
    async fn of_link(
        &self,
        cx: &mut Cx,
        account: Id<marks::Account>,
        certificate: Id<marks::Certificate>,
    ) -> Outcome<Option<Document>>;
}
