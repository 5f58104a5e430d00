//! What must hold of a service of another agency, by itself and among the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{AgencyService, DATA};
use crate::{Finding, Names, Spot, finding::Findings, reader::Table};

/// Checks a service by itself.
pub(super) fn itself(service: &AgencyService, table: &Table<'_, '_>) {
    let twice = |what: &str, keys: Vec<&str>| {
        for (at, key) in keys.iter().enumerate() {
            if keys[..at].contains(key) {
                table.fault("duplicate", format!("the {what} `{key}` is there twice"));
            }
        }
    };
    twice("question", service.questions.iter().map(|own| own.key.as_str()).collect());
    twice("step", service.steps.iter().map(|own| own.state).collect());
    twice("reason", service.reasons.iter().map(|own| own.key.as_str()).collect());
    twice("datum", service.sent.iter().map(|own| own.datum).collect());
    // They travel side by side.
    for question in service.questions.iter().filter(|own| DATA.contains(&own.key.as_str())) {
        table.fault("question", format!("`{}` is a datum the platform knows; name it in `[[sent]]`", question.key));
    }
    if service.sources.is_empty() {
        table.fault("empty", "a service of another agency names at least one `[[source]]`");
    }
    if service.is_asked_here {
        let ends = (service.steps.first().map(|step| step.state), service.steps.last().map(|step| step.state));
        if ends != (Some("received"), Some("done")) {
            table.fault("steps", "the steps begin with `received` and end with `done`");
        }
        if service.reasons.is_empty() {
            table.fault("empty", "an agency that is asked may refuse: name at least one `[[reason]]`");
        }
        if service.sent.is_empty() {
            table.fault("empty", "an agency that is asked must learn who asks: name at least one `[[sent]]`");
        }
    } else if service.ways.is_empty() {
        table.fault("empty", "a service that is only described names at least one `[[way]]` to it");
    }
}

/// Checks these services among the keys of services and privileges; each comes with the place of its file.
pub fn check(all: &[(&str, &AgencyService)], services: &BTreeSet<&str>, privileges: &BTreeSet<&str>) -> Vec<Finding> {
    let findings = Findings::default();
    let mut agencies: BTreeMap<&str, &Names> = BTreeMap::new();
    for (place, own) in all {
        let spot = Spot::start_of(&format!("{place}/{}.toml", own.key));
        for key in own.ways.iter().filter_map(|way| way.service()).filter(|key| !services.contains(key)) {
            findings.add(&spot, "service-unknown", format!("it names the service `{key}`, which does not exist"));
        }
        if let Some(key) = own.privilege.as_deref().filter(|key| !privileges.contains(key)) {
            findings.add(&spot, "privilege-unknown", format!("it names the privilege `{key}`, which does not exist"));
        }
        // One agency has one name, however many services it gives.
        if *agencies.entry(own.agency.key.as_str()).or_insert(&own.agency.names) != &own.agency.names {
            let message = format!("the agency `{}` has another name in another service", own.agency.key);
            findings.add(&spot, "agency", message);
        }
    }
    findings.into_sorted()
}
