//! Somebody who speaks JSON: the API as a program uses it, with a bearer token and idempotency keys.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::World;
use crate::{Browser, Page};

/// A program that acts for one person.
#[derive(Clone)]
pub struct Client {
    browser: Browser,
    token: String,
    keys: u32,
}

impl Client {
    /// A program without a token.
    pub fn stranger(world: &World) -> Self {
        Self { browser: world.visitor(), token: String::new(), keys: 0 }
    }

    /// A program with a token that was opened otherwise.
    pub fn bearing(world: &World, token: String) -> Self {
        Self { token, ..Self::stranger(world) }
    }

    /// Signs in over the API with the code that was sent.
    pub async fn sign_in(world: &World, contact: &str) -> Self {
        let mut client = Self::stranger(world);
        let asked = client.post("/sessions", &json!({ "contact": contact, "language": "ar" })).await;
        let holder = asked.json()["holder"].clone();
        let code = world.code(contact).await;
        let opened = client.post("/sessions/confirm", &json!({ "holder": holder, "code": code })).await;
        let token = opened.json()["token"].as_str().map(str::to_owned);
        client.token = token.unwrap_or_else(|| panic!("no token: {}", opened.html()));
        client
    }

    /// `POST /api/v1…` with a fresh key.
    pub async fn post(&mut self, path: &str, body: &Value) -> Page {
        self.keys += 1;
        let key = format!("suite-key-{:06}", self.keys);
        self.post_with(path, &key, body).await
    }

    /// `POST /api/v1…` with this key.
    pub async fn post_with(&mut self, path: &str, key: &str, body: &Value) -> Page {
        let kind = "application/json";
        self.call(Method::POST, path, &[("idempotency-key", key), ("content-type", kind)], body.to_string()).await
    }

    /// `GET /api/v1…`.
    pub async fn get(&mut self, path: &str) -> Page {
        self.call(Method::GET, path, &[], Vec::new()).await
    }

    /// Any call.
    pub async fn call(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Vec<u8>>,
    ) -> Page {
        let path = format!("/api/v1{path}");
        let mut request = Request::builder().method(method).uri(&path);
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.browser.raw(request.body(Body::from(body.into())).expect("a request")).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.expect("the whole body").to_bytes().to_vec();
        Page { path, status, location: None, bytes }
    }
}
