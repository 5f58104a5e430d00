//! Joins casework's and people's registry ports to the adapter in `outbound`. Only words are translated here.

use async_trait::async_trait;
use casework::{
    applications::model::RegistryOutcome,
    ports::{RegistryQuery, RegistryReply},
};
use kernel::{Failure, Outcome};
use outbound::registry::{
    BirthAnswer, BirthKey, BirthQuery, BirthRecord, HttpRegistry, IdentityAnswer, IdentityQuery, Mandate, NotLocated,
    Parent, Purpose, Registry, Stated,
};
use people::ports::{IdentityAnswer as PersonAnswer, IdentityQuestion, IdentityRegistry};
use serde_json::{Map, Value};

/// The civil registry behind every port that asks it.
#[derive(Clone)]
pub struct CivilRegistry(pub HttpRegistry);

#[async_trait]
impl casework::ports::Registry for CivilRegistry {
    async fn search(&self, query: RegistryQuery) -> Outcome<RegistryReply> {
        let sought = query.sought;
        if sought.act != "birth" {
            return Err(Failure::fault(
                "asking the civil registry",
                format!("no question for acts of the kind {}", sought.act),
            ));
        }
        let mandate =
            Mandate { file: query.file.compact().to_owned(), purpose: Purpose::IssueDocument, officer: query.asked_by };
        let stated = Stated {
            name: sought.name.clone(),
            father_name: sought.father_name,
            mother_name: sought.mother_name.clone().map(Into::into),
            born: sought.birth_date,
            sex: sought.sex,
            governorate: sought.governorate,
        };
        let key = match (sought.number, sought.name, sought.mother_name, sought.birth_date) {
            (Some(number), ..) => BirthKey::Number(number),
            (None, Some(name), Some(mother), Some(born)) => {
                BirthKey::Parentage { name, mother_name: mother.into(), born }
            }
            // Without number, and without what a search by parentage needs, there is nothing to search with.
            _ => return Ok(not_located(NotLocated::NoRecord)),
        };
        Ok(match self.0.find_birth_record(&BirthQuery { mandate, key, stated }).await? {
            BirthAnswer::Found(record) => RegistryReply {
                outcome: RegistryOutcome::Found,
                reason: None,
                record: Some(fields(&record)),
                differs: Vec::new(),
            },
            BirthAnswer::NotLocated(why) => not_located(why),
            BirthAnswer::Mismatch { differs, record } => RegistryReply {
                outcome: RegistryOutcome::Mismatch,
                reason: None,
                record: record.map(|record| fields(&record)),
                differs: differs.iter().map(|field| field.as_str().to_owned()).collect(),
            },
        })
    }
}

fn not_located(why: NotLocated) -> RegistryReply {
    let reason = match why {
        NotLocated::NoRecord => "no_record",
        NotLocated::Ambiguous => "ambiguous",
        NotLocated::NotComputerised => "not_computerised",
        NotLocated::Withheld => "withheld",
    };
    RegistryReply {
        outcome: RegistryOutcome::NotLocated,
        reason: Some(reason.to_owned()),
        record: None,
        differs: Vec::new(),
    }
}

/// The record as the port names its fields.
fn fields(record: &BirthRecord) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |name: &str, value: String| {
        if !value.is_empty() {
            map.insert(name.to_owned(), Value::String(value));
        }
    };
    put("name", record.name.join(" "));
    put("latin_name", record.latin_name.clone().unwrap_or_default());
    put("number", record.number.digits().to_owned());
    put("sex", record.sex.as_str().to_owned());
    put("religion", record.religion.clone());
    put("born", record.born.to_string());
    put("place_governorate", format!("{:02}", record.place.governorate));
    put("place_text", record.place.text.clone());
    for (who, parent) in [("father", &record.father), ("mother", &record.mother)] {
        let Some(Parent { name, religion, nationality, number }) = parent else { continue };
        put(&format!("{who}_name"), name.clone());
        put(&format!("{who}_religion"), religion.clone());
        put(&format!("{who}_nationality"), nationality.clone());
        put(&format!("{who}_number"), number.map(|number| number.digits().to_owned()).unwrap_or_default());
    }
    put("office", record.office.clone());
    put("record_number", record.record_number.to_string());
    put("registered", record.registered.to_string());
    put("died_on", record.death.map(|death| death.on.to_string()).unwrap_or_default());
    map
}

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
