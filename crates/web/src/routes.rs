//! The routes of the kit itself: assets, the language at the door, the choice of digits, the gallery.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::{
    Visit, answer::Answer, app, assets, cookies::Jar, fields::Fields, gallery, leave, site::Site, visit::Head,
};

/// The kit's own routes; `app` merges them with those of the areas.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(door))
        .route("/assets/{*name}", get(assets::serve))
        .route("/favicon.ico", get(favicon))
        .route("/robots.txt", get(robots))
        .route("/{lang}/digits", post(digits))
        .merge(app::routes())
        .merge(leave::routes())
        .merge(gallery::routes())
}

/// `/` leads to the language the browser asks for.
async fn door(State(site): State<Site>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let head = Head::new(&method, &uri, &headers, &axum::http::Extensions::new());
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/{}/", head.asked_locale(&site))) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

async fn favicon(State(site): State<Site>) -> Response {
    let mut response = StatusCode::MOVED_PERMANENTLY.into_response();
    if let Ok(location) = HeaderValue::from_str(&site.assets().url("icons/mark.svg")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

async fn robots(State(site): State<Site>) -> String {
    let languages = site.texts().offered();
    let closed = ["files", "desk"].into_iter().flat_map(|part| languages.iter().map(move |own| (own, part)));
    let lines: String = closed.map(|(language, part)| format!("Disallow: /{language}/{part}\n")).collect();
    format!("User-agent: *\n{lines}")
}

/// Remembers which digits the person reads. It changes nothing but this browser's display, so it carries no token.
async fn digits(v: Visit, body: String) -> Answer {
    let pairs = body.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| {
        let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned();
        (name.to_owned(), value)
    });
    let fields = Fields::new(pairs);
    let choice = if fields.text("digits") == "latin" { "latin" } else { "eastern" };
    let back = v.return_path(&v.path(fields.text("back"))).unwrap_or_else(|| v.path("/"));
    let mut response = v.leave(&back);
    let secure = v.site().secure_cookies();
    if let Some(cookie) = Jar::Digits.write(choice, secure, Some(365 * 24 * 60 * 60)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
