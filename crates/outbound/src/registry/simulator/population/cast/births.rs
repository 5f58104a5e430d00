//! Adding the people of the cast one by one, with names from the lists.

use kernel::{Day, Sex};

use super::super::{
    builder::{Builder, Newborn},
    families::{Birth, named_child},
    names::{self, Name},
    person::{Faith, Marriage, Mother, Pid, Wife},
    places,
};

/// A grown-up of the cast whose parents are names only.
pub(super) struct Elder {
    pub(super) name: [&'static str; 4],
    pub(super) mother: &'static str,
    pub(super) sex: Sex,
    pub(super) faith: Faith,
    pub(super) born: Day,
    pub(super) governorate: u8,
}

pub(super) fn add_elder(builder: &mut Builder, elder: Elder) -> Pid {
    let [given, father, grandfather, family] = elder.name;
    let newborn = Newborn {
        given: listed(given),
        ancestors: [father, grandfather, family].into_iter().map(listed).collect(),
        sex: elder.sex,
        faith: elder.faith,
        born: elder.born,
        governorate: elder.governorate,
        father: None,
        father_named: Some([father, grandfather, family].join(" ")),
        mother: Mother::Named(elder.mother.to_owned()),
    };
    builder.add(newborn)
}

pub(super) fn add_foundling(builder: &mut Builder) -> Pid {
    let newborn = Newborn {
        given: listed("بسمة"),
        ancestors: ["عبد الرحمن", "محمد", "عوض"].into_iter().map(listed).collect(),
        sex: Sex::Female,
        faith: Faith::Muslim,
        born: day(2000, 10, 20),
        governorate: 1,
        father: None,
        father_named: None,
        mother: Mother::Nobody,
    };
    builder.add(newborn)
}

pub(super) fn couple(builder: &mut Builder, husband: Pid, wife: Wife, from: Day, until: Option<Day>) -> Marriage {
    let marriage = Marriage { husband, wife, from, until };
    builder.marriages.push(marriage);
    marriage
}

pub(super) fn child(builder: &mut Builder, marriage: &Marriage, given: &'static str, birth: (Sex, Day, u8)) -> Pid {
    let (sex, day, governorate) = birth;
    let pid = named_child(builder, marriage, Birth { day, governorate, sex }, listed(given));
    if governorate == places::ABROAD {
        builder.person_mut(pid).place = places::of(places::ABROAD)[if day.year() == 2019 { 1 } else { 0 }].to_owned();
    }
    pid
}

pub(super) fn listed(part: &str) -> Name {
    names::known(part).unwrap_or_else(|| unreachable!("the cast's names come from the lists: {part}"))
}

pub(super) fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap_or_else(|_| unreachable!("the cast's days are in the calendar"))
}
