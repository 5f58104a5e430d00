//! From an event to what arrives.

use crate::world::World;

#[tokio::test]
async fn an_event_is_told_once_by_mail_and_inbox() {
    let world = World::new().await;
    world.happens("application.submitted").await;
    world.work().await;
    let reference = world.files.0.reference.to_string();
    {
        let mails = world.carrier.mails.lock().unwrap();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to, crate::world::MONA);
        assert!(mails[0].subject.contains(&reference) && mails[0].text.contains(&format!("/ar/files/{reference}")));
    }
    assert!(world.carrier.texts.lock().unwrap().is_empty(), "she has no proved mobile");
    let mut mona = world.browser(world.owner).await;
    let page = mona.open("/account/messages").await;
    page.must_be_ok().must_say(&reference).must_say("جديدة");
    let again = mona.open("/account/messages").await;
    assert!(!again.says("جديدة"), "what was seen is not new");
    let mut other = world.browser(world.other).await;
    assert!(!other.open("/account/messages").await.says(&reference));
}

#[tokio::test]
async fn a_carrier_that_is_away_is_tried_again_and_the_row_says_so() {
    let world = World::new().await;
    *world.carrier.failing.lock().unwrap() = 2;
    world.happens("application.issued").await;
    assert!(world.carrier.mails.lock().unwrap().is_empty());
    for _ in 0..4 {
        world.db.clock.advance(std::time::Duration::from_secs(1_800));
        world.work().await;
    }
    assert_eq!(world.carrier.mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn who_wants_no_mail_gets_none_and_still_has_the_inbox() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let page = mona.open("/account/messages").await;
    let form = page.form("/account/messages/preference").without("ways");
    mona.submit(form).await.must_be_ok().must_say("تم حفظ اختيارك");
    world.happens("application.paid").await;
    assert!(world.carrier.mails.lock().unwrap().is_empty());
    mona.open("/account/messages").await.must_say("تم سداد رسوم");
}

#[tokio::test]
async fn words_are_forgotten_in_their_time_and_nothing_is_told_twice() {
    let world = World::new().await;
    world.happens("application.submitted").await;
    world.work().await;
    let reference = world.files.0.reference.to_string();
    let pass = |days: u64| world.db.clock.advance(std::time::Duration::from_secs(days * 24 * 60 * 60));
    pass(31);
    forget(&world).await;
    let mut mona = world.browser(world.owner).await;
    mona.open("/account/messages").await.must_be_ok().must_say(&reference);
    pass(335);
    forget(&world).await;
    let mut mona = world.browser(world.owner).await;
    assert!(!mona.open("/account/messages").await.must_be_ok().says(&reference), "a year is over");
    forget(&world).await;
    assert_eq!(world.carrier.mails.lock().unwrap().len(), 1);
}

/// Runs the job that forgets, as its schedule would.
async fn forget(world: &World) {
    let mut cx = world.db.store.begin(kernel::Actor::System("test")).await.unwrap();
    let job = store::jobs::NewJob::new(messaging::retention::FORGET, serde_json::json!({}));
    store::jobs::enqueue(&mut cx, job).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
}
