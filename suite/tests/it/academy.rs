//! `/desk/learning` and `/desk/academy`: what a post needs, what is refused without it, and the exam that gives it back.

use std::time::Duration;

use kernel::{Id, marks};
use sqlx::{Connection, PgConnection, Row};
use testkit::{
    Browser, Filled, Page, World,
    story::{self, DAUGHTER, desk},
};

const DAY: Duration = Duration::from_secs(86_400);

/// Courses let out and needed, everybody qualified but one whose qualification has ended.
async fn taught() -> World {
    let world = World::new().await;
    let mut staff = Vec::new();
    let logins = ["dubai", "review", "authority", "authority3", "finance2", "admin", "admin2", "trainer", "trainer2"];
    for login in logins.into_iter().chain(["rules", "rules2"]) {
        staff.push(staff_of(&world, login).await);
    }
    let ending = (staff_of(&world, "finance2").await, staff_of(&world, "authority3").await);
    oversight::academy::demo::seed(world.store(), &world.areas.catalogue, &staff, ending).await.unwrap();
    world
}

async fn staff_of(world: &World, login: &str) -> Id<marks::Staff> {
    people::demo::staff_called(world.store(), login).await.unwrap()
}

/// The right answer of every question of a course: its key and its place.
async fn right_answers(world: &World, course: &str) -> Vec<(String, String)> {
    let mut connection = PgConnection::connect(&world.db.urls().owner).await.unwrap();
    let rows = sqlx::query(
        "SELECT q->>'key', q->>'right' FROM academy.edition e, jsonb_array_elements(e.body->'question') q
         WHERE e.course = $1 AND e.number = (SELECT max(number) FROM academy.edition WHERE course = $1)",
    )
    .bind(course)
    .fetch_all(&mut connection)
    .await
    .unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// The places of links to parts of a course that are on its page.
fn parts(page: &Page, of: &str) -> Vec<String> {
    let html = page.html();
    let parts = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    parts.filter(|href| href.contains(of)).map(|href| href.trim_start_matches("/ar").to_owned()).collect()
}

/// Reads every lesson and decides every case rightly.
async fn finish(browser: &mut Browser, course: &str) {
    let path = format!("/desk/learning/{course}");
    let page = browser.open(&path).await;
    for lesson in parts(page.must_be_ok(), "/lessons/") {
        let page = browser.open(&lesson).await;
        browser.submit(page.must_be_ok().form(&lesson)).await.must_be_ok();
    }
    for case in parts(&page, "/practice/") {
        for choice in 0..6 {
            let page = browser.open(&case).await;
            let page = browser.submit(page.must_be_ok().form(&case).with("deed", &choice.to_string())).await;
            if page.must_be_ok().says("اختيار صحيح") {
                break;
            }
            page.must_say("اختيار غير صحيح");
        }
    }
}

/// The open paper, answered: rightly, or all wrongly.
fn answered(page: &Page, right: &[(String, String)], rightly: bool) -> Filled {
    let mut form = page.form("/exam");
    for (key, place) in right.iter().filter(|(key, _)| page.has(&format!("input[name='{key}']"))) {
        let place: usize = place.parse().unwrap();
        let place = if rightly { place } else { usize::from(place == 0) };
        form = form.with(key, &place.to_string());
    }
    form
}

#[tokio::test]
async fn an_approver_whose_qualification_ended_is_refused_until_she_passes() {
    let world = taught().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;

    let mut approver = world.staff("authority3").await;
    let refused = approver.get(&format!("/ar{}", desk(&reference, ""))).await;
    assert_eq!(refused.status.as_u16(), 403);
    refused.must_say("قرار قطاع الأحوال المدنية").must_say("إلى الدورة");
    let learning = approver.open("/desk/learning").await;
    learning.must_be_ok().must_say("انتهى في");
    // Nothing was finished yet, so there is no way to the exam, and none around the page either.
    let course = approver.open("/desk/learning/approver").await;
    assert!(!course.must_be_ok().has("a[href$='/approver/exam']"));
    let page = approver.open("/desk/learning/approver/exam").await;
    let page = approver.submit(page.must_be_ok().form("/exam")).await;
    assert_eq!(page.status.as_u16(), 409, "{}", page.text());
    page.must_say("يُفتح الاختبار بعد إنجاز");
    finish(&mut approver, "approver").await;
    let course = approver.open("/desk/learning/approver").await;
    assert!(course.must_be_ok().has("a[href$='/approver/exam']"), "{}", course.text());

    let page = approver.open("/desk/learning/approver/exam").await;
    let paper = approver.submit(page.form("/exam")).await;
    let unanswered = approver.submit(paper.must_be_ok().form("/exam")).await;
    assert!(unanswered.status.as_u16() == 422 && unanswered.says("يُرجى الاختيار"), "{}", unanswered.text());
    let right = right_answers(&world, "approver").await;
    let failed = approver.submit(answered(&unanswered, &right, false)).await;
    failed.must_be_ok().must_say("لم يُجتز").must_say("ما تلزم مراجعته");
    assert_eq!(approver.get(&format!("/ar{}", desk(&reference, ""))).await.status.as_u16(), 403);

    world.pass(Duration::from_secs(60)).await;
    let paper = approver.submit(failed.form("/exam")).await;
    let form = answered(paper.must_be_ok(), &right, true);
    let passed = approver.submit(form.clone()).await;
    passed.must_be_ok().must_say("تم اجتياز الاختبار");
    assert_ne!(approver.submit(form).await.status.as_u16(), 500, "sent again it ends nothing twice");
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    let file = father.open(&format!("/files/{reference}")).await;
    assert!(file.must_be_ok().has("a[href*='/document']") || file.says("صدرت"), "{}", file.text());
}

#[tokio::test]
async fn a_post_rests_from_the_moment_its_qualification_ends_and_two_heads_let_it_hold_on_once() {
    let world = taught().await;
    let mut finance = world.staff("finance2").await;
    finance.open("/desk/refunds").await.must_be_ok();
    world.pass(DAY * 12).await;
    let mut finance = world.staff("finance2").await;
    assert_eq!(finance.get("/ar/desk/refunds").await.status.as_u16(), 403, "not a minute longer");
    let mut head = world.staff("admin").await;
    let page = head.open("/desk/academy/requirements").await;
    let whose = format!("{} finance", staff_of(&world, "finance2").await);
    let form = page.must_be_ok().form("/requirements").with("whose", &whose).with("why", "لا أحد سواه اليوم");
    let proposal = head.submit(form.with("do", "extend")).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"), "one head alone extends nothing");
    let mut second = world.staff("admin2").await;
    let page = second.get(&path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    finance.open("/desk/refunds").await.must_be_ok();
    world.pass(DAY * 3).await;
    let mut finance = world.staff("finance2").await;
    assert_eq!(finance.get("/ar/desk/refunds").await.status.as_u16(), 403);
    let mut head = world.staff("admin").await;
    let page = head.open("/desk/academy/requirements").await;
    assert!(!page.must_be_ok().has(&format!("option[value='{whose}']")), "once");
}

#[tokio::test]
async fn three_exams_a_day_and_the_fourth_on_the_next() {
    let world = taught().await;
    let mut officer = world.staff("review").await;
    finish(&mut officer, "reviewer").await;
    let right = right_answers(&world, "reviewer").await;
    for _ in 0..3 {
        let page = officer.open("/desk/learning/reviewer/exam").await;
        let paper = officer.submit(page.must_be_ok().form("/exam")).await;
        officer.submit(answered(paper.must_be_ok(), &right, false)).await.must_be_ok();
    }
    let page = officer.open("/desk/learning/reviewer/exam").await;
    page.must_be_ok().must_say("استُنفدت محاولات اليوم");
    assert!(!page.has("form[action$='/exam']"));
    world.pass(DAY).await;
    let mut officer = world.staff("review").await;
    let page = officer.open("/desk/learning/reviewer/exam").await;
    let paper = officer.submit(page.must_be_ok().form("/exam")).await;
    // An exam that was left open ends by itself, and counts for nothing.
    world.pass(Duration::from_secs(3 * 60 * 60)).await;
    let mut officer = world.staff("review").await;
    let late = officer.submit(answered(&paper, &right, true).with("_csrf", "x")).await;
    assert_ne!(late.status.as_u16(), 200);
    officer.open("/desk/learning/reviewer/exam").await.must_be_ok().must_say("بدء الاختبار");
}

#[tokio::test]
async fn a_trainer_changes_a_lesson_a_second_lets_it_out_and_only_that_lesson_is_read_again() {
    let world = taught().await;
    let mut officer = world.staff("dubai").await;
    finish(&mut officer, "reviewer").await;
    let lessons = parts(&officer.open("/desk/learning/reviewer").await, "/lessons/");
    let key = lessons[1].rsplit('/').next().unwrap().to_owned();

    let mut trainer = world.staff("trainer").await;
    let path = format!("/desk/academy/courses/reviewer/lessons/{key}");
    let page = trainer.open(&path).await;
    let form = page.must_be_ok().form(&path);
    let text = format!("{}\n\nقاعدة جديدة تسري من اليوم.", form.value("text").unwrap());
    let wrong = trainer.submit(form.clone().with("text", "<script>")).await;
    assert_eq!(wrong.status.as_u16(), 422);
    trainer.submit(form.with("text", &text)).await.must_be_ok().must_say("توجد مسودة");
    let page = trainer.open("/desk/academy/courses/reviewer").await;
    let publish = page.form("/reviewer").with("do", "publish").with("reason", "قاعدة جديدة");
    let path = trainer.submit(publish).await.must_be_ok().path.clone();
    let mut second = world.staff("trainer2").await;
    let page = second.get(&path).await;
    page.must_be_ok().must_say("قاعدة جديدة تسري من اليوم.");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();

    let mut officer = world.staff("dubai").await;
    let page = officer.open("/desk/learning/reviewer").await;
    assert_eq!(page.must_be_ok().text().matches("تغيّر منذ إنجازه").count(), 1, "{}", page.text());
    // Whoever is qualified stays so; the work goes on while she reads.
    officer.open("/desk").await.must_be_ok();
    for (login, path) in [("dubai", "/ar/desk/academy"), ("review", "/ar/desk/academy/courses/reviewer")] {
        assert_eq!(world.staff(login).await.get(path).await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn a_trainer_writes_a_course_with_a_case_and_a_second_lets_it_out() {
    let world = taught().await;
    let mut trainer = world.staff("trainer").await;
    let page = trainer.open("/desk/academy/new").await;
    let form = page
        .must_be_ok()
        .form("/academy/new")
        .with("key", "calls")
        .with("name_ar", "الرد على الاتصالات")
        .with("name_en", "Answering calls")
        .with("about_ar", "ما يُقال على الهاتف وما لا يُقال")
        .with("about_en", "What is said on the telephone and what is not")
        .with("roles", "call_agent")
        .with("questions", "1")
        .with("refresher_questions", "1");
    let taken = trainer.submit(form.clone().with("key", "reviewer")).await;
    assert_eq!(taken.status.as_u16(), 422, "{}", taken.text());
    let course = trainer.submit(form).await;
    course.must_be_ok().must_say("الرد على الاتصالات").must_say("لا دروس في الدورة");
    assert!(!course.has("textarea[name='reason']"), "what is not whole is not proposed");
    let path = "/desk/academy/courses/calls";
    let page = trainer.open(&format!("{path}/lessons/new")).await;
    let form = page.form("/lessons/new").with("title", "من المتصل؟").with("text", "لا يُذكر بيان قبل التحقق.");
    trainer.submit(form).await.must_be_ok();
    for number in ["١", "٢"] {
        let page = trainer.open(&format!("{path}/questions/new")).await;
        let form = page
            .form("/questions/new")
            .with("lesson", "l1")
            .with("text", &format!("سؤال {number}؟"))
            .with("choices", "نعم\nلا")
            .with("right", "2")
            .with("why", "لأن المتصل لم يُتحقق منه.");
        trainer.submit(form).await.must_be_ok();
    }
    let page = trainer.open(&format!("{path}/practice/new")).await;
    let form = page
        .must_be_ok()
        .form("/practice/new")
        .with("title", "متصل يسأل عن طلب غيره")
        .with("situation", "يذكر المتصل رقم طلب ويسأل عن موقفه.")
        .with("data", "الرقم القومي | غير مذكور | مسجل")
        .with("asked", "ما الإجراء؟")
        .with("choices", "يُذكر موقف الطلب | لا يُذكر شيء لغير صاحبه\nيُعتذر ويُرشد إلى الدخول | هذا ما يحمي صاحب الطلب");
    let slip = trainer.submit(form.clone().with("right", "7")).await;
    assert_eq!(slip.status.as_u16(), 422);
    trainer.submit(form.with("right", "2")).await.must_be_ok().must_say("متصل يسأل عن طلب غيره");
    let page = trainer.open(path).await;
    let proposal = trainer.submit(page.form("/calls").with("do", "publish").with("reason", "دورة لمركز الاتصال")).await;
    let mut second = world.staff("trainer2").await;
    let page = second.get(&proposal.must_be_ok().path).await;
    page.must_be_ok().must_say("متصل يسأل عن طلب غيره").must_say("✓ يُعتذر").must_say("موظف مركز الاتصال");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    let mut agent = world.staff("calls").await;
    let case = agent.open("/desk/learning/calls/practice/c1").await;
    case.must_be_ok().must_say("حالة تدريبية مختلقة");
    agent.submit(case.form("/practice/c1").with("deed", "1")).await.must_be_ok().must_say("اختيار صحيح");
    assert_eq!(agent.get("/ar/desk/academy/new").await.status.as_u16(), 404, "who does not teach writes nothing");
}

#[tokio::test]
async fn a_newer_rule_gives_whoever_read_the_lesson_the_difference_and_nothing_else() {
    let world = taught().await;
    let mut approver = world.staff("authority").await;
    finish(&mut approver, "approver").await;
    crate::desk::rules::new_fee(&world).await;
    let course = approver.open("/desk/learning/approver").await;
    course.must_be_ok().must_say("تغيّرت القواعد");
    assert!(!course.has("a[href$='/approver/exam']"), "the difference is read before the exam");
    let mut told = 0;
    for lesson in parts(&course, "/lessons/") {
        let page = approver.open(&lesson).await;
        if page.must_be_ok().says("ما تغيّر في القواعد منذ كتابة الدرس") {
            page.must_say("سبقت قراءة هذا الدرس").must_say("٦٠").must_say("١٠٤٢ لسنة ٢٠٢٦");
            // What was never shown is not read by saying so.
            let blind = approver.submit(page.form(&lesson).with("seen", "00")).await;
            blind.must_be_ok().must_say("تغيّرت القواعد");
            approver.submit(page.form(&lesson)).await.must_be_ok();
            told += 1;
        }
    }
    assert_eq!(told, 3, "lessons that rest on the rules of the birth certificate");
    let course = approver.open("/desk/learning/approver").await;
    assert!(!course.must_be_ok().says("تغيّرت القواعد"), "{}", course.text());
    assert!(course.has("a[href$='/approver/exam']"));
    // Whoever comes later reads both, once.
    let mut later = world.staff("authority3").await;
    let page = later.open(&parts(&course, "/lessons/")[1]).await;
    page.must_be_ok().must_say("تحل محل ما يخالفها في الدرس");
}

#[tokio::test]
async fn a_role_comes_to_need_a_course_by_two_heads_and_from_the_day_they_name() {
    let world = World::new().await;
    let nobody = staff_of(&world, "trainer").await;
    let staff = [staff_of(&world, "admin").await, staff_of(&world, "admin2").await];
    oversight::academy::demo::seed(world.store(), &world.areas.catalogue, &staff, (nobody, nobody)).await.unwrap();
    let mut head = world.staff("admin").await;
    let page = head.open("/desk/academy/requirements").await;
    let day = world.store().now().day_in("Africa/Cairo").plus_days(2);
    let form = page.must_be_ok().form("/requirements").with("role", "call_agent").with("course", "reviewer");
    let form = form.with("from-day", &day.day().to_string()).with("from-month", &day.month().to_string());
    let path = head.submit(form.with("from-year", &day.year().to_string()).with("reason", "لائحة")).await.path.clone();
    let mut second = world.staff("admin2").await;
    let page = second.get(&path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.staff("calls").await.open("/desk/help").await.must_be_ok();
    world.pass(DAY * 3).await;
    let refused = world.staff("calls").await.get("/ar/desk/help").await;
    assert_eq!(refused.status.as_u16(), 403);
}

#[tokio::test]
async fn an_end_is_announced_by_mail_and_never_twice() {
    let world = taught().await;
    world.work().await;
    let sent = world.sent_to("finance2@staff.example").await;
    assert_eq!(sent.len(), 1, "{}", sent.len());
    assert!(sent[0].text.contains("/ar/desk/learning/finance"), "{}", sent[0].text);
    world.pass(DAY).await;
    world.work().await;
    assert_eq!(world.sent_to("finance2@staff.example").await.len(), 1);
    world.pass(DAY * 4).await;
    world.work().await;
    assert_eq!(world.sent_to("finance2@staff.example").await.len(), 2, "seven days before");
    assert!(world.sent_to("authority@staff.example").await.is_empty());
}
