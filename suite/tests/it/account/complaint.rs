//! A complaint is answered: written by the citizen, routed past the mission it is about, answered by the central review in
//! words that no message carries, and rated; and the message about it can be checked by anybody.

use axum::http::StatusCode;
use testkit::World;

const WORDS: &str = "انتظرت شهرًا لموعد في القنصلية ولم يرد أحد.";
const ANSWER: &str = "نعتذر عن التأخير، وقد حُدد الموعد يوم الأحد.";

#[tokio::test]
async fn a_complaint_is_answered() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = father.open("/account/enquiries/new").await;
    page.must_be_ok().must_say("وزارة الخارجية").must_say("ساعة عمل");
    // Nobody reads what is sent to a country where nothing is served yet.
    assert!(page.says("دبي") && !page.says("الرياض"), "{}", page.text());
    let form = page.form("/account/enquiries/new").with("topic", "mission_service").with("mission", "dubai");
    let page = father.submit(form.with("text", WORDS)).await;
    page.must_be_ok().must_say(WORDS).must_say("في انتظار الرد").must_say("موعد الرد");
    let reference = page.path.rsplit('/').next().unwrap().to_owned();
    father.open("/account/messages").await.must_be_ok().must_say(&reference);

    let desk = format!("/desk/enquiries/{reference}");
    let mut dubai = world.staff("dubai").await;
    assert!(!dubai.open("/desk/enquiries").await.must_be_ok().says(&reference));
    assert_eq!(dubai.get(&format!("/ar{desk}")).await.status, StatusCode::NOT_FOUND, "it is about that mission");
    for login in ["finance", "privacy", "admin"] {
        let mut staff = world.staff(login).await;
        assert_eq!(staff.get("/ar/desk/enquiries").await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(staff.get(&format!("/ar{desk}")).await.status, StatusCode::NOT_FOUND, "{login}");
    }

    let mut central = world.staff("review").await;
    central.open("/desk/enquiries").await.must_be_ok().must_say(&reference);
    let begun = central.open(&format!("{desk}?template=solved:ar")).await;
    begun.must_be_ok().must_say(WORDS).must_say("بعد بحث الموضوع تبيّن ما يلي");
    let note = begun.form(&desk).with("as", "note").with("text", "يُراجع دفتر المواعيد.");
    let page = central.submit(note).await;
    page.must_be_ok().must_say("ملاحظة داخلية").must_say("دفتر المواعيد");
    central.submit(page.form(&desk).with("as", "answer").with("text", ANSWER)).await.must_be_ok();
    assert!(!central.open("/desk/enquiries").await.says(&reference), "nothing waits any more");
    world.work().await;

    let path = format!("/account/enquiries/{reference}");
    let page = father.open(&path).await;
    page.must_be_ok().must_say(ANSWER).must_say("تم الرد").must_say("هل أفادك الرد؟");
    assert!(!page.says("دفتر المواعيد"), "a note is never the citizen's to read");
    father.submit(page.form("/rating").with("helped", "yes")).await.must_be_ok().must_say("كان مفيدًا");

    let sent = world.sent_to(&world.contact("father")).await;
    let told = sent.iter().rev().find(|message| message.text.contains(&reference)).expect("he was told");
    assert!(!told.text.contains(ANSWER), "{}", told.text);
    let code = told.text.split("رمز التأكد: ").nth(1).expect("a code").split_whitespace().next().unwrap();
    let mut anybody = world.visitor();
    let page = anybody.open("/messages/check").await;
    let page = anybody.submit(page.must_be_ok().form("/messages/check").with("code", code)).await;
    page.must_be_ok().must_say("نعم، أرسلنا رسالة بهذا الرمز");
    assert!(!page.says(&reference), "the answer says nothing about the message");
    father.open("/account/messages/sent").await.must_be_ok().must_say(code);
}
