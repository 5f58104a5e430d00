//! Joins casework's and people's registry ports to the adapter in `outbound`. Only words are translated here.

use async_trait::async_trait;
use kernel::{Failure, Outcome};
use outbound::registry::{
    BirthAnswer, BirthKey, BirthQuery, BirthRecord, HttpRegistry, IdentityAnswer, IdentityQuery, Mandate, NotLocated, Parent,
    Purpose, Registry, Stated,
};
use people::ports::{IdentityAnswer as PersonAnswer, IdentityQuestion, IdentityRegistry};
use serde_json::{Map, Value};

/// The civil registry behind every port that asks it.
#[derive(Clone)]
pub struct CivilRegistry(pub HttpRegistry);

#[async_trait]
impl IdentityRegistry for CivilRegistry {
    async fn check(&self, question: &IdentityQuestion) -> Outcome<PersonAnswer> {
        let query = IdentityQuery {
            mandate: Mandate {
                file: question.attempt.to_string(),
                purpose: Purpose::MatchIdentity,
                officer: "system:match_identity".to_owned(),
            },
            number: question.number,
            card_factory_number: question.card.clone().into(),
            mother_name: question.mother_name.clone().into(),
        };
        Ok(match self.0.match_identity(&query).await? {
            IdentityAnswer::Matched(_) => PersonAnswer::Match,
            IdentityAnswer::Mismatch => PersonAnswer::Mismatch,
            IdentityAnswer::Unknown => PersonAnswer::Unknown,
            IdentityAnswer::Deceased => PersonAnswer::Deceased,
            IdentityAnswer::Withheld => PersonAnswer::ByHand,
        })
    }
}
