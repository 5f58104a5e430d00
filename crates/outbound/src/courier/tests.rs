//! The adapter, what a courier is told, and pushes, over real sockets.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use kernel::{Clock, Currency, FrozenClock, Moment, Money};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::{simulator::Story, webhook::*, *};
use crate::{
    http::{Call, Destination, Http, Method, Reach},
    signing::SharedKey,
    simulators::{self, Kind, Script, Secrets, Setup},
};

const NUMBER: &str = "EE473124829EG";

#[derive(Clone)]
struct Ear {
    courier: Arc<HttpCourier>,
    clock: Arc<FrozenClock>,
    heard: Arc<Mutex<Vec<Report>>>,
}

async fn hear(State(ear): State<Ear>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let notice = Notice { headers: &headers, query: "", body: &body };
    let pushed = ear.courier.read_webhook(&notice, ear.clock.now()).unwrap();
    assert_eq!(pushed.number, NUMBER);
    ear.heard.lock().unwrap().push(pushed.report);
    StatusCode::NO_CONTENT
}

struct World {
    ear: Ear,
    http: Http,
    address: SocketAddr,
    hook: String,
    _folder: tempfile::TempDir,
}

fn secret(byte: &str) -> SecretString {
    SecretString::from(byte.repeat(32))
}

async fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let secrets = Secrets {
        registry_request: secret("a"),
        registry_ticket: secret("b"),
        gateway_token: secret("c"),
        gateway_webhook: secret("d"),
        courier_token: secret("e"),
        courier_webhook: secret("f"),
        agency_request: secret("h"),
        agency_webhook: secret("i"),
        sms_token: secret("g"),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let script = Script { retry_ms: 10, ..Script::default() };
    let setup = Setup { state_dir: folder.path().to_owned(), script, secrets, clock: clock.clone(), smtp: None };
    tokio::spawn(simulators::serve(Kind::Courier, listener, setup));
    let http = Http::new(clock.clone());
    let settings = CourierSettings {
        carrier: "post".to_owned(),
        base: format!("http://{address}"),
        reach: Reach::Loopback,
        account: "wasl".to_owned(),
        token: secret("e"),
        webhook_secret: secret("f"),
    };
    assert_eq!(check_config(&settings), []);
    let courier = Arc::new(HttpCourier::new(http.clone(), settings).unwrap());
    let ear = Ear { courier, clock, heard: Arc::default() };
    let hooks = Router::new().route("/hooks/courier/post", post(hear)).with_state(ear.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hook = format!("http://{}/hooks/courier/post", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, hooks).await.unwrap() });
    World { ear, http, address, hook, _folder: folder }
}

impl World {
    fn parcel(&self) -> Parcel {
        Parcel {
            number: NUMBER.to_owned(),
            name: "منى السيد حسن".to_owned(),
            phone: "+971501234567".to_owned(),
            address: vec!["الإمارة: دبي".to_owned(), "المبنى: برج النخيل ٤".to_owned()],
            weight: 60,
            value: Money::new(50_000, Currency::EGP),
            notify: self.hook.clone(),
        }
    }

    async fn call(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let destination = Destination::new("simulator", &format!("http://{}", self.address), Reach::Loopback).unwrap();
        let call = Call::new(method, "/control").path(path);
        let call = if matches!(method, Method::Get) { call } else { call.json(body).unwrap() };
        let reply = self.http.send(&destination, call).await.unwrap();
        (reply.status, reply.json().unwrap_or(Value::Null))
    }

    async fn play(&self, story: Story) {
        let (status, _) =
            self.call(Method::Post, &format!("/control/parcels/{NUMBER}"), &json!({ "story": story })).await;
        assert_eq!(status, 202);
    }

    async fn heard(&self, count: usize) -> Vec<Report> {
        let waited = async {
            while self.ear.heard.lock().unwrap().len() < count {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), waited).await.expect("the pushes arrive");
        self.ear.heard.lock().unwrap().clone()
    }
}

#[tokio::test]
async fn a_courier_is_told_six_things_and_never_what_lies_in_the_parcel() {
    let world = world().await;
    world.ear.courier.announce(&world.parcel()).await.unwrap();
    let (_, told) = world.call(Method::Get, "/control/parcels", &Value::Null).await;
    let expected = json!([{
        "account": "wasl",
        "number": NUMBER,
        "recipient": {
            "name": "منى السيد حسن",
            "phone": "+971501234567",
            "address": ["الإمارة: دبي", "المبنى: برج النخيل ٤"],
        },
        "weight_grams": 60,
        "value": 50_000,
        "currency": "EGP",
        "exponent": 2,
        "contents": "documents",
        "notification_url": world.hook,
    }]);
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_number_is_one_parcel() {
    let world = world().await;
    let courier = &world.ear.courier;
    courier.announce(&world.parcel()).await.unwrap();
    courier.announce(&world.parcel()).await.unwrap();
    let other = Parcel { phone: "+971509999999".to_owned(), ..world.parcel() };
    assert!(matches!(
        courier.announce(&other).await,
        Err(CourierError::Refused { code }) if code == "number_used_differently"
    ));
    let wrong = Parcel { number: "EE473124828EG".to_owned(), ..world.parcel() };
    assert!(matches!(courier.announce(&wrong).await, Err(CourierError::Refused { code }) if code == "bad_number"));
    assert!(matches!(
        courier.track("EE473124828EG").await,
        Err(CourierError::Refused { code }) if code == "unknown_parcel"
    ));
}

#[tokio::test]
async fn what_is_pushed_out_of_order_or_twice_is_what_asking_finds() {
    let world = world().await;
    let courier = &world.ear.courier;
    courier.announce(&world.parcel()).await.unwrap();
    world.play(Story::OutOfOrder).await;
    let told = world.heard(4).await;
    let mut asked = courier.track(NUMBER).await.unwrap();
    assert_eq!(asked.last().map(|report| report.status), Some(Status::Delivered));
    asked.reverse();
    assert_eq!(told, asked);
    world.play(Story::Duplicated).await;
    let told = world.heard(12).await;
    assert_eq!(told[4], told[5]);
    world.play(Story::Silent).await;
    assert_eq!(courier.track(NUMBER).await.unwrap().len(), 12);
    assert_eq!(world.heard(12).await.len(), 12);
}

#[tokio::test]
async fn a_courier_that_is_away_is_asked_again() {
    let world = world().await;
    let script = Script { down: true, ..Script::default() };
    world.call(Method::Put, "/control/script", &serde_json::to_value(script).unwrap()).await;
    assert!(world.ear.courier.announce(&world.parcel()).await.unwrap_err().is_passing());
}

#[test]
fn a_push_that_is_old_unsigned_or_changed_is_not_believed() {
    let key = SharedKey::new("courier", &secret("f")).unwrap();
    let body =
        format!(r#"{{"number":"{NUMBER}","report":{{"event":"1","status":"lost","at":"2026-11-22T07:00:00Z"}}}}"#);
    let now = 1_795_329_000_i64;
    let arrives = |signature: String, body: &[u8], at: i64| {
        let headers = [(TIMESTAMP.to_owned(), now.to_string()), (SIGNATURE.to_owned(), signature)];
        webhook::read(&key, &Notice { headers: &headers, query: "", body }, Moment::from_microsecond(at * 1_000_000))
    };
    let signed = webhook::sign(&key, now, body.as_bytes());
    assert_eq!(arrives(signed.clone(), body.as_bytes(), now).unwrap().report.status, Status::Lost);
    assert_eq!(arrives(signed.clone(), body.as_bytes(), now + 301), Err(WebhookFault::Age));
    let changed = body.replace("lost", "held");
    assert_eq!(arrives(signed, changed.as_bytes(), now), Err(WebhookFault::Signature));
    let nonsense = webhook::sign(&key, now, b"{}");
    assert_eq!(arrives(nonsense, b"{}", now), Err(WebhookFault::Malformed));
    assert_eq!(arrives("v1=00".to_owned(), body.as_bytes(), now), Err(WebhookFault::Signature));
}
