//! What messaging asks of the outside world and of the owner of files. `app/wire` joins them.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Failure, Id, Locale, Outcome, Reference, marks};
use service_model::{
    Country, Message,
    country::{Calendar, Mission, Topic},
};
use store::{Cx, Scope, Store};
use uuid::Uuid;
use web::UploadedFile;

use crate::attachments::{Kind, Takes};

/// A mail ready to be sent.
#[derive(Clone, Debug)]
pub struct MailMessage {
    /// The notice's id; the provider may use it to drop a repetition.
    pub id: Uuid,
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The language of both.
    pub language: Locale,
}

/// An SMS ready to be sent.
#[derive(Clone, Debug)]
pub struct SmsMessage {
    /// The notice's id; the provider may use it to drop a repetition.
    pub id: Uuid,
    /// The number in E.164.
    pub to: String,
    /// The text.
    pub text: String,
}

/// Sends mail.
#[async_trait]
pub trait Mail: Send + Sync + 'static {
    /// Hands the message to the carrier. A carrier that is away is a passing fault.
    async fn send(&self, message: MailMessage) -> Outcome<()>;
}

/// Sends SMS.
#[async_trait]
pub trait Sms: Send + Sync + 'static {
    /// Hands the message to the carrier. A carrier that is away is a passing fault.
    async fn send(&self, message: SmsMessage) -> Outcome<()>;
}

/// What messaging may know of a file. It has no room for what the file is about.
#[derive(Clone, Debug)]
pub struct FileCard {
    /// The file.
    pub id: Id<marks::Application>,
    /// Whose it is.
    pub owner: Id<marks::Account>,
    /// Its public reference.
    pub reference: Reference,
    /// The mission that holds it.
    pub mission: Option<String>,
    /// Whether it was submitted and has not ended, so that letters may still be written.
    pub open: bool,
    /// Whether it is about a death or a divorce: then nobody is asked to rate anything. It never says which.
    pub sober: bool,
    /// Whether its pages offer to be left quickly.
    pub sensitive: bool,
}

/// How a file is named.
#[derive(Clone, Copy, Debug)]
pub enum FileName {
    /// By its id.
    Id(Id<marks::Application>),
    /// By its public reference.
    Reference(Reference),
}

/// Which agencies, desks and missions there are: the home country with its topics, and the countries with missions.
#[derive(Clone, Debug)]
pub struct Offices {
    /// The country whose agencies answer.
    pub home: Arc<Country>,
    /// Countries abroad, in the order to show.
    pub abroad: Vec<Arc<Country>>,
    /// Keys of those where nothing is served yet: nobody there would read a new enquiry, and letters of before stay theirs.
    pub closed: Vec<String>,
}

impl Offices {
    /// The topic with this key.
    pub fn topic(&self, key: &str) -> Option<&Topic> {
        self.home.topic(key)
    }

    /// The name of an agency; its key where the row is gone.
    pub fn agency(&self, key: &str, language: Locale) -> String {
        self.home.agency(key).map_or_else(|| key.to_owned(), |agency| agency.names.get(language).to_owned())
    }

    /// Every mission with its country.
    pub fn missions(&self) -> impl Iterator<Item = (&Country, &Mission)> {
        self.abroad.iter().flat_map(|country| country.missions.iter().map(|mission| (country.as_ref(), mission)))
    }

    /// The missions that take new enquiries, with their countries.
    pub fn receiving(&self) -> impl Iterator<Item = (&Country, &Mission)> {
        self.missions().filter(|(country, _)| !self.closed.contains(&country.key))
    }

    /// The working calendar of a country.
    ///
    /// # Errors
    /// A fault if the country is gone: a promise that was made must still be counted.
    pub fn calendar(&self, country: &str) -> Outcome<&Calendar> {
        std::iter::once(&self.home)
            .chain(&self.abroad)
            .find(|own| own.key == country)
            .map(|own| &own.calendar)
            .ok_or_else(|| Failure::fault("counting a promised answer", format!("there is no country `{country}`")))
    }
}

/// Knows which agency answers for what.
#[async_trait]
pub trait OfficeBook: Send + Sync + 'static {
    /// The agencies, desks and missions as they are published now. Not called while a transaction is held.
    ///
    /// # Errors
    /// A fault if the definitions cannot be read.
    async fn offices(&self, store: &Store) -> Outcome<Offices>;
}

/// Knows the words in which people are told something.
#[async_trait]
pub trait Wordings: Send + Sync + 'static {
    /// The message with this key as it is worded now: by the ministry, or as the program brings it. Not called while a
    /// transaction is held.
    ///
    /// # Errors
    /// A fault if the definitions cannot be read; not found for a message this program does not send.
    async fn wording(&self, store: &Store, key: &str) -> Outcome<Arc<Message>>;
}

/// Knows files. Foreign and unknown files are the one 404.
#[async_trait]
pub trait Files: Send + Sync + 'static {
    /// The card of a file within `scope`.
    async fn card(&self, cx: &mut Cx, scope: &Scope, name: FileName) -> Outcome<FileCard>;

    /// Why the member of staff who acts may read the letters of this file and answer them now: a code for the access log.
    ///
    /// # Errors
    /// Not found for a role that does not work on files, forbidden without a purpose or on a file of her own or of kin.
    async fn may_correspond(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<&'static str>;
}

/// A file that passed every check, as it is kept.
#[derive(Clone, Debug)]
pub struct Examined {
    /// What it is.
    pub kind: Kind,
    /// The bytes to keep: never those that came in.
    pub bytes: Vec<u8>,
    /// How many pages it has; a picture has one, and so has a spoken note.
    pub pages: u32,
    /// How long a spoken note is, in seconds; nothing for papers.
    pub seconds: Option<u32>,
}

/// Examines files that are attached to letters exactly as uploads of a file are examined, and draws them for the desk.
#[async_trait]
pub trait Papers: Send + Sync + 'static {
    /// The greatest file, in bytes.
    fn limit(&self) -> u64;

    /// Reads a file with the limit while it streams, and gives the clean copy of what is taken here. Not called while a
    /// transaction is held.
    ///
    /// # Errors
    /// A slip at the field `file` for every reason not to keep it; a passing fault while the examiners are busy.
    async fn examine(&self, file: UploadedFile, takes: Takes) -> Outcome<Examined>;

    /// Page `page` (from 1) of a PDF as PNG; nothing beyond the last page.
    ///
    /// # Errors
    /// A refusal where pages cannot be drawn; a passing fault while every place is taken.
    async fn page(&self, pdf: &[u8], page: u32) -> Outcome<Option<Vec<u8>>>;
}
