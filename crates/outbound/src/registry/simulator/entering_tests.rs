//! Entering events over a real socket: once for a key, refused where the registry knows better, found ever after.

use kernel::{Day, NationalNumber, Sex};

use super::tests::{World, birth, mandate, quick, record, world, world_in};
use crate::{
    registry::{simulator::CastMember, *},
    simulators::Script,
};

fn named(member: &CastMember) -> NamedPerson {
    NamedPerson { name: member.full_name(), number: Some(member.number), nationality: None }
}

fn sara(cast: &simulator::Cast) -> BirthEntry {
    BirthEntry {
        name: "سارة كريم محمود فرغلي".to_owned(),
        sex: Sex::Female,
        born: Day::new(2026, 10, 20).unwrap(),
        place: "الشارقة، الإمارات".to_owned(),
        father: Some(named(&cast.father)),
        mother: named(&cast.wife),
    }
}

async fn enter(world: &World, key: &str, entry: NewEntry) -> EntryAnswer {
    let query = EntryQuery { mandate: mandate(Purpose::EnterRecord), key: key.to_owned(), entry };
    world.registry.enter(&query).await.unwrap()
}

async fn found(world: &World, act: Act, number: NationalNumber) -> Option<Record> {
    let query = record(act, RecordKey::Number(number), Stated::default());
    match world.registry.find_record(&query).await.unwrap() {
        RecordAnswer::Found(record) => Some(*record),
        _ => None,
    }
}

#[tokio::test]
async fn a_birth_is_entered_once_for_its_key_and_found_ever_after() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let EntryAnswer::Entered(entered) = enter(&world, "one", NewEntry::Birth(sara(&cast))).await else { panic!() };
    let Record::Birth(birth_record) = entered.as_ref() else { panic!("{entered:?}") };
    assert_eq!(birth_record.holder.place.governorate, 88);
    assert_eq!(birth_record.holder.number.birth_date(), Day::new(2026, 10, 20).unwrap());
    assert_eq!(birth_record.holder.number.sex(), Sex::Female);
    assert_eq!(birth_record.holder.religion, "مسلمة", "the registry knows it from the father");
    assert_eq!(birth_record.mother.as_ref().unwrap().number, Some(cast.wife.number));
    let again = enter(&world, "one", NewEntry::Birth(sara(&cast))).await;
    assert_eq!(again, EntryAnswer::Entered(entered.clone()), "the same key is the same record");
    let other = enter(&world, "two", NewEntry::Birth(sara(&cast))).await;
    assert_eq!(other, EntryAnswer::Duplicate, "another file registers nobody twice");

    let by_parents = RecordKey::Parentage {
        name: "سارة كريم".to_owned(),
        mother_name: cast.wife.full_name().into(),
        born: birth_record.holder.born,
    };
    let copy = world.registry.find_record(&birth(by_parents, Stated::default())).await.unwrap();
    assert_eq!(copy, RecordAnswer::Found(entered.clone()), "a copy is made of it later");
    let number = birth_record.holder.number;
    let reach = Reach { blood: 2, affinity: 0 };
    let query = KinQuery { mandate: mandate(Purpose::ExcludeKin), of: vec![number], reach };
    let kin = world.registry.kin(&query).await.unwrap();
    assert!(kin.whole && kin.numbers.contains(&cast.father.number) && kin.numbers.contains(&cast.daughter.number));

    let started_again = world_in(quick(), world.folder).await;
    assert_eq!(found(&started_again, Act::Birth, number).await, Some(*entered), "it outlives the simulator");
}

#[tokio::test]
async fn a_mother_registers_alone_and_nothing_is_said_of_a_father() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let entry = BirthEntry { father: None, ..sara(&cast) };
    let EntryAnswer::Entered(record) = enter(&world, "one", NewEntry::Birth(entry)).await else { panic!() };
    let Record::Birth(record) = *record else { panic!() };
    assert_eq!((record.father, record.mother.unwrap().name), (None, cast.wife.full_name()));
}

#[tokio::test]
async fn what_the_registry_knows_better_is_refused() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let nobody = "29901010199991".parse().unwrap();
    let with_mother = |mother: NamedPerson| NewEntry::Birth(BirthEntry { mother, ..sara(&cast) });
    let differs = NamedPerson { name: "أخرى حسن علي".to_owned(), ..named(&cast.wife) };
    let unknown = NamedPerson { number: Some(nobody), ..named(&cast.wife) };
    let cases = [
        (with_mother(differs), EntryRefusal::NameDiffers),
        (with_mother(unknown), EntryRefusal::UnknownPerson),
        (with_mother(named(&cast.sealed)), EntryRefusal::ByHand),
        (NewEntry::Divorce(divorce(&cast, &cast.grandmother)), EntryRefusal::NoMarriage),
    ];
    for (at, (entry, refusal)) in cases.into_iter().enumerate() {
        assert_eq!(enter(&world, &at.to_string(), entry).await, EntryAnswer::Refused(refusal));
    }
    let dead = DeathEntry { number: cast.deceased.number, name: cast.deceased.full_name(), ..death(&cast) };
    assert_eq!(enter(&world, "dead", NewEntry::Death(dead)).await, EntryAnswer::Duplicate);
}

fn death(cast: &simulator::Cast) -> DeathEntry {
    DeathEntry {
        number: cast.grandmother.number,
        name: cast.grandmother.full_name(),
        died_on: Day::new(2026, 11, 3).unwrap(),
        place: "دبي، الإمارات".to_owned(),
    }
}

fn divorce(cast: &simulator::Cast, from: &CastMember) -> DivorceEntry {
    DivorceEntry {
        number: cast.father.number,
        spouse_name: from.full_name(),
        divorced_on: Day::new(2026, 11, 5).unwrap(),
        kind: "طلاق بائن".to_owned(),
        authority: "محكمة الشارقة الشرعية".to_owned(),
        document_number: "77/2026".to_owned(),
    }
}

#[tokio::test]
async fn deaths_marriages_and_divorces_are_entered_and_told_by_later_records() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let EntryAnswer::Entered(record) = enter(&world, "death", NewEntry::Death(death(&cast))).await else { panic!() };
    assert_eq!(found(&world, Act::Death, cast.grandmother.number).await, Some(*record.clone()));
    let Record::Death(record) = *record else { panic!() };
    assert_eq!((record.death_place.governorate, record.died_on), (88, Day::new(2026, 11, 3).unwrap()));

    let EntryAnswer::Entered(record) = enter(&world, "divorce", NewEntry::Divorce(divorce(&cast, &cast.wife))).await
    else {
        panic!()
    };
    let Record::Divorce(record) = *record else { panic!() };
    assert_eq!((record.authority.as_str(), record.divorce_kind.as_str()), ("محكمة الشارقة الشرعية", "طلاق بائن"));
    let Some(Record::Individual(status)) = found(&world, Act::Individual, cast.father.number).await else { panic!() };
    assert_eq!(status.marital_status, MaritalStatus::Divorced);

    let spouse = NamedPerson {
        name: "ماريا لوبيز".to_owned(), number: None, nationality: Some("إسبانية".to_owned())
    };
    let wedding = MarriageEntry {
        number: cast.father.number,
        spouse,
        contracted_on: Day::new(2026, 11, 10).unwrap(),
        authority: "محكمة دبي".to_owned(),
        document_number: "12/2026".to_owned(),
    };
    let entered = enter(&world, "wedding", NewEntry::Marriage(wedding.clone())).await;
    let EntryAnswer::Entered(record) = entered else { panic!("{entered:?}") };
    let Record::Marriage(record) = *record else { panic!() };
    assert_eq!((record.wife.nationality.as_str(), record.document_number.as_str()), ("إسبانية", "12/2026"));
    assert_eq!(enter(&world, "again", NewEntry::Marriage(wedding)).await, EntryAnswer::Duplicate);
}

#[tokio::test]
async fn a_registry_that_is_away_entered_nothing() {
    let world = world(Script { fail_next: 1, ..quick() }).await;
    let cast = simulator::cast();
    let query = EntryQuery {
        mandate: mandate(Purpose::EnterRecord),
        key: "one".to_owned(),
        entry: NewEntry::Birth(sara(&cast)),
    };
    assert!(world.registry.enter(&query).await.unwrap_err().is_passing());
    assert!(matches!(world.registry.enter(&query).await.unwrap(), EntryAnswer::Entered(_)));
}
