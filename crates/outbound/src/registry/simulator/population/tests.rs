//! What must be true of every population: the families agree with themselves.

use std::collections::{HashMap, HashSet};

use super::{person::Faith, *};

fn population() -> Population {
    Population::generate(20_261_122)
}

#[test]
fn there_are_more_than_twenty_thousand_with_valid_and_unique_numbers() {
    let population = population();
    assert!(population.people().len() >= 20_000, "{}", population.people().len());
    let mut seen = HashSet::new();
    for person in population.people() {
        assert!(seen.insert(person.number.digits()), "{}", person.number.digits());
        assert!(person.number.check_digit_fits());
        assert_eq!(person.number.birth_date(), person.born);
        assert_eq!(person.number.sex(), person.sex);
        assert_eq!(person.number.governorate_code(), person.governorate);
        assert!((3..=7).contains(&person.name.len()));
        assert_eq!(person.card.is_some(), person.born.age_on(as_of()) >= 15);
        assert!(person.died.is_none_or(|died| died > person.born && died <= as_of()));
    }
}

#[test]
fn parents_are_older_were_alive_and_were_wed() {
    let population = population();
    let weddings: HashSet<(Pid, Option<Pid>)> = population
        .marriages()
        .iter()
        .map(|marriage| match marriage.wife {
            Wife::Citizen(pid) => (marriage.husband, Some(pid)),
            Wife::Foreign(_) => (marriage.husband, None),
        })
        .collect();
    for person in population.people() {
        let Some(father_id) = person.father else { continue };
        let father = population.person(father_id);
        assert_eq!(father.sex, kernel::Sex::Male);
        assert!(father.born.age_on(person.born) >= 18);
        assert!(father.died.is_none_or(|died| died.days_until(person.born) <= 270));
        assert_eq!(person.name[1], father.name[0], "a name descends");
        assert_eq!(person.name.last(), father.name.last());
        assert_eq!(person.faith, father.faith);
        let mother_id = match &person.mother {
            Mother::Citizen(pid) => Some(*pid),
            _ => None,
        };
        assert!(weddings.contains(&(father_id, mother_id)));
        if let Some(mother) = mother_id.map(|pid| population.person(pid)) {
            assert_eq!(mother.sex, kernel::Sex::Female);
            assert!((17..=46).contains(&mother.born.age_on(person.born)));
            assert!(mother.lives_on(person.born));
            let recorded = population.mother_name(person).unwrap();
            assert!(recorded == mother.full_name() || person.recorded_mother.is_some());
        }
    }
}

#[test]
fn brothers_and_sisters_do_not_wed_and_nobody_has_two_husbands_at_once() {
    let population = population();
    let mut husbands: HashMap<Pid, Vec<&Marriage>> = HashMap::new();
    for marriage in population.marriages() {
        let Wife::Citizen(wife) = marriage.wife else { continue };
        let (man, woman) = (population.person(marriage.husband), population.person(wife));
        assert!(man.father.is_none() || man.father != woman.father);
        assert!(man.lives_on(marriage.from) && woman.lives_on(marriage.from));
        husbands.entry(wife).or_default().push(marriage);
    }
    for marriages in husbands.values_mut() {
        marriages.sort_by_key(|marriage| marriage.from);
        assert!(marriages.windows(2).all(|pair| pair[0].until.is_some_and(|until| until < pair[1].from)));
    }
}

#[test]
fn every_kind_of_family_is_met() {
    let population = population();
    let people = population.people();
    let met = |what: &str, least: usize, count: usize| assert!(count >= least, "{what}: {count}");
    for governorate in kernel::GOVERNORATES {
        met(governorate.en, 1, people.iter().filter(|person| person.governorate == governorate.code).count());
    }
    met("Christian", 500, people.iter().filter(|person| person.faith == Faith::Christian).count());
    met("dash", 50, people.iter().filter(|person| person.faith == Faith::Dash).count());
    met("foreign mothers", 30, people.iter().filter(|person| matches!(person.mother, Mother::Foreign(_))).count());
    met("foundlings", 20, people.iter().filter(|person| person.mother == Mother::Nobody).count());
    met("dead", 2000, people.iter().filter(|person| person.died.is_some()).count());
    met("sealed", 10, people.iter().filter(|person| person.state == RecordState::Sealed).count());
    met("on paper", 100, people.iter().filter(|person| person.state == RecordState::PaperOnly).count());
    met("other mother's name", 30, people.iter().filter(|person| person.recorded_mother.is_some()).count());
    met("other birth date", 30, people.iter().filter(|person| person.recorded_born.is_some()).count());
    let marriages = population.marriages();
    met("divorced", 100, marriages.iter().filter(|marriage| marriage.until.is_some()).count());
    let mut wives: HashMap<Pid, Vec<&Marriage>> = HashMap::new();
    for marriage in marriages {
        wives.entry(marriage.husband).or_default().push(marriage);
    }
    met("wed again", 50, wives.values().filter(|list| list.len() > 1 && list[0].until.is_some()).count());
    met("second wives", 10, wives.values().filter(|list| list.len() > 1 && list[0].until.is_none()).count());
    let mixed = marriages.iter().filter(|marriage| match marriage.wife {
        Wife::Citizen(wife) => population.person(marriage.husband).faith != population.person(wife).faith,
        Wife::Foreign(_) => false,
    });
    met("mixed faith", 5, mixed.count());
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut births: HashMap<(Pid, kernel::Day), usize> = HashMap::new();
    for person in people {
        *names.entry(person.full_name()).or_default() += 1;
        if let Mother::Citizen(mother) = person.mother {
            *births.entry((mother, person.born)).or_default() += 1;
        }
    }
    met("same four-part names", 100, names.values().filter(|count| **count > 1).count());
    met("twins", 50, births.values().filter(|count| **count == 2).count());
}

#[test]
fn the_same_seed_gives_the_same_people_and_every_seed_the_same_cast() {
    let (first, again, other) = (Population::generate(7), Population::generate(7), Population::generate(8));
    let numbers = |population: &Population| -> Vec<String> {
        population.people().iter().map(|person| person.number.digits().to_owned()).collect()
    };
    assert_eq!(numbers(&first), numbers(&again));
    assert_ne!(numbers(&first), numbers(&other));
    let cast = cast();
    for population in [&first, &other] {
        for member in [&cast.father, &cast.daughter, &cast.mother, &cast.foundling, &cast.other_namesake] {
            let person = population.person(population.by_number(member.number.digits()).unwrap());
            assert_eq!(person.name, member.name);
            assert_eq!(person.card, member.card_factory_number);
            assert_eq!(population.mother_name(person), member.mother_name);
        }
    }
}

#[test]
fn the_story_can_be_told() {
    let cast = cast();
    assert_eq!(cast.daughter.full_name(), "ليلى كريم محمود فرغلي");
    assert_eq!(cast.daughter.number.governorate_code(), 88);
    assert_eq!(cast.father.latin_name, "Karim Mahmoud Sayed Farghaly");
    assert_eq!(cast.daughter.mother_name, Some(cast.wife.full_name()));
    assert_eq!(cast.twin.born, cast.other_twin.born);
    assert_eq!(cast.namesake.full_name(), cast.other_namesake.full_name());
    assert!(cast.foundling.mother_name.is_none());
}

#[test]
fn every_record_of_a_person_tells_the_same_story() {
    let population = population();
    let (mut stale, mut on_paper, mut statuses) = (0, 0, HashMap::new());
    for index in 0..population.people().len() {
        let pid = Pid(index);
        let status = population.status_on(pid, as_of());
        *statuses.entry(format!("{status:?}")).or_insert(0) += 1;
        let standing = population.marriages_of(pid).iter().any(|own| population.stands_on(*own, as_of()));
        assert!(
            population.person(pid).died.is_some() || standing == (status == crate::registry::MaritalStatus::Married)
        );
        if let Some(issued) = population.card_issued(pid) {
            assert!(issued <= as_of() && population.person(pid).born.age_on(issued) >= 15);
            stale += usize::from(population.status_on(pid, issued) != status);
        }
        for child in population.children_of(pid) {
            let born_of = population.person(*child);
            assert!(born_of.father == Some(pid) || born_of.mother == Mother::Citizen(pid));
        }
        on_paper += usize::from(population.person(pid).death_state == RecordState::PaperOnly);
    }
    let paper_marriages = population.marriages().iter().filter(|own| own.state == RecordState::PaperOnly).count();
    let enough = |what: &str, least: usize, count: usize| assert!(count >= least, "{what}: {count}");
    enough("cards out of date", 20, stale);
    enough("deaths on paper", 20, on_paper);
    enough("marriages on paper", 50, paper_marriages);
    for status in ["Single", "Married", "Divorced", "Widowed"] {
        enough(status, 100, statuses[status]);
    }
}
