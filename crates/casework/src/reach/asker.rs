//! Who can ask for an act, each standing to the file as well as her role lets her: whoever may hold it holds it.

use kernel::{Actor, Id, StaffRole, marks};
use uuid::Uuid;
use work::proposals::PersonKey;

use super::capacity::InCapacity;

/// Key of the mission in which the file of a [`super::Place`] lies.
pub(super) const MISSION: &str = "here";
/// Key of another mission.
const ELSEWHERE: &str = "elsewhere";

/// Somebody who asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Asker {
    /// Nobody is signed in.
    Visitor,
    /// The account that opened the file.
    Owner,
    /// Any other account.
    AnotherCitizen,
    /// An officer of its mission, who holds it.
    Officer,
    /// An officer of its mission while somebody else holds it.
    Colleague,
    /// An officer of its mission who is kin of its people.
    Kin,
    /// An officer of another mission.
    OfficerElsewhere,
    /// A central reviewer, who holds it.
    Reviewer,
    /// An approver of the Authority, who holds it and took no part.
    Approver,
    /// One person with both roles, who recommended it and now holds it as approver.
    SamePerson,
    /// One person with both roles, who once examined it and now holds it as approver; somebody else recommended it.
    FormerExaminer,
    /// A member of staff with another role.
    Staff(StaffRole),
    /// Somebody in a capacity.
    In(InCapacity),
    /// A job or a webhook.
    Job,
}

impl Asker {
    /// Everybody.
    pub fn all() -> Vec<Self> {
        let capacities = InCapacity::ALL.into_iter().map(Self::In);
        Self::for_themselves().into_iter().chain(capacities).collect()
    }

    /// Everybody who asks for herself or by her office, roles without a place at the desk included.
    pub fn for_themselves() -> Vec<Self> {
        let mut all = vec![
            Self::Visitor,
            Self::Owner,
            Self::AnotherCitizen,
            Self::Officer,
            Self::Colleague,
            Self::Kin,
            Self::OfficerElsewhere,
            Self::Reviewer,
            Self::Approver,
            Self::SamePerson,
            Self::FormerExaminer,
        ];
        let desk = [StaffRole::MissionOfficer, StaffRole::CentralReviewer, StaffRole::AuthorityApprover];
        all.extend(StaffRole::ALL.into_iter().filter(|role| !desk.contains(role)).map(Self::Staff));
        all.push(Self::Job);
        all
    }

    /// The name on the page of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Owner => "owner",
            Self::AnotherCitizen => "another citizen",
            Self::Officer => "officer, holds it",
            Self::Colleague => "officer, colleague holds it",
            Self::Kin => "officer, kin",
            Self::OfficerElsewhere => "officer elsewhere",
            Self::Reviewer => "central reviewer",
            Self::Approver => "approver",
            Self::SamePerson => "approver who recommended it",
            Self::FormerExaminer => "approver who examined it",
            Self::Staff(role) => role.as_str(),
            Self::In(capacity) => capacity.name(),
            Self::Job => "job",
        }
    }

    /// The actor that commands see.
    pub(super) fn actor(self) -> Actor {
        let staff = |roles: &[StaffRole], missions: &[&str]| Actor::Staff {
            staff: self.staff().uuid(),
            roles: roles.to_vec(),
            missions: missions.iter().map(|key| (*key).to_owned()).collect(),
        };
        let both = [StaffRole::MissionOfficer, StaffRole::AuthorityApprover];
        match self {
            Self::Visitor => Actor::Visitor,
            Self::Owner => Actor::Citizen { account: owner().uuid() },
            Self::AnotherCitizen => Actor::Citizen { account: Uuid::from_u128(2) },
            Self::Officer | Self::Colleague | Self::Kin => staff(&both[..1], &[MISSION]),
            Self::OfficerElsewhere => staff(&both[..1], &[ELSEWHERE]),
            Self::Reviewer => staff(&[StaffRole::CentralReviewer], &[]),
            Self::Approver => staff(&both[1..], &[]),
            Self::SamePerson | Self::FormerExaminer => staff(&both, &[MISSION]),
            Self::Staff(role) => staff(&[role], &[]),
            Self::In(capacity) => capacity.actor(),
            Self::Job => Actor::System("reach"),
        }
    }

    /// The staff record; whoever recommended under one role is the same under another.
    pub(super) fn staff(self) -> Id<marks::Staff> {
        Id::from_uuid(Uuid::from_u128(match self {
            Self::Officer | Self::SamePerson => 11,
            Self::Kin => 12,
            Self::OfficerElsewhere => 13,
            Self::Reviewer => 14,
            Self::Approver => 15,
            Self::FormerExaminer => 16,
            Self::In(_) => 18,
            _ => 17,
        }))
    }

    /// The person behind the staff record, as two-person acts tell people apart.
    pub(super) fn person(self) -> PersonKey {
        PersonKey(self.staff().uuid().as_bytes().to_vec())
    }

    /// Whether she prepared the file as somebody's helper, and so has no part in it at the desk.
    pub(super) fn took_part(self) -> bool {
        self == Self::In(InCapacity::CounterOfficer)
    }

    /// Whether she may hold a turn of the file at all, as far as the table supposes.
    pub(super) fn holds(self) -> bool {
        !matches!(self, Self::Colleague)
    }
}

/// The account that opened the file.
pub(super) fn owner() -> Id<marks::Account> {
    Id::from_uuid(Uuid::from_u128(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_there_once_and_every_role_is_somebodys() {
        let all = Asker::all();
        let names: std::collections::BTreeSet<_> = all.iter().map(|asker| asker.name()).collect();
        assert_eq!(names.len(), all.len());
        for role in StaffRole::ALL {
            assert!(all.iter().any(|asker| asker.actor().holds(role)), "{role:?}");
        }
    }
}
