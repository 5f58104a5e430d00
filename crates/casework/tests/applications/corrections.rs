//! A correction that nobody answers: reminded on working days, then ended by the definition's rule, once.

use std::time::Duration;

use casework::applications::{
    corrections::Part,
    model::{Application, Stage},
    record, store as files,
};
use kernel::{Actor, Day, Id};
use store::{Cx, Scope, events};
use testkit::Browser;

use crate::world::{MONA, World};

const SCOPE: Scope = Scope::System("test");
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Longer than one slot of the schedule.
const SLOT: Duration = Duration::from_secs(20 * 60);

async fn begin(world: &World) -> Cx {
    world.db.store.begin(Actor::System("test")).await.unwrap()
}

async fn load(world: &World, file: &Application) -> Application {
    files::load(&mut begin(world).await, &SCOPE, file.id).await.unwrap()
}

/// A paid file of which an officer asked the name again, on a Sunday at noon in Dubai.
async fn asked(world: &World, mona: &mut Browser) -> Application {
    let reference = world.submitted(mona).await;
    world.pay(&reference).await;
    // The registry is asked so many questions a second and no more.
    world.db.clock.advance(Duration::from_secs(60));
    world.work().await;
    let mut cx = begin(world).await;
    let mut file = files::load_by_reference(&mut cx, &SCOPE, reference.parse().unwrap()).await.unwrap();
    let officer = Id::from_uuid(uuid::Uuid::from_u128(7));
    record::claimed(&mut cx, &mut file, officer).await.unwrap();
    let term = world.term(&cx, &file).await;
    assert_eq!(term.last_day, day(12, 22));
    let part = (Part::Field("subject_name".to_owned()), "يُرجى كتابة الاسم رباعيًا");
    record::correction_asked(&mut cx, &mut file, officer, part, term).await.unwrap();
    cx.commit().await.unwrap();
    file
}

fn day(month: i8, day: i8) -> Day {
    Day::new(2026, month, day).unwrap()
}

/// The days, where the citizen lives, on which events of `kind` happened.
async fn days_of(world: &World, file: &Application, kind: &str) -> Vec<Day> {
    let told = events::read(&mut begin(world).await, file.id).await.unwrap();
    told.iter().filter(|event| event.kind == kind).map(|event| event.at.day_in("Asia/Dubai")).collect()
}

#[tokio::test]
async fn it_is_reminded_twice_on_working_days_and_then_ends_by_rule_and_only_once() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let file = asked(&world, &mut mona).await;
    for _ in 0..34 {
        world.db.clock.advance(DAY - SLOT);
        world.work().await;
        // Another slot of the schedule on the same day must find nothing left to do.
        world.db.clock.advance(SLOT);
        world.work().await;
    }
    // Seven days before is a Tuesday; two days before is a Sunday, so that reminder came on the Friday.
    assert_eq!(days_of(&world, &file, "application.correction_reminded").await, [day(12, 15), day(12, 18)]);
    assert_eq!(days_of(&world, &file, "application.rejected").await, [day(12, 23)]);
    let ended = load(&world, &file).await;
    assert_eq!(ended.stage(), Stage::Rejected);
    assert_eq!(ended.reject_reason.as_deref(), Some("correction_unanswered"));
    assert_eq!(ended.facts.rejected.unwrap().1, None, "no member of staff decided it");
    let mut cx = begin(&world).await;
    assert!(casework::applications::corrections::open_correction(&mut cx, &ended).await.unwrap().is_none());
    drop(cx);
    let mut again = world.signed_in(2, MONA).await;
    let page = again.open(&format!("/files/{}", file.reference)).await;
    page.must_be_ok().must_say("انتهت مهلة الاستكمال").must_say("يمكن تقديم طلب جديد");
}

#[tokio::test]
async fn nothing_is_done_at_night_or_on_a_day_off() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let file = asked(&world, &mut mona).await;
    // Tuesday 15 December, eleven at night in Dubai.
    world.db.clock.advance(DAY * 23 + Duration::from_secs(11 * 60 * 60));
    world.work().await;
    assert!(days_of(&world, &file, "application.correction_reminded").await.is_empty());
    // Saturday 26 December, noon: the last day has passed, and nothing ends on a day off.
    world.db.clock.advance(DAY * 10 + Duration::from_secs(13 * 60 * 60));
    world.work().await;
    assert_eq!(load(&world, &file).await.stage(), Stage::ActionRequired);
    world.db.clock.advance(DAY * 2);
    world.work().await;
    assert_eq!(load(&world, &file).await.stage(), Stage::Rejected);
}

#[tokio::test]
async fn an_answer_and_a_withdrawal_stop_the_watch() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let answered = asked(&world, &mut mona).await;
    let withdrawn = asked(&world, &mut mona).await;
    let mut cx = begin(&world).await;
    record::correction_answered(&mut cx, &mut answered.clone()).await.unwrap();
    record::cancelled(&mut cx, &mut withdrawn.clone()).await.unwrap();
    cx.commit().await.unwrap();
    for _ in 0..5 {
        world.db.clock.advance(DAY * 8);
        world.work().await;
    }
    assert_eq!(load(&world, &answered).await.stage(), Stage::UnderReview);
    assert_eq!(load(&world, &withdrawn).await.stage(), Stage::Cancelled);
    for file in [&answered, &withdrawn] {
        assert!(days_of(&world, file, "application.correction_reminded").await.is_empty());
    }
}
