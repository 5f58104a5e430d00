//! A service of another agency, asked for from here over real sockets: what is sent is what was agreed to, it is sent once,
//! and what the agency reports is shown whoever tells it, however often and in whatever order.

use std::time::Duration;

use kernel::Actor;
use outbound::simulators::Script;
use serde_json::{Value, json};
use testkit::{Browser, Client, World, free_rein};

use crate::steps::{Killed, caught};

const SERVICE: &str = "/agency-services/passport_renewal";

/// Answers the questions and stands before the list of what is sent.
async fn answered(browser: &mut Browser) -> testkit::Page {
    let page = browser.open(&format!("{SERVICE}/ask")).await;
    let form = page.must_be_ok().form("/ask").with("passport_number", "a٣٣ 445566").with("reason", "expiry");
    let form = form.with("expires_on-day", "1").with("expires_on-month", "2").with("expires_on-year", "2027");
    browser.submit(form.with("mission", "dubai")).await
}

/// Asks; the compact reference.
async fn asks(browser: &mut Browser) -> String {
    let page = answered(browser).await;
    let page = browser.submit(page.must_be_ok().form("/check").with("agreed", "yes")).await;
    page.must_be_ok().must_say("تم تقديم الطلب");
    page.path.rsplit('/').next().unwrap().to_owned()
}

/// What the simulated agencies were told.
async fn told(world: &World) -> Vec<Value> {
    let page = world.simulator_page("agencies", "/control/requests").await;
    serde_json::from_slice(&page.bytes).unwrap()
}

/// How many messages about requests were sent to somebody of the cast.
async fn messages(world: &World, part: &str) -> usize {
    let sent = world.sent_to(&world.contact(part)).await;
    sent.iter().filter(|one| one.text.contains("/ar/agency-requests/")).count()
}

#[tokio::test]
async fn a_passport_is_asked_for_sent_reported_and_followed_beside_ones_files() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/agency-services").await;
    page.must_be_ok().must_say("تجديد جواز السفر").must_say("محاكاة");
    let page = visitor.open(SERVICE).await;
    page.must_be_ok().must_say("لماذا يلزم الحضور").must_say("لم تتأكد من مصدر").must_say("elbalad.news/6897718");

    let mut father = world.citizen("father").await;
    let page = answered(&mut father).await;
    page.must_be_ok().must_say("وزارة الخارجية والهجرة").must_say("A33445566").must_say("لإلغاء الجواز القديم");
    page.must_say(&world.known("father", "number")).must_say("انتهاء المدة");
    assert!(told(&world).await.is_empty(), "nothing is sent before it was agreed to");
    father.open("/files").await.must_be_ok().must_say("تجديد جواز السفر").must_say("مسودة");
    let reference = asks(&mut father).await;
    father.open(&format!("/agency-requests/{reference}")).await.must_be_ok().must_say("جارٍ الإرسال");
    world.work().await;

    let sent = told(&world).await;
    assert_eq!(sent.len(), 1);
    let request = &sent[0]["request"];
    assert_eq!((&sent[0]["agency"], &request["reference"]), (&json!("foreign_affairs"), &json!(reference)));
    let names: Vec<&str> = request["data"].as_object().unwrap().keys().map(String::as_str).collect();
    // The father has no mobile: what the platform does not know is not sent.
    let expected = ["birth_date", "expires_on", "mission", "name", "national_number", "passport_number", "reason"];
    assert_eq!(names, expected);
    assert_eq!(request["data"]["expires_on"], "2027-02-01");

    let path = format!("/agency-requests/{reference}");
    let page = father.open(&path).await;
    page.must_be_ok().must_say("لدى وزارة الخارجية والهجرة وشئون المصريين بالخارج (الآن)").must_say("محاكاة");
    world.agency(&reference, &json!({ "states": ["received", "examined"] }), 2).await;
    father.open(&path).await.must_be_ok().must_say("قيد المراجعة (الآن)").must_say("استلمت الوزارة الطلب (تم)");
    let visit = json!({ "states": ["called"], "visit_at": "2026-12-01T08:00:00Z" });
    world.agency(&reference, &visit, 1).await;
    father
        .open(&path)
        .await
        .must_be_ok()
        .must_say("مطلوب حضورك إلى البعثة")
        .must_say("الموعد")
        .must_say("البعثة المختارة");
    father.open("/files").await.must_be_ok().must_say("مطلوب حضورك إلى البعثة");
    world.agency(&reference, &json!({ "states": ["attended", "made", "forwarded", "ready", "done"] }), 5).await;
    father.open(&path).await.must_be_ok().must_say("تم استلام الجواز");
    assert!(messages(&world, "father").await >= 2, "the father was told");
    let inbox = father.open("/account/messages").await;
    inbox.must_be_ok().must_say("في حسابك على وصل ما ينتظرك");
    assert!(!inbox.says("جواز"), "no message names what it is about");
}

#[tokio::test]
async fn nothing_leaves_without_consent_to_the_very_list_that_was_shown() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = answered(&mut father).await;
    let refused = father.submit(page.form("/check")).await;
    assert_eq!(refused.status.as_u16(), 422);
    refused.must_say("لا يُرسل الطلب دون الموافقة");
    // The answers are changed in another window; the list of this one is not what would be sent.
    let other = father.open(&format!("{SERVICE}/ask")).await;
    father.submit(other.form("/ask").with("passport_number", "B1")).await.must_be_ok();
    let refused = father.submit(page.form("/check").with("agreed", "yes")).await;
    assert_eq!(refused.status.as_u16(), 422);
    refused.must_say("تغيّر شيء مما يُرسل").must_say("B1");
    world.work().await;
    assert!(told(&world).await.is_empty());
    let page = father.open(&format!("{SERVICE}/ask")).await;
    let wrong = page.form("/ask").with("passport_number", "جواز").with("expires_on-month", "13");
    let wrong = father.submit(wrong).await;
    assert_eq!(wrong.status.as_u16(), 422);
    let page = father.open(&format!("{SERVICE}/check")).await;
    father.submit(page.form("/discard")).await.must_be_ok().must_say("تم حذف المسودة");
    father.open(&format!("{SERVICE}/check")).await.must_be_ok().must_say("رقم جواز السفر الحالي");
}

#[tokio::test]
async fn whoever_is_not_known_surely_enough_sees_the_way_up() {
    let world = World::new().await;
    let mut newcomer = world.citizen("newcomer").await;
    let page = newcomer.open(&format!("{SERVICE}/ask")).await;
    page.must_be_ok().must_say("تجديد جواز السفر");
    assert!(!page.has("input[name=passport_number]"));
    let mut client = world.client("newcomer").await;
    let body = json!({ "service": "passport_renewal", "answers": {}, "agreed": true });
    assert_eq!(client.post("/agency-requests", &body).await.status.as_u16(), 403);
    // What the privilege it belongs to does not open is not asked for.
    let mut father = world.citizen("father").await;
    let page = father.open("/agency-services/military_settlement/ask").await;
    page.must_be_ok().must_say("لا يتوقف إصدار أي شهادة من وصل على الموقف التجنيدي").must_say("متى تُتاح");
    assert!(page.has("#closed"));
}

#[tokio::test]
async fn forged_stale_unknown_and_repeated_reports_move_nothing() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = asks(&mut father).await;
    world.work().await;
    let path = format!("/agency-requests/{reference}");
    world.agency(&reference, &json!({ "states": ["received"], "story": "forged" }), 1).await;
    world.agency(&reference, &json!({ "states": ["examined"], "story": "stale" }), 1).await;
    let page = father.open(&path).await;
    page.must_be_ok().must_say("لدى وزارة الخارجية");
    world.agency(&reference, &json!({ "states": ["lost_in_the_post"] }), 1).await;
    world.agency(&reference, &json!({ "states": ["refused"], "reason": "because" }), 1).await;
    assert_eq!(reports(&world).await, [""; 0], "none of them is in our books");
    world.agency(&reference, &json!({ "states": ["made"], "story": "duplicated" }), 2).await;
    assert_eq!(reports(&world).await, ["made push"]);
    // From the last to the first: it never steps back.
    world.agency(&reference, &json!({ "states": ["called", "attended", "ready"], "story": "out_of_order" }), 3).await;
    father.open(&path).await.must_be_ok().must_say("الجواز جاهز للاستلام");
    world.agency(&reference, &json!({ "states": ["examined"] }), 1).await;
    let page = father.open("/files").await;
    page.must_be_ok().must_say("الجواز جاهز للاستلام");
    world.agency(&reference, &json!({ "states": ["done"] }), 1).await;
    world.agency(&reference, &json!({ "states": ["refused"], "reason": "documents" }), 1).await;
    father.open(&path).await.must_be_ok().must_say("تم استلام الجواز");
}

/// The reports in our books, each with how it came.
async fn reports(world: &World) -> Vec<String> {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let all =
        sqlx::query_scalar!(r#"SELECT state || ' ' || learned AS "told!" FROM agencies.report ORDER BY learned_at"#);
    all.fetch_all(cx.conn()).await.unwrap()
}

#[tokio::test]
async fn an_agency_that_was_away_gets_it_and_one_that_says_nothing_is_asked() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    world.simulator_script("agencies", Script { down: true, ..free_rein() }).await;
    let reference = asks(&mut father).await;
    let path = format!("/agency-requests/{reference}");
    world.work().await;
    world.pass(Duration::from_secs(600)).await;
    father.open(&path).await.must_be_ok().must_say("جارٍ الإرسال").must_say("تُعاد المحاولة تلقائيًا");
    assert!(told(&world).await.is_empty());
    world.simulator_script("agencies", free_rein()).await;
    for _ in 0..8 {
        world.pass(Duration::from_secs(3600)).await;
    }
    assert_eq!(told(&world).await.len(), 1);
    let mut father = world.citizen("father").await;
    father.open(&path).await.must_be_ok().must_say("لدى وزارة الخارجية والهجرة وشئون المصريين بالخارج (الآن)");
    world
        .agency(&reference, &json!({ "states": ["received", "refused"], "story": "silent", "reason": "documents" }), 0)
        .await;
    for _ in 0..4 {
        world.pass(Duration::from_secs(6 * 3600)).await;
    }
    let mut father = world.citizen("father").await;
    let page = father.open(&path).await;
    page.must_be_ok().must_say("لم تقبل الجهة الطلب").must_say("المستندات غير كافية").must_say("يُقدَّم بعدها طلب جديد");
    // An ended request is forgotten after two years, and its draft never lived so long.
    world.pass(Duration::from_secs(731 * 86_400)).await;
    world.pass(Duration::from_secs(3600)).await;
    let mut father = world.citizen("father").await;
    assert_eq!(father.open(&path).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_request_is_its_owners_and_the_api_tells_the_same() {
    let world = World::new().await;
    let mut father = world.client("father").await;
    let services = father.get("/agency-services").await;
    assert!(services.json().as_array().unwrap().iter().any(|own| own["key"] == "power_of_attorney"));
    let answers = json!({ "passport_number": "A1", "expires_on": "2027-02-01", "reason": "full", "mission": "dubai" });
    let body = json!({ "service": "passport_renewal", "answers": answers, "agreed": true });
    let refused = json!({ "service": "passport_renewal", "answers": answers, "agreed": false });
    assert_eq!(father.post("/agency-requests", &refused).await.status.as_u16(), 422);
    let first = father.post_with("/agency-requests", "one and the same", &body).await;
    assert_eq!(first.status.as_u16(), 201, "{}", first.html());
    let again = father.post_with("/agency-requests", "one and the same", &body).await;
    assert_eq!(again.json()["reference"], first.json()["reference"], "the same key is the same request");
    world.work().await;
    assert_eq!(told(&world).await.len(), 1);
    let reference = first.json()["reference"].as_str().unwrap().replace('-', "");
    world.agency(&reference, &json!({ "states": ["received"] }), 1).await;
    let one = father.get(&format!("/agency-requests/{reference}")).await.json();
    assert_eq!((&one["state"], &one["yours"]), (&json!("received"), &json!(false)));

    let mut stranger = world.client("stranger").await;
    let path = format!("/agency-requests/{reference}");
    assert_eq!(stranger.get(&path).await.status.as_u16(), 404);
    assert_eq!(world.citizen("stranger").await.open(&path).await.status.as_u16(), 404);
    let mut nobody = Client::stranger(&world);
    assert_eq!(nobody.get(&path).await.status.as_u16(), 401);
}

#[tokio::test]
async fn a_worker_killed_at_any_step_loses_nothing_and_the_agency_has_one_request() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    world.work().await;
    let reference = asks(&mut father).await;
    let (job, handler) = caught(&world, "agencies.hand_over", agencies::jobs(&world.areas.agencies)).await;
    let mut killed = 0;
    loop {
        let done = Killed::after(killed, handler.run(world.store(), &job)).await;
        assert!(told(&world).await.len() <= 1, "killed after {killed} steps");
        if let Some(done) = done {
            done.unwrap();
            break;
        }
        killed += 1;
    }
    assert!(killed > 3, "it was never killed on its way");
    // The job that was not completed comes again.
    handler.run(world.store(), &job).await.unwrap();
    let all = told(&world).await;
    assert_eq!(all.len(), 1, "one request, however often it was sent");
    assert_eq!(all[0]["request"]["reference"], json!(reference));
    world.agency(&reference, &json!({ "states": ["received"] }), 1).await;
    father.open(&format!("/agency-requests/{reference}")).await.must_be_ok().must_say("استلمت الوزارة الطلب");
}
