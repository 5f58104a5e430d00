//! The shape of every event payments ever wrote.

use std::path::Path;

use ::store::events::check_golden;
use serde_json::json;

#[test]
fn events_keep_their_shape() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("events");
    let id = "01935000-0000-7000-8000-000000000001";
    let amount = kernel::Money::new(650, kernel::Currency::EGP);
    for (kind, sample) in [
        ("payment.started", json!({ "attempt": id })),
        ("payment.pending", json!({ "attempt": id })),
        ("payment.declined", json!({ "attempt": id })),
        ("payment.link_made", json!({ "link": id })),
        ("payment.link_revoked", json!({ "link": id })),
        ("refund.opened", json!({ "refund": id, "reason": "paid_twice" })),
        ("application.requoted", json!({ "before": amount, "due": amount })),
        ("application.payment_reminded", json!({ "until": "2026-11-22T08:00:00Z" })),
        ("refund.given", json!({ "refund": id })),
        ("payment.disputed", json!({ "dispute": id })),
        ("payment.dispute_won", json!({ "dispute": id })),
        ("payment.dispute_lost", json!({ "dispute": id })),
        ("payment.repaid", json!({ "attempt": id })),
        ("payment.debt_reminded", json!({ "dispute": id, "number": 1 })),
        ("payment.dispute_settled", json!({ "dispute": id, "as": "borne" })),
    ] {
        check_golden(&folder, kind, 1, &sample).unwrap();
    }
}
