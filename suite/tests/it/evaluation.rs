//! The pilot's verdict over HTTP: what is judged by is signed beforehand, the next country opens only after two decided, what the
//! register answered shows nowhere without its permission, nothing small is told, and a broken guardrail pauses by itself.

use std::time::Duration;

use kernel::{Actor, Day};
use people::demo::staff_called;
use testkit::{Browser, Page, World};

use crate::{insights::monday, services::opening::approved};

const GATE: &str = "/desk/evaluation/gate/ae/kw";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The pilot of the rehearsal: twelve weeks that are over, and a checklist of which two items are left.
async fn piloted(world: &World) {
    let called = async |login| staff_called(world.store(), login).await.unwrap();
    let two = (called("emigration").await, called("emigration2").await);
    evaluation::demo::seed(world.store(), &world.areas.catalogue, two).await.unwrap();
}

/// What was counted in the last whole week.
async fn counted(world: &World, indicator: &str, (service, country): (&str, &str), (n, hits): (i64, i64)) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let (week, now) = (monday(world).plus_days(-7), cx.now());
    sqlx::query!(
        "INSERT INTO evaluation.cell (week, indicator, service, country, n, hits, simulated, counted_at)
         VALUES ($1, $2, $3, $4, $5, $6, true, $7)
         ON CONFLICT (week, indicator, service, country) DO UPDATE SET n = $5, hits = $6",
        week as _,
        indicator,
        service,
        country,
        n,
        hits,
        now as _,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    cx.commit().await.unwrap();
}

async fn cells(world: &World, indicator: &str) -> i64 {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let count = sqlx::query_scalar!(r#"SELECT count(*) AS "n!" FROM evaluation.cell WHERE indicator = $1"#, indicator);
    count.fetch_one(cx.conn()).await.unwrap()
}

/// Answers an item of the checklist.
async fn answers(staff: &mut Browser, item: &str) {
    let page = staff.open(GATE).await;
    let form = page.must_be_ok().form(GATE).with("act", "answer").with("answer_item", item);
    staff.submit(form.with("answer_evidence", "محضر اجتماع ٢٠ نوفمبر")).await.must_be_ok();
}

/// Proposes a decision; the page that came of it.
async fn decides(staff: &mut Browser, outcome: &str) -> Page {
    let page = staff.open(GATE).await;
    let form = page.must_be_ok().form(GATE).with("act", "decide").with("decide_outcome", outcome);
    staff.submit(form.with("decide_reason", "استوفت التجربة معاييرها")).await
}

/// An administrator proposes to switch a country's stage.
async fn switches(admin: &mut Browser, country: &str, stage: &str) -> Page {
    let page = admin.open("/desk/switches").await;
    let form = page.must_be_ok().form("/desk/switches").with("switch", "stage");
    let form = form.with("stage_what", &format!("country.{country}")).with("stage_value", stage);
    admin.submit(form.with("stage_reason", "قرار التوسع")).await
}

#[tokio::test]
async fn the_gate_passes_and_kuwait_opens_only_after_two_decided() {
    let world = World::new().await;
    piloted(&world).await;
    crate::services::opening::rate(&world, "KWD", "155.04").await;
    let mut admin = world.staff("admin").await;
    let early = switches(&mut admin, "kw", "open").await;
    assert_eq!(early.status.as_u16(), 422, "{}", early.text());
    early.must_say("لا تُفتح دولة قبل قرار موقع من شخصين");

    let page = admin.open(GATE).await;
    page.must_be_ok().must_say("بيانات محاكاة").must_say("الإنجاز من أول مرة").must_say("مستوفى").must_say("لم يُستوف");
    // Two items are left: opening does not even reach a second person, stopping would.
    let refused = decides(&mut admin, "open").await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    refused.must_say("لا يُفتح الباب قبل استيفاء جميع المعايير");
    for item in ["support", "return_way"] {
        answers(&mut admin, item).await;
    }
    let proposed = decides(&mut admin, "open").await;
    proposed.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه");
    // The same person has no button, and her form is refused.
    let page = admin.get(&proposed.path).await;
    assert!(!page.must_be_ok().has("form[action$='/decide']"), "{}", page.text());
    let still = switches(&mut admin, "kw", "open").await;
    assert_eq!(still.status.as_u16(), 422, "a proposal is no decision: {}", still.text());
    approved(&world, "emigration2", &proposed.path).await;

    let own = switches(&mut admin, "kw", "open").await;
    own.must_be_ok().must_say("قرار فتح الدولة");
    approved(&world, "admin2", &own.path).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    world.visitor().open("/countries/kw").await.must_be_ok().must_say("الخدمات متاحة هنا");
    // The decision opened Kuwait and no other country.
    crate::services::opening::rate(&world, "SAR", "13.20").await;
    let other = switches(&mut admin, "sa", "open").await;
    assert_eq!(other.status.as_u16(), 422, "{}", other.text());

    // The plan and the report rest on it.
    let page = admin.open("/desk/evaluation/plan/kw").await;
    page.must_be_ok().must_say("القنصلية العامة لجمهورية مصر العربية في الكويت").must_say("فتح الدولة التالية");
    page.must_say("يُعيَّن موظفان على الأقل لكل بعثة");
    let report = admin.get(&format!("/ar{GATE}/report.pdf")).await;
    assert_eq!(report.status.as_u16(), 200);
    assert!(report.bytes.starts_with(b"%PDF-"), "a sealed file");
    // A later decision about the same two closes the way again.
    world.pass(Duration::from_secs(60)).await;
    let mut other = world.staff("emigration").await;
    let stop = decides(&mut other, "stop").await;
    approved(&world, "admin2", &stop.path).await;
    let again = switches(&mut admin, "kw", "open").await;
    assert_eq!(again.status.as_u16(), 422, "{}", again.text());
}

#[tokio::test]
async fn what_is_judged_by_is_signed_before_its_window() {
    let world = World::new().await;
    let mut staff = world.staff("emigration").await;
    let page = staff.open("/desk/evaluation/gate").await;
    let today = monday(&world);
    let form = |from: Day| {
        let form = page.must_be_ok().form("/desk/evaluation/gate").with("act", "protocol");
        let form =
            form.with("protocol_pilot", "ae").with("protocol_next", "sa").with("protocol_reason", "تجربة السعودية");
        form.with("protocol_from-day", &from.day().to_string())
            .with("protocol_from-month", &from.month().to_string())
            .with("protocol_from-year", &from.year().to_string())
    };
    for (from, why) in [(today, "قبل بدء مدة القياس"), (today.plus_days(8), "يوم اثنين")] {
        let page = staff.submit(form(from)).await;
        assert!(page.status.is_client_error(), "{}", page.text());
        page.must_say(why);
    }
    let page = staff.open("/desk/evaluation/gate").await;
    let filled = page.form("/desk/evaluation/gate").with("act", "protocol");
    let from = today.plus_days(7);
    let filled =
        filled.with("protocol_pilot", "ae").with("protocol_next", "sa").with("protocol_reason", "تجربة السعودية");
    let filled = filled
        .with("protocol_from-day", &from.day().to_string())
        .with("protocol_from-month", &from.month().to_string())
        .with("protocol_from-year", &from.year().to_string());
    let proposed = staff.submit(filled).await;
    proposed.must_be_ok().must_say("حد الإيقاف");
    approved(&world, "emigration2", &proposed.path).await;
    let page = staff.open("/desk/evaluation/gate/ae/sa").await;
    page.must_be_ok().must_say("لم يُحسم");
    // Before its window is over only stopping can be decided.
    let form = page.form("/desk/evaluation/gate/ae/sa").with("act", "decide").with("decide_outcome", "extend");
    let early = staff.submit(form.with("decide_reason", "يحتاج إلى وقت")).await;
    assert!(early.status.is_client_error(), "{}", early.text());
    early.must_say("لم تنته مدة القياس بعد");
}

#[tokio::test]
async fn what_the_register_answered_shows_nowhere_without_its_permission() {
    let world = World::new().await;
    // Even a count that lies there already is not told.
    counted(&world, "not_located", ("birth_certificate", "ae"), (400, 37)).await;
    let paths = ["/desk/evaluation?indicator=not_located", "/desk/evaluation/figures.csv?indicator=not_located"];
    let mut admin = world.staff("admin").await;
    let page = admin.open(paths[0]).await;
    page.must_be_ok().must_say("لا يوجد تصريح مسجل");
    assert!(!page.says("٤٠٠") && !page.says("٩٫٣"), "{}", page.text());
    let csv = admin.get(&format!("/ar{}", paths[1])).await.html();
    assert!(!csv.contains("400") && !csv.contains("0.09"), "{csv}");
    world.visitor().open("/performance").await.must_be_ok().must_say("لم تُنشر أرقام بعد");
    let body = testkit::Client::stranger(&world).get("/performance").await.json();
    assert_eq!((&body["permitted"], body["indicators"].as_array().unwrap().len()), (&serde_json::json!(false), 0));

    let mut privacy = world.staff("privacy").await;
    let entries = "/desk/evaluation/entries";
    let page = privacy.open(entries).await;
    let today = world.store().now().day_in("Africa/Cairo");
    let form = page.must_be_ok().form(entries).with("act", "permission").with("permission_scope", "registry");
    let form = form.with("permission_number", "٧١/٢٠٢٦").with("permission_reason", "خطاب مدير القطاع");
    let form = form
        .with("permission_issued-day", &today.day().to_string())
        .with("permission_issued-month", &today.month().to_string())
        .with("permission_issued-year", &today.year().to_string());
    let proposed = privacy.submit(form).await;
    proposed.must_be_ok();
    assert!(admin.open(paths[0]).await.says("لا يوجد تصريح مسجل"), "one person permits nothing");
    assert_eq!(world.staff("finance").await.get(&proposed.path).await.status.as_u16(), 404);
    approved(&world, "authority2", &proposed.path).await;
    admin.open(paths[0]).await.must_be_ok().must_say("٩٫٣٪").must_say("٤٠٠");
    let csv = admin.get(&format!("/ar{}", paths[1])).await.html();
    assert!(csv.contains("not_located,,birth_certificate,ae,400,0.0925"), "{csv}");
    // What the register answered is never for everybody, whatever is permitted.
    let body = testkit::Client::stranger(&world).get("/performance").await.json();
    assert_eq!(body["permitted"], false);

    // When it ends, what was counted by it is gone.
    let page = privacy.open(entries).await;
    let which = page.attribute("select[name='ending_which'] option:not([value=''])", "value").unwrap();
    let form = page.form(entries).with("act", "ending").with("ending_which", &which);
    let form = form.with("ending_reason", "انتهت مدة التصريح");
    let ending = privacy.submit(form).await;
    approved(&world, "authority2", &ending.path).await;
    assert_eq!(cells(&world, "not_located").await, 0);
    admin.open(paths[0]).await.must_be_ok().must_say("لا يوجد تصريح مسجل");
    for login in ["dubai", "editor", "calls", "training"] {
        let mut other = world.staff(login).await;
        for path in ["", "/entries", "/gate", "/indicators", "/plan/kw", "/figures.csv"] {
            let page = other.get(&format!("/ar/desk/evaluation{path}")).await;
            assert_eq!(page.status.as_u16(), 404, "{login} {path}");
        }
    }
}

#[tokio::test]
async fn of_fewer_than_twenty_nothing_is_told_and_nothing_can_be_worked_out() {
    let world = World::new().await;
    counted(&world, "refund", ("birth_certificate", "ae"), (19, 7)).await;
    counted(&world, "refund", ("marriage_contract", "ae"), (230, 23)).await;
    counted(&world, "refund", ("birth_certificate", "kw"), (310, 31)).await;
    counted(&world, "refund", ("marriage_contract", "kw"), (220, 22)).await;
    let mut admin = world.staff("admin").await;
    let csv = admin.get("/ar/desk/evaluation/figures.csv?indicator=refund").await.html();
    assert!(csv.contains("refund,,birth_certificate,ae,,,,,"), "{csv}");
    assert!(!csv.contains(",19,"), "{csv}");
    // One withheld cell alone could be worked out from its sums: others in its row and column are withheld besides.
    let cells =
        csv.lines().map(|line| line.split(',').collect::<Vec<_>>()).filter(|own| own.len() > 4 && !own[2].is_empty());
    let withheld = cells.filter(|own| own[0] == "refund" && own[4].is_empty()).count();
    assert!(withheld >= 3, "{csv}");
    let page = admin.open("/desk/evaluation?indicator=refund").await;
    page.must_be_ok().must_say("محجوب لقلة العدد");
}

#[tokio::test]
async fn a_broken_guardrail_pauses_the_pilot_by_itself_and_only_a_decision_lets_it_go_on() {
    let world = World::new().await;
    piloted(&world).await;
    counted(&world, "right_first", ("birth_certificate", "ae"), (60_000, 9_000)).await;
    world.pass(DAY + Duration::from_secs(60)).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let page = world.visitor().open("/countries/ae").await;
    page.must_be_ok().must_say("توقف استقبال الطلبات الجديدة مؤقتًا").must_say("الإنجاز من أول مرة");
    let mut admin = world.staff("admin").await;
    admin.open(GATE).await.must_be_ok().must_say("توقفت التجربة تلقائيًا");
    let refused = switches(&mut admin, "ae", "pilot").await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    refused.must_say("ولا تُستأنف إلا بقرار لاحق");
    let extended = decides(&mut admin, "extend").await;
    approved(&world, "emigration", &extended.path).await;
    let own = switches(&mut admin, "ae", "pilot").await;
    approved(&world, "admin2", &own.path).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();
    let page = world.visitor().open("/countries/ae").await;
    assert!(!page.must_be_ok().says("توقف استقبال الطلبات الجديدة"), "{}", page.text());
}

#[tokio::test]
async fn every_indicator_is_counted_each_night_and_has_its_page() {
    let world = World::new().await;
    world.pass(DAY).await;
    let mut admin = world.staff("admin").await;
    for own in evaluation::indicators::all().unwrap() {
        let page = admin.open(&format!("/desk/evaluation?indicator={}&weeks=4", own.key)).await;
        page.must_be_ok().must_say(&own.names.ar);
    }
    let page = admin.open("/desk/evaluation/indicators").await;
    page.must_be_ok().must_say("ما لا يبينه");
    admin.open("/desk/jobs").await.must_be_ok();
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let dead = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!" FROM store.job WHERE kind LIKE 'evaluation.%' AND (died_at IS NOT NULL OR attempts > 1)"#
    );
    assert_eq!(dead.fetch_one(cx.conn()).await.unwrap(), 0, "counting failed");
    assert_eq!(world.staff("admin").await.get("/ar/desk/evaluation?indicator=nothing").await.status.as_u16(), 404);
}
