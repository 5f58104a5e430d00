//! What many at once must not do: take two turns, begin two pauses, draw somebody twice.

use std::sync::Arc;

use ::store::testing::TestDb;
use kernel::{Actor, Bucket, Id, marks};
use tokio::task::JoinSet;

use crate::{
    messages::LEAST_BETWEEN,
    model::Campaign,
    store::{
        pauses,
        told::{self, Told},
    },
};

const MANY: usize = 200;

fn account(seed: u128) -> Id<marks::Account> {
    let dice = kernel::SeededDice::new(u64::try_from(seed).unwrap());
    Id::new(Bucket::draw(&dice), kernel::Moment::from_microsecond(1), &dice)
}

#[tokio::test]
async fn of_two_hundred_that_take_a_turn_at_once_one_does_until_seven_days_have_passed() {
    let db = Arc::new(TestDb::fresh().await.unwrap());
    let reader = account(1);
    for week in 0..3 {
        let mut tries = JoinSet::new();
        for _ in 0..MANY {
            let db = db.clone();
            tries.spawn(async move {
                let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
                let taken = told::take_turn(&mut cx, reader, LEAST_BETWEEN).await.unwrap();
                cx.commit().await.unwrap();
                taken
            });
        }
        let taken = tries.join_all().await.into_iter().filter(|taken| *taken).count();
        assert_eq!(taken, 1, "week {week}");
        db.clock.advance(LEAST_BETWEEN - std::time::Duration::from_secs(1));
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        assert!(!told::take_turn(&mut cx, reader, LEAST_BETWEEN).await.unwrap(), "a second too early");
        cx.commit().await.unwrap();
        db.clock.advance(std::time::Duration::from_secs(1));
    }
}

#[tokio::test]
async fn nobody_is_drawn_twice_for_a_campaign_and_one_pause_is_begun() {
    let db = Arc::new(TestDb::fresh().await.unwrap());
    let (reader, campaign) = (account(2), Id::<Campaign>::from_uuid(uuid::Uuid::from_u128(7)));
    let mut tries = JoinSet::new();
    for _ in 0..MANY {
        let db = db.clone();
        tries.spawn(async move {
            let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
            let id = Id::new(reader.bucket(), cx.now(), cx.dice());
            let row = Told { id, account: reader, campaign, held_out: false, variant: 0, sent_at: None };
            let drawn = told::draw(&mut cx, &row).await.unwrap();
            let paused = pauses::begin(&mut cx, ("ae", "why"), "somebody").await.unwrap();
            cx.commit().await.unwrap();
            (drawn, paused)
        });
    }
    let both = tries.join_all().await;
    assert_eq!(both.iter().filter(|(drawn, _)| *drawn).count(), 1);
    assert_eq!(both.iter().filter(|(_, paused)| *paused).count(), 1);
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    assert_eq!(pauses::paused(&mut cx).await.unwrap(), ["ae"]);
    // Whoever leaves still counts in her group, and nothing of her is left.
    told::forget(&mut cx, reader).await.unwrap();
    assert_eq!(told::groups(&mut cx, campaign).await.unwrap(), ((0, 0), (1, 0)));
    assert!(told::of_account(&mut cx, reader).await.unwrap().is_empty());
}
