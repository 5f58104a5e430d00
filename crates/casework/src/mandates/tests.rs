//! What a mandate is good for, whatever is held against it; its rows; and its words.

use std::{fs, path::Path, time::Duration};

use ::store::{Scope, testing::TestDb};
use kernel::{Actor, Bucket, Day, Id, Moment, SeededDice};
use proptest::prelude::*;
use service_model::capacity::Capacity;
use web::texts::{Glossary, check, check_usage};

use super::{
    TEXTS,
    model::{By, Deed, Issuer, Mandate, Principal, Reason, Standing},
    store as rows,
};
use crate::applications::uploads::inspect::Kind;

fn mandate(services: &[&str], days: (Day, Option<Day>)) -> Mandate {
    let (dice, bucket) = (SeededDice::new(5), Bucket::new(9).unwrap());
    let at = Moment::from_microsecond(1_795_334_400_000_000);
    Mandate {
        id: Id::new(bucket, at, &dice),
        account: Id::new(bucket, at, &dice),
        capacity: Capacity::Attorney,
        principal_index: vec![1, 2, 3],
        issuer: Issuer::Notary,
        services: services.iter().map(|one| (*one).to_owned()).collect(),
        issued_on: days.0,
        expires_on: days.1,
        proof: Id::new(bucket, at, &dice),
        proof_kind: Kind::Pdf,
        mission: "dubai".to_owned(),
        asked_at: at,
        checked: Some((at, Ok(()))),
        revoked_at: None,
    }
}

proptest! {
    #[test]
    fn only_a_checked_mandate_of_this_person_for_this_service_in_its_days_allows_anything(
        start in 0_i32..50, length in proptest::option::of(1_i32..50), asked in 0_i32..120,
        accepted: bool, checked: bool, revoked: bool, person: bool, service: bool, as_attorney: bool,
    ) {
        let first = Day::new(2026, 1, 1).unwrap();
        let issued = first.plus_days(start);
        let last = length.map(|days| issued.plus_days(days));
        let mut own = mandate(&["individual_record"], (issued, last));
        let at = own.asked_at;
        own.checked = checked.then_some((at, if accepted { Ok(()) } else { Err(Reason::Differs) }));
        own.revoked_at = revoked.then_some(at);
        let today = first.plus_days(asked);
        let index: &[u8] = if person { &[1, 2, 3] } else { &[4] };
        let capacity = if as_attorney { Capacity::Attorney } else { Capacity::CourtGuardian };
        let allows = own.allows(capacity, index, if service { "individual_record" } else { "nid_renewal" }, today);
        let in_days = today >= issued && last.is_none_or(|last| today <= last);
        prop_assert_eq!(allows, checked && accepted && !revoked && person && service && as_attorney && in_days);
    }
}

#[tokio::test]
async fn a_mandate_is_checked_once_and_what_was_taken_back_is_checked_no_more() {
    let db = TestDb::fresh().await.unwrap();
    let own = Mandate { checked: None, ..mandate(&["individual_record"], (Day::new(2026, 1, 1).unwrap(), None)) };
    let principal = Principal { name: "ليلى محمود".to_owned(), number: "28001010100018".to_owned() };
    let deed = Deed { office: "مكتب توثيق الدقي".to_owned(), number: "٤٥٦/٢٠٢٦".to_owned() };
    let mut cx = db.store.begin(Actor::Citizen { account: own.account.uuid() }).await.unwrap();
    rows::insert(&mut cx, &own, (&principal, &deed)).await.unwrap();
    assert_eq!(rows::of_account(&mut cx, own.account).await.unwrap(), std::slice::from_ref(&own));
    assert_eq!(rows::principal(&mut cx, &own).await.unwrap(), principal);
    assert_eq!(rows::deed(&mut cx, &own).await.unwrap(), deed);
    assert!(rows::given_by(&mut cx, &own.principal_index).await.unwrap().is_empty(), "nobody has compared it");
    let officer = Id::from_uuid(uuid::Uuid::from_u128(7));
    assert!(rows::check(&mut cx, &own, officer, Ok(())).await.unwrap());
    assert!(!rows::check(&mut cx, &own, officer, Err(Reason::Scope)).await.unwrap(), "a colleague was quicker");
    assert_eq!(rows::given_by(&mut cx, &own.principal_index).await.unwrap().len(), 1);
    rows::revoke(&mut cx, &own, By::Principal).await.unwrap();
    let now = rows::lock(&mut cx, &Scope::Owner(own.account), own.id).await.unwrap();
    assert_eq!(now.standing(Day::new(2026, 6, 1).unwrap()), Standing::Revoked);
    assert!(rows::given_by(&mut cx, &own.principal_index).await.unwrap().is_empty());
    let later = cx.now().plus(Duration::from_secs(1));
    assert_eq!(rows::forget(&mut cx, None, later).await.unwrap(), [own.proof]);
    assert!(rows::of_account(&mut cx, own.account).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_death_ends_what_was_given_and_what_was_held_and_nothing_else() {
    let db = TestDb::fresh().await.unwrap();
    let days = (Day::new(2026, 1, 1).unwrap(), None);
    let dice = SeededDice::new(77);
    let another = |seed: u8| {
        let base = mandate(&["individual_record"], days);
        let account = Id::new(Bucket::new(u16::from(seed)).unwrap(), base.asked_at, &dice);
        let id = Id::new(account.bucket(), base.asked_at, &dice);
        Mandate { id, account, principal_index: vec![seed], checked: None, ..base }
    };
    let (given, held, other) = (another(1), another(2), another(3));
    let principal = Principal { name: "ليلى محمود".to_owned(), number: "28001010100018".to_owned() };
    let deed = Deed { office: "مكتب توثيق الدقي".to_owned(), number: "٤٥٦/٢٠٢٦".to_owned() };
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    for one in [&given, &held, &other] {
        rows::insert(&mut cx, one, (&principal, &deed)).await.unwrap();
    }
    // The dead gave the first and held the second.
    let mut ended =
        rows::end_for_death(&mut cx, std::slice::from_ref(&given.principal_index), Some(held.account)).await.unwrap();
    ended.sort_by_key(|(_, account)| account.bucket().as_i16());
    assert_eq!(ended, [(given.id, given.account), (held.id, held.account)]);
    let left = rows::of_account(&mut cx, other.account).await.unwrap();
    assert_eq!(left[0].standing(days.0), Standing::Waits);
    let again = rows::end_for_death(&mut cx, &[given.principal_index], Some(held.account)).await.unwrap();
    assert_eq!(again, [], "nobody is told twice");
}

#[test]
fn a_minor_takes_no_guardian_away_and_every_paper_has_its_issuers() {
    for capacity in Capacity::ALL {
        let own = Mandate { capacity, ..mandate(&["nid_update"], (Day::new(2026, 1, 1).unwrap(), None)) };
        assert_eq!(own.is_hers_to_take_back(), capacity == Capacity::Attorney);
        assert_eq!(Issuer::ALL.into_iter().any(|issuer| issuer.proves(capacity)), capacity.needs_paper());
    }
    assert!(!Issuer::Mission.proves(Capacity::CourtGuardian));
}

#[test]
fn the_words_are_whole_used_and_follow_the_glossary() {
    assert_eq!(check(&[TEXTS], &Glossary::ours().unwrap()), []);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src/mandates", "templates/mandates"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let own = sources.iter().map(String::as_str);
    assert_eq!(check_usage(&[TEXTS], own.chain(["mandates-title", "mandates-desk-title"])), []);
}
