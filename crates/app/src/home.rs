//! The front page: what Wasl is for, which services there are, how it goes, and what to do when something happened. It
//! knows nothing about the visitor but whether she agreed to be shown first what concerns her, and no service, country or event
//! by name.

use askama::Template;
use axum::{Extension, Router, routing::get};
use catalogue::{Catalogue, life_events::UrgentNumber};
use kernel::Outcome;
use people::consent::{self, PERSONALISATION};
use store::Scope;
use web::{
    Answer, Site, TextFile, Visit,
    components::{Hero, HowItWorks, LinkButton, TrustStrip},
};

/// The texts of the front page.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "home", locale: "ar", body: include_str!("../texts/home.ar.ftl") },
    TextFile { module: "home", locale: "en", body: include_str!("../texts/home.en.ftl") },
];

/// The front page in every language.
pub fn routes(catalogue: Catalogue) -> Router<Site> {
    Router::new().route("/{lang}", get(home)).route("/{lang}/", get(home)).layer(Extension(catalogue))
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    v: &'a Visit,
    hero: Hero,
    how: HowItWorks,
    services: Vec<(String, Vec<(String, String)>)>,
    countries: LinkButton,
    guides: LinkButton,
    training: LinkButton,
    events: Vec<(String, String)>,
    /// Whom to call at any hour, where a mission has such a number.
    urgent: Vec<UrgentNumber>,
    /// For whoever agreed to it: what concerns her.
    for_you: Option<LinkButton>,
    trust: TrustStrip,
    /// Where the service is offered now.
    offered: String,
}

async fn home(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let hero = Hero::new(v.t("home-hero-title"), v.t("home-hero-text"))
        .action(&LinkButton::new(v.path("/services"), v.t("home-hero-start")))
        .action(&LinkButton::quiet(v.path("/verify"), v.t("home-hero-verify")));
    let how = HowItWorks::new(v.t("home-how-title"))
        .step(v.t("home-how-know-title"), v.t("home-how-know-text"))
        .step(v.t("home-how-apply-title"), v.t("home-how-apply-text"))
        .step(v.t("home-how-follow-title"), v.t("home-how-follow-text"))
        .step(v.t("home-how-receive-title"), v.t("home-how-receive-text"));
    let services = catalogue::services::index(&v, &snapshot);
    let events = catalogue::life_events::index(&v, &snapshot);
    let urgent = catalogue::life_events::urgent_numbers(&v, &snapshot);
    let countries = LinkButton::quiet(v.path("/services#countries"), v.t("home-countries"));
    let guides = LinkButton::quiet(v.path("/guides"), v.t("home-guides"));
    let training = LinkButton::quiet(v.path("/training"), v.t("home-training"));
    let taking = snapshot.countries().filter(|(_, country)| country.stage.takes_applications());
    let taking: Vec<&str> = taking.map(|(_, country)| country.definition.names.get(v.locale())).collect();
    let named = if taking.is_empty() { "none".to_owned() } else { taking.join(v.t("catalogue-comma").as_str()) };
    let offered = v.t_with("home-honest-text", &[("countries", &named)]);
    let trust = TrustStrip::new(v.t("home-trust-label"))
        .promise(v.t("home-trust-authority-title"), v.t("home-trust-authority-text"))
        .promise(v.t("home-trust-privacy-title"), v.t("home-trust-privacy-text"))
        .promise(v.t("home-trust-price-title"), v.t("home-trust-price-text"));
    let for_you = agreed(&v).await?.then(|| LinkButton::quiet(v.path("/for-you"), v.t("home-for-you")));
    let page =
        HomePage { v: &v, hero, how, services, countries, guides, training, events, urgent, for_you, trust, offered };
    Ok(v.page(v.t("home-title"), page))
}

/// Whether somebody is signed in who agreed to be shown first what concerns her.
async fn agreed(v: &Visit) -> Outcome<bool> {
    let Ok(account) = v.account() else { return Ok(false) };
    let mut cx = v.begin().await?;
    let given = consent::is_given(&mut cx, &Scope::Owner(account), account, PERSONALISATION).await?;
    cx.commit().await?;
    Ok(given)
}
