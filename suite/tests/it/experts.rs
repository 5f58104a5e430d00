//! Experts abroad: a profile that is private until its owner says otherwise, brought along from ORCID, verified by two, found by
//! a need in the other language, and reached only after she agreed.

use axum::http::StatusCode;
use testkit::{Browser, Page, World};

const ORCID: &[u8] = br#"{"person":{"name":{"given-names":{"value":"Laila"},"family-name":{"value":"Hassan"}}},
 "activities-summary":{
  "educations":{"affiliation-group":[{"summaries":[{"education-summary":{"role-title":"PhD in chemical engineering","start-date":{"year":{"value":"2004"}},"organization":{"name":"TU Berlin"}}}]}]},
  "works":{"group":[
   {"work-summary":[{"title":{"title":{"value":"Seawater reverse osmosis with renewable power"}},"type":"journal-article","publication-date":{"year":{"value":"2019"}},
     "external-ids":{"external-id":[{"external-id-type":"doi","external-id-value":"10.1000/182"}]}}]},
   {"work-summary":[{"title":null}]}]}}}"#;

pub(crate) const HERE: &str = "/account/expert";

/// A profile in English, as somebody writes it.
pub(crate) async fn written(browser: &mut Browser, field: &str, skills: &str) -> Page {
    let page = browser.open("/account/expert/profile").await;
    let form = page
        .must_be_ok()
        .form("/account/expert/profile")
        .with("name_ar", "ليلى حسن")
        .with("category", "professor")
        .with("field", field)
        .with("country", "de")
        .with("skills", skills)
        .with("languages", "ar")
        .with("offers", "advise")
        .with("availability", "remote");
    browser.submit(form).await
}

/// Shows every section to `audience`.
pub(crate) async fn shown(browser: &mut Browser, audience: &str) {
    let page = browser.open("/account/expert/visibility").await;
    let mut form = page.must_be_ok().form("/account/expert/visibility");
    for section in ["about", "field", "skills", "education", "career", "works", "evidence", "languages", "offers"] {
        form = form.with(section, audience);
    }
    browser.submit(form).await.must_be_ok();
}

async fn imported(browser: &mut Browser, bytes: &[u8]) -> Page {
    let page = browser.open("/account/expert/import").await;
    let form = page.must_be_ok().form("/account/expert/import").as_multipart();
    browser.submit(form.with_file("file", "orcid.json", "application/json", bytes)).await
}

/// The second person approves.
pub(crate) async fn decided(world: &World, proposal: &str, second: &str) {
    let mut second = world.staff(second).await;
    let page = second.get(proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
}

/// A need in Arabic, published by two; its path at the desk.
pub(crate) async fn needed(world: &World) -> String {
    let mut officer = world.staff("emigration").await;
    let day = world.store().now().day_in("Africa/Cairo").plus_days(60);
    let page = officer.open("/desk/experts").await;
    let form = page
        .must_be_ok()
        .form("/desk/experts")
        .with("title", "خبير في تحلية مياه البحر لمدن جنوب سيناء")
        .with("about", "تقييم محطات إعذاب المياه القائمة واقتراح خفض استهلاكها للطاقة.")
        .with("agency", "محافظة جنوب سيناء")
        .with("field", "2.7")
        .with("offer", "advise")
        .with("place", "either")
        .with("last-day", &day.day().to_string())
        .with("last-month", &day.month().to_string())
        .with("last-year", &day.year().to_string());
    let wrong = officer.submit(form.clone().with("field", "9.9").with("reason", "طلب المحافظة")).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.has("#field-error"), "{}", wrong.text());
    let proposal = officer.submit(form.with("reason", "طلب المحافظة")).await;
    decided(world, &proposal.must_be_ok().path, "emigration2").await;
    let desk = officer.open("/desk/experts").await;
    desk.must_be_ok().must_say("خبير في تحلية مياه البحر");
    desk.attribute("main a[href*='/experts/needs/']", "href").unwrap().trim_start_matches("/ar").to_owned()
}

#[tokio::test]
async fn a_professor_brings_her_record_is_verified_found_by_an_arabic_need_and_accepts() {
    let world = World::new().await;
    let mut professor = world.citizen("father").await;
    professor.open(HERE).await.must_be_ok().must_say("إنشاء ملف الخبير");
    assert_eq!(
        professor.get("/ar/account/expert/import").await.status,
        StatusCode::NOT_FOUND,
        "there is no profile yet"
    );
    written(&mut professor, "2.7", "membrane processes").await.must_be_ok();

    let nothing = imported(&mut professor, b"no list at all").await;
    assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.has("#file-error"), "{}", nothing.text());
    let review = imported(&mut professor, ORCID).await;
    review.must_be_ok().must_say("السجل بلا عنوان");
    let form = review.form("/account/expert/import/take").with("act", "take");
    professor.submit(form.clone()).await.must_be_ok();
    professor.submit(form).await.must_be_ok();
    let entries = professor.open("/account/expert/entries").await;
    entries.must_be_ok().must_say("Seawater reverse osmosis with renewable power").must_say("TU Berlin");
    let again = imported(&mut professor, ORCID).await;
    assert!(again.must_be_ok().says("الجديد: 0") || again.says("الجديد: ٠"), "{}", again.text());
    let drop = again.form("/account/expert/import/take").with("act", "drop");
    professor.submit(drop).await.must_be_ok();

    let need = needed(&world).await;
    let mut officer = world.staff("emigration").await;
    let private = officer.open(&need).await;
    assert!(!private.must_be_ok().says("ليلى حسن"), "nothing is shown that its owner did not show");
    let verify = professor.open(HERE).await.form(HERE).with("act", "verify");
    let refused = professor.submit(verify).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    shown(&mut professor, "ministries").await;
    assert!(!world.visitor().open("/experts").await.must_be_ok().says("ليلى حسن"), "the ministries are not everybody");

    let verify = professor.open(HERE).await.form(HERE).with("act", "verify");
    professor.submit(verify).await.must_be_ok().must_say("سُجل طلب التحقق");
    let mut higher = world.staff("higher").await;
    let desk = higher.open("/desk/experts").await;
    let person = desk.attribute("main a[href*='/experts/people/']", "href").unwrap();
    let page = higher.get(&person).await;
    page.must_be_ok().must_say("ليلى حسن").must_say("TU Berlin");
    let act = person.trim_start_matches("/ar").to_owned();
    let form = page.form(&act).with("act", "verify").with("reason", "قورنت الشهادة بأصلها");
    let proposal = higher.submit(form).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"), "the one who proposes does not decide");
    decided(&world, &path, "higher2").await;

    let page = officer.open(&need).await;
    page.must_be_ok().must_say("ليلى حسن").must_say("تحلية المياه").must_say("تحققت منه التعليم العالي");
    assert!(!page.says("laila@example.org"));
    let mut other = world.staff("ict").await;
    let foreign = other.open(&need).await;
    assert!(
        foreign.must_be_ok().says("ليلى حسن") && !foreign.has("form[action*='/needs/']"),
        "another ministry asks nobody"
    );
    let form = page.form(&need).with("act", "invite");
    officer.submit(form.clone()).await.must_be_ok().must_say("في انتظار الرد");
    officer.submit(form).await.must_be_ok();

    let calls = professor.open("/account/expert/calls").await;
    let form = calls.must_be_ok().must_say("جنوب سيناء").form("/account/expert/calls").with("act", "accept");
    let wrong = professor.submit(form.clone()).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.has("#contact-error"), "{}", wrong.text());
    professor
        .submit(wrong.form("/account/expert/calls").with("act", "accept").with("contact", "laila@example.org"))
        .await
        .must_say("موافقة");
    let page = officer.open(&need).await;
    page.must_be_ok().must_say("laila@example.org");
    assert!(!other.open(&need).await.says("laila@example.org"), "it is for the agency that asked");
    let form = page.form(&need).with("act", "engaged");
    officer.submit(form).await.must_be_ok().must_say("بدأ العمل");
    let form = officer.open(&need).await.form(&need).with("act", "done");
    officer.submit(form).await.must_be_ok().must_say("اكتمل العمل");

    let looks = professor.open("/account/expert/looks").await;
    looks
        .must_be_ok()
        .must_say("وزارة التعليم العالي")
        .must_say("خبير في تحلية مياه البحر")
        .must_say("التحقق من الملف");
    // What was verified is what stood there: another degree, and it holds no more.
    let entries = professor.open("/account/expert/entries").await;
    let form =
        entries.form("/account/expert/entries").with("kind", "degree").with("title", "شهادة أخرى").with("act", "add");
    professor.submit(form).await.must_be_ok();
    assert!(!officer.open(&need).await.must_be_ok().says("تحققت منه التعليم العالي"));

    let page = professor.open("/account/data").await;
    let copy: serde_json::Value = professor.submit(page.form("/account/data/copy")).await.json();
    assert_eq!(copy["expert"]["asked_for"][0]["contact_given"], "laila@example.org");
    assert!(copy["expert"]["entries"].as_array().unwrap().len() == 3);

    let form = professor.open(HERE).await.form(HERE).with("act", "leave");
    professor.submit(form).await.must_be_ok().must_say("إنشاء ملف الخبير");
    assert!(!officer.open(&need).await.must_be_ok().says("ليلى حسن"));
    assert_eq!(officer.get(&person).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_foreign_call_and_profile_look_like_none_and_the_directory_shows_what_is_public() {
    let world = World::new().await;
    let mut craftsman = world.citizen("father").await;
    written(&mut craftsman, "2.3", "لحام الأنابيب").await.must_be_ok();
    shown(&mut craftsman, "public").await;
    let list = world.visitor().open("/experts").await;
    list.must_be_ok().must_say("ليلى حسن");
    let one = list.attribute("main a[href*='/experts/0']", "href").unwrap();
    world.visitor().get(&one).await.must_be_ok().must_say("اللحام");
    assert!(!world.visitor().open("/experts?field=1.2").await.must_be_ok().says("ليلى حسن"));

    let need = needed(&world).await;
    let mut officer = world.staff("emigration").await;
    officer.open(&need).await.must_be_ok();
    let mut stranger = world.citizen("stranger").await;
    written(&mut stranger, "1.2", "software").await.must_be_ok();
    shown(&mut stranger, "ministries").await;
    let id = list.attribute("main a[href*='/experts/0']", "href").unwrap().rsplit('/').next().unwrap().to_owned();
    let token = stranger.open("/account/expert/visibility").await;
    // Somebody else's call, and one that never was, read the same.
    let call = token.form("/visibility").to("/ar/account/expert/calls").with("act", "decline").with("call", &id);
    assert_eq!(stranger.send_only(call).await.status, StatusCode::NOT_FOUND);
    for path in ["/ar/desk/experts".to_owned(), format!("/ar{need}"), format!("/ar/desk/experts/people/{id}")] {
        let page = stranger.get(&path).await;
        assert!(!page.says("محافظة جنوب سيناء") && !page.says("ليلى حسن"), "{path} is no citizen's");
        let mut outsider = world.staff("finance").await;
        assert_eq!(outsider.get(&path).await.status, StatusCode::NOT_FOUND, "{path} is not finance's");
    }
    let mut higher = world.staff("higher").await;
    let unknown = id.replace(|own: char| own.is_ascii_digit(), "7");
    let (none, private) = (format!("/ar/experts/{unknown}"), world.visitor());
    let mut visitor = private;
    assert_eq!(visitor.get(&none).await.status, StatusCode::NOT_FOUND);
    assert_eq!(higher.get(&format!("/ar/desk/experts/people/{unknown}")).await.status, StatusCode::NOT_FOUND);
    let form = officer.open("/desk/experts").await.form("/desk/experts").to(&format!("/ar{need}"));
    let foreign = officer.send_only(form.with("act", "invite").with("expert", &unknown)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn after_twelve_months_she_is_asked_once_whether_it_still_holds() {
    let world = World::new().await;
    let mut professor = world.citizen("father").await;
    written(&mut professor, "2.7", "membrane processes").await.must_be_ok();
    let asked = async || {
        let sent = world.sent_to(&world.contact("father")).await;
        sent.into_iter().filter(|own| own.subject.contains("هل ما زال ملفك صحيحًا")).count()
    };
    let day = std::time::Duration::from_secs(86_400);
    world.pass(day * 364).await;
    assert_eq!(asked().await, 0);
    world.pass(day * 3).await;
    assert_eq!(asked().await, 1);
    world.pass(day * 3).await;
    assert_eq!(asked().await, 1, "once");
    let mut professor = world.citizen("father").await;
    let form = professor.open(HERE).await.form(HERE).with("act", "confirm");
    professor.submit(form).await.must_be_ok().must_say("سُجل أن الملف ما زال صحيحًا");
    world.pass(day * 367).await;
    assert_eq!(asked().await, 2, "and again a year after she confirmed");
}
