//! Issued documents as links know them: casework tells which there are and whose, the engine reads their symbols.

use std::sync::Arc;

use ::sharing::{
    Ports,
    ports::{Document, Documents, Facts, Standing, Whose},
};
use async_trait::async_trait;
use casework::{
    certificates::{
        State,
        passed_on::{self, Concerned, PassedOn},
    },
    verification::Examiner,
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Locale, Outcome, Reference, RefusalKind, marks};
use service_model::Names;
use store::Cx;

/// The Authority works, and dates, by Cairo.
const ZONE: &str = "Africa/Cairo";

/// The ports of sharing.
pub fn ports(catalogue: &Catalogue, examiner: Arc<dyn Examiner>) -> Ports {
    Ports { documents: Arc::new(IssuedDocuments { catalogue: catalogue.clone(), examiner }) }
}

/// Casework's certificates, as sharing sees them.
struct IssuedDocuments {
    catalogue: Catalogue,
    examiner: Arc<dyn Examiner>,
}

#[async_trait]
impl Documents for IssuedDocuments {
    async fn of_file(&self, cx: &mut Cx, account: Id<marks::Account>, reference: Reference) -> Outcome<Document> {
        let found = passed_on::of_file(cx, &self.catalogue, account, reference).await?;
        Ok(self.document(found))
    }

    async fn of_link(
        &self,
        cx: &mut Cx,
        account: Id<marks::Account>,
        certificate: Id<marks::Certificate>,
    ) -> Outcome<Option<Document>> {
        match passed_on::of_certificate(cx, &self.catalogue, account, certificate).await {
            Ok(found) => Ok(Some(self.document(found))),
            Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => Ok(None),
            Err(other) => Err(other),
        }
    }
}

impl IssuedDocuments {
    fn document(&self, found: PassedOn) -> Document {
        let PassedOn { file, certificate, service, concerned, release, credential } = found;
        let key = format!("outputs.{}", certificate.document);
        let title = |locale| service.texts.text(locale, &key).to_owned();
        Document {
            certificate: certificate.id,
            file: file.id,
            reference: file.reference,
            title: Names { ar: title(Locale::AR), en: title(Locale::EN) },
            issuer: service.agency_names.clone(),
            serial: certificate.serial.as_str().to_owned(),
            issued_on: certificate.dated_at.day_in(ZONE),
            standing: match certificate.state() {
                State::Valid => Standing::Valid,
                State::Replaced => Standing::Replaced,
                State::Revoked => Standing::Revoked,
            },
            whose: match concerned {
                Concerned::Herself => Whose::Own,
                Concerned::Minor => Whose::Minor,
                Concerned::Deceased => Whose::Deceased,
                Concerned::Another => Whose::Another,
            },
            release,
            sensitive: service.sensitive,
            facts: credential.and_then(|text| self.facts(&text, certificate.serial.as_str())),
        }
    }

    /// What the symbol says, if it is one of ours and this document's.
    fn facts(&self, text: &str, serial: &str) -> Option<Facts> {
        match self.examiner.open_credential(text) {
            Ok(own) if own.serial == serial => Some(Facts {
                name: own.name_ar,
                latin_name: own.name_latin,
                birth_year: own.birth_year,
                number_end: own.number_last_three,
                test: own.test,
            }),
            Ok(_) => None,
            Err(reason) => {
                tracing::warn!(reason = reason.as_str(), "the symbol of an issued document cannot be read");
                None
            }
        }
    }
}
