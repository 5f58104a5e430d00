//! A code of entitlement as its holder makes it and as whoever checks it without a network reads it.

use std::time::Duration;

use catalogue::definitions::{Definition, Definitions, Kind};
use ciborium::Value;
use service_model::Sources;
use testkit::{Browser, Page, World};

const PAGE: &str = "/account/privileges/coded/code";
pub(super) const MINUTE: Duration = Duration::from_secs(60);

/// A world in which one privilege is proven by code, and a second one like it is not open.
pub(super) async fn world() -> World {
    let mut definitions = Definitions::shipped();
    let open = include_str!("coded.toml");
    let closed = open.replace("key = \"coded\"", "key = \"shut\"").replace("offer = \"dated\"", "offer = \"ended\"");
    let (before, after) = closed.split_once("[[window.period]]").unwrap();
    let (_, after) = after.split_once("[verified]").unwrap();
    let closed = format!("{before}[verified]{after}");
    for (name, text) in [("coded.toml", open.to_owned()), ("shut.toml", closed)] {
        let sources = Sources::new().with(name, text);
        definitions.0.push(Definition { kind: Kind::Privilege, place: "privileges".to_owned(), sources });
    }
    World::with(&definitions).await
}

/// Makes a code and gives its signed text.
pub(super) async fn made(browser: &mut Browser) -> String {
    let page = browser.open(PAGE).await;
    let page = browser.submit(page.must_be_ok().form("/code")).await;
    text_of(page.must_be_ok())
}

/// The signed text on the page, in which every blank counts.
fn text_of(page: &Page) -> String {
    let html = page.html();
    let (_, rest) = html.split_once("id=\"text\"").unwrap_or_else(|| panic!("no code: {}", page.text()));
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once("</textarea>").unwrap().0.to_owned()
}

/// The number that is typed where there is no camera.
pub(super) async fn number(browser: &mut Browser) -> String {
    let html = browser.open(PAGE).await.html();
    let (_, rest) = html.split_once("id=\"number\"").unwrap();
    let (_, rest) = rest.split_once("<code dir=\"ltr\">").unwrap();
    rest.split_once("</code>").unwrap().0.to_owned()
}

/// The signed claims, unwrapped by hand and checked by nobody.
fn claims(text: &str) -> (Vec<u8>, Value) {
    let small = base45::decode(text.strip_prefix("EGP1:").unwrap()).unwrap();
    let cose = miniz_oxide::inflate::decompress_to_vec_zlib(&small).unwrap();
    let message: Value = ciborium::from_reader(cose.as_slice()).unwrap();
    let Value::Tag(18, inner) = message else { panic!("no COSE_Sign1") };
    let payload = inner.as_array().unwrap()[2].as_bytes().unwrap().clone();
    let read = ciborium::from_reader(payload.as_slice()).unwrap();
    (payload, read)
}

fn keys(map: &Value) -> Vec<i64> {
    let key = |(key, _): &(Value, Value)| i64::try_from(i128::from(key.as_integer().unwrap())).unwrap();
    map.as_map().unwrap().iter().map(key).collect()
}

async fn verified(world: &World, text: &str) -> Page {
    let mut clerk = world.visitor();
    let page = clerk.open("/verify").await;
    clerk.submit(page.form("/verify/text").with("text", text)).await
}

#[tokio::test]
async fn a_code_is_made_read_by_anybody_and_over_in_a_quarter_of_an_hour() {
    let world = world().await;
    let mut father = world.citizen("father").await;
    let page = father.open("/privileges/coded").await;
    page.must_be_ok().must_say("إثبات الاستحقاق برمز").must_say("ما لا يثبته الرمز").must_say("الجمارك");
    let text = made(&mut father).await;
    let page = father.open(PAGE).await;
    page.must_be_ok().must_say("الوقت المتبقي").must_say("لا يُظهر الاسم").must_say("الإقامة بالخارج.");
    assert!(page.has(".symbol svg path") && page.has("#number code"), "{}", page.html());
    assert_eq!(text_of(&page), text, "the same code until it ends");

    let number = world.known("father", "number");
    let answer = verified(&world, &text).await;
    answer.must_be_ok().must_say("الرمز صحيح وسارٍ").must_say("امتياز يُثبت برمز").must_say("مفتاح اختبار");
    answer.must_say(&format!("•••••••••{}••", &number[9..12]));

    // A press sent twice makes one code; another press ends it.
    let form = page.form("/code");
    let second = text_of(&father.submit(form.clone()).await);
    assert_eq!(text_of(&father.submit(form).await), second);
    assert_ne!(second, text);

    world.db.clock.advance(MINUTE * 15);
    verified(&world, &second).await.must_be_ok().must_say("انتهت مدة الرمز").must_say("امتياز يُثبت برمز");
    let page = father.open(PAGE).await;
    assert!(!page.must_be_ok().has("#code") && page.says("إصدار الرمز"), "{}", page.text());
    for (bent, said) in [
        (format!("{}A", &second[..second.len() - 1]), "الرمز تالف أو مُعدَّل"),
        (format!("EGP1:{}", &second[9..]), "الرمز تالف أو مُعدَّل"),
    ] {
        verified(&world, &bent).await.must_be_ok().must_say(said);
    }
}

#[tokio::test]
async fn a_code_says_nothing_by_which_somebody_could_be_named_or_described() {
    let world = world().await;
    let mut father = world.citizen("father").await;
    let (payload, claims) = claims(&made(&mut father).await);
    assert_eq!(keys(&claims), [1, 4, 6, 7, -70_002]);
    let inner = claims.as_map().unwrap().last().unwrap().1.clone();
    assert_eq!(keys(&inner), [0, 1, 2, 3]);
    let person = &world.cast.people["father"];
    let born = person["born"].as_str().unwrap().to_owned();
    let number = world.known("father", "number");
    let mut secrets = vec![number.clone(), number[..7].to_owned(), number[11..].to_owned(), number[9..13].to_owned()];
    secrets.extend([born.clone(), born.replace('-', ""), born[..4].to_owned(), world.contact("father")]);
    secrets.extend(["مسلم", "مسيحي", "muslim", "christian"].map(str::to_owned));
    let whole: Vec<String> =
        person.as_object().unwrap().values().filter_map(|own| own.as_str().map(str::to_owned)).collect();
    assert!(whole.len() > 2, "{whole:?}");
    for words in whole {
        secrets.extend(words.split_whitespace().filter(|word| word.len() > 3).map(str::to_owned));
        secrets.push(words);
    }
    for secret in secrets.iter().filter(|secret| secret.len() > 3) {
        let found = payload.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "the code gives away {secret}");
    }
    // What it would find, if it were there.
    let digits = &number[9..12];
    assert!(payload.windows(3).any(|part| part == digits.as_bytes()));
}

#[tokio::test]
async fn no_code_without_the_level_the_opening_the_proof_or_a_sign_in() {
    let world = world().await;
    let mut mother = world.citizen("mother").await;
    let page = mother.open(PAGE).await;
    page.must_be_ok().must_say("لا يصدر الرمز قبل إثبات الهوية");
    assert!(!page.has("form[action$=\"/code\"]"), "{}", page.text());
    // Somebody who edits the page gets no further.
    let form = mother.open("/privileges/car_import/tell").await.form("/tell").to("/ar/account/privileges/coded/code");
    assert_eq!(mother.submit(form).await.status.as_u16(), 422);

    let mut father = world.citizen("father").await;
    let page = father.open("/account/privileges/shut/code").await;
    page.must_be_ok().must_say("لا يصدر رمز إلا لامتياز متاح");
    let form = father.open(PAGE).await.form("/code");
    let page = father.submit(form.clone().to("/ar/account/privileges/shut/code")).await;
    assert_eq!(page.status.as_u16(), 409);
    for key in ["exams_abroad", "nothing"] {
        let path = format!("/account/privileges/{key}/code");
        assert_eq!(father.open(&path).await.status.as_u16(), 404, "{key} is proven by no code");
        assert_eq!(father.submit(form.clone().to(&format!("/ar{path}"))).await.status.as_u16(), 404);
    }
    let mut visitor = world.visitor();
    assert!(visitor.open(PAGE).await.path.contains("/sign-in"), "nobody is signed in");

    // Too long after signing in, proving it again comes first.
    let page = father.open(PAGE).await;
    for _ in 0..2 {
        world.db.clock.advance(MINUTE * 14);
        father.open("/account").await.must_be_ok();
    }
    let page = father.submit(page.form("/code")).await;
    assert!(page.path.contains("/sign-in/again"), "{}", page.path);
    let mut father = world.citizen("father").await;
    made(&mut father).await;

    // Once its window is over it gives none.
    world.db.clock.advance(Duration::from_secs(70 * 24 * 3600));
    let mut father = world.citizen("father").await;
    father.open(PAGE).await.must_be_ok().must_say("لا يصدر رمز إلا لامتياز متاح");
}
