//! What this area holds about a person, for the copy of one's own data.

use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};
use store::Cx;

use crate::requests::store as rows;

/// Requests with what was sent and what the agencies reported.
///
/// # Errors
/// Faults of the database.
pub async fn of(cx: &mut Cx, catalogue: &Catalogue, account: Id<marks::Account>) -> Outcome<Value> {
    let mut requests = Vec::new();
    for request in rows::of_account(cx, account).await? {
        let service = catalogue.agency_service_at(cx, &request.service, request.revision).await?;
        let sent = rows::sent(cx, &request).await?;
        let reports = request
            .reports
            .iter()
            .map(|own| json!({ "state": own.state, "at": own.at, "reason": own.reason, "visit_at": own.visit_at }));
        requests.push(json!({
            "service": request.service,
            "agency": service.agency.key,
            "begun_at": request.opened_at,
            "reference": request.asked.as_ref().map(|(reference, _)| reference.to_string()),
            "agreed_and_asked_at": request.asked.as_ref().map(|(_, at)| *at),
            "sent": sent,
            "answers": rows::answers(cx, &request).await?,
            "handed_over_at": request.handed_over_at,
            "reports": reports.collect::<Vec<_>>(),
        }));
    }
    Ok(Value::Array(requests))
}
