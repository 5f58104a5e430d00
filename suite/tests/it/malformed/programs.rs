//! JSON that is none, or is about something else.

use axum::http::Method;
use serde_json::json;
use testkit::World;

use crate::look::{census, unchanged};

#[tokio::test]
async fn malformed_calls_are_problems_in_arabic_and_leave_nothing() {
    let world = World::new().await;
    let mut client = world.client("father").await;
    let opened =
        client.post("/applications", &json!({ "service": "birth_certificate", "country": "ae", "answers": {} })).await;
    let reference = opened.json()["reference"].as_str().unwrap().to_owned();
    let before = census(&world).await;
    let deep = "[".repeat(100_000);
    let long = format!("{{\"service\":\"{}\"}}", "s".repeat(3_000_000));
    let bodies: Vec<&str> = vec![
        "",
        "{",
        "}",
        "[]",
        "null",
        "true",
        "\"x\"",
        "1e999",
        "{\"service\":1}",
        "{\"service\":null}",
        "{}",
        "\u{feff}{}",
        "{\"service\":\"birth_certificate\",\"country\":5}",
        "{\"service\":\"no_such\",\"country\":\"ae\"}",
        "{\"service\":\"birth_certificate\",\"country\":\"zz\"}",
        "{'service':'x'}",
        "NaN",
        &deep,
        &long,
        "{\"page\":\"subject_name\"}",
        "{\"page\":1,\"answers\":{}}",
        "{\"page\":\"no_such_page\",\"answers\":{}}",
        "{\"declared\":\"yes\"}",
        "{\"declared\":false}",
    ];
    let paths = [
        "/applications".to_owned(),
        format!("/applications/{reference}/answers"),
        format!("/applications/{reference}/submit"),
    ];
    let mut told = 0;
    for path in &paths {
        for (at, body) in bodies.iter().enumerate() {
            let key = format!("malformed-{told:04}-{at}");
            let headers =
                [("content-type", "application/json"), ("idempotency-key", key.as_str()), ("accept-language", "ar")];
            let answer = client.call(Method::POST, path, &headers, (*body).to_owned()).await;
            let shown: String = body.chars().take(60).collect();
            assert!(
                [400, 404, 409, 413, 422].contains(&answer.status.as_u16()),
                "{path} {shown}: {} {}",
                answer.status,
                answer.html()
            );
            let problem = answer.json();
            assert!(problem["type"].as_str().unwrap().starts_with("urn:wasl:problem:"), "{path} {shown}: {problem}");
            assert!(!super::speaks_english(&problem["title"].to_string()), "{path} {shown}: {problem}");
            told += 1;
        }
        for headers in [
            vec![("content-type", "application/json")],
            vec![("content-type", "text/plain"), ("idempotency-key", "a-key-long-enough")],
            vec![("content-type", "application/json"), ("idempotency-key", "short")],
        ] {
            let answer = client.call(Method::POST, path, &headers, "{}").await;
            assert!([400, 415, 422].contains(&answer.status.as_u16()), "{path} {headers:?}: {}", answer.html());
            told += 1;
        }
    }
    unchanged(&before, &census(&world).await, "a malformed call");
    assert!(told >= 60, "{told}");
}
