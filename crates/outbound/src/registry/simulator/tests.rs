//! The adapter against the simulator over a real socket.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use kernel::{FrozenClock, Moment, SeededDice};
use secrecy::SecretString;

use crate::{
    http::{Http, Reach},
    registry::*,
    simulators::{self, Kind, Script, Secrets, Setup},
};

fn secret(byte: &str) -> SecretString {
    SecretString::from(byte.repeat(32))
}

pub(super) struct World {
    pub(super) registry: HttpRegistry,
    address: SocketAddr,
    pub(super) folder: tempfile::TempDir,
}

pub(super) async fn world(script: Script) -> World {
    world_in(script, tempfile::tempdir().unwrap()).await
}

/// A registry that is started over what an earlier one kept in `folder`.
pub(super) async fn world_in(script: Script, folder: tempfile::TempDir) -> World {
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let secrets = Secrets {
        registry_request: secret("a"),
        registry_ticket: secret("b"),
        gateway_token: secret("c"),
        gateway_webhook: secret("d"),
        agency_request: secret("h"),
        agency_webhook: secret("i"),
        sms_token: secret("e"),
        courier_token: secret("e"),
        courier_webhook: secret("e"),
    };
    let setup = Setup { state_dir: folder.path().to_owned(), script, secrets, clock: clock.clone(), smtp: None };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(simulators::serve(Kind::Registry, listener, setup));
    let registry = adapter(address, &clock, ("a", "b"));
    World { registry, address, folder }
}

fn adapter(address: SocketAddr, clock: &Arc<FrozenClock>, keys: (&str, &str)) -> HttpRegistry {
    let settings = RegistrySettings {
        base: format!("http://{address}"),
        reach: Reach::Loopback,
        key_name: "wasl".to_owned(),
        request_secret: secret(keys.0),
        ticket_secret: secret(keys.1),
    };
    assert!(check_config(&settings).is_empty());
    HttpRegistry::new(Http::new(clock.clone()), &settings, clock.clone(), Arc::new(SeededDice::new(3))).unwrap()
}

pub(super) fn quick() -> Script {
    Script { per_second: 5000, ..Script::default() }
}

pub(super) fn mandate(purpose: Purpose) -> Mandate {
    Mandate { file: "7K4M29TXQ3W".to_owned(), purpose, officer: "system:ask_registry".to_owned() }
}

pub(super) fn birth(key: RecordKey, stated: Stated) -> RecordQuery {
    record(Act::Birth, key, stated)
}

pub(super) fn record(act: Act, key: RecordKey, stated: Stated) -> RecordQuery {
    RecordQuery { mandate: mandate(Purpose::IssueDocument), act, extent: Extent::default(), key, stated }
}

fn mother(name: &str) -> Option<SecretString> {
    Some(SecretString::from(name.to_owned()))
}

#[tokio::test]
async fn laylas_record_is_found_by_number_and_by_parentage() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let stated = Stated {
        name: Some("ليلي كريم محمود فرغلى".to_owned()),
        mother_name: mother("دينا سامى أحمد"),
        born: Some(cast.daughter.born),
        ..Stated::default()
    };
    let found = world.registry.find_record(&birth(RecordKey::Number(cast.daughter.number), stated)).await.unwrap();
    let RecordAnswer::Found(record) = found else { panic!("{found:?}") };
    let Record::Birth(birth_record) = record.as_ref() else { panic!("{record:?}") };
    assert_eq!(birth_record.holder.number, cast.daughter.number);
    assert_eq!(birth_record.holder.place.text, "الشارقة، الإمارات");
    assert_eq!(birth_record.father.as_ref().unwrap().number, Some(cast.father.number));
    assert_eq!(birth_record.mother.as_ref().unwrap().name, cast.wife.full_name());
    let key = RecordKey::Parentage {
        name: "ليلى كريم".to_owned(),
        mother_name: SecretString::from("دينا سامي".to_owned()),
        born: cast.daughter.born,
    };
    let again = world.registry.find_record(&birth(key, Stated::default())).await.unwrap();
    assert_eq!(again, RecordAnswer::Found(record));
}

#[tokio::test]
async fn not_located_and_mismatch_are_answers() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let by = |number| birth(RecordKey::Number(number), Stated::default());
    let registry = &world.registry;
    let ask = |query: RecordQuery| async move { registry.find_record(&query).await.unwrap() };
    assert_eq!(ask(by(cast.on_paper.number)).await, RecordAnswer::NotLocated(NotLocated::NotComputerised));
    assert_eq!(ask(by(cast.sealed.number)).await, RecordAnswer::NotLocated(NotLocated::Withheld));
    let nobody = "29901010199991".parse().unwrap();
    assert_eq!(ask(by(nobody)).await, RecordAnswer::NotLocated(NotLocated::NoRecord));
    let stated = Stated {
        mother_name: mother("فوزية حسين غنيم"),
        sex: Some(kernel::Sex::Male),
        governorate: Some(13),
        ..Stated::default()
    };
    let mismatch = ask(birth(RecordKey::Number(cast.mismatch.number), stated)).await;
    let RecordAnswer::Mismatch { differs, record } = mismatch else { panic!("{mismatch:?}") };
    assert_eq!(differs, [Difference::MotherName, Difference::Sex]);
    let Some(Record::Birth(record)) = record.map(|record| *record) else { panic!("a birth record") };
    assert_eq!(record.mother.unwrap().name, "فايزة حسين غنيم");
    let stated = Stated { name: Some("سلمى جمال".to_owned()), ..Stated::default() };
    let other = ask(birth(RecordKey::Number(cast.mismatch.number), stated)).await;
    assert_eq!(other, RecordAnswer::Mismatch { differs: vec![Difference::Name], record: None });
}

#[tokio::test]
async fn an_identity_is_three_things_that_belong_together() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let ask = |member: &simulator::CastMember, card: &str, mother: &str| {
        let query = IdentityQuery {
            mandate: mandate(Purpose::MatchIdentity),
            number: member.number,
            card_factory_number: SecretString::from(card.to_owned()),
            mother_name: SecretString::from(mother.to_owned()),
        };
        let registry = world.registry.clone();
        async move { registry.match_identity(&query).await.unwrap() }
    };
    let father = &cast.father;
    let (card, mother) = (father.card_factory_number.clone().unwrap(), father.mother_name.clone().unwrap());
    let matched = ask(father, &card, &mother).await;
    let IdentityAnswer::Matched(person) = matched else { panic!("{matched:?}") };
    assert_eq!(person.name, father.name);
    assert_eq!(ask(father, "ZZ0000000", &mother).await, IdentityAnswer::Mismatch);
    assert_eq!(ask(father, &card, "هدى محمود").await, IdentityAnswer::Mismatch);
    assert_eq!(ask(&cast.deceased, "ZZ0000000", "x").await, IdentityAnswer::Deceased);
    assert_eq!(ask(&cast.sealed, "ZZ0000000", "x").await, IdentityAnswer::Withheld);
}

#[tokio::test]
async fn kin_are_numbers_and_nothing_else() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let reach = crate::registry::Reach { blood: 1, affinity: 0 };
    let ask = |of: Vec<_>| {
        let query = KinQuery { mandate: mandate(Purpose::ExcludeKin), of, reach };
        let registry = world.registry.clone();
        async move { registry.kin(&query).await.unwrap() }
    };
    let mut told = ask(vec![cast.mothers_son.number]).await;
    told.numbers.sort_unstable_by_key(|number| number.digits().to_owned());
    let mut parents = vec![cast.mother.number, cast.mothers_husband.number];
    parents.sort_unstable_by_key(|number| number.digits().to_owned());
    assert_eq!(told, Kinsfolk { numbers: parents, whole: true });
    assert_eq!(ask(vec![cast.sealed.number]).await, Kinsfolk { numbers: Vec::new(), whole: false });
    assert_eq!(ask(Vec::new()).await, Kinsfolk { numbers: Vec::new(), whole: true });
}

#[tokio::test]
async fn who_has_no_key_or_no_open_file_is_refused() {
    let world = world(quick()).await;
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let query = birth(RecordKey::Number(simulator::cast().father.number), Stated::default());
    let stranger = adapter(world.address, &clock, ("x", "b"));
    // The stranger cannot read the refusal either: it is signed with a key it does not have.
    assert!(matches!(stranger.find_record(&query).await, Err(RegistryError::Unreadable(_))));
    let forger = adapter(world.address, &clock, ("a", "x"));
    let refused = forger.find_record(&query).await;
    assert!(matches!(refused, Err(RegistryError::Refused { ref code }) if code == "no_open_file"), "{refused:?}");
    let nobody = Mandate { officer: String::new(), ..mandate(Purpose::IssueDocument) };
    let anonymous = RecordQuery { mandate: nobody, ..query };
    assert!(matches!(world.registry.find_record(&anonymous).await, Err(RegistryError::Refused { .. })));
}

#[tokio::test]
async fn more_than_the_agreed_rate_is_told_to_wait_and_an_outage_passes() {
    let world = world(Script { fail_next: 1, ..Script::default() }).await;
    let query = birth(RecordKey::Number(simulator::cast().father.number), Stated::default());
    let away = world.registry.find_record(&query).await.unwrap_err();
    assert!(away.is_passing(), "{away}");
    let mut busy = 0;
    for _ in 0..8 {
        match world.registry.find_record(&query).await {
            Ok(_) => {}
            Err(RegistryError::Busy { after }) => {
                assert!(after >= Duration::from_secs(1));
                busy += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(busy >= 1, "the sixth question within a second must wait");
}

/// Asks for `act` of a member of the cast by number.
async fn of(world: &World, act: Act, member: &simulator::CastMember, stated: Stated) -> RecordAnswer {
    world.registry.find_record(&record(act, RecordKey::Number(member.number), stated)).await.unwrap()
}

fn found(answer: RecordAnswer) -> Record {
    let RecordAnswer::Found(record) = answer else { panic!("{answer:?}") };
    *record
}

#[tokio::test]
async fn the_records_of_one_family_tell_one_story() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let nothing = Stated::default;
    let Record::Death(death) = found(of(&world, Act::Death, &cast.late_husband, nothing()).await) else { panic!() };
    assert_eq!((death.died_on.to_string(), death.death_place.governorate), ("2026-08-14".to_owned(), 88));
    let Record::Individual(widow) = found(of(&world, Act::Individual, &cast.widow, nothing()).await) else { panic!() };
    assert_eq!((widow.marital_status, widow.marital_since), (MaritalStatus::Widowed, Some(death.died_on)));
    let Record::Family(family) = found(of(&world, Act::Family, &cast.widow, nothing()).await) else { panic!() };
    assert_eq!(family.head.number, cast.widow.number, "a widow is the head of her family");
    assert_eq!(family.spouses[0].died_on, Some(death.died_on));
    let children: Vec<_> = family.children.iter().map(|child| (child.name.clone(), child.died_on.is_some())).collect();
    assert_eq!(children.len(), 2);
    assert!(children[0].1 && !children[1].1, "the living and the dead: {children:?}");
    assert!(family.children.iter().all(|child| child.of_spouse == Some(1)));
    assert_eq!(family.head_father, None, "parents stand on the comprehensive record alone");
    let card = &family.stale_cards[0];
    assert_eq!((card.printed, card.event, card.event_on), (MaritalStatus::Married, Act::Death, death.died_on));

    // A wife asks for herself, and the family is her husband's.
    let Record::Family(family) = found(of(&world, Act::Family, &cast.wife, nothing()).await) else { panic!() };
    assert_eq!((family.holder.number, family.head.number), (cast.wife.number, cast.father.number));
    assert!(family.stale_cards.is_empty());
}

#[tokio::test]
async fn several_marriages_are_told_apart_by_spouse_or_day_and_never_guessed() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let wed = |name: &str| Stated { spouse_name: Some(name.to_owned()), ..Stated::default() };
    let both = of(&world, Act::Marriage, &cast.remarried, Stated::default()).await;
    assert_eq!(both, RecordAnswer::NotLocated(NotLocated::Ambiguous));
    let first = of(&world, Act::Marriage, &cast.remarried, wed(&cast.former_wife.full_name())).await;
    let Record::Marriage(first) = found(first) else { panic!() };
    assert_eq!(first.wife.number, Some(cast.former_wife.number));
    assert_eq!(first.husband.prior_status, MaritalStatus::Single);
    let Record::Divorce(divorce) = found(of(&world, Act::Divorce, &cast.remarried, Stated::default()).await) else {
        panic!()
    };
    assert_eq!(
        (divorce.contracted_on, divorce.divorced_on.to_string()),
        (first.contracted_on, "2014-05-05".to_owned())
    );
    let Record::Divorce(hers) = found(of(&world, Act::Divorce, &cast.former_wife, Stated::default()).await) else {
        panic!()
    };
    assert_eq!(hers.document_number, divorce.document_number, "either spouse finds the one document");
    let other = of(&world, Act::Divorce, &cast.former_wife, wed("كريم محمود")).await;
    let RecordAnswer::Mismatch { differs, record } = other else { panic!("{other:?}") };
    assert_eq!((differs, record.is_some()), (vec![Difference::SpouseName], true));
    let nobody = of(&world, Act::Marriage, &cast.remarried, wed("سعاد حسن")).await;
    assert_eq!(nobody, RecordAnswer::Mismatch { differs: vec![Difference::SpouseName], record: None });
}

#[tokio::test]
async fn every_kind_of_record_can_be_missing_on_paper_sealed_or_different() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let ask = |act, member| of(&world, act, member, Stated::default());
    let missing = |why| RecordAnswer::NotLocated(why);
    for act in [Act::Death, Act::Marriage, Act::Divorce, Act::Family] {
        assert_eq!(ask(act, &cast.namesake).await, missing(NotLocated::NoRecord), "{act:?}");
    }
    for act in Act::ALL {
        assert_eq!(ask(act, &cast.sealed).await, missing(NotLocated::Withheld), "{act:?}");
    }
    assert_eq!(ask(Act::Marriage, &cast.grandmother).await, missing(NotLocated::NotComputerised));
    assert_eq!(ask(Act::Individual, &cast.on_paper).await, missing(NotLocated::NotComputerised));
    let day = Stated { happened_on: "2026-08-15".parse().ok(), ..Stated::default() };
    let late = of(&world, Act::Death, &cast.late_husband, day).await;
    assert!(
        matches!(late, RecordAnswer::Mismatch { ref differs, .. } if *differs == [Difference::EventDate]),
        "{late:?}"
    );
    let Record::Family(family) = found(ask(Act::Family, &cast.outdated).await) else { panic!() };
    assert_eq!(family.head.marital_status, MaritalStatus::Divorced);
    assert_eq!(family.stale_cards[0].event, Act::Divorce);
}

#[tokio::test]
async fn a_record_that_names_somebody_sealed_is_sealed_for_everybody_on_it() {
    use super::population::{RecordState, Wife};
    let world = world(quick()).await;
    let population = simulator::Population::generate(super::SEED);
    let spouse = population.marriages().iter().find_map(|marriage| {
        let Wife::Citizen(wife) = marriage.wife else { return None };
        let (man, woman) = (population.person(marriage.husband), population.person(wife));
        let sealed = woman.state == RecordState::Sealed && marriage.state == RecordState::Computerised;
        (sealed && man.state == RecordState::Computerised).then_some(man.number)
    });
    let number = spouse.expect("a sealed wife");
    for act in [Act::Marriage, Act::Family] {
        let answer =
            world.registry.find_record(&record(act, RecordKey::Number(number), Stated::default())).await.unwrap();
        let withheld = matches!(answer, RecordAnswer::NotLocated(NotLocated::Withheld | NotLocated::Ambiguous));
        assert!(withheld, "{act:?}: {answer:?}");
    }
}
