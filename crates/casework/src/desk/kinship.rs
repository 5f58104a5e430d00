//! Whether the relation that an applicant claims is borne out by the record.
//!
//! Pure. Which relations may ask is data of the service; which the record can prove is its parents and the person
//! itself. Everything else rests on a document, and the officer is told which.

use kernel::NationalNumber;
use serde_json::{Map, Value};
use service_model::{Answers, Service, capacity::Capacity, kinship::Kin};
use store::Vault;

use super::kin::PERSON;

/// What can be said of the claimed relation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KinshipOutcome {
    /// The record names the applicant in that very place.
    Proven,
    /// The record names somebody else in that place.
    Contradicted,
    /// The record cannot tell; this document (its key) must show it.
    ByDocument(String),
    /// It is no kinship but a capacity, whose paper an officer accepted before the file could be submitted.
    ByPaper,
    /// The record cannot tell and the service asks for no document.
    Unproven,
}

impl KinshipOutcome {
    /// The end of its text key.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Contradicted => "contradicted",
            Self::ByDocument(_) => "by-document",
            Self::ByPaper => "by-paper",
            Self::Unproven => "unproven",
        }
    }
}

/// The relation claimed in a file and what can be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kinship {
    /// Key of the relation.
    pub relation: String,
    /// What can be said.
    pub outcome: KinshipOutcome,
}

/// Weighs the claim. `applicant` is the blind index of the applicant's confirmed number; numbers of the record are
/// indexed and compared, not shown.
pub fn weigh(
    vault: &Vault,
    service: &Service,
    answers: &Answers,
    record: Option<&Map<String, Value>>,
    applicant: Option<&[u8]>,
) -> Option<Kinship> {
    let relation = answers.text(&service.kinship_field()?.name)?.to_owned();
    let row = service.kinship.iter().find(|row| row.relation == relation);
    let place = match relation.as_str() {
        "self" => Some("number"),
        "father" => Some("father_number"),
        "mother" => Some("mother_number"),
        _ => None,
    };
    let recorded = place.and_then(|place| record?.get(place)?.as_str()?.parse::<NationalNumber>().ok());
    let outcome = match (recorded, applicant) {
        (Some(number), Some(applicant)) => {
            let named = vault.blind_all(PERSON, number.digits()).iter().any(|index| index == applicant);
            if named { KinshipOutcome::Proven } else { KinshipOutcome::Contradicted }
        }
        _ if row.and_then(|row| row.capacity).is_some_and(Capacity::needs_paper) => KinshipOutcome::ByPaper,
        _ => by_document(row),
    };
    Some(Kinship { relation, outcome })
}

fn by_document(row: Option<&Kin>) -> KinshipOutcome {
    let proof = row.and_then(|row| row.proof.clone());
    proof.map_or(KinshipOutcome::Unproven, KinshipOutcome::ByDocument)
}
