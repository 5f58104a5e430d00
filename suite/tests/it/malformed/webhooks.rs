//! Webhooks that are not signed, not fresh, not readable, or not about us.

use axum::http::Method;
use outbound::gateway::webhook::{BODY_LIMIT, SIGNATURE, TIMESTAMP, sign};
use secrecy::SecretString;
use serde_json::{Value, json};
use testkit::{
    Page, Socket, World,
    story::{self, DAUGHTER},
};

use crate::look::{census, unchanged};

const PATH: &str = "/hooks/payments/hosted";

async fn hook(world: &World, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
    Socket::at(world.url()).call(Method::POST, path, headers, body.to_vec()).await.unwrap()
}

/// Signed with this secret, at this many seconds from now.
async fn signed(world: &World, secret: &SecretString, seconds: i64, body: &[u8]) -> Page {
    let at = world.store().now().as_second() + seconds;
    let (signature, at) = (sign(secret, at, body), at.to_string());
    let headers = [(TIMESTAMP, at.as_str()), (SIGNATURE, signature.as_str()), ("content-type", "application/json")];
    hook(world, PATH, &headers, body).await
}

/// A success for our own attempt, with one thing changed.
fn altered(event: &Value, pointer: &str, value: Value) -> Vec<u8> {
    let mut event = event.clone();
    *event.pointer_mut(pointer).expect("a part of the event") = value;
    serde_json::to_vec(&event).unwrap()
}

#[tokio::test]
async fn malformed_webhooks_are_refused_and_leave_nothing() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.checkout(&mut father, &reference).await;
    let intentions = world.simulator_page("gateway", "/control/intentions").await.json();
    let ours = &intentions[0];
    let file = crate::look::file(&world, &reference).await;
    let charged = file.quote.as_ref().unwrap().charged;
    let event = json!({
        "event": "evt_suite", "merchant": ours["merchant"], "intention": ours["id"],
        "special_reference": ours["special_reference"],
        "transaction": { "id": "txn_suite", "status": "succeeded", "amount": charged.minor(),
            "currency": charged.currency().code(), "at": world.store().now().to_string() },
    });
    let secret = world.settings.gateway.webhook_secret.clone();
    world.work().await;
    let before = census(&world).await;
    let honest = serde_json::to_vec(&event).unwrap();
    let mut told = 0;
    let mut refused = |page: Page, name: &str| {
        assert!(
            [400, 401, 404, 405, 413, 422].contains(&page.status.as_u16()),
            "{name}: {} {}",
            page.status,
            page.html()
        );
        told += 1;
    };
    let other = SecretString::from("somebody else's secret of forty letters!");
    refused(signed(&world, &other, 0, &honest).await, "another secret");
    for seconds in [-301, -86_400, 301, 86_400] {
        refused(signed(&world, &secret, seconds, &honest).await, "outside the window");
    }
    refused(hook(&world, PATH, &[], &honest).await, "not signed");
    let now = world.store().now().as_second();
    let right = sign(&secret, now, &honest);
    let at = now.to_string();
    for headers in [
        vec![(TIMESTAMP, at.as_str())],
        vec![(SIGNATURE, right.as_str())],
        vec![(TIMESTAMP, "yesterday"), (SIGNATURE, right.as_str())],
        vec![(TIMESTAMP, at.as_str()), (SIGNATURE, &right[3..])],
        vec![(TIMESTAMP, at.as_str()), (SIGNATURE, "v1=")],
        vec![(TIMESTAMP, at.as_str()), (SIGNATURE, "v1=zz")],
        vec![(TIMESTAMP, at.as_str()), (SIGNATURE, right.as_str()), (SIGNATURE, right.as_str())],
        vec![(TIMESTAMP, at.as_str()), (TIMESTAMP, at.as_str()), (SIGNATURE, right.as_str())],
    ] {
        refused(hook(&world, PATH, &headers, &honest).await, "half signed");
    }
    let headers = [(TIMESTAMP, at.as_str()), (SIGNATURE, right.as_str())];
    refused(hook(&world, "/hooks/payments/nobody", &headers, &honest).await, "another provider");
    for index in (0..honest.len()).step_by(honest.len() / 20) {
        let mut flipped = honest.clone();
        flipped[index] ^= 1;
        refused(hook(&world, PATH, &headers, &flipped).await, "a flipped bit");
    }
    for body in [&b""[..], b"{}", b"[]", b"null", b"{", b"\xff\xfe", b"{\"event\":1}"] {
        refused(signed(&world, &secret, 0, body).await, "signed nonsense");
    }
    refused(signed(&world, &secret, 0, &vec![b' '; BODY_LIMIT + 1]).await, "too long");
    let foreign = [
        ("/merchant", json!("somebody")),
        ("/intention", json!("int_of_somebody")),
        ("/special_reference", json!("01a0b0c0-0000-7000-8000-000000000000")),
        ("/special_reference", json!("not an id")),
        ("/special_reference", json!("' OR 1=1 --")),
        ("/transaction/amount", json!(1)),
        ("/transaction/amount", json!(-1)),
        ("/transaction/amount", json!(i64::MAX)),
        ("/transaction/currency", json!("EGP")),
        ("/transaction/currency", json!("")),
        ("/transaction/status", json!("brilliant")),
        ("/transaction/at", json!("tomorrow")),
        ("/transaction/id", json!(5)),
        ("/transaction", json!(null)),
    ];
    for (pointer, value) in foreign {
        let name = format!("{pointer} = {value}");
        refused(signed(&world, &secret, 0, &altered(&event, pointer, value)).await, &name);
    }
    world.work().await;
    unchanged(&before, &census(&world).await, "a malformed webhook");
    assert!(told >= 55, "{told}");
    // The honest one is taken, so the refusals were not for a mistake of ours.
    assert_eq!(signed(&world, &secret, 0, &honest).await.status.as_u16(), 204);
    world.work().await;
    assert_eq!(crate::look::count(&world, &reference, "application.paid").await, 1);
}
