//! What casework asks of the outside world. `app/wire` joins each port to an engine or an adapter.
//!
//! A port is called by a job or a `start` handler that holds no transaction; it never touches the database.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::{Day, NationalNumber, Outcome, Reference, Sex};
use serde::{Deserialize, Serialize};

use crate::applications::model::RegistryOutcome;

/// What is sought in the civil registry. Every datum is optional but the kind of act: a foundling has no father.
#[derive(Clone, Default)]
pub struct Sought {
    /// The kind of civil-status act, for instance `birth`.
    pub act: String,
    /// The national number of the person the record is about.
    pub number: Option<NationalNumber>,
    /// The person's name as written by the applicant.
    pub name: Option<String>,
    /// The father's name.
    pub father_name: Option<String>,
    /// The mother's name. Compared by the machine, never shown.
    pub mother_name: Option<String>,
    /// The date of birth.
    pub birth_date: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Code of the governorate of birth; 88 is abroad.
    pub governorate: Option<u8>,
    /// The husband's or wife's name, which tells several marriages apart.
    pub spouse_name: Option<String>,
    /// The day of the death, the marriage or the divorce.
    pub event_date: Option<Day>,
    /// How much a family record lists: `individual` or `comprehensive`.
    pub extent: Option<String>,
}

/// One search. The registry refuses a query without an open file, a purpose and who stands behind it.
#[derive(Clone)]
pub struct RegistryQuery {
    /// The file for which is asked.
    pub file: Reference,
    /// The purpose, for instance `issue`.
    pub purpose: &'static str,
    /// Who asks: a staff id, or `system` for the machine's first search.
    pub asked_by: String,
    /// What is sought.
    pub sought: Sought,
}

/// What the registry answered.
#[derive(Clone, Serialize, Deserialize)]
pub struct RegistryReply {
    /// Found, not located or different.
    pub outcome: RegistryOutcome,
    /// Why nothing was located, for the desk: `no_record`, `ambiguous`, `not_computerised`, `withheld`; or why a record that
    /// was found is not given.
    pub reason: Option<String>,
    /// The record, field by field, when one was found. Every record has the person it was asked for: `name`, `latin_name`,
    /// `number`, `sex` (`male`/`female`), `religion`, `born` (ISO date), `place_governorate` (two digits), `place_text`;
    /// and where it stands: `office`, `record_number`, `registered`. Other people are `father_…`, `mother_…`, `husband_…`,
    /// `wife_…`, `head_…`, or the lists `spouses` and `children`. All values but those lists are strings; what the registry
    /// does not hold is left out. `applications::registry::KEPT` names every field.
    pub record: Option<serde_json::Map<String, serde_json::Value>>,
    /// Names of the fields which the registry itself says differ. For the desk only.
    pub differs: Vec<String>,
}

/// How near kin must be to be named, in degrees as the law counts them: every birth between two people is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KinReach {
    /// Degrees of descent.
    pub blood: u8,
    /// Degrees by marriage, counted from the spouse; at 0 the spouses themselves.
    pub affinity: u8,
}

/// A question for the kin of the people in a file.
#[derive(Clone)]
pub struct KinQuery {
    /// The file for which is asked.
    pub file: Reference,
    /// Which step of the system asks.
    pub asked_by: String,
    /// The people.
    pub of: Vec<NationalNumber>,
    /// How far.
    pub reach: KinReach,
}

/// Who was named.
#[derive(Clone)]
pub struct KinReply {
    /// Numbers of living kin; what somebody is to whom is not told.
    pub kin: Vec<NationalNumber>,
    /// Whether that is everybody: the registry cannot tell of people whose record it does not hold or withholds.
    pub whole: bool,
}

/// What is to be entered in the registry: the kind of act, and each datum by its name in the definition
/// (`service_model::RegistrySearch::DATA` and `ENTERED`). Days are ISO dates, sex is `male` or `female`.
#[derive(Clone)]
pub struct ToEnter {
    /// The kind of civil-status act, for instance `birth`.
    pub act: String,
    /// The data.
    pub data: BTreeMap<&'static str, String>,
}

/// A request to enter an event that was approved.
#[derive(Clone)]
pub struct EntryQuery {
    /// The file.
    pub file: Reference,
    /// The file's id: the registry enters once for it.
    pub key: String,
    /// Which step of the system asks.
    pub asked_by: String,
    /// What is entered.
    pub entry: ToEnter,
}

/// What the registry did.
#[derive(Clone)]
pub enum EntryReply {
    /// It entered the event; the new record, field by field as in [`RegistryReply::record`].
    Entered(serde_json::Map<String, serde_json::Value>),
    /// The event has a record already.
    Duplicate,
    /// It did not enter it: `unknown_person`, `name_differs`, `no_marriage`, `by_hand`.
    Refused(String),
}

/// The civil registry of the Civil Status Authority.
#[async_trait]
pub trait Registry: Send + Sync + 'static {
    /// Searches. A slow, full or absent registry is a passing fault, and the job comes back later.
    async fn search(&self, query: RegistryQuery) -> Outcome<RegistryReply>;

    /// Names the kin of the people in a file, so that no kin of theirs acts on it. Faults pass as with a search.
    async fn kin(&self, query: KinQuery) -> Outcome<KinReply>;

    /// Has an approved event entered. Asking again for the same file enters nothing twice and is answered alike. Faults
    /// pass as with a search.
    async fn enter(&self, query: EntryQuery) -> Outcome<EntryReply>;
}

/// Turns an image format we do not decode (HEIC) into one we do.
#[async_trait]
pub trait Converter: Send + Sync + 'static {
    /// Whether a converter is installed; the upload page names the format only then.
    fn available(&self) -> bool;
    /// The same picture as JPEG, or a refusal when it cannot be read.
    async fn to_jpeg(&self, bytes: Vec<u8>) -> Outcome<Vec<u8>>;
}

/// Looks for malware among the checks of an upload.
#[async_trait]
pub trait Scanner: Send + Sync + 'static {
    /// Whether the bytes are clean. A scanner that is away is a passing fault: nothing unchecked becomes usable.
    async fn is_clean(&self, bytes: &[u8]) -> Outcome<bool>;
}

/// No scanner is configured: every file passes this one check, and the configuration page says so.
pub struct NoScanner;

#[async_trait]
impl Scanner for NoScanner {
    async fn is_clean(&self, _bytes: &[u8]) -> Outcome<bool> {
        Ok(true)
    }
}

/// No converter is installed: HEIC is refused with the advice to send JPEG.
pub struct NoConverter;

#[async_trait]
impl Converter for NoConverter {
    fn available(&self) -> bool {
        false
    }
    async fn to_jpeg(&self, _bytes: Vec<u8>) -> Outcome<Vec<u8>> {
        Err(kernel::Refusal::new(kernel::RefusalKind::Rule, "upload.wrong_type", "application-upload-wrong-type")
            .into())
    }
}

/// What happened at a step of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepEvent {
    /// It was opened.
    Seen,
    /// It was answered.
    Done,
    /// The whole form was submitted.
    Submitted,
}

/// A step of a form: which service and which page, and never what was answered.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// Whose form it is.
    pub account: kernel::Id<kernel::marks::Account>,
    /// What happened.
    pub event: StepEvent,
    /// Key of the service.
    pub service: &'a str,
    /// Key of the page; empty for the whole form.
    pub page: &'a str,
    /// The country the form is for.
    pub country: &'a str,
}

/// A draft that somebody opened.
#[derive(Clone, Copy, Debug)]
pub struct Begun<'a> {
    /// Whose it is.
    pub account: kernel::Id<kernel::marks::Account>,
    /// The file.
    pub file: kernel::Id<kernel::marks::Application>,
    /// Key of the service.
    pub service: &'a str,
}

/// What somebody said at the end of a file.
#[derive(Clone, Copy, Debug)]
pub struct Rating<'a> {
    /// Who.
    pub account: kernel::Id<kernel::marks::Account>,
    /// Key of the service, or [`Rating::QUIET`].
    pub about: &'a str,
    /// `1` to `5`, of which five is best; `yes` or `no` to the quiet question.
    pub answer: &'a str,
    /// What was added in words; may be empty.
    pub words: &'a str,
    /// The country the file is for; empty with the quiet question.
    pub country: &'a str,
}

impl Rating<'_> {
    /// What is told in place of a service of grief, of a divorce or of what is sensitive.
    pub const QUIET: &'static str = "quiet";
}

/// Who wants to know where forms are left, and how it went. It decides by itself of whom it keeps that, and works within the transaction it is
/// handed. Services that are sensitive tell it nothing.
#[async_trait]
pub trait Listener: Send + Sync + 'static {
    /// Something happened at a step.
    ///
    /// # Errors
    /// Faults of the database.
    async fn happened(&self, cx: &mut store::Cx, step: &Step<'_>) -> Outcome<()>;

    /// Somebody who came by the campaign of this code opened a draft.
    ///
    /// # Errors
    /// Faults of the database.
    async fn begun(&self, cx: &mut store::Cx, code: &str, begun: &Begun<'_>) -> Outcome<()>;

    /// Whether this account is asked how it went with this: it is listened to, and did not say it lately.
    ///
    /// # Errors
    /// Faults of the database.
    async fn asks(&self, cx: &mut store::Cx, account: kernel::Id<kernel::marks::Account>, about: &str)
    -> Outcome<bool>;

    /// Somebody said how it went.
    ///
    /// # Errors
    /// Faults of the database.
    async fn rated(&self, cx: &mut store::Cx, rating: &Rating<'_>) -> Outcome<()>;
}

/// Nobody wants to know.
pub struct NobodyListens;

#[async_trait]
impl Listener for NobodyListens {
    async fn happened(&self, _cx: &mut store::Cx, _step: &Step<'_>) -> Outcome<()> {
        Ok(())
    }

    async fn begun(&self, _cx: &mut store::Cx, _code: &str, _begun: &Begun<'_>) -> Outcome<()> {
        Ok(())
    }

    async fn asks(
        &self,
        _cx: &mut store::Cx,
        _account: kernel::Id<kernel::marks::Account>,
        _about: &str,
    ) -> Outcome<bool> {
        Ok(false)
    }

    async fn rated(&self, _cx: &mut store::Cx, _rating: &Rating<'_>) -> Outcome<()> {
        Ok(())
    }
}
