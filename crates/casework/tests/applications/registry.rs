//! The registry's three outcomes, each with its own way on for the citizen.

use std::sync::atomic::Ordering;

use casework::applications::{
    self,
    corrections::Part,
    model::{RegistryOutcome, Stage},
    registry,
};
use kernel::{Actor, Id};
use store::Scope;

use crate::world::{MONA, World, away, reply};

async fn stage(world: &World, reference: &str) -> Stage {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap().stage()
}

#[tokio::test]
async fn not_located_can_be_searched_again() {
    let world = World::new().await;
    world.registry.next.lock().unwrap().push(Ok(reply(RegistryOutcome::NotLocated)));
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    let page = mona.open(&format!("/files/{reference}/outcome")).await;
    page.must_be_ok().must_say("لم يكتمل البحث").must_say("لم تُقيَّد الواقعة من قبل");
    // The date is corrected; the page leads back to the ways on.
    let date = mona.open(&format!("/files/{reference}/q/birth_date")).await;
    let page = mona.submit(date.form("/q/birth_date").with("birth_date-day", "14")).await;
    page.must_say("لم يكتمل البحث");
    mona.submit(page.form("/search-again")).await.must_be_ok().must_say("أُعيد البحث");
    // The registry takes so many questions a second; the clock of the test stands still until it is moved.
    world.db.clock.advance(std::time::Duration::from_secs(1));
    world.work().await;
    assert_eq!(stage(&world, &reference).await, Stage::UnderReview);
    assert_eq!(world.registry.asked.load(Ordering::SeqCst), 2);
}

/// Everything the owner reads of a file whose search gave `outcome`, with the reference taken out.
async fn told_of(outcome: RegistryOutcome) -> Vec<String> {
    let world = World::new().await;
    world.registry.next.lock().unwrap().push(Ok(reply(outcome)));
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    let mut told = Vec::new();
    for path in [format!("/files/{reference}"), format!("/files/{reference}/outcome"), "/files".to_owned()] {
        told.push(mona.open(&path).await.must_be_ok().text().replace(&reference, "…"));
    }
    told
}

#[tokio::test]
async fn who_asks_about_somebody_else_cannot_tell_the_outcomes_apart() {
    let (located, differs) = (told_of(RegistryOutcome::NotLocated).await, told_of(RegistryOutcome::Mismatch).await);
    assert_eq!(located, differs);
}

#[tokio::test]
async fn a_mismatch_never_says_which_datum_and_the_desk_sees_it() {
    let world = World::new().await;
    world.registry.next.lock().unwrap().push(Ok(reply(RegistryOutcome::Mismatch)));
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    let page = mona.open(&format!("/files/{reference}/outcome")).await;
    page.must_be_ok().must_say("لا يُبيَّن السبب لغيره");
    assert!(!page.html().contains("2019-04-12"));
    mona.submit(page.form("/to-desk")).await.must_be_ok();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    assert_eq!(file.stage(), Stage::UnderReview);
    let evidence = registry::latest(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!(evidence.differences.0[0].datum, "birth_date");
}

#[tokio::test]
async fn a_registry_that_is_away_is_survived() {
    let world = World::new().await;
    world.registry.next.lock().unwrap().extend([away(), away()]);
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    assert_eq!(stage(&world, &reference).await, Stage::Paid);
    mona.open(&format!("/files/{reference}")).await.must_be_ok().must_say("لدى قطاع الأحوال المدنية");
    for _ in 0..6 {
        world.db.clock.advance(std::time::Duration::from_secs(3600));
        world.work().await;
    }
    assert_eq!(stage(&world, &reference).await, Stage::UnderReview);
}

#[tokio::test]
async fn only_what_a_document_needs_is_kept_and_withdrawing_purges_it() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    let record = registry::latest(&mut cx, &file).await.unwrap().unwrap().record.unwrap();
    assert!(record.contains_key("name") && !record.contains_key("street"));
    drop(cx);
    let page = mona.open(&format!("/files/{reference}/cancel")).await;
    page.must_say("سبق سداد رسوم هذا الطلب");
    mona.submit(page.form("/cancel")).await.must_be_ok();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let file = applications::store::load(&mut cx, &scope, file.id).await.unwrap();
    assert_eq!(file.stage(), Stage::Cancelled);
    assert!(registry::latest(&mut cx, &file).await.unwrap().unwrap().record.is_none());
}

#[tokio::test]
async fn a_correction_asks_for_one_thing_and_returns_to_the_same_officer() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    let officer = Id::from_uuid(uuid::Uuid::from_u128(7));
    let scope = Scope::System("test");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let mut file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    let promised = file.promised_on.unwrap();
    applications::record::claimed(&mut cx, &mut file, officer).await.unwrap();
    let part = Part::Field("subject_name".to_owned());
    let term = world.term(&cx, &file).await;
    let asked = (part, "يُرجى كتابة الاسم رباعيًا");
    applications::record::correction_asked(&mut cx, &mut file, officer, asked, term).await.unwrap();
    cx.commit().await.unwrap();
    world.db.clock.advance(std::time::Duration::from_secs(20 * 60));
    let page = mona.open(&format!("/files/{reference}/correction")).await;
    page.must_be_ok().must_say("يُرجى كتابة الاسم رباعيًا").must_say("يُرجى تعديل المطلوب أولًا");
    // Nothing else may be changed.
    let other = mona.get(&format!("/ar/files/{reference}/q/birth_date")).await;
    assert_eq!(other.status.as_u16(), 409, "{}", other.text());
    let page = mona.open(&format!("/files/{reference}/q/subject_name")).await;
    let page = mona.submit(page.form("/q/subject_name").with("subject_name", "ليلى أحمد محمود السيد حسن")).await;
    mona.submit(page.form("/correction")).await.must_be_ok().must_say("قيد المراجعة");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let file = applications::store::load(&mut cx, &scope, file.id).await.unwrap();
    assert_eq!(file.stage(), Stage::UnderReview);
    assert_eq!(file.facts.claimed.unwrap().1, officer);
    assert_eq!(file.promised_on, Some(promised.plus_days(1)), "the clock stood still");
    let subject = applications::people_in_file::subject(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!(subject.name, "ليلى أحمد محمود السيد حسن");
}
