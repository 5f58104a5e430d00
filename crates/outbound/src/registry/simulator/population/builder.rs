//! Where people are added one by one, each with a number nobody else has.

use std::collections::HashMap;

use kernel::{Day, NationalNumber, Sex};

use super::{
    as_of,
    draw::Draw,
    names::{self, Name},
    person::{Faith, Foreigner, Individual, Marriage, Mother, Pid, RecordState},
    places,
};

/// The youngest age at which a card is issued (Law 143/1994 art. 48 as amended).
const CARD_AGE: u16 = 15;

pub(super) struct Builder {
    pub(super) people: Vec<Individual>,
    pub(super) foreigners: Vec<Foreigner>,
    pub(super) marriages: Vec<Marriage>,
    pub(super) draw: Draw,
    serials: HashMap<(Day, u8, Sex), u16>,
    records: HashMap<(String, i16), u32>,
}

/// What must be known of a person to add them; the rest follows.
pub(super) struct Newborn {
    pub(super) given: Name,
    pub(super) ancestors: Vec<Name>,
    pub(super) sex: Sex,
    pub(super) faith: Faith,
    pub(super) born: Day,
    pub(super) governorate: u8,
    pub(super) father: Option<Pid>,
    pub(super) father_named: Option<String>,
    pub(super) mother: Mother,
}

impl Builder {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            people: Vec::with_capacity(30_000),
            foreigners: Vec::new(),
            marriages: Vec::new(),
            draw: Draw::new(seed),
            serials: HashMap::new(),
            records: HashMap::new(),
        }
    }

    pub(super) fn person(&self, pid: Pid) -> &Individual {
        &self.people[pid.0]
    }

    pub(super) fn person_mut(&mut self, pid: Pid) -> &mut Individual {
        &mut self.people[pid.0]
    }

    /// Adds a person and gives everything that follows: number, card, place, office, record, passport spelling.
    pub(super) fn add(&mut self, newborn: Newborn) -> Pid {
        let Newborn { given, ancestors, sex, faith, born, governorate, father, father_named, mother } = newborn;
        let number = self.number(born, governorate, sex);
        let abroad = governorate == places::ABROAD;
        let place = self.draw.one_of(places::of(governorate)).to_owned();
        let office = if abroad { places::OFFICE_ABROAD.to_owned() } else { format!("سجل مدني {place}") };
        let registered = born.plus_days(if abroad { self.draw.between(10, 120) } else { self.draw.between(1, 14) });
        let record_number = self.records.entry((office.clone(), born.year())).or_insert(0);
        *record_number += 1;
        let record_number = *record_number;
        let card = (born.age_on(as_of()) >= CARD_AGE).then(|| self.card());
        let parts: Vec<Name> = std::iter::once(given).chain(ancestors).collect();
        let latin = self.draw.chance(350).then(|| names::latin(&parts));
        self.people.push(Individual {
            number,
            card,
            name: parts.iter().map(|name| name.ar.to_owned()).collect(),
            latin,
            sex,
            faith,
            born,
            governorate,
            place,
            father,
            father_named,
            mother,
            died: None,
            died_at: None,
            death_registered: None,
            death_state: RecordState::Computerised,
            office,
            record_number,
            registered,
            state: RecordState::Computerised,
            recorded_mother: None,
            recorded_born: None,
            card_issued: None,
        });
        Pid(self.people.len() - 1)
    }

    /// The next number of that day, governorate and sex, as the registry itself counts them.
    fn number(&mut self, born: Day, governorate: u8, sex: Sex) -> NationalNumber {
        let serial = self.serials.entry((born, governorate, sex)).or_insert(0);
        *serial += 1;
        NationalNumber::compose(born, governorate, *serial, sex)
            .unwrap_or_else(|| unreachable!("everyone here was born between 1900 and 2099"))
    }

    fn card(&mut self) -> String {
        let letter = |draw: &mut Draw| char::from(b'A' + draw.below(26) as u8);
        let (first, second) = (letter(&mut self.draw), letter(&mut self.draw));
        format!("{first}{second}{:07}", self.draw.below(10_000_000))
    }

    /// Draws a length of life: most grow old, a few die young. `None` while still alive.
    pub(super) fn death_of(&mut self, born: Day) -> Option<Day> {
        let years = match self.draw.below(100) {
            0..=2 => self.draw.between(1, 40),
            3..=9 => self.draw.between(41, 60),
            _ => self.draw.between(61, 96),
        };
        let died = born.plus_days(years * 365 + self.draw.between(0, 364));
        (died <= as_of()).then_some(died)
    }
}
