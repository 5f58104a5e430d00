//! Insights and improvements over HTTP: nothing is kept of whoever did not agree, everything goes with the consent, nothing small
//! is shown to anybody, and a trial is begun and settled by two.

use std::time::Duration;

use kernel::{Actor, Day};
use testkit::{Browser, Client, Page, World, story};

/// A search that finds nothing.
const NOTHING: &str = "/search?q=%D8%AA%D8%AC%D8%AF%D9%8A%D8%AF+%D9%82%D8%A7%D8%B1%D8%A8+%D8%B5%D9%8A%D8%AF+%D9%85%D8%AD%D9%85%D8%AF+29001011234567";

pub(crate) async fn agrees(browser: &mut Browser) {
    let page = browser.open("/account/consents").await;
    browser.submit(page.must_be_ok().form("/consents/analytics/give")).await.must_be_ok();
}

/// How many rows there are of anybody, and their words.
pub(crate) async fn kept(world: &World) -> Vec<(String, String, String)> {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let rows = sqlx::query!("SELECT kind, topic, words FROM discovery.signal ORDER BY kind, topic, words");
    let rows = rows.fetch_all(cx.conn()).await.unwrap();
    rows.into_iter().map(|row| (row.kind, row.topic, row.words)).collect()
}

pub(crate) fn monday(world: &World) -> Day {
    let today = world.store().now().day_in("Africa/Cairo");
    today.plus_days(-i32::from(today.date().weekday().to_monday_zero_offset()))
}

/// Lets the week end, and works.
async fn week_ends(world: &World) {
    let today = world.store().now().day_in("Africa/Cairo");
    let left = u32::try_from(monday(world).plus_days(7).days_until(today).abs()).unwrap();
    world.pass(Duration::from_secs(24 * 60 * 60) * left).await;
}

/// What invented people did this week: from a number on so many of them, in a country.
struct Crowd<'a> {
    from: u32,
    people: u32,
    country: &'a str,
    kind: &'a str,
    topic: &'a str,
    step: &'a str,
    words: &'a str,
}

const SILENT: Crowd<'static> =
    Crowd { from: 0, people: 0, country: "ae", kind: "without", topic: "", step: "", words: "" };

async fn did(world: &World, crowd: Crowd<'_>) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let week = monday(world);
    for person in crowd.from..crowd.from + crowd.people {
        let id = kernel::Id::<u8>::unowned(cx.now(), cx.dice()).uuid();
        let sex = if person % 2 == 0 { "female" } else { "male" };
        sqlx::query!(
            "INSERT INTO discovery.signal
                 (id, pseudonym, week, on_day, kind, country, sex, age_band, topic, step, words)
             VALUES ($1, $2, $3, $3, $4, $5, $6, '30-44', $7, $8, $9)",
            id,
            &person.to_be_bytes()[..],
            week as _,
            crowd.kind,
            crowd.country,
            sex,
            crowd.topic,
            crowd.step,
            crowd.words,
        )
        .execute(cx.conn())
        .await
        .unwrap();
    }
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn nothing_is_kept_without_consent_and_everything_goes_with_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    father.open(NOTHING).await.must_be_ok().must_say("لا توجد نتيجة");
    world.visitor().open(NOTHING).await.must_be_ok();
    assert_eq!(kept(&world).await, [], "nobody agreed");

    agrees(&mut father).await;
    for _ in 0..2 {
        father.open(NOTHING).await.must_be_ok();
    }
    let words = kept(&world).await;
    let of = |kind: &str, words: &str| (kind.to_owned(), String::new(), words.to_owned());
    assert_eq!(words, [of("without", "تجديد قارب صيد")], "scrubbed, and once a week");

    // A draft: the step, and never what was answered.
    let reference = story::draft(&world, &mut father, &story::DAUGHTER).await;
    let steps = kept(&world).await;
    assert!(steps.iter().any(|(kind, topic, _)| kind == "step_seen" && topic == "birth_certificate"), "{steps:?}");
    assert!(steps.iter().all(|(.., words)| words.is_empty() || words == "تجديد قارب صيد"), "{steps:?}");
    assert!(!reference.is_empty());

    let data = father.open("/account/data").await;
    let copy: serde_json::Value = father.submit(data.form("/account/data/copy")).await.json();
    assert!(copy["counted_to_improve"].as_array().is_some_and(|own| own.len() == steps.len()), "{copy}");

    let page = father.open("/account/consents").await;
    father.submit(page.form("/consents/analytics/withdraw")).await.must_be_ok();
    world.work().await;
    assert_eq!(kept(&world).await, [], "every trace is gone");
    father.open(NOTHING).await.must_be_ok();
    assert_eq!(kept(&world).await, []);
}

#[tokio::test]
async fn how_it_went_is_shown_by_service_from_twenty_people_on_with_what_was_said() {
    let world = World::new().await;
    for (from, answer, people) in [(0, "5", 40), (100, "4", 25), (200, "1", 30)] {
        let words = if answer == "1" { "رسوم الشحن مرتفعة" } else { "" };
        did(&world, Crowd { from, people, kind: "rated", topic: "birth_certificate", step: answer, words, ..SILENT })
            .await;
    }
    did(&world, Crowd { from: 300, people: 9, kind: "rated", topic: "nid_renewal", step: "1", ..SILENT }).await;
    for (from, answer, people) in [(400, "yes", 44), (500, "no", 21)] {
        did(&world, Crowd { from, people, kind: "rated", topic: "quiet", step: answer, ..SILENT }).await;
    }
    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    let page = analyst.open("/desk/insights").await;
    page.must_be_ok().must_say("سهولة الخدمات").must_say("شهادة ميلاد").must_say("صعبة جدًا").must_say("الشحن");
    page.must_say("الوفاة والطلاق");
    assert!(!page.says("تجديد بطاقة الرقم القومي"), "nine people are nobody's finding: {}", page.text());
}

#[tokio::test]
async fn whose_age_is_not_known_is_not_counted_though_she_agreed() {
    let world = World::new().await;
    let mut newcomer = world.citizen("newcomer").await;
    agrees(&mut newcomer).await;
    newcomer.open(NOTHING).await.must_be_ok();
    assert_eq!(kept(&world).await, []);
}

#[tokio::test]
async fn what_few_said_is_shown_to_nobody_and_each_finding_says_whom_it_does_not_hear() {
    let world = World::new().await;
    did(&world, Crowd { people: 60, words: "تجديد رخصة قيادة", ..SILENT }).await;
    did(&world, Crowd { from: 100, people: 12, words: "نقل ملكية سيارة", ..SILENT }).await;
    did(
        &world,
        Crowd { from: 0, people: 40, kind: "step_seen", topic: "birth_certificate", step: "residence", ..SILENT },
    )
    .await;
    did(&world, Crowd { from: 200, people: 45, kind: "submitted", topic: "birth_certificate", ..SILENT }).await;
    let mut analyst = world.staff("analyst").await;
    analyst.open("/desk/insights").await.must_be_ok().must_say("لم يكتمل أسبوع");

    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    let desk = analyst.open("/desk/insights").await;
    desk.must_be_ok().must_say("رخصة").must_say("دول لا تعبر عنها هذه النتيجة").must_say("الكويت").must_say("محجوب");
    assert!(!desk.says("ملكية"), "twelve people are shown to nobody: {}", desk.text());
    assert!(desk.has("svg.bar") && desk.has("table"), "a chart stands with its table");
    desk.must_say("اكتمل الطلب");

    for login in ["dubai", "admin", "editor", "rules"] {
        let mut other = world.staff(login).await;
        for path in ["/ar/desk/insights", "/ar/desk/improvements"] {
            assert_eq!(other.get(path).await.status.as_u16(), 404, "{login} {path}");
        }
    }
    world.staff("privacy").await.open("/desk/insights").await.must_be_ok();

    // What is published was paid for, and no small count is in it.
    let mut program = Client::stranger(&world);
    let open = program.get("/open-data").await.must_be_ok().json();
    assert_eq!(open["budget_left"].as_f64(), Some(3.0), "{open}");
    let release = &open["releases"][0];
    let threshold = release["threshold"].as_i64().unwrap();
    assert!(threshold >= 30, "{release}");
    let counts = release["counts"].as_object().unwrap();
    assert!(counts.values().all(|count| count.as_i64().unwrap() >= threshold), "{counts:?}");
    assert!(!counts.keys().any(|key| key.contains("ملكيه")), "{counts:?}");
    world.visitor().open("/open-data").await.must_be_ok().must_say("ميزانية الخصوصية");
    week_ends(&world).await;
    let again = program.get("/open-data").await.must_be_ok().json();
    assert_eq!(again["releases"].as_array().map(Vec::len), Some(1), "one release in a quarter");
}

/// Where the suggestion of the machine is.
async fn suggested(analyst: &mut Browser) -> Page {
    let list = analyst.open("/desk/improvements").await;
    let href = list.must_be_ok().must_say("اقتراح آلي").attribute("main th a", "href").expect("a suggestion");
    analyst.get(&href).await
}

/// Hands a step of an improvement to the second analyst and lets her approve it.
async fn decided(world: &World, analyst: &mut Browser, form: testkit::Filled) -> Page {
    let page = analyst.submit(form).await;
    page.must_be_ok().must_say("بانتظار قرار محلل آخر");
    let proposal = page.attribute("a[href*='/desk/proposals/']", "href").expect("a proposal");
    assert!(!analyst.get(&proposal).await.has("form[action$='/decide']"), "whoever proposed it does not decide");
    let mut second = world.staff("analyst2").await;
    let look = second.get(&proposal).await;
    second.submit(look.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.areas.discovery.trials.refresh(world.store()).await.unwrap();
    analyst.open(&page.path).await
}

#[tokio::test]
async fn a_finding_becomes_a_trial_that_two_people_begin_and_settle() {
    let world = World::new().await;
    did(&world, Crowd { people: 60, words: "تجديد رخصة قيادة", ..SILENT }).await;
    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    let own = suggested(&mut analyst).await;
    own.must_be_ok().must_say("رخصة").must_say("مسودة");
    let path = own.path.clone();
    let id = path.rsplit('/').next().unwrap().to_owned();
    world.visitor().open("/improvements").await.must_be_ok().must_say("لا توجد تجارب بعد");

    // A fee, a condition and a right cannot be tried: not by their place, and not by their words.
    let change = analyst.open(&format!("/desk/improvements/{id}/change")).await;
    let form = change.must_be_ok().form("/change");
    for place in ["entitlement-refused-level", "application-fees-until"] {
        let refused = analyst.submit(form.clone().with("place", place)).await;
        assert_eq!(refused.status.as_u16(), 422, "{place}");
        assert!(refused.has("#place-error"), "{}", refused.text());
    }
    let refused = analyst.submit(form.clone().with("wording_ar", "الخدمة مجانية للجميع")).await;
    assert!(refused.status.as_u16() == 422 && refused.has("#wording-ar-error"), "{}", refused.text());
    let wording = "جرّب كلمة واحدة أقصر مما كتبت";
    let form = form.with("wording_ar", wording).with("wording_en", "Try one shorter word");
    let own = analyst.submit(form).await;
    own.must_be_ok().must_say(wording);

    let running = decided(&world, &mut analyst, own.form("/start").with("reason", "بحث كثيرون دون نتيجة")).await;
    running.must_be_ok().must_say("قيد التجربة");
    let log = world.visitor().open("/improvements").await;
    log.must_be_ok().must_say(wording).must_say("قيد التجربة");

    // The same visitor sees the same, and both ways are seen by somebody.
    let mut seen = [0, 0];
    for _ in 0..24 {
        let mut visitor = world.visitor();
        let first = visitor.open(NOTHING).await.says(wording);
        for _ in 0..3 {
            assert_eq!(visitor.open(NOTHING).await.says(wording), first, "it does not change under one's eyes");
        }
        seen[usize::from(first)] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    assert!(!kept(&world).await.iter().any(|(kind, ..)| kind == "trial"), "of visitors nothing is written down");
    let mut father = world.citizen("father").await;
    agrees(&mut father).await;
    father.open(NOTHING).await.must_be_ok();
    assert!(kept(&world).await.iter().any(|(kind, topic, _)| kind == "trial" && *topic == id));

    // A week in which the other wording helps: 40 % against 80 %.
    for (from, step, found) in [(1000, "0", 160), (2000, "1", 320)] {
        did(&world, Crowd { from, people: 400, kind: "trial", topic: &id, step, ..SILENT }).await;
        did(&world, Crowd { from, people: found, kind: "found", ..SILENT }).await;
    }
    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    let stopped = analyst.open(&format!("/desk/improvements/{id}")).await;
    stopped.must_be_ok().must_say("ظهر الأثر بوضوح").must_say("نقطة مئوية").must_say("٤٠٠");
    let form = stopped.form("/settle").with("outcome", "adopt").with("reason", "الأثر واضح");
    let adopted = decided(&world, &mut analyst, form).await;
    adopted.must_be_ok().must_say("اعتُمد");
    for _ in 0..6 {
        world.visitor().open(NOTHING).await.must_be_ok().must_say(wording);
    }
    let log = world.visitor().open("/improvements").await;
    log.must_be_ok().must_say("اعتُمد").must_say("زيادة");
    let told = Client::stranger(&world).get("/improvements").await.must_be_ok().json();
    assert_eq!(told[0]["stage"].as_str(), Some("adopted"));
    assert!(told[0]["effect"]["low"].as_f64().unwrap() > 0.0, "{told}");
}

#[tokio::test]
async fn a_trial_that_does_harm_stops_by_itself() {
    let world = World::new().await;
    did(&world, Crowd { people: 60, words: "تجديد رخصة قيادة", ..SILENT }).await;
    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    let own = suggested(&mut analyst).await;
    let path = own.path.clone();
    let id = path.rsplit('/').next().unwrap().to_owned();
    decided(&world, &mut analyst, own.form("/start").with("reason", "تجربة")).await;
    for (from, step, handed) in [(1000, "0", 20), (2000, "1", 200)] {
        did(&world, Crowd { from, people: 400, kind: "trial", topic: &id, step, ..SILENT }).await;
        did(&world, Crowd { from, people: handed, kind: "handed_over", ..SILENT }).await;
    }
    week_ends(&world).await;
    let mut analyst = world.staff("analyst").await;
    analyst.open(&format!("/desk/improvements/{id}")).await.must_be_ok().must_say("ساء ما لا يجوز أن يسوء");
}

#[tokio::test]
async fn the_card_says_what_runs_in_both_languages() {
    let world = World::new().await;
    let page = world.visitor().open("/about/ai").await;
    page.must_be_ok().must_say("١٥١ لسنة ٢٠٢٠").must_say("تقييم الأثر").must_say("كيف يُعترض");
    let mut english = world.visitor().reading("en");
    english.open("/about/ai").await.must_be_ok().must_say("Law 151/2020").must_say("Bounds in force");
    let card = Client::stranger(&world).get("/about/ai").await.must_be_ok().json();
    let systems: Vec<&str> =
        card["systems"].as_array().unwrap().iter().map(|own| own["key"].as_str().unwrap()).collect();
    assert!(["search", "assistant", "insights", "trials"].iter().all(|own| systems.contains(own)), "{systems:?}");
    let insights = card["systems"].as_array().unwrap().iter().find(|own| own["key"] == "insights").unwrap();
    assert!(insights["bounds"].as_array().unwrap().iter().any(|own| own["value"].as_f64() == Some(20.0)), "{insights}");
    assert!(card["systems"][0]["figures"].as_array().is_some_and(|own| !own.is_empty()), "{card}");
}
