//! Events one registers for: never more than there are places, a waiting list in order, told and reminded, names only for a
//! reason.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Browser, Filled, World};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How often events are looked after.
const TURN: Duration = Duration::from_secs(10 * 60);

fn date(form: Filled, name: &str, day: kernel::Day) -> Filled {
    form.with(&format!("{name}-day"), &day.day().to_string())
        .with(&format!("{name}-month"), &day.month().to_string())
        .with(&format!("{name}-year"), &day.year().to_string())
}

/// A whole event in ten days with so many places.
fn filled(form: Filled, places: &str, today: kernel::Day) -> Filled {
    let form = form
        .with("owner_ar", "وزارة الخارجية")
        .with("owner_en", "Ministry of Foreign Affairs")
        .with("sources", "إعلان الوزارة | The ministry's announcement | https://www.example.org/a | 2026-11-20")
        .with("ar_title", "لقاء القنصلية المفتوح")
        .with("ar_summary", "لقاء للإجابة عن أسئلة الوثائق.")
        .with("ar_body", "## الموضوعات\n\nالوثائق والتصديقات.")
        .with("en_title", "Open meeting of the consulate")
        .with("en_summary", "A meeting for questions about documents.")
        .with("en_body", "## Topics\n\nDocuments and legalisation.")
        .with("place_ar", "مقر القنصلية")
        .with("place_en", "The consulate")
        .with("hours_from", "١٨:٠٠")
        .with("hours_until", "20:00")
        .with("zone", "Asia/Dubai")
        .with("online", "https://meet.example.org/open")
        .with("places", places);
    let form = date(date(form, "begins", today.plus_days(10)), "opens", today);
    date(form, "closes", today.plus_days(10))
}

/// Lets an event out with so many places; the browser of its writer.
pub(crate) async fn held(world: &World, places: &str) -> Browser {
    let mut editor = world.staff("editor").await;
    let today = world.store().now().day_in("Africa/Cairo");
    let desk = editor.open("/desk/content").await;
    let form = desk.must_be_ok().form("/desk/content/new").with("slug", "open-meeting").with("new_kind", "event");
    let draft = editor.submit(form).await;
    let path = draft.must_be_ok().path.clone();
    let wrong = filled(draft.form(&path), "0", today).with("zone", "Asia/Nowhere").with("online", "http://a.example");
    let wrong = editor.submit(wrong).await;
    assert_eq!(wrong.status.as_u16(), 422);
    for field in ["zone", "online", "places"] {
        assert!(wrong.has(&format!("#{field}-error")), "{field}: {}", wrong.text());
    }
    editor.submit(filled(wrong.form(&path), places, today)).await.must_be_ok().must_say("حُفظت المسودة");
    let look = editor.get(&format!("{path}/look")).await;
    let proposed = editor.submit(look.must_be_ok().form("/propose").with("reason", "لقاء جديد")).await;
    let proposal = proposed.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    page.must_be_ok().must_say("عدد الأماكن").must_say("Asia/Dubai");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    world.areas.discovery.shelf.refresh(world.store()).await.unwrap();
    editor
}

pub(crate) async fn registered(browser: &mut Browser) -> testkit::Page {
    let page = browser.open("/events/open-meeting/register").await;
    browser.submit(page.must_be_ok().form("/events/open-meeting").with("act", "register")).await
}

/// How often the inbox of somebody says this.
async fn told(world: &World, part: &str, subject: &str) -> usize {
    let inbox = world.citizen(part).await.open("/account/messages").await;
    inbox.must_be_ok().text().matches(subject).count()
}

#[tokio::test]
async fn whoever_is_late_waits_and_gets_the_place_that_is_given_up() {
    let world = World::new().await;
    held(&world, "1").await;
    let mut visitor = world.visitor();
    visitor.open("/events").await.must_be_ok().must_say("لقاء القنصلية المفتوح").must_say("التسجيل مفتوح");
    let page = visitor.open("/events/open-meeting").await;
    page.must_be_ok().must_say("١ من ١ متاحة").must_say("يظهر الرابط لمن حصل على مكان");
    assert!(!page.html().contains("meet.example.org"), "the address is for those who come");
    assert!(visitor.open("/events/open-meeting/register").await.path.contains("/sign-in"));

    let mut father = world.citizen("father").await;
    let page = registered(&mut father).await;
    page.must_be_ok().must_say("تم التسجيل").must_say("لك مكان في هذه الفعالية");
    assert!(page.html().contains("https://meet.example.org/open"));
    let mut stranger = world.citizen("stranger").await;
    registered(&mut stranger).await.must_be_ok().must_say("على قائمة الانتظار، الدور ١");
    // Asking again changes nothing.
    let again = stranger.open("/events/open-meeting/register").await;
    again.must_be_ok().must_say("الدور ١");

    let mine = father.open("/account/events").await;
    mine.must_be_ok().must_say("لقاء القنصلية المفتوح").must_say("لك مكان");
    let page = father.open("/events/open-meeting").await;
    let form = page.form("/events/open-meeting").with("act", "cancel");
    father.submit(form.clone()).await.must_be_ok().must_say("أُلغي التسجيل");
    father.submit(form).await.must_be_ok();
    world.work().await;
    stranger.open("/events/open-meeting").await.must_be_ok().must_say("لك مكان في هذه الفعالية");
    assert_eq!(told(&world, "stranger", "You have a place at an event").await, 1);
    father.open("/account/events").await.must_be_ok().must_say("لا يوجد تسجيل");

    let page = stranger.open("/account/data").await;
    let copy: Value = stranger.submit(page.form("/account/data/copy")).await.json();
    assert_eq!(copy["events"][0]["event"], "open-meeting");
}

#[tokio::test]
async fn an_event_that_is_taken_back_ends_every_registration_and_says_so() {
    let world = World::new().await;
    let mut editor = held(&world, "3").await;
    let mut father = world.citizen("father").await;
    registered(&mut father).await.must_be_ok();
    let of = editor.open("/desk/content/of/open-meeting").await;
    let asked = editor.submit(of.must_be_ok().form("/withdraw").with("reason", "أُلغي اللقاء")).await;
    let proposal = asked.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.pass(TURN).await;
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "أُلغيت فعالية سُجّلت لها").await, 1);
    assert_eq!(father.open("/events/open-meeting").await.status.as_u16(), 404);
}

/// Lets the next version out, with these fields changed.
async fn moved(world: &World, changed: &[(&str, &str)]) {
    let mut editor = world.staff("editor").await;
    let of = editor.open("/desk/content/of/open-meeting").await;
    let draft = editor.submit(of.must_be_ok().form("/open")).await;
    let path = draft.must_be_ok().path.clone();
    let form = changed.iter().fold(draft.form(&path), |form, (name, value)| form.with(name, value));
    editor.submit(form).await.must_be_ok().must_say("حُفظت المسودة");
    let look = editor.get(&format!("{path}/look")).await;
    let proposed = editor.submit(look.must_be_ok().form("/propose").with("reason", "تغيّر اللقاء")).await;
    let proposal = proposed.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
}

#[tokio::test]
async fn whoever_registered_is_told_once_of_another_time_or_place_and_of_no_other_change() {
    let world = World::new().await;
    held(&world, "1").await;
    let (mut father, mut stranger) = (world.citizen("father").await, world.citizen("stranger").await);
    registered(&mut father).await.must_be_ok();
    registered(&mut stranger).await.must_be_ok().must_say("الدور ١");
    let count = async |part: &str, subject: &str| {
        world.pass(TURN).await;
        told(&world, part, subject).await
    };
    let (arabic, english) = ("تغيّر موعد فعالية سُجّلت لها", "Time or place of an event you registered for changed");
    moved(&world, &[("ar_summary", "لقاء للإجابة عن أسئلة الوثائق والتصديقات.")]).await;
    assert_eq!(count("father", arabic).await, 0, "neither time nor place changed");
    moved(&world, &[("place_ar", "قاعة النادي المصري"), ("place_en", "Hall of the Egyptian club")]).await;
    assert_eq!(count("father", arabic).await, 1);
    assert_eq!(count("stranger", english).await, 1, "whoever waits is told as well");
    assert_eq!(count("father", arabic).await, 1, "once");
    moved(&world, &[("hours_from", "17:00"), ("hours_until", "19:00")]).await;
    assert_eq!(count("father", arabic).await, 2, "and again when it is moved again");
    let page = world.citizen("father").await.open("/events/open-meeting").await;
    page.must_be_ok().must_say("لك مكان في هذه الفعالية").must_say("قاعة النادي المصري");
}

#[tokio::test]
async fn of_two_who_ask_at_once_for_the_last_place_one_gets_it() {
    let world = World::new().await;
    held(&world, "1").await;
    let (mut one, mut two) = (world.client("father").await, world.client("stranger").await);
    let (nothing, path) = (json!({}), "/events/open-meeting/registration");
    let (first, second) =
        tokio::join!(one.post_with(path, "event-one-0001", &nothing), two.post_with(path, "event-two-0001", &nothing));
    let mut own = [first, second].map(|own| own.must_be_ok().json()["own"].as_str().unwrap().to_owned());
    own.sort();
    assert_eq!(own, ["placed", "waiting"]);
    let again = one.post_with(path, "event-one-0001", &nothing).await;
    assert_eq!(again.must_be_ok().json()["free"], 0);
    let unknown = one.post("/events/nothing/registration", &nothing).await;
    assert_eq!(unknown.status.as_u16(), 404);
}

#[tokio::test]
async fn the_door_follows_the_clock_and_whoever_comes_is_reminded_the_day_before() {
    let world = World::new().await;
    held(&world, "2").await;
    let mut father = world.citizen("father").await;
    registered(&mut father).await.must_be_ok();
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "تذكير بفعالية").await, 0, "not yet");
    world.pass(DAY * 9 + DAY / 2).await;
    world.pass(TURN).await;
    assert_eq!(told(&world, "father", "تذكير بفعالية").await, 1);
    world.db.clock.advance(DAY);
    let mut stranger = world.citizen("stranger").await;
    stranger.open("/events/open-meeting").await.must_be_ok().must_say("بدأت أو انتهت");
    let mut client = world.client("stranger").await;
    let late = client.post("/events/open-meeting/registration", &json!({})).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("gathering.over")));
}

#[tokio::test]
async fn the_calendar_file_tells_the_time_and_the_address_only_to_those_who_come() {
    let world = World::new().await;
    held(&world, "1").await;
    let mut visitor = world.visitor();
    let file = visitor.open("/events/open-meeting/calendar").await;
    let text = file.must_be_ok().html().replace("\r\n ", "");
    // Six in the evening in Dubai is two in the afternoon of the world.
    let day = world.store().now().day_in("Africa/Cairo").plus_days(10).to_string().replace('-', "");
    assert!(
        text.contains(&format!("DTSTART:{day}T140000Z")) && text.contains(&format!("DTEND:{day}T160000Z")),
        "{text}"
    );
    assert!(text.contains("SUMMARY:لقاء القنصلية المفتوح") && !text.contains("meet.example.org"), "{text}");
    let mut father = world.citizen("father").await;
    registered(&mut father).await.must_be_ok();
    let file = father.open("/events/open-meeting/calendar").await;
    assert!(file.html().replace("\r\n ", "").contains("https://meet.example.org/open"));
}

#[tokio::test]
async fn organisers_count_and_read_names_only_for_a_reason_that_is_recorded() {
    let world = World::new().await;
    let mut editor = held(&world, "5").await;
    let mut father = world.citizen("father").await;
    registered(&mut father).await.must_be_ok();
    let name = world.known("father", "name");
    let list = editor.open("/desk/events").await;
    list.must_be_ok().must_say("لقاء القنصلية المفتوح");
    assert!(!list.says(&name));
    let one = editor.open("/desk/events/open-meeting").await;
    assert!(!one.must_be_ok().says(&name), "names are not shown by opening the page");
    let wrong = editor.submit(one.form("/desk/events/open-meeting").with("reason", "x")).await;
    assert!(wrong.has("#reason-error") && !wrong.says(&name), "{}", wrong.text());
    let shown = editor.submit(wrong.form("/desk/events/open-meeting").with("reason", "قائمة الدخول لأمن البعثة")).await;
    shown.must_be_ok().must_say(&name);
    let mut privacy = world.staff("privacy").await;
    privacy.open("/desk/access").await.must_be_ok().must_say("قائمة الدخول لأمن البعثة");
    for login in ["dubai", "authority", "admin", "rules"] {
        let mut other = world.staff(login).await;
        for path in ["/ar/desk/events", "/ar/desk/events/open-meeting"] {
            assert_eq!(other.get(path).await.status.as_u16(), 404, "{login} {path}");
        }
    }
}
