//! What must hold of a life event, by itself and among services and countries.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::discriminant,
};

use super::{LifeEvent, Step, Way};
use crate::{Finding, Service, fields::FieldKind, finding::Findings, reader::Table};

/// Checks an event by itself: its keys, what steps wait for, what they ask of the opening questions.
pub(super) fn itself(event: &LifeEvent, table: &Table<'_, '_>) {
    let fault = |step: &Step, code, message: String| table.fault_in(&step.spot, code, message);
    if event.steps.is_empty() {
        table.fault("empty", "a life event has at least one step");
    }
    for (at, question) in event.questions.iter().enumerate() {
        if event.questions[..at].iter().any(|other| other.key == question.key) {
            table.fault("duplicate", format!("the question `{}` is asked twice", question.key));
        }
    }
    for (at, step) in event.steps.iter().enumerate() {
        if event.steps[..at].iter().any(|other| other.key == step.key) {
            fault(step, "duplicate", format!("the step `{}` is defined twice", step.key));
        }
        for key in &step.after {
            if event.step(key).is_none() {
                fault(step, "step-unknown", format!("`{}` waits for `{key}`, which is no step", step.key));
            }
        }
        for condition in &step.when {
            let Some(question) = event.question(&condition.question) else {
                let message = format!("no opening question is called `{}`", condition.question);
                table.fault_in(&condition.spot, "question-unknown", message);
                continue;
            };
            for value in condition.any.iter().filter(|value| !question.offers(value)) {
                let message = format!("`{value}` is no answer of `{}`", question.key);
                table.fault_in(&condition.spot, "value", message);
            }
        }
        if let Way::Service { carries, givens, .. } = &step.way {
            for carry in carries.iter().filter(|carry| event.step(&carry.from).and_then(Step::service).is_none()) {
                let message = format!("`{}` is no step that is done by a service", carry.from);
                table.fault_in(&carry.spot, "step-unknown", message);
            }
            for given in givens.iter().filter(|given| event.question(&given.question).is_none()) {
                let message = format!("no opening question is called `{}`", given.question);
                table.fault_in(&given.spot, "question-unknown", message);
            }
        }
    }
    if let Some(circle) = circle(event) {
        let message = format!("these steps wait for each other: {}", circle.join(", "));
        table.fault("step-loop", message);
    }
}

/// Steps that can never begin, because each waits for another of them; nothing if there are none.
fn circle(event: &LifeEvent) -> Option<Vec<&str>> {
    let mut left: Vec<&Step> = event.steps.iter().collect();
    loop {
        let waiting: BTreeSet<&str> = left.iter().map(|step| step.key.as_str()).collect();
        let before = left.len();
        left.retain(|step| step.after.iter().any(|key| waiting.contains(key.as_str())));
        if left.is_empty() {
            return None;
        }
        if left.len() == before {
            return Some(left.iter().map(|step| step.key.as_str()).collect());
        }
    }
}

/// Checks events among the services and the keys of the countries; each comes with the place of its file.
pub fn check(events: &[(&str, &LifeEvent)], services: &[&Service], countries: &BTreeSet<&str>) -> Vec<Finding> {
    let findings = Findings::default();
    let services: BTreeMap<&str, &Service> = services.iter().map(|own| (own.key.as_str(), *own)).collect();
    for (place, event) in events {
        for step in &event.steps {
            let spot = step.spot.below(place);
            for key in step.countries.iter().filter(|key| !countries.contains(key.as_str())) {
                findings.add(
                    &spot,
                    "country-unknown",
                    format!("the step names the country `{key}`, which does not exist"),
                );
            }
            let Way::Service { key, .. } = &step.way else { continue };
            match services.get(key.as_str()) {
                Some(service) => carried(event, step, service, (place, &services), &findings),
                None => {
                    let message = format!("the step `{}` names the service `{key}`, which does not exist", step.key);
                    findings.add(&spot, "service-unknown", message);
                }
            }
        }
    }
    findings.into_sorted()
}

/// What is carried exists on both sides, is of one kind, and is nothing that must be given anew each time.
fn carried(
    event: &LifeEvent,
    step: &Step,
    service: &Service,
    (place, services): (&str, &BTreeMap<&str, &Service>),
    findings: &Findings,
) {
    let Way::Service { carries, givens, .. } = &step.way else { return };
    for carry in carries {
        let spot = carry.spot.below(place);
        let other = event.step(&carry.from).and_then(Step::service).and_then(|key| services.get(key));
        let Some(other) = other else { continue };
        for (from, into) in &carry.fields {
            let (Some(there), Some(here)) = (other.form.field(from), service.form.field(into)) else {
                let message = format!("`{from}` of `{}` or `{into}` of `{}` does not exist", other.key, service.key);
                findings.add(&spot, "field-unknown", message);
                continue;
            };
            if discriminant(&there.kind) != discriminant(&here.kind) {
                findings.add(&spot, "field-kind", format!("`{from}` and `{into}` are of different kinds"));
            }
            if is_given_anew(&there.kind) || is_given_anew(&here.kind) {
                let message = format!("`{from}` is never carried: a secret, a paper and a declaration are given anew");
                findings.add(&spot, "field-kind", message);
            }
        }
    }
    for given in givens {
        let spot = given.spot.below(place);
        let page = service.form.page_of(&given.field);
        // A question that is asked with others cannot be answered alone.
        let before = page.is_some_and(|page| page.before && page.fields.len() == 1);
        let choices = service.form.field(&given.field).map(|field| field.kind.choices()).unwrap_or_default();
        let answers = event.question(&given.question).map(|question| &question.choices[..]).unwrap_or_default();
        if !before || !answers.iter().any(|answer| choices.iter().any(|choice| choice.value == answer.value)) {
            let message = format!(
                "no answer of `{}` answers `{}` before applying for `{}`",
                given.question, given.field, service.key
            );
            findings.add(&spot, "field-unknown", message);
        }
    }
}

fn is_given_anew(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::SecretText(_) | FieldKind::Upload(_) | FieldKind::Declaration(_))
}
