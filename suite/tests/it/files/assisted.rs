//! Somebody else writes: a relative, an agent on the telephone, an officer at the counter. Each under his own sign-in, none
//! of them confirms, and none sees anything once he handed over. The adversary is the helper.

use std::time::Duration;

use casework::applications::model::Stage;
use kernel::Actor;
use serde_json::json;
use testkit::{
    Browser, Page, World,
    story::{self, picture},
};

use crate::look;

const MINUTE: Duration = Duration::from_secs(60);

/// The code on a page: eight letters in two halves.
pub(crate) fn code_on(page: &Page) -> String {
    let letters: Vec<char> = page.must_be_ok().text().chars().collect();
    let is_letter = |c: &char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let code = letters.windows(9).find(|w| w[4] == '-' && w[..4].iter().chain(&w[5..]).all(is_letter));
    code.unwrap_or_else(|| panic!("no code on {}", page.text())).iter().collect()
}

/// A draft of a card's renewal.
async fn draft(browser: &mut Browser) -> String {
    let page = browser.open("/apply/nid_renewal?country=ae").await;
    let page = browser.submit(page.must_be_ok().form("/apply/nid_renewal")).await;
    page.must_be_ok().path.rsplit('/').next().unwrap().to_owned()
}

/// Enters a code and agrees to what it stands for.
async fn agreed(browser: &mut Browser, code: &str) -> Page {
    let page = browser.open("/helping/enter").await;
    let shown = browser.submit(page.form("/helping/enter").with("code", &code.to_lowercase())).await;
    shown.must_be_ok().must_say("تجديد بطاقة الرقم القومي");
    browser.submit(shown.form("/helping/accept")).await
}

/// What the person in front of the helper says about herself.
fn said(world: &World, part: &str) -> [(&'static str, Vec<(&'static str, String)>); 7] {
    let know = |what: &str| world.known(part, what);
    [
        ("subject_name", vec![("subject_name", know("name"))]),
        ("subject_number", vec![("subject_number", know("number"))]),
        ("mother_name", vec![("mother_name", know("mother_name"))]),
        ("sex", vec![("sex", "male".to_owned())]),
        ("job", vec![("job", "none".to_owned())]),
        ("residence", vec![("residence-emirate", "sharjah".to_owned()), ("residence_declared", "yes".to_owned())]),
        ("contact", vec![("contact_mobile", "+971501234567".to_owned())]),
    ]
}

/// Answers every question at a seat; nothing of the account is on any page before it was said.
async fn answered(world: &World, browser: &mut Browser, seat: &str) {
    let contact = world.contact("father");
    for (key, fields) in said(world, "father") {
        let page = browser.open(&format!("{seat}/q/{key}")).await;
        let shown = page.must_be_ok().html();
        assert!(!shown.contains(&contact), "{key} shows the contact of the account");
        if matches!(key, "subject_name" | "subject_number") {
            assert!(!shown.contains(&world.known("father", "number")), "{key} shows the number of the account");
            assert!(!shown.contains(&world.known("father", "name")), "{key} shows the name of the account");
        }
        let mut form = page.form(&format!("/q/{key}"));
        for (name, value) in &fields {
            form = form.with(name, value);
        }
        browser.submit(form).await.must_be_ok();
    }
}

/// Submits, proving first by a code that it is she, as the page demands.
async fn confirmed(world: &World, browser: &mut Browser, reference: &str) {
    story::submit(browser, reference).await;
    assert_eq!(look::stage(world, reference).await, Stage::Draft, "not without a code after the summary");
    world.pass(MINUTE).await;
    world.prove_again(browser, &world.contact("father")).await;
    let sent = story::submit(browser, reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.text());
    assert_eq!(look::stage(world, reference).await, Stage::AwaitingPayment);
}

#[tokio::test]
async fn a_helper_writes_and_never_confirms_and_sees_nothing_afterwards() {
    let world = World::new().await;
    let (mut father, mut helper) = (world.citizen("father").await, world.citizen("stranger").await);
    let reference = draft(&mut father).await;
    let own = format!("/files/{reference}/helper");
    let page = father.open(&own).await;
    let code = code_on(&father.submit(page.must_be_ok().form("/helper/invite")).await);
    let page = father.open("/helping/enter").await;
    let himself = father.submit(page.form("/helping/enter").with("code", &code)).await;
    assert_eq!(himself.status.as_u16(), 422, "nobody is her own helper");
    agreed(&mut helper, &code).await.must_be_ok().must_say("تمت الموافقة");
    let again = agreed_twice(&world, &code).await;
    assert_eq!(again.status.as_u16(), 422, "a code is good once");

    // One pen: hers is away.
    let locked = father.open(&format!("/files/{reference}/q/subject_name")).await;
    assert_eq!(locked.status.as_u16(), 422, "{}", locked.text());
    let seat = format!("/helping/{reference}");
    answered(&world, &mut helper, &seat).await;
    let early = helper.open(&format!("{seat}/check")).await;
    let early = helper.submit(early.must_be_ok().form("/check")).await;
    assert_eq!(early.status.as_u16(), 422, "the document is not there: {}", early.text());
    story::send(&mut helper, &seat, "old_card").await;

    // The adversary: with the pen in his hand he is still not the owner.
    let foreign = [
        format!("/files/{reference}"),
        format!("/files/{reference}/check"),
        format!("/files/{reference}/helper"),
        format!("/files/{reference}/q/subject_name"),
        format!("/files/{reference}/pay"),
    ];
    for path in &foreign {
        assert_eq!(helper.open(path).await.status.as_u16(), 404, "{path}");
    }
    let token = helper.open(&format!("{seat}/check")).await;
    for act in ["/check", "/cancel", "/helper/take-over", "/helper/invite"] {
        let form = token.form("/check").to(&format!("/ar/files/{reference}{act}")).with("declared", "yes");
        assert_eq!(helper.send_only(form).await.status.as_u16(), 404, "{act}");
    }
    assert_eq!(look::stage(&world, &reference).await, Stage::Draft);
    let mut elsewhere = world.citizen("mother").await;
    assert_eq!(elsewhere.open(&seat).await.status.as_u16(), 404, "nobody else helps");

    let page = helper.open(&format!("{seat}/check")).await;
    helper.submit(page.form("/check")).await.must_be_ok().must_say("سُلِّم الطلب لصاحبه");
    world.work().await;
    for path in ["", "/check", "/q/subject_name", "/q/old_card"] {
        assert_eq!(helper.open(&format!("{seat}{path}")).await.status.as_u16(), 404, "{path} after the hand-over");
    }
    let told = world.sent_to(&world.contact("father")).await;
    assert!(told.iter().any(|sent| sent.text.contains(&reference) && sent.text.contains("التأكيد")), "{told:?}");
    confirmed(&world, &mut father, &reference).await;
    let page = father.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("أُعد بمساعدة").must_say(&world.known("stranger", "name"));
    assert!(!helper.open("/helping").await.must_be_ok().says(&reference));
    assert_eq!(helper.open(&seat).await.status.as_u16(), 404);
}

/// A second person enters a code that was entered before.
async fn agreed_twice(world: &World, code: &str) -> Page {
    let mut mother = world.citizen("mother").await;
    let page = mother.open("/helping/enter").await;
    mother.submit(page.form("/helping/enter").with("code", code)).await
}

#[tokio::test]
async fn an_agent_on_the_telephone_hears_and_takes_no_document_and_each_look_is_recorded() {
    let world = World::new().await;
    let mut agent = world.staff("calls").await;
    let page = agent.open("/desk/help/offer").await;
    let form = page.must_be_ok().form("/desk/help/offer").with("service", "nid_renewal").with("country", "ae");
    let code = code_on(&agent.submit(form).await);
    let mut father = world.citizen("father").await;
    let page = agreed(&mut father, &code).await;
    page.must_be_ok().must_say("مركز الاتصال");
    let reference = page.path.rsplit('/').nth(1).unwrap().to_owned();
    let seat = format!("/desk/help/{reference}");
    agent.open("/desk/help").await.must_be_ok().must_say(&reference);
    answered(&world, &mut agent, &seat).await;
    // Documents are not shown on the telephone: the page leads past itself, and what is sent in spite of it is refused.
    let past = agent.open(&format!("{seat}/q/old_card")).await;
    assert!(past.path.ends_with("/check"), "{}", past.path);
    let forced = past.form("/check").to(&format!("/ar{seat}/q/old_card/upload")).as_multipart();
    let forced = agent.send_only(forced.with_file("file", "p.png", "image/png", &picture())).await;
    assert!(forced.status.is_client_error(), "{}", forced.text());
    let page = agent.open(&format!("{seat}/check")).await;
    agent.submit(page.form("/check")).await.must_be_ok();
    assert_eq!(agent.open(&seat).await.status.as_u16(), 404);
    let mut officer = world.staff("abudhabi").await;
    assert_eq!(officer.open(&seat).await.status.as_u16(), 404);

    let file = look::file(&world, &reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let between = (file.facts.opened_at, cx.now().plus(MINUTE));
    let looks = store::access::looks(&mut cx, Some(file.id), None, between, 100).await.unwrap();
    assert!(looks.iter().filter(|look| look.purpose == "assistance" && look.staff.is_some()).count() >= 8, "{looks:?}");
    drop(cx);
    story::send(&mut father, &story::seat(&reference), "old_card").await;
    confirmed(&world, &mut father, &reference).await;
}

#[tokio::test]
async fn whoever_prepared_at_the_counter_takes_no_part_in_the_file() {
    let world = World::new().await;
    let mut officer = world.staff("dubai").await;
    let page = officer.open("/desk/help/offer").await;
    let form = page.must_be_ok().form("/desk/help/offer").with("service", "nid_renewal").with("country", "ae");
    let code = code_on(&officer.submit(form).await);
    let mut father = world.citizen("father").await;
    let reference = agreed(&mut father, &code).await.must_be_ok().path.rsplit('/').nth(1).unwrap().to_owned();
    let seat = format!("/desk/help/{reference}");
    answered(&world, &mut officer, &seat).await;
    story::send(&mut officer, &seat, "old_card").await;
    let page = officer.open(&format!("{seat}/check")).await;
    officer.submit(page.form("/check")).await.must_be_ok();
    confirmed(&world, &mut father, &reference).await;
    world.pay(&mut father, &reference, "success").await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let refused = story::claimed(&mut officer, &reference).await;
    assert_eq!(refused.status.as_u16(), 403, "{}", refused.text());
    let mut reviewer = world.staff("review").await;
    story::claimed(&mut reviewer, &reference).await.must_be_ok();
}

#[tokio::test]
async fn more_files_than_the_limit_are_told_to_another_officer_and_a_program_may_do_all_of_it() {
    let world = World::new().await;
    let (mut helper, mut father) = (world.client("stranger").await, world.client("father").await);
    let wanted = json!({ "service": "nid_renewal", "country": "ae" });
    let mut last = String::new();
    for _ in 0..6 {
        let code = helper.post("/help/offers", &wanted).await.json()["code"].as_str().unwrap().to_owned();
        let agreed = father.post("/help/accept", &json!({ "code": code })).await;
        assert_eq!((agreed.status.as_u16(), &agreed.json()["seat"]), (201, &json!("owner")), "{}", agreed.html());
        last = agreed.json()["reference"].as_str().unwrap().to_owned();
    }
    let seen = father.get(&format!("/applications/{last}/helper")).await.json();
    assert_eq!((&seen["kind"], &seen["has_the_pen"]), (&json!("private"), &json!(true)));
    let name = json!({ "page": "subject_name", "answers": { "subject_name": world.known("father", "name") } });
    let saved = helper.post(&format!("/help/{last}/answers"), &name).await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.html());
    let early = helper.post(&format!("/help/{last}/hand-over"), &json!({})).await;
    assert_eq!((early.status.as_u16(), &early.json()["code"]), (422, &json!("assistance.unfinished")));
    let taken = father.post(&format!("/applications/{last}/helper/take-over"), &json!({})).await;
    assert_eq!(taken.json()["has_the_pen"], false, "{}", taken.html());
    assert_eq!(helper.get(&format!("/help/{last}")).await.status.as_u16(), 404);
    let own = helper.post("/help/accept", &json!({ "code": "ABCD-EFGH" })).await;
    assert_eq!((own.status.as_u16(), &own.json()["code"]), (422, &json!("assistance.no_such_code")));

    let mut officer = world.staff("dubai").await;
    assert_eq!(officer.open("/desk/help/watch").await.status.as_u16(), 404, "not everybody watches");
    let mut reviewer = world.staff("review").await;
    let page = reviewer.open("/desk/help/watch").await;
    page.must_be_ok().must_say(&world.known("stranger", "name"));
    let form = page.form("/desk/help/watch").with("finding", "nothing_at_all");
    assert_eq!(reviewer.submit(form).await.status.as_u16(), 422);
    let page = reviewer.open("/desk/help/watch").await;
    let page = reviewer.submit(page.form("/desk/help/watch").with("finding", "followed_up")).await;
    page.must_be_ok().must_say("أُحيل للفحص");
    assert!(!page.has("input[name=alert]"), "it was looked at");
}
