//! What an order keeps and from when; its rows; and its words.

use std::{fs, path::Path};

use ::store::testing::TestDb;
use kernel::{Actor, Bucket, Day, Id, Moment, SeededDice};
use proptest::prelude::*;
use web::texts::{Glossary, check, check_usage};

use super::{
    TEXTS,
    keeping::{Kept, must_not_be_kept},
    model::{Judgment, Order, Standing},
    store as rows,
};

fn order(seed: u64, index: u8) -> Order {
    let dice = SeededDice::new(seed);
    let at = Moment::from_microsecond(1_795_334_400_000_000);
    Order {
        id: Id::new(Bucket::new(9).unwrap(), at, &dice),
        number_index: vec![index; 4],
        ordered_on: Day::new(2026, 9, 1).unwrap(),
        mission: "dubai".to_owned(),
        recorded_at: at,
        recorded_by: Id::from_uuid(uuid::Uuid::from_u128(7)),
        in_force_at: None,
        refused_at: None,
        lifted_at: None,
    }
}

fn judgment() -> Judgment {
    Judgment {
        child: "رنا شوقي رأفت".to_owned(),
        number: "31003150100025".to_owned(),
        court: "محكمة أسرة الدقي".to_owned(),
        case: "١٢٣ لسنة ٢٠٢٦".to_owned(),
        custodian: "عفاف عزت فؤاد".to_owned(),
    }
}

proptest! {
    /// An order stands for something only between the two decisions of a second person.
    #[test]
    fn an_order_is_in_force_from_one_second_person_to_the_next(forced: bool, refused: bool, lifted: bool) {
        let mut own = order(1, 1);
        let at = own.recorded_at;
        own.in_force_at = forced.then_some(at);
        own.refused_at = (!forced && refused).then_some(at);
        own.lifted_at = (forced && lifted).then_some(at);
        prop_assert_eq!(own.standing() == Standing::InForce, forced && !lifted);
    }

    #[test]
    fn only_what_changes_something_is_kept(known: bool, freezes: bool) {
        let kept = known.then(|| Kept { order: order(2, 2).id, freezes });
        prop_assert_eq!(must_not_be_kept(kept).is_err(), known && freezes);
    }
}

#[tokio::test]
async fn an_order_keeps_its_child_and_no_other_between_the_two_decisions() {
    let db = TestDb::fresh().await.unwrap();
    let (own, other) = (order(3, 3), order(4, 4));
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    for one in [&own, &other] {
        rows::insert(&mut cx, one, &judgment()).await.unwrap();
    }
    let child = [own.number_index.clone()];
    assert_eq!(rows::in_force(&mut cx, &child).await.unwrap(), None, "one person has recorded it, and nobody else");
    assert!(rows::decide(&mut cx, own.id, true).await.unwrap());
    assert!(!rows::decide(&mut cx, own.id, false).await.unwrap(), "it is decided once");
    assert_eq!(rows::in_force(&mut cx, &child).await.unwrap(), Some(own.id));
    assert_eq!(rows::in_force(&mut cx, std::slice::from_ref(&other.number_index)).await.unwrap(), None);
    assert_eq!(rows::judgment(&mut cx, own.id).await.unwrap(), judgment());
    assert!(rows::decide(&mut cx, other.id, false).await.unwrap());
    assert!(!rows::lift(&mut cx, other.id).await.unwrap(), "what was never in force is not lifted");
    assert!(rows::lift(&mut cx, own.id).await.unwrap());
    assert_eq!(rows::in_force(&mut cx, &child).await.unwrap(), None);
    assert_eq!(rows::lock(&mut cx, own.id).await.unwrap().standing(), Standing::Lifted);
    let later = cx.now().plus(std::time::Duration::from_secs(1));
    rows::forget_before(&mut cx, later).await.unwrap();
    assert!(rows::lock(&mut cx, own.id).await.is_err() && rows::lock(&mut cx, other.id).await.is_err());
}

#[test]
fn the_words_are_whole_used_and_follow_the_glossary() {
    assert_eq!(check(&[TEXTS], &Glossary::ours().unwrap()), []);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src/custody", "templates/custody", "src/desk/pages"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    assert_eq!(check_usage(&[TEXTS], sources.iter().map(String::as_str)), []);
}
