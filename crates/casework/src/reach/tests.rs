//! What the table must say whatever the definitions are: nobody beyond her reach, two people for every approval, no act
//! outside the one table of acts, none of its rows dead, and an end in reach of every place.

use std::{collections::BTreeSet, sync::OnceLock};

use catalogue::definitions::{Definitions, Loaded};
use proptest::prelude::*;
use service_model::Service;

use super::{
    Asker, InCapacity, Place, Reply, Table, after, families,
    place::every_act,
    reply,
    table::{places, table},
};
use crate::applications::model::{ACTS, Act, Party, Stage};

fn shipped() -> &'static Loaded {
    static SHIPPED: OnceLock<Loaded> = OnceLock::new();
    SHIPPED.get_or_init(|| Definitions::shipped().load().unwrap())
}

fn targets(loaded: &Loaded) -> BTreeSet<String> {
    let services = loaded.services.values().map(|(service, _)| service);
    services.filter_map(|service| service.registry.as_ref()?.never_registered.clone()).collect()
}

/// Every service with its table.
fn tables(loaded: &Loaded) -> Vec<(&Service, Table)> {
    let targets = targets(loaded);
    let services = loaded.services.values().map(|(service, _)| service);
    services.map(|service| (service, table(service, targets.contains(&service.key)).unwrap())).collect()
}

fn party(asker: Asker, at: Stage) -> Option<Party> {
    Some(match asker {
        Asker::Owner => Party::Owner,
        Asker::Job => Party::System,
        Asker::Approver | Asker::SamePerson | Asker::FormerExaminer if at == Stage::Recommended => Party::Approver,
        // At the counter nobody holds a file, so that colleagues stand alike.
        Asker::Colleague if at.is_at_the_counter() => Party::Officer,
        Asker::In(who) if who.represents().is_some() => Party::Owner,
        // The owner lent the right to pay by a link, and the pen of a draft.
        Asker::In(InCapacity::Payer | InCapacity::Helper | InCapacity::CounterOfficer) => Party::Owner,
        Asker::Officer | Asker::Reviewer | Asker::SamePerson | Asker::FormerExaminer => Party::Officer,
        _ => return None,
    })
}

#[test]
fn nothing_is_done_outside_the_table_of_acts_and_none_of_its_rows_is_dead() {
    let loaded = shipped();
    let mut used = BTreeSet::new();
    for (service, table) in tables(loaded) {
        for ((stage, act, asker), answer) in table {
            let Reply::Done(_) = answer else { continue };
            let party = party(asker, stage).unwrap_or_else(|| panic!("{asker:?} does {act:?} at {stage:?}"));
            // Taking a recommended file to decide on it changes no fact: the table of acts is about facts.
            if (stage, act) == (Stage::Recommended, Act::Claim) {
                continue;
            }
            let row = ACTS.iter().position(|row| *row == (stage, act, party));
            used.insert(row.unwrap_or_else(|| panic!("{}: {asker:?} does {act:?} at {stage:?}", service.key)));
        }
    }
    let dead: Vec<_> = (0..ACTS.len()).filter(|row| !used.contains(row)).map(|row| ACTS[row]).collect();
    assert!(dead.is_empty(), "nobody can do {dead:?}");
}

#[test]
fn nobody_approves_what_she_recommended_or_examined_and_no_stranger_to_the_role_decides() {
    let loaded = shipped();
    for (service, table) in tables(loaded) {
        for ((stage, act, asker), answer) in &table {
            if *act == Act::Approve && matches!(answer, Reply::Done(_)) {
                assert_eq!((*stage, *asker), (Stage::Recommended, Asker::Approver), "{}", service.key);
            }
            if matches!(asker, Asker::SamePerson | Asker::FormerExaminer)
                && (*stage, *act) == (Stage::Recommended, Act::Approve)
            {
                assert_eq!(*answer, Reply::Forbidden, "{}: {asker:?}", service.key);
            }
        }
    }
}

#[test]
fn files_of_another_mission_and_of_another_citizen_do_not_exist_and_kin_are_kept_out() {
    let loaded = shipped();
    for (service, table) in tables(loaded) {
        for ((stage, act, asker), answer) in &table {
            let told = format!("{}: {asker:?} {act:?} {stage:?}: {answer:?}", service.key);
            match asker {
                Asker::OfficerElsewhere | Asker::Staff(_) => {
                    assert!(matches!(answer, Reply::NotFound | Reply::SignIn | Reply::NoWay), "{told}");
                }
                Asker::AnotherCitizen => {
                    assert!(matches!(answer, Reply::NotFound | Reply::SignIn | Reply::NoWay), "{told}");
                }
                Asker::Visitor => assert!(matches!(answer, Reply::SignIn | Reply::NoWay), "{told}"),
                Asker::Kin => assert!(!matches!(answer, Reply::Done(_)), "{told}"),
                Asker::Colleague if !stage.is_at_the_counter() => assert!(!matches!(answer, Reply::Done(_)), "{told}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_capacity_does_what_was_lent_or_proved_and_nothing_else() {
    use InCapacity::{
        Attorney, AttorneyExpired, AttorneyOutOfScope, CoSigner, CounterOfficer, CourtGuardian, CourtGuardianUnproven,
        Father, Grandfather, Heir, Helper, Payer,
    };
    let loaded = shipped();
    let mut proved = BTreeSet::new();
    for (service, table) in tables(loaded) {
        for ((stage, act, asker), answer) in &table {
            let Asker::In(who) = asker else { continue };
            let told = format!("{}: {who:?} {act:?} {stage:?}: {answer:?}", service.key);
            let done = matches!(answer, Reply::Done(_));
            match who {
                CoSigner | Heir => assert!(!done, "{told}"),
                Payer => assert_eq!(done, (*stage, *act) == (Stage::AwaitingPayment, Act::Pay), "{told}"),
                Helper | CounterOfficer => assert!(!done || (*stage, *act) == (Stage::Draft, Act::Answer), "{told}"),
                Father | Grandfather | CourtGuardian | Attorney => {
                    let owner = &table[&(*stage, *act, Asker::Owner)];
                    assert!(answer == owner || *answer == Reply::NoWay, "{told}, and the owner {owner:?}");
                    if (*act, done) == (Act::Submit, true) {
                        proved.insert((service.key.clone(), *who));
                    }
                }
                CourtGuardianUnproven | AttorneyOutOfScope | AttorneyExpired => {
                    assert!(!done || (*stage == Stage::Draft && *act != Act::Submit), "{told}");
                    assert!(*stage == Stage::Draft || *answer == Reply::NoWay, "{told}");
                }
            }
        }
    }
    let expected = [
        ("individual_record", Attorney),
        ("nid_update", Father),
        ("nid_update", Grandfather),
        ("nid_update", CourtGuardian),
    ];
    assert_eq!(proved, expected.map(|(key, who)| (key.to_owned(), who)).into());
}

#[test]
fn from_every_place_an_end_is_reached_and_all_stages_are_stood_at() {
    let loaded = shipped();
    let targets = targets(loaded);
    let mut stood_at = BTreeSet::new();
    for (service, _) in loaded.services.values() {
        let places = places(service, targets.contains(&service.key)).unwrap();
        for place in &places {
            stood_at.insert(place.stage());
            assert!(place.reaches_an_end().unwrap(), "{}: no end after {:?}", service.key, place.stage());
        }
    }
    assert_eq!(stood_at.into_iter().collect::<Vec<_>>(), Stage::ALL);
}

#[test]
fn services_that_answer_alike_are_one_family() {
    let loaded = shipped();
    let all = families(loaded.services.values().map(|(service, _)| service)).unwrap();
    let of = |key: &str| all.iter().position(|(keys, _)| keys.iter().any(|own| own == key)).unwrap();
    assert_eq!(of("nid_renewal"), of("nid_first"));
    assert_eq!(of("marriage_certificate"), of("birth_certificate"), "both turn where nothing was ever registered");
    assert_ne!(of("birth_certificate"), of("birth_first_abroad"));
    assert_ne!(of("birth_certificate"), of("nid_renewal"));
    assert_eq!(all.iter().map(|(keys, _)| keys.len()).sum::<usize>(), loaded.services.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Anybody asks for anything, again and again: the file stays where the table lets it be, two people stand behind every
    /// approval, and an end remains in reach.
    #[test]
    fn whatever_is_asked_the_file_stays_within_the_table(
        service in 0_usize..64,
        asked in proptest::collection::vec((0_usize..64, 0_usize..64, 0_usize..3), 0..80),
    ) {
        let loaded = shipped();
        let services: Vec<&Service> = loaded.services.values().map(|(service, _)| service).collect();
        let service = services[service % services.len()];
        let (acts, askers) = (every_act(), Asker::all());
        let mut place = Place::start(service);
        for (act, asker, way) in asked {
            let (act, asker) = (acts[act % acts.len()], askers[asker % askers.len()]);
            if act == Act::TurnIntoRegistration {
                continue;
            }
            let said = reply(&place, act, asker).unwrap();
            match after(&place, act, asker).unwrap() {
                Ok(all) => {
                    let facts = all[way % all.len()].clone();
                    let Reply::Done(stages) = said else { panic!("done, and said {said:?}") };
                    prop_assert!(stages.contains(&facts.stage()));
                    place = Place { facts, ..place };
                }
                Err(refused) => prop_assert_eq!(refused, said),
            }
            if let (Some((_, approver)), Some((_, officer))) = (place.facts.approved, place.facts.recommended) {
                prop_assert_ne!(approver, officer);
            }
        }
        prop_assert!(place.reaches_an_end().unwrap());
    }
}
