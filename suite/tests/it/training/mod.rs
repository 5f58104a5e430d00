//! Training: what is offered and never called open without proof, groups by two people, places in the order of asking, a child
//! of whom nothing is kept but the name, and the credential at the end.

mod awards;
mod crowd;

use std::time::Duration;

use kernel::Day;
use serde_json::{Value, json};
use testkit::{Browser, Client, Filled, Page, World};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const DESK: &str = "/desk/training";
/// How often groups are looked after.
const TURN: Duration = Duration::from_secs(10 * 60);

fn date(form: Filled, name: &str, day: Day) -> Filled {
    form.with(&format!("{name}-day"), &day.day().to_string())
        .with(&format!("{name}-month"), &day.month().to_string())
        .with(&format!("{name}-year"), &day.year().to_string())
}

/// A group of an initiative with so many places: applications from today for a week, and three sessions after that.
fn filled(form: Filled, (training, places): (&str, &str), today: Day) -> Filled {
    let line = |days: i32| format!("{} 19:00 ٢٠:٣٠", today.plus_days(days));
    let form = form
        .with("training", training)
        .with("title_ar", "مجموعة ديسمبر")
        .with("title_en", "December group")
        .with("place_ar", "عن بُعد")
        .with("place_en", "Online")
        .with("online", "https://meet.example.org/class")
        .with("language", "ar")
        .with("places", places)
        .with("zone", "Africa/Cairo")
        .with("sessions", &[line(10), line(12), line(14)].join("\n"))
        .with("percent", "66")
        .with("reason", "مجموعة جديدة");
    date(date(form, "opens", today), "closes", today.plus_days(7))
}

/// The second member of the training body approves.
async fn decided(world: &World, proposal: &str) -> Page {
    let mut second = world.staff("training2").await;
    let page = second.get(proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await
}

/// Opens a group; its path for everybody.
async fn opened(world: &World, what: (&str, &str)) -> String {
    let mut body = world.staff("training").await;
    let page = body.open(DESK).await;
    let today = world.store().now().day_in("Africa/Cairo");
    let proposal = body.submit(filled(page.must_be_ok().form(DESK), what, today)).await;
    proposal.must_be_ok().must_say("مجموعة ديسمبر");
    decided(world, &proposal.path).await.must_be_ok();
    let page = world.visitor().open(&format!("/training/{}", what.0)).await;
    let path = page.must_be_ok().attribute("#groups a[href*='/training-groups/']", "href").unwrap();
    path.trim_start_matches("/ar").to_owned()
}

async fn applied(browser: &mut Browser, group: &str) -> Page {
    let page = browser.open(&format!("{group}/apply")).await;
    browser.submit(page.must_be_ok().form("/apply")).await
}

/// How often the inbox of somebody says this.
async fn told(world: &World, part: &str, subject: &str) -> usize {
    let inbox = world.citizen(part).await.open("/account/messages").await;
    inbox.must_be_ok().text().matches(subject).count()
}

#[tokio::test]
async fn nothing_is_called_open_that_nobody_verified_and_conditions_are_explained() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/training").await;
    page.must_be_ok().must_say("لا توجد مبادرة مفتوحة الآن").must_say("بناة مصر الرقمية").must_say("لم يتأكد");
    let page = visitor.open("/training?audience=child&manner=x").await;
    page.must_be_ok().must_say("براعم مصر الرقمية");
    assert!(!page.says("بناة مصر الرقمية"), "it is for graduates");
    let page = visitor.open("/training/builders").await;
    page.must_be_ok().must_say("خمسة أعوام").must_say("آخر تحقق من الجهة المنفذة: لم يتم بعد");
    let page = visitor.open("/training/builders/check").await;
    let form = page.must_be_ok().form("/check").with("degree_years", "٧").with("grade", "very_good");
    let page = visitor.submit(form).await;
    page.must_be_ok().must_say("شرط أو أكثر لا ينطبق").must_say("لا استثناء معلنًا من هذا الشرط");
    let wrong = visitor.submit(page.form("/check").with("degree_years", "many")).await;
    assert!(wrong.status.as_u16() == 422 && wrong.has("#degree-years-error"));
    let mut english = world.visitor().reading("en");
    english.open("/training/digilians").await.must_be_ok().must_say("residential").must_say("not yet");
    assert_eq!(visitor.open("/training/nothing").await.status.as_u16(), 404);

    let mut client = Client::stranger(&world);
    let all = client.get("/training").await.json();
    assert!(all.as_array().unwrap().iter().all(|own| own["state"] != "open"), "{all}");
    let one = client.get("/training/builders").await.json();
    assert_eq!(one["conditions"].as_array().unwrap().len(), 4);
    assert_eq!(client.get("/training/nothing").await.status.as_u16(), 404);

    world.areas.discovery.search.refresh(world.store()).await.unwrap();
    let page = visitor.open("/search").await;
    let found =
        visitor.submit(page.must_be_ok().form("/search").with("q", "تدريب على البرمجة لطفلي في الابتدائي")).await;
    assert!(found.must_be_ok().has("a[href*='/training/sprouts']"), "{}", found.text());
}

#[tokio::test]
async fn a_group_takes_two_people_and_says_every_mistake_at_its_field() {
    let world = World::new().await;
    let mut body = world.staff("training").await;
    let page = body.open(DESK).await;
    let today = world.store().now().day_in("Africa/Cairo");
    let form = filled(page.must_be_ok().form(DESK), ("future_work", "0"), today);
    let wrong = form.with("zone", "Asia/Nowhere").with("online", "http://a.example").with("title_en", "");
    let wrong = body.submit(wrong.with("sessions", "2026-99-01 19:00 20:00").with("percent", "101")).await;
    assert_eq!(wrong.status.as_u16(), 422);
    for field in ["zone", "online", "title_en", "sessions", "percent", "places"] {
        let at = format!("#{}-error", field.replace('_', "-"));
        assert!(wrong.has(&at), "{field}: {}", wrong.text());
    }
    let early = filled(wrong.form(DESK), ("future_work", "5"), today);
    let early = body.submit(early.with("sessions", &format!("{} 19:00 20:00", today.plus_days(3)))).await;
    assert!(early.has("#sessions-error"), "a session before applying ends: {}", early.text());
    let proposal = body.submit(filled(early.form(DESK), ("future_work", "5"), today)).await;
    proposal.must_be_ok().must_say("مستقبلنا رقمي").must_say("عن بُعد");
    let same = body.get(&proposal.path).await;
    assert!(!same.has("form[action$='/decide']"), "whoever proposed it does not decide");
    assert!(!world.visitor().open("/training/future_work").await.has("#groups"), "not before the second person");
    decided(&world, &proposal.path).await.must_be_ok();
    let page = world.visitor().open("/training/future_work").await;
    page.must_be_ok().must_say("مجموعة ديسمبر").must_say("التقدم مفتوح");
    assert!(!page.has("#tell"), "what is open is not waited for");

    let mut watcher = world.staff("ict").await;
    let page = watcher.open(DESK).await;
    page.must_be_ok().must_say("مجموعة ديسمبر");
    assert!(!page.has("form[action$='/desk/training']"), "the ministry counts and opens none");
    for login in ["dubai", "authority", "admin", "editor", "trainer"] {
        assert_eq!(world.staff(login).await.get("/ar/desk/training").await.status.as_u16(), 404, "{login}");
    }
}

#[tokio::test]
async fn whoever_is_late_waits_and_moves_up_when_a_place_is_given_up() {
    let world = World::new().await;
    let group = opened(&world, ("mahara_tech", "1")).await;
    let mut visitor = world.visitor();
    let page = visitor.open(&group).await;
    page.must_be_ok().must_say("١ من ١ متاحة").must_say("٢ من ٣ من الجلسات").must_say("يظهر الرابط لمن حصل على مكان");
    assert!(!page.html().contains("meet.example.org"));
    assert!(visitor.open(&format!("{group}/apply")).await.path.contains("/sign-in"));

    let mut father = world.citizen("father").await;
    let page = applied(&mut father, &group).await;
    page.must_be_ok().must_say("تم التقدم").must_say("لك مكان في هذه المجموعة");
    assert!(page.html().contains("https://meet.example.org/class"));
    let own = page.path.clone();
    let calendar = page.attribute("a[href*='/sessions/1/calendar']", "href").unwrap();
    let file = father.get(&calendar).await.html().replace("\r\n ", "");
    assert!(file.contains("SUMMARY:مجموعة ديسمبر") && file.contains("meet.example.org"), "{file}");
    let theirs = visitor.get(&calendar).await.html().replace("\r\n ", "");
    assert!(theirs.contains("BEGIN:VEVENT") && !theirs.contains("meet.example.org"));

    let mut stranger = world.citizen("stranger").await.reading("ar");
    applied(&mut stranger, &group).await.must_be_ok().must_say("على قائمة الانتظار، الدور ١");
    assert_eq!(stranger.get(&own).await.status.as_u16(), 404, "foreign looks like unknown");
    for end in ["credential", "credential-text", "paper"] {
        assert_eq!(stranger.get(&format!("{own}/{end}")).await.status.as_u16(), 404);
        assert_eq!(father.get(&format!("{own}/{end}")).await.status.as_u16(), 404, "nothing was awarded");
    }

    let page = father.get(&own).await;
    let form = page.must_be_ok().form(own.as_str()).with("act", "withdraw");
    father.submit(form.clone()).await.must_be_ok().must_say("تم ترك المكان");
    father.submit(form).await.must_be_ok();
    world.work().await;
    stranger.open(&group).await.must_be_ok().must_say("لك مكان في هذه المجموعة");
    assert_eq!(told(&world, "stranger", "You have a place in a training group").await, 1);
    // Two more come back: neither jumps the queue.
    applied(&mut father, &group).await.must_be_ok().must_say("الدور ١");

    world.pass(DAY * 9 + DAY / 2).await;
    world.pass(TURN).await;
    assert_eq!(told(&world, "stranger", "Reminder: training begins").await, 1);
    let mut late = world.client("mismatch").await;
    let id = group.rsplit('/').next().unwrap();
    let refused = late.post(&format!("/training-groups/{id}/application"), &json!({})).await;
    assert_eq!((refused.status.as_u16(), refused.json()["code"].as_str()), (409, Some("training.closed")));
    let unknown = late.post("/training-groups/01935000-0000-7000-8000-000000000001/application", &json!({})).await;
    assert_eq!(unknown.status.as_u16(), 404);
}

#[tokio::test]
async fn a_parent_applies_for_a_child_of_whom_only_the_name_is_kept() {
    let world = World::new().await;
    let group = opened(&world, ("sprouts", "3")).await;
    let today = world.store().now().day_in("Africa/Cairo");
    let mut father = world.citizen("father").await;
    let page = father.open(&format!("{group}/apply")).await;
    let wrong = father.submit(page.must_be_ok().form("/apply")).await;
    for field in ["child_name", "born", "guardian"] {
        let at = format!("#{}-error", field.replace('_', "-"));
        assert!(wrong.has(&at), "{field}: {}", wrong.text());
    }
    let child = |page: &Page, born: Day| {
        let form = page.form("/apply").with("child_name", "ملك").with("guardian", "yes");
        date(form, "born", born)
    };
    for (born, said) in [(today.plus_days(-20 * 366), "من أتم ١٨"), (today.plus_days(-5 * 365), "سن الطفل خارج")]
    {
        let wrong = father.submit(child(&wrong, born)).await;
        assert!(wrong.status.as_u16() == 422 && wrong.says(said), "{said}: {}", wrong.text());
    }
    let done = father.submit(child(&wrong, today.plus_days(-10 * 366))).await;
    done.must_be_ok().must_say("ملك").must_say("لك مكان");
    // The same child again is the same place; another one is another.
    let page = father.open(&format!("{group}/apply")).await;
    let again = father.submit(child(&page, today.plus_days(-10 * 366))).await;
    assert_eq!(again.must_be_ok().path, done.path);
    let mut client = world.client("father").await;
    let id = group.rsplit('/').next().unwrap();
    let born = today.plus_days(-10 * 366).to_string();
    let second = json!({ "child": { "name": "يوسف", "born": born } });
    let second = client.post(&format!("/training-groups/{id}/application"), &second).await.must_be_ok().json();
    assert_eq!((second["standing"].as_str(), second["for_child"].as_bool()), (Some("placed"), Some(true)));
    let oneself = client.post(&format!("/training-groups/{id}/application"), &json!({})).await;
    assert_eq!(oneself.json()["code"], "training.other_learner");
    let old = json!({ "child": { "name": "كبير", "born": "1990-01-01" } });
    let old = client.post(&format!("/training-groups/{id}/application"), &old).await;
    assert_eq!(old.status.as_u16(), 422);
    let page = father.open("/account/data").await;
    let copy: Value = father.submit(page.form("/account/data/copy")).await.json();
    let held = copy["training"]["applied_for"].as_array().unwrap();
    assert_eq!(held.len(), 2);
    assert!(held.iter().any(|own| own["child"] == "ملك"), "{held:?}");
    assert!(!copy["training"].to_string().contains(&born), "the day of birth is not kept");
}

#[tokio::test]
async fn whoever_waits_for_an_initiative_is_told_once_when_a_group_takes_applications() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = father.open("/training/nti/tell").await;
    let form = page.must_be_ok().must_say("أوافق على إخطاري").form("/tell");
    father.submit(form.clone()).await.must_be_ok().must_say("تم تسجيل طلب الإخطار");
    father.submit(form).await.must_be_ok();
    let mut stranger = world.citizen("stranger").await;
    let page = stranger.open("/training/nti/tell").await;
    stranger.submit(page.must_be_ok().form("/tell")).await.must_be_ok();
    let page = stranger.open("/training/nti").await;
    stranger.submit(page.form("/untell")).await.must_be_ok();
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "فُتح التقدم لما تنتظره").await, 0);
    opened(&world, ("nti", "5")).await;
    world.pass(TURN).await;
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "فُتح التقدم لما تنتظره").await, 1);
    assert_eq!(told(&world, "stranger", "Applications you are waiting for").await, 0, "it was taken back");
}

#[tokio::test]
async fn a_group_that_is_called_off_ends_every_place_and_says_so() {
    let world = World::new().await;
    let group = opened(&world, ("iti", "3")).await;
    let mut father = world.citizen("father").await;
    let own = applied(&mut father, &group).await.must_be_ok().path.clone();
    let mut body = world.staff("training").await;
    let desk = format!("{DESK}/{}", group.rsplit('/').next().unwrap());
    let page = body.open(&desk).await;
    assert!(!page.must_be_ok().says(&world.known("father", "name")), "counts, no names");
    let form = page.form(&desk).with("act", "call-off").with("reason", "اعتذر المدرب");
    let proposal = body.submit(form).await;
    decided(&world, &proposal.must_be_ok().path).await.must_be_ok();
    world.pass(TURN).await;
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "ولم يعد لك مكان محجوز").await, 1);
    father.get(&own).await.must_be_ok().must_say("أُلغيت المجموعة");
    assert!(!world.visitor().open("/training/iti").await.has("#groups"));
}
