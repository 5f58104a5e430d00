//! What certificates ask of the engine that typesets and seals, in their own words. `app/wire` joins it.
//!
//! The engine is called by a job that holds no transaction. It knows no file, no person and no rule: whoever calls it for a
//! seal hands over the permit that the Authority's approval gave.

use async_trait::async_trait;
use kernel::{Moment, Outcome, Permit, Refusal, RefusalKind};
use serde_json::{Map, Value};

use super::{model::State, policy::SealWithAuthorityKey};

/// What an engine answers for a record that the template cannot print.
pub fn cannot_be_set() -> Refusal {
    Refusal::new(RefusalKind::Rule, "certificate.cannot_be_set", "certificate-refused-cannot-be-set")
}

/// One certificate to be typeset and sealed.
#[derive(Clone, Debug)]
pub struct Order {
    /// The template's text, from the revision of the definition.
    pub template: String,
    /// Key of the document.
    pub document: String,
    /// The readable serial.
    pub serial: String,
    /// The date printed on it and stated by its seal.
    pub dated_at: Moment,
    /// The issuing authority in Arabic.
    pub authority_ar: String,
    /// The issuing authority in English.
    pub authority_en: String,
    /// The address where anyone may verify, printed as text.
    pub verify_at: String,
    /// The address of the status list.
    pub status_uri: String,
    /// The place in it.
    pub status_index: u32,
    /// What the registry's record says.
    pub record: Map<String, Value>,
}

/// What came out.
#[derive(Clone, Debug)]
pub struct SealedCertificate {
    /// The sealed PDF.
    pub pdf: Vec<u8>,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// The name of the key that sealed it.
    pub seal_key: String,
    /// The text of the symbol printed on it.
    pub credential: String,
}

/// A certificate as it would be, for whoever decides about it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The template's text, from the revision of the definition.
    pub template: String,
    /// When it is looked at.
    pub at: Moment,
    /// The issuing authority in Arabic.
    pub authority_ar: String,
    /// The issuing authority in English.
    pub authority_en: String,
    /// What the registry's record says, as far as the reader may see it.
    pub record: Map<String, Value>,
}

/// A status list to be signed.
#[derive(Clone, Debug)]
pub struct PublishedList {
    /// Its address.
    pub uri: String,
    /// Places whose certificate does not stand as issued.
    pub ended: Vec<(u32, State)>,
    /// When it is signed.
    pub at: Moment,
    /// Until when a verifier may rely on it.
    pub until: Moment,
}

/// The engine with the Authority's keys.
#[async_trait]
pub trait Sealer: Send + Sync + 'static {
    /// SHA-256 of the canonical form of a record.
    ///
    /// # Errors
    /// A fault for a record without a canonical form.
    fn content_sha256(&self, record: &Map<String, Value>) -> Outcome<[u8; 32]>;

    /// Typesets and seals.
    ///
    /// # Errors
    /// A passing fault when every place is taken or the key does not answer; a fault when the template does not fit.
    async fn seal(&self, permit: Permit<SealWithAuthorityKey>, order: Order) -> Outcome<SealedCertificate>;

    /// Typesets without serial, code or seal, marked across the page as no document. It takes no key, so it needs no
    /// permit; the answer is a PDF that is to be drawn and never handed out.
    ///
    /// # Errors
    /// A passing fault when every place is taken; the refusal `certificate.cannot_be_set` for a record that the template
    /// cannot print, which would stop the issue as well.
    async fn preview(&self, preview: Preview) -> Outcome<Vec<u8>>;

    /// The published key set, JSON.
    ///
    /// # Errors
    /// A fault if it cannot be written.
    fn key_set(&self) -> Outcome<String>;

    /// Certificates in one status list.
    fn list_size(&self) -> u32;

    /// Signs a status list.
    ///
    /// # Errors
    /// A passing fault when the key does not answer.
    async fn sign_list(&self, list: PublishedList) -> Outcome<String>;
}
