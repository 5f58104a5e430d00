//! What this area needs from outside systems. It owns the traits; `app` joins them to adapters.
//!
//! A port to the outside is called by jobs only, never while a transaction is open. [`AccountFiles`] and [`HeldData`] are no
//! outside systems but other areas, and work within the transaction they are handed.

use async_trait::async_trait;
use kernel::{Id, Locale, Moment, NationalNumber, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use crate::accounts::contact::Contact;

/// What the registry is asked: whether three things that one person knows belong together.
pub struct IdentityQuestion {
    /// The attempt: the open matter in whose name the registry is asked.
    pub attempt: Uuid,
    /// When the attempt was made.
    pub asked_at: Moment,
    /// The number.
    pub number: NationalNumber,
    /// The card's factory number, capital letters and Latin digits. A lapsed card counts.
    pub card: String,
    /// The mother's name as typed; the registry compares it, we do not.
    pub mother_name: String,
}

impl std::fmt::Debug for IdentityQuestion {
    /// Only the attempt; the rest is secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "identity question of attempt {}", self.attempt)
    }
}

/// What the registry answers. The person is never told which of these it was, save by what becomes possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdentityAnswer {
    /// All three belong to one living person.
    Match,
    /// The number exists; something else does not fit.
    Mismatch,
    /// The registry knows no such number.
    Unknown,
    /// The person has died.
    Deceased,
    /// The registry answers for this person by hand only, so an officer must compare a document.
    ByHand,
}

/// The civil registry, asked about identity only.
#[async_trait]
pub trait IdentityRegistry: Send + Sync + 'static {
    /// Asks once. Slow and away are faults that pass; the job comes again.
    ///
    /// # Errors
    /// A passing fault if the registry does not answer, a lasting one if it cannot be understood.
    async fn check(&self, question: &IdentityQuestion) -> Outcome<IdentityAnswer>;
}

/// A message to one person. The text is finished; nothing is filled in further on.
pub struct Message {
    /// The same for a repeated attempt, so that a carrier can drop the double.
    pub id: Uuid,
    /// Where to.
    pub to: Contact,
    /// The language it is written in.
    pub language: Locale,
    /// The subject, for e-mail.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "message {} to {}", self.id, self.to)
    }
}

/// Whoever carries e-mail and SMS.
#[async_trait]
pub trait Messenger: Send + Sync + 'static {
    /// Hands the message to a carrier.
    ///
    /// # Errors
    /// A passing fault if the carrier is away, a refusal if the address can never be reached.
    async fn send(&self, message: &Message) -> Outcome<()>;
}

/// A mission an officer of which may compare documents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissionChoice {
    /// Its key, for instance `dubai`.
    pub key: String,
    /// Its name in the language asked for.
    pub name: String,
}

/// The missions people may choose among; the catalogue knows them.
#[async_trait]
pub trait MissionDirectory: Send + Sync + 'static {
    /// The missions that compare documents now, in the order to show.
    ///
    /// # Errors
    /// A fault if the catalogue cannot be read.
    async fn choices(&self, language: Locale) -> Outcome<Vec<MissionChoice>>;

    /// Every mission of every country row, also of a country that is closed still: staff are posted there before it opens.
    ///
    /// # Errors
    /// A fault if the catalogue cannot be read.
    async fn every(&self, language: Locale) -> Outcome<Vec<MissionChoice>>;
}

/// How an account stands with its files.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FileStanding {
    /// Whether a submitted file has not come to its end.
    pub under_way: bool,
    /// Whether a document was issued whose evidence must still be kept.
    pub issued: bool,
}

/// The files of an account; the area that owns them answers.
#[async_trait]
pub trait AccountFiles: Send + Sync + 'static {
    /// How the account stands.
    ///
    /// # Errors
    /// A fault if the files cannot be read.
    async fn standing(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<FileStanding>;

    /// `number` went from `former` to another account: its unfinished files about that number stand still until somebody has
    /// looked at them, and what it laid down for that number ends.
    ///
    /// # Errors
    /// A fault if the files cannot be changed.
    async fn number_moved(&self, cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()>;

    /// Forgets what the account stated in its files: drafts whole, of others all but what the law demands. Doing it twice is
    /// harmless.
    ///
    /// # Errors
    /// A fault if the files cannot be changed.
    async fn forget(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()>;
}

/// Something that may concern the reader of her own account's page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Why it is named to her.
    pub why: String,
}

/// Who says what may concern somebody. Nobody is asked about a person who did not consent to that.
#[async_trait]
pub trait Suggester: Send + Sync + 'static {
    /// A few things for the owner of this session; none without her consent.
    ///
    /// # Errors
    /// A fault if what is published cannot be read.
    async fn few(&self, v: &web::Visit) -> Outcome<Vec<Suggestion>>;
}

/// What another area holds about a person, for the copy of one's own data.
///
/// An area gives out what that person may read: nothing another person wrote or is, no name of a member of staff, and no
/// note that staff write to each other.
#[async_trait]
pub trait HeldData: Send + Sync + 'static {
    /// The key under which it stands in the copy.
    fn key(&self) -> &'static str;

    /// Everything the area holds about the owner of `account`.
    ///
    /// # Errors
    /// A fault if it cannot be read; then there is no copy, because half of one would be taken for the whole.
    async fn of(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<serde_json::Value>;
}

/// What somebody carries on her own device, to read it without a network.
#[async_trait]
pub trait Carrier: Send + Sync + 'static {
    /// The view of the owner of `account`, in the language of the visit. Nothing of a service that is sensitive, nothing that
    /// another person is or wrote, and of documents only those that were handed out to the owner before.
    ///
    /// # Errors
    /// A fault if it cannot be read.
    async fn view(&self, cx: &mut Cx, v: &web::Visit, account: Id<marks::Account>) -> Outcome<serde_json::Value>;
}
