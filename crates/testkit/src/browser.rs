//! A browser without a screen: cookies, redirects and forms, over the router itself. It sends nothing a person could not
//! send, so a hidden field that a page forgets to serve is missing here too.

use std::{collections::BTreeMap, net::SocketAddr};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::page::{Filled, Page};

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    address: SocketAddr,
    language: &'static str,
    /// What it says of itself in `Sec-CH-UA-Mobile`.
    phone: bool,
}

impl Browser {
    /// A browser on a phone with no cookies, reading Arabic, at an address of its own.
    pub fn new(router: Router, address: [u8; 4]) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            address: SocketAddr::from((address, 40_000)),
            language: "ar",
            phone: true,
        }
    }

    /// The same browser reading another language.
    #[must_use]
    pub fn reading(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same person at a tablet.
    #[must_use]
    pub fn on_a_tablet(mut self) -> Self {
        self.phone = false;
        self
    }

    /// The same browser holding a cookie, for instance a session that a test opened by itself.
    #[must_use]
    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Opens a path of the product in this browser's language: `/services` becomes `/ar/services`.
    pub async fn open(&mut self, path: &str) -> Page {
        let path = self.localised(path);
        self.follow(Method::GET, path, None).await
    }

    /// Opens a path and does not follow a redirect.
    pub async fn get(&mut self, path: &str) -> Page {
        let response = self.send(Method::GET, path, None).await;
        self.page(path.to_owned(), response).await
    }

    /// Fills in and sends a form of a page, as [`Page::form`] prepared it, and follows the redirect.
    pub async fn submit(&mut self, form: Filled) -> Page {
        let target = form.target();
        self.follow(form.method(), target, form.body()).await
    }

    /// Sends a form and does not follow the redirect.
    pub async fn send_only(&mut self, form: Filled) -> Page {
        let target = form.target();
        let response = self.send(form.method(), &target, form.body()).await;
        self.page(target, response).await
    }

    /// Sends any request with this browser's cookies.
    pub async fn raw(&mut self, mut request: Request<Body>) -> Response<Body> {
        self.dress(&mut request);
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        self.keep_cookies(&response);
        response
    }

    fn localised(&self, path: &str) -> String {
        let first = path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
        if first.len() == 2 { path.to_owned() } else { format!("/{}{}", self.language, path) }
    }

    async fn follow(&mut self, method: Method, path: String, body: Option<(String, Vec<u8>)>) -> Page {
        let mut response = self.send(method, &path, body).await;
        let mut at = path;
        for _ in 0..10 {
            if !response.status().is_redirection() {
                break;
            }
            let to = response.headers()[header::LOCATION].to_str().expect("a location is text").to_owned();
            if to.starts_with("http") {
                // It leads out of the product; the caller sees where.
                at = to;
                break;
            }
            response = self.send(Method::GET, &to, None).await;
            at = to;
        }
        self.page(at, response).await
    }

    async fn send(&mut self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        let body = match body {
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(bytes)
            }
            None => Body::empty(),
        };
        self.raw(request.body(body).expect("a request")).await
    }

    fn dress(&self, request: &mut Request<Body>) {
        request.extensions_mut().insert(ConnectInfo(self.address));
        let headers = request.headers_mut();
        headers.insert(header::HOST, "127.0.0.1:8080".parse().expect("a host"));
        headers.insert("sec-ch-ua-mobile", if self.phone { "?1" } else { "?0" }.parse().expect("a hint"));
        if !self.cookies.is_empty() {
            let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            headers.insert(header::COOKIE, line.join("; ").parse().expect("cookies"));
        }
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie is text");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() || attributes.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    async fn page(&mut self, path: String, response: Response<Body>) -> Page {
        let status: StatusCode = response.status();
        let location =
            response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bytes = response.into_body().collect().await.expect("the whole body").to_bytes();
        Page { path, status, location, bytes: bytes.to_vec() }
    }
}
