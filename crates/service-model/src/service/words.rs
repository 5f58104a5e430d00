//! Which texts a service must have in every language, and which it may have.

use std::collections::{BTreeMap, BTreeSet};

use super::Service;
use crate::{
    Spot,
    fields::{Field, FieldKind, Label},
};

/// Texts of the service itself, without which its page says nothing.
const OWN: [&str; 5] = ["name", "summary", "who", "delivery", "objection"];

/// The wanted keys with the place that wants each, and the keys that may exist.
pub(super) fn of(service: &Service) -> (BTreeMap<String, Spot>, BTreeSet<String>) {
    let mut words = Words { wanted: BTreeMap::new(), optional: BTreeSet::new() };
    OWN.iter().for_each(|key| words.want(*key, service.spot()));
    words.may("residence_note");
    words.may("confirmation");
    // What is known to keep a search from its record; said to everybody alike, so that it tells nothing about anybody.
    words.may("outcome_note");
    if service.registry.as_ref().is_some_and(|search| search.current_cards.is_some()) {
        words.want("current_cards.why", service.spot());
        words.want("current_cards.remedy", service.spot());
    }
    if service.workflow.outcome.appointment().is_some() {
        // What to bring, and what happens after it: nobody travels to a mission without being told.
        words.want("appointment.bring", service.spot());
        words.want("appointment.after", service.spot());
    }
    for section in &service.sections {
        words.want(format!("sections.{}", section.key), service.spot());
    }
    for output in &service.outputs {
        words.want(format!("outputs.{}", output.document), service.spot());
    }
    for precondition in service.preconditions.iter().filter(|row| row.way_abroad) {
        words.want(format!("preconditions.{}", precondition.service), &precondition.spot);
    }
    for page in &service.form.pages {
        words.want(page.title(), &page.spot);
        words.may(page.lead());
        page.fields.iter().for_each(|field| words.field(field));
    }
    for rule in &service.rules {
        words.want(format!("rules.{}.why", rule.key), &rule.spot);
        words.want(format!("rules.{}.remedy", rule.key), &rule.spot);
    }
    for kin in &service.kinship {
        words.want(kin.text(), &kin.spot);
        if kin.ages.is_said() {
            words.want(format!("{}.why", kin.ages_text()), &kin.spot);
            words.want(format!("{}.remedy", kin.ages_text()), &kin.spot);
        }
    }
    for declaration in &service.declarations {
        words.want(declaration.title(), &declaration.spot);
        words.want(declaration.text(), &declaration.spot);
    }
    for document in &service.documents {
        words.want(document.name(), &document.spot);
        words.may(document.hint());
    }
    for component in &service.fees.components {
        words.want(format!("fees.{}", component.code), &component.spot);
        words.want(format!("beneficiaries.{}", component.beneficiary), &component.spot);
    }
    for stage in &service.workflow.stages {
        words.want(format!("stages.{}", stage.key), &stage.spot);
        words.want(format!("holders.{}", stage.holder), &stage.spot);
    }
    for reason in &service.workflow.corrections {
        words.want(format!("corrections.{}", reason.code), &reason.spot);
    }
    for reason in &service.workflow.rejections {
        words.want(format!("rejections.{}.reason", reason.code), &reason.spot);
        words.want(format!("rejections.{}.remedy", reason.code), &reason.spot);
    }
    for reason in &service.workflow.returns {
        words.want(format!("returns.{}.reason", reason.code), &reason.spot);
        words.want(format!("returns.{}.remedy", reason.code), &reason.spot);
    }
    (words.wanted, words.optional)
}

struct Words {
    wanted: BTreeMap<String, Spot>,
    optional: BTreeSet<String>,
}

impl Words {
    fn want(&mut self, key: impl Into<String>, spot: &Spot) {
        self.wanted.entry(key.into()).or_insert_with(|| spot.clone());
    }

    fn may(&mut self, key: impl Into<String>) {
        self.optional.insert(key.into());
    }

    fn field(&mut self, field: &Field) {
        self.want(field.label(), &field.spot);
        self.may(field.hint());
        if field.is_secret() {
            // A secret is asked with its reason.
            self.want(field.reason(), &field.spot);
        } else {
            self.may(field.reason());
        }
        if matches!(field.kind, FieldKind::Declaration(_)) {
            self.want(format!("fields.{}.statement", field.name), &field.spot);
        }
        for choice in field.kind.choices() {
            if let Label::Key(key) = &choice.label {
                self.want(key.clone(), &choice.spot);
                self.may(format!("fields.{}.hints.{}", field.name, choice.value));
            }
        }
    }
}
