//! A request of an heir and where it stands. Pure.

use kernel::{Id, Moment, marks};

use crate::applications::uploads::inspect::Kind;

/// What the heir says to be to the deceased. The proof decides; this says which proof to expect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// Husband or wife.
    Spouse,
    /// Son or daughter.
    Child,
    /// Father or mother.
    Parent,
    /// Brother or sister.
    Sibling,
    /// Another heir named in the declaration of inheritance.
    Declared,
}

impl Relation {
    /// Every relation, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Spouse, Self::Child, Self::Parent, Self::Sibling, Self::Declared];

    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spouse => "spouse",
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Declared => "declared",
        }
    }

    /// The relation with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == name)
    }

    /// The key of its name.
    pub fn text(self) -> String {
        format!("heirs-relation-{}", self.as_str())
    }
}

/// Why an officer does not grant it. Each has a remedy that the heir reads; none says whether there is such a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The paper does not prove that she is an heir.
    NotProven,
    /// Parts cannot be read.
    Unclear,
    /// Nothing is held for an heir under this reference.
    NothingHeld,
}

impl Reason {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 3] = [Self::NotProven, Self::Unclear, Self::NothingHeld];

    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotProven => "not_proven",
            Self::Unclear => "unclear",
            Self::NothingHeld => "nothing_held",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }

    /// The key of its name for the officer.
    pub fn text(self) -> String {
        format!("heirs-reason-{}", self.as_str().replace('_', "-"))
    }

    /// The key of what the heir reads.
    pub fn remedy(self) -> String {
        format!("heirs-remedy-{}", self.as_str().replace('_', "-"))
    }
}

/// What was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decided {
    /// The file was closed, and its money is free to be given back.
    Granted,
    /// Not granted.
    Refused(Reason),
}

/// A request of an heir.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its identifier.
    pub id: Id<Claim>,
    /// Who asks.
    pub account: Id<marks::Account>,
    /// The file named, if it stands still for a death.
    pub file: Option<Id<marks::Application>>,
    /// The mission that decides; empty for the central review.
    pub mission: String,
    /// What she says to be.
    pub relation: Relation,
    /// The proof.
    pub proof: Id<marks::Blob>,
    /// What kind of file the proof is.
    pub proof_kind: Kind,
    /// When she asked.
    pub asked_at: Moment,
    /// When it was decided, and how.
    pub decided: Option<(Moment, Decided)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for relation in Relation::ALL {
            assert_eq!(Relation::parse(relation.as_str()), Some(relation));
        }
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.as_str()), Some(reason));
        }
    }
}
