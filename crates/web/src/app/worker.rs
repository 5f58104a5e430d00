//! The service worker: `assets/worker/worker.js` with the list of what this build keeps on the device before it.
//!
//! Its version is the hash of the list, of the script and of the words of the kept pages: any change makes the browser fetch
//! the shell anew, and nothing else does.

use aws_lc_rs::digest;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use serde_json::json;

use super::SHELL_PAGES;
use crate::site::Site;

/// Assets besides the modules that every page needs.
const SHELL_ASSETS: [&str; 5] =
    ["app.css", "app.js", "fonts/wasl-sans-arabic-400.woff2", "fonts/wasl-sans-arabic-700.woff2", "icons/mark.svg"];

/// `GET /sw.js`. Browsers ask for it again at every visit that is a day old; it must never come from a cache.
pub(super) async fn show(State(site): State<Site>) -> Response {
    let mut response = script(&site).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn script(site: &Site) -> String {
    let shell = shell(site);
    let mut sum = digest::Context::new(&digest::SHA256);
    for path in &shell {
        sum.update(path.as_bytes());
    }
    for file in crate::TEXTS {
        sum.update(file.body.as_bytes());
    }
    let own = site.assets().worker();
    sum.update(own.as_bytes());
    let version = HEXLOWER.encode(sum.finish().as_ref().get(..8).unwrap_or_default());
    format!("const VERSION = {};\nconst SHELL = {};\n{own}", json!(version), json!(shell))
}

/// Everything that is kept, as paths.
fn shell(site: &Site) -> Vec<String> {
    let assets = SHELL_ASSETS.iter().map(|name| site.assets().url(name));
    let modules = site.assets().modules().map(str::to_owned);
    let locales = site.texts().locales();
    let pages = locales.iter().flat_map(|locale| SHELL_PAGES.iter().map(move |path| format!("/{locale}{path}")));
    assets.chain(modules).chain(pages).collect()
}
