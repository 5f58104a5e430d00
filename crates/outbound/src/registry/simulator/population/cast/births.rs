//! Adding the people of the cast one by one, with names from the lists.

use kernel::{Day, Sex};

use super::super::{
    builder::{Builder, Newborn},
    families::{Birth, named_child},
    names::{self, Name},
    person::{Faith, Marriage, Mother, Pid, RecordState, Wife},
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

/// The family in which `nephew` grew up: his parents, who have died, his brother, and the brother's wife and son.
pub(super) fn wider_family(builder: &mut Builder, nephew: Pid) -> (Pid, Pid, Pid) {
    let mut elder = |name, mother, sex, born| {
        add_elder(builder, Elder { name, mother, sex, faith: Faith::Muslim, born, governorate: 21 })
    };
    let father = elder(["سيد", "علي", "حسن", "فرغلي"], "هدى عمر سالم", Sex::Male, day(1928, 5, 9));
    let mother = elder(["زينب", "حسن", "عوض", "نصار"], "ليلى خالد رزق", Sex::Female, day(1933, 8, 14));
    let wife = elder(["منى", "طارق", "أحمد", "البنا"], "دينا سيد صقر", Sex::Female, day(1966, 3, 30));
    builder.person_mut(father).died = Some(day(1999, 11, 2));
    builder.person_mut(mother).died = Some(day(2004, 4, 18));
    let parents = couple(builder, father, Wife::Citizen(mother), day(1952, 10, 16), None);
    let son = builder.person_mut(nephew);
    (son.father, son.father_named, son.mother) = (Some(father), None, Mother::Citizen(mother));
    let brother = child(builder, &parents, "إبراهيم", (Sex::Male, day(1959, 2, 7), 21));
    let wedding = couple(builder, brother, Wife::Citizen(wife), day(1988, 6, 23), None);
    let cousin = child(builder, &wedding, "هشام", (Sex::Male, day(1991, 12, 1), 21));
    (brother, wife, cousin)
}

pub(super) fn couple(builder: &mut Builder, husband: Pid, wife: Wife, from: Day, until: Option<Day>) -> Marriage {
    let marriage = Marriage { husband, wife, from, until, state: RecordState::Computerised };
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
