//! Entering events: reads the wire, compares with what is recorded, writes the population and remembers by which key.
//!
//! A key enters once. What was entered is kept in a journal and entered again, in its order, when the simulator starts.

use std::{collections::HashMap, io, path::Path};

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Serialize};

use super::{
    Unanswered,
    answering::{Answer, answer, by_number},
    matching::same_name,
    population::{Child, Mother, Papers, Pid, Population, RecordState, Wife},
    records,
};
use crate::{
    registry::{
        Act, BirthEntry, DeathEntry, DivorceEntry, EntryRefusal, MarriageEntry, NamedPerson, NewEntry, Record,
        wire::{EntryQuestion, EntryReply},
    },
    simulators::Journal,
};

/// The population with what was entered since it was made.
pub(super) struct Book {
    population: Population,
    made: HashMap<String, Made>,
    journal: Journal<Kept>,
    computerised: Journal<String>,
}

/// An entry as the journal keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    on: Day,
    entry: NewEntry,
}

/// What came of an entry: whose record of which act, and of which marriage.
#[derive(Clone, Copy)]
struct Made {
    act: Act,
    pid: Pid,
    marriage: usize,
}

/// Why nothing is entered.
enum Unmade {
    Duplicate,
    Refused(EntryRefusal),
}

impl From<EntryRefusal> for Unmade {
    fn from(refusal: EntryRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Book {
    /// The book over `population`, with what was entered earlier.
    pub(super) fn open(population: Population, folder: &Path) -> io::Result<Self> {
        let (journal, kept) = Journal::open(&folder.join("registry-entries.journal"))?;
        let (computerised, numbers) = Journal::open(&folder.join("registry-computerised.journal"))?;
        let mut book = Self { population, made: HashMap::new(), journal, computerised };
        for number in numbers {
            book.population.computerise(&number);
        }
        for Kept { key, on, entry } in kept {
            // What was entered once fits again, because everything is entered in its order.
            if let Ok(plan) = Plan::of(&book.population, &entry) {
                let made = plan.write(&mut book.population, on);
                book.made.insert(key, made);
            }
        }
        Ok(book)
    }

    pub(super) fn population(&self) -> &Population {
        &self.population
    }

    /// Enters the event of a question on `today`, or says why not.
    pub(super) fn enter(&mut self, body: &[u8], today: Day) -> Result<Answer, Unanswered> {
        let EntryQuestion { key, entry } = serde_json::from_slice(body)?;
        if let Some(made) = self.made.get(&key) {
            return Ok(answer("entered_before", &EntryReply::Entered { record: Box::new(self.record(*made)) })?);
        }
        let plan = match Plan::of(&self.population, &entry) {
            Ok(plan) => plan,
            Err(Unmade::Duplicate) => return Ok(answer("duplicate", &EntryReply::Duplicate)?),
            Err(Unmade::Refused(reason)) => return Ok(answer("refused", &EntryReply::Refused { reason })?),
        };
        self.journal.append(&Kept { key: key.clone(), on: today, entry }).map_err(Unanswered::Journal)?;
        let made = plan.write(&mut self.population, today);
        self.made.insert(key, made);
        Ok(answer("entered", &EntryReply::Entered { record: Box::new(self.record(made)) })?)
    }

    /// Takes the birth record of a person from the paper registers over into the computer; false if there is no such person.
    pub(super) fn computerise(&mut self, number: &NationalNumber) -> io::Result<bool> {
        let known = self.population.computerise(number.digits());
        if known {
            self.computerised.append(&number.digits().to_owned())?;
        }
        Ok(known)
    }

    fn record(&self, made: Made) -> Record {
        let (population, Made { act, pid, marriage }) = (&self.population, made);
        let wedding = || population.marriage(marriage);
        match (act, population.person(pid).died) {
            (Act::Death, Some(died)) => Record::Death(records::death(population, pid, died)),
            (Act::Marriage, _) => Record::Marriage(records::marriage(population, pid, marriage)),
            (Act::Divorce, _) => {
                let until = wedding().until.unwrap_or_else(|| wedding().from);
                Record::Divorce(records::divorce(population, pid, marriage, until))
            }
            _ => Record::Birth(records::birth(population, pid)),
        }
    }
}

/// What will be written, once nothing stands against it.
enum Plan {
    Birth(Child),
    BirthOfForeigner(Child, NamedPerson),
    Death(Pid, DeathEntry),
    Marriage(Pid, Pid, Option<Pid>, MarriageEntry),
    Divorce(Pid, usize, DivorceEntry),
}

impl Plan {
    fn of(population: &Population, entry: &NewEntry) -> Result<Self, Unmade> {
        match entry {
            NewEntry::Birth(entry) => Self::of_birth(population, entry),
            NewEntry::Death(entry) => {
                let pid = person(population, &entry.number, &entry.name)?;
                if population.person(pid).died.is_some() {
                    return Err(Unmade::Duplicate);
                }
                Ok(Self::Death(pid, entry.clone()))
            }
            NewEntry::Marriage(entry) => Self::of_marriage(population, entry),
            NewEntry::Divorce(entry) => {
                let pid = by_number(population, entry.number.digits()).ok_or(EntryRefusal::UnknownPerson)?;
                let of_spouse =
                    |index: &&usize| same_name(&entry.spouse_name, &records::spouse_name(population, pid, **index));
                let marriages: Vec<usize> = population.marriages_of(pid).iter().filter(of_spouse).copied().collect();
                let standing = marriages.iter().find(|index| !population.is_divorced(**index));
                match (standing, marriages.is_empty()) {
                    (Some(index), _) => Ok(Self::Divorce(pid, *index, entry.clone())),
                    (None, false) => Err(Unmade::Duplicate),
                    (None, true) => Err(EntryRefusal::NoMarriage.into()),
                }
            }
        }
    }

    fn of_birth(population: &Population, entry: &BirthEntry) -> Result<Self, Unmade> {
        let known = |other: &&Pid| {
            let person = population.person(**other);
            let mother = population.mother_name(person);
            same_name(&entry.name, &person.full_name())
                && mother.is_some_and(|mother| same_name(&entry.mother.name, &mother))
        };
        if population.born_on(entry.born).iter().any(|pid| known(&pid)) {
            return Err(Unmade::Duplicate);
        }
        let (father, father_named) = match &entry.father {
            Some(NamedPerson { name, number: Some(number), .. }) => (Some(person(population, number, name)?), None),
            Some(NamedPerson { name, number: None, .. }) => (None, Some(name.clone())),
            None => (None, None),
        };
        let mother = match &entry.mother.number {
            Some(number) => Some(person(population, number, &entry.mother.name)?),
            None => None,
        };
        let child = |mother| Child {
            name: entry.name.clone(),
            sex: entry.sex,
            born: entry.born,
            place: entry.place.clone(),
            father,
            father_named,
            mother,
        };
        Ok(match mother {
            Some(mother) => Self::Birth(child(Mother::Citizen(mother))),
            None => Self::BirthOfForeigner(child(Mother::Nobody), entry.mother.clone()),
        })
    }

    fn of_marriage(population: &Population, entry: &MarriageEntry) -> Result<Self, Unmade> {
        let own = by_number(population, entry.number.digits()).ok_or(EntryRefusal::UnknownPerson)?;
        let other = match &entry.spouse.number {
            Some(number) => Some(person(population, number, &entry.spouse.name)?),
            None => None,
        };
        let same = |index: &usize| {
            !population.is_divorced(*index)
                && same_name(&entry.spouse.name, &records::spouse_name(population, own, *index))
        };
        if population.marriages_of(own).iter().any(same) {
            return Err(Unmade::Duplicate);
        }
        match (population.person(own).sex, other.map(|other| (other, population.person(other).sex))) {
            (Sex::Male, None) => Ok(Self::Marriage(own, own, None, entry.clone())),
            (Sex::Male, Some((wife, Sex::Female))) => Ok(Self::Marriage(own, own, Some(wife), entry.clone())),
            (Sex::Female, Some((husband, Sex::Male))) => Ok(Self::Marriage(own, husband, Some(own), entry.clone())),
            // A foreign husband is nobody of this population, and two of one sex are a mistake in the papers.
            _ => Err(EntryRefusal::ByHand.into()),
        }
    }

    fn write(self, population: &mut Population, today: Day) -> Made {
        match self {
            Self::Birth(child) => Made { act: Act::Birth, pid: population.enter_birth(child, today), marriage: 0 },
            Self::BirthOfForeigner(child, mother) => {
                let nationality = mother.nationality.unwrap_or_default();
                let mother = Mother::Foreign(population.add_foreigner(mother.name, nationality));
                let pid = population.enter_birth(Child { mother, ..child }, today);
                Made { act: Act::Birth, pid, marriage: 0 }
            }
            Self::Death(pid, entry) => {
                population.enter_death(pid, entry.died_on, entry.place, today);
                Made { act: Act::Death, pid, marriage: 0 }
            }
            Self::Marriage(pid, husband, wife, entry) => {
                let wife = match wife {
                    Some(wife) => Wife::Citizen(wife),
                    None => {
                        let nationality = entry.spouse.nationality.unwrap_or_default();
                        Wife::Foreign(population.add_foreigner(entry.spouse.name, nationality))
                    }
                };
                let papers = papers(entry.authority, entry.document_number, String::new(), today);
                let marriage = population.enter_marriage(husband, wife, entry.contracted_on, papers);
                Made { act: Act::Marriage, pid, marriage }
            }
            Self::Divorce(pid, marriage, entry) => {
                let papers = papers(entry.authority, entry.document_number, entry.kind, today);
                population.enter_divorce(marriage, entry.divorced_on, papers);
                Made { act: Act::Divorce, pid, marriage }
            }
        }
    }
}

fn papers(authority: String, document_number: String, kind: String, registered: Day) -> Papers {
    Papers { authority, document_number, kind, registered }
}

/// Who has this number, if the name is theirs and the registry answers for them.
fn person(population: &Population, number: &NationalNumber, name: &str) -> Result<Pid, EntryRefusal> {
    let pid = by_number(population, number.digits()).ok_or(EntryRefusal::UnknownPerson)?;
    let person = population.person(pid);
    if person.state == RecordState::Sealed {
        return Err(EntryRefusal::ByHand);
    }
    if same_name(name, &person.full_name()) { Ok(pid) } else { Err(EntryRefusal::NameDiffers) }
}
