//! Whose data a query may touch.
//!
//! Every function of a `store.rs` on citizen data takes a [`Scope`] and uses it in its WHERE; it is never a filter
//! applied afterwards. For the desk, row-level security stands behind it besides.

use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};
use uuid::Uuid;

/// Which missions' files may be touched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MissionSet {
    /// Every mission: a central role.
    All,
    /// These missions, by key.
    Only(Vec<String>),
}

impl MissionSet {
    /// Whether files of the mission with this key are in the set.
    pub fn contains(&self, mission: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(keys) => keys.iter().any(|key| key == mission),
        }
    }
}

/// Whose data a query may touch. A foreign row gives the same answer as an unknown one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// What this account owns.
    Owner(Id<marks::Account>),
    /// What lies with these missions.
    Missions(MissionSet),
    /// Everything, for a job or a webhook with this reason.
    System(&'static str),
}

impl Scope {
    /// The widest scope this actor may have; a visitor has none and gets the 404 of unknown things.
    pub fn of(actor: &Actor) -> Outcome<Self> {
        match actor {
            Actor::Visitor => Err(Failure::not_found()),
            Actor::Citizen { account } => Ok(Self::Owner(Id::from_uuid(*account))),
            Actor::Staff { roles, missions, .. } => Ok(Self::Missions(missions_of(roles, missions))),
            Actor::System(reason) => Ok(Self::System(reason)),
        }
    }

    /// The owner to compare with, or null for "any": `($n::uuid IS NULL OR owner = $n)`.
    pub fn owner(&self) -> Option<Uuid> {
        match self {
            Self::Owner(account) => Some(account.uuid()),
            _ => None,
        }
    }

    /// The mission keys to compare with, or null for "any": `($n::text[] IS NULL OR mission = ANY ($n))`.
    pub fn missions(&self) -> Option<Vec<String>> {
        match self {
            Self::Missions(MissionSet::Only(keys)) => Some(keys.clone()),
            _ => None,
        }
    }
}

/// Roles that work centrally see every mission; the others see the missions they are posted to.
pub(crate) fn missions_of(roles: &[StaffRole], posted_to: &[String]) -> MissionSet {
    let central = [
        StaffRole::CentralReviewer,
        StaffRole::AuthorityApprover,
        StaffRole::Finance,
        StaffRole::PrivacyOfficer,
        StaffRole::DeliveryClerk,
    ];
    if roles.iter().any(|role| central.contains(role)) { MissionSet::All } else { MissionSet::Only(posted_to.to_vec()) }
}
