//! An identity card abroad: asked for, checked by the mission, a slot of a roving mission, the waiting list, the counter,
//! and the card handed over by code. Nothing is issued by the platform on the way.

use std::time::Duration;

use casework::applications::model::Stage;
use testkit::{Browser, World, story};

use crate::look;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// What a renewal asks of somebody of the cast, besides her old card.
pub fn answers(world: &World, part: &str) -> Vec<story::Answered> {
    let know = |what: &str| world.known(part, what);
    vec![
        ("subject_name", vec![("subject_name", know("name"))]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", know("mother_name"))]),
        ("sex", vec![("sex", "male".to_owned())]),
        ("job", vec![("job", "none".to_owned())]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
    ]
}

/// A paid renewal of which the registry has been asked.
pub async fn paid(world: &World, browser: &mut Browser, part: &str) -> String {
    let reference = story::opened(browser, "nid_renewal", "").await;
    let seat = story::seat(&reference);
    story::answer_all(browser, &seat, answers(world, part)).await;
    story::send(browser, &seat, "old_card").await;
    story::submit_and_pay(world, browser, &reference).await;
    reference
}

/// The officer of the mission ends the check with an invitation.
pub(super) async fn invited(world: &World, officer: &mut Browser, reference: &str) {
    let page = story::claimed(officer, reference).await;
    assert!(!page.must_be_ok().has("form[action$='/recommend']"), "no document is recommended");
    officer.submit(page.form("/invite")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(world, reference).await, Stage::Invited);
}

/// One slot of one morning, planned at the mission and published by the Authority.
async fn one_slot(world: &World, officer: &mut Browser) {
    slots(world, officer, (15, "09:30")).await;
}

/// Slots of half an hour for a renewal from nine o'clock on, `in_days` from now.
pub(super) async fn slots(world: &World, officer: &mut Browser, days: (i32, &str)) {
    slots_for(world, officer, "nid_renewal", days).await;
}

/// The same for another service.
pub(super) async fn slots_for(world: &World, officer: &mut Browser, service: &str, (in_days, closes): (i32, &str)) {
    let page = officer.open("/desk/appointments/new").await;
    let form = page
        .must_be_ok()
        .form("/desk/appointments/new")
        .with("mission", "dubai")
        .with("kind", "roving")
        .with("place_ar", "مقر القنصلية العامة")
        .with("place_en", "Consulate-General")
        .with("address_ar", "دبي")
        .with("address_en", "Dubai")
        .with("services", service)
        .with("opens", "٠٩:٠٠")
        .with("closes", closes)
        .with("minutes", "30")
        .with("capacity", "1")
        .with("reason", "مأمورية ديسمبر");
    let day = world.db.store.now().day_in("Asia/Dubai").plus_days(in_days);
    let dated = |form: testkit::Filled, name: &str| {
        form.with(&format!("{name}-day"), &day.day().to_string())
            .with(&format!("{name}-month"), &day.month().to_string())
            .with(&format!("{name}-year"), &day.year().to_string())
    };
    let form = dated(dated(form, "from"), "until");
    let planned = officer.submit(form).await;
    planned.must_be_ok().must_say("عُرضت الأيام على شخص ثانٍ");
    let mut approver = world.staff("authority").await;
    let list = approver.open("/desk/proposals").await;
    let path = list.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let page = approver.open(&path).await;
    page.must_be_ok().must_say("مقر القنصلية العامة");
    approver.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
}

#[tokio::test]
async fn a_slot_of_a_roving_mission_goes_down_the_waiting_list_and_the_card_is_handed_over_by_code() {
    let world = World::new().await;
    let (mut father, mut stranger) = (world.citizen("father").await, world.citizen("stranger").await);
    let first = paid(&world, &mut father, "father").await;
    let second = paid(&world, &mut stranger, "stranger").await;
    let mut officer = world.staff("dubai").await;
    invited(&world, &mut officer, &first).await;
    invited(&world, &mut officer, &second).await;
    let own = |reference: &str| format!("/files/{reference}/appointment");
    father.open(&own(&first)).await.must_be_ok().must_say("لا توجد أيام معلنة");
    one_slot(&world, &mut officer).await;

    let page = father.open(&own(&first)).await;
    let slot = page.must_be_ok().attribute("button[name=slot]", "value").unwrap();
    let held = father.submit(page.form("/choose").with("slot", &slot)).await;
    held.must_be_ok().must_say("الموعد محجوز مؤقتًا");
    let booked = father.submit(held.form("/confirm")).await;
    booked.must_be_ok().must_say("تم تأكيد الموعد").must_say("ما يُحضر إلى الموعد");
    let file = father.get(&format!("/ar/files/{first}/appointment/calendar")).await;
    file.must_be_ok();
    assert!(file.text().contains("BEGIN:VCALENDAR") && !file.text().contains("بطاقة"));

    // It is full: the other waits, and is offered the slot when it is given up.
    let full = stranger.open(&own(&second)).await;
    full.must_be_ok().must_say("اكتملت المواعيد");
    let session = full.attribute("button[name=session]", "value").unwrap();
    let waits = stranger.submit(full.form("/wait").with("session", &session)).await;
    waits.must_be_ok().must_say("الدور التالي لك");
    let asked = father.open(&format!("{}/give-up", own(&first))).await;
    father.submit(asked.must_be_ok().form("/give-up")).await.must_be_ok().must_say("أُلغي الموعد");
    father.open(&own(&first)).await.must_be_ok().must_say("اكتملت المواعيد");
    let offered = stranger.open(&own(&second)).await;
    offered.must_be_ok().must_say("معروض عليك وحدك");
    stranger.submit(offered.form("/confirm")).await.must_be_ok().must_say("تم تأكيد الموعد");

    // The day comes.
    world.pass(15 * DAY).await;
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/appointments").await;
    let path = list.must_be_ok().attribute("a[href*='/desk/appointments/'][href*='-12-']", "href").unwrap();
    let day = officer.open(&path).await;
    day.must_be_ok().must_say(&second);
    // Whoever decides for the Authority neither marks who came nor hands anything over.
    let mut approver = world.staff("authority").await;
    let seen = approver.open(&path).await;
    let marked = approver.submit(seen.must_be_ok().form("/mark").with("mark", "came")).await;
    assert_eq!(marked.status.as_u16(), 404, "{}", marked.text());
    officer.submit(day.form("/mark").with("mark", "came")).await.must_be_ok().must_say("حضر");
    assert_eq!(look::stage(&world, &second).await, Stage::Attended);
    let card = story::desk(&second, "/card");
    for _ in 0..2 {
        let page = officer.open(&card).await;
        officer.submit(page.must_be_ok().form("/card")).await.must_be_ok();
    }
    world.work().await;
    let mut stranger = world.citizen("stranger").await;
    let told = stranger.open(&own(&second)).await;
    let told = told.must_be_ok().text();
    let code: String = told.split("رمز التسليم").nth(1).unwrap().chars().filter(char::is_ascii_digit).take(6).collect();
    let page = officer.open(&card).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    officer.submit(page.must_be_ok().form("/card").with("code", wrong)).await.must_say("الرمز غير صحيح");
    let page = officer.open(&card).await;
    officer.submit(page.form("/card").with("code", &code)).await.must_be_ok().must_say("تم التسليم");
    assert_eq!(look::stage(&world, &second).await, Stage::HandedOver);
    stranger.open(&format!("/files/{second}")).await.must_be_ok().must_say("تم التسليم");
}
