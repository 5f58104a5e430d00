//! The draft: answered, checked, submitted once.

use casework::applications::{self, answers, model::Stage};
use kernel::Actor;
use store::Scope;

use crate::world::{MONA, NEW, SAMIR, World};

#[tokio::test]
async fn a_father_applies_for_his_daughter() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.answered(&mut mona).await;
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("لابنتك ليلى").must_say("مسودة");
    let page = mona.open(&format!("/files/{reference}/q/declaration")).await;
    let page = mona.submit(page.form("/q/declaration").with("declaration", "yes")).await;
    page.must_say("مراجعة الإجابات").must_say("ليلى أحمد محمود السيد");
    assert!(!page.says("منى عبد الله حسن"), "the mother's name is never shown back");
    let page = mona.send_only(page.form("/check")).await;
    assert_eq!(page.location.as_deref(), Some(format!("/ar/files/{reference}/pay").as_str()), "{}", page.text());
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("في انتظار سداد الرسوم").must_say("دبي");
    mona.open(&format!("/files/{reference}/confirmation")).await.must_be_ok().must_say("تم استلام طلبك");
    mona.open("/files").await.must_be_ok().must_say("لابنتك ليلى");
    world.pay(&reference).await;
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("قيد المراجعة").must_say("نتوقع إصدارها");
}

#[tokio::test]
async fn two_clicks_make_one_submission() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.answered(&mut mona).await;
    let page = mona.open(&format!("/files/{reference}/q/declaration")).await;
    let page = mona.submit(page.form("/q/declaration").with("declaration", "yes")).await;
    let form = page.form("/check");
    let (mut left, mut right) = (mona.clone(), mona.clone());
    let (first, second) = tokio::join!(left.send_only(form.clone()), right.send_only(form.clone()));
    assert_eq!(first.location, second.location, "{} / {}", first.text(), second.text());
    // A third time, much later: the same answer, and still one event.
    let third = mona.send_only(form).await;
    assert_eq!(third.location, first.location);
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    let events = store::events::read(&mut cx, file.id).await.unwrap();
    assert_eq!(events.iter().filter(|event| event.kind == "application.submitted").count(), 1);
    store::events::verify_chain(&events).unwrap();
}

#[tokio::test]
async fn answers_of_hidden_pages_are_dropped_at_submission() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.answered(&mut mona).await;
    // The place abroad was answered; then the birth turns out to have been in Cairo, which hides that page.
    let page = mona.open(&format!("/files/{reference}/q/birth_place")).await;
    mona.submit(page.form("/q/birth_place").with("birth_governorate", "01")).await.must_be_ok();
    let page = mona.open(&format!("/files/{reference}/q/declaration")).await;
    let page = mona.submit(page.form("/q/declaration").with("declaration", "yes")).await;
    mona.send_only(page.form("/check")).await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    assert_eq!(file.stage(), Stage::AwaitingPayment);
    let kept = answers::all(&mut cx, &file).await.unwrap();
    assert!(!kept.seen("birth_abroad_place"));
    assert!(kept.seen("birth_governorate"));
}

#[tokio::test]
async fn a_foreign_file_is_the_same_404_as_an_unknown_one() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    let mut samir = world.signed_in(2, SAMIR).await;
    let unknown = "00000000000";
    for path in ["", "/q/subject_name", "/check", "/cancel", "/outcome", "/correction", "/confirmation"] {
        let foreign = samir.get(&format!("/ar/files/{reference}{path}")).await;
        let none = samir.get(&format!("/ar/files/{unknown}{path}")).await;
        assert_eq!(foreign.status.as_u16(), 404, "{path}");
        assert_eq!(foreign.status, none.status);
        assert_eq!(foreign.text().replace(&reference, ""), none.text().replace(unknown, ""), "{path}");
    }
}

#[tokio::test]
async fn below_the_level_the_shortest_way_up_is_shown() {
    let world = World::new().await;
    let mut newcomer = world.signed_in(3, NEW).await;
    let reference = world.answered(&mut newcomer).await;
    let page = newcomer.open(&format!("/files/{reference}")).await;
    page.must_say("إثبات الشخصية");
    assert!(page.has("a[href='/ar/account/identity']"));
    let page = newcomer.open(&format!("/files/{reference}/q/declaration")).await;
    let page = newcomer.submit(page.form("/q/declaration").with("declaration", "yes")).await;
    assert!(!page.has("form[action$='/check']"), "nothing to press that could not work");
}

#[tokio::test]
async fn who_may_not_ask_learns_which_rule_and_what_would_change_it() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let page = mona.open("/apply/birth_certificate?country=ae&registered=no&relation=father").await;
    let page = mona.submit(page.form("/apply/birth_certificate")).await;
    assert!(page.has(".banner"), "{}", page.html());
    assert!(!page.says("استكمال الطلب"));
}

#[tokio::test]
async fn a_draft_can_be_discarded_and_an_unpaid_file_expires() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let draft = world.answered(&mut mona).await;
    let page = mona.open(&format!("/files/{draft}")).await;
    mona.submit(page.form("/cancel")).await.must_be_ok().must_say("مُلغى");
    let reference = world.submitted(&mut mona).await;
    // Its price runs out after a day, and she is reminded; the file itself waits for a week.
    const REMINDED: &str = "application.payment_reminded";
    world.db.clock.advance(std::time::Duration::from_secs(26 * 3600));
    world.work().await;
    let mut mona = world.signed_in(1, MONA).await;
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("في انتظار سداد الرسوم");
    assert_eq!(world.events(&reference, REMINDED).await, 1);
    world.work().await;
    assert_eq!(world.events(&reference, REMINDED).await, 1, "once");
    world.db.clock.advance(std::time::Duration::from_secs(5 * 24 * 3600));
    world.work().await;
    assert_eq!(world.events(&reference, REMINDED).await, 2, "and once more a day before the end");
    world.db.clock.advance(std::time::Duration::from_secs(24 * 3600));
    world.work().await;
    let mut mona = world.signed_in(1, MONA).await;
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("انتهت مهلة الطلب");
}
