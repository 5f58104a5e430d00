//! What somebody cares about: nothing without her consent, the true reason of everything that is put first, nothing about anybody
//! under eighteen, nothing closed, and no trace of whoever took the consent back, in the tables and in what was learned.

use std::time::Duration;

use catalogue::definitions::{Definition, Definitions, Kind};
use kernel::{Actor, Locale, NationalNumber, Sex};
use people::demo::DemoCitizen;
use serde_json::Value;
use service_model::Sources;
use sqlx::{Connection, PgConnection, Row};
use store::jobs::{self, NewJob};
use testkit::{
    Browser, Client, Page, World,
    story::{self, DAUGHTER},
};

const HERE: &str = "/account/interests";
const LIST: &str = "/for-you";
const TABLES: [&str; 4] = ["interest_profile", "interest_axis", "interest_signal", "interest_declined"];

async fn owner(world: &World) -> PgConnection {
    PgConnection::connect(&world.db.urls().owner).await.unwrap()
}

/// How many rows there are about what anybody cares about.
async fn rows(world: &World) -> i64 {
    let mut connection = owner(world).await;
    let mut count = 0;
    for table in TABLES {
        let counting = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM discovery.{table}"));
        count += sqlx::query_scalar::<_, i64>(counting).fetch_one(&mut connection).await.unwrap();
    }
    count
}

/// Learns from those who agree, and gives what was learned, as bytes.
async fn learned(world: &World) -> Vec<u8> {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    jobs::enqueue(&mut cx, NewJob::new("discovery.learn", serde_json::json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    newest(world).await
}

async fn newest(world: &World) -> Vec<u8> {
    let mut connection = owner(world).await;
    let row = sqlx::query("SELECT body FROM discovery.recommender WHERE replaced_at IS NULL");
    row.fetch_one(&mut connection).await.unwrap().get(0)
}

/// Whether the word stands anywhere in the rows of what is kept and learned.
async fn traced(world: &World, word: &str) -> bool {
    let mut connection = owner(world).await;
    let mut found = false;
    for table in TABLES.into_iter().chain(["recommender", "recommender_due"]) {
        let scan = sqlx::AssertSqlSafe(format!(
            "SELECT count(*) FROM discovery.{table} AS t WHERE t::text LIKE '%' || $1 || '%'"
        ));
        found |= sqlx::query_scalar::<_, i64>(scan).bind(word).fetch_one(&mut connection).await.unwrap() > 0;
    }
    found
}

async fn switches_on(browser: &mut Browser) -> Page {
    let page = browser.open(HERE).await;
    let page = browser.submit(page.must_be_ok().form("/interests/on")).await;
    page.must_be_ok();
    page
}

async fn opens(browser: &mut Browser, paths: &[&str]) {
    for path in paths {
        browser.open(path).await.must_be_ok();
    }
}

#[tokio::test]
async fn without_a_consent_nothing_is_kept_and_the_list_says_that_it_is_general() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let page = visitor.open(&format!("{LIST}?country=ae")).await;
    page.must_be_ok().must_say("القائمة عامة").must_say("لم يُقرأ شيء عنك").must_say("متاح لك الآن");
    assert!(!page.has("form[action$=\"/decline\"]"));
    assert!(visitor.open(HERE).await.path.contains("/sign-in"));

    let mut father = world.citizen("father").await;
    opens(&mut father, &["/services/birth_certificate", "/privileges/car_import", "/agency-services/passport_renewal"])
        .await;
    let page = father.open("/privileges/car_import").await;
    father.submit(page.form("/account/saved").with("act", "save")).await.must_be_ok();
    let page = father.open("/privileges/exams_abroad/tell").await;
    father.submit(page.form("/tell")).await.must_be_ok();
    father.open(LIST).await.must_be_ok().must_say("القائمة عامة");
    let page = father.open(HERE).await;
    page.must_be_ok().must_say("أوافق على عرض ما يخصّني أولًا");
    let form = page.form("/interests/on").to("/ar/account/interests").with("axis", "housing");
    assert_eq!(father.submit(form).await.status.as_u16(), 409, "choosing needs the consent too");
    let form = page.form("/interests/on").to("/ar/for-you/decline").with("what", "service").with("key", "nid_renewal");
    assert_eq!(father.submit(form).await.status.as_u16(), 409);
    father.open("/account").await.must_be_ok();
    assert!(!father.open("/").await.must_be_ok().says("ما قد يخصك"), "the first page knows nobody who did not agree");
    assert_eq!(rows(&world).await, 0, "nothing is kept without the consent");
}

#[tokio::test]
async fn with_it_everything_believed_is_shown_with_its_reason_and_deleted_by_a_press() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = switches_on(&mut father).await;
    page.must_say("عرض ما يخصّك أولًا: يعمل").must_say("لا يُفترض عنك شيء");
    let form = page.form(HERE).with("country", "ae").with("profession", "engineering").with("axis", "children");
    let page = father.submit(form.clone()).await;
    page.must_be_ok()
        .must_say("تم حفظ الاختيار")
        .must_say("الإمارات")
        .must_say("الهندسة والتقنية")
        .must_say("اخترته بنفسك");
    father.submit(form).await.must_be_ok();
    assert_eq!(rows(&world).await, 2, "pressing twice keeps it once");
    father.open(LIST).await.must_be_ok().must_say("لأنك اخترت: الأبناء والمدرسة");

    opens(&mut father, &["/services/nid_renewal", "/services/divorce_certificate", "/services/death_certificate"])
        .await;
    opens(&mut father, &["/guides/voting-abroad"]).await;
    let page = father.open(HERE).await;
    page.must_be_ok().must_say("فُتحت صفحته في").must_say("مما تعاملت معه");
    assert_eq!(rows(&world).await, 3, "a divorce, a death and an election are nobody's interest: {}", page.text());
    let page = father.open(LIST).await;
    page.must_be_ok().must_say("لأنك فتحت");
    let page = father.open("/account").await;
    page.must_be_ok().must_say("قد يهمّك").must_say("القائمة كاملة");
    father.open("/").await.must_be_ok().must_say("ما قد يخصك");

    // What is not for him does not come again, until he takes that back.
    let page = father.open(LIST).await;
    let form = page.form("/for-you/decline");
    let (what, key) = (form.value("what").unwrap().to_owned(), form.value("key").unwrap().to_owned());
    father.submit(form.clone()).await.must_be_ok().must_say("لن يُعرض مرة أخرى");
    father.submit(form).await.must_be_ok();
    let shown = |page: &Page| page.html().contains(&format!("name=\"key\" value=\"{key}\""));
    assert!(!shown(&father.open(LIST).await), "{what} {key}");
    let page = father.open(HERE).await;
    father.submit(page.form("/interests/show-again")).await.must_be_ok();
    assert!(shown(&father.open(LIST).await), "{what} {key}");

    // One line after the other, and what was made up is no line.
    let page = father.open(HERE).await;
    let form = page.form("/interests/delete");
    for (what, key) in [("country", ""), ("profession", ""), ("axis", "children"), ("service", "nid_renewal")] {
        father.submit(form.clone().with("what", what).with("key", key)).await.must_be_ok().must_say("تم الحذف");
    }
    let status = father.submit(form.clone().with("what", "axis").with("key", "religion")).await.status;
    assert_eq!(status.as_u16(), 404);
    father.open(HERE).await.must_say("لا يُفترض عنك شيء");

    // What was not offered is told at its field.
    let page = father.open(HERE).await;
    let page = father.submit(page.form(HERE).with("country", "atlantis").with("axis", "religion")).await;
    assert_eq!(page.status.as_u16(), 422);
    assert!(page.has("#country-error") && page.has("#axis-error"), "{}", page.text());

    let data = father.open("/account/data").await;
    opens(&mut father, &["/services/nid_renewal"]).await;
    let copy: Value = father.submit(data.form("/account/data/copy")).await.json();
    assert_eq!(copy["interests"]["acts"][0]["item"]["key"], "nid_renewal", "{}", copy["interests"]);
    let page = father.open(HERE).await;
    father.submit(page.form("/interests/erase")).await.must_be_ok().must_say("مُحي كل ما حُفظ");
    father.open(HERE).await.must_say("لا يُفترض عنك شيء");
    let mut connection = owner(&world).await;
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM discovery.interest_signal").fetch_one(&mut connection).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn an_application_counts_by_its_service_and_by_nothing_that_stands_in_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    switches_on(&mut father).await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    father.open(HERE).await.must_be_ok().must_say("قُدّم طلب بشأنه في");
    for word in [reference.as_str(), &world.known("daughter", "number"), &world.known("daughter", "name")] {
        assert!(!traced(&world, word).await, "{word}");
    }
}

#[tokio::test]
async fn nobody_under_eighteen_has_a_row_and_the_page_says_so() {
    let world = World::new().await;
    let born = world.store().now().day_in("Africa/Cairo").plus_days(-16 * 365);
    let number = NationalNumber::compose(born, 88, 4321, Sex::Female).unwrap();
    let minor = |contact: &str, number| DemoCitizen {
        name: "سلمى رأفت الجارحي".to_owned(),
        contact: contact.to_owned(),
        number,
        level: if number.is_some() { people::Assurance::Verified } else { people::Assurance::Contact },
        language: Locale::AR,
    };
    let people = [minor("salma@wasl.example", Some(number)), minor("unknown@wasl.example", None)];
    let passwords = &world.areas.people.passwords;
    people::demo::seed(world.store(), (passwords, &world.areas.texts), &people, &[]).await.unwrap();

    let mut salma = world.signed_in("salma@wasl.example").await;
    let page = salma.open(HERE).await;
    page.must_be_ok().must_say("متاح من سن ١٨ عامًا").must_say("حتى مع موافقتهم");
    assert!(!page.has("form[action$=\"/interests/on\"]"));
    // Not by a form of her own making either, nor by the consent given elsewhere.
    let consents = salma.open("/account/consents").await;
    let form = consents.form("/consents/personalisation/give");
    let page = salma.submit(form.clone().to("/ar/account/interests/on").with("of_age", "yes")).await;
    assert_eq!(page.status.as_u16(), 422, "{}", page.text());
    salma.submit(form).await.must_be_ok();
    opens(&mut salma, &["/services/nid_renewal", LIST, HERE, "/account"]).await;
    salma.open(HERE).await.must_say("متاح من سن ١٨ عامًا");
    assert_eq!(rows(&world).await, 0);

    // Whoever's age nobody confirmed says that she is of age; without that nothing is kept.
    let mut unknown = world.signed_in("unknown@wasl.example").await;
    let page = unknown.open(HERE).await;
    let form = page.must_be_ok().form("/interests/on");
    let page = unknown.submit(form.clone()).await;
    assert_eq!(page.status.as_u16(), 422);
    assert!(page.has("#of-age-error"), "{}", page.text());
    opens(&mut unknown, &["/services/nid_renewal"]).await;
    assert_eq!(rows(&world).await, 0);
    unknown.submit(page.form("/interests/on").with("of_age", "yes")).await.must_be_ok().must_say("تم التشغيل");
    opens(&mut unknown, &["/services/nid_renewal"]).await;
    assert_eq!(rows(&world).await, 2);
    let mut connection = owner(&world).await;
    let ages: i64 = sqlx::query_scalar("SELECT count(*) FROM discovery.interest_profile WHERE of_age_at IS NOT NULL")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(ages, 1);
}

#[tokio::test]
async fn whoever_takes_it_back_leaves_no_trace_in_the_tables_and_in_what_was_learned() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let mut mother = world.citizen("mother").await;
    for browser in [&mut father, &mut mother] {
        switches_on(browser).await;
        opens(browser, &["/services/nid_renewal", "/services/birth_certificate"]).await;
    }
    let before = learned(&world).await;
    let mut widow = world.citizen("widow").await;
    let on = widow.open(HERE).await.must_be_ok().form("/interests/on");
    let page = widow.submit(on.clone()).await;
    widow.submit(page.must_be_ok().form(HERE).with("country", "kw").with("profession", "education")).await.must_be_ok();
    opens(&mut widow, &["/services/nid_replacement", "/services/birth_certificate", "/guides/military-status"]).await;
    let with_her = learned(&world).await;
    assert_ne!(before, with_her, "something was learned from her");
    let mut connection = owner(&world).await;
    let account: String =
        sqlx::query_scalar("SELECT account::text FROM discovery.interest_profile WHERE country = 'kw'")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert!(traced(&world, &account).await);

    // Taken back where consents are, it is done by a job; switched off on the page, at once.
    let consents = widow.open("/account/consents").await;
    widow.submit(consents.form("/consents/personalisation/withdraw")).await.must_be_ok();
    world.work().await;
    assert!(!traced(&world, &account).await);
    assert_eq!(newest(&world).await, before, "as if she had never been there");
    widow.open(LIST).await.must_be_ok().must_say("القائمة عامة");

    switches_on(&mut widow).await;
    opens(&mut widow, &["/services/nid_replacement"]).await;
    let page = widow.open(HERE).await;
    let off = page.form("/interests/off");
    widow.submit(off.clone()).await.must_be_ok().must_say("تم الإيقاف");
    assert!(!traced(&world, &account).await, "at once");
    widow.submit(off).await.must_be_ok();
    world.work().await;
    assert_eq!(newest(&world).await, before);
    // An old page pressed again does not switch it on behind her back.
    widow.submit(on).await.must_be_ok();
    widow.open(HERE).await.must_be_ok().must_say("موافقة وتشغيل");
    let kept: Vec<Option<Vec<u8>>> = sqlx::query_scalar("SELECT body FROM discovery.recommender ORDER BY version")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    assert_eq!(kept.iter().filter(|body| body.is_some()).count(), 1, "older ones keep no numbers");
}

/// So many people more who live in this country, agree, and opened this service.
async fn live_in(world: &World, country: &str, service: &str, many: i64) {
    let mut connection = owner(world).await;
    let before: i64 =
        sqlx::query_scalar("SELECT count(*) FROM discovery.interest_profile").fetch_one(&mut connection).await.unwrap();
    let citizen = |at: i64| DemoCitizen {
        name: "هدى سمير البنا".to_owned(),
        contact: format!("many{at}@wasl.example"),
        number: None,
        level: people::Assurance::Contact,
        language: Locale::AR,
    };
    let people: Vec<DemoCitizen> = (before..before + many).map(citizen).collect();
    let passwords = &world.areas.people.passwords;
    people::demo::seed(world.store(), (passwords, &world.areas.texts), &people, &[]).await.unwrap();
    let consents = sqlx::query(
        "INSERT INTO people.consent
             (bucket, id, account, notice, version, language, purpose, basis, text_sha256, given_at)
         SELECT bucket, gen_random_uuid(), id, 'personalisation', 1, 'ar', 'personalisation', 'consent', sha256('x'), registered_at
           FROM people.account AS a
          WHERE NOT EXISTS (SELECT 1 FROM people.consent AS c WHERE c.account = a.id AND c.notice = 'personalisation')
          LIMIT $1",
    );
    consents.bind(many).execute(&mut connection).await.unwrap();
    let declared = sqlx::query(
        "INSERT INTO discovery.interest_profile (bucket, account, country, of_age_at, changed_at)
         SELECT bucket, account, $1, given_at, given_at FROM people.consent AS c
          WHERE notice = 'personalisation'
            AND NOT EXISTS (SELECT 1 FROM discovery.interest_profile AS p WHERE p.account = c.account)",
    );
    declared.bind(country).execute(&mut connection).await.unwrap();
    let opened = sqlx::query(
        "INSERT INTO discovery.interest_signal (bucket, account, kind, key, act, at)
         SELECT bucket, account, 'service', $1, 'opened', changed_at FROM discovery.interest_profile AS p
          WHERE NOT EXISTS (SELECT 1 FROM discovery.interest_signal AS s WHERE s.account = p.account)",
    );
    opened.bind(service).execute(&mut connection).await.unwrap();
}

#[tokio::test]
async fn what_concerns_many_of_a_country_is_told_from_twenty_people_on() {
    let world = World::new().await;
    live_in(&world, "sa", "nid_renewal", 90).await;
    live_in(&world, "ae", "birth_certificate", 19).await;
    let mut told = Vec::new();
    for more in [0, 1] {
        live_in(&world, "ae", "birth_certificate", more).await;
        learned(&world).await;
        let page = world.visitor().open(&format!("{LIST}?country=ae")).await;
        told.push(page.must_be_ok().says("يهم كثيرين ممن يقيمون في الإمارات"));
    }
    assert_eq!(told, [false, true], "nineteen are a handful, twenty are not");
    world.visitor().open(LIST).await.must_be_ok().must_say("يهم كثيرين من المصريين بالخارج");
    let mut connection = owner(&world).await;
    let learned_of: i32 = sqlx::query_scalar("SELECT learned_of FROM discovery.recommender WHERE replaced_at IS NULL")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(learned_of, 110);
}

#[tokio::test]
async fn what_is_closed_or_for_another_country_is_never_put_before_anybody() {
    let mut definitions = Definitions::shipped();
    let sources = Sources::new().with("toy.toml", include_str!("../privileges/toy.toml"));
    definitions.0.push(Definition { kind: Kind::Privilege, place: "privileges".to_owned(), sources });
    let world = World::with(&definitions).await;
    let mut father = world.citizen("father").await;
    let page = switches_on(&mut father).await;
    father.submit(page.form(HERE).with("axis", "return")).await.must_be_ok();
    let mut client = world.client("father").await;
    let keys = async |client: &mut Client, query: &str| -> Vec<String> {
        let body = client.get(&format!("/recommendations{query}")).await.json();
        let items = body["items"].as_array().unwrap().clone();
        items.iter().map(|own| format!("{}/{}", own["kind"].as_str().unwrap(), own["key"].as_str().unwrap())).collect()
    };
    let toy = "privilege/toy".to_owned();
    let before = keys(&mut client, "").await;
    assert!(!before.is_empty() && !before.contains(&toy), "{before:?}");
    world.db.clock.advance(Duration::from_secs(24 * 3600));
    let mut client = world.client("father").await;
    let body = client.get("/recommendations").await.json();
    assert_eq!((body["personal"].as_bool(), body["items"][0]["key"].as_str()), (Some(true), Some("toy")), "{body}");
    assert_eq!(body["items"][0]["because"], "interest");
    world.db.clock.advance(Duration::from_secs(7 * 24 * 3600));
    let mut client = world.client("father").await;
    let after = keys(&mut client, "").await;
    assert!(!after.contains(&toy), "{after:?}");

    // A stranger's list rests on the country alone, and a closed privilege stands in nobody's.
    let mut stranger = Client::stranger(&world);
    let body = stranger.get("/recommendations?country=ae").await.json();
    assert_eq!((body["personal"].as_bool(), body["country"].as_str()), (Some(false), Some("ae")));
    let all = keys(&mut stranger, "?country=ae").await;
    assert!(all.iter().any(|own| own.starts_with("service/")), "{all:?}");
    for closed in
        ["privilege/car_import", "privilege/beit_al_watan", "agency/military_settlement", "agency/exams_abroad"]
    {
        assert!(!all.contains(&closed.to_owned()), "{closed}");
    }
    for never in ["service/divorce_certificate", "service/death_certificate", "guide/voting-abroad"] {
        assert!(!all.contains(&never.to_owned()), "{never}");
    }
}
