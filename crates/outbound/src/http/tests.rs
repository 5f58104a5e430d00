//! The client against real sockets on loopback.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, http::StatusCode, response::Redirect, routing::get};
use kernel::{FrozenClock, Moment};

use super::*;

async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

fn there(address: SocketAddr, limits: Limits) -> Destination {
    Destination::new("there", &format!("http://{address}"), Reach::Loopback).unwrap().with_limits(limits)
}

fn client() -> (Http, Arc<FrozenClock>) {
    let clock = Arc::new(FrozenClock::at(Moment::from_microsecond(0)));
    (Http::new(clock.clone()), clock)
}

#[tokio::test]
async fn redirects_are_answers_and_not_followed() {
    let address = serve(Router::new().route("/", get(|| async { Redirect::to("/elsewhere") }))).await;
    let reply = client().0.send(&there(address, Limits::default()), Call::new(Method::Get, "/")).await.unwrap();
    assert_eq!(reply.status, 303);
}

#[tokio::test]
async fn a_long_answer_and_a_slow_one_are_errors() {
    let router = Router::new().route("/long", get(|| async { "x".repeat(5000) })).route(
        "/slow",
        get(|| async {
            tokio::time::sleep(Duration::from_secs(30)).await;
            "late"
        }),
    );
    let limits = Limits { answer_bytes: 4096, total: Duration::from_millis(200), ..Limits::default() };
    let destination = there(serve(router).await, limits);
    let http = client().0;
    let long = http.send(&destination, Call::new(Method::Get, "/long")).await.unwrap_err();
    assert!(matches!(long, CallError::TooLarge { limit: 4096 }), "{long}");
    let slow = http.send(&destination, Call::new(Method::Get, "/slow")).await.unwrap_err();
    assert!(matches!(slow, CallError::TimedOut), "{slow}");
}

#[tokio::test]
async fn a_failing_destination_is_left_alone_and_tried_again_after_its_rest() {
    let address = serve(Router::new().route("/", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))).await;
    let breaker = BreakerSettings { failures: 3, rest: Duration::from_secs(60) };
    let destination = there(address, Limits { breaker, ..Limits::default() });
    let (http, clock) = client();
    for _ in 0..3 {
        assert_eq!(http.send(&destination, Call::new(Method::Get, "/")).await.unwrap().status, 503);
    }
    let resting = http.send(&destination, Call::new(Method::Get, "/")).await.unwrap_err();
    assert!(matches!(resting, CallError::Resting), "{resting}");
    clock.advance(Duration::from_secs(61));
    assert_eq!(http.send(&destination, Call::new(Method::Get, "/")).await.unwrap().status, 503);
}

#[test]
fn addresses_out_of_reach_are_refused_in_configuration() {
    for base in [
        "http://example.com",
        "https://127.0.0.1",
        "https://10.1.2.3",
        "https://[::1]",
        "https://[::ffff:192.168.0.1]",
        "https://169.254.169.254",
        "https://100.64.0.1",
        "https://user:secret@example.com",
        "https://example.com/?key=1",
        "not a url",
    ] {
        assert!(Destination::new("there", base, Reach::Public).is_err(), "{base}");
    }
    assert!(Destination::new("there", "https://accept.paymob.com/v1", Reach::Public).is_ok());
    assert!(Destination::new("there", "https://10.1.2.3", Reach::Private).is_ok());
    assert!(Destination::new("there", "http://10.1.2.3", Reach::Loopback).is_err());
}

#[tokio::test]
async fn a_public_name_that_leads_home_and_a_path_that_leads_away_are_not_called() {
    let http = client().0;
    let home = Destination::new("home", "https://localhost", Reach::Public).unwrap();
    assert!(matches!(http.send(&home, Call::new(Method::Get, "/")).await, Err(CallError::Connection(_))));
    let address: SocketAddr = "127.0.0.1:9".parse().unwrap();
    let away = Call::new(Method::Get, "/x").path("@example.com/");
    assert!(matches!(http.send(&there(address, Limits::default()), away).await, Err(CallError::Unsendable(_))));
}
