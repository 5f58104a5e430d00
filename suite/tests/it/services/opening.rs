//! A country opens, is a pilot by invitation, pauses: while the product runs, by two people each time, and nothing that
//! was under way notices.
//!
//! What an operator does to open Kuwait, counted in forms: finance enters the rate (1), a second member of finance approves
//! it (2), an administrator proposes the stage (3), a second one approves it (4). Four forms by four people; the switch holds
//! within a second in every process. The mission's officers are appointed before, at the desk for staff; the demo has one.

use std::time::{Duration, Instant};

use casework::applications::model::Stage;
use kernel::{Day, Money};
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER, Home},
};

use crate::look;

/// A family in Hawalli.
const HAWALLI: Home<'static> =
    Home { country: "kw", area: ("residence-governorate", "hawalli"), mobile: "+96550123456" };
/// One in Jeddah.
const JEDDAH: Home<'static> = Home { country: "sa", area: ("residence-region", "makkah"), mobile: "+966501234567" };

/// Finance enters a rate that holds to the end of tomorrow, and a second member approves it.
pub(crate) async fn rate(world: &World, currency: &str, pounds: &str) {
    let mut first = world.staff("finance").await;
    let page = first.open("/desk/rates").await;
    let now = world.store().now();
    let clock = now.timestamp().in_tz("Africa/Cairo").unwrap().strftime("%H:%M").to_string();
    let form = page.must_be_ok().form("/desk/rates").with("currency", currency).with("pounds", pounds);
    let today = now.day_in("Africa/Cairo");
    let form = dated(dated(form.with("time", &clock), "at", today), "until", today.plus_days(1))
        .with("source_ar", "البنك المركزي المصري")
        .with("source_en", "Central Bank of Egypt")
        .with("reason", "سعر اليوم");
    let own = first.submit(form).await;
    own.must_be_ok();
    approved(world, "finance2", &own.path).await;
}

fn dated(form: testkit::Filled, name: &str, day: Day) -> testkit::Filled {
    form.with(&format!("{name}-day"), &day.day().to_string())
        .with(&format!("{name}-month"), &day.month().to_string())
        .with(&format!("{name}-year"), &day.year().to_string())
}

pub(crate) async fn approved(world: &World, login: &str, proposal: &str) {
    let mut second = world.staff(login).await;
    let page = second.get(proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
}

/// An administrator proposes a switch: which form of the page, and what is written into it.
async fn proposed(world: &World, switch: &str, fields: &[(&str, &str)]) -> Page {
    let mut admin = world.staff("admin").await;
    let page = admin.open("/desk/switches").await;
    // The page has several forms to one address; the hidden field says which one this is.
    let mut form = page.must_be_ok().form("/desk/switches").with("switch", switch);
    for (name, value) in fields {
        form = form.with(&format!("{switch}_{name}"), value);
    }
    admin.submit(form.with(&format!("{switch}_reason"), "قرار التوسع")).await
}

/// The same, approved by the second administrator. Every process reads it within a second; here it is read at once.
async fn switched(world: &World, switch: &str, fields: &[(&str, &str)]) {
    let own = proposed(world, switch, fields).await;
    own.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه");
    approved(world, "admin2", &own.path).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
}

/// What two people decided before: the pilot in the Emirates passed, and this country may open.
async fn decided(world: &World, country: &str) {
    let called = async |login| people::demo::staff_called(world.store(), login).await.unwrap();
    let two = (called("emigration").await, called("emigration2").await);
    evaluation::demo::passed(world.store(), ("ae", country), two).await.unwrap();
}

/// Opens a draft from a country: the page that came of it.
async fn begun(browser: &mut Browser, home: &Home<'_>, invitation: Option<&str>) -> Page {
    let page = browser.open(&story::start_from(home.country, &DAUGHTER)).await;
    // Where nobody may apply now, the page says so and still has its button.
    let mut form = page.form("/apply/birth_certificate");
    if let Some(code) = invitation {
        form = form.with("invitation", code);
    }
    browser.submit(form).await
}

#[tokio::test]
async fn kuwait_opens_while_running_and_its_first_file_goes_to_its_mission_in_dinars() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let before = story::paid(&world, &mut father, &DAUGHTER).await;
    let quoted = look::file(&world, &before).await.quote.unwrap();

    // Closed: today's way, and somebody waits to be told.
    let mut visitor = world.visitor();
    let page = visitor.open("/countries/kw").await;
    page.must_be_ok().must_say("لم تُفتح الخدمات بعد").must_say("القنصلية العامة لجمهورية مصر العربية في الكويت");
    let form = page.form("/interest").with("contact", "waiting@wasl.example");
    visitor.submit(form).await.must_be_ok();
    let refused = begun(&mut father, &HAWALLI, None).await;
    assert!(!refused.path.starts_with("/ar/files/"), "{}", refused.path);
    // It cannot be opened before its currency has a rate: the row is missing, and that is said.
    let stage = [("what", "country.kw"), ("value", "open")];
    let early = proposed(&world, "stage", &stage).await;
    assert_eq!(early.status.as_u16(), 422, "{}", early.text());
    early.must_say("لا يوجد سعر صرف سارٍ لعملتها");

    decided(&world, "kw").await;
    let began = Instant::now();
    rate(&world, "KWD", "١٥٥٫٠٤").await;
    switched(&world, "stage", &stage).await;
    assert!(began.elapsed() < Duration::from_secs(10 * 60), "four forms take no ten minutes");

    let page = world.visitor().open("/countries/kw").await;
    page.must_be_ok().must_say("الخدمات متاحة هنا").must_say("دينار كويتي");
    assert!(!page.has("form[action$='/interest']"));
    world.pass(Duration::from_secs(11 * 60)).await;
    let told = world.sent_to("waiting@wasl.example").await;
    assert!(told.first().is_some_and(|sent| sent.text.contains("الكويت")), "whoever waited is told");

    // The first file: in dinars of a thousand fils, to the mission in Kuwait.
    let page = begun(&mut father, &HAWALLI, None).await;
    let reference = story::draft_at(&world, &mut father, &page, (&DAUGHTER, &HAWALLI)).await;
    let sent = story::submit(&mut father, &reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    let file = look::file(&world, &reference).await;
    assert_eq!((file.country.as_str(), file.mission.as_deref()), ("kw", Some("kuwait")));
    let quote = file.quote.unwrap();
    let dinar = quote.charged.currency();
    assert_eq!((dinar.code(), dinar.exponent()), ("KWD", 3));
    assert_eq!(quote.total, quoted.total, "the fee is set in pounds and is the same everywhere");
    assert_eq!(quote.charged, quote.total.converted(dinar, 6_450).unwrap());
    assert_eq!(quote.charged, Money::new(516, dinar), "79.96 pounds at 155.04 for a dinar");

    // Three digits survive payment, books, receipt and the comparison with the gateway.
    world.pay(&mut father, &reference, "success").await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
    let mut cx = world.store().begin(kernel::Actor::System("suite")).await.unwrap();
    let balances = casework::ledger::balances(&mut cx).await.unwrap();
    drop(cx);
    let cleared = balances.iter().find(|own| own.account == "gateway_clearing" && own.amount.currency() == dinar);
    assert_eq!(cleared.unwrap().amount, quote.charged);
    let page = father.open(&format!("/files/{reference}/receipt")).await;
    page.must_be_ok().must_say("خمسمائة وستة عشر فلسًا").must_say("٠٫٥١٦");
    world.pass(Duration::from_secs(26 * 3_600)).await;
    let page = world.staff("finance").await.open("/desk/reconciliation").await;
    page.must_be_ok().must_say("٠٫٥١٦ دينار كويتي");
    assert!(!page.says("٥٫١٦ دينار"), "no digit is lost on the way");

    // The mission in Kuwait examines it; the one in Dubai does not know it, nor the other way round.
    let mut officer = world.staff("kuwait").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    let mut dubai = world.staff("dubai").await;
    assert_eq!(dubai.get(&format!("/ar{}", story::desk(&reference, ""))).await.status.as_u16(), 404);
    assert_eq!(officer.get(&format!("/ar{}", story::desk(&before, ""))).await.status.as_u16(), 404);
    // What was under way elsewhere is as it was.
    let after = look::file(&world, &before).await;
    assert_eq!(after.quote.unwrap(), quoted);
    assert_eq!((after.country.as_str(), after.mission.as_deref()), ("ae", Some("dubai")));
    story::recommended(&mut dubai, &before).await.must_be_ok();
}

#[tokio::test]
async fn a_pause_says_why_and_lets_what_was_submitted_go_on() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let running = story::paid(&world, &mut father, &DAUGHTER).await;
    let draft = story::draft(&world, &mut father, &DAUGHTER).await;

    // A pause without its reason in both languages is not even proposed.
    let stage = [("what", "country.ae"), ("value", "paused")];
    let mute = proposed(&world, "stage", &stage).await;
    assert_eq!(mute.status.as_u16(), 422);
    assert!(mute.has("#stage-said-ar-error") && mute.has("#stage-said-en-error"), "{}", mute.text());
    let why =
        [stage[0], stage[1], ("said_ar", "صيانة السجل حتى نهاية الأسبوع"), ("said_en", "The register is maintained")];
    switched(&world, "stage", &why).await;

    let page = world.visitor().open("/countries/ae").await;
    page.must_be_ok().must_say("صيانة السجل حتى نهاية الأسبوع").must_say("والطلبات السابقة مستمرة");
    let page = world.visitor().reading("en").open("/countries/ae").await;
    page.must_say("The register is maintained");
    // Nobody begins, and what was not submitted waits with its answers.
    let refused = begun(&mut father, &Home { country: "ae", ..HAWALLI }, None).await;
    assert_eq!(refused.status.as_u16(), 422);
    refused.must_say("صيانة السجل حتى نهاية الأسبوع");
    let page = father.open(&format!("/files/{draft}")).await;
    page.must_be_ok().must_say("صيانة السجل حتى نهاية الأسبوع");
    assert!(!page.says("الخدمة غير متاحة بعد"), "the service does not speak for the operator: {}", page.text());
    let page = father.open(&format!("/files/{draft}/check")).await;
    assert!(!page.has("form[action$='/check']"), "nothing is submitted now: {}", page.text());
    assert_eq!(look::stage(&world, &draft).await, Stage::Draft);
    // What was submitted goes its way.
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &running).await.must_be_ok();
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &running).await.must_be_ok();

    switched(&world, "stage", &[("what", "country.ae"), ("value", "pilot")]).await;
    let sent = story::submit(&mut father, &draft).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
}

/// Issues invitations to a country; their codes.
async fn invited(world: &World, country: &str, count: &str) -> Vec<String> {
    let mut admin = world.staff("admin").await;
    let page = admin.open("/desk/invitations").await;
    let until = world.store().now().day_in("Africa/Cairo").plus_days(30);
    let form = page.must_be_ok().form("/desk/invitations").with("act", "issue");
    let form = dated(form.with("country", country).with("count", count), "until", until);
    let page = admin.submit(form).await;
    page.must_be_ok().must_say("لن تُعرض مرة أخرى");
    let text = page.text();
    let codes: Vec<String> = text
        .split_whitespace()
        .filter(|word| word.matches('-').count() == 2 && word.is_ascii() && word.len() >= 11)
        .map(str::to_owned)
        .collect();
    assert!(!admin.open("/desk/invitations").await.says(&codes[0]), "they are shown once");
    codes
}

#[tokio::test]
async fn a_pilot_by_invitation_lets_each_code_in_once_and_keeps_to_its_cap() {
    let world = World::new().await;
    rate(&world, "SAR", "13.20").await;
    decided(&world, "sa").await;
    switched(&world, "entry", &[("what", "country.sa"), ("value", "invited")]).await;
    switched(&world, "cap", &[("what", "country.sa"), ("value", "١"), ("counted", "people")]).await;
    switched(&world, "stage", &[("what", "country.sa"), ("value", "pilot")]).await;
    let page = world.visitor().open("/countries/sa").await;
    page.must_be_ok().must_say("لمن لديه دعوة من الوزارة");
    assert!(page.has("form[action$='/interest']"), "whoever has none may still wait for the opening");
    let codes = invited(&world, "sa", "٣").await;
    assert_eq!(codes.len(), 3, "{codes:?}");

    let mut father = world.citizen("father").await;
    let at_field = |page: &Page| {
        assert_eq!(page.status.as_u16(), 422, "{}", page.text());
        assert!(page.has("#invitation-error"), "{}", page.text());
    };
    at_field(&begun(&mut father, &JEDDAH, None).await);
    at_field(&begun(&mut father, &JEDDAH, Some("1-7K4M-29TX")).await);
    let page = begun(&mut father, &JEDDAH, Some(&codes[0].to_lowercase())).await;
    let reference = story::draft_at(&world, &mut father, &page, (&DAUGHTER, &JEDDAH)).await;
    assert_eq!(story::submit(&mut father, &reference).await.status.as_u16(), 303);
    // He is in: his next application asks for no code, and he still has his one place.
    let page = begun(&mut father, &JEDDAH, None).await;
    page.must_be_ok();

    // The code is used up; another one lets her in, and then the one place is taken.
    let mut stranger = world.citizen("stranger").await;
    at_field(&begun(&mut stranger, &JEDDAH, Some(&codes[0])).await);
    let full = begun(&mut stranger, &JEDDAH, Some(&codes[1])).await;
    assert_eq!(full.status.as_u16(), 422, "{}", full.text());
    full.must_say("حدّه");
    // One that was taken back opens nothing, and reads as any other that does not.
    let number = codes[2].split('-').next().unwrap();
    let mut admin = world.staff("admin").await;
    let page = admin.open("/desk/invitations").await;
    let form = page.form("/desk/invitations").with("act", "withdraw").with("of", "sa").with("number", number);
    admin.submit(form).await.must_be_ok().must_say("تم سحب الدعوة");
    switched(&world, "cap", &[("what", "country.sa"), ("value", "٥"), ("counted", "people")]).await;
    let mut mother = world.citizen("mother").await;
    at_field(&begun(&mut mother, &JEDDAH, Some(&codes[2])).await);
    // Once it is open to everybody, nobody asks for a code.
    switched(&world, "stage", &[("what", "country.sa"), ("value", "open")]).await;
    begun(&mut mother, &JEDDAH, None).await.must_be_ok();
    for login in ["dubai", "authority", "finance", "rules"] {
        assert_eq!(world.staff(login).await.get("/ar/desk/invitations").await.status.as_u16(), 404, "{login}");
    }
}
