//! What takes two people: letting a campaign out or changing it, entering what it cost, and ending a pause.

pub(crate) mod cost;
pub(crate) mod publish;
pub(crate) mod resume;

use ::store::Cx;
use kernel::{Actor, Failure, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use service_model::Names;
use uuid::Uuid;
use work::proposals::{Approved, Subject, Words};

/// What is proposed, as a subject.
///
/// # Errors
/// Never in practice: it holds texts, days and numbers.
pub(crate) fn subject<T: Serialize>(thing: Uuid, proposed: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(proposed).map_err(|error| Failure::fault("proposing for a campaign", error))?;
    Ok(Subject { thing, details })
}

/// What was proposed.
pub(crate) fn read<T: DeserializeOwned>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone())
        .map_err(|error| Failure::fault("reading what was proposed for a campaign", error))
}

fn names(own: &Names) -> Words {
    Words::Names { ar: own.ar.clone(), en: own.en.clone() }
}

/// Who proposed and who decided.
fn two(cx: &Cx, approved: &Approved) -> Outcome<(String, String)> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok((approved.proposal.proposed_by.to_string(), staff.to_string())),
        _ => Err(Failure::not_found()),
    }
}
