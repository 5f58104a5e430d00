//! A file with everything an officer decides by, and the hash that binds a decision to it.
//!
//! What is hashed is what is shown: every answer, every datum of the record with its verdict, every upload by its
//! immutable blob, kinship, the Latin spelling that goes onto the document, and the recommendation. A datum that is masked or never shown enters through a digest of the
//! whole record, so that it cannot change unnoticed either.

use ::store::Cx;
use aws_lc_rs::digest::{SHA256, digest};
use catalogue::Catalogue;
use data_encoding::HEXLOWER;
use kernel::{Failure, Outcome};
use service_model::{Answers, fields::Shown as Answered};
use work::proposals::{Fingerprint, Shown, Words};

use super::{
    comparison::{self, Line},
    kinship::{self, Kinship},
    masking::Showing,
    store::{self as rows, Note, NoteKind},
};
use crate::{
    applications::{
        answers,
        definitions::{self, Definition},
        model::Application,
        registry::{self, Evidence},
        uploads::{self, Upload},
    },
    certificates::{
        self, Serial, State,
        latin::{self, SeenName},
    },
    custody::{self, Kept},
};

/// A file opened at the desk.
pub struct Dossier {
    /// The file.
    pub file: Application,
    /// The revision it was opened with, and its country.
    pub definition: Definition,
    /// What was answered.
    pub answers: Answers,
    /// The registry's latest answer.
    pub evidence: Option<Evidence>,
    /// The comparison, field by field.
    pub lines: Vec<Line>,
    /// Uploads in force.
    pub uploads: Vec<Upload>,
    /// The claimed relation.
    pub kinship: Option<Kinship>,
    /// The Latin spelling of the name, as an officer saw it in a passport of the file.
    pub latin: Option<SeenName>,
    /// The latest recommendation.
    pub recommendation: Option<Note>,
    /// With which words the Authority last sent it back.
    pub sent_back: Option<Note>,
    /// The order about the person's custody that is in force.
    pub custody: Option<Kept>,
    /// The document that was issued for the file before it was taken up again; approving replaces it.
    pub replaces: Option<Serial>,
}

impl Dossier {
    /// The dossier of a file loaded within the caller's scope.
    ///
    /// # Errors
    /// Only faults.
    pub async fn of(cx: &mut Cx, catalogue: &Catalogue, file: Application) -> Outcome<Self> {
        let definition = definitions::of(cx, catalogue, &file).await?;
        let answers = answers::all(cx, &file).await?;
        let evidence = registry::latest(cx, &file).await?;
        let uploads = uploads::in_force(cx, &file).await?;
        let applicant = people::account_number_hash(cx, file.owner).await?;
        let record = evidence.as_ref().and_then(|evidence| evidence.record.as_ref());
        let kinship = kinship::weigh(cx.vault(), &definition.service, &answers, record, applicant.as_deref());
        let latin = latin::in_force(cx, &file).await?;
        let recommendation = rows::latest_note(cx, &file, NoteKind::Recommendation).await?;
        let sent_back = rows::latest_note(cx, &file, NoteKind::Return).await?;
        let lines = comparison::compare(&definition.service, &answers, evidence.as_ref());
        let issued = certificates::store::issued_of(cx, &file).await?.filter(|one| one.state() == State::Valid);
        let custody = custody::kept(cx, (&file, &definition.service), evidence.as_ref()).await?;
        let replaces = issued.filter(|_| !file.stage().is_end()).map(|one| one.serial);
        Ok(Self {
            file,
            definition,
            answers,
            evidence,
            lines,
            uploads,
            kinship,
            latin,
            recommendation,
            sent_back,
            custody,
            replaces,
        })
    }

    /// The uploads in which the person's passport can be seen.
    pub fn passports(&self) -> impl Iterator<Item = &Upload> {
        let passport = self.definition.service.passport.as_deref();
        self.uploads.iter().filter(move |upload| Some(upload.document.as_str()) == passport)
    }

    /// The day on which the record says that the person was born.
    pub fn born(&self) -> Option<kernel::Day> {
        let record = self.evidence.as_ref()?.record.as_ref()?;
        record.get("born")?.as_str()?.parse().ok()
    }

    /// Exactly what an officer or an approver sees, language apart. With the recommendation for whoever decides on it.
    ///
    /// # Errors
    /// A fault if the record cannot be written as JSON.
    pub fn shown(&self, with: Recommended) -> Outcome<Shown> {
        let mut shown = Shown::new(Words::text("desk-approval-title"))
            .line(Words::text("desk-reference"), Words::plain(self.file.reference.to_string()))
            .line(Words::text("desk-service"), Words::plain(&self.file.service))
            .line(Words::text("desk-revision"), Words::plain(self.file.definition_revision.to_string()))
            .line(Words::text("desk-record-digest"), Words::plain(self.record_digest()?));
        for field in self.definition.service.form.fields() {
            let value = answered(&field.show(self.answers.get(&field.name)));
            shown = shown.line(Words::plain(format!("answer.{}", field.name)), Words::plain(value));
        }
        for line in &self.lines {
            let recorded = match line.showing {
                Showing::Clear => line.recorded.clone().unwrap_or_default(),
                Showing::OnReason | Showing::Never => String::new(),
            };
            let verdict = format!("{recorded} ({})", line.verdict.as_str());
            shown = shown.line(Words::plain(format!("record.{}", line.datum)), Words::plain(verdict));
        }
        for upload in &self.uploads {
            let value = format!("{} {}", upload.id, upload.blob);
            shown = shown.line(Words::plain(format!("upload.{}", upload.document)), Words::plain(value));
        }
        if let Some(kinship) = &self.kinship {
            let value = format!("{} {}", kinship.relation, kinship.outcome.as_str());
            shown = shown.line(Words::text("desk-kinship"), Words::plain(value));
        }
        if let Some(seen) = &self.latin {
            let value = format!("{} {} {} {}", seen.name.as_str(), seen.upload, seen.staff, seen.mrz_checked);
            shown = shown.line(Words::text("desk-latin-name"), Words::plain(value));
        }
        // An order that comes or goes after a recommendation makes that void.
        if let Some(kept) = &self.custody {
            shown = shown.line(Words::plain("custody"), Words::plain(kept.order.to_string()));
        }
        if let Some(serial) = &self.replaces {
            shown = shown.line(Words::plain("replaces"), Words::plain(serial.as_str()));
        }
        if let (Recommended::Included, Some(recommendation)) = (with, &self.recommendation) {
            let value = format!("{} {} {}", recommendation.staff, recommendation.at, recommendation.words);
            shown = shown.line(Words::text("desk-recommendation"), Words::plain(value));
        }
        Ok(shown)
    }

    /// The hash of [`Dossier::shown`].
    ///
    /// # Errors
    /// As there.
    pub fn fingerprint(&self, with: Recommended) -> Outcome<Fingerprint> {
        self.shown(with)?.fingerprint().map_err(|error| Failure::fault("hashing what is shown", error))
    }

    fn record_digest(&self) -> Outcome<String> {
        let record = self.evidence.as_ref().map(|evidence| &evidence.record);
        let bytes = serde_json::to_vec(&record).map_err(|error| Failure::fault("hashing a registry record", error))?;
        Ok(HEXLOWER.encode(digest(&SHA256, &bytes).as_ref()))
    }
}

/// Whether the recommendation is part of what is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recommended {
    /// The approver sees it.
    Included,
    /// The officer is about to write it.
    Left,
}

/// An answer in one canonical form.
fn answered(shown: &Answered) -> String {
    format!("{shown:?}")
}
