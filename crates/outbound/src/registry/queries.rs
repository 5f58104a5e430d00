//! What is asked. Every query carries the mandate that allows it.

use kernel::{Day, NationalNumber, Sex};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Why the registry is asked; the five requests a second are split by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Issuing a document that was applied for.
    IssueDocument,
    /// Raising an account's assurance.
    MatchIdentity,
    /// Proving that the applicant may ask for this person.
    ProveKinship,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::IssueDocument, Self::MatchIdentity, Self::ProveKinship];

    /// The name on the wire and of the rate budget.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IssueDocument => "issue_document",
            Self::MatchIdentity => "match_identity",
            Self::ProveKinship => "prove_kinship",
        }
    }

    /// Requests a second out of the registry's five that belong to this purpose.
    pub fn per_second(self) -> u32 {
        match self {
            Self::IssueDocument => 3,
            Self::MatchIdentity | Self::ProveKinship => 1,
        }
    }
}

/// In whose name and for which open file a question is put. The registry refuses a question without one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mandate {
    /// The file's reference, or the id of an identity check; it must be open.
    pub file: String,
    /// Why.
    pub purpose: Purpose,
    /// The officer, or the name of the system's own step (`system:ask_registry`).
    pub officer: String,
}

/// How the record is looked for.
#[derive(Clone)]
pub enum BirthKey {
    /// By the national number of the person recorded.
    Number(NationalNumber),
    /// By name, mother's name and birth date: for who has no number at hand.
    Parentage {
        /// The person's name as the applicant knows it.
        name: String,
        /// The mother's name.
        mother_name: SecretString,
        /// The birth date.
        born: Day,
    },
}

/// What the applicant stated; only what is given is compared.
#[derive(Clone, Default)]
pub struct Stated {
    /// The person's full name.
    pub name: Option<String>,
    /// The father's name.
    pub father_name: Option<String>,
    /// The mother's name; compared by the machine, shown to nobody.
    pub mother_name: Option<SecretString>,
    /// The birth date.
    pub born: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Code of the governorate of birth; 88 is abroad.
    pub governorate: Option<u8>,
}

/// A question for one birth record.
#[derive(Clone)]
pub struct BirthQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// How to find it.
    pub key: BirthKey,
    /// What to compare.
    pub stated: Stated,
}

/// A question whether three things belong to one living person.
#[derive(Clone)]
pub struct IdentityQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// The number.
    pub number: NationalNumber,
    /// The factory number printed on the card; a lapsed card still counts.
    pub card_factory_number: SecretString,
    /// The mother's name.
    pub mother_name: SecretString,
}

/// A question what one person is to another.
#[derive(Clone)]
pub struct KinshipQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// The one whose relation is asked, usually the applicant.
    pub of: NationalNumber,
    /// The one it is to, usually the person on the document.
    pub to: NationalNumber,
}
