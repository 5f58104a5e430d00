//! What training asks of an engine: credentials that strangers can check, sheets of paper, and the lists by which both are
//! known to stand. `app/wire` joins it to the platform's keys.

use async_trait::async_trait;
use kernel::{Moment, Outcome};
use service_model::Names;

/// By what the holder of a credential can be told by somebody who knows her, and by nobody else: only a salted hash of it is
/// written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recipient {
    /// An e-mail address.
    Email(String),
    /// A mobile number.
    Mobile(String),
    /// A name, for a child who has neither.
    Name(String),
}

/// What a credential says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Granted {
    /// The drawn number.
    pub number: String,
    /// The place in the status lists.
    pub place: i32,
    /// Key of the initiative.
    pub training: String,
    /// The revision whose criteria were met.
    pub revision: i32,
    /// The name of the award.
    pub names: Names,
    /// What had to be done.
    pub criteria: Names,
    /// Who ran it.
    pub run_by: Names,
    /// To whom.
    pub recipient: Recipient,
    /// What the hash is salted with.
    pub salt: String,
    /// When it was awarded.
    pub awarded_at: Moment,
}

/// What is printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The drawn number.
    pub number: String,
    /// Who completed it.
    pub holder: String,
    /// The name of the award.
    pub names: Names,
    /// What had to be done.
    pub criteria: Names,
    /// Who ran it.
    pub run_by: Names,
    /// The group.
    pub group: Names,
    /// When it was awarded.
    pub awarded_at: Moment,
    /// Where one checks that it stands.
    pub verify_at: String,
}

/// What a text is worth that somebody holds for a credential.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Judged {
    /// Signed by this platform, as it stands there.
    Ours {
        /// The drawn number.
        number: String,
        /// Whether it was signed with a test key.
        test: bool,
    },
    /// Signed by somebody else, changed, or no credential at all.
    NotOurs,
}

/// Signs and prints.
#[async_trait]
pub trait Press: Send + Sync + 'static {
    /// The credential, signed: an Open Badge 3.0 as a JWT.
    ///
    /// # Errors
    /// A passing fault if the keys cannot be used.
    fn sign(&self, granted: &Granted) -> Outcome<String>;

    /// The sheet as a sealed PDF.
    ///
    /// # Errors
    /// A passing fault while the press is busy or the keys cannot be used; a fault if it cannot be printed.
    async fn print(&self, sheet: Sheet) -> Outcome<Vec<u8>>;

    /// What a text is worth.
    ///
    /// # Errors
    /// A passing fault if the keys cannot be read.
    fn judge(&self, text: &str) -> Outcome<Judged>;

    /// The profile of the issuer (JSON).
    ///
    /// # Errors
    /// A passing fault if the keys cannot be read.
    fn profile(&self) -> Outcome<String>;

    /// The public keys as a JWK set (JSON).
    ///
    /// # Errors
    /// A passing fault if the keys cannot be read.
    fn key_set(&self) -> Outcome<String>;

    /// One public key as a JWK (JSON).
    ///
    /// # Errors
    /// Not found for a key there is not.
    fn key(&self, name: &str) -> Outcome<String>;

    /// A status list as a signed credential, in which these places are taken back.
    ///
    /// # Errors
    /// A passing fault if the keys cannot be used.
    fn status_list(&self, list: u32, revoked: &[i32]) -> Outcome<String>;
}

/// How many awards one status list holds.
pub const ENTRIES: i32 = 131_072;
