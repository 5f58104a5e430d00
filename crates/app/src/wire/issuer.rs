//! Joins casework's certificates and verification to the `documents` engine. Only words are translated here.
//!
//! One value holds the issuer's keys, the bounded typesetters and the confined verifiers.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result};
use async_trait::async_trait;
use casework::{
    certificates::{Order, PublishedList, SealedCertificate, Sealer, State, policy::SealWithAuthorityKey},
    verification::{self, Credential, Examined, Examiner},
};
use documents::{
    canonical,
    issue::{Authority, IssueError, Order as Printed, issue},
    keys::{GeneratedKeys, IssuerKeys, Pkcs11Settings, Pkcs11Signer},
    qr::{self, StatusEntry},
    render::{RenderError, RenderPool, RenderPoolSettings, Renderer},
    status::{CertificateState, ENTRIES, StatusList},
    verify::{self, Examination, child::ChildVerifier},
};
use kernel::{Failure, Moment, Outcome, Permit};
use secrecy::ExposeSecret;
use serde_json::{Map, Value};
use tokio::sync::Semaphore;

use crate::config::{Environment, SealKey, Settings};

/// The issuer's name in credentials and in the key set that a test authority publishes.
const TEST_ISSUER: &str = "EG-CSA-TEST";
/// Label of the seal key in a token.
const TOKEN_KEY: &str = "seal";
/// The zone whose civil day is printed.
const ZONE: &str = "Africa/Cairo";
/// Certificates that may wait for a typesetter.
const WAITING: usize = 64;

/// The issuer: keys, typesetters, verifiers.
#[derive(Clone)]
pub struct Issuer {
    keys: Arc<IssuerKeys>,
    typesetters: RenderPool,
    verifiers: Arc<Semaphore>,
    child: ChildVerifier,
}

/// Opens the key folder, and makes a test authority where that is allowed.
pub fn open(settings: &Settings, now: Moment) -> Result<Issuer> {
    let generated = match settings.environment {
        Environment::Production => GeneratedKeys::Refused,
        Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
    };
    let folder = settings.data.keys.join("issuer");
    std::fs::create_dir_all(&settings.data.keys).context("making the key folder")?;
    let mut keys = IssuerKeys::open(&folder, TEST_ISSUER, now, generated).context("opening the issuer's keys")?;
    if settings.documents.seal == SealKey::Pkcs11 {
        let token = Pkcs11Settings {
            module: Path::new(&settings.documents.pkcs11_module).to_owned(),
            token: settings.documents.pkcs11_token.clone(),
            key: TOKEN_KEY.to_owned(),
            pin: settings.documents.pkcs11_pin.expose_secret().to_owned().into(),
        };
        let signer = Pkcs11Signer::open(token).context("opening the token with the seal key")?;
        keys = keys.with_seal(Arc::new(signer)).context("using the seal key of the token")?;
    }
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let renderer = Renderer::new().context("starting the typesetter")?;
    Ok(Issuer {
        keys: Arc::new(keys),
        typesetters: RenderPool::new(renderer, RenderPoolSettings { running: cores, waiting: WAITING }),
        verifiers: Arc::new(Semaphore::new(2 * cores)),
        child: ChildVerifier::this_binary(),
    })
}

impl Issuer {
    /// Examines documents with another program, for tests whose own binary has no hidden subcommand.
    #[must_use]
    pub fn examining_with(mut self, child: ChildVerifier) -> Self {
        self.child = child;
        self
    }
}

#[async_trait]
impl Sealer for Issuer {
    fn content_sha256(&self, record: &Map<String, Value>) -> Outcome<[u8; 32]> {
        canonical::content_sha256(&Value::Object(record.clone()))
            .map_err(|error| Failure::fault("digesting a record", error))
    }

    async fn seal(&self, _permit: Permit<SealWithAuthorityKey>, order: Order) -> Outcome<SealedCertificate> {
        let keys = Arc::clone(&self.keys);
        let printed = Printed {
            template: order.template,
            kind: order.document,
            serial: order.serial,
            issued_at: order.dated_at,
            zone: ZONE.to_owned(),
            authority: Authority { ar: order.authority_ar, en: order.authority_en },
            verify_at: order.verify_at,
            status: StatusEntry { index: order.status_index, uri: order.status_uri },
            record: Value::Object(order.record),
        };
        let work = move |renderer: &Renderer| issue(renderer, &keys, &printed);
        let issued = self.typesetters.run(work).await.map_err(IssueError::Render).and_then(|outcome| outcome);
        let issued = issued.map_err(not_issued)?;
        let seal_key = self.keys.seal.public_key().id().to_string();
        Ok(SealedCertificate { pdf: issued.pdf, sha256: issued.sha256, seal_key })
    }

    fn key_set(&self) -> Outcome<String> {
        serde_json::to_string_pretty(&self.keys.published).map_err(|error| Failure::fault("writing the key set", error))
    }

    fn list_size(&self) -> u32 {
        ENTRIES
    }

    async fn sign_list(&self, published: PublishedList) -> Outcome<String> {
        let mut list = StatusList::new(published.uri, published.at);
        for (index, state) in published.ended {
            list.set(index, state_of(state));
        }
        list.sign(&self.keys.published.issuer, published.until, self.keys.status.as_ref())
            .map_err(|error| Failure::passing("signing a status list", error))
    }
}

/// A full house and a key that does not answer may pass; a template that does not fit will not.
fn not_issued(error: IssueError) -> Failure {
    match error {
        IssueError::Render(RenderError::Busy) | IssueError::Signer(_) => {
            Failure::passing("issuing a certificate", error)
        }
        _ => Failure::fault("issuing a certificate", error),
    }
}

fn state_of(state: State) -> CertificateState {
    match state {
        State::Valid => CertificateState::Valid,
        State::Revoked => CertificateState::Revoked,
        State::Replaced => CertificateState::Replaced,
    }
}

#[async_trait]
impl Examiner for Issuer {
    async fn examine_pdf(&self, pdf: Vec<u8>) -> Outcome<Examined> {
        let busy = |_| Failure::passing("verifying a document", "every verifier is at work");
        let _place = self.verifiers.try_acquire().map_err(busy)?;
        Ok(match self.child.examine(&pdf, &self.keys.published).await? {
            Examination::Sealed(sealed) => Examined::Sealed { sha256: sealed.sha256, test: sealed.test },
            Examination::Refused { reason } => Examined::Refused(reason_of(reason)),
        })
    }

    fn open_credential(&self, text: &str) -> Result<Credential, verification::Reason> {
        let (read, key) =
            qr::open(text, &self.keys.published).map_err(|error| reason_of(verify::Reason::from(error)))?;
        Ok(Credential {
            serial: read.serial,
            document: read.kind,
            issued_at: read.issued_at,
            test: key.test,
            name_ar: read.name_ar,
            name_latin: read.name_latin,
            birth_year: read.birth_year,
            number_last_three: read.number_last_three,
            content_sha256: read.content_sha256,
        })
    }
}

fn reason_of(reason: verify::Reason) -> verification::Reason {
    use verification::Reason as Ours;
    use verify::Reason as Theirs;
    match reason {
        Theirs::Issued => Ours::Issued,
        Theirs::ContentChanged => Ours::ContentChanged,
        Theirs::SealBroken => Ours::SealBroken,
        Theirs::RangeIncomplete => Ours::RangeIncomplete,
        Theirs::AddedAfterSeal => Ours::AddedAfterSeal,
        Theirs::Truncated => Ours::Truncated,
        Theirs::TwoDocuments => Ours::TwoDocuments,
        Theirs::NotAsIssued => Ours::NotAsIssued,
        Theirs::UnknownKey => Ours::UnknownKey,
        Theirs::KeyOutsidePeriod => Ours::KeyOutsidePeriod,
        Theirs::Revoked => Ours::Revoked,
        Theirs::Replaced => Ours::Replaced,
        Theirs::NoSeal => Ours::NoSeal,
        Theirs::NotPdf => Ours::NotPdf,
        Theirs::NotCredential => Ours::NotCredential,
        Theirs::Unreadable => Ours::Unreadable,
        Theirs::TooLarge => Ours::TooLarge,
        Theirs::StateUnknown => Ours::StateUnknown,
    }
}
