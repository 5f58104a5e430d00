//! The webhook's door: three hundred malformed ones get a clear refusal and leave nothing behind.

use std::{sync::Arc, time::Duration};

use ::store::Cx;
use async_trait::async_trait;
use axum::{
    Extension, Router,
    body::Body,
    http::{Request, StatusCode},
};
use kernel::{Actor, Dice, Outcome, SeededDice};
use tower::ServiceExt;
use web::{Acting, ActorLoader, SessionRow, Site, SiteSettings, Texts};

use super::world::{World, body, signature};
use crate::{
    applications::model::Stage,
    payments::{
        port::{Charged::Taken, Gateway},
        webhook,
    },
};

struct Nobody;

#[async_trait]
impl ActorLoader for Nobody {
    async fn actor(&self, _: &mut Cx, _: &SessionRow) -> Outcome<Acting> {
        Ok(Actor::Visitor.into())
    }
}

fn door(world: &World) -> Router {
    let settings = SiteSettings {
        public_url: "https://wasl.test".to_owned(),
        demo: true,
        environment: "development".to_owned(),
        trusted_proxies: 0,
        checkout_origins: Vec::new(),
        fresh_for: Duration::from_secs(15 * 60),
    };
    let site = Site::new(world.store().clone(), Texts::load(&[]).unwrap(), settings, Arc::new(Nobody)).unwrap();
    let gateway: Arc<dyn Gateway> = world.gateway.clone();
    webhook::routes().layer(Extension(gateway)).with_state(site)
}

async fn knock(door: &Router, provider: &str, signature: &str, body: Vec<u8>) -> StatusCode {
    let request = Request::post(format!("/hooks/payments/{provider}"))
        .header("x-signature", signature)
        .body(Body::from(body))
        .unwrap();
    door.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_true_webhook_pays_and_its_repeat_is_thanked_for() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let door = door(&world);
    let body = body(&world.told(&attempt, "txn-1", Taken)).into_bytes();
    for _ in 0..2 {
        assert_eq!(knock(&door, "fake", &signature(&body), body.clone()).await, StatusCode::NO_CONTENT);
    }
    assert_eq!((world.file().await.stage(), world.count("charge").await), (Stage::Paid, 1));
    assert_eq!(knock(&door, "other", &signature(&body), body.clone()).await, StatusCode::NOT_FOUND);
    world.db.clock.advance(Duration::from_secs(301));
    assert_eq!(knock(&door, "fake", &signature(&body), body).await, StatusCode::UNAUTHORIZED, "too old");
}

#[tokio::test]
async fn three_hundred_malformed_webhooks_leave_nothing() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let door = door(&world);
    let good = body(&world.told(&attempt, "txn-1", Taken)).into_bytes();
    let events = world.count("event").await;
    let dice = SeededDice::new(300);
    for number in 0..300 {
        let mut bytes = good.clone();
        let at = dice.below(bytes.len() as u32) as usize;
        let (sent, expected) = match number % 6 {
            // A byte was changed on the way.
            0 => {
                bytes[at] ^= 1 << dice.below(8);
                (signature(&good), StatusCode::UNAUTHORIZED)
            }
            // Cut short on the way.
            1 => {
                bytes.truncate(at);
                (signature(&good), StatusCode::UNAUTHORIZED)
            }
            // Signed by the gateway, but nonsense.
            2 => {
                bytes.truncate(at);
                let cut = bytes.iter().filter(|byte| **byte == b'\n').count() < 7;
                if !cut {
                    bytes = b"\xff\xfe".to_vec();
                }
                (signature(&bytes), StatusCode::UNPROCESSABLE_ENTITY)
            }
            // A signature that is none.
            3 => (format!("{:x}", dice.below(u32::MAX)), StatusCode::UNAUTHORIZED),
            // Signed, about somebody else's money.
            4 => {
                let mut told = world.told(&attempt, "txn-1", Taken);
                told.minor += 1 + i64::from(dice.below(1000));
                bytes = body(&told).into_bytes();
                (signature(&bytes), StatusCode::UNPROCESSABLE_ENTITY)
            }
            // Far too long.
            _ => {
                bytes = vec![b'x'; 64 * 1024 + 1 + at];
                (signature(&bytes), StatusCode::PAYLOAD_TOO_LARGE)
            }
        };
        assert_eq!(knock(&door, "fake", &sent, bytes).await, expected, "webhook {number}");
    }
    assert_eq!((world.count("charge").await, world.count("entry").await, world.count("refund").await), (0, 0, 0));
    assert_eq!((world.count("event").await, world.file().await.stage()), (events, Stage::AwaitingPayment));
}
