//! The promised answer to a letter in a file: made once, kept by the desk's next letter, and said once when it is broken.

use std::time::Duration;

use crate::world::{World, officer};
use kernel::{Bucket, Id, marks};
use messaging::{
    ports::FileName,
    threads::{post_as_officer, read_as_citizen},
};

async fn writes(world: &World, words: &str) {
    let mut mona = world.browser(world.owner).await;
    let page = mona.open(&format!("/files/{}/messages", world.files.0.reference)).await;
    mona.submit(page.must_be_ok().form("/messages").with("text", words)).await.must_be_ok();
}

/// By when an answer is promised.
async fn due(world: &World) -> Option<kernel::Moment> {
    let mut cx = world.db.store.begin(kernel::Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    let name = FileName::Reference(world.files.0.reference);
    read_as_citizen(&mut cx, world.files.as_ref(), world.owner, name).await.unwrap().promise.map(|promise| promise.due)
}

#[tokio::test]
async fn a_second_letter_neither_moves_nor_renews_the_promise_and_an_answer_keeps_it() {
    let world = World::new().await;
    assert_eq!(due(&world).await, None);
    writes(&world, "متى يصدر المستخرج؟").await;
    let promised = due(&world).await.expect("an answer is promised");
    assert!(promised > world.db.store.now());
    world.db.clock.advance(Duration::from_secs(3600));
    writes(&world, "في انتظار الرد.").await;
    assert_eq!(due(&world).await, Some(promised));

    let staff: Id<marks::Staff> =
        Id::new(Bucket::new(1).unwrap(), world.db.store.now(), world.db.store.dice().as_ref());
    let mut cx = world.db.store.begin(officer(staff.uuid(), "dubai")).await.unwrap();
    let name = FileName::Reference(world.files.0.reference);
    post_as_officer(&mut cx, world.files.as_ref(), staff, name, "خلال يومين.".into()).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(due(&world).await, None);
    world.db.clock.advance(promised.since(world.db.store.now()) + Duration::from_secs(1));
    world.work().await;
    assert_eq!(late(&world), 0, "a promise that was kept is never called late");
}

#[tokio::test]
async fn a_broken_promise_is_said_once() {
    let world = World::new().await;
    writes(&world, "متى يصدر المستخرج؟").await;
    let promised = due(&world).await.expect("an answer is promised");
    world.db.clock.advance(promised.since(world.db.store.now()) - Duration::from_secs(1));
    world.work().await;
    assert_eq!(late(&world), 0, "a second is left");
    world.db.clock.advance(Duration::from_secs(1));
    world.work().await;
    world.db.clock.advance(Duration::from_secs(86_400));
    world.work().await;
    assert_eq!(late(&world), 1);
    let mut mona = world.browser(world.owner).await;
    mona.open(&format!("/files/{}/messages", world.files.0.reference)).await.must_say("تأخر الرد عن موعده");
}

fn late(world: &World) -> usize {
    world.carrier.mails.lock().unwrap().iter().filter(|mail| mail.subject.contains("تأخر الرد")).count()
}
