//! A father lets a school look at his daughter's certificate by a link: what it shows, how often and how long, how it ends, and what
//! nobody learns from one that has ended.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use casework::{applications::model::Stage, certificates};
use kernel::Actor;
use serde_json::json;
use store::Scope;
use testkit::{
    Browser, Filled, Page, World,
    story::{self, DAUGHTER, Wanted},
};

use crate::look;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const GONE: &str = "لا شيء يُعرض هنا";
const GENUINE: &str = "الوثيقة صحيحة وسارية الآن";
const ROUTE: &str = "/account/shares";

/// An issued document of the father about his daughter, or what else he wanted.
async fn issued(world: &World, owner: &mut Browser, wanted: &Wanted<'_>) -> String {
    let reference = story::paid(world, owner, wanted).await;
    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(world, &reference).await, Stage::Issued, "{:?}", look::events(world, &reference).await);
    reference
}

async fn issued_to_father(world: &World) -> (Browser, String) {
    let mut father = world.citizen("father").await;
    let reference = issued(world, &mut father, &DAUGHTER).await;
    world.prove_again(&mut father, &world.contact("father")).await;
    (father, reference)
}

/// The form of a new link, with what is ticked.
async fn new_link(owner: &mut Browser, reference: &str) -> Filled {
    let page = owner.open(&format!("/files/{reference}/document")).await;
    let list =
        page.must_be_ok().attribute("a[href$='/document/links']", "href").expect("the document's page leads there");
    let page = owner.get(&list).await;
    let new = page.must_be_ok().attribute("a[href$='/links/new']", "href").expect("a link can be made");
    owner.get(&new).await.must_be_ok().form("/document/links/new").with("days", "1")
}

/// The path that the answer to [`new_link`] tells.
fn told(world: &World, made: &Page) -> String {
    let address = made.must_be_ok().attribute("bdi.code a", "href").expect("the link is told");
    address.strip_prefix(world.url()).expect("it is ours").to_owned()
}

/// Goes through the door.
async fn looks(stranger: &mut Browser, path: &str) -> Page {
    let door = stranger.get(path).await;
    if door.status != StatusCode::OK {
        return door;
    }
    stranger.submit(door.form(path)).await
}

/// How often the only link of the account was opened.
async fn counted(owner: &mut Browser) -> String {
    let page = owner.open(ROUTE).await;
    page.must_be_ok().text()
}

#[tokio::test]
async fn a_school_sees_what_was_ticked_while_the_link_is_open_and_nothing_else() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await;
    let form = form.with("also", "birth_year").with("label", "مدرسة الشارقة").with("tell", "yes");
    let made = father.submit(form.clone()).await;
    let path = told(&world, &made);
    assert_eq!(told(&world, &father.submit(form).await), path, "the same form again is told the same link");
    let secret = path.rsplit('/').next().unwrap().to_owned();
    assert!(secret.len() >= 32, "{secret}");

    // The door says nothing of the document, and opening it counts nothing.
    let mut school = world.visitor();
    let door = school.get(&path).await;
    let name = world.known("daughter", "name");
    for hidden in [name.as_str(), "ميلاد", &reference] {
        assert!(!door.must_be_ok().html().contains(hidden), "the door shows {hidden}");
    }
    let head = Request::builder().method(Method::HEAD).uri(&path).body(Body::empty()).unwrap();
    assert_eq!(school.raw(head).await.status(), StatusCode::OK);
    assert!(counted(&mut father).await.contains("مرات الفتح ٠"), "{}", counted(&mut father).await);

    let page = looks(&mut school, &path).await;
    page.must_be_ok().must_say(GENUINE).must_say(&name).must_say("سنة الميلاد").must_say("لا تعني التصديق عليها");
    page.must_say("سلطة تجريبية");
    let number = world.known("daughter", "number");
    for hidden in [
        reference.as_str(),
        &number,
        "آخر ثلاثة أرقام",
        &world.known("daughter", "mother_name"),
        &world.known("father", "name"),
        "مدرسة الشارقة",
        "مسلم",
    ] {
        assert!(!page.html().contains(hidden), "the page shows {hidden}");
    }
    // He sees the look, is told of the first one and of no other, and finds it in the log of looks.
    looks(&mut school, &path).await.must_be_ok();
    world.work().await;
    let list = counted(&mut father).await;
    assert!(list.contains("مدرسة الشارقة") && list.contains("مرات الفتح ٢"), "{list}");
    let sent = world.sent_to(&world.contact("father")).await;
    assert_eq!(sent.iter().filter(|sent| sent.subject.contains("فُتح رابط اطلاع")).count(), 1);
    father.open("/account/looks").await.must_be_ok().must_say("حامل رابط أنشأته").must_say("الاطلاع على وثيقة برابط");

    // He ends it on his list; what is left reads as what never was.
    let page = father.open(ROUTE).await;
    let action = page.attribute("form[action$='/end']", "action").expect("it can be ended");
    father.submit(page.form(&action)).await.must_be_ok().must_say("أُوقف الرابط");
    let ended = looks(&mut school, &path).await;
    let never = school.get(&format!("/ar/s/{}", "A".repeat(secret.len()))).await;
    let odd = school.get("/ar/s/none").await;
    for page in [&ended, &never, &odd] {
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        page.must_say(GONE);
    }
    assert_eq!(ended.text(), never.text(), "nobody can tell them apart");
    assert_eq!(odd.text(), never.text());
}

#[tokio::test]
async fn the_page_is_kept_by_nobody_and_told_to_nobody() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await;
    let path = told(&world, &father.submit(form).await);
    let mut school = world.visitor();
    for path in [path.as_str(), "/ar/s/none"] {
        let answer = school.raw(Request::builder().uri(path).body(Body::empty()).unwrap()).await;
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header(header::CACHE_CONTROL.as_str()).as_deref(), Some("no-store"));
        assert_eq!(header(header::REFERRER_POLICY.as_str()).as_deref(), Some("same-origin"));
        assert!(header("x-robots-tag").is_some_and(|tag| tag.contains("noindex")));
    }
    // Nothing in the database holds the secret, and nothing but its label is the holder's.
    let secret = path.rsplit('/').next().unwrap();
    let before = look::census(&world).await;
    assert_eq!(before["sharing.link"], 1);
    let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&world.db.urls().owner).await.unwrap();
    let row: String =
        sqlx::query_scalar("SELECT link::text FROM sharing.link").fetch_one(&mut connection).await.unwrap();
    assert!(!row.contains(secret) && !row.contains(&data_encoding::HEXLOWER.encode(secret.as_bytes())));
}

#[tokio::test]
async fn a_link_ends_by_its_days_and_by_the_end_of_the_document() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await;
    let short = told(&world, &father.submit(form).await);
    let form = new_link(&mut father, &reference).await.with("days", "7");
    let long = told(&world, &father.submit(form).await);
    let mut school = world.visitor();
    looks(&mut school, &short).await.must_be_ok();
    world.pass(DAY + Duration::from_secs(60)).await;
    let over = looks(&mut school, &short).await;
    assert_eq!(over.status, StatusCode::NOT_FOUND);
    over.must_say(GONE);
    looks(&mut school, &long).await.must_be_ok().must_say(GENUINE);

    // The Authority withdraws the document: whoever relies on it is told, and reads nothing more.
    let file = look::file(&world, &reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let certificate = certificates::store::issued_of(&mut cx, &file).await.unwrap().unwrap();
    drop(cx);
    let mut approver = world.staff("authority").await;
    let page = approver.open("/desk/certificates").await;
    let form = page.must_be_ok().form("/desk/certificates").with("serial", certificate.serial.as_str());
    let proposal = approver.submit(form.with("how", "issued_in_error").with("words", "خطأ في القيد")).await;
    let mut second = world.staff("authority2").await;
    let page = second.get(&proposal.must_be_ok().path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.work().await;
    let page = looks(&mut school, &long).await;
    assert_eq!(page.status, StatusCode::GONE);
    page.must_say("سُحبت هذه الوثيقة");
    for hidden in [world.known("daughter", "name").as_str(), certificate.serial.as_str()] {
        assert!(!page.html().contains(hidden), "{hidden}");
    }
    let mut father = world.citizen("father").await;
    assert!(counted(&mut father).await.contains("انتهى العمل بالوثيقة"));
    let page = father.open(&format!("/files/{reference}/document/links")).await;
    assert!(!page.must_be_ok().has("a[href$='/links/new']"), "no further link is made of it");
    // What ended long ago is forgotten.
    world.pass(DAY * 120).await;
    assert_eq!(look::census(&world).await["sharing.link"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_who_look_at_once_five_see_what_may_be_seen_five_times() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await.with("looks", "5");
    let path = told(&world, &father.submit(form).await);
    let mut doors = Vec::new();
    for _ in 0..20 {
        let mut stranger = world.visitor();
        let form = stranger.get(&path).await.must_be_ok().form(&path);
        doors.push((stranger, form));
    }
    let all = doors.into_iter().map(|(mut stranger, form)| tokio::spawn(async move { stranger.submit(form).await }));
    let mut seen = Vec::new();
    for one in all {
        seen.push(one.await.unwrap());
    }
    let shown = seen.iter().filter(|page| page.status == StatusCode::OK && page.says(GENUINE)).count();
    let gone = seen.iter().filter(|page| page.status == StatusCode::NOT_FOUND && page.says(GONE)).count();
    assert_eq!((shown, gone), (5, 15), "{:?}", seen.iter().map(|page| page.status).collect::<Vec<_>>());
    assert!(counted(&mut father).await.contains("استُنفدت مرات فتحه"));
    assert!(counted(&mut father).await.contains("٥ من ٥"));
}

#[tokio::test]
async fn guesses_are_slowed_down_and_a_link_is_nobody_elses_to_make_or_end() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await;
    let path = told(&world, &father.submit(form.clone()).await);
    let list = father.open(ROUTE).await;
    let end = list.attribute("form[action$='/end']", "action").unwrap();

    let mut mother = world.citizen("mother").await;
    for foreign in ["", "/new"] {
        let page = mother.open(&format!("/files/{reference}/document/links{foreign}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{foreign}");
    }
    // Her own form, sent to his addresses: to make one, and to end his.
    let own = mother.open("/account").await.must_be_ok().form("/account");
    for action in [format!("/ar/files/{reference}/document/links/new"), end.clone()] {
        let page = mother.submit(own.clone().to(&action).with("days", "1")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{action}");
    }
    assert!(!mother.open(ROUTE).await.must_be_ok().has("form[action$='/end']"));
    looks(&mut world.visitor(), &path).await.must_be_ok();

    let mut guesser = world.visitor();
    let mut told = Vec::new();
    for guess in 0..130_u32 {
        told.push(guesser.get(&format!("/ar/s/{guess:032}")).await.status);
    }
    assert_eq!(told.iter().filter(|status| **status == StatusCode::NOT_FOUND).count(), 120);
    assert_eq!(*told.last().unwrap(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn an_old_sign_in_makes_no_link_and_a_program_does_all_of_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = issued(&world, &mut father, &DAUGHTER).await;
    world.pass(Duration::from_secs(20 * 60)).await;
    let page = father.open(&format!("/files/{reference}/document/links/new")).await;
    assert!(page.path.contains("/sign-in/again"), "{}", page.path);

    world.pass(Duration::from_secs(61)).await;
    let mut program = world.client("father").await;
    let links = format!("/applications/{reference}/document-links");
    for (wrong, field) in [
        (json!({ "days": 2 }), "days"),
        (json!({ "days": 1, "also": ["religion"] }), "also"),
        (json!({ "days": 1, "also": ["mother_name"] }), "also"),
        (json!({ "days": 1, "looks": 0 }), "looks"),
        (json!({ "days": 1, "label": "م".repeat(61) }), "label"),
    ] {
        let refused = program.post(&links, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html());
        assert!(refused.html().contains(field), "{}", refused.html());
    }
    let body = json!({ "days": 30, "also": ["number_end"], "looks": 2, "label": "جهة عمل", "language": "en" });
    let made = program.post_with(&links, "one-link-and-no-more", &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.html());
    let again = program.post_with(&links, "one-link-and-no-more", &body).await;
    assert_eq!(again.json()["url"], made.json()["url"]);
    let path = made.json()["url"].as_str().unwrap().strip_prefix(world.url()).unwrap().to_owned();
    assert!(path.starts_with("/en/s/"), "{path}");
    let page = looks(&mut world.visitor(), &path).await;
    page.must_be_ok().must_say("genuine and in force now").must_say(&world.known("daughter", "number")[11..]);

    let listed = program.get("/document-links").await.json();
    let one = &listed[0];
    assert_eq!(
        (&one["stage"], &one["looks"], &one["label"]),
        (&json!("open"), &json!(1), &json!("جهة عمل")),
        "{listed}"
    );
    let own = format!("/document-links/{}", one["id"].as_str().unwrap());
    let mut stranger = world.client("mother").await;
    assert_eq!(stranger.post(&links, &body).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/document-links").await.json(), json!([]));
    let foreign = stranger.call(Method::DELETE, &own, &[], Vec::new()).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    let ended = program.call(Method::DELETE, &own, &[], Vec::new()).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT, "{}", ended.html());
    assert_eq!(looks(&mut world.visitor(), &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.get("/document-links").await.json()[0]["stage"], json!("ended"));

    // What is kept is his to read, and nobody holds the secret.
    let owner = look::file(&world, &reference).await.owner;
    let mut cx = world.store().begin(Actor::Citizen { account: owner.uuid() }).await.unwrap();
    let copy = sharing::of_account(&mut cx, owner).await.unwrap();
    assert_eq!(copy[0]["looks"], json!(1), "{copy}");
    assert!(!copy.to_string().contains(path.rsplit('/').next().unwrap()));
}

/// The husband has a certificate that is about his wife alone, from before she turned him away.
#[tokio::test]
async fn a_husband_shows_nobody_the_papers_of_his_wife() {
    let world = World::new().await;
    let mut husband = world.citizen("father").await;
    let hers = Wanted { subject: "wife", relation: "husband", emirate: "sharjah", mother_name: None };
    let reference = issued(&world, &mut husband, &hers).await;
    world.prove_again(&mut husband, &world.contact("father")).await;
    let page = husband.open(&format!("/files/{reference}/document/links")).await;
    page.must_be_ok().must_say("باسم شخص بالغ آخر");
    assert!(!page.has("a[href$='/links/new']"));
    let refused = husband.open(&format!("/files/{reference}/document/links/new")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    world.pass(Duration::from_secs(61)).await;
    let mut program = world.client("father").await;
    let refused = program.post(&format!("/applications/{reference}/document-links"), &json!({ "days": 1 })).await;
    assert_eq!(refused.json()["code"], json!("sharing.another_adult"), "{}", refused.html());
    assert_eq!(look::census(&world).await["sharing.link"], 0);
}

#[tokio::test]
async fn a_link_ends_with_the_account_and_with_the_life_of_whoever_made_it() {
    let world = World::new().await;
    let (mut father, reference) = issued_to_father(&world).await;
    let form = new_link(&mut father, &reference).await.with("days", "30");
    let path = told(&world, &father.submit(form).await);
    let owner = look::file(&world, &reference).await.owner;
    let mut school = world.visitor();
    looks(&mut school, &path).await.must_be_ok();
    // His death becomes known.
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    people::departed(&mut cx, owner, people::DeathKnown::Record).await.unwrap();
    cx.commit().await.unwrap();
    let page = looks(&mut school, &path).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.text(), school.get("/ar/s/none").await.text(), "his death is told to nobody");
    // What is forgotten of an account takes its links along.
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    sharing::forget(&mut cx, owner).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(look::census(&world).await["sharing.link"], 0);
}

/// Every document of the account is read within the owner's scope.
#[tokio::test]
async fn a_document_is_looked_up_within_its_owners_scope() {
    let world = World::new().await;
    let (_, reference) = issued_to_father(&world).await;
    let file = look::file(&world, &reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let certificate = certificates::store::issued_of(&mut cx, &file).await.unwrap().unwrap();
    let mother = store::lookup::find(&mut cx, store::lookup::LookupKind::Contact, &world.contact("mother")).await;
    let mother = kernel::Id::from_uuid(mother.unwrap().unwrap());
    let documents = &world.areas.sharing.documents;
    assert!(documents.of_link(&mut cx, mother, certificate.id).await.unwrap().is_none());
    let own = documents.of_link(&mut cx, file.owner, certificate.id).await.unwrap().unwrap();
    assert_eq!(own.facts.unwrap().name, world.known("daughter", "name"));
    assert!(certificates::store::load(&mut cx, &Scope::Owner(mother), certificate.id).await.is_err());
}
