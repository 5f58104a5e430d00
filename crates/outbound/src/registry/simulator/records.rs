//! Puts records together from the population.

use kernel::{Day, Sex};

use super::population::{Individual, Mother, Papers, Pid, Population, Wife};
use crate::registry::{
    BirthRecord, Child, DeathRecord, DivorceRecord, Entry, Extent, FamilyRecord, FamilySpouse, Head, Holder,
    IndividualRecord, MaritalStatus, MarriageRecord, Parent, Place, Spouse, StaleCard,
};

pub(super) fn birth(population: &Population, pid: Pid) -> BirthRecord {
    let person = population.person(pid);
    BirthRecord {
        holder: holder(population, pid),
        father: father(population, person),
        mother: mother(population, person),
        entry: own_entry(person),
        died_on: person.died,
    }
}

/// The death record of somebody who died on `died_on`.
pub(super) fn death(population: &Population, pid: Pid, died_on: Day) -> DeathRecord {
    let person = population.person(pid);
    let at = person.died_at.clone().unwrap_or_else(|| (person.governorate, person.place.clone()));
    DeathRecord {
        holder: holder(population, pid),
        father: father(population, person),
        mother: mother(population, person),
        died_on,
        entry: Entry {
            office: if at.0 == 88 { person.office.clone() } else { format!("سجل مدني {}", at.1) },
            record_number: person.record_number % 900 + 40,
            registered: person.death_registered.unwrap_or_else(|| died_on.plus_days(if at.0 == 88 { 21 } else { 1 })),
        },
        death_place: Place { governorate: at.0, text: at.1 },
    }
}

pub(super) fn marriage(population: &Population, pid: Pid, index: usize) -> MarriageRecord {
    let (husband, wife) = spouses(population, index);
    let from = population.marriage(index).from;
    let papers = population.papers(index, false);
    MarriageRecord {
        holder: holder(population, pid),
        husband,
        wife,
        contracted_on: from,
        authority: papers.map_or_else(|| registrar(population, index), |papers| papers.authority.clone()),
        document_number: papers.map_or_else(|| document_number(index, from), |papers| papers.document_number.clone()),
        entry: later_entry(population, index, (from, papers)),
    }
}

/// The record of the divorce of `until`.
pub(super) fn divorce(population: &Population, pid: Pid, index: usize, until: Day) -> DivorceRecord {
    let (husband, wife) = spouses(population, index);
    let papers = population.papers(index, true);
    let by_court = wife.religion != "مسلمة" || index.is_multiple_of(3);
    let (divorce_kind, authority) = if let Some(papers) = papers {
        (papers.kind.clone(), papers.authority.clone())
    } else if by_court {
        ("تطليق بحكم محكمة".to_owned(), "محكمة الأسرة".to_owned())
    } else {
        let kind = if index.is_multiple_of(2) { "طلاق بائن" } else { "طلاق رجعي" };
        (kind.to_owned(), registrar(population, index))
    };
    DivorceRecord {
        holder: holder(population, pid),
        husband,
        wife,
        contracted_on: population.marriage(index).from,
        divorced_on: until,
        divorce_kind,
        authority,
        document_number: papers
            .map_or_else(|| document_number(index + 17, until), |papers| papers.document_number.clone()),
        entry: later_entry(population, index, (until, papers)),
    }
}

pub(super) fn family(population: &Population, pid: Pid, extent: Extent) -> FamilyRecord {
    let head = population.head_of(pid);
    let person = population.person(head);
    let marriages = population.marriages_of(head);
    let comprehensive = extent == Extent::Comprehensive;
    let present = marriages.iter().filter(|index| population.stands_on(**index, population.today()));
    let cards = std::iter::once(head).chain(present.filter_map(|index| population.other_spouse(*index, head)));
    FamilyRecord {
        holder: holder(population, pid),
        extent,
        head: Head {
            name: person.full_name(),
            number: person.number,
            sex: person.sex,
            born: person.recorded_born(),
            marital_status: population.status_on(head, population.today()),
            died_on: person.died,
        },
        spouses: marriages.iter().map(|index| family_spouse(population, head, *index)).collect(),
        children: population.children_of(head).iter().map(|own| child(population, head, *own)).collect(),
        head_father: father(population, person).filter(|_| comprehensive),
        head_mother: mother(population, person).filter(|_| comprehensive),
        stale_cards: cards.filter_map(|pid| stale_card(population, pid)).collect(),
        entry: Entry { record_number: person.record_number % 700 + 11, ..own_entry(person) },
    }
}

pub(super) fn individual(population: &Population, pid: Pid) -> IndividualRecord {
    let person = population.person(pid);
    let status = population.status_on(pid, population.today());
    let standing = population.marriages_of(pid).iter().find(|index| population.stands_on(**index, population.today()));
    let wed_to = standing.filter(|_| status == MaritalStatus::Married);
    IndividualRecord {
        holder: holder(population, pid),
        father: father(population, person),
        mother: mother(population, person),
        marital_status: status,
        marital_since: population.last_change(pid, population.today()).map(|(_, on)| on),
        spouse_name: wed_to.map(|index| spouse_name(population, pid, *index)),
        entry: own_entry(person),
    }
}

/// The name of the other spouse of a marriage.
pub(super) fn spouse_name(population: &Population, of: Pid, index: usize) -> String {
    let marriage = population.marriage(index);
    match (population.other_spouse(index, of), marriage.wife) {
        (Some(other), _) => population.person(other).full_name(),
        (None, Wife::Foreign(foreign)) => population.foreigner(foreign).name.to_string(),
        (None, Wife::Citizen(wife)) => population.person(wife).full_name(),
    }
}

fn holder(population: &Population, pid: Pid) -> Holder {
    let person = population.person(pid);
    Holder {
        number: person.number,
        name: person.name.clone(),
        latin_name: person.latin.clone(),
        sex: person.sex,
        religion: person.faith.text(person.sex).to_owned(),
        born: person.recorded_born(),
        place: Place { governorate: person.governorate, text: person.place.clone() },
    }
}

fn own_entry(person: &Individual) -> Entry {
    Entry { office: person.office.clone(), record_number: person.record_number, registered: person.registered }
}

/// Marriages and divorces stand with the office of the husband's home.
fn later_entry(population: &Population, index: usize, (on, papers): (Day, Option<&Papers>)) -> Entry {
    let husband = population.person(population.marriage(index).husband);
    let record_number = u32::try_from(index % 2_000).unwrap_or_default() + 1;
    Entry {
        office: husband.office.clone(),
        record_number,
        registered: papers.map_or_else(|| on.plus_days(5).min(population.today()), |papers| papers.registered),
    }
}

fn document_number(index: usize, on: Day) -> String {
    format!("{:06}/{}", (index * 7_919 + 104_729) % 1_000_000, on.year())
}

fn registrar(population: &Population, index: usize) -> String {
    let marriage = population.marriage(index);
    let husband = population.person(marriage.husband);
    match marriage.wife {
        Wife::Foreign(_) => "مكتب زواج الأجانب بوزارة العدل".to_owned(),
        Wife::Citizen(_) if husband.faith.text(Sex::Male) == "مسيحي" => "موثق منتدب".to_owned(),
        Wife::Citizen(_) => format!("مأذون ناحية {}", husband.place),
    }
}

fn spouses(population: &Population, index: usize) -> (Spouse, Spouse) {
    let marriage = population.marriage(index);
    let before = marriage.from.plus_days(-1);
    let spouse = |pid: Pid| {
        let person = population.person(pid);
        Spouse {
            name: person.full_name(),
            number: Some(person.number),
            born: Some(person.recorded_born()),
            nationality: if person.sex == Sex::Male { "مصري" } else { "مصرية" }.to_owned(),
            religion: person.faith.text(person.sex).to_owned(),
            prior_status: population.status_on(pid, before),
        }
    };
    let husband = spouse(marriage.husband);
    let wife = match marriage.wife {
        Wife::Citizen(pid) => spouse(pid),
        Wife::Foreign(foreign) => Spouse {
            name: population.foreigner(foreign).name.to_string(),
            number: None,
            born: None,
            nationality: population.foreigner(foreign).nationality.to_string(),
            religion: population.person(marriage.husband).faith.text(Sex::Female).to_owned(),
            prior_status: MaritalStatus::Single,
        },
    };
    (husband, wife)
}

fn family_spouse(population: &Population, head: Pid, index: usize) -> FamilySpouse {
    let marriage = population.marriage(index);
    let own = population.other_spouse(index, head).map(|pid| population.person(pid));
    let nationality = match (own, marriage.wife) {
        (None, Wife::Foreign(foreign)) => population.foreigner(foreign).nationality.as_ref(),
        (Some(person), _) if person.sex == Sex::Male => "مصري",
        _ => "مصرية",
    };
    FamilySpouse {
        name: spouse_name(population, head, index),
        number: own.map(|person| person.number),
        sex: own.map_or(Sex::Female, |person| person.sex),
        born: own.map(Individual::recorded_born),
        nationality: nationality.to_owned(),
        married_on: marriage.from,
        divorced_on: marriage.until,
        died_on: own.and_then(|person| person.died),
    }
}

fn child(population: &Population, head: Pid, pid: Pid) -> Child {
    let person = population.person(pid);
    let born_of = |index: &usize| match (population.other_spouse(*index, head), &person.mother, person.father) {
        (Some(other), Mother::Citizen(mother), father) => other == *mother || Some(other) == father,
        (Some(other), _, father) => Some(other) == father,
        (None, Mother::Foreign(mother), _) => population.marriage(*index).wife == Wife::Foreign(*mother),
        (None, _, _) => false,
    };
    let marriages = population.marriages_of(head);
    let place = marriages.iter().position(born_of);
    Child {
        name: person.full_name(),
        number: person.number,
        sex: person.sex,
        born: person.recorded_born(),
        of_spouse: place.and_then(|at| u32::try_from(at + 1).ok()),
        marital_status: population.status_on(pid, population.today()),
        died_on: person.died,
    }
}

fn stale_card(population: &Population, pid: Pid) -> Option<StaleCard> {
    let issued_on = population.card_issued(pid)?;
    let (printed, now) = (population.status_on(pid, issued_on), population.status_on(pid, population.today()));
    let (event, event_on) = population.last_change(pid, population.today()).filter(|(_, on)| *on > issued_on)?;
    let number = population.person(pid).number;
    (printed != now).then_some(StaleCard { number, issued_on, printed, event, event_on })
}

fn father(population: &Population, person: &Individual) -> Option<Parent> {
    let known = person.father.map(|pid| population.person(pid));
    Some(Parent {
        name: population.father_name(person)?,
        religion: known.map_or(person.faith, |father| father.faith).text(Sex::Male).to_owned(),
        nationality: "مصري".to_owned(),
        number: known.map(|father| father.number),
    })
}

fn mother(population: &Population, person: &Individual) -> Option<Parent> {
    let name = population.mother_name(person)?;
    let parent = |religion: &str, nationality: &str, number| Parent {
        name: name.clone(),
        religion: religion.to_owned(),
        nationality: nationality.to_owned(),
        number,
    };
    match &person.mother {
        Mother::Citizen(pid) => {
            let mother = population.person(*pid);
            Some(parent(mother.faith.text(mother.sex), "مصرية", Some(mother.number)))
        }
        Mother::Foreign(index) => {
            let nationality = population.foreigner(*index).nationality.as_ref();
            Some(parent(person.faith.text(Sex::Female), nationality, None))
        }
        Mother::Named(_) => Some(parent(person.faith.text(Sex::Female), "مصرية", None)),
        Mother::Nobody => None,
    }
}
