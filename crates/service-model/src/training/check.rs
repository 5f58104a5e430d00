//! What must hold of an initiative, by itself and among services.

use std::collections::BTreeSet;

use super::Training;
use crate::{
    Finding, Spot,
    finding::Findings,
    privilege::{Asked, Offer},
    reader::Table,
};

/// Checks an initiative by itself.
pub(super) fn itself(training: &Training, table: &Table<'_, '_>) {
    Asked { questions: &training.questions, rules: &training.rules }.check(table);
    if training.audiences.is_empty() {
        table.fault("empty", "an initiative says for whom it is: `audiences`");
    }
    if training.ways.is_empty() {
        table.fault("empty", "an initiative names at least one `[[way]]` to ask about it");
    }
    if training.sources.is_empty() {
        table.fault("empty", "an initiative names at least one `[[source]]`");
    }
    if training.location.is_none() && matches!(training.manner, "in_person" | "mixed") {
        table.fault_at("manner", "value", "where one has to be is named by `location`");
    }
    if training.window.offer == Offer::Standing && training.verified.on.is_none() {
        table.fault("window", "an offer is `standing` once somebody verified it; until then it is `unconfirmed`");
    }
    if training.is_for_children_only() && training.ages.is_none_or(|ages| ages.most >= 18) {
        table.fault("value", "an initiative for children alone has `ages` below 18");
    }
}

/// Checks initiatives among the keys of services; each comes with the place of its file.
pub fn check(trainings: &[(&str, &Training)], services: &BTreeSet<&str>) -> Vec<Finding> {
    let findings = Findings::default();
    for (place, training) in trainings {
        let spot = Spot::start_of(&format!("{place}/{}.toml", training.key));
        for key in training.ways.iter().filter_map(|way| way.service()).filter(|key| !services.contains(key)) {
            findings.add(&spot, "service-unknown", format!("it names the service `{key}`, which does not exist"));
        }
    }
    findings.into_sorted()
}
