//! A woman without telephone and e-mail comes to the consulate: an account, a file prepared with her, her word before a second
//! member of staff or on paper, payment on the mission's device, a slip, letters on paper; and one day a telephone. The
//! adversary is the officer who is alone.

use std::time::Duration;

use casework::applications::model::Stage;
use testkit::{
    Browser, Page, World,
    story::{self, picture},
};

use crate::look;

const MINUTE: Duration = Duration::from_secs(60);
/// Somebody whom the registry knows and who has no account.
const HER: &str = "former_wife";

/// The code on a page: eight letters in two halves.
fn code_on(page: &Page) -> String {
    let letters: Vec<char> = page.must_be_ok().text().chars().collect();
    let is_letter = |c: &char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let code = letters.windows(11).find(|w| {
        w[5] == '-'
            && !is_letter(&w[0])
            && w[0] != '-'
            && !is_letter(&w[10])
            && w[10] != '-'
            && w[1..5].iter().chain(&w[6..10]).all(is_letter)
    });
    code.unwrap_or_else(|| panic!("no code on {}", page.text()))[1..10].iter().collect()
}

/// The account is opened after comparing her card; the path of her page at the counter.
async fn opened(world: &World, officer: &mut Browser) -> String {
    let page = officer.open("/desk/counter/people/new").await;
    let form = page
        .must_be_ok()
        .form("/desk/counter/people/new")
        .with("kind", "national_id")
        .with("name", &world.known(HER, "name"))
        .with("number", &world.known(HER, "number"))
        .with("notice-account", "yes");
    let silent = officer.submit(form.clone()).await;
    assert_eq!(silent.status.as_u16(), 422, "without the declaration: {}", silent.text());
    let page = officer.submit(form.with("declared", "yes")).await;
    page.must_be_ok().must_say(&world.known(HER, "name")).path.trim_start_matches("/ar").to_owned()
}

/// A renewal of her card, answered together with her; the reference.
async fn prepared(world: &World, officer: &mut Browser, person: &str) -> String {
    let page = officer.open(person).await;
    let page = officer.submit(page.must_be_ok().form(person).with("service", "nid_renewal")).await;
    let reference = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    let seat = format!("/desk/help/{reference}");
    let know = |what: &str| world.known(HER, what);
    let said = [
        ("subject_name", vec![("subject_name", know("name"))]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", know("mother_name"))]),
        ("sex", vec![("sex", know("sex"))]),
        ("job", vec![("job", "none".to_owned())]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![]),
    ];
    story::answer_all(officer, &seat, said).await;
    story::send(officer, &seat, "old_card").await;
    // She has no sign-in: what only she can say is said here, and she puts her name to it with the summary.
    story::answer(officer, &seat, "declaration", &[("declaration", "yes")]).await.must_be_ok();
    reference
}

/// The summary is laid before her; its page at the counter.
async fn presented(officer: &mut Browser, reference: &str) -> Page {
    let page = officer.open(&format!("/desk/help/{reference}/check")).await;
    let page = officer.submit(page.must_be_ok().form("/check")).await;
    page.must_be_ok().must_say("عُرض هذا الملخص على صاحب الطلب");
    page
}

/// Pays by the link that the officer has made, on the mission's device.
async fn paid_here(world: &World, officer: &mut Browser, file: &str) {
    let page = officer.open(file).await;
    let page = officer.submit(page.must_be_ok().form("/pay-link")).await;
    let pay = page.must_be_ok().attribute("main a[href*='/pay/']", "href").expect("it opens here");
    let mut device = world.visitor();
    let page = device.get(&pay).await;
    let left = device.send_only(page.must_be_ok().form(&pay)).await;
    let checkout = left.location.clone().unwrap_or_else(|| panic!("it leads nowhere: {}", left.text()));
    let before = world.webhooks();
    world.choose(&checkout, "success").await;
    world.webhooks_until(before + 1).await;
    world.work().await;
}

#[tokio::test]
async fn a_person_without_a_telephone_is_served_by_two_and_takes_home_a_slip() {
    let world = World::new().await;
    let mut officer = world.staff("dubai").await;
    let person = opened(&world, &mut officer).await;
    // Known by her number from now on, here and nowhere else; a second account is not opened for it.
    let page = officer.open("/desk/counter").await;
    let found = officer.submit(page.form("/desk/counter").with("found_by", &world.known(HER, "number"))).await;
    assert_eq!(found.must_be_ok().path.trim_start_matches("/ar"), person);
    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.open(&person).await.status.as_u16(), 404);
    let page = elsewhere.open("/desk/counter").await;
    let found = elsewhere.submit(page.form("/desk/counter").with("found_by", &world.known(HER, "number"))).await;
    assert_eq!(found.status.as_u16(), 422, "{}", found.text());

    let reference = prepared(&world, &mut officer, &person).await;
    let file = format!("/desk/counter/files/{reference}");
    let page = presented(&mut officer, &reference).await;
    page.must_say(&world.known(HER, "name")).must_say("يُطلب موظف آخر");
    assert!(!page.has("form[action$='/witness']"), "nobody witnesses what she prepared");
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let alone = page.form("/take-back").to(&format!("/ar{file}/witness")).with("seen", &seen).with("declared", "yes");
    assert_eq!(officer.send_only(alone).await.status.as_u16(), 403);
    assert_eq!(elsewhere.open(&file).await.status.as_u16(), 404, "another mission");
    let pdf = officer.get(&format!("/ar{file}/summary.pdf")).await;
    assert!(pdf.must_be_ok().bytes.starts_with(b"%PDF-"), "it is printed");

    // She wants something changed: the summary that was seen before is no summary any more.
    world.pass(MINUTE).await;
    let page = officer.open(&file).await;
    officer.submit(page.form("/take-back")).await.must_be_ok();
    let mut witness = world.staff("aunt").await;
    let early = witness.open(&file).await;
    assert!(!early.must_be_ok().has("form[action$='/witness']"));
    let page = officer.open(&format!("/desk/help/{reference}/q/job")).await;
    officer.submit(page.form("/q/job").with("job", "none")).await.must_be_ok();
    world.pass(MINUTE).await;
    presented(&mut officer, &reference).await;

    let page = witness.open(&file).await;
    let silent = witness.submit(page.must_be_ok().form("/witness")).await;
    assert_eq!(silent.status.as_u16(), 422, "{}", silent.text());
    let page = witness.open(&file).await;
    let other = page.form("/witness").with("declared", "yes").with("seen", &"0".repeat(64));
    assert_eq!(witness.submit(other).await.status.as_u16(), 409, "another summary");
    assert_eq!(look::stage(&world, &reference).await, Stage::Draft);
    let page = witness.open(&file).await;
    let page = witness.submit(page.form("/witness").with("declared", "yes")).await;
    page.must_be_ok().must_say("قُدِّم الطلب").must_say("في حضور");
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment);

    paid_here(&world, &mut officer, &file).await;
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
    world.pass(MINUTE).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);

    // The slip: its code is told once, and opens nothing but the stage.
    let page = officer.open(&file).await;
    let code = code_on(&officer.submit(page.form("/slip")).await);
    assert!(!officer.open(&file).await.says(&code), "told once");
    let mut agent = world.staff("calls").await;
    let page = agent.open("/desk/counter/ask").await;
    let wrong = page.must_be_ok().form("/desk/counter/ask").with("found_by", &reference).with("code", "ABCD-EFGH");
    assert_eq!(agent.submit(wrong).await.status.as_u16(), 422);
    let page = agent.open("/desk/counter/ask").await;
    let asked = agent.submit(page.form("/desk/counter/ask").with("found_by", &reference).with("code", &code)).await;
    asked.must_be_ok().must_say(&reference);
    assert!(!asked.says(&world.known(HER, "name")) && !asked.says("تجديد"), "{}", asked.text());
    assert_eq!(agent.open(&person).await.status.as_u16(), 404, "a call agent opens nobody");

    // Whoever examines sees who prepared it, and whoever prepared it does not examine.
    assert_eq!(story::claimed(&mut officer, &reference).await.status.as_u16(), 403);
    let mut reviewer = world.staff("review").await;
    story::claimed(&mut reviewer, &reference).await.must_be_ok();
    let page = reviewer.open(&story::desk(&reference, "")).await;
    page.must_be_ok()
        .must_say("ساعد في إعداد الطلب")
        .must_say("سامية فؤاد عبد الحميد")
        .must_say("أقر به صاحبه عند الشباك");

    letters(&world, &mut officer, &mut elsewhere, (&reference, &code)).await;
    a_telephone(&world, &mut officer, (&person, &reference, &code)).await;
}

/// What she is told is printed here and handed to whoever has the slip.
async fn letters(world: &World, officer: &mut Browser, elsewhere: &mut Browser, (reference, code): (&str, &str)) {
    world.work().await;
    let list = officer.open("/desk/counter/letters").await;
    list.must_be_ok().must_say(reference).must_say("للطباعة");
    let one = list.attribute("main table a[href*='/desk/counter/letters/']", "href").expect("one is to be printed");
    assert_eq!(elsewhere.get(&one).await.status.as_u16(), 404, "another mission's letter");
    let letter = officer.get(&one).await;
    letter.must_be_ok().must_say(reference);
    assert!(!letter.has("button[value=hand_over]"), "not before it was printed");
    officer.submit(letter.form(&one).with("act", "print")).await.must_be_ok();
    let letter = officer.get(&one).await;
    let wrong = officer.submit(letter.form(&one).with("act", "hand_over").with("code", "ABCD-EFGH"));
    assert_eq!(wrong.await.status.as_u16(), 422);
    let letter = officer.get(&one).await;
    let nothing = officer.submit(letter.form(&one).with("act", "hand_over")).await;
    assert_eq!(nothing.status.as_u16(), 422, "neither code nor document");
    let letter = officer.get(&one).await;
    let handed = officer.submit(letter.form(&one).with("act", "hand_over").with("code", code)).await;
    handed.must_be_ok().must_say("سُلِّمت");
}

/// Her grandson gives her a telephone: the account becomes one like any other, and the slip ends.
async fn a_telephone(world: &World, officer: &mut Browser, (person, reference, code): (&str, &str, &str)) {
    let contact = "+971500000777";
    let page = officer.open(&format!("{person}/contact")).await;
    let form = page.must_be_ok().form("/contact").with("contact", contact).with("declared", "yes");
    let page = officer.submit(form).await;
    let typed = world.code(contact).await;
    let done = officer.submit(page.must_be_ok().form("/desk/counter/contact/code").with("code", &typed)).await;
    done.must_be_ok().must_say("أصبح الحساب حسابًا عاديًا");
    assert_eq!(officer.open(person).await.status.as_u16(), 404, "it is hers alone now");
    world.pass(MINUTE).await;
    let mut herself = world.signed_in(contact).await;
    herself.open(&format!("/files/{reference}")).await.must_be_ok().must_say("أُعد بمساعدة");
    let page = officer.open("/desk/counter/ask").await;
    let asked = officer.submit(page.form("/desk/counter/ask").with("found_by", reference).with("code", code)).await;
    assert_eq!(asked.status.as_u16(), 422, "the slip has ended");
}

#[tokio::test]
async fn her_hand_on_the_printed_summary_speaks_for_itself() {
    let world = World::new().await;
    let mut officer = world.staff("dubai").await;
    let person = opened(&world, &mut officer).await;
    let reference = prepared(&world, &mut officer, &person).await;
    let page = presented(&mut officer, &reference).await;
    let empty = officer.submit(page.form("/signed").as_multipart()).await;
    assert_eq!(empty.status.as_u16(), 422, "without the paper: {}", empty.text());
    assert_eq!(look::stage(&world, &reference).await, Stage::Draft);
    let page = officer.open(&format!("/desk/counter/files/{reference}")).await;
    let scan = page.form("/signed").with_file("file", "s.png", "image/png", &picture());
    officer.submit(scan).await.must_be_ok().must_say("على النسخة المطبوعة");
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment);
    paid_here(&world, &mut officer, &format!("/desk/counter/files/{reference}")).await;
    world.pass(MINUTE).await;
    let mut reviewer = world.staff("review").await;
    story::claimed(&mut reviewer, &reference).await.must_be_ok();
    let page = reviewer.open(&story::desk(&reference, "")).await;
    page.must_be_ok().must_say("الملخص المطبوع وعليه التوقيع");
}
