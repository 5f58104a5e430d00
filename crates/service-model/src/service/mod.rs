//! A service: everything its folder says, parsed and checked against itself.

mod cards;
mod check;
mod delivery;
mod manner;
mod protection;
mod read;
mod registry;
mod words;

pub use cards::{CurrentCards, Proof};
pub use delivery::{Consignee, Delivery};
pub use manner::{Group, Voice};
pub use protection::{Protection, RecordOf};
pub use registry::{RegistryMode, RegistrySearch};

use crate::{
    Answers, Finding, Form, Level, Names, Sources, Spot, Texts,
    capacity::Changes,
    declaration::Declaration,
    documents::RequiredDocument,
    eligibility::Rule,
    fees::Fees,
    fields::{Field, FieldKind},
    finding::Findings,
    kinship::Kin,
    workflow::Workflow,
};

/// A part of the form, shown as one task.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Its key; the text is `sections.<key>`.
    pub key: String,
}

/// How long a document is valid, only where a law says so.
#[derive(Clone, PartialEq, Debug)]
pub struct Validity {
    /// Days from the day of issue.
    pub days: i64,
    /// The law.
    pub legal_basis: String,
}

/// A document the service issues; the text is `outputs.<document>`.
#[derive(Clone, PartialEq, Debug)]
pub struct Output {
    /// Key of the document.
    pub document: String,
    /// File name of its template in the folder.
    pub template: String,
    /// How long it is valid; absent when no law limits it, and then it never shows as expired.
    pub validity: Option<Validity>,
}

/// A service that must have been used before.
#[derive(Clone, PartialEq, Debug)]
pub struct Precondition {
    /// Its key.
    pub service: String,
    /// Whether the texts (`preconditions.<service>`) tell a way for people abroad although it needs presence in Egypt.
    pub way_abroad: bool,
    pub(crate) spot: Spot,
}

/// The fields that say where the document will be used.
#[derive(Clone, PartialEq, Debug)]
pub struct UsedAt {
    /// A choice among `residence`, `egypt` and `elsewhere`.
    pub country_field: String,
    /// A choice among receiving bodies.
    pub body_field: String,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its key, unique among all services.
    pub key: String,
    /// Key of the agency that answers for it.
    pub agency: String,
    /// Name of that agency.
    pub agency_names: Names,
    /// The level of assurance needed to apply.
    pub apply: Level,
    /// The level of assurance needed to receive the first document.
    pub release: Level,
    /// Whether somebody must appear in person in Egypt.
    pub presence: bool,
    /// The sections of the form in order.
    pub sections: Vec<Section>,
    /// The documents it issues.
    pub outputs: Vec<Output>,
    /// Services that must have been used before.
    pub preconditions: Vec<Precondition>,
    /// The fields that say where the document will be used.
    pub used_at: Option<UsedAt>,
    /// How the record is sought in the registry, for services about a record.
    pub registry: Option<RegistrySearch>,
    /// How paper is asked for, where it is.
    pub delivery: Option<Delivery>,
    /// In which voice its pages speak.
    pub voice: Voice,
    /// Whether somebody may have to leave its pages before another sees them: they offer to leave quickly.
    pub sensitive: bool,
    /// What its act touches; absent for copies of what is recorded. Only where something is changed is a guardian asked for,
    /// and only that does a custody order freeze.
    pub changes: Option<Changes>,
    /// How the person a record is about is protected, for services that seek one.
    pub protection: Option<Protection>,
    /// With which services it stands in lists.
    pub group: Option<Group>,
    /// The field (an address) that says where the applicant lives and so which mission serves.
    pub residence_field: Option<String>,
    /// The field with the name of the person the document is about.
    pub subject_field: Option<String>,
    /// The required document that is a passport of that person. Only from it is a Latin spelling of the name taken.
    pub passport: Option<String>,
    /// The form.
    pub form: Form,
    /// The fees.
    pub fees: Fees,
    /// Who may ask for whom.
    pub kinship: Vec<Kin>,
    /// Rules of eligibility.
    pub rules: Vec<Rule>,
    /// Documents to bring, by case.
    pub documents: Vec<RequiredDocument>,
    /// What must be signed before a file is submitted.
    pub declarations: Vec<Declaration>,
    /// The workflow.
    pub workflow: Workflow,
    /// The words.
    pub texts: Texts,
    spot: Spot,
}

impl Service {
    /// Loads the folder of a service.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Finding>> {
        let findings = Findings::default();
        let service = read::service(sources, &findings);
        check::service(&service, sources, &findings);
        if findings.is_empty() { Ok(service) } else { Err(findings.into_sorted()) }
    }

    /// The field that asks for the relation to the person the document is about, if the form has one.
    pub fn kinship_field(&self) -> Option<&Field> {
        self.form.fields().find(|field| match &field.kind {
            FieldKind::Radios(radios) => radios.from_kinship,
            FieldKind::Select(select) => select.from_kinship,
            _ => false,
        })
    }

    /// Key of the area (an emirate) where the applicant says to live, by the country's address form.
    pub fn area<'a>(&self, answers: &'a Answers, form: &crate::country::AddressForm) -> Option<&'a str> {
        answers.get(self.residence_field.as_deref()?)?.get(form.area.as_deref()?)?.as_str()
    }

    /// The place of the service in its files, for findings across services.
    pub(crate) fn spot(&self) -> &Spot {
        &self.spot
    }
}
