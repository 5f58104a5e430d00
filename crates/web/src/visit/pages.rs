//! What a visit gives back: pages in the frame, redirects, form tokens.

use std::{borrow::Cow, fmt};

use askama::{Template, filters::HtmlSafe};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::BASE64URL_NOPAD;
use kernel::{Locale, Outcome};

use super::{Surface, Visit};
use crate::{
    answer::answered,
    cookies::Jar,
    csrf,
    frame::Frame,
    markup::{Foreign, Markup},
};

impl Visit {
    /// A page in the frame, status 200.
    pub fn page(&self, title: impl Into<String>, body: impl Template) -> Response {
        self.page_with(StatusCode::OK, title, body)
    }

    /// A page in the frame with another status: `v.page_with(filled.status(), title, body)`.
    pub fn page_with(&self, status: StatusCode, title: impl Into<String>, body: impl Template) -> Response {
        answered(self.framed(status, title.into(), &body))
    }

    fn framed(&self, status: StatusCode, title: String, body: &impl Template) -> Outcome<Response> {
        let body = Markup::render(body)?;
        let html = Markup::render(&Frame::new(self, status, title, body))?;
        let mut response = (status, html.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Ok(language) = HeaderValue::from_str(self.lang()) {
            headers.insert(header::CONTENT_LANGUAGE, language);
        }
        if self.0.flash.is_some() {
            self.send_cookie(Jar::Flash.clear(self.site().secure_cookies()));
        }
        self.put_cookies(&mut response);
        Ok(response)
    }

    /// A redirect after a POST (303) to a path without language: `v.redirect("/files")`.
    pub fn redirect(&self, path: impl AsRef<str>) -> Response {
        self.leave(&self.path(path.as_ref()))
    }

    /// A redirect whose target shows the text of `key` once, as a banner.
    pub fn redirect_with(&self, path: impl AsRef<str>, flash: &'static str) -> Response {
        self.send_cookie(Jar::Flash.write(flash, self.site().secure_cookies(), Some(120)));
        self.redirect(path)
    }

    /// A redirect (303) to a complete address, for instance the hosted checkout.
    pub fn leave(&self, address: &str) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(location) = HeaderValue::from_str(address) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        self.put_cookies(&mut response);
        response
    }

    /// A file to save or to look at, never cached by anybody between.
    pub fn file(&self, name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        headers.insert(
            HeaderName::from_static("content-security-policy"),
            HeaderValue::from_static("default-src 'none'; sandbox"),
        );
        response
    }

    /// The path in the language of this page's address: `/files` becomes `/ar/files`.
    pub fn path(&self, path: &str) -> String {
        self.path_in(self.chosen(), path)
    }

    /// The path in another language.
    pub fn path_in(&self, locale: Locale, path: &str) -> String {
        format!("/{locale}{path}")
    }

    /// The path of this page after its language, with the query if there is one, for the language switch.
    pub fn here(&self) -> String {
        let head = &self.0.head;
        match &head.query {
            Some(query) => format!("{}?{query}", head.path_after_locale()),
            None => head.path_after_locale().to_owned(),
        }
    }

    /// Whether this page lies at or below `path` (without language); for the mark in the navigation.
    pub fn is_at(&self, path: &str) -> bool {
        let here = self.0.head.path_after_locale();
        here == path || here.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether this page is `path` (without language) itself.
    pub fn is_exactly(&self, path: &str) -> bool {
        self.0.head.path_after_locale() == path
    }

    /// A path to go back to, from a `next` parameter, if it stays on this site and in a language we speak.
    pub fn return_path(&self, next: &str) -> Option<String> {
        let locale: Locale = next.split('/').nth(1)?.parse().ok()?;
        let safe = next.starts_with('/')
            && !next.starts_with("//")
            && !next.contains(['\\', '\n', '\r', '\t', '#'])
            && self.site().texts().offers(locale);
        safe.then(|| next.to_owned())
    }

    /// The complete public address of a path without language, for mails and codes.
    pub fn public_address(&self, path: &str) -> String {
        format!("{}{}", self.site().settings().public_url, self.path(path))
    }

    /// The hidden fields every form carries: the token and an idempotency key drawn now.
    pub fn csrf_field(&self) -> Hidden {
        let mut key = [0_u8; 18];
        self.site().store().dice().fill(&mut key);
        Hidden {
            token: csrf::issue(self.secret(), self.site().store().dice().as_ref()),
            key: BASE64URL_NOPAD.encode(&key),
        }
    }

    /// Checks a form's token.
    ///
    /// # Errors
    /// A `Forbidden` refusal if the form did not come from our page.
    pub(crate) fn check_token(&self, token: &str) -> Outcome<()> {
        let ours =
            self.surface() != Surface::Api && self.0.secret.get().is_some_and(|secret| csrf::accepts(secret, token));
        if ours { Ok(()) } else { Err(csrf::refusal().into()) }
    }

    /// The message of the page before, if it left one, and its language where this page speaks another.
    pub(crate) fn flash(&self) -> Option<(String, Foreign)> {
        let key = self.0.flash.as_deref()?;
        let spoken = self.site().texts().has_in(self.tongue(), key);
        Some((self.t(key), if spoken { Foreign::default() } else { self.foreign() }))
    }

    fn secret(&self) -> &str {
        self.0.secret.get_or_init(|| {
            let mut bytes = [0_u8; 32];
            self.site().store().dice().fill(&mut bytes);
            let secret = BASE64URL_NOPAD.encode(&bytes);
            self.send_cookie(Jar::Visitor.write(&secret, self.site().secure_cookies(), None));
            secret
        })
    }

    pub(super) fn send_cookie(&self, cookie: Option<HeaderValue>) {
        let mut cookies = self.0.cookies.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        cookies.extend(cookie);
    }

    fn put_cookies(&self, response: &mut Response) {
        let mut cookies = self.0.cookies.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for cookie in cookies.drain(..) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// The text with its isolation marks taken out, for attributes that browsers show as they are.
    pub fn bare(&self, text: &str) -> Cow<'static, str> {
        crate::texts::without_isolates(text).into()
    }
}

/// The hidden fields of a form; put first into every `<form method="post">`.
#[derive(Debug)]
pub struct Hidden {
    token: String,
    key: String,
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token, key } = self;
        write!(f, "<input type=\"hidden\" name=\"{}\" value=\"{token}\">", csrf::FIELD)?;
        write!(f, "<input type=\"hidden\" name=\"{}\" value=\"{key}\">", csrf::KEY_FIELD)
    }
}
impl HtmlSafe for Hidden {}
