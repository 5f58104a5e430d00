//! The manifest in each language. The identity is one, so that whoever changes the language keeps the one application.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse,
};
use serde_json::{Value, json};

use crate::{Visit, answer::Answer};

/// The colour behind the mark while the application opens, and of the bar above it: `--head` of the style sheet.
const DEEP: &str = "#073B46";
/// The ground of a page: `--paper`.
const GROUND: &str = "#FBF8F1";

/// Ways in that a long press on the icon offers: path and key of the name.
const SHORTCUTS: [(&str, &str); 3] = [
    ("/files", "web-app-shortcut-files"),
    ("/services", "web-app-shortcut-services"),
    ("/verify", "web-app-shortcut-verify"),
];

/// Pictures of the demo that a browser shows before it installs, in each language under `assets/screens`: what is on it, for
/// which screens, its sides in pixels, and the key of what it shows. `node e2e/screens.mjs` takes them.
const SCREENS: [(&str, &str, &str, &str); 4] = [
    ("service", "narrow", "780x1688", "web-app-screen-service"),
    ("file", "narrow", "780x1688", "web-app-screen-file"),
    ("files", "wide", "1280x800", "web-app-screen-files"),
    ("question", "wide", "1280x800", "web-app-screen-question"),
];

/// `GET /{lang}/app.webmanifest`.
pub(super) async fn show(v: Visit) -> Answer {
    let mut response = manifest(&v).to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}

fn manifest(v: &Visit) -> Value {
    let text = |key: &str| v.bare(&v.t(key)).into_owned();
    let picture = |name: &str, sizes: &str, purpose: &str| json!({ "src": v.site().assets().url(name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let shortcuts: Vec<Value> =
        SHORTCUTS.iter().map(|(path, key)| json!({ "name": text(key), "url": v.path(path) })).collect();
    let screens: Vec<Value> = SCREENS
        .iter()
        .map(|(what, form, sizes, key)| {
            let src = v.site().assets().url(&format!("screens/{}-{what}-{form}.png", v.locale()));
            json!({ "src": src, "sizes": sizes, "type": "image/png", "form_factor": form, "label": text(key) })
        })
        .collect();
    // Other applications offer Wasl where a picture or a PDF is shared. It is taken where it waits for its owner, never into a
    // file of hers.
    let share = v.site().tray().map(|tray| {
        let files = json!([{ "name": "files", "accept": ["image/*", "application/pdf"] }]);
        json!({ "action": v.path(tray.shared()), "method": "POST", "enctype": "multipart/form-data",
                "params": { "files": files } })
    });
    let mut manifest = json!({
        "id": "/",
        "lang": v.lang(),
        "dir": v.dir(),
        "name": text("web-app-name"),
        "short_name": text("web-name"),
        "description": text("web-app-description"),
        "start_url": v.path("/"),
        "scope": "/",
        "display": "standalone",
        "theme_color": DEEP,
        "background_color": GROUND,
        "categories": ["government"],
        "icons": [
            picture("icons/app-192.png", "192x192", "any"),
            picture("icons/app-512.png", "512x512", "any"),
            picture("icons/app-mask-512.png", "512x512", "maskable"),
        ],
        "shortcuts": shortcuts,
        "screenshots": screens,
    });
    if let Some((own, share)) = manifest.as_object_mut().zip(share) {
        own.insert("share_target".to_owned(), share);
    }
    manifest
}
