//! What two people decide about staff. The administrator proposes, the privacy officer or another administrator decides;
//! the person concerned takes no part.

mod create;
mod leave;
mod posts;
mod reset;

use std::{sync::Arc, time::Duration};

use kernel::{Id, Outcome, StaffRole, marks};
use store::Cx;
use work::proposals::{Excluded, PersonKey, ProposedAct, Rules, Subject};

use crate::same_person::staff_number_hash;

pub(super) use create::CREATE;
pub(super) use leave::END;
pub(super) use posts::{END_POST, GIVE_POST, details};
pub(super) use reset::RESET;

/// Who takes part in each of these acts.
const RULES: Rules = Rules {
    proposers: &[StaffRole::Administrator],
    deciders: &[StaffRole::PrivacyOfficer, StaffRole::Administrator],
    lives: Duration::from_secs(14 * 24 * 60 * 60),
};

/// The acts, for the list that the application builds.
pub fn acts() -> Vec<Arc<dyn ProposedAct>> {
    vec![
        Arc::new(create::CreateStaff),
        Arc::new(posts::GivePost),
        Arc::new(posts::EndPost),
        Arc::new(reset::ResetCredentials),
        Arc::new(leave::EndStaff),
    ]
}

/// The colleague an act is about.
fn concerned(subject: &Subject) -> Id<marks::Staff> {
    Id::from_uuid(subject.thing)
}

/// She herself takes no part, whatever account she uses.
async fn herself(cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
    let key = PersonKey(staff_number_hash(cx, concerned(subject)).await?);
    Ok(Excluded { people: vec![key], staff: vec![concerned(subject)] })
}
