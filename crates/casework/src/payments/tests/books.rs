//! What the database itself holds to, and the daily comparison.

use std::{sync::Arc, time::Duration};

use ::store::jobs::{Handler, NewJob, Worker, enqueue};
use serde_json::json;

use super::{store as look, world::World};
use crate::payments::{
    port::{Flow, Gateway, StatementLine},
    reconciliation::{RECONCILE, Reconcile},
};

#[tokio::test]
async fn the_ledger_can_neither_be_changed_nor_put_out_of_balance() {
    let world = World::new().await;
    world.pay().await;
    for statement in [
        "UPDATE casework.ledger_posting SET minor = minor + 1",
        "DELETE FROM casework.ledger_posting",
        "UPDATE casework.ledger_entry SET kind = 'refund'",
        "DELETE FROM casework.ledger_entry",
        "INSERT INTO casework.ledger_posting (bucket, entry_id, line, account, minor, currency, exponent)
         SELECT bucket, id, 50, 'service_fees', 1, 'EGP', 2 FROM casework.ledger_entry",
        "UPDATE casework.payment_attempt SET minor = 1",
        "DELETE FROM casework.payment_charge",
        "UPDATE casework.refund SET minor = 1",
    ] {
        let mut cx = world.cx().await;
        assert!(look::refused(&mut cx, statement).await, "{statement}");
    }
    let mut cx = world.cx().await;
    let lone = "WITH entry AS (
            INSERT INTO casework.ledger_entry (bucket, id, application_id, kind, source, at)
            SELECT bucket, gen_random_uuid(), id, 'charge', 'lone', opened_at FROM casework.application RETURNING bucket, id)
        SELECT id FROM entry";
    assert!(!look::refused(&mut cx, lone).await, "it is noticed at the commit");
    assert!(cx.commit().await.is_err(), "an entry without balanced postings is not committed");
}

#[tokio::test]
async fn reconciliation_lists_what_differs_and_asks_about_what_we_never_heard_of() {
    let world = World::new().await;
    let attempt = world.pay().await;
    let line = |external: &str, minor| StatementLine {
        flow: Flow::Payment,
        external: external.to_owned(),
        reference: attempt.id.to_string(),
        minor,
        currency: "AED".to_owned(),
    };
    *world.gateway.statement.lock().unwrap() = vec![line("txn-1", 650), line("txn-9", 650)];
    world.db.clock.advance(Duration::from_secs(24 * 3600));
    let mut cx = world.cx().await;
    enqueue(&mut cx, NewJob::new(RECONCILE, json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    let gateway: Arc<dyn Gateway> = world.gateway.clone();
    let handler: Arc<dyn Handler> = Arc::new(Reconcile { gateway });
    Worker::new(world.store().clone(), vec![handler]).drain().await.unwrap();
    let mut cx = world.cx().await;
    let days = crate::payments::reconciliation::latest(&mut cx).await.unwrap();
    // Yesterday agrees but for the charge nobody told of; the day before, our books are empty.
    assert_eq!(days.iter().map(|day| day.differences).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(look::jobs(&mut cx, "payments.poll").await, 1, "the attempt is asked about again");
}
