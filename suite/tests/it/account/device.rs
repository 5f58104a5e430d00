//! `/account/device`: what one's own device may keep, and how it comes to forget.

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
};
use serde_json::Value;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

/// Names this browser's device its owner's own, as the script of the page does; gives the token.
async fn kept(browser: &mut Browser) -> String {
    let page = browser.open("/account/device").await;
    let answer = browser.send_only(page.must_be_ok().form("/account/device").without("nothing")).await;
    let told: Value = answer.must_be_ok().json();
    assert_eq!(told["days"], 30);
    told["device"].as_str().unwrap().to_owned()
}

/// What the script asks for with a token.
async fn asked(browser: &mut Browser, (method, path): (Method, &str), token: &str) -> (StatusCode, Value) {
    let request = Request::builder().method(method).uri(path).header("x-wasl-device", token);
    let response = browser.raw(request.body(Body::empty()).unwrap()).await;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 1_000_000).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

async fn view(browser: &mut Browser, token: &str) -> Value {
    asked(browser, (Method::GET, "/ar/account/device/view"), token).await.1
}

async fn still_kept(browser: &mut Browser, token: &str) -> bool {
    asked(browser, (Method::GET, "/ar/device/state"), token).await.1["kept"] == true
}

#[tokio::test]
async fn a_device_of_ones_own_carries_files_and_documents_that_were_handed_out() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let token = kept(&mut father).await;
    let carried = view(&mut father, &token).await;
    assert_eq!(carried["view"]["files"][0]["reference"], reference.as_str(), "{carried}");
    assert_eq!(carried["view"]["files"][0]["state"], "قيد المراجعة");
    assert_eq!(carried["view"]["documents"], Value::Array(Vec::new()));

    let mut officer = world.staff("dubai").await;
    story::recommended(&mut officer, &reference).await.must_be_ok();
    world.work().await;
    story::approved(&mut world.staff("authority").await, &reference).await.must_be_ok();
    world.work().await;
    let carried = view(&mut father, &token).await;
    assert_eq!(carried["view"]["documents"], Value::Array(Vec::new()), "issued, and not handed out yet");

    world.prove_again(&mut father, &world.contact("father")).await;
    let page = father.open(&format!("/files/{reference}/document")).await;
    father.submit(page.must_be_ok().form("/document")).await.must_be_ok();
    let carried = view(&mut father, &token).await;
    let document = &carried["view"]["documents"][0];
    let text = document["credential"].as_str().unwrap();
    assert!(text.starts_with("EGA1:") && document["symbol"].as_str().unwrap().starts_with("<svg"), "{document}");
    let mut stranger = testkit::Client::stranger(&world);
    let verdict = stranger.post("/verify", &serde_json::json!({ "credential": text })).await.must_be_ok().json();
    assert_eq!(verdict["finding"], "genuine", "{verdict}");
    let told = carried.to_string();
    for secret in [world.known("father", "number"), world.known("daughter", "mother_name")] {
        assert!(!told.contains(&secret), "{secret} is carried");
    }
}

#[tokio::test]
async fn a_device_forgets_when_it_is_ended_and_serves_nobody_else() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let token = kept(&mut father).await;
    let mut stranger = world.citizen("stranger").await;
    assert!(still_kept(&mut world.visitor(), &token).await, "a session ends sooner than a device");
    assert_eq!(view(&mut stranger, &token).await["kept"], false, "another account on the same device");
    assert_eq!(view(&mut world.visitor(), &token).await, Value::Null, "nobody is signed in");
    for wrong in ["", "x", &token[..30], &token.replace(&token[10..12], "zz")] {
        assert!(!still_kept(&mut father, wrong).await, "{wrong:?}");
        assert_eq!(view(&mut father, wrong).await["kept"], false);
    }

    // Somebody else finds no device of hers to end; its owner ends it, twice without harm.
    let page = father.open("/account/device").await;
    let form = page.must_be_ok().form("/end");
    let mut thief = stranger.clone();
    let theirs = thief.open("/account/device").await;
    let target = page.attribute("form[action$='/end']", "action").unwrap();
    assert!(!theirs.must_be_ok().html().contains(&target));
    father.submit(form).await.must_be_ok().must_say("أُنهي الحفظ");
    assert!(!still_kept(&mut father, &token).await);
    assert_eq!(view(&mut father, &token).await["kept"], false);

    // A device that forgot by itself says so.
    let other = kept(&mut father).await;
    let (status, told) = asked(&mut world.visitor(), (Method::POST, "/ar/device/end"), &other).await;
    assert_eq!((status, told["kept"].clone()), (StatusCode::OK, Value::Bool(false)));
    assert!(!still_kept(&mut father, &other).await);
    let (status, _) = asked(&mut world.visitor(), (Method::POST, "/ar/device/end"), "unknown").await;
    assert_eq!(status, StatusCode::OK, "an unknown one reads the same");

    // After thirty days without a renewal nothing counts, and ten are the most.
    let last = kept(&mut father).await;
    world.pass(std::time::Duration::from_secs(31 * 24 * 60 * 60)).await;
    assert!(!still_kept(&mut world.visitor(), &last).await);
}

#[tokio::test]
async fn nothing_is_kept_on_a_shared_device() {
    let world = World::new().await;
    let mut father = world.visitor();
    let contact = world.contact("father");
    let page = father.open("/sign-in").await;
    let form = page.form("/sign-in").with("contact", &contact).with("shared", "yes");
    let page = father.submit(form).await;
    world.work().await;
    let form = page.must_be_ok().form("/sign-in/code").with("code", &world.code(&contact).await);
    father.submit(form).await.must_be_ok();
    let page = father.open("/account/device").await;
    assert!(!page.must_be_ok().has("[data-device]"));
    page.must_say("فلا يُحفظ عليه شيء");
    // The button is not there; whoever sends the form of another page all the same is refused.
    let form = father.open("/account").await.form("/account").to("/ar/account/device");
    let refused = father.send_only(form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html());
}
