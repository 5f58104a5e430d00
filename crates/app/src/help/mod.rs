//! Help: how it goes from the first question to the document, answers to what people ask, the services with the way to
//! each, who can be asked, and when missions receive the public; the words of offices explained; and the statement on
//! accessibility.
//!
//! Everything that changes (services, prices, missions, hours) comes from the definitions; nothing here repeats a fact that
//! a page of the product tells with its source. What is typed into the search is kept by nobody.

mod accessibility;
pub mod found;
mod questions;
mod words;

use askama::Template;
use axum::{Extension, Router, extract::Query, routing::get};
use catalogue::{Catalogue, countries::Missions};
use serde::Deserialize;
use web::{
    Answer, Filled, Site, TextFile, Visit,
    components::{Button, Details, Empty, HowItWorks, LinkButton, TextInput},
};

/// The texts of these pages.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "help", locale: "ar", body: include_str!("../../texts/help.ar.ftl") },
    TextFile { module: "help", locale: "en", body: include_str!("../../texts/help.en.ftl") },
    TextFile { module: "words", locale: "ar", body: include_str!("../../texts/words.ar.ftl") },
    TextFile { module: "words", locale: "en", body: include_str!("../../texts/words.en.ftl") },
    TextFile { module: "accessibility", locale: "ar", body: include_str!("../../texts/accessibility.ar.ftl") },
    TextFile { module: "accessibility", locale: "en", body: include_str!("../../texts/accessibility.en.ftl") },
];

/// The pages in every language.
pub fn routes(catalogue: Catalogue) -> Router<Site> {
    Router::new()
        .route("/{lang}/help", get(help))
        .route("/{lang}/accessibility", get(accessibility::show))
        .route(words::PAGE, get(words::show))
        .layer(Extension(catalogue))
}

/// The longest search that is read.
const LONGEST: usize = 100;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage<'a> {
    v: &'a Visit,
    action: String,
    search: TextInput,
    find: Button,
    /// Whether something was searched for: then only what was found is shown.
    searched: bool,
    all: LinkButton,
    how: HowItWorks,
    groups: Vec<(String, Vec<Details>)>,
    found: String,
    nothing: Empty,
    services: Vec<(String, Vec<(String, String)>)>,
    contact: Vec<(String, LinkButton)>,
    missions: Vec<Missions>,
}

async fn help(v: Visit, Extension(catalogue): Extension<Catalogue>, Query(asked): Query<Asked>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let typed: String = asked.q.trim().chars().take(LONGEST).collect();
    let searched = !typed.is_empty();
    let groups = questions::shown(&v, &typed)?;
    let found = groups.iter().map(|(_, questions)| questions.len()).sum::<usize>();
    let count = i64::try_from(found).unwrap_or(i64::MAX);
    let how = HowItWorks::new(v.t("help-how-title"))
        .step(v.t("help-how-terms-title"), v.t("help-how-terms-text"))
        .step(v.t("help-how-account-title"), v.t("help-how-account-text"))
        .step(v.t("help-how-answer-title"), v.t("help-how-answer-text"))
        .step(v.t("help-how-pay-title"), v.t("help-how-pay-text"))
        .step(v.t("help-how-decide-title"), v.t("help-how-decide-text"))
        .step(v.t("help-how-receive-title"), v.t("help-how-receive-text"));
    let way = |text: &str, path: &str, link: &str| (v.t(text), LinkButton::quiet(v.path(path), v.t(link)));
    let page = HelpPage {
        v: &v,
        action: v.path("/help"),
        search: TextInput::new("q", v.t("help-search-label"))
            .hint(v.t("help-search-hint"))
            .filled(&v, &Filled::from_pairs([("q", typed)])),
        find: Button::new(v.t("help-search")),
        searched,
        all: LinkButton::quiet(v.path("/help"), v.t("help-all")),
        how,
        found: v.t_count("help-found", count),
        nothing: Empty::new(v.t("help-nothing-title"), v.t("help-nothing-text")),
        groups,
        services: catalogue::services::index(&v, &snapshot),
        contact: vec![
            way("ask-from-help", "/ask", "ask-title"),
            way("help-contact-enquiry", "/account/enquiries/new", "help-contact-enquiry-link"),
            way("help-contact-file", "/files", "help-contact-file-link"),
            way("help-contact-message", "/messages/check", "help-contact-message-link"),
            way("help-contact-words", "/words", "words-title"),
            way("help-performance", "/performance", "evaluation-public-title"),
        ],
        missions: catalogue::countries::missions(&v, &snapshot),
    };
    Ok(v.page(v.t("help-title"), page))
}
