//! Polls: two editors, one answer an account, and nothing said of few.

use std::time::Duration;

use kernel::{Actor, Bucket, Id, marks};
use serde_json::{Value, json};
use testkit::{Filled, World};

const DESK: &str = "/desk/polls";
/// How often releases are made.
const TURN: Duration = Duration::from_secs(10 * 60);
const QUESTIONS: &str = "? بأي وسيلة تفضل المتابعة؟ | How do you like to follow?\n- رسالة نصية | SMS\n- البريد | Mail\n\
    ?? ما الذي ينقص؟ | What is missing?\n- المدة | Time\n- الخطوة | Step\n- الجهة | Body";

fn filled(form: Filled, world: &World) -> Filled {
    let today = world.store().now().day_in("Africa/Cairo");
    let mut form = form
        .with("title_ar", "كيف تتابع طلبك؟")
        .with("title_en", "How do you follow?")
        .with("about_ar", "تسأل الوزارة لتحسين المتابعة.")
        .with("about_en", "The ministry asks to improve this.")
        .with("questions", QUESTIONS)
        .with("reason", "تحسين المتابعة");
    for (name, day) in [("opens", today), ("closes", today.plus_days(20))] {
        form = form
            .with(&format!("{name}-day"), &day.day().to_string())
            .with(&format!("{name}-month"), &day.month().to_string())
            .with(&format!("{name}-year"), &day.year().to_string());
    }
    form
}

/// Lets a poll out by two editors; its path.
pub(crate) async fn asked(world: &World) -> String {
    let mut editor = world.staff("editor").await;
    let page = editor.open(DESK).await;
    let proposal = editor.submit(filled(page.must_be_ok().form(DESK), world)).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"), "whoever wrote it does not decide");
    let mut second = world.staff("editor2").await;
    let page = second.get(&path).await;
    page.must_be_ok().must_say("سؤال بأكثر من اختيار").must_say("رسالة نصية");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    let list = world.visitor().open("/polls").await;
    list.must_be_ok().must_say("كيف تتابع طلبك؟");
    list.attribute("main a[href*='/polls/']", "href").unwrap().trim_start_matches("/ar").to_owned()
}

/// Answers of accounts that nobody signs in to: so many chose this.
async fn answered(world: &World, poll: &str, people: usize, chosen: &Value) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    for _ in 0..people {
        let bucket = Bucket::draw(cx.dice());
        let account = Id::<marks::Account>::new(bucket, cx.now(), cx.dice());
        let now = cx.now();
        sqlx::query("INSERT INTO discovery.poll_answer (bucket, account, poll, chosen, given_at) VALUES ($1, $2, $3::text::uuid, $4, $5)")
            .bind(bucket.as_i16())
            .bind(account.uuid())
            .bind(poll)
            .bind(chosen)
            .bind(now)
            .execute(cx.conn())
            .await
            .unwrap();
    }
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn an_account_answers_once_changes_it_and_takes_it_back_and_nothing_is_said_of_few() {
    let world = World::new().await;
    let poll = asked(&world).await;
    let mut visitor = world.visitor();
    let page = visitor.open(&poll).await;
    page.must_be_ok().must_say("المشاركة في الاستطلاع").must_say("عدد المشاركين لا يكفي لعرض النتيجة");
    assert!(visitor.open(&format!("{poll}?answer=true")).await.path.contains("/sign-in"));

    let mut father = world.citizen("father").await;
    let page = father.open(&poll).await;
    let wrong = father.submit(page.must_be_ok().form(&poll).with("act", "answer").with("q0", "7")).await;
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.has("#q0-error") && wrong.has("#q1-error"), "{}", wrong.text());
    let form = wrong.form(&poll).with("act", "answer").with("q0", "0").with("q1", "0").and("q1", "2");
    let page = father.submit(form.clone()).await;
    page.must_be_ok().must_say("تم حفظ الإجابة").must_say("أجبت عن هذا الاستطلاع");
    father.submit(form).await.must_be_ok();
    father.submit(page.form(&poll).with("act", "answer").with("q0", "1")).await.must_be_ok();
    let page = father.open("/account/data").await;
    let copy: Value = father.submit(page.form("/account/data/copy")).await.json();
    let held = copy["poll_answers"].as_array().unwrap();
    assert_eq!(held.len(), 1, "one answer an account");
    assert_eq!(held[0]["answers"][0]["chosen"], json!(["البريد"]));

    world.pass(TURN).await;
    world.visitor().open(&poll).await.must_say("عدد المشاركين لا يكفي لعرض النتيجة");
    let desk = world.staff("editor").await.open(DESK).await;
    desk.must_be_ok().must_say("أقل من ٢٠");
    let mut father = world.citizen("father").await;
    let page = father.open(&poll).await;
    father.submit(page.form(&poll).with("act", "take-back")).await.must_be_ok().must_say("سُحبت الإجابة");
    assert!(!father.open(&poll).await.says("أجبت عن هذا الاستطلاع"));

    let mut client = world.client("stranger").await;
    let body = client.post(&format!("{poll}/answer"), &json!({ "chosen": [[0], [1]] })).await.must_be_ok().json();
    assert_eq!((&body["own"], &body["participants"]), (&json!([[0], [1]]), &Value::Null));
    let wrong = client.post(&format!("{poll}/answer"), &json!({ "chosen": [[0, 1], []] })).await;
    assert_eq!(wrong.status.as_u16(), 422);
}

#[tokio::test]
async fn a_poll_that_was_refused_is_taken_up_without_typing_it_again() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let page = editor.open(DESK).await;
    assert!(!page.must_be_ok().has("main a[href*='again=']"));
    let proposal = editor.submit(filled(page.form(DESK), &world)).await.must_be_ok().path.clone();
    let mut second = world.staff("editor2").await;
    let open = proposal.rsplit('/').next().unwrap().to_owned();
    let early = second.open(&format!("{DESK}?again={open}")).await;
    assert_eq!(early.status.as_u16(), 404, "it may still be decided");
    let page = second.get(&proposal).await;
    let refusal = page.must_be_ok().form("/decide").with("decision", "refuse").with("reason", "ينقصه خيار للبريد");
    second.submit(refusal).await.must_be_ok();
    let page = editor.open(DESK).await;
    page.must_be_ok().must_say("ينقصه خيار للبريد");
    let way = page.attribute("main a[href*='again=']", "href").unwrap();
    let again = editor.open(way.trim_start_matches("/ar")).await;
    let form = again.must_be_ok().form(DESK);
    assert_eq!(form.value("title_ar"), Some("كيف تتابع طلبك؟"));
    let next = editor.submit(form.with("reason", "أُكمل")).await;
    next.must_be_ok().must_say("رسالة نصية");
    assert_ne!(next.path, proposal);
    for login in ["dubai", "rules"] {
        let mut other = world.staff(login).await;
        assert_eq!(other.open(&format!("{DESK}?again={open}")).await.status.as_u16(), 404, "{login}");
    }
}

#[tokio::test]
async fn results_come_in_steps_and_hide_small_choices() {
    let world = World::new().await;
    let poll = asked(&world).await;
    let id = poll.trim_start_matches("/polls/");
    answered(&world, id, 19, &json!([[0], [0, 1, 2]])).await;
    world.pass(TURN).await;
    let mut visitor = world.visitor();
    visitor.open(&poll).await.must_say("عدد المشاركين لا يكفي لعرض النتيجة");
    answered(&world, id, 21, &json!([[1], [0, 1, 2]])).await;
    world.pass(TURN).await;
    let page = visitor.open(&poll).await;
    page.must_say("شارك ٤٠ أو أكثر");
    assert!(!page.says("نحو ٢٠"), "nineteen chose one: with two choices neither is shown: {}", page.text());
    page.must_say("نحو ٤٠");
    // One more of the first would make the second readable from the difference; it is not released yet.
    answered(&world, id, 9, &json!([[0], [0]])).await;
    world.pass(TURN).await;
    visitor.open(&poll).await.must_say("شارك ٤٠ أو أكثر");
    answered(&world, id, 1, &json!([[0], [0]])).await;
    world.pass(TURN).await;
    let page = visitor.open(&poll).await;
    page.must_say("شارك ٥٠ أو أكثر").must_say("نحو ٣٠").must_say("نحو ٢٠").must_say("نحو ٥٠");

    // Closed: what was released stays, nobody answers any more, and a month later no answer is kept.
    world.pass(Duration::from_secs(21 * 24 * 3600)).await;
    let mut client = world.client("stranger").await;
    let late = client.post(&format!("{poll}/answer"), &json!({ "chosen": [[0], [1]] })).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("poll.closed")));
    world.pass(Duration::from_secs(31 * 24 * 3600)).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM discovery.poll_answer").fetch_one(cx.conn()).await.unwrap();
    assert_eq!(left, 0);
    visitor.open(&poll).await.must_say("شارك ٥٠ أو أكثر").must_say("انتهى");
}

#[tokio::test]
async fn a_question_about_religion_health_or_politics_makes_the_desk_stop_and_the_second_person_sees_it() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let page = editor.open(DESK).await;
    let typed = "? ما ديانتك؟ | What is your religion?\n- أ | A\n- ب | B";
    let stopped = editor.submit(filled(page.form(DESK), &world).with("questions", typed)).await;
    assert_eq!(stopped.status.as_u16(), 422);
    stopped.must_say("ديانتك").must_say("religion");
    let page = editor.submit(stopped.form(DESK).with("looked", "yes")).await;
    page.must_be_ok().must_say("كلمات تحتاج إلى انتباه");
    for (name, wrong) in [("questions", "hello"), ("title_en", ""), ("closes-year", "2020")] {
        let page = editor.open(DESK).await;
        let told = editor.submit(filled(page.form(DESK), &world).with(name, wrong)).await;
        assert_eq!(told.status.as_u16(), 422, "{name}");
    }
    let mut other = world.staff("dubai").await;
    assert_eq!(other.get("/ar/desk/polls").await.status.as_u16(), 404);
}
