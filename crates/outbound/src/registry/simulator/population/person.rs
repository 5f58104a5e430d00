//! One fictional person and the ties between people.

use std::borrow::Cow;

use kernel::{Day, NationalNumber, Sex};

/// Index of a person in the population.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pid(pub(super) usize);

/// What the religion field says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Faith {
    /// مسلم
    Muslim,
    /// مسيحي
    Christian,
    /// "-"
    Dash,
}

impl Faith {
    /// The field's text for a person of that sex.
    pub fn text(self, sex: Sex) -> &'static str {
        match (self, sex) {
            (Self::Muslim, Sex::Male) => "مسلم",
            (Self::Muslim, Sex::Female) => "مسلمة",
            (Self::Christian, Sex::Male) => "مسيحي",
            (Self::Christian, Sex::Female) => "مسيحية",
            (Self::Dash, _) => "-",
        }
    }
}

/// Whom a record names as the mother.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mother {
    /// A person of this population.
    Citizen(Pid),
    /// A foreign woman, who has no number.
    Foreign(usize),
    /// A name only: her own record is older than the population.
    Named(String),
    /// A foundling's.
    Nobody,
}

/// How far the registry can answer for a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordState {
    /// Computerised.
    Computerised,
    /// On paper only.
    PaperOnly,
    /// Answered for by hand only.
    Sealed,
}

/// One fictional person.
#[derive(Clone, Debug)]
pub struct Individual {
    /// The number.
    pub number: NationalNumber,
    /// The factory number of the card; none below card age.
    pub card: Option<String>,
    /// Given name, father's, grandfather's, family.
    pub name: Vec<String>,
    /// The passport's spelling, if there is a passport.
    pub latin: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// Religion.
    pub faith: Faith,
    /// The true birth date, which the number holds.
    pub born: Day,
    /// Code of the governorate of birth.
    pub governorate: u8,
    /// District, or city and country.
    pub place: String,
    /// The father, if he is in the population.
    pub father: Option<Pid>,
    /// The father's name where only that is known.
    pub father_named: Option<String>,
    /// The mother.
    pub mother: Mother,
    /// The day of death.
    pub died: Option<Day>,
    /// Code and text of the place of death, where it is not the place of birth.
    pub died_at: Option<(u8, String)>,
    /// When the death was entered, if that was done from abroad.
    pub death_registered: Option<Day>,
    /// How far the registry can answer for the death record.
    pub death_state: RecordState,
    /// The office holding the record.
    pub office: String,
    /// The record's number in its year.
    pub record_number: u32,
    /// When the birth was registered.
    pub registered: Day,
    /// How far the registry can answer.
    pub state: RecordState,
    /// The mother's name as the record has it, where it differs from her own.
    pub recorded_mother: Option<String>,
    /// The birth date as the record has it, where it differs.
    pub recorded_born: Option<Day>,
    /// When the card was issued, where a story needs a day of its own.
    pub card_issued: Option<Day>,
}

impl Individual {
    /// The name's parts with spaces between.
    pub fn full_name(&self) -> String {
        self.name.join(" ")
    }
    /// The birth date as the record has it.
    pub fn recorded_born(&self) -> Day {
        self.recorded_born.unwrap_or(self.born)
    }
    /// Father and mother, as far as they are in the population.
    pub fn parents(&self) -> impl Iterator<Item = Pid> + use<> {
        let mother = match self.mother {
            Mother::Citizen(mother) => Some(mother),
            Mother::Foreign(_) | Mother::Named(_) | Mother::Nobody => None,
        };
        self.father.into_iter().chain(mother)
    }
    /// Whether the person lives on `day`.
    pub fn lives_on(&self, day: Day) -> bool {
        self.born <= day && self.died.is_none_or(|died| day < died)
    }
}

/// A foreign wife: named on records, without a number.
#[derive(Clone, Debug)]
pub struct Foreigner {
    /// Her name in Arabic letters.
    pub name: Cow<'static, str>,
    /// Her nationality in Arabic.
    pub nationality: Cow<'static, str>,
}

/// The wife in a marriage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wife {
    /// A person of this population.
    Citizen(Pid),
    /// A foreign woman.
    Foreign(usize),
}

/// A marriage.
#[derive(Clone, Copy, Debug)]
pub struct Marriage {
    /// The husband.
    pub husband: Pid,
    /// The wife.
    pub wife: Wife,
    /// The wedding.
    pub from: Day,
    /// The divorce, if there was one.
    pub until: Option<Day>,
    /// How far the registry can answer for its records.
    pub state: RecordState,
}
