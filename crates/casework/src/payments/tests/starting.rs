//! Starting a payment, and finding out without being told.

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, Worker};
use kernel::{Bucket, Failure, Id};

use super::world::World;
use crate::{
    applications::model::Stage,
    payments::{
        jobs::Poll,
        port::{Charged::Taken, Gateway},
    },
};

fn poller(world: &World) -> Worker {
    let gateway: Arc<dyn Gateway> = world.gateway.clone();
    let poll: Arc<dyn Handler> = Arc::new(Poll { gateway, addresses: world.addresses() });
    Worker::new(world.store().clone(), vec![poll])
}

#[tokio::test]
async fn a_repeated_start_and_a_second_one_use_the_same_checkout() {
    let world = World::new().await;
    let first = world.attempt("key-0001").await;
    assert_eq!(world.attempt("key-0001").await.id, first.id, "the same request");
    assert_eq!(world.attempt("key-0002").await.id, first.id, "another request, the checkout is still good");
    assert_eq!(world.gateway.opened.lock().unwrap().len(), 1);
    let (one, two) = tokio::join!(world.decide(world.owner, "key-0003"), world.decide(world.owner, "key-0004"));
    assert_eq!((one.unwrap().id, two.unwrap().id), (first.id, first.id));
    assert_eq!(world.count("attempt").await, 1);
    world.db.clock.advance(Duration::from_secs(31 * 60));
    assert_ne!(world.attempt("key-0005").await.id, first.id, "its checkout is over");
}

#[tokio::test]
async fn a_stranger_an_old_quote_and_a_paid_file_cannot_be_paid() {
    let world = World::new().await;
    let stranger = Id::new(Bucket::new(78).unwrap(), world.store().now(), world.store().dice().as_ref());
    let code = |failure: Failure| match failure {
        Failure::Refusal(refusal) => refusal.code,
        other => panic!("{other}"),
    };
    assert_eq!(code(world.decide(stranger, "key-0001").await.unwrap_err()), "not_found");
    world.pay().await;
    assert_eq!(code(world.decide(world.owner, "key-0002").await.unwrap_err()), "payment.not_awaited");
    let late = World::new().await;
    late.db.clock.advance(Duration::from_secs(25 * 3600));
    assert_eq!(code(late.decide(late.owner, "key-0001").await.unwrap_err()), "payment.quote_expired");
}

#[tokio::test]
async fn a_lost_webhook_is_found_out_by_asking() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    world.gateway.told.lock().unwrap().push(world.told(&attempt, "txn-1", Taken));
    world.db.clock.advance(Duration::from_secs(21));
    *world.gateway.away.lock().unwrap() = true;
    poller(&world).drain().await.unwrap();
    assert_eq!(world.file().await.stage(), Stage::AwaitingPayment, "an outage loses nothing");
    *world.gateway.away.lock().unwrap() = false;
    world.db.clock.advance(Duration::from_secs(60));
    poller(&world).drain().await.unwrap();
    assert_eq!(world.file().await.stage(), Stage::Paid);
}

#[tokio::test]
async fn a_crash_before_the_checkout_was_kept_is_made_good() {
    let world = World::new().await;
    let attempt = world.decide(world.owner, "key-0001").await.unwrap();
    assert!(attempt.checkout.is_none(), "here the process died");
    world.gateway.told.lock().unwrap().push(world.told(&attempt, "txn-1", Taken));
    world.db.clock.advance(Duration::from_secs(21));
    poller(&world).drain().await.unwrap();
    assert_eq!(world.file().await.stage(), Stage::Paid);
    assert_eq!(world.gateway.opened.lock().unwrap().len(), 1);
}
