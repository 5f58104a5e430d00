//! Matching is no oracle: match, mismatch, unknown, deceased and taken look alike; five failures end machine answers.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use kernel::NationalNumber;
use people::ports::IdentityAnswer;
use testkit::{Browser, Page};

use crate::world::{World, number};

async fn ask(browser: &mut Browser, number: &NationalNumber, card: &str) -> Page {
    let page = browser.open("/account/identity/match").await;
    let form = page.form("/account/identity/match");
    let form = form
        .with("number", number.digits())
        .with("card", card)
        .with("mother", "فاطمة علي")
        .with("notice-identity-check", "yes");
    browser.submit(form).await
}

#[tokio::test]
async fn every_outcome_looks_alike_until_it_is_told_at_the_appointed_time() {
    let world = World::new().await;
    let cases = [
        (number(1), IdentityAnswer::Match, true),
        (number(2), IdentityAnswer::Mismatch, false),
        (number(3), IdentityAnswer::Unknown, false),
        (number(4), IdentityAnswer::Deceased, false),
        (number(5), IdentityAnswer::ByHand, false),
        // Taken: the first case holds this number by then.
        (number(1), IdentityAnswer::Match, false),
    ];
    let mut while_checking = Vec::new();
    for (at, (number, answer, matched)) in cases.into_iter().enumerate() {
        world.registry.answers.lock().unwrap().insert(number.digits().to_owned(), answer);
        let email = format!("person{at}@example.org");
        let mut browser = world.registered(10 + at as u8, &email).await;
        let page = ask(&mut browser, &number, "ie-١٢٣٤٥٦٧").await;
        page.must_be_ok().must_say("نتحقق الآن");
        while_checking.push(page.text());
        // The registry has answered long ago; nothing shows before the moment.
        world.pass(59).await;
        let page = browser.open("/account/identity").await;
        page.must_say("نتحقق الآن");
        while_checking.push(page.text());
        assert!(
            !world.letters.0.lock().unwrap().iter().any(|(to, text)| *to == email && text.contains("إثبات شخصيتك"))
        );
        world.pass(2).await;
        let page = browser.open("/account/identity").await;
        assert_eq!(page.says("لم تكتمل المطابقة"), !matched, "{answer:?}");
        let told = world
            .letters
            .0
            .lock()
            .unwrap()
            .iter()
            .filter(|(to, text)| *to == email && text.contains("إثبات شخصيتك"))
            .count();
        assert_eq!(told, 1, "one message, whatever came of it");
    }
    assert!(while_checking.iter().all(|text| *text == while_checking[0]));
    let letters = world.letters.0.lock().unwrap();
    let told: Vec<&String> =
        letters.iter().map(|(_, text)| text).filter(|text| text.contains("إثبات شخصيتك")).collect();
    assert!(told.iter().all(|text| *text == told[0]));
}

#[tokio::test]
async fn five_failures_on_a_number_from_anyone_end_machine_answers_about_it() {
    let world = World::new().await;
    let target = number(7);
    world.registry.answers.lock().unwrap().insert(target.digits().to_owned(), IdentityAnswer::Match);
    for at in 0..5_u8 {
        let mut browser = world.registered(20 + at, &format!("guess{at}@example.org")).await;
        ask(&mut browser, &target, &format!("XX000000{at}")).await;
        world.pass(61).await;
    }
    let asked = world.registry.asked.load(Ordering::SeqCst);
    assert_eq!(asked, 5);
    // Even the right answer is not looked at by a machine any more; an officer decides by a document.
    let mut browser = world.registered(30, "owner@example.org").await;
    ask(&mut browser, &target, "IE1234567").await.must_say("نتحقق الآن");
    world.pass(61).await;
    assert_eq!(world.registry.asked.load(Ordering::SeqCst), asked);
    browser.open("/account/identity").await.must_say("لم تكتمل المطابقة").must_say("عرض وثيقة");
}

#[tokio::test]
async fn a_second_check_waits_for_the_first_and_the_day_has_a_limit() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    // Two pages, each with a key of its own: pressing twice on one of them asks once.
    let form = browser.open("/account/identity/match").await.form("/account/identity/match");
    let other = browser.open("/account/identity/match").await.form("/account/identity/match");
    let send = |form: &testkit::Filled| {
        form.clone()
            .with("number", number(8).digits())
            .with("card", "IE1234567")
            .with("mother", "فاطمة علي")
            .with("notice-identity-check", "yes")
    };
    browser.submit(send(&form)).await.must_say("نتحقق الآن");
    let again = browser.submit(send(&other)).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    for _ in 0..4 {
        world.pass(61).await;
        let form = browser.open("/account/identity/match").await.form("/account/identity/match");
        browser.submit(send(&form)).await.must_say("نتحقق الآن");
    }
    world.pass(61).await;
    let form = browser.open("/account/identity/match").await.form("/account/identity/match");
    assert_eq!(browser.submit(send(&form)).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_misfit_of_the_check_digit_warns_once_and_then_passes() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    let right = number(9);
    let last = right.digits().as_bytes()[13];
    let other = if last == b'0' { '1' } else { '0' };
    let misfit = format!("{}{other}", &right.digits()[..13]);
    let page = browser.open("/account/identity/match").await;
    let form = page.form("/account/identity/match").with("number", &misfit).with("card", "IE1234567");
    let page = browser.submit(form.with("mother", "فاطمة علي").with("notice-identity-check", "yes")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.must_say("يُرجى مراجعة الرقم القومي");
    assert!(!page.html().contains("فاطمة"), "what was hidden is never filled in again");
    let page = browser.submit(page.form("/account/identity/match").with("mother", "فاطمة علي")).await;
    page.must_say("نتحقق الآن");
}
