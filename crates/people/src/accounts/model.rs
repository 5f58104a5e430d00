//! What an account is, and how much is certain about the person behind it.

use kernel::{Day, Id, Locale, Moment, NationalNumber, Sex, marks};
use serde::{Deserialize, Serialize};

use super::{address::Address, contact::Contact, name::PersonName};

/// How certain we are who holds an account. Each service names the level it needs; the order is the order of certainty.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// Somebody reads this contact.
    Contact,
    /// That somebody knows what only the person and the registry should know. Knowledge, not presence.
    Matched,
    /// An officer compared an identity document with what the account says.
    Verified,
}

impl Assurance {
    /// Every level, lowest first.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Matched, Self::Verified];

    /// The name in definitions, in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Matched => "matched",
            Self::Verified => "verified",
        }
    }

    /// The level with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }
}

/// The facts that make up a level; the level itself is computed and never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AssuranceFacts {
    /// When the registry's match became known.
    pub matched_at: Option<Moment>,
    /// When an officer confirmed a document.
    pub verified_at: Option<Moment>,
}

impl AssuranceFacts {
    /// The level these facts give.
    pub fn level(self) -> Assurance {
        match (self.verified_at, self.matched_at) {
            (Some(_), _) => Assurance::Verified,
            (None, Some(_)) => Assurance::Matched,
            (None, None) => Assurance::Contact,
        }
    }
}

/// A proved contact with its row.
#[derive(Clone, Debug)]
pub struct HeldContact {
    /// The row.
    pub id: uuid::Uuid,
    /// The contact.
    pub contact: Contact,
    /// When a code sent there was last proved.
    pub verified_at: Moment,
}

/// What the rules of a form look at, and nothing by which a person could be named or reached.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// The birth date in the number, if one is confirmed.
    pub birth: Option<Day>,
    /// The sex in it.
    pub sex: Option<Sex>,
    /// How certain it is who this is.
    pub assurance: Assurance,
}

/// What an application may prefill, opened for the account's owner or for a job that acts for that person.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The account.
    pub account: Id<marks::Account>,
    /// The name as the person writes it.
    pub name: PersonName,
    /// The number, once matched or verified.
    pub number: Option<NationalNumber>,
    /// The birth date in the number.
    pub birth: Option<Day>,
    /// The sex in the number, for the agreement of texts.
    pub sex: Option<Sex>,
    /// Living contacts, at most one of each kind.
    pub contacts: Vec<HeldContact>,
    /// The last delivery address, if one was kept.
    pub address: Option<Address>,
    /// The language of messages.
    pub language: Locale,
    /// How certain it is who this is.
    pub assurance: Assurance,
    /// When the account was opened.
    pub registered_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_by_certainty_and_computed_from_moments() {
        let at = Some(Moment::from_microsecond(1));
        assert!(Assurance::Contact < Assurance::Matched && Assurance::Matched < Assurance::Verified);
        assert_eq!(AssuranceFacts::default().level(), Assurance::Contact);
        assert_eq!(AssuranceFacts { matched_at: at, verified_at: None }.level(), Assurance::Matched);
        // A foreign parent has no number to match and may still be verified.
        assert_eq!(AssuranceFacts { matched_at: None, verified_at: at }.level(), Assurance::Verified);
    }
}
