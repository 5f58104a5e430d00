//! Joins casework's ports for documents to the engine: typesetting and sealing in a bounded pool, verification in a
//! confined child process.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result, bail};
use async_trait::async_trait;
use casework::{
    certificates::{
        Order, Preview, PublishedList, SealedCertificate, Sealer, State, cannot_be_set, policy::SealWithAuthorityKey,
    },
    counter::{PrintedSummary, SummaryPart, SummaryPrinter},
    payments::{Both, Printed, ReceiptPrinter, Row},
    verification::{Credential, Entitlement, Examined, Examiner, Reason},
};
use documents::{
    issue::{Authority, IssueError, issue},
    keys::{GeneratedKeys, IssuerKeys, Pkcs11Settings, Pkcs11Signer},
    qr::{self, StatusEntry},
    render::{self, IssuerNames, Receipt, ReceiptRow, RenderError, RenderPool, RenderPoolSettings, Renderer},
    status::{CertificateState, ENTRIES, StatusList},
    verify::{Examination, child::ChildVerifier},
};
use kernel::{Failure, Moment, Outcome, Permit};
use secrecy::ExposeSecret;
use serde_json::{Map, Value};

use super::codes::PlatformCodes;
use crate::config::{Environment, SealKey, Settings};

/// The name of the issuer in credentials and key sets.
const ISSUER: &str = "EG-CSA";
const TEST_ISSUER: &str = "EG-CSA-TEST";
/// The Authority works, and dates, by Cairo.
const ZONE: &str = "Africa/Cairo";

/// The engine with the Authority's keys.
#[derive(Clone)]
pub struct Documents {
    keys: Arc<IssuerKeys>,
    pool: RenderPool,
    child: ChildVerifier,
    codes: PlatformCodes,
    /// Whether this is no production: what is printed says so.
    test: bool,
}

/// Opens the issuer's keys: a test authority made on first start, or a token.
pub fn open(settings: &Settings, codes: PlatformCodes, now: Moment, child: ChildVerifier) -> Result<Documents> {
    let folder = settings.data.keys.join("issuer");
    let generated = match settings.environment {
        Environment::Production => GeneratedKeys::Refused,
        Environment::Development | Environment::Demo => GeneratedKeys::Allowed,
    };
    let issuer = if generated == GeneratedKeys::Allowed { TEST_ISSUER } else { ISSUER };
    let keys = match settings.documents.seal {
        SealKey::Development => IssuerKeys::open(&folder, issuer, now, generated),
        SealKey::Pkcs11 => IssuerKeys::open_with_seal(&folder, Arc::new(token(settings)?), generated),
    };
    let keys = keys.context("opening the issuer's keys")?;
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let pool = RenderPool::new(Renderer::new()?, RenderPoolSettings { running: cores, waiting: 4 * cores });
    Ok(Documents { keys: Arc::new(keys), pool, child, codes, test: generated == GeneratedKeys::Allowed })
}

impl Documents {
    /// The places of the typesetter, for whatever else is typeset.
    pub(super) fn pool(&self) -> RenderPool {
        self.pool.clone()
    }
}

fn token(settings: &Settings) -> Result<Pkcs11Signer> {
    let documents = &settings.documents;
    if !Path::new(&documents.pkcs11_module).exists() {
        bail!("documents.pkcs11_module names no file: {}", documents.pkcs11_module);
    }
    let token = Pkcs11Settings {
        module: documents.pkcs11_module.clone().into(),
        token: documents.pkcs11_token.clone(),
        key: documents.pkcs11_key.clone(),
        pin: zeroize::Zeroizing::new(documents.pkcs11_pin.expose_secret().to_owned()),
    };
    Pkcs11Signer::open(token).context("opening the token that holds the seal")
}

fn failed(error: RenderError) -> Failure {
    match error {
        RenderError::Busy => Failure::passing("typesetting a certificate", error),
        other => Failure::fault("typesetting a certificate", other),
    }
}

#[async_trait]
impl Sealer for Documents {
    fn content_sha256(&self, record: &Map<String, Value>) -> Outcome<[u8; 32]> {
        documents::canonical::content_sha256(&Value::Object(record.clone()))
            .map_err(|error| Failure::fault("digesting a record", error))
    }

    async fn seal(&self, permit: Permit<SealWithAuthorityKey>, order: Order) -> Outcome<SealedCertificate> {
        // The permit ends here: it was good for this one seal.
        drop(permit);
        let order = documents::issue::Order {
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
        let keys = self.keys.clone();
        let issued = self.pool.run(move |renderer| issue(renderer, &keys, &order)).await.map_err(failed)?;
        let issued = issued.map_err(|error| match error {
            IssueError::Signer(error) => Failure::passing("sealing a certificate", error),
            other => Failure::fault("issuing a certificate", other),
        })?;
        let seal_key = self.keys.seal.public_key().id().to_string();
        Ok(SealedCertificate { pdf: issued.pdf, sha256: issued.sha256, seal_key, credential: issued.qr_text })
    }

    async fn preview(&self, preview: Preview) -> Outcome<Vec<u8>> {
        let issuer = IssuerNames { ar: preview.authority_ar, en: preview.authority_en, test: self.test };
        let shown = render::Preview { at: preview.at, issuer, record: Value::Object(preview.record) };
        let set = self.pool.run(move |renderer| renderer.preview(&preview.template, &shown)).await.map_err(failed)?;
        set.map_err(|error| match error {
            RenderError::Template(_) | RenderError::Sheet(_) => {
                tracing::warn!(%error, "a record cannot be typeset as a certificate");
                cannot_be_set().into()
            }
            other => failed(other),
        })
    }

    fn key_set(&self) -> Outcome<String> {
        serde_json::to_string_pretty(&self.keys.published).map_err(|error| Failure::fault("writing the key set", error))
    }

    fn list_size(&self) -> u32 {
        ENTRIES
    }

    async fn sign_list(&self, list: PublishedList) -> Outcome<String> {
        let mut signed = StatusList::new(list.uri, list.at);
        for (index, state) in list.ended {
            signed.set(
                index,
                match state {
                    State::Valid => CertificateState::Valid,
                    State::Replaced => CertificateState::Replaced,
                    State::Revoked => CertificateState::Revoked,
                },
            );
        }
        signed
            .sign(&self.keys.published.issuer, list.until, self.keys.status.as_ref())
            .map_err(|error| Failure::passing("signing a status list", error))
    }
}

#[async_trait]
impl ReceiptPrinter for Documents {
    async fn print(&self, receipt: Printed) -> Outcome<Vec<u8>> {
        let issuer = IssuerNames { ar: receipt.issuer.ar.clone(), en: receipt.issuer.en.clone(), test: self.test };
        let receipt = sheet_of(receipt);
        let printed = self.pool.run(move |renderer| renderer.receipt(&receipt, &issuer)).await.map_err(failed)?;
        printed.map_err(failed)
    }
}

#[async_trait]
impl SummaryPrinter for Documents {
    async fn print(&self, summary: PrintedSummary) -> Outcome<Vec<u8>> {
        let (ar, en) = summary.issuer;
        let issuer = IssuerNames { ar, en, test: self.test };
        let part = |part: SummaryPart| render::Part { heading: part.heading, rows: part.rows };
        let summary = render::Summary {
            reference: summary.reference,
            reference_label: summary.reference_label,
            dated_at: summary.dated_at,
            title: summary.title,
            service: summary.service,
            parts: summary.parts.into_iter().map(part).collect(),
            statement: summary.statement,
            hands: summary.hands,
            binding: summary.binding,
        };
        let printed = self.pool.run(move |renderer| renderer.summary(&summary, &issuer)).await.map_err(failed)?;
        printed.map_err(failed)
    }
}

/// The receipt in the typesetter's words.
fn sheet_of(receipt: Printed) -> Receipt {
    let both = |words: Both| render::Both { ar: words.ar, en: words.en };
    let row = |row: Row| ReceiptRow { label: both(row.label), value: both(row.value) };
    let rows = |rows: Vec<Row>| rows.into_iter().map(row).collect();
    Receipt {
        reference: receipt.reference,
        dated_at: receipt.dated_at,
        title: both(receipt.title),
        number: both(receipt.number),
        facts: both(receipt.facts),
        rows: rows(receipt.rows),
        fees: both(receipt.fees),
        lines: rows(receipt.lines),
        paid: row(receipt.paid),
        words: both(receipt.words),
        returns: both(receipt.returns),
        returned: rows(receipt.returned),
        note: both(receipt.note),
    }
}

#[async_trait]
impl Examiner for Documents {
    async fn examine_pdf(&self, pdf: Vec<u8>) -> Outcome<Examined> {
        Ok(match self.child.examine(&pdf, &self.keys.published).await? {
            Examination::Sealed(sealed) => Examined::Sealed { sha256: sealed.sha256, test: sealed.test },
            Examination::Refused { reason } => Examined::Refused(translated(reason)),
        })
    }

    fn open_credential(&self, text: &str) -> Result<Credential, Reason> {
        let (credential, key) = qr::open(text, &self.keys.published).map_err(|error| translated(error.into()))?;
        Ok(Credential {
            serial: credential.serial,
            document: credential.kind,
            issued_at: credential.issued_at,
            test: key.test,
            name_ar: credential.name_ar,
            name_latin: credential.name_latin,
            birth_year: credential.birth_year,
            number_last_three: credential.number_last_three,
            content_sha256: credential.content_sha256,
        })
    }

    fn judge_entitlement(&self, text: &str, now: Moment) -> Outcome<Entitlement> {
        self.codes.judge(text, now)
    }
}

fn translated(reason: documents::verify::Reason) -> Reason {
    use documents::verify::Reason as Engine;
    match reason {
        Engine::Issued => Reason::Issued,
        Engine::ContentChanged => Reason::ContentChanged,
        Engine::SealBroken => Reason::SealBroken,
        Engine::RangeIncomplete => Reason::RangeIncomplete,
        Engine::AddedAfterSeal => Reason::AddedAfterSeal,
        Engine::Truncated => Reason::Truncated,
        Engine::TwoDocuments => Reason::TwoDocuments,
        Engine::NotAsIssued => Reason::NotAsIssued,
        Engine::UnknownKey => Reason::UnknownKey,
        Engine::KeyOutsidePeriod => Reason::KeyOutsidePeriod,
        Engine::Revoked => Reason::Revoked,
        Engine::Replaced => Reason::Replaced,
        Engine::NoSeal => Reason::NoSeal,
        Engine::NotPdf => Reason::NotPdf,
        Engine::NotCredential => Reason::NotCredential,
        Engine::Unreadable => Reason::Unreadable,
        Engine::TooLarge => Reason::TooLarge,
        Engine::StateUnknown => Reason::StateUnknown,
    }
}
