//! What finding out who acts costs: one transaction a request, which ends before the request is handled.

use axum::{Router, http::StatusCode, response::IntoResponse, routing::get};
use web::{Answer, Site, Visit};

use crate::{store, world::World};

/// Requests of which the mean is taken, so that what connecting costs does not count.
const REQUESTS: i64 = 40;

/// A page that asks who acts and nothing else.
pub fn routes() -> Router<Site> {
    Router::new().route("/{lang}/who", get(who))
}

async fn who(v: Visit) -> Answer {
    v.account()?;
    Ok("known".into_response())
}

#[tokio::test]
async fn who_acts_costs_one_transaction_a_request() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    let begun = store::transactions(&world.db).await;
    let before = store::transactions(&world.db).await;
    let measuring = before - begun;
    for _ in 0..REQUESTS {
        assert_eq!(browser.get("/ar/who").await.status, StatusCode::OK);
    }
    let spent = store::transactions(&world.db).await - before - measuring;
    // A few more than one a request, for connections are opened anew after each measurement; two would be twice as many.
    assert!((REQUESTS..REQUESTS * 3 / 2).contains(&spent), "{spent} transactions for {REQUESTS} requests");
}
