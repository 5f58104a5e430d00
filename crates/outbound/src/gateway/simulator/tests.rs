//! The adapter, the hosted page and the webhooks over real sockets.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use kernel::{Clock, Currency, FrozenClock, Locale, Moment, Money};
use secrecy::SecretString;

use crate::{
    gateway::*,
    http::{Call, Destination, Http, Method, Reach},
    simulators::{self, Kind, Script, Secrets, Setup},
};

/// A product that only listens: keeps what it could verify, and can be told to refuse.
#[derive(Clone)]
struct Ear {
    gateway: Arc<HttpGateway>,
    clock: Arc<FrozenClock>,
    heard: Arc<Mutex<Vec<Event>>>,
    refusals: Arc<Mutex<u32>>,
}

async fn hear(State(ear): State<Ear>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let notice = Notice { headers: &headers, query: "", body: &body };
    let event = ear.gateway.read_webhook(&notice, ear.clock.now()).unwrap();
    let mut refusals = ear.refusals.lock().unwrap();
    if *refusals > 0 {
        *refusals -= 1;
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    ear.heard.lock().unwrap().push(event);
    StatusCode::NO_CONTENT
}

struct World {
    ear: Ear,
    http: Http,
    address: SocketAddr,
    hook: String,
}

async fn world(folder: &Path) -> World {
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(1_795_329_000_000_000)));
    let secret = |byte: &str| SecretString::from(byte.repeat(32));
    let secrets = Secrets {
        registry_request: secret("a"),
        registry_ticket: secret("b"),
        gateway_token: secret("c"),
        gateway_webhook: secret("d"),
        agency_request: secret("h"),
        agency_webhook: secret("i"),
        sms_token: secret("e"),
        courier_token: secret("e"),
        courier_webhook: secret("e"),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let script = Script { late_ms: 50, retry_ms: 10, ..Script::default() };
    let setup = Setup { state_dir: folder.to_owned(), script, secrets, clock: clock.clone(), smtp: None };
    tokio::spawn(simulators::serve(Kind::Gateway, listener, setup));
    let http = Http::new(clock.clone());
    let settings = GatewaySettings {
        provider: "simulated".to_owned(),
        base: format!("http://{address}"),
        reach: Reach::Loopback,
        merchant: "wasl".to_owned(),
        token: secret("c"),
        webhook_secret: secret("d"),
    };
    let gateway = Arc::new(HttpGateway::new(http.clone(), settings).unwrap());
    let ear = Ear { gateway, clock, heard: Arc::default(), refusals: Arc::default() };
    let hooks = Router::new().route("/hooks/payments/simulated", post(hear)).with_state(ear.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hook = format!("http://{}/hooks/payments/simulated", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, hooks).await.unwrap() });
    World { ear, http, address, hook }
}

impl World {
    fn request(&self, reference: &str) -> CheckoutRequest {
        CheckoutRequest {
            reference: reference.to_owned(),
            amount: Money::new(6850, Currency::EGP),
            items: vec![("رسم الشهادة".to_owned(), 5000), ("مقابل الخدمة".to_owned(), 1850)],
            notification_url: self.hook.clone(),
            return_url: "http://127.0.0.1:1/ar/return".to_owned(),
            locale: Locale::AR,
            expires: self.ear.clock.now().plus(Duration::from_secs(3600)),
        }
    }

    async fn choose(&self, checkout: &Checkout, choice: simulator::Choice) {
        let there = Destination::new("page", &format!("http://{}", self.address), Reach::Loopback).unwrap();
        let path = checkout.url.split_once("/checkout").unwrap().1;
        let page = |method| Call::new(method, "/checkout").path(format!("/checkout{path}"));
        let shown = self.http.send(&there, page(Method::Get)).await.unwrap();
        let shown = String::from_utf8(shown.body.to_vec()).unwrap();
        assert!(shown.contains("محاكاة: لا تُسحب أي مبالغ") && shown.contains("68.50 EGP"), "{shown}");
        let form = format!("choice={}", choice.as_str());
        let call = page(Method::Post).bytes("application/x-www-form-urlencoded", form);
        assert_eq!(self.http.send(&there, call).await.unwrap().status, 303);
    }

    async fn heard(&self, count: usize) -> Vec<Event> {
        for _ in 0..500 {
            let heard = self.ear.heard.lock().unwrap().clone();
            if heard.len() >= count {
                return heard;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{count} webhooks were not heard: {:?}", self.ear.heard.lock().unwrap());
    }

    async fn paid(&self, reference: &str, choice: simulator::Choice) -> Checkout {
        let checkout = self.ear.gateway.create_checkout(&self.request(reference)).await.unwrap();
        self.choose(&checkout, choice).await;
        checkout
    }
}

#[tokio::test]
async fn a_success_is_announced_and_can_be_asked_for_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    let gateway = &world.ear.gateway;
    let checkout = world.paid("attempt-1", simulator::Choice::Success).await;
    let event = world.heard(1).await.remove(0);
    assert_eq!((event.reference.as_str(), event.merchant.as_str()), ("attempt-1", "wasl"));
    assert_eq!((event.transaction.minor, event.transaction.currency.as_str()), (6850, "EGP"));
    let intention = gateway.status(&checkout.intention).await.unwrap();
    assert_eq!((intention.status, intention.transactions.len()), (Status::Succeeded, 1));
    let again = gateway.create_checkout(&world.request("attempt-1")).await.unwrap();
    assert_eq!(again, checkout, "the same reference is the same checkout");
    let mut other = world.request("attempt-1");
    other.items[0].1 -= 100;
    other.amount = Money::new(6750, Currency::EGP);
    assert!(matches!(gateway.create_checkout(&other).await, Err(GatewayError::Refused { .. })));
    let refund = |reference: &str, minor| RefundRequest {
        reference: reference.to_owned(),
        transaction: event.transaction.id.clone(),
        amount: Money::new(minor, Currency::EGP),
    };
    let given = gateway.refund(&refund("refund-1", 5000)).await.unwrap();
    assert_eq!(gateway.refund(&refund("refund-1", 5000)).await.unwrap(), given, "once");
    assert!(matches!(gateway.refund(&refund("refund-2", 5000)).await, Err(GatewayError::Refused { .. })));
    let lines = gateway.statement(world.ear.clock.now().day_in("UTC")).await.unwrap();
    let kinds: Vec<_> = lines.iter().map(|line| (line.kind, line.minor)).collect();
    assert!(
        kinds.contains(&(LineKind::Payment, 6850)) && kinds.contains(&(LineKind::Refund, 5000)) && kinds.len() == 2
    );
}

#[tokio::test]
async fn every_way_to_fail_can_be_played() {
    use simulator::Choice::*;
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    let gateway = &world.ear.gateway;
    let declined = world.paid("declined", Decline).await;
    let pending = world.paid("pending", Pending).await;
    let lost = world.paid("lost", Lost).await;
    world.paid("late", Late).await;
    let twice = world.paid("twice", Twice).await;
    world.paid("duplicate", Duplicate).await;
    let heard = world.heard(7).await;
    let of = |reference: &str| heard.iter().filter(|event| event.reference == reference).collect::<Vec<_>>();
    assert_eq!(of("declined")[0].transaction.status, Status::Declined);
    assert_eq!(of("pending")[0].transaction.status, Status::Pending);
    assert_eq!(of("late").len(), 1);
    assert!(of("lost").is_empty());
    assert_eq!(of("duplicate")[0], of("duplicate")[1]);
    assert_ne!(of("twice")[0].transaction.id, of("twice")[1].transaction.id);
    assert_eq!(gateway.status(&lost.intention).await.unwrap().status, Status::Succeeded);
    assert_eq!(gateway.status(&twice.intention).await.unwrap().transactions.len(), 2);
    assert_eq!(gateway.status(&pending.intention).await.unwrap().status, Status::Pending);
    world.choose(&pending, Success).await;
    assert_eq!(gateway.status(&pending.intention).await.unwrap().transactions.len(), 1, "decided, not repeated");
    world.choose(&declined, Success).await;
    assert_eq!(gateway.status(&declined.intention).await.unwrap().status, Status::Succeeded, "a second try may work");
}

#[tokio::test]
async fn an_unacknowledged_webhook_is_sent_again_and_state_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    *world.ear.refusals.lock().unwrap() = 2;
    let checkout = world.paid("attempt", simulator::Choice::Success).await;
    assert_eq!(world.heard(1).await.len(), 1);
    let again = self::world(folder.path()).await;
    let intention = again.ear.gateway.status(&checkout.intention).await.unwrap();
    assert_eq!(intention.status, Status::Succeeded);
}

#[tokio::test]
async fn a_part_of_a_charge_can_be_disputed_and_stands_in_the_statement() {
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    let checkout = world.paid("attempt", simulator::Choice::Success).await;
    world.heard(1).await;
    let there = Destination::new("gateway", &format!("http://{}", world.address), Reach::Loopback).unwrap();
    let path = format!("/control/intentions/{}/dispute", checkout.intention);
    let say = |body: &'static str| {
        Call::new(Method::Post, "/control").path(path.clone()).bytes("application/json", body.as_bytes().to_vec())
    };
    assert_eq!(world.http.send(&there, say(r#"{"outcome":"opened","minor":6851}"#)).await.unwrap().status, 409);
    for body in [r#"{"outcome":"opened","minor":2000,"fee":150}"#, r#"{"outcome":"opened"}"#, r#"{"outcome":"won"}"#] {
        assert_eq!(world.http.send(&there, say(body)).await.unwrap().status, 200, "{body}");
    }
    let told = world.heard(4).await;
    let disputed: Vec<_> = told.iter().filter_map(|event| event.transaction.dispute.clone()).collect();
    assert_eq!((disputed.len(), disputed[0].fee), (3, 150));
    assert!(disputed.iter().all(|one| *one == disputed[0]), "one dispute, told three times");
    let known = world.ear.gateway.status(&checkout.intention).await.unwrap();
    let minors: Vec<i64> = known.transactions.iter().map(|one| one.minor).collect();
    assert_eq!(minors, [6850, 2000, 2000, 2000], "whoever asks is told of it too");
    let lines = world.ear.gateway.statement(world.ear.clock.now().day_in("UTC")).await.unwrap();
    let mut kinds: Vec<_> = lines.iter().map(|line| (format!("{:?}", line.kind), line.minor)).collect();
    kinds.sort();
    let wanted = [("ChargeBack", 2000), ("ChargeBackReturned", 2000), ("DisputeFee", 150), ("Payment", 6850)];
    assert_eq!(kinds, wanted.map(|(kind, minor)| (kind.to_owned(), minor)));
}

#[tokio::test]
async fn without_the_token_nothing_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let world = world(folder.path()).await;
    let there = Destination::new("gateway", &format!("http://{}", world.address), Reach::Loopback).unwrap();
    for call in [Call::new(Method::Get, "/v1/intentions/x"), Call::new(Method::Get, "/v1/statements/2026-11-22")] {
        assert_eq!(world.http.send(&there, call).await.unwrap().status, 401);
    }
}
