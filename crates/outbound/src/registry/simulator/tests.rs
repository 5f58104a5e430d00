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

struct World {
    registry: HttpRegistry,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

async fn world(script: Script) -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let secrets = Secrets {
        registry_request: secret("a"),
        registry_ticket: secret("b"),
        gateway_token: secret("c"),
        gateway_webhook: secret("d"),
        sms_token: secret("e"),
    };
    let setup = Setup { state_dir: folder.path().to_owned(), script, secrets, clock: clock.clone(), smtp: None };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(simulators::serve(Kind::Registry, listener, setup));
    let registry = adapter(address, &clock, ("a", "b"));
    World { registry, address, _folder: folder }
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

fn quick() -> Script {
    Script { per_second: 5000, ..Script::default() }
}

fn mandate(purpose: Purpose) -> Mandate {
    Mandate { file: "7K4M29TXQ3W".to_owned(), purpose, officer: "system:ask_registry".to_owned() }
}

fn birth(key: BirthKey, stated: Stated) -> BirthQuery {
    BirthQuery { mandate: mandate(Purpose::IssueDocument), key, stated }
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
    let found = world.registry.find_birth_record(&birth(BirthKey::Number(cast.daughter.number), stated)).await.unwrap();
    let BirthAnswer::Found(record) = found else { panic!("{found:?}") };
    assert_eq!(record.number, cast.daughter.number);
    assert_eq!(record.place.text, "الشارقة، الإمارات");
    assert_eq!(record.father.as_ref().unwrap().number, Some(cast.father.number));
    assert_eq!(record.mother.as_ref().unwrap().name, cast.wife.full_name());
    let key = BirthKey::Parentage {
        name: "ليلى كريم".to_owned(),
        mother_name: SecretString::from("دينا سامي".to_owned()),
        born: cast.daughter.born,
    };
    let again = world.registry.find_birth_record(&birth(key, Stated::default())).await.unwrap();
    assert_eq!(again, BirthAnswer::Found(record));
}

#[tokio::test]
async fn not_located_and_mismatch_are_answers() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    let by = |number| birth(BirthKey::Number(number), Stated::default());
    let registry = &world.registry;
    let ask = |query: BirthQuery| async move { registry.find_birth_record(&query).await.unwrap() };
    assert_eq!(ask(by(cast.on_paper.number)).await, BirthAnswer::NotLocated(NotLocated::NotComputerised));
    assert_eq!(ask(by(cast.sealed.number)).await, BirthAnswer::NotLocated(NotLocated::Withheld));
    let nobody = "29901010199991".parse().unwrap();
    assert_eq!(ask(by(nobody)).await, BirthAnswer::NotLocated(NotLocated::NoRecord));
    let stated = Stated {
        mother_name: mother("فوزية حسين غنيم"),
        sex: Some(kernel::Sex::Male),
        governorate: Some(13),
        ..Stated::default()
    };
    let mismatch = ask(birth(BirthKey::Number(cast.mismatch.number), stated)).await;
    let BirthAnswer::Mismatch { differs, record } = mismatch else { panic!("{mismatch:?}") };
    assert_eq!(differs, [Difference::MotherName, Difference::Sex]);
    assert_eq!(record.unwrap().mother.unwrap().name, "فايزة حسين غنيم");
    let stated = Stated { name: Some("سلمى جمال".to_owned()), ..Stated::default() };
    let other = ask(birth(BirthKey::Number(cast.mismatch.number), stated)).await;
    assert_eq!(other, BirthAnswer::Mismatch { differs: vec![Difference::Name], record: None });
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
async fn kinship_is_told_in_both_directions() {
    let world = world(quick()).await;
    let cast = simulator::cast();
    for (of, to, kin) in [
        (&cast.father, &cast.daughter, Some(Kin::Father)),
        (&cast.daughter, &cast.father, Some(Kin::Daughter)),
        (&cast.wife, &cast.father, Some(Kin::Wife)),
        (&cast.former_wife, &cast.remarried, Some(Kin::FormerWife)),
        (&cast.second_wife, &cast.remarried, Some(Kin::Wife)),
        (&cast.first_child, &cast.second_child, Some(Kin::Sister)),
        (&cast.grandmother, &cast.daughter, Some(Kin::Grandmother)),
        (&cast.son, &cast.grandmother, Some(Kin::Grandson)),
        (&cast.paternal_aunt, &cast.daughter, Some(Kin::PaternalAunt)),
        (&cast.daughter, &cast.paternal_aunt, Some(Kin::Niece)),
        (&cast.father, &cast.father, Some(Kin::Itself)),
        (&cast.second_wife, &cast.first_child, None),
        (&cast.namesake, &cast.other_namesake, None),
    ] {
        let query = KinshipQuery { mandate: mandate(Purpose::ProveKinship), of: of.number, to: to.number };
        assert_eq!(world.registry.kinship(&query).await.unwrap(), kin, "{:?} of {:?}", of.name, to.name);
    }
}

#[tokio::test]
async fn who_has_no_key_or_no_open_file_is_refused() {
    let world = world(quick()).await;
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let query = birth(BirthKey::Number(simulator::cast().father.number), Stated::default());
    let stranger = adapter(world.address, &clock, ("x", "b"));
    // The stranger cannot read the refusal either: it is signed with a key it does not have.
    assert!(matches!(stranger.find_birth_record(&query).await, Err(RegistryError::Unreadable(_))));
    let forger = adapter(world.address, &clock, ("a", "x"));
    let refused = forger.find_birth_record(&query).await;
    assert!(matches!(refused, Err(RegistryError::Refused { ref code }) if code == "no_open_file"), "{refused:?}");
    let nobody = Mandate { officer: String::new(), ..mandate(Purpose::IssueDocument) };
    let anonymous = BirthQuery { mandate: nobody, ..query };
    assert!(matches!(world.registry.find_birth_record(&anonymous).await, Err(RegistryError::Refused { .. })));
}

#[tokio::test]
async fn more_than_the_agreed_rate_is_told_to_wait_and_an_outage_passes() {
    let world = world(Script { fail_next: 1, ..Script::default() }).await;
    let query = birth(BirthKey::Number(simulator::cast().father.number), Stated::default());
    let away = world.registry.find_birth_record(&query).await.unwrap_err();
    assert!(away.is_passing(), "{away}");
    let mut busy = 0;
    for _ in 0..8 {
        match world.registry.find_birth_record(&query).await {
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
