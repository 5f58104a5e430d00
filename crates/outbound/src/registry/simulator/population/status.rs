//! Who is wed to whom on a day, whose children are whose, and what the cards print: worked out from the families, so that
//! every record of one person tells the same story.

use std::collections::HashMap;

use kernel::{Day, Sex};

use super::{
    Population, as_of,
    families::YEAR,
    person::{Individual, Marriage, Pid, Wife},
};
use crate::registry::{Act, MaritalStatus};

/// How many years a card is valid (Law 143/1994 and its regulations as published).
const CARD_YEARS: i32 = 7;
/// Of a hundred people whose status changed, so many have renewed the card since.
const RENEWED: usize = 85;

/// The marriages of each spouse, by the day of the wedding.
pub(super) fn by_spouse(marriages: &[Marriage]) -> HashMap<Pid, Vec<usize>> {
    let mut found: HashMap<Pid, Vec<usize>> = HashMap::new();
    for (index, marriage) in marriages.iter().enumerate() {
        found.entry(marriage.husband).or_default().push(index);
        if let Wife::Citizen(wife) = marriage.wife {
            found.entry(wife).or_default().push(index);
        }
    }
    found.values_mut().for_each(|list| list.sort_by_key(|index| marriages[*index].from));
    found
}

/// The children of each parent, by the day of birth.
pub(super) fn by_parent(people: &[Individual]) -> HashMap<Pid, Vec<Pid>> {
    let mut found: HashMap<Pid, Vec<Pid>> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        for parent in person.parents() {
            found.entry(parent).or_default().push(Pid(index));
        }
    }
    found.values_mut().for_each(|list| list.sort_by_key(|pid| people[pid.0].born));
    found
}

impl Population {
    /// A marriage by its place in [`Population::marriages`].
    pub fn marriage(&self, index: usize) -> &Marriage {
        &self.marriages[index]
    }

    /// The marriages of a person, the first wedding first.
    pub fn marriages_of(&self, pid: Pid) -> &[usize] {
        self.by_spouse.get(&pid).map_or(&[], Vec::as_slice)
    }

    /// The children of a person, the eldest first.
    pub fn children_of(&self, pid: Pid) -> &[Pid] {
        self.by_parent.get(&pid).map_or(&[], Vec::as_slice)
    }

    /// The other spouse, if it is somebody of this population.
    pub fn other_spouse(&self, index: usize, of: Pid) -> Option<Pid> {
        let marriage = self.marriage(index);
        match marriage.wife {
            Wife::Citizen(wife) if marriage.husband == of => Some(wife),
            Wife::Foreign(_) if marriage.husband == of => None,
            _ => Some(marriage.husband),
        }
    }

    /// Whether the marriage stands on `day`: begun, not ended by divorce or by a death.
    pub fn stands_on(&self, index: usize, day: Day) -> bool {
        let marriage = self.marriage(index);
        let lives = |pid: Pid| self.person(pid).lives_on(day);
        let wife_lives = match marriage.wife {
            Wife::Citizen(wife) => lives(wife),
            Wife::Foreign(_) => true,
        };
        marriage.from <= day && marriage.until.is_none_or(|until| day < until) && lives(marriage.husband) && wife_lives
    }

    /// The last event before the end of `day` that gave the person the status they have, and its day.
    pub fn last_change(&self, pid: Pid, day: Day) -> Option<(Act, Day)> {
        let mut changes: Vec<(Day, Act)> = Vec::new();
        for &index in self.marriages_of(pid) {
            let marriage = self.marriage(index);
            changes.push((marriage.from, Act::Marriage));
            let divorced = marriage.until.map(|until| (until, Act::Divorce));
            let widowed =
                self.other_spouse(index, pid).and_then(|other| self.person(other).died).map(|died| (died, Act::Death));
            changes.extend(divorced.or(widowed));
        }
        let last = self.person(pid).died.map_or(day, |died| died.plus_days(-1).min(day));
        changes.into_iter().filter(|(on, _)| *on <= last).max_by_key(|(on, _)| *on).map(|(on, act)| (act, on))
    }

    /// The marital status on `day`; of the dead, the last one.
    pub fn status_on(&self, pid: Pid, day: Day) -> MaritalStatus {
        let last = self.person(pid).died.map_or(day, |died| died.plus_days(-1).min(day));
        if self.marriages_of(pid).iter().any(|index| self.stands_on(*index, last)) {
            return MaritalStatus::Married;
        }
        match self.last_change(pid, day) {
            None => MaritalStatus::Single,
            Some((Act::Death, _)) => MaritalStatus::Widowed,
            Some(_) => MaritalStatus::Divorced,
        }
    }

    /// When the card in force was issued; none below card age and for the dead. Most people renew it soon after their
    /// status changed, some never do.
    pub fn card_issued(&self, pid: Pid) -> Option<Day> {
        let person = self.person(pid);
        if person.card.is_none() || person.died.is_some() {
            return None;
        }
        if let Some(day) = person.card_issued {
            return Some(day);
        }
        // The last digits of the number stand in for chance, so that the answer is the same in every release.
        let chance =
            |share: usize| person.number.digits()[share..].bytes().map(usize::from).fold(7, |sum, b| sum * 31 + b);
        let days = i32::try_from(chance(7) % 2_500).unwrap_or_default();
        let first = person.born.plus_days(16 * YEAR);
        let issued = as_of().plus_days(-days.min(CARD_YEARS * YEAR)).max(first.min(as_of()));
        let changed = self.last_change(pid, as_of()).map(|(_, on)| on).filter(|on| *on > issued);
        Some(match changed {
            Some(on) if chance(3) % 100 < RENEWED => on.plus_days(30).min(as_of()),
            _ => issued,
        })
    }

    /// The head of the person's family: the husband while the marriage stands, else the person.
    pub fn head_of(&self, pid: Pid) -> Pid {
        if self.person(pid).sex == Sex::Male {
            return pid;
        }
        let standing = self.marriages_of(pid).iter().find(|index| self.stands_on(**index, as_of()));
        standing.map_or(pid, |index| self.marriage(*index).husband)
    }
}
