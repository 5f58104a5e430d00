//! What two people decide in the academy.

mod extend;
mod publish;
mod require;

use ::store::Cx;
use kernel::{Actor, Failure, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use work::proposals::{Approved, Subject};

pub use extend::{ExtendQualification, Extension};
pub use publish::PublishEdition;
pub(super) use publish::taught;
pub use require::{Demand, RequireCourse};

/// The subject of a proposal about this thing.
///
/// # Errors
/// Never in practice: what is proposed holds only texts, keys and moments.
pub(super) fn subject<T: Serialize>(thing: Uuid, details: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing in the academy", error))?;
    Ok(Subject { thing, details })
}

fn read<T: DeserializeOwned>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposal", error))
}

/// Who proposed, and who decides.
fn both(cx: &Cx, approved: &Approved) -> Outcome<(String, String)> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok((approved.proposal.proposed_by.to_string(), staff.to_string())),
        _ => Err(Failure::not_found()),
    }
}

/// A thing of its own for each of these names, so that one proposal about it is open at a time.
pub(super) fn thing(kind: &str, name: &str) -> Uuid {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("{kind} {name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.as_ref()).for_each(|(own, from)| *own = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
