//! Joins casework's and people's registry ports to the adapter in `outbound`. Only words are translated here.

use async_trait::async_trait;
use casework::{
    applications::model::RegistryOutcome,
    ports::{EntryReply, KinQuery, KinReply, RegistryQuery, RegistryReply},
};
use kernel::{Failure, Outcome};
use outbound::registry::{
    Act, EntryAnswer, EntryQuery, Extent, HttpRegistry, IdentityAnswer, IdentityQuery, Mandate, NotLocated, Purpose,
    Reach, Record, RecordAnswer, RecordKey, RecordQuery, Registry, Stated,
};
use people::ports::{IdentityAnswer as PersonAnswer, IdentityQuestion, IdentityRegistry};
use serde_json::{Map, Value};

use super::entries;

/// The civil registry behind every port that asks it.
#[derive(Clone)]
pub struct CivilRegistry(pub HttpRegistry);

#[async_trait]
impl casework::ports::Registry for CivilRegistry {
    async fn search(&self, query: RegistryQuery) -> Outcome<RegistryReply> {
        let sought = query.sought;
        let Some(act) = Act::parse(&sought.act) else {
            let kind = format!("no question for acts of the kind {}", sought.act);
            return Err(Failure::fault("asking the civil registry", kind));
        };
        let mandate =
            Mandate { file: query.file.compact().to_owned(), purpose: Purpose::IssueDocument, officer: query.asked_by };
        let stated = Stated {
            name: sought.name.clone(),
            father_name: sought.father_name,
            mother_name: sought.mother_name.clone().map(Into::into),
            born: sought.birth_date,
            sex: sought.sex,
            governorate: sought.governorate,
            spouse_name: sought.spouse_name,
            happened_on: sought.event_date,
        };
        let key = match (sought.number, sought.name, sought.mother_name, sought.birth_date) {
            (Some(number), ..) => RecordKey::Number(number),
            (None, Some(name), Some(mother), Some(born)) => {
                RecordKey::Parentage { name, mother_name: mother.into(), born }
            }
            // Without number, and without what a search by parentage needs, there is nothing to search with.
            _ => return Ok(not_located(NotLocated::NoRecord)),
        };
        let extent = sought.extent.as_deref().map(Extent::parse).unwrap_or_default();
        Ok(match self.0.find_record(&RecordQuery { mandate, act, extent, key, stated }).await? {
            RecordAnswer::Found(record) => RegistryReply {
                outcome: RegistryOutcome::Found,
                reason: None,
                record: Some(fields(&record)?),
                differs: Vec::new(),
            },
            RecordAnswer::NotLocated(why) => not_located(why),
            RecordAnswer::Mismatch { differs, record } => RegistryReply {
                outcome: RegistryOutcome::Mismatch,
                reason: None,
                record: record.map(|record| fields(&record)).transpose()?,
                differs: differs.iter().map(|field| field.as_str().to_owned()).collect(),
            },
        })
    }

    async fn kin(&self, query: KinQuery) -> Outcome<KinReply> {
        let mandate =
            Mandate { file: query.file.compact().to_owned(), purpose: Purpose::ExcludeKin, officer: query.asked_by };
        let reach = Reach { blood: query.reach.blood, affinity: query.reach.affinity };
        let told = self.0.kin(&outbound::registry::KinQuery { mandate, of: query.of, reach }).await?;
        Ok(KinReply { kin: told.numbers, whole: told.whole })
    }

    async fn enter(&self, query: casework::ports::EntryQuery) -> Outcome<EntryReply> {
        let mandate =
            Mandate { file: query.file.compact().to_owned(), purpose: Purpose::EnterRecord, officer: query.asked_by };
        let entry = entries::new_entry(&query.entry)?;
        Ok(match self.0.enter(&EntryQuery { mandate, key: query.key, entry }).await? {
            EntryAnswer::Entered(record) => EntryReply::Entered(fields(&record)?),
            EntryAnswer::Duplicate => EntryReply::Duplicate,
            EntryAnswer::Refused(why) => EntryReply::Refused(why.as_str().to_owned()),
        })
    }
}

fn not_located(why: NotLocated) -> RegistryReply {
    RegistryReply {
        outcome: RegistryOutcome::NotLocated,
        reason: Some(why.as_str().to_owned()),
        record: None,
        differs: Vec::new(),
    }
}

/// The record as the port names its fields: `father: { name }` is `father_name`, the parts of a name are one text, lists of
/// people stay lists, everything else is a text, and what the registry does not hold is left out.
fn fields(record: &Record) -> Outcome<Map<String, Value>> {
    let value =
        serde_json::to_value(record).map_err(|error| Failure::fault("reading a record of the registry", error))?;
    let mut map = Map::new();
    if let Value::Object(members) = value {
        flatten("", members, &mut map);
    }
    Ok(map)
}

fn flatten(prefix: &str, members: Map<String, Value>, into: &mut Map<String, Value>) {
    for (name, value) in members {
        let name = format!("{prefix}{name}");
        match value {
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            Value::String(_) => drop(into.insert(name, value)),
            Value::Object(inner) => flatten(&format!("{name}_"), inner, into),
            Value::Array(items) if items.iter().all(Value::is_string) => {
                let parts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                if !parts.is_empty() {
                    into.insert(name, Value::String(parts.join(" ")));
                }
            }
            Value::Array(items) => {
                let people = items.into_iter().filter_map(|item| match item {
                    Value::Object(inner) => {
                        let mut person = Map::new();
                        flatten("", inner, &mut person);
                        Some(Value::Object(person))
                    }
                    _ => None,
                });
                into.insert(name, Value::Array(people.collect()));
            }
            other => drop(into.insert(name, Value::String(other.to_string()))),
        }
    }
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
