//! How the registry compares: spelling does not matter, order and parts do.

use kernel::{Day, arabic};

use super::population::{Pid, Population, RecordState};
use crate::registry::{Difference, NotLocated, wire::ParentageWire, wire::StatedWire};

/// Whether a stated name is this recorded one: the same up to spelling, or its first part and others of it in order.
/// A single part is too little unless the record has no more.
pub(super) fn same_name(stated: &str, recorded: &str) -> bool {
    let (stated, recorded) = (arabic::name_tokens(stated), arabic::name_tokens(recorded));
    if stated.first().is_none_or(|first| recorded.first() != Some(first)) || stated.len() < recorded.len().min(2) {
        return false;
    }
    let mut rest = recorded.iter();
    stated.iter().all(|part| rest.any(|known| known == part))
}

/// The one record these parents, name and date belong to.
pub(super) fn by_parentage(population: &Population, asked: &ParentageWire) -> Result<Pid, NotLocated> {
    let fits = |pid: &&Pid| {
        let person = population.person(**pid);
        let mother = population.mother_name(person);
        same_name(&asked.name, &person.full_name())
            && mother.is_some_and(|mother| same_name(&asked.mother_name, &mother))
    };
    let mut found = population.born_on(asked.born).iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(pid), None) => Ok(*pid),
        (Some(_), Some(_)) => Err(NotLocated::Ambiguous),
        (None, _) => Err(NotLocated::NoRecord),
    }
}

/// Whether the registry can answer by itself for a record in this state.
pub(super) fn answerable(state: RecordState) -> Result<(), NotLocated> {
    match state {
        RecordState::Computerised => Ok(()),
        RecordState::PaperOnly => Err(NotLocated::NotComputerised),
        RecordState::Sealed => Err(NotLocated::Withheld),
    }
}

/// Which of the data stated of the person differ from what is recorded.
pub(super) fn differences(population: &Population, pid: Pid, stated: &StatedWire) -> Vec<Difference> {
    let person = population.person(pid);
    let names_differ = |stated: &Option<String>, recorded: Option<String>| {
        stated.as_ref().is_some_and(|stated| !recorded.is_some_and(|recorded| same_name(stated, &recorded)))
    };
    let days_differ = |stated: Option<Day>| stated.is_some_and(|day| day != person.recorded_born());
    [
        (Difference::Name, names_differ(&stated.name, Some(person.full_name()))),
        (Difference::FatherName, names_differ(&stated.father_name, population.father_name(person))),
        (Difference::MotherName, names_differ(&stated.mother_name, population.mother_name(person))),
        (Difference::BirthDate, days_differ(stated.born)),
        (Difference::Sex, stated.sex.is_some_and(|sex| sex != person.sex)),
        (Difference::BirthPlace, stated.governorate.is_some_and(|code| code != person.governorate)),
    ]
    .into_iter()
    .filter_map(|(difference, differs)| differs.then_some(difference))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn spelling_is_forgiven_and_another_person_is_not() {
        assert!(same_name("ليلي كريم محمود فرغلى", "ليلى كريم محمود فرغلي"));
        assert!(same_name("ليلى كريم", "ليلى كريم محمود فرغلي"));
        assert!(same_name("ليلى فرغلي", "ليلى كريم محمود فرغلي"));
        assert!(!same_name("ليلى", "ليلى كريم محمود فرغلي"));
        assert!(!same_name("ليلى محمود كريم", "ليلى كريم محمود فرغلي"));
        assert!(!same_name("سلمى كريم محمود فرغلي", "ليلى كريم محمود فرغلي"));
        assert!(!same_name("", "ليلى كريم"));
        assert!(same_name("عبدالرحمن علي", "عبد الرحمن علي محمد"));
    }
}
