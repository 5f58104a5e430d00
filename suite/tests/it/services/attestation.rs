//! A degree of a university in the Emirates, attested for use in Egypt: the pictures are checked, the original is attested at the
//! counter while its holder waits, and the platform issues nothing. What the mission cannot attest is told before anybody pays.

use std::time::Duration;

use casework::applications::model::Stage;
use testkit::{Browser, World, story};

use super::appointment::{invited, slots_for};
use crate::look;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// A paid application for the attestation of a foreign degree.
async fn paid(world: &World, browser: &mut Browser) -> String {
    let reference = story::opened(browser, "attestation", "issued_by=residence&used_in=egypt").await;
    let seat = story::seat(&reference);
    let know = |what: &str| world.known("father", what);
    let title = "شهادة بكالوريوس من جامعة الشارقة".to_owned();
    let answers: [story::Answered; 6] = [
        ("document", vec![("document_kind", "study".to_owned()), ("document_title", title)]),
        ("subject_name", vec![("subject_name", know("name"))]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", know("mother_name"))]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
    ];
    story::answer_all(browser, &seat, answers).await;
    for key in ["document_scan", "earlier_attestation"] {
        story::send(browser, &seat, key).await;
    }
    story::answer::<&str>(browser, &seat, "translation", &[]).await.must_be_ok();
    story::submit_and_pay(world, browser, &reference).await;
    reference
}

#[tokio::test]
async fn an_original_is_attested_at_the_counter_and_the_file_ends_there() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = paid(&world, &mut father).await;
    let mut officer = world.staff("dubai").await;
    invited(&world, &mut officer, &reference).await;
    slots_for(&world, &mut officer, "attestation", (15, "09:30")).await;
    let own = format!("/files/{reference}/appointment");
    let page = father.open(&own).await;
    let slot = page.must_be_ok().attribute("button[name=slot]", "value").unwrap();
    let held = father.submit(page.form("/choose").with("slot", &slot)).await;
    let booked = father.submit(held.must_be_ok().form("/confirm")).await;
    booked.must_be_ok().must_say("تم تأكيد الموعد").must_say("أصل المستند وعليه التصديق السابق");

    world.pass(15 * DAY).await;
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/appointments").await;
    let path = list.must_be_ok().attribute("a[href*='/desk/appointments/'][href*='-12-']", "href").unwrap();
    let day = officer.open(&path).await;
    officer.submit(day.must_be_ok().must_say(&reference).form("/mark").with("mark", "came")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::HandedOver, "nothing is left to be made");
    assert_eq!(look::count(&world, &reference, "application.issued").await, 0, "the platform attests nothing");
    let mut father = world.citizen("father").await;
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("تم الإجراء في البعثة");
    let done = father.open(&own).await;
    done.must_be_ok().must_say("ما تم في البعثة");
    assert!(!done.says("البطاقة"), "there is no card in it");
}

#[tokio::test]
async fn what_the_mission_cannot_attest_is_told_before_anything_is_asked() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let told = [
        ("issued_by=wasl&used_in=residence", "يُصدَّق على نسختها الورقية من وزارة الخارجية المصرية قبل إرسالها"),
        ("issued_by=elsewhere&used_in=egypt", "لا تستطيع البعثة مضاهاة أختام دولة أخرى"),
        ("issued_by=egypt&used_in=egypt", "تصديق البعثة لمستند ينتقل بين مصر ودولة الإقامة"),
    ];
    for (answers, why) in told {
        father.open(&format!("/services/attestation/result?country=ae&{answers}")).await.must_be_ok().must_say(why);
    }
}

#[tokio::test]
async fn what_cannot_be_attested_is_refused_in_words_and_its_fee_waits_for_two_people_of_finance() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = paid(&world, &mut father).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&story::desk(&reference, "/reject")).await;
    let words = "يُصدَّق المستند أولًا من وزارة خارجية الدولة التي أصدرته.";
    let form = page.must_be_ok().form("/reject").with("reason", "not_for_attestation");
    officer.submit(form.with("note", words)).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Rejected);
    assert_eq!(look::count(&world, &reference, "refund.opened").await, 1, "all of it, in one");
    assert_eq!(look::count(&world, &reference, "refund.given").await, 0);
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say(words);
    world.staff("finance").await.open("/desk/refunds").await.must_be_ok().must_say(&reference);
}
