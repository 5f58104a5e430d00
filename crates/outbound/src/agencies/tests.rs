//! The adapter, what an agency is told, and pushes, over real sockets.

use std::{
    collections::BTreeMap,
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
use kernel::{Clock, FrozenClock, Moment, SeededDice};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::{simulator::Story, *};
use crate::{
    http::{Call, Destination, Http, Method, Reach},
    simulators::{self, Kind, Script, Secrets, Setup},
};

const REFERENCE: &str = "7K4M29TXQ3W";

type Heard = Arc<Mutex<Vec<Result<Pushed, WebhookFault>>>>;

#[derive(Clone)]
struct Ear {
    agencies: Arc<HttpAgencies>,
    clock: Arc<FrozenClock>,
    heard: Heard,
}

async fn hear(State(ear): State<Ear>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let notice = Notice { headers: &headers, query: "", body: &body };
    // What one agency signed is no other's.
    assert_eq!(
        ear.agencies.read_webhook("somebody_else", &notice, ear.clock.now()).unwrap_err(),
        WebhookFault::Signature
    );
    let read = ear.agencies.read_webhook("foreign_affairs", &notice, ear.clock.now());
    let status = if read.is_ok() { StatusCode::NO_CONTENT } else { StatusCode::UNAUTHORIZED };
    ear.heard.lock().unwrap().push(read);
    status
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
    tokio::spawn(simulators::serve(Kind::Agencies, listener, setup));
    let http = Http::new(clock.clone());
    let settings = AgencySettings {
        base: format!("http://{address}"),
        reach: Reach::Loopback,
        key_name: "wasl".to_owned(),
        request_secret: secret("h"),
        webhook_secret: secret("i"),
    };
    assert_eq!(check_config(&settings), []);
    let same = AgencySettings { webhook_secret: secret("h"), ..settings.clone() };
    assert_eq!(check_config(&same).len(), 1, "one secret for both is refused");
    let dice = Arc::new(SeededDice::new(3));
    let agencies = Arc::new(HttpAgencies::new(http.clone(), &settings, clock.clone(), dice).unwrap());
    let ear = Ear { agencies, clock, heard: Arc::default() };
    let hooks = Router::new().route("/hooks/agency/foreign_affairs", post(hear)).with_state(ear.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hook = format!("http://{}/hooks/agency/foreign_affairs", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, hooks).await.unwrap() });
    World { ear, http, address, hook, _folder: folder }
}

impl World {
    fn request(&self) -> Request {
        Request {
            reference: REFERENCE.to_owned(),
            agency: "foreign_affairs".to_owned(),
            service: "passport_renewal".to_owned(),
            notify: self.hook.clone(),
            data: BTreeMap::from([("name".to_owned(), "منى السيد حسن".to_owned())]),
        }
    }

    async fn call(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let destination = Destination::new("simulator", &format!("http://{}", self.address), Reach::Loopback).unwrap();
        let call = Call::new(method, "/control").path(path);
        let call = if matches!(method, Method::Get) { call } else { call.json(body).unwrap() };
        let reply = self.http.send(&destination, call).await.unwrap();
        (reply.status, reply.json().unwrap_or(Value::Null))
    }

    async fn play(&self, states: &[&str], story: Story) {
        let told = json!({ "states": states, "story": story });
        let (status, _) = self.call(Method::Post, &format!("/control/requests/{REFERENCE}"), &told).await;
        assert_eq!(status, 202);
    }

    async fn heard(&self, count: usize) -> Vec<Result<Pushed, WebhookFault>> {
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
async fn an_agency_is_told_what_was_agreed_to_and_once() {
    let world = world().await;
    let agencies = &world.ear.agencies;
    agencies.ask(&world.request()).await.unwrap();
    agencies.ask(&world.request()).await.unwrap();
    let (_, told) = world.call(Method::Get, "/control/requests", &Value::Null).await;
    let expected = json!([{
        "agency": "foreign_affairs",
        "request": {
            "reference": REFERENCE,
            "service": "passport_renewal",
            "notification_url": world.hook,
            "data": { "name": "منى السيد حسن" },
        },
        "reports": [],
        "came": 2,
    }]);
    assert_eq!(told, expected);
    let other = Request { data: BTreeMap::new(), ..world.request() };
    assert!(matches!(
        agencies.ask(&other).await,
        Err(AgencyError::Refused { code }) if code == "reference_used_differently"
    ));
    assert_eq!(agencies.follow("foreign_affairs", "7K4M29TXQ3X").await.unwrap(), None);
    assert_eq!(agencies.follow("defence", REFERENCE).await.unwrap(), None, "one agency's request is no other's");
}

#[tokio::test]
async fn what_is_pushed_out_of_order_or_twice_is_what_asking_finds() {
    let world = world().await;
    let agencies = &world.ear.agencies;
    agencies.ask(&world.request()).await.unwrap();
    world.play(&["received", "examined"], Story::OutOfOrder).await;
    let told: Vec<Report> = world.heard(2).await.into_iter().map(|read| read.unwrap().report).collect();
    let mut asked = agencies.follow("foreign_affairs", REFERENCE).await.unwrap().unwrap();
    asked.reverse();
    assert_eq!(told, asked);
    world.play(&["made"], Story::Duplicated).await;
    let told = world.heard(4).await;
    assert_eq!(told[2], told[3]);
    world.play(&["ready"], Story::Silent).await;
    assert_eq!(agencies.follow("foreign_affairs", REFERENCE).await.unwrap().unwrap().len(), 4);
    assert_eq!(world.heard(4).await.len(), 4);
}

#[tokio::test]
async fn what_somebody_else_signed_or_what_was_signed_long_ago_is_not_believed() {
    let world = world().await;
    world.ear.agencies.ask(&world.request()).await.unwrap();
    world.play(&["received"], Story::Forged).await;
    world.play(&["examined"], Story::Stale).await;
    let told = world.heard(2).await;
    assert!(told.contains(&Err(WebhookFault::Signature)), "{told:?}");
    assert!(told.contains(&Err(WebhookFault::Age)), "{told:?}");
}

#[tokio::test]
async fn an_agency_that_is_away_is_asked_again() {
    let world = world().await;
    let script = Script { down: true, ..Script::default() };
    world.call(Method::Put, "/control/script", &serde_json::to_value(script).unwrap()).await;
    assert!(world.ear.agencies.ask(&world.request()).await.unwrap_err().is_passing());
    assert!(world.ear.agencies.follow("foreign_affairs", REFERENCE).await.unwrap_err().is_passing());
}
