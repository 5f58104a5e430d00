//! One question, one answer: reads the wire, looks into the population, writes the wire.

use kernel::{Day, NationalNumber};
use serde::Serialize;

use super::{
    kin, matching,
    population::{Pid, Population, RecordState},
    records,
};
use crate::registry::{
    Act, Difference, NotLocated, Person, Record,
    wire::{
        IdentityQuestion, IdentityReply, KinQuestion, KinReply, PersonWire, RecordQuestion, RecordReply, StatedWire,
    },
};

/// An answer's body and the word the journal keeps of it.
pub(super) struct Answer {
    pub(super) outcome: &'static str,
    pub(super) body: Vec<u8>,
}

pub(super) fn answer(outcome: &'static str, reply: &impl Serialize) -> Result<Answer, serde_json::Error> {
    Ok(Answer { outcome, body: serde_json::to_vec(reply)? })
}

pub(super) fn find_record(population: &Population, body: &[u8]) -> Result<Answer, serde_json::Error> {
    let question: RecordQuestion = serde_json::from_slice(body)?;
    let located = match (&question.number, &question.parentage) {
        (Some(number), _) => by_number(population, number).ok_or(NotLocated::NoRecord),
        (None, Some(parentage)) => matching::by_parentage(population, parentage),
        (None, None) => Err(NotLocated::NoRecord),
    };
    let found = located.and_then(|pid| select(population, pid, &question).map(|found| (pid, found)));
    let (pid, Selected { record, mut differs }) = match found {
        Ok(found) => found,
        Err(reason) => return answer("not_located", &RecordReply::NotLocated { reason }),
    };
    let mut fields = matching::differences(population, pid, &question.stated);
    fields.append(&mut differs);
    match record {
        Some(record) if fields.is_empty() => answer("found", &RecordReply::Found { record: Box::new(record) }),
        record => {
            let same_person = !fields.contains(&Difference::Name);
            let record = record.filter(|_| same_person).map(Box::new);
            answer("mismatch", &RecordReply::Mismatch { fields, record })
        }
    }
}

/// The record of the kind that is asked for, and what is stated of the event otherwise than it is recorded.
struct Selected {
    record: Option<Record>,
    differs: Vec<Difference>,
}

impl Selected {
    fn just(record: Record) -> Self {
        Self { record: Some(record), differs: Vec::new() }
    }
}

fn select(population: &Population, pid: Pid, question: &RecordQuestion) -> Result<Selected, NotLocated> {
    let person = population.person(pid);
    if person.state == RecordState::Sealed {
        return Err(NotLocated::Withheld);
    }
    match question.act {
        Act::Birth => {
            matching::answerable(person.state)?;
            Ok(Selected::just(Record::Birth(records::birth(population, pid))))
        }
        Act::Individual => {
            matching::answerable(person.state)?;
            Ok(Selected::just(Record::Individual(records::individual(population, pid))))
        }
        Act::Death => {
            let died_on = person.died.ok_or(NotLocated::NoRecord)?;
            matching::answerable(person.death_state)?;
            let differs = question.stated.happened_on.is_some_and(|day| day != died_on);
            Ok(Selected {
                record: Some(Record::Death(records::death(population, pid, died_on))),
                differs: if differs { vec![Difference::EventDate] } else { Vec::new() },
            })
        }
        Act::Marriage | Act::Divorce => of_marriage(population, pid, question),
        Act::Family => of_family(population, pid, question),
    }
}

fn of_family(population: &Population, pid: Pid, question: &RecordQuestion) -> Result<Selected, NotLocated> {
    let head = population.head_of(pid);
    let marriages = population.marriages_of(head);
    if marriages.is_empty() {
        return Err(NotLocated::NoRecord);
    }
    matching::answerable(population.person(head).state)?;
    let spouses = marriages.iter().filter_map(|index| population.other_spouse(*index, head));
    withheld(population, spouses.chain(population.children_of(head).iter().copied()))?;
    let names = |name: &str| {
        let of = |index: &usize| {
            let other = records::spouse_name(population, head, *index);
            matching::same_name(name, &other) || matching::same_name(name, &population.person(head).full_name())
        };
        marriages.iter().any(of)
    };
    let differs = question.stated.spouse_name.as_deref().is_some_and(|name| !names(name));
    Ok(Selected {
        record: Some(Record::Family(records::family(population, pid, question.extent))),
        differs: if differs { vec![Difference::SpouseName] } else { Vec::new() },
    })
}

/// Of several marriages, the one that the spouse's name and the day fit; of a single one, that one with what differs.
fn of_marriage(population: &Population, pid: Pid, question: &RecordQuestion) -> Result<Selected, NotLocated> {
    let happened = |index: usize| -> Option<Day> {
        let marriage = population.marriage(index);
        if question.act == Act::Divorce { marriage.until } else { Some(marriage.from) }
    };
    let all: Vec<(usize, Day)> =
        population.marriages_of(pid).iter().filter_map(|index| Some((*index, happened(*index)?))).collect();
    let fits: Vec<&(usize, Day)> = all
        .iter()
        .filter(|(index, day)| event_differs(population, pid, *index, *day, &question.stated).is_empty())
        .collect();
    let (index, day) = match (fits.as_slice(), all.as_slice()) {
        (_, []) => return Err(NotLocated::NoRecord),
        ([one], _) => **one,
        ([], [one]) => *one,
        ([], _) => return Ok(Selected { record: None, differs: vec![Difference::SpouseName] }),
        _ => return Err(NotLocated::Ambiguous),
    };
    matching::answerable(population.marriage(index).state)?;
    withheld(population, population.other_spouse(index, pid).into_iter())?;
    let record = if question.act == Act::Divorce {
        Record::Divorce(records::divorce(population, pid, index, day))
    } else {
        Record::Marriage(records::marriage(population, pid, index))
    };
    Ok(Selected { record: Some(record), differs: event_differs(population, pid, index, day, &question.stated) })
}

/// A record that names somebody who is answered for by hand only is itself answered for by hand only.
fn withheld(population: &Population, mut named: impl Iterator<Item = Pid>) -> Result<(), NotLocated> {
    let sealed = named.any(|pid| population.person(pid).state == RecordState::Sealed);
    if sealed { Err(NotLocated::Withheld) } else { Ok(()) }
}

fn event_differs(population: &Population, pid: Pid, index: usize, day: Day, stated: &StatedWire) -> Vec<Difference> {
    let other = records::spouse_name(population, pid, index);
    let mut differs = Vec::new();
    if stated.spouse_name.as_ref().is_some_and(|name| !matching::same_name(name, &other)) {
        differs.push(Difference::SpouseName);
    }
    if stated.happened_on.is_some_and(|on| on != day) {
        differs.push(Difference::EventDate);
    }
    differs
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

pub(super) fn kin(population: &Population, body: &[u8]) -> Result<Answer, serde_json::Error> {
    let question: KinQuestion = serde_json::from_slice(body)?;
    let asked: Vec<Option<Pid>> = question.of.iter().map(|digits| by_number(population, digits)).collect();
    let kin::Told { kin, whole } = kin::told(population, &asked, question.reach);
    let outcome = match (kin.is_empty(), whole) {
        (false, true) => "kin",
        (false, false) => "some_kin",
        (true, true) => "no_kin",
        (true, false) => "not_told",
    };
    let kin = kin.into_iter().map(|pid| population.person(pid).number.digits().to_owned()).collect();
    answer(outcome, &KinReply { kin, whole })
}

pub(super) fn by_number(population: &Population, digits: &str) -> Option<Pid> {
    population.by_number(digits.parse::<NationalNumber>().ok()?.digits())
}
