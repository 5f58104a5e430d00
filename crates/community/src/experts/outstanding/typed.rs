//! A nomination, an assessment and an objection as people type them.

use kernel::{Outcome, Slips};
use web::Fields;

use super::criteria::{Criteria, Scored, Scores};
use crate::experts::typed::TEXT;

/// The fields of a criterion in the form of an assessment.
pub(super) fn score_field(key: &str) -> String {
    format!("score-{key}")
}

/// The field of its reason.
pub(super) fn reason_field(key: &str) -> String {
    format!("why-{key}")
}

/// A text that has to be there.
fn words<'f>(fields: &'f Fields, name: &str, slips: &mut Slips) -> &'f str {
    let text = fields.text(name).trim();
    if text.is_empty() {
        slips.add(name.to_owned(), "experts-slip-required");
    } else if text.chars().count() > TEXT {
        slips.add(name.to_owned(), "experts-slip-long");
    }
    text
}

/// The title and why.
///
/// # Errors
/// Every slip.
pub(super) fn nomination<'f>(fields: &'f Fields, criteria: &Criteria) -> Outcome<(&'f str, &'f str)> {
    let mut slips = Slips::new();
    let title = fields.text("title");
    if criteria.title(title).is_none() {
        slips.add("title", "experts-slip-choose");
    }
    let statement = words(fields, "statement", &mut slips);
    slips.or(|| (title, statement))
}

/// What she objects to.
///
/// # Errors
/// A slip.
pub(super) fn objection(fields: &Fields) -> Outcome<&str> {
    let mut slips = Slips::new();
    let own = words(fields, "objection", &mut slips);
    slips.or(|| own)
}

/// A score and a reason for every criterion.
///
/// # Errors
/// Every slip.
pub(super) fn scores(fields: &Fields, criteria: &Criteria) -> Outcome<Scores> {
    let mut slips = Slips::new();
    let mut scores = Scores::new();
    for own in &criteria.criteria {
        let name = score_field(&own.key);
        let score = fields.text(&name).parse().ok().filter(|score| *score <= criteria.highest);
        if score.is_none() {
            slips.add(name, "experts-slip-choose");
        }
        let reason = words(fields, &reason_field(&own.key), &mut slips).to_owned();
        scores.insert(own.key.clone(), Scored { score: score.unwrap_or_default(), reason });
    }
    slips.or(|| scores)
}
