//! «بيانات خيالية»: a fictional population for the registry simulator, the same for the same seed.
//!
//! More than twenty thousand people in families that agree with themselves: whoever is named as a father is one, is old
//! enough and was alive; names descend; numbers are valid and unique. Everything in it is invented; nobody here is real.

mod builder;
mod cast;
mod draw;
mod entering;
mod families;
mod marriages;
#[rustfmt::skip]
mod names;
mod person;
mod places;
mod quirks;
mod status;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use kernel::Day;

use self::builder::Builder;
pub use self::{
    cast::{Cast, CastMember, cast},
    entering::{Child, Papers},
    person::{Foreigner, Individual, Marriage, Mother, Pid, RecordState, Wife},
};

/// Generations of children after the founders.
const GENERATIONS: usize = 3;
/// Couples the families descend from.
const FOUNDERS: usize = 2_900;

/// The day the population is generated for; nobody is born, wed or dead after it.
pub fn as_of() -> Day {
    Day::new(2026, 11, 1).unwrap_or_else(|_| unreachable!("the first of November is in every calendar"))
}

/// Everyone, with the ways to find them.
#[derive(Clone)]
pub struct Population {
    people: Vec<Individual>,
    foreigners: Vec<Foreigner>,
    marriages: Vec<Marriage>,
    by_number: HashMap<String, Pid>,
    by_birth: HashMap<Day, Vec<Pid>>,
    by_spouse: HashMap<Pid, Vec<usize>>,
    by_parent: HashMap<Pid, Vec<Pid>>,
    papers: HashMap<(usize, bool), Papers>,
    entered_until: Option<Day>,
}

impl Population {
    /// The population of this seed; the cast is the same in every one.
    pub fn generate(seed: u64) -> Self {
        let mut builder = Builder::new(seed);
        let actors = cast::settle(&mut builder);
        let mut generation = families::founders(&mut builder, FOUNDERS);
        for number in 0..GENERATIONS {
            let weddings = marriages::wed(&mut builder, &generation);
            generation = families::children(&mut builder, &weddings, number);
        }
        quirks::scatter(&mut builder, actors);
        Self::indexed(builder)
    }

    fn indexed(builder: Builder) -> Self {
        let Builder { people, foreigners, marriages, .. } = builder;
        let mut by_number = HashMap::with_capacity(people.len());
        let mut by_birth: HashMap<Day, Vec<Pid>> = HashMap::with_capacity(people.len());
        for (index, person) in people.iter().enumerate() {
            by_number.insert(person.number.digits().to_owned(), Pid(index));
            by_birth.entry(person.recorded_born()).or_default().push(Pid(index));
        }
        let (by_spouse, by_parent) = (status::by_spouse(&marriages), status::by_parent(&people));
        Self {
            people,
            foreigners,
            marriages,
            by_number,
            by_birth,
            by_spouse,
            by_parent,
            papers: HashMap::new(),
            entered_until: None,
        }
    }

    /// Everyone, in the order of [`Pid`].
    pub fn people(&self) -> &[Individual] {
        &self.people
    }
    /// Every marriage, ended ones too.
    pub fn marriages(&self) -> &[Marriage] {
        &self.marriages
    }
    /// One person.
    pub fn person(&self, pid: Pid) -> &Individual {
        &self.people[pid.0]
    }
    /// A foreign spouse.
    pub fn foreigner(&self, index: usize) -> &Foreigner {
        &self.foreigners[index]
    }
    /// Who has this number.
    pub fn by_number(&self, digits: &str) -> Option<Pid> {
        self.by_number.get(digits).copied()
    }
    /// Whose record gives this birth date.
    pub fn born_on(&self, day: Day) -> &[Pid] {
        self.by_birth.get(&day).map_or(&[], Vec::as_slice)
    }
    /// The mother's full name as it stands on the person's record.
    pub fn mother_name(&self, person: &Individual) -> Option<String> {
        if let Some(recorded) = &person.recorded_mother {
            return Some(recorded.clone());
        }
        match &person.mother {
            Mother::Citizen(pid) => Some(self.person(*pid).full_name()),
            Mother::Foreign(index) => Some(self.foreigner(*index).name.to_string()),
            Mother::Named(name) => Some(name.clone()),
            Mother::Nobody => None,
        }
    }
    /// The father's full name as it stands on the person's record.
    pub fn father_name(&self, person: &Individual) -> Option<String> {
        person.father.map(|pid| self.person(pid).full_name()).or_else(|| person.father_named.clone())
    }
}
