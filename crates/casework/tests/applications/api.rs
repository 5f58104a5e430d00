//! The same acts as JSON, with idempotency keys.

use serde_json::json;

use crate::world::{MONA, SAMIR, World};

#[tokio::test]
async fn a_key_makes_one_draft_and_another_body_is_refused() {
    let world = World::new().await;
    let mut client = world.client(MONA).await;
    let body = json!({ "service": "birth_certificate", "country": "ae", "answers": { "registered": "yes", "relation": "father" } });
    let first = client.post("/api/v1/applications", "key-00000001", &body).await;
    assert_eq!(first.status.as_u16(), 201, "{}", first.html());
    let again = client.post("/api/v1/applications", "key-00000001", &body).await;
    assert_eq!(first.json()["reference"], again.json()["reference"]);
    let other = json!({ "service": "birth_certificate", "country": "ae", "answers": { "registered": "no" } });
    let refused = client.post("/api/v1/applications", "key-00000001", &other).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(refused.json()["code"], "idempotency.other_request");
    // Another actor's key is unknown.
    let mut samir = world.client(SAMIR).await;
    let theirs = samir.post("/api/v1/applications", "key-00000001", &other).await;
    assert_eq!(theirs.status.as_u16(), 201);
    let path = format!("/api/v1/applications/{}", first.json()["reference"].as_str().unwrap());
    assert_eq!(samir.get(&path).await.status.as_u16(), 404);
    assert_eq!(client.get(&path).await.json()["stage"], "draft");
}

#[tokio::test]
async fn a_page_is_answered_and_mistakes_come_back_at_their_fields() {
    let world = World::new().await;
    let mut client = world.client(MONA).await;
    let answers = json!({ "registered": "yes", "relation": "father", "used_in": "residence", "used_at": "school", "issued_before": "no" });
    let body = json!({ "service": "birth_certificate", "country": "ae", "answers": answers });
    let file = client.post("/api/v1/applications", "key-00000002", &body).await.json();
    let path = format!("/api/v1/applications/{}", file["reference"].as_str().unwrap());
    let wrong = json!({ "page": "subject_name", "answers": { "subject_name": "Ahmed" } });
    let refused = client.post(&format!("{path}/answers"), "key-00000003", &wrong).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(refused.json()["errors"][0]["field"], "subject_name");
    let right = json!({ "page": "subject_name", "answers": { "subject_name": "ليلى أحمد محمود السيد" } });
    let saved = client.post(&format!("{path}/answers"), "key-00000004", &right).await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.html());
    let early = client.post(&format!("{path}/submit"), "key-00000005", &json!({ "declared": true })).await;
    assert_eq!(early.status.as_u16(), 422);
    assert_eq!(early.json()["code"], "application.incomplete");
    let cancelled = client.post(&format!("{path}/cancel"), "key-00000006", &json!({})).await;
    assert_eq!(cancelled.json()["stage"], "cancelled");
}
