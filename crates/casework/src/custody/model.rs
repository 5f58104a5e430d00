//! An order and where it stands. Pure.

use kernel::{Day, Id, Moment, marks};
use serde::{Deserialize, Serialize};

/// An order about a child's custody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// Its identifier; it says nothing about anybody.
    pub id: Id<Order>,
    /// The blind index of the child's number.
    pub number_index: Vec<u8>,
    /// The day of the order.
    pub ordered_on: Day,
    /// The mission that recorded it; empty for the central review.
    pub mission: String,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// By whom.
    pub recorded_by: Id<marks::Staff>,
    /// When a second person put it in force.
    pub in_force_at: Option<Moment>,
    /// When a second person did not.
    pub refused_at: Option<Moment>,
    /// When it was lifted.
    pub lifted_at: Option<Moment>,
}

/// What is sealed of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Judgment {
    /// The child's name.
    pub child: String,
    /// The child's national number, its fourteen digits.
    pub number: String,
    /// Which court.
    pub court: String,
    /// The number and year of the case.
    pub case: String,
    /// Who has custody by it.
    pub custodian: String,
}

/// Where an order stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// A second person has not decided.
    Proposed,
    /// A second person did not put it in force.
    Refused,
    /// It keeps what is recorded as it is.
    InForce,
    /// It was lifted.
    Lifted,
}

impl Standing {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Refused => "refused",
            Self::InForce => "in-force",
            Self::Lifted => "lifted",
        }
    }
}

impl Order {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match (self.in_force_at, self.lifted_at, self.refused_at) {
            (Some(_), Some(_), _) => Standing::Lifted,
            (Some(_), None, _) => Standing::InForce,
            (None, _, Some(_)) => Standing::Refused,
            (None, _, None) => Standing::Proposed,
        }
    }
}
