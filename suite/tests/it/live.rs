//! The live hour: asked and chosen before, looked at before it is shown, answered by two people, and found.

use serde_json::{Value, json};
use testkit::World;

const DESK: &str = "/desk/live-hour";

/// Holds a session in three days; its path.
pub(crate) async fn held(world: &World) -> String {
    let mut editor = world.staff("editor").await;
    let day = world.store().now().day_in("Africa/Cairo").plus_days(3);
    let page = editor.open(DESK).await;
    let form = page
        .must_be_ok()
        .form(DESK)
        .with("topic_ar", "تجديد البطاقة")
        .with("topic_en", "Renewing the card")
        .with("about_ar", "أسئلة عامة عن التجديد.")
        .with("about_en", "General questions about renewal.")
        .with("host_ar", "قطاع الأحوال المدنية")
        .with("host_en", "Civil Status Authority")
        .with("day-day", &day.day().to_string())
        .with("day-month", &day.month().to_string())
        .with("day-year", &day.year().to_string())
        .with("from", "19:00")
        .with("until", "18:00")
        .with("reason", "جلسة الأسبوع");
    let wrong = editor.submit(form).await;
    assert!(wrong.has("#until-error"), "{}", wrong.text());
    let proposal = editor.submit(wrong.form(DESK).with("until", "٢٠:٠٠")).await;
    decided(world, &proposal.must_be_ok().path).await;
    let list = world.visitor().open("/live-hour").await;
    list.must_be_ok().must_say("تجديد البطاقة").must_say("الأسئلة مفتوحة");
    list.attribute("main a[href*='/live-hour/']", "href").unwrap().trim_start_matches("/ar").to_owned()
}

/// The second person approves.
async fn decided(world: &World, proposal: &str) {
    let mut second = world.staff("editor2").await;
    let page = second.get(proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
}

#[tokio::test]
async fn a_question_is_looked_at_chosen_answered_by_two_and_found() {
    let world = World::new().await;
    let hour = held(&world).await;
    assert!(world.visitor().open(&format!("{hour}?ask=true")).await.path.contains("/sign-in"));
    let mut father = world.citizen("father").await;
    let page = father.open(&hour).await;
    for (words, why) in
        [("قصير", "short"), ("رقمي ٠١٠١٢٣٤٥٦٧٨ متى تصل بطاقتي؟", "a number"), ("راسلوني على a@b.example لطفًا", "mail")]
    {
        let wrong = father.submit(page.must_be_ok().form(&hour).with("act", "ask").with("words", words)).await;
        assert!(wrong.status.as_u16() == 422 && wrong.has("#words-error"), "{why}: {}", wrong.text());
    }
    let words = "هل يمكن تجديد البطاقة بتوكيل من الخارج؟";
    let form = page.form(&hour).with("act", "ask").with("words", words);
    father.submit(form.clone()).await.must_be_ok().must_say("في انتظار المراجعة");
    father.submit(form).await.must_be_ok();
    let mut stranger = world.citizen("stranger").await;
    assert!(!stranger.open(&hour).await.must_be_ok().says(words), "nobody sees it before it is looked at");

    let mut editor = world.staff("editor").await;
    let desk = format!("/desk{hour}");
    let page = editor.open(&desk).await;
    page.must_be_ok().must_say(words);
    assert!(!page.says(&world.known("father", "name")));
    let form = page.form(&desk);
    let declined = editor.submit(form.clone().with("act", "decline")).await;
    assert_eq!(declined.status.as_u16(), 422, "declining needs a reason");
    editor.submit(page.form(&desk).with("act", "admit")).await.must_be_ok().must_say("كتابة الإجابة");

    let page = stranger.open(&hour).await;
    page.must_be_ok().must_say(words).must_say("بلا أصوات");
    let vote = page.form(&hour);
    assert!(vote.value("question").is_none(), "the first form asks");
    let question = page.attribute("input[name=question]", "value").unwrap();
    let vote = vote.with("act", "vote").with("question", &question);
    stranger.submit(vote.clone()).await.must_be_ok().must_say("صوت واحد");
    let again = stranger.open(&hour).await;
    let twice = again.form(&hour).with("act", "vote").with("question", &question);
    stranger.submit(twice).await.must_be_ok().must_say("صوت واحد");

    let answer = editor.open(&format!("{desk}/answer/{question}")).await;
    let form = answer.must_be_ok().form(&question);
    assert_eq!(form.value("owner_ar"), Some("قطاع الأحوال المدنية"));
    let form = form
        .with("answer_ar", "لا، يلزم الحضور للتصوير.")
        .with("answer_en", "No, presence is needed for the photograph.");
    let proposal = editor.submit(form.with("reason", "إجابة القطاع")).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"));
    assert!(!stranger.open(&hour).await.says("يلزم الحضور"), "not before the second person");
    decided(&world, &path).await;
    let page = stranger.open(&hour).await;
    page.must_say("لا، يلزم الحضور للتصوير").must_say("قطاع الأحوال المدنية").must_say("أسئلة أُجيب عنها");
    world.areas.discovery.search.refresh(world.store()).await.unwrap();
    let page = stranger.open("/search").await;
    let form = page.must_be_ok().form("/search").with("q", "تجديد البطاقة بتوكيل من الخارج");
    let found = stranger.submit(form).await;
    assert!(found.must_be_ok().has(&format!("a[href*='{hour}']")), "{}", found.text());

    let page = father.open("/account/data").await;
    let copy: Value = father.submit(page.form("/account/data/copy")).await.json();
    assert_eq!(copy["live_hours"]["asked"][0]["question"], words);
    assert_eq!(copy["live_hours"]["chosen"], json!([]));
}

#[tokio::test]
async fn a_declined_question_is_shown_to_its_asker_alone_with_the_reason_and_an_account_asks_three() {
    let world = World::new().await;
    let hour = held(&world).await;
    let path = format!("/live-hours/{}/questions", hour.trim_start_matches("/live-hour/"));
    let mut client = world.client("father").await;
    for number in ["أول", "ثانٍ", "ثالث"] {
        let asked = client.post(&path, &json!({ "words": format!("سؤال {number} عن التجديد؟") })).await;
        assert_eq!(asked.status.as_u16(), 201, "{}", asked.html());
    }
    let more = client.post(&path, &json!({ "words": "سؤال رابع عن التجديد؟" })).await;
    assert_eq!((more.status.as_u16(), more.json()["code"].as_str()), (429, Some("live.enough")));

    let mut editor = world.staff("editor").await;
    let desk = format!("/desk{hour}");
    let page = editor.open(&desk).await;
    let form = page.must_be_ok().form(&desk);
    let question = form.value("question").unwrap().to_owned();
    let form = form.with("act", "decline").with(&format!("why-{question}"), "off_topic");
    editor.submit(form).await.must_be_ok().must_say("لم يُنشر");
    let mut father = world.citizen("father").await;
    father.open(&hour).await.must_be_ok().must_say("خارج موضوع الجلسة");
    assert!(!world.visitor().open(&hour).await.says("خارج موضوع الجلسة"));
    let vote = client
        .post(
            &format!("/live-hours/{}/votes", hour.trim_start_matches("/live-hour/")),
            &json!({ "question": question, "gives": true }),
        )
        .await;
    assert_eq!(vote.status.as_u16(), 404, "what is not shown is not chosen");

    world.db.clock.advance(std::time::Duration::from_secs(4 * 24 * 3600));
    let mut client = world.client("stranger").await;
    let late = client.post(&path, &json!({ "words": "سؤال بعد انتهاء الجلسة؟" })).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("live.began")));
    let mut other = world.staff("rules").await;
    assert_eq!(other.get(&format!("/ar{desk}")).await.status.as_u16(), 404);
}
