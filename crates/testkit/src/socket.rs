//! A browser over a real socket, for products that run in a process of their own. It carries cookies, follows redirects
//! within the product, and takes it as an answer that nobody answered: the process may just have been killed.

use std::{collections::BTreeMap, time::Duration};

use axum::http::{Method, StatusCode, header};

use crate::page::{Filled, Page};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Nobody answered; whether the request was done is not known.
#[derive(Debug)]
pub struct Gone(pub String);

impl std::fmt::Display for Gone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "nobody answered: {}", self.0)
    }
}

impl std::error::Error for Gone {}

/// One person's browser at the address of a product.
#[derive(Clone)]
pub struct Socket {
    client: reqwest::Client,
    base: String,
    cookies: BTreeMap<String, String>,
}

impl Socket {
    /// A browser without cookies at `base` (`http://127.0.0.1:…`).
    #[expect(clippy::disallowed_methods, reason = "this is the outside world calling in, not Wasl calling out")]
    pub fn at(base: &str) -> Self {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .timeout(PATIENCE)
            .no_proxy()
            .build()
            .expect("a client");
        Self { client, base: base.trim_end_matches('/').to_owned(), cookies: BTreeMap::new() }
    }

    /// The same person at another address, as after a restart on another port.
    pub fn move_to(&mut self, base: &str) {
        self.base = base.trim_end_matches('/').to_owned();
    }

    /// Opens a path and follows redirects.
    pub async fn open(&mut self, path: &str) -> Result<Page, Gone> {
        self.follow(Method::GET, path.to_owned(), None).await
    }

    /// Opens a path and does not follow a redirect.
    pub async fn get(&mut self, path: &str) -> Result<Page, Gone> {
        self.send(Method::GET, path, None).await
    }

    /// Sends a filled form and follows the redirect.
    pub async fn submit(&mut self, form: Filled) -> Result<Page, Gone> {
        self.follow(form.method(), form.target(), form.body()).await
    }

    /// Sends a filled form and does not follow the redirect.
    pub async fn send_only(&mut self, form: Filled) -> Result<Page, Gone> {
        let target = form.target();
        self.send(form.method(), &target, form.body()).await
    }

    /// Sends any body with headers, and follows nothing.
    pub async fn call(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Page, Gone> {
        let mut request = self.client.request(method, self.url(path)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.answered(path, request).await
    }

    async fn follow(&mut self, method: Method, path: String, body: Option<(String, Vec<u8>)>) -> Result<Page, Gone> {
        let mut page = self.send(method, &path, body).await?;
        for _ in 0..10 {
            let inside = page.location.clone().filter(|to| to.starts_with('/') && page.status.is_redirection());
            let Some(to) = inside else { break };
            page = self.send(Method::GET, &to, None).await?;
        }
        Ok(page)
    }

    async fn send(&mut self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Result<Page, Gone> {
        let mut request = self.client.request(method, self.url(path));
        if let Some((kind, bytes)) = body {
            request = request.header(header::CONTENT_TYPE, kind).body(bytes);
        }
        self.answered(path, request).await
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    async fn answered(&mut self, path: &str, mut request: reqwest::RequestBuilder) -> Result<Page, Gone> {
        if !self.cookies.is_empty() {
            let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        let gone = |error: reqwest::Error| Gone(error.to_string());
        let response = request.send().await.map_err(gone)?;
        let headers = response.headers().clone();
        let status = StatusCode::from_u16(response.status().as_u16()).expect("a status");
        let location = headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bytes = response.bytes().await.map_err(gone)?.to_vec();
        for line in headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie is text"));
        }
        Ok(Page { path: path.to_owned(), status, location, bytes })
    }

    fn keep(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let Some((name, value)) = pair.split_once('=') else { return };
        if value.is_empty() || attributes.to_ascii_lowercase().contains("max-age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
