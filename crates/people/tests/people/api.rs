//! The same acts over the API.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use serde_json::{Value, json};
use testkit::Browser;

use crate::world::World;

async fn call(browser: &mut Browser, method: Method, path: &str, (token, body): (&str, Value)) -> (StatusCode, Value) {
    let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request = request.header("content-type", "application/json").header("idempotency-key", "a-key-of-this-test");
    let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
    let response = browser.raw(request.body(body).unwrap()).await;
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

#[tokio::test]
async fn a_client_registers_signs_in_lists_and_leaves() {
    let world = World::new().await;
    let mut client = world.browser(1);
    let (status, asked) =
        call(&mut client, Method::POST, "/sessions", ("", json!({ "contact": "leila@example.org", "language": "en" })))
            .await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let holder = asked["holder"].clone();
    let code = world.code("leila@example.org").await;
    let (status, problem) =
        call(&mut client, Method::POST, "/sessions/confirm", ("", json!({ "holder": holder, "code": code }))).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["field"], "name");
    let named = json!({ "holder": holder, "code": code, "name": "Leila", "accepted": ["account"] });
    let (status, opened) = call(&mut client, Method::POST, "/sessions/confirm", ("", named.clone())).await;
    assert_eq!(status, StatusCode::CREATED, "{opened}");
    let token = opened["token"].as_str().unwrap().to_owned();
    // The proof is used up.
    assert_eq!(
        call(&mut client, Method::POST, "/sessions/confirm", ("", named)).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let (status, account) = call(&mut client, Method::GET, "/account", (&token, Value::Null)).await;
    assert_eq!((status, account["assurance"].as_str()), (StatusCode::OK, Some("contact")));
    assert!(!account.to_string().contains("leila@example.org"));
    let (_, list) = call(&mut client, Method::GET, "/sessions", (&token, Value::Null)).await;
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(call(&mut client, Method::GET, "/account", ("", Value::Null)).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(call(&mut client, Method::GET, "/account", ("AAAA", Value::Null)).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(
        call(&mut client, Method::DELETE, "/sessions/current", (&token, Value::Null)).await.0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(call(&mut client, Method::GET, "/account", (&token, Value::Null)).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn malformed_bodies_have_their_problem() {
    let world = World::new().await;
    let mut client = world.browser(1);
    for body in [
        json!({}),
        json!({ "contact": 5 }),
        json!({ "contact": "x" }),
        json!("text"),
        json!({ "contact": "0501234567" }),
    ] {
        let (status, problem) = call(&mut client, Method::POST, "/sessions", ("", body.clone())).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert!(problem["code"].is_string() || problem["errors"].is_array(), "{problem}");
    }
    let (status, _) =
        call(&mut client, Method::POST, "/sessions/confirm", ("", json!({ "holder": "x", "code": "123456" }))).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}
