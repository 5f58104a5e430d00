//! A paper by which somebody acts for another, and what it is good for. Pure.

use kernel::{Day, Id, Moment, marks};
use serde::{Deserialize, Serialize};
use service_model::capacity::Capacity;

use crate::applications::uploads::inspect::Kind;

/// Who issued or authenticated the paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MandateIssuer)]
pub enum Issuer {
    /// A notary office of the Real Estate Registration in Egypt.
    Notary,
    /// An Egyptian mission.
    Mission,
    /// A civil registry office: the father's death and the line of descent.
    Registry,
    /// A court: who was appointed, or that the father is no guardian any more.
    Court,
}

impl Issuer {
    /// Every issuer, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Notary, Self::Mission, Self::Registry, Self::Court];

    /// Whether a paper of this issuer can prove the capacity.
    pub fn proves(self, capacity: Capacity) -> bool {
        match capacity {
            Capacity::Attorney => matches!(self, Self::Notary | Self::Mission),
            Capacity::Grandfather => matches!(self, Self::Registry | Self::Court),
            Capacity::CourtGuardian => self == Self::Court,
            // The record says who the father is; he lays no paper down.
            Capacity::Father => false,
        }
    }

    /// The name in the database, in forms and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notary => "notary",
            Self::Mission => "mission",
            Self::Registry => "registry",
            Self::Court => "court",
        }
    }

    /// The issuer with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|issuer| issuer.as_str() == name)
    }
}

/// Who or what ended it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The attorney laid it down.
    Attorney,
    /// The principal took it back.
    Principal,
    /// One of the two died.
    Death,
}

impl By {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attorney => "attorney",
            Self::Principal => "principal",
            Self::Death => "death",
        }
    }
}

/// Why an officer does not accept a deed. Each has a remedy that the attorney reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Parts cannot be read.
    Unclear,
    /// Names, numbers or dates are not those that were stated.
    Differs,
    /// It does not cover what was chosen.
    Scope,
    /// It is not authenticated as it has to be.
    NotAuthenticated,
}

impl Reason {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Unclear, Self::Differs, Self::Scope, Self::NotAuthenticated];

    /// The name in the database, in forms and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Differs => "differs",
            Self::Scope => "scope",
            Self::NotAuthenticated => "not_authenticated",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// A power of attorney, or the papers of a guardian.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mandate {
    /// Its identifier.
    pub id: Id<Mandate>,
    /// The account of whoever acts by it.
    pub account: Id<marks::Account>,
    /// In which capacity.
    pub capacity: Capacity,
    /// The blind index of the number of the person acted for.
    pub principal_index: Vec<u8>,
    /// Who issued or authenticated the paper.
    pub issuer: Issuer,
    /// Keys of the services it is good for.
    pub services: Vec<String>,
    /// The day of the deed or judgment.
    pub issued_on: Day,
    /// Its last day, if it says one.
    pub expires_on: Option<Day>,
    /// The deed as it was sent.
    pub proof: Id<marks::Blob>,
    /// What that is.
    pub proof_kind: Kind,
    /// The mission whose officers compare it.
    pub mission: String,
    /// When it was laid down.
    pub asked_at: Moment,
    /// When an officer said whether the deed is accepted, and why not.
    pub checked: Option<(Moment, Result<(), Reason>)>,
    /// When it was taken back.
    pub revoked_at: Option<Moment>,
}

/// What is sealed of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Principal {
    /// The name.
    pub name: String,
    /// The national number, its fourteen digits.
    pub number: String,
}

/// The deed's own data, sealed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deed {
    /// Which office or mission.
    pub office: String,
    /// Its number.
    pub number: String,
}

/// Where a mandate stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MandateStanding)]
pub enum Standing {
    /// An officer has not compared it yet.
    Waits,
    /// It is good.
    Good,
    /// It was not accepted.
    Refused,
    /// Its last day is over.
    Expired,
    /// It was taken back.
    Revoked,
}

impl Standing {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Good => "good",
            Self::Refused => "refused",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }
}

impl Mandate {
    /// Where it stands on `today`.
    pub fn standing(&self, today: Day) -> Standing {
        if self.revoked_at.is_some() {
            return Standing::Revoked;
        }
        match self.checked {
            None => Standing::Waits,
            Some((_, Err(_))) => Standing::Refused,
            Some((_, Ok(()))) if self.expires_on.is_some_and(|last| today > last) => Standing::Expired,
            Some((_, Ok(()))) => Standing::Good,
        }
    }

    /// Whether the person acted for may take it back: what she gave, and never a guardian whom law or court gave her.
    pub fn is_hers_to_take_back(&self) -> bool {
        self.capacity == Capacity::Attorney
    }

    /// Whether its holder may begin an act of this service in this capacity for the person with this index, on `today`.
    pub fn allows(&self, capacity: Capacity, principal_index: &[u8], service: &str, today: Day) -> bool {
        self.standing(today) == Standing::Good
            && self.capacity == capacity
            && self.issued_on <= today
            && self.principal_index == principal_index
            && self.services.iter().any(|one| one == service)
    }
}
