//! The pages that the worker shows while there is no network. They name nobody and are the same for everybody; what a script
//! adds to them is only what this device keeps.

use askama::Template;
use axum::response::Response;

use crate::{
    Visit,
    answer::Answer,
    components::{Button, Textarea},
};

#[derive(Template)]
#[template(path = "app/offline.html")]
struct OfflinePage<'a> {
    v: &'a Visit,
}

/// `GET /{lang}/offline`.
pub(super) async fn show(v: Visit) -> Answer {
    Ok(v.page(v.t("web-offline-title"), OfflinePage { v: &v }))
}

/// An empty frame that a script fills with what this device keeps.
#[derive(Template)]
#[template(path = "app/wallet.html")]
struct WalletPage<'a> {
    v: &'a Visit,
    kind: &'static str,
    title: String,
    none: String,
    script: String,
}

/// `GET /{lang}/offline/wallet`: the documents.
pub(super) async fn wallet(v: Visit) -> Answer {
    Ok(filled(&v, "wallet", v.t("web-wallet-title"), v.t("web-wallet-none")))
}

/// `GET /{lang}/offline/files`: the files.
pub(super) async fn files(v: Visit) -> Answer {
    Ok(filled(&v, "files", v.t("web-wallet-files"), v.t("web-wallet-no-files")))
}

fn filled(v: &Visit, kind: &'static str, title: String, none: String) -> Response {
    let script = v.site().assets().url("app/30-wallet.js");
    v.page(title.clone(), WalletPage { v, kind, title, none, script })
}

/// Checks symbols of documents without a network.
#[derive(Template)]
#[template(path = "app/check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    text: Textarea,
    button: Button,
    script: String,
}

/// `GET /{lang}/offline/check`: the verifier on this device. What it reads stays on it.
pub(super) async fn check(v: Visit) -> Answer {
    let page = CheckPage {
        text: Textarea::new("text", v.t("web-check-text")).hint(v.t("web-check-hint")).rows(4),
        button: Button::new(v.t("web-check-go")),
        script: v.site().assets().url("app/55-check.js"),
        v: &v,
    };
    Ok(v.page(v.t("web-check-title"), page))
}
