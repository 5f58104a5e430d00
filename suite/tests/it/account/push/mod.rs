//! `/account/push`: one's own device is told that there is news, what that says and when it does not come.

mod receiver;

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
};
use kernel::{Actor, Id, marks};
use serde_json::{Value, json};
use store::jobs::{self, NewJob};
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

use self::receiver::Receiver;

const HOUR: Duration = Duration::from_secs(3_600);
const PAGE: &str = "/account/push";

/// Somebody whose device is told.
struct Told {
    browser: Browser,
    account: Id<marks::Account>,
    device: String,
    receiver: Receiver,
}

/// Names this browser's device its owner's own, as the script of its page does.
async fn own_device(browser: &mut Browser) -> (String, Id<marks::Account>) {
    let page = browser.open("/account/device").await;
    let answer: Value = browser.send_only(page.must_be_ok().form("/account/device").without("nothing")).await.json();
    (answer["device"].as_str().unwrap().to_owned(), answer["account"].as_str().unwrap().parse().unwrap())
}

/// What the script sends when its owner pressed the button.
async fn begun(
    browser: &mut Browser,
    device: &str,
    (endpoint, public, secret): (&str, &str, &str),
) -> (StatusCode, Value) {
    let form = browser.open(PAGE).await.must_be_ok().form("/account/push");
    let value = |name: &str| form.value(name).unwrap_or_default().to_owned();
    let pairs = [
        ("_csrf", value("_csrf")),
        ("_key", value("_key")),
        ("endpoint", endpoint.to_owned()),
        ("public", public.to_owned()),
        ("secret", secret.to_owned()),
        ("zone", "Asia/Dubai".to_owned()),
    ];
    let coded: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    let request = Request::builder()
        .method(Method::POST)
        .uri("/ar/account/push")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-wasl-device", device);
    let response = browser.raw(request.body(Body::from(coded.join("&"))).unwrap()).await;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 1_000_000).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

async fn told(world: &World, part: &str) -> Told {
    let mut browser = world.citizen(part).await;
    let (device, account) = own_device(&mut browser).await;
    let receiver = Receiver::new().await;
    let (public, secret) = receiver.keys();
    let (status, on) = begun(&mut browser, &device, (&receiver.endpoint, &public, &secret)).await;
    assert_eq!(status, StatusCode::OK, "{on}");
    Told { browser, account, device, receiver }
}

/// Something is written for the account, of which it is told.
async fn news(world: &World, account: Id<marks::Account>, notice: &str, cause: &str) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let payload = json!({ "account": account, "notice": notice, "cause": cause });
    jobs::enqueue(&mut cx, NewJob::new("messaging.tell_account", payload)).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
}

async fn state(told: &mut Told) -> Value {
    let request = Request::builder().uri("/ar/account/push/state").header("x-wasl-device", &told.device);
    let response = told.browser.raw(request.body(Body::empty()).unwrap()).await;
    serde_json::from_slice(&to_bytes(response.into_body(), 1_000_000).await.unwrap()).unwrap()
}

#[tokio::test]
async fn a_device_of_ones_own_is_told_that_there_is_news_and_nothing_of_what_it_is() {
    let world = World::new().await;
    let mut father = told(&world, "father").await;
    assert!(state(&mut father).await["on"].is_string());
    let reference = story::paid(&world, &mut father.browser, &DAUGHTER).await;
    world.work().await;
    assert_eq!(father.receiver.count(), 1, "several messages at one moment are news once");
    let (headers, message) = father.receiver.newest();
    assert_eq!((&headers["urgency"], &headers["topic"]), (&"normal".parse().unwrap(), &"wasl-news".parse().unwrap()));
    assert_eq!(message["text"], "لديك جديد في وصل.");
    assert_eq!((message["lang"].as_str(), message["dir"].as_str()), (Some("ar"), Some("rtl")));
    assert_eq!(message["path"], "/ar/account/messages");
    assert!(message["unread"].as_i64().unwrap() >= 2, "{message}");
    let known: Vec<&str> = message.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(known, ["dir", "lang", "later", "open", "path", "text", "title", "unread"]);
    let said = message.to_string();
    for secret in [reference.as_str(), &world.known("father", "name"), &world.known("daughter", "name"), "ميلاد"] {
        assert!(!said.contains(secret), "{secret} is on the lock screen");
    }

    // Read at once, nobody is told of it any more; and the page says when the device was told last.
    father.browser.open("/account/messages").await.must_be_ok();
    father.browser.open(PAGE).await.must_be_ok().must_say("آخر إشعار").must_say("إيقاف الإشعارات");
    world.pass(HOUR).await;
    assert_eq!(father.receiver.count(), 1);
    news(&world, father.account, "subject_asked", "later").await;
    assert_eq!((father.receiver.count(), father.receiver.newest().1["unread"].clone()), (2, json!(1)));

    // What is kept stands in the copy of one's own data, and no address there.
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let held = push::of_account(&mut cx, father.account).await.unwrap();
    assert_eq!(held["devices"][0]["time_zone"], "Asia/Dubai");
    assert!(!held.to_string().contains("127.0.0.1"), "{held}");
}

#[tokio::test]
async fn only_ones_own_device_at_a_service_we_know_is_ever_told() {
    let world = World::new().await;
    let mut father = told(&world, "father").await;
    let (public, secret) = father.receiver.keys();
    let good = father.receiver.endpoint.clone();
    let device = father.device.clone();
    for (endpoint, public, secret) in [
        ("https://evil.example/x", public.as_str(), secret.as_str()),
        ("http://169.254.169.254/latest", &public, &secret),
        ("http://localhost:5432/", &public, &secret),
        ("https://fcm.googleapis.com@127.0.0.1/", &public, &secret),
        ("", &public, &secret),
        (&good, "AAAA", &secret),
        (&good, &public, ""),
    ] {
        let (status, _) = begun(&mut father.browser, &device, (endpoint, public, secret)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{endpoint}");
    }
    // A device that was not named one's own, somebody else's device, a token that is none.
    let mut stranger = world.citizen("stranger").await;
    for token in [device.as_str(), "", "x"] {
        let (status, _) = begun(&mut stranger, token, (&good, &public, &secret)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{token}");
    }
    // Nobody ends what is not hers, and it reads like what is not there.
    let page = father.browser.open(PAGE).await;
    let target = page.attribute("form[action$='/end']", "action").unwrap();
    let form = stranger.open(PAGE).await.form("/choice").to(&target);
    assert_eq!(stranger.send_only(form).await.status, StatusCode::NOT_FOUND);
    news(&world, father.account, "subject_asked", "1").await;
    assert_eq!(father.receiver.count(), 1, "it is still told");
    father.browser.submit(page.form("/end")).await.must_be_ok().must_say("توقفت الإشعارات");
    world.pass(HOUR).await;
    news(&world, father.account, "subject_asked", "2").await;
    assert_eq!(father.receiver.count(), 1);
}

#[tokio::test]
async fn a_shared_phone_is_offered_nothing() {
    let world = World::new().await;
    let mut father = world.visitor();
    let contact = world.contact("father");
    let page = father.open("/sign-in").await;
    let page = father.submit(page.form("/sign-in").with("contact", &contact).with("shared", "yes")).await;
    world.work().await;
    let form = page.must_be_ok().form("/sign-in/code").with("code", &world.code(&contact).await);
    father.submit(form).await.must_be_ok();
    let page = father.open(PAGE).await;
    page.must_be_ok().must_say("سُجّل الدخول من جهاز مشترك");
    assert!(!page.has("[data-push]"));
    // Choices are the account's and can be made anywhere.
    father.submit(page.form("/choice")).await.must_be_ok().must_say("تم حفظ اختيارك");
}

#[tokio::test]
async fn it_ends_with_the_device_and_with_the_browser() {
    let world = World::new().await;
    let mut father = told(&world, "father").await;
    // The browser is gone, says its service.
    father.receiver.answer(StatusCode::GONE, "0");
    news(&world, father.account, "subject_asked", "1").await;
    assert_eq!(father.receiver.count(), 1);
    assert_eq!(state(&mut father).await, json!({ "own": true, "on": null }));
    assert!(!father.browser.open(PAGE).await.has("[data-push-line]"));

    // Turned on again, and the device is ended, as a sign-out does.
    father.receiver.answer(StatusCode::CREATED, "0");
    let (public, secret) = father.receiver.keys();
    let endpoint = father.receiver.endpoint.clone();
    let (status, _) = begun(&mut father.browser, &father.device, (&endpoint, &public, &secret)).await;
    assert_eq!(status, StatusCode::OK);
    let request = Request::builder().method(Method::POST).uri("/ar/device/end").header("x-wasl-device", &father.device);
    world.visitor().raw(request.body(Body::empty()).unwrap()).await;
    world.pass(HOUR).await;
    assert!(rows(&world, father.account).await.is_empty(), "the address goes with the device");
    news(&world, father.account, "subject_asked", "2").await;
    assert_eq!(father.receiver.count(), 1);

    // Of a device that was not heard of for thirty days nothing is left, and nobody is told meanwhile.
    let mut mother = told(&world, "mother").await;
    world.pass(HOUR * 24 * 31).await;
    news(&world, mother.account, "subject_asked", "3").await;
    assert_eq!(mother.receiver.count(), 0);
    assert!(rows(&world, mother.account).await.is_empty());
    mother.browser.open("/").await.must_be_ok();
}

async fn rows(world: &World, account: Id<marks::Account>) -> Vec<Value> {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    push::of_account(&mut cx, account).await.unwrap()["devices"].as_array().unwrap().clone()
}

#[tokio::test]
async fn topics_and_quiet_hours_are_kept_and_what_came_meanwhile_is_told_once() {
    let world = World::new().await;
    let mut father = told(&world, "father").await;
    let page = father.browser.open(PAGE).await;
    let form =
        page.form("/choice").with("topics", "account").and("topics", "letters").with("from", "12").with("until", "15");
    father.browser.submit(form).await.must_be_ok().must_say("تم حفظ اختيارك");
    let page = father.browser.open(PAGE).await;
    assert_eq!(page.form("/choice").value("from"), Some("12"));
    let wrong = page.form("/choice").with("from", "24");
    assert_eq!(father.browser.send_only(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // It is ten in the morning in Cairo and noon in Dubai, where the device is.
    news(&world, father.account, "event_tomorrow", "muted").await;
    for cause in ["1", "2", "3"] {
        news(&world, father.account, "subject_asked", cause).await;
    }
    world.pass(HOUR * 2).await;
    assert_eq!(father.receiver.count(), 0, "quiet hours");
    world.pass(HOUR).await;
    assert_eq!(father.receiver.count(), 1, "told once when they ended");
    assert_eq!(father.receiver.newest().1["unread"], 4);

    // A service that has too much says for how long; one that is away is asked again.
    world.pass(HOUR).await;
    father.receiver.answer(StatusCode::TOO_MANY_REQUESTS, "1800");
    news(&world, father.account, "subject_asked", "4").await;
    assert_eq!(father.receiver.count(), 2);
    father.receiver.answer(StatusCode::SERVICE_UNAVAILABLE, "0");
    world.pass(Duration::from_secs(1_799)).await;
    assert_eq!(father.receiver.count(), 2, "not before its time");
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(father.receiver.count(), 3);
    father.receiver.answer(StatusCode::CREATED, "0");
    world.pass(HOUR).await;
    assert_eq!(father.receiver.count(), 4);
    world.pass(HOUR).await;
    assert_eq!(father.receiver.count(), 4, "and then no more");
}
