//! What two people of the training body do together: open a group, call it off, settle who completed it, and take an award
//! back.

mod call_off;
mod open;
mod revoke;
mod settle;

use std::{sync::Arc, time::Duration};

use catalogue::Catalogue;
use kernel::{Actor, Failure, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use service_model::Names;
use store::Cx;
use uuid::Uuid;
use work::proposals::{ProposedAct, Rules, Subject, Words};

use super::policy::BODY;

pub(super) use call_off::CALL_OFF;
pub(super) use open::OPEN;
pub(super) use revoke::{REVOKE, Revoked, thing as award_thing};
pub(super) use settle::SETTLE;

const RULES: Rules = Rules { proposers: BODY, deciders: BODY, lives: Duration::from_secs(14 * 86_400) };

/// The acts.
pub(super) fn all(catalogue: &Catalogue) -> Vec<Arc<dyn ProposedAct>> {
    vec![
        Arc::new(open::OpenCohort { catalogue: catalogue.clone() }),
        Arc::new(call_off::CallOff),
        Arc::new(settle::Settle { catalogue: catalogue.clone() }),
        Arc::new(revoke::Revoke { catalogue: catalogue.clone() }),
    ]
}

/// The subject of a proposal about this thing.
///
/// # Errors
/// Never in practice: what is proposed holds only texts, numbers and moments.
pub(super) fn subject<T: Serialize>(thing: Uuid, details: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing for training", error))?;
    Ok(Subject { thing, details })
}

fn read<T: DeserializeOwned>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposal", error))
}

fn names(own: &Names) -> Words {
    Words::Names { ar: own.ar.clone(), en: own.en.clone() }
}

fn decider(cx: &Cx) -> Outcome<String> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok(staff.to_string()),
        _ => Err(Failure::not_found()),
    }
}
