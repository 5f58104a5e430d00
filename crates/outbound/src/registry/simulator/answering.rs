//! One question, one answer: reads the wire, looks into the population, writes the wire.

use kernel::NationalNumber;
use serde::Serialize;

use super::{
    kinship, matching,
    population::{Individual, Mother, Pid, Population, RecordState},
};
use crate::registry::{
    BirthRecord, Death, Difference, NotLocated, Parent, Person, Place,
    wire::{BirthQuestion, BirthReply, IdentityQuestion, IdentityReply, KinshipQuestion, KinshipReply, PersonWire},
};

/// An answer's body and the word the journal keeps of it.
pub(super) struct Answer {
    pub(super) outcome: &'static str,
    pub(super) body: Vec<u8>,
}

fn answer(outcome: &'static str, reply: &impl Serialize) -> Result<Answer, serde_json::Error> {
    Ok(Answer { outcome, body: serde_json::to_vec(reply)? })
}

pub(super) fn find_birth(population: &Population, body: &[u8]) -> Result<Answer, serde_json::Error> {
    let question: BirthQuestion = serde_json::from_slice(body)?;
    let located = match (&question.number, &question.parentage) {
        (Some(number), _) => by_number(population, number)
            .ok_or(NotLocated::NoRecord)
            .and_then(|pid| matching::answerable(population.person(pid)).map(|()| pid)),
        (None, Some(parentage)) => matching::by_parentage(population, parentage),
        (None, None) => Err(NotLocated::NoRecord),
    };
    let pid = match located {
        Ok(pid) => pid,
        Err(reason) => return answer("not_located", &BirthReply::NotLocated { reason }),
    };
    let person = population.person(pid);
    let fields = matching::differences(population, person, &question.stated);
    if fields.is_empty() {
        answer("found", &BirthReply::Found { record: Box::new(record(population, person).into()) })
    } else {
        let same_person = !fields.contains(&Difference::Name);
        let record = same_person.then(|| Box::new(record(population, person).into()));
        answer("mismatch", &BirthReply::Mismatch { fields, record })
    }
}

pub(super) fn match_identity(population: &Population, body: &[u8]) -> Result<Answer, serde_json::Error> {
    let question: IdentityQuestion = serde_json::from_slice(body)?;
    let Some(person) = by_number(population, &question.number).map(|pid| population.person(pid)) else {
        return answer("unknown", &IdentityReply::Unknown);
    };
    if person.state == RecordState::Sealed {
        return answer("withheld", &IdentityReply::Withheld);
    }
    if person.died.is_some() {
        return answer("deceased", &IdentityReply::Deceased);
    }
    let asked_card = question.card_factory_number.trim().to_ascii_uppercase();
    let same_card = person.card.as_ref().is_some_and(|card| *card == asked_card);
    let mother = population.mother_name(person);
    if !same_card || !mother.is_some_and(|mother| matching::same_name(&question.mother_name, &mother)) {
        return answer("mismatch", &IdentityReply::Mismatch);
    }
    let person = PersonWire::from(Person {
        name: person.name.clone(),
        latin_name: person.latin.clone(),
        sex: person.sex,
        born: person.born,
    });
    answer("matched", &IdentityReply::Matched { person })
}

pub(super) fn kinship(population: &Population, body: &[u8]) -> Result<Answer, serde_json::Error> {
    let question: KinshipQuestion = serde_json::from_slice(body)?;
    let pair = by_number(population, &question.of).zip(by_number(population, &question.to));
    let kin = pair.and_then(|(of, to)| kinship::between(population, of, to));
    answer(if kin.is_some() { "kin" } else { "no_kin" }, &KinshipReply { kin })
}

fn by_number(population: &Population, digits: &str) -> Option<Pid> {
    population.by_number(digits.parse::<NationalNumber>().ok()?.digits())
}

fn record(population: &Population, person: &Individual) -> BirthRecord {
    BirthRecord {
        number: person.number,
        name: person.name.clone(),
        latin_name: person.latin.clone(),
        sex: person.sex,
        religion: person.faith.text(person.sex).to_owned(),
        born: person.recorded_born(),
        place: Place { governorate: person.governorate, text: person.place.clone() },
        father: father(population, person),
        mother: mother(population, person),
        office: person.office.clone(),
        record_number: person.record_number,
        registered: person.registered,
        death: person.died.map(|on| Death { on }),
    }
}

fn father(population: &Population, person: &Individual) -> Option<Parent> {
    let known = person.father.map(|pid| population.person(pid));
    Some(Parent {
        name: population.father_name(person)?,
        religion: known.map_or(person.faith, |father| father.faith).text(kernel::Sex::Male).to_owned(),
        nationality: "مصري".to_owned(),
        number: known.map(|father| father.number),
    })
}

fn mother(population: &Population, person: &Individual) -> Option<Parent> {
    let name = population.mother_name(person)?;
    let parent = |religion: &str, nationality: &str, number| Parent {
        name: name.clone(),
        religion: religion.to_owned(),
        nationality: nationality.to_owned(),
        number,
    };
    match &person.mother {
        Mother::Citizen(pid) => {
            let mother = population.person(*pid);
            Some(parent(mother.faith.text(mother.sex), "مصرية", Some(mother.number)))
        }
        Mother::Foreign(index) => {
            Some(parent(person.faith.text(kernel::Sex::Female), population.foreigner(*index).nationality, None))
        }
        Mother::Named(_) => Some(parent(person.faith.text(kernel::Sex::Female), "مصرية", None)),
        Mother::Nobody => None,
    }
}
