//! `/api/v1`: the same acts as JSON, with Bearer and `Idempotency-Key`.

use axum::http::Method;
use casework::applications::model::Stage;
use serde_json::{Value, json};
use testkit::{Client, World, story};

use crate::look;

#[tokio::test]
async fn a_program_applies_submits_and_pays_and_a_repeat_changes_nothing() {
    let world = World::new().await;
    let mut client = world.client("father").await;
    let before = json!({ "registered": "yes", "relation": "father", "used_in": "residence", "used_at": "school", "issued_before": "no" });
    let body = json!({ "service": "birth_certificate", "country": "ae", "answers": before });
    let first = client.post_with("/applications", "one-and-only-key", &body).await;
    assert_eq!(first.status.as_u16(), 201, "{}", first.html());
    let reference = first.json()["reference"].as_str().unwrap().to_owned();
    let again = client.post_with("/applications", "one-and-only-key", &body).await;
    assert_eq!((again.status.as_u16(), &again.json()["reference"]), (201, &json!(reference)), "{}", again.html());
    let other = json!({ "service": "birth_certificate", "country": "ae", "answers": { "registered": "yes" } });
    let refused = client.post_with("/applications", "one-and-only-key", &other).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (422, &json!("idempotency.other_request")));
    let mut stranger = world.client("stranger").await;
    let theirs = stranger.post_with("/applications", "one-and-only-key", &body).await;
    assert_eq!(theirs.status.as_u16(), 201, "another actor's key is another key");
    assert_ne!(theirs.json()["reference"], json!(reference));

    let file = format!("/applications/{reference}");
    answer_everything(&world, &mut client, &file).await;
    let key = "submit-once-and-for-all";
    let sent = client.post_with(&format!("{file}/submit"), key, &json!({ "declared": true })).await;
    assert_eq!(sent.json()["stage"], "awaiting_payment", "{}", sent.html());
    let again = client.post_with(&format!("{file}/submit"), key, &json!({ "declared": true })).await;
    assert_eq!(again.json()["stage"], "awaiting_payment", "{}", again.html());
    assert_eq!(look::count(&world, &reference, "application.submitted").await, 1);

    let paying = client.post(&format!("{file}/payments"), &json!({ "language": "ar" })).await;
    assert_eq!(paying.status.as_u16(), 201, "{}", paying.html());
    let checkout = paying.json()["checkout_url"].as_str().unwrap().to_owned();
    let before = world.webhooks();
    world.choose(&checkout, "success").await;
    world.webhooks_until(before + 1).await;
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    assert_eq!(client.get(&file).await.json()["stage"], "under_review");
    let listed = client.get("/applications").await.json();
    assert_eq!(listed["files"][0]["reference"], json!(reference));
}

/// Answers the pages that the draft itself lists, and sends a document where one is asked.
async fn answer_everything(world: &World, client: &mut Client, file: &str) {
    let know = |what: &str| world.known("daughter", what);
    let answers = |key: &str| -> Option<Value> {
        Some(match key {
            "subject_name" => json!({ "subject_name": know("name") }),
            "number_known" => json!({ "number_known": true }),
            "subject_number" => json!({ "subject_number": know("number") }),
            "birth_date" => json!({ "birth_date": know("born") }),
            "birth_place" => json!({ "birth_governorate": know("governorate") }),
            "birth_abroad" => json!({ "birth_abroad_place": "الشارقة" }),
            "mother_name" => json!({ "mother_name": know("mother_name") }),
            "residence" => json!({ "residence": { "emirate": "sharjah" }, "residence_declared": true }),
            "contact" => json!({ "contact_mobile": "+971501234567" }),
            "declaration" => json!({ "declaration": true }),
            _ => return None,
        })
    };
    for _ in 0..30 {
        let draft = client.get(file).await.json();
        let open = draft["pages"].as_array().unwrap().iter().find(|page| page["complete"] == json!(false));
        let Some(page) = open else { return };
        let key = page["key"].as_str().unwrap().to_owned();
        let saved = match answers(&key) {
            Some(answers) => client.post(&format!("{file}/answers"), &json!({ "page": key, "answers": answers })).await,
            None => {
                let headers = [("content-type", "image/png"), ("idempotency-key", "a-document-of-this-draft")];
                let path = format!("{file}/uploads?page={key}");
                client.call(Method::POST, &path, &headers, story::picture()).await
            }
        };
        assert!(saved.status.is_success(), "{key}: {}", saved.html());
    }
    panic!("the draft asks for ever: {}", client.get(file).await.html());
}

#[tokio::test]
async fn the_description_is_whole_and_strangers_get_problems() {
    let world = World::new().await;
    let page = world.visitor().get("/api/openapi.json").await;
    let description = page.must_be_ok().json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"), "{}", description["openapi"]);
    let mut nobody = Client::stranger(&world);
    for (path, operations) in description["paths"].as_object().unwrap() {
        let secured = |method: &str| operations[method]["security"].is_array();
        let path = path.trim_start_matches("/api/v1").replace("{reference}", "00000000000").replace("{id}", "x");
        let path = path.replace("{attachment}", "01a202ab-63af-70a0-b24b-a68e36d37865");
        if secured("get") {
            let refused = nobody.get(&path).await;
            assert_eq!(refused.status.as_u16(), 401, "{path}: {}", refused.html());
            assert!(refused.json()["type"].as_str().unwrap().starts_with("urn:wasl:problem:"), "{path}");
        }
    }
}

#[tokio::test]
async fn one_key_on_two_files_does_not_seem_to_have_done_both() {
    let world = World::new().await;
    let mut client = world.client("father").await;
    let mut open = async || {
        let body = json!({ "service": "birth_certificate", "country": "ae",
            "answers": { "registered": "yes", "relation": "father", "used_in": "residence", "used_at": "school", "issued_before": "no" } });
        client.post("/applications", &body).await.json()["reference"].as_str().unwrap().to_owned()
    };
    let (first, second) = (open().await, open().await);
    let key = "one-key-for-two-files";
    let done = client.post_with(&format!("/applications/{first}/cancel"), key, &json!({})).await;
    assert_eq!((done.status.as_u16(), &done.json()["stage"]), (200, &json!("cancelled")), "{}", done.html());
    let other = client.post_with(&format!("/applications/{second}/cancel"), key, &json!({})).await;
    assert_eq!((other.status.as_u16(), &other.json()["code"]), (422, &json!("idempotency.other_request")));
    assert_eq!(look::stage(&world, &second).await, Stage::Draft);
}
