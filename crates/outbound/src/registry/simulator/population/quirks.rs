//! What real registers hold besides the ordinary: records on paper only, sealed ones, data that differ, foundlings.
//! The cast is left as it was settled.

use kernel::{Day, Sex};

use super::{
    builder::{Builder, Newborn},
    names,
    person::{Faith, Marriage, Mother, Pid, RecordState},
    places,
};

/// Turns a few of the people after the first `settled` into the cases every office knows.
pub(super) fn scatter(builder: &mut Builder, settled: usize) {
    let total = builder.people.len();
    for index in settled..total {
        let born = builder.people[index].born;
        // Registers before the eighties were computerised late and not whole.
        let on_paper = if born.year() < 1980 { 40 } else { 6 };
        if builder.draw.chance(on_paper) {
            builder.people[index].state = RecordState::PaperOnly;
        } else if builder.draw.chance(2) {
            builder.people[index].state = RecordState::Sealed;
        } else if builder.draw.chance(10) {
            differ(builder, Pid(index));
        }
    }
    for number in 0..40 {
        foundling(builder, number);
    }
    later_acts(builder, settled);
}

/// Deaths and marriages of former times lie on paper oftener than those of today.
fn later_acts(builder: &mut Builder, settled: usize) {
    let on_paper = |day: Day| if day.year() < 1990 { 60 } else { 8 };
    for index in settled..builder.people.len() {
        let Some(died) = builder.people[index].died else { continue };
        if builder.draw.chance(on_paper(died)) {
            builder.people[index].death_state = RecordState::PaperOnly;
        } else if builder.draw.chance(2) {
            builder.people[index].death_state = RecordState::Sealed;
        }
    }
    for index in 0..builder.marriages.len() {
        let Marriage { husband, from, .. } = builder.marriages[index];
        if husband.0 < settled {
            continue;
        }
        if builder.draw.chance(on_paper(from)) {
            builder.marriages[index].state = RecordState::PaperOnly;
        } else if builder.draw.chance(2) {
            builder.marriages[index].state = RecordState::Sealed;
        }
    }
}

/// The record says something else than the family: the mother under another given name, or the next day.
fn differ(builder: &mut Builder, pid: Pid) {
    if builder.draw.chance(500) {
        let mother = match &builder.person(pid).mother {
            Mother::Citizen(mother) => builder.person(*mother).full_name(),
            Mother::Named(name) => name.clone(),
            Mother::Foreign(_) | Mother::Nobody => return,
        };
        let known_as = builder.draw.one_of(names::MUSLIM_WOMEN).ar;
        let rest = mother.split_once(' ').map_or("", |(_, rest)| rest);
        builder.person_mut(pid).recorded_mother = Some(format!("{known_as} {rest}"));
    } else {
        let born = builder.person(pid).born;
        builder.person_mut(pid).recorded_born = Some(born.plus_days(1));
    }
}

/// A child found: the registry gives a full name, and no parents.
fn foundling(builder: &mut Builder, number: i32) {
    let first = Day::new(1990, 2, 3).unwrap_or_else(|_| unreachable!("a calendar day"));
    let sex = if number % 2 == 0 { Sex::Male } else { Sex::Female };
    let list = if sex == Sex::Male { names::MUSLIM_MEN } else { names::MUSLIM_WOMEN };
    let ancestors = vec![
        builder.draw.popular(names::MUSLIM_MEN),
        builder.draw.popular(names::MUSLIM_MEN),
        builder.draw.one_of(names::FAMILIES),
    ];
    let newborn = Newborn {
        given: builder.draw.popular(list),
        ancestors,
        sex,
        faith: Faith::Muslim,
        born: first.plus_days(number * 317),
        governorate: builder.draw.one_of(&places::HOME),
        father: None,
        father_named: None,
        mother: Mother::Nobody,
    };
    builder.add(newborn);
}
