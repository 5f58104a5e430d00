//! Enquiries and complaints: routed by their row, promised by working time, answered, rated, late.

use std::time::Duration;

use kernel::{Actor, Bucket, Id, Reference, StaffRole, marks};
use messaging::enquiries::{Reply, Said, Standing, answer, read_as_citizen, read_as_officer};
use messaging::ports::OfficeBook;
use testkit::Browser;

use crate::world::{Shipped, World, officer};

const WORDS: &str = "طلبت موعدًا منذ شهر ولم يرد أحد.";

/// Writes on `topic` to the mission in Dubai; the reference.
async fn written(mona: &mut Browser, topic: &str) -> Reference {
    let page = mona.open("/account/enquiries/new").await;
    let form = page.must_be_ok().form("/account/enquiries/new");
    let page = mona.submit(form.with("topic", topic).with("mission", "dubai").with("text", WORDS)).await;
    page.must_be_ok().must_say(WORDS).must_say("أُرسلت رسالتك");
    page.path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_form_that_is_sent_twice_opens_one_enquiry_and_leads_to_it_both_times() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let page = mona.open("/account/enquiries/new").await;
    let form = page.must_be_ok().form("/account/enquiries/new").with("topic", "how_to_apply").with("mission", "dubai");
    let form = form.with("text", WORDS);
    let (first, again) = (mona.submit(form.clone()).await, mona.submit(form).await);
    assert_eq!(first.must_be_ok().path, again.must_be_ok().path);
    let reference = first.path.rsplit('/').next().unwrap().to_owned();
    let inbox = mona.open("/account/messages").await;
    assert_eq!(inbox.must_be_ok().html().matches(&format!("/account/enquiries/{reference}")).count(), 1);
    // A letter in it that is sent twice is kept once, too.
    let form = first.form(&format!("/{reference}")).with("text", "وما المستندات؟");
    mona.submit(form.clone()).await.must_be_ok();
    let page = mona.submit(form).await;
    assert_eq!(page.must_be_ok().text().matches("وما المستندات؟").count(), 1, "{}", page.text());
}

/// A member of staff of the world, with a record of her own.
async fn staff(world: &World, role: StaffRole, missions: &[&str]) -> (Actor, Id<marks::Staff>) {
    let id = world.member(role).await;
    let missions = missions.iter().map(|mission| (*mission).to_owned()).collect();
    (Actor::Staff { staff: id.uuid(), roles: vec![role], missions }, id)
}

#[tokio::test]
async fn a_complaint_about_a_mission_is_answered_by_the_central_review_and_never_seen_by_that_mission() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let reference = written(&mut mona, "mission_service").await;
    world.work().await;
    {
        let mails = world.carrier.mails.lock().unwrap();
        assert!(mails.iter().any(|mail| mail.subject.contains(&reference.to_string())), "its receipt was sent");
        assert!(mails.iter().all(|mail| !mail.text.contains(WORDS)), "a notice never carries the words");
    }

    let (dubai, _) = staff(&world, StaffRole::MissionOfficer, &["dubai"]).await;
    let mut cx = world.db.store.begin_desk(dubai).await.unwrap();
    assert!(read_as_officer(&mut cx, reference).await.is_err(), "whoever is complained about does not read it");
    drop(cx);

    let (central, id) = staff(&world, StaffRole::CentralReviewer, &[]).await;
    let offices = Shipped.offices(&world.db.store).await.unwrap();
    let mut cx = world.db.store.begin_desk(central).await.unwrap();
    let (_, letters) = read_as_officer(&mut cx, reference).await.unwrap();
    assert_eq!(letters.len(), 1);
    let note = Said { reply: Reply::Note, text: "يُراجع دفتر المواعيد.".to_owned(), attached: None };
    answer(&mut cx, &offices, id, reference, &note).await.unwrap();
    let said =
        Said { reply: Reply::Answer, text: "نعتذر؛ حُدد الموعد غدًا.".to_owned(), attached: None };
    answer(&mut cx, &offices, id, reference, &said).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;

    let path = format!("/account/enquiries/{reference}");
    let page = mona.open(&path).await;
    page.must_be_ok().must_say("نعتذر؛ حُدد الموعد غدًا.").must_say("تم الرد").must_say("هل أفادك الرد؟");
    assert!(!page.says("دفتر المواعيد"), "a note is for colleagues");
    let page = mona.submit(page.form("/rating").with("helped", "yes")).await;
    page.must_be_ok().must_say("كان مفيدًا");
    assert!(!page.has("form[action$='/rating']"), "nobody is asked twice");

    let mut cx = world.db.store.begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    let copy = messaging::own_data::of(&mut cx, world.owner).await.unwrap().to_string();
    assert!(copy.contains(reference.compact()) || copy.contains(&reference.to_string()), "{copy}");
    assert!(
        copy.contains("mission_service") && copy.contains("حُدد الموعد غدًا") && !copy.contains("دفتر المواعيد"),
        "{copy}"
    );
}

#[tokio::test]
async fn what_is_late_goes_to_the_central_review_at_the_minute_the_promise_is_broken() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let reference = written(&mut mona, "how_to_apply").await;
    world.work().await;
    let due = facts(&world, reference).await.0;
    let now = world.db.store.now();
    world.db.clock.advance(due.since(now) - Duration::from_secs(60));
    world.work().await;
    assert_eq!(facts(&world, reference).await.1, Standing::Waiting, "a minute is left");
    let (central, _) = staff(&world, StaffRole::CentralReviewer, &[]).await;
    world.db.clock.advance(Duration::from_secs(60));
    world.work().await;
    assert_eq!(facts(&world, reference).await.1, Standing::Late);
    let mut cx = world.db.store.begin_desk(central).await.unwrap();
    read_as_officer(&mut cx, reference).await.unwrap();
    drop(cx);
    let mut mona = world.browser(world.owner).await;
    mona.open(&format!("/account/enquiries/{reference}")).await.must_say("تأخر الرد عن موعده");
    let mails = world.carrier.mails.lock().unwrap();
    assert_eq!(mails.iter().filter(|mail| mail.subject.contains("تأخر الرد")).count(), 1);
}

#[tokio::test]
async fn a_question_stops_the_clock_until_the_citizen_writes() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let reference = written(&mut mona, "how_to_apply").await;
    let (dubai, id) = staff(&world, StaffRole::MissionOfficer, &["dubai"]).await;
    let offices = Shipped.offices(&world.db.store).await.unwrap();
    let mut cx = world.db.store.begin_desk(dubai).await.unwrap();
    let said = Said { reply: Reply::Question, text: "أي مستند تقصدين؟".to_owned(), attached: None };
    answer(&mut cx, &offices, id, reference, &said).await.unwrap();
    cx.commit().await.unwrap();
    let due = facts(&world, reference).await.0;
    world.db.clock.advance(Duration::from_secs(20 * 86_400));
    world.work().await;
    assert_eq!(facts(&world, reference).await, (due, Standing::WithCitizen), "nobody is late meanwhile");
    let mut mona = world.browser(world.owner).await;
    let page = mona.open(&format!("/account/enquiries/{reference}")).await;
    mona.submit(page.form(&format!("/{reference}")).with("text", "عقد الزواج.")).await.must_be_ok();
    let (promised, standing) = facts(&world, reference).await;
    assert_eq!(standing, Standing::Waiting);
    assert!(promised > due.plus(Duration::from_secs(19 * 86_400)));
}

#[tokio::test]
async fn nobody_is_asked_to_rate_an_answer_about_a_death() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let reference = written(&mut mona, "death_abroad").await;
    let (dubai, id) = staff(&world, StaffRole::MissionOfficer, &["dubai"]).await;
    let offices = Shipped.offices(&world.db.store).await.unwrap();
    let mut cx = world.db.store.begin_desk(dubai).await.unwrap();
    let said = Said {
        reply: Reply::Answer, text: "خالص العزاء لسيادتكم وللأسرة.".to_owned(), attached: None
    };
    answer(&mut cx, &offices, id, reference, &said).await.unwrap();
    cx.commit().await.unwrap();
    let path = format!("/account/enquiries/{reference}");
    let page = mona.open(&path).await;
    assert!(!page.must_be_ok().must_say("خالص العزاء").says("هل أفادك"));
    let token = mona.open("/account/messages").await.form("/preference");
    let forced = token.to(&format!("/ar{path}/rating")).with("helped", "yes");
    assert_eq!(mona.send_only(forced).await.status.as_u16(), 409, "nor by a form that nobody was given");
}

#[tokio::test]
async fn another_citizens_enquiry_and_another_missions_are_unknown() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let reference = written(&mut mona, "how_to_apply").await;
    let unknown = Reference::draw(Bucket::new(7).unwrap(), world.db.store.dice().as_ref());
    let mut other = world.browser(world.other).await;
    for named in [reference, unknown] {
        let answer = other.get(&format!("/ar/account/enquiries/{named}")).await;
        assert_eq!(answer.status.as_u16(), 404);
    }
    let (abudhabi, _) = staff(&world, StaffRole::MissionOfficer, &["abudhabi"]).await;
    let mut cx = world.db.store.begin_desk(abudhabi).await.unwrap();
    assert!(read_as_officer(&mut cx, reference).await.is_err());
    drop(cx);
    let mut cx = world.db.store.begin_desk(officer(uuid::Uuid::nil(), "")).await.unwrap();
    assert!(read_as_officer(&mut cx, reference).await.is_err());
}

#[tokio::test]
async fn a_form_without_topic_mission_or_words_comes_back_with_each_at_its_field() {
    let world = World::new().await;
    let mut mona = world.browser(world.owner).await;
    let page = mona.open("/account/enquiries/new").await;
    let form = page.form("/account/enquiries/new").with("about", "7K4M-29TX-Q3W").with("text", " ");
    let page = mona.submit(form).await;
    assert_eq!(page.status.as_u16(), 422);
    page.must_say("يُرجى اختيار الموضوع").must_say("يُرجى اختيار البعثة").must_say("يُرجى كتابة نص الرسالة");
    page.must_say("لا يوجد في حسابك طلب بهذا الرقم");
}

/// By when it is promised, and how it stands.
async fn facts(world: &World, reference: Reference) -> (kernel::Moment, Standing) {
    let mut cx = world.db.store.begin(Actor::Citizen { account: world.owner.uuid() }).await.unwrap();
    let (enquiry, _) = read_as_citizen(&mut cx, world.owner, reference).await.unwrap();
    (enquiry.facts.due, enquiry.facts.standing())
}
