//! What must hold of a privilege, by itself and among services and countries.

use std::collections::BTreeSet;

use kernel::Moment;

use super::{Offer, Privilege, Question, Rule};
use crate::{Answers, Context, Finding, Spot, finding::Findings, reader::Table};

/// Combinations of answers on which a rule is tried; more than enough for rules that read a handful of questions.
const TRIALS: usize = 64;

/// Questions and the rules that read them.
pub(crate) struct Asked<'d> {
    pub questions: &'d [Question],
    pub rules: &'d [Rule],
}

impl Asked<'_> {
    /// Every question is read by a rule, and every rule can be worked out.
    pub(crate) fn check(&self, table: &Table<'_, '_>) {
        for (at, question) in self.questions.iter().enumerate() {
            if self.questions[..at].iter().any(|other| other.key == question.key) {
                table.fault("duplicate", format!("the question `{}` is asked twice", question.key));
            }
            if !self.rules.iter().flat_map(Rule::fields).any(|field| field == question.key) {
                table.fault("question", format!("no rule reads `{}`; what no rule needs is not asked", question.key));
            }
        }
        for (at, rule) in self.rules.iter().enumerate() {
            if self.rules[..at].iter().any(|other| other.key == rule.key) {
                table.fault_in(&rule.spot, "duplicate", format!("the rule `{}` is defined twice", rule.key));
            }
            if rule.must.is_some() && rule.fields().next().is_none() {
                table.fault_in(&rule.spot, "expression", "a rule reads at least one answer");
            }
            if let Some(cause) = self.fails_on(rule) {
                table.fault_in(&rule.spot, "expression", cause);
            }
        }
    }

    /// Why the rule cannot be worked out for some answers its questions take; nothing if it can for all that were tried.
    fn fails_on(&self, rule: &Rule) -> Option<String> {
        let context = Context::nobody(Moment::from_microsecond(0).day_in("UTC"));
        let mut trials = vec![Answers::new()];
        let of = |field: &str| self.questions.iter().find(|question| question.key == field);
        for question in rule.fields().filter_map(of) {
            let with = |(mut answers, value): (Answers, serde_json::Value)| {
                answers.set(&question.key, value);
                answers
            };
            let samples = question.samples();
            let pairs =
                trials.iter().flat_map(|answers| samples.iter().map(move |value| (answers.clone(), value.clone())));
            trials = pairs.take(TRIALS).map(with).collect();
        }
        trials.iter().find_map(|answers| rule.checked(answers, &context).err()).map(|error| error.to_string())
    }
}

/// Checks a privilege by itself.
pub(super) fn itself(privilege: &Privilege, table: &Table<'_, '_>) {
    Asked { questions: &privilege.questions, rules: &privilege.rules }.check(table);
    if privilege.ways.is_empty() {
        table.fault("empty", "a privilege names at least one `[[way]]` to ask for it");
    }
    if privilege.sources.is_empty() {
        table.fault("empty", "a privilege names at least one `[[source]]`");
    }
    if privilege.window.offer == Offer::Standing && privilege.verified.on.is_none() {
        table.fault("window", "an offer is `standing` once somebody verified it; until then it is `unconfirmed`");
    }
}

/// Checks privileges among the keys of services and countries; each comes with the place of its file.
pub fn check(privileges: &[(&str, &Privilege)], services: &BTreeSet<&str>, countries: &BTreeSet<&str>) -> Vec<Finding> {
    let findings = Findings::default();
    for (place, privilege) in privileges {
        let spot = Spot::start_of(&format!("{place}/{}.toml", privilege.key));
        for key in privilege.countries.iter().filter(|key| !countries.contains(key.as_str())) {
            findings.add(&spot, "country-unknown", format!("it names the country `{key}`, which does not exist"));
        }
        for key in privilege.ways.iter().filter_map(|way| way.service()).filter(|key| !services.contains(key)) {
            findings.add(&spot, "service-unknown", format!("it names the service `{key}`, which does not exist"));
        }
    }
    findings.into_sorted()
}
