//! Founders and the children of each marriage. A child's name descends: given, father's, grandfather's, family.

use kernel::{Day, Sex};

use super::{
    as_of,
    builder::{Builder, Newborn},
    draw::Draw,
    names::{self, Name},
    person::{Faith, Marriage, Mother, Pid, Wife},
    places,
};

/// A year in days, well enough for ages.
pub(super) const YEAR: i32 = 365;

/// The first couples' members, born 1928 to 1952, whose own parents are names only. Every governorate is met.
pub(super) fn founders(builder: &mut Builder, couples: usize) -> Vec<Pid> {
    let first = Day::new(1928, 1, 1).unwrap_or_else(|_| unreachable!("a calendar day"));
    let mut everyone = Vec::with_capacity(couples * 2);
    for couple in 0..couples {
        let faith = match builder.draw.below(100) {
            0..=10 => Faith::Christian,
            11 => Faith::Dash,
            _ => Faith::Muslim,
        };
        let home =
            if couple < places::EVERY.len() { places::EVERY[couple] } else { builder.draw.one_of(&places::HOME) };
        for sex in [Sex::Male, Sex::Female] {
            let born = first.plus_days(builder.draw.between(0, 24 * YEAR));
            let (fathers, family) = (men(faith), families(faith));
            let ancestors: Vec<Name> =
                vec![builder.draw.popular(fathers), builder.draw.popular(fathers), builder.draw.one_of(family)];
            let father_named =
                [ancestors[0].ar, ancestors[1].ar, builder.draw.popular(fathers).ar, ancestors[2].ar].join(" ");
            let mother = [
                builder.draw.popular(women(faith)).ar,
                builder.draw.popular(fathers).ar,
                builder.draw.popular(fathers).ar,
            ];
            let newborn = Newborn {
                given: given(&mut builder.draw, faith, sex, &[]),
                ancestors,
                sex,
                faith,
                born,
                governorate: home,
                father: None,
                father_named: Some(father_named),
                mother: Mother::Named(mother.join(" ")),
            };
            let pid = builder.add(newborn);
            builder.person_mut(pid).died = builder.death_of(born);
            everyone.push(pid);
        }
    }
    everyone
}

/// The children of `weddings`; later generations have fewer.
pub(super) fn children(builder: &mut Builder, weddings: &[Marriage], generation: usize) -> Vec<Pid> {
    let mut born = Vec::new();
    for wedding in weddings {
        let wanted = builder.draw.between(if generation == 0 { 2 } else { 1 }, 5 - generation as i32 / 2);
        born.extend(children_of(builder, wedding, wanted));
    }
    born
}

fn children_of(builder: &mut Builder, wedding: &Marriage, wanted: i32) -> Vec<Pid> {
    let last = last_birth(builder, wedding);
    let mut day = wedding.from.plus_days(builder.draw.between(290, 900));
    let mut siblings: Vec<Pid> = Vec::new();
    while (siblings.len() as i32) < wanted && day <= last {
        let twins = builder.draw.chance(17);
        let governorate = birthplace(builder, wedding, day);
        for _ in 0..if twins { 2 } else { 1 } {
            let sex = if builder.draw.chance(512) { Sex::Male } else { Sex::Female };
            siblings.push(child(builder, wedding, Birth { day, governorate, sex }, &siblings));
        }
        day = day.plus_days(builder.draw.between(400, 1700));
    }
    siblings
}

/// A birth about to happen.
pub(super) struct Birth {
    pub(super) day: Day,
    pub(super) governorate: u8,
    pub(super) sex: Sex,
}

/// Adds one child of a marriage under a name none of its brothers and sisters has.
fn child(builder: &mut Builder, wedding: &Marriage, birth: Birth, siblings: &[Pid]) -> Pid {
    let father = builder.person(wedding.husband);
    let faith = father.faith;
    let mut taken: Vec<String> = siblings.iter().map(|pid| builder.person(*pid).name[0].clone()).collect();
    taken.push(father.name[0].clone());
    let given = given(&mut builder.draw, faith, birth.sex, &taken);
    let pid = named_child(builder, wedding, birth, given);
    let born = builder.person(pid).born;
    builder.person_mut(pid).died = builder.death_of(born);
    pid
}

/// Adds one child with a chosen given name.
pub(super) fn named_child(builder: &mut Builder, wedding: &Marriage, birth: Birth, given: Name) -> Pid {
    let father = builder.person(wedding.husband);
    let descend = |part: &String| {
        names::known(part).unwrap_or_else(|| unreachable!("every part of a name here comes from the lists: {part}"))
    };
    let family = father.name.last().map(descend);
    let ancestors = father.name.iter().take(2).map(descend).chain(family).collect();
    let mother = match wedding.wife {
        Wife::Citizen(pid) => Mother::Citizen(pid),
        Wife::Foreign(index) => Mother::Foreign(index),
    };
    let newborn = Newborn {
        given,
        ancestors,
        sex: birth.sex,
        faith: father.faith,
        born: birth.day,
        governorate: birth.governorate,
        father: Some(wedding.husband),
        father_named: None,
        mother,
    };
    builder.add(newborn)
}

/// No child is born after divorce, the mother's death or her forty-fifth year, or long after the father's death.
fn last_birth(builder: &Builder, wedding: &Marriage) -> Day {
    let mut last = as_of().plus_days(-40);
    last = last.min(wedding.until.unwrap_or(last));
    if let Some(died) = builder.person(wedding.husband).died {
        last = last.min(died.plus_days(250));
    }
    match wedding.wife {
        Wife::Citizen(pid) => {
            let wife = builder.person(pid);
            last = last.min(wife.born.plus_days(44 * YEAR));
            wife.died.map_or(last, |died| last.min(died.plus_days(-1)))
        }
        Wife::Foreign(_) => last.min(wedding.from.plus_days(16 * YEAR)),
    }
}

/// Usually the father's home; since the seventies a child in twelve is born where the parents work.
fn birthplace(builder: &mut Builder, wedding: &Marriage, day: Day) -> u8 {
    let home = builder.person(wedding.husband).governorate;
    if day.year() >= 1975 && builder.draw.chance(85) {
        return places::ABROAD;
    }
    if home == places::ABROAD || builder.draw.chance(120) { builder.draw.one_of(&places::HOME) } else { home }
}

fn given(draw: &mut Draw, faith: Faith, sex: Sex, taken: &[String]) -> Name {
    let list = match sex {
        Sex::Male if draw.chance(100) => names::SHARED_MEN,
        Sex::Male => men(faith),
        Sex::Female => women(faith),
    };
    for _ in 0..8 {
        let name = draw.popular(list);
        if !taken.iter().any(|known| known == name.ar) {
            return name;
        }
    }
    // Large families of few names: walk the list for the first one free.
    list.iter().copied().find(|name| !taken.iter().any(|known| known == name.ar)).unwrap_or(list[0])
}

fn men(faith: Faith) -> &'static [Name] {
    if faith == Faith::Christian { names::CHRISTIAN_MEN } else { names::MUSLIM_MEN }
}

fn women(faith: Faith) -> &'static [Name] {
    if faith == Faith::Christian { names::CHRISTIAN_WOMEN } else { names::MUSLIM_WOMEN }
}

fn families(faith: Faith) -> &'static [Name] {
    if faith == Faith::Christian { names::CHRISTIAN_FAMILIES } else { names::FAMILIES }
}
