//! The page of search. What is typed there is kept by nobody, but the scrubbed words of what was not found, of those who agreed
//! to be counted.

use askama::Template;
use axum::{Extension, extract::Query};
use serde::Deserialize;
use web::{
    Answer, Filled, Visit,
    components::{Button, Choice, Empty, LinkButton, Select, Tag, TextInput, Tone},
};

use super::{
    passages::Kind,
    ports::{Only, Piece},
    results::{LONGEST, Line, question},
};
use crate::{
    Ports, improvements,
    insights::{self, Told},
};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    country: String,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage<'a> {
    v: &'a Visit,
    action: String,
    field: TextInput,
    country: Select,
    find: Button,
    searched: bool,
    /// The question as it goes on to the assistant.
    typed: String,
    chosen: String,
    ask_action: String,
    to_assistant: Button,
    found: String,
    lines: Vec<Shown>,
    near: Vec<Shown>,
    nothing: Empty,
    tries: Vec<String>,
    ask: Vec<LinkButton>,
    /// Everything by name, for who would rather look than ask.
    services: Vec<(String, Vec<(String, String)>)>,
    events: Vec<(String, String)>,
}

/// A result as it is shown.
struct Shown {
    kind: Tag,
    href: String,
    title: String,
    heading: Option<String>,
    /// The language of the result, where it is not the page's.
    foreign: Option<(String, &'static str)>,
    excerpt: Vec<Piece>,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Query(asked): Query<Asked>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let typed = question(&asked.q);
    let searched = !typed.is_empty();
    let country = snapshot.countries().map(|(key, _)| key).find(|key| *key == asked.country).map(str::to_owned);
    let shelf = ports.search.shelf(v.site().store()).await?;
    let results = shelf.look(&typed, v.locale(), &Only { kind: None, country: country.clone() })?;
    if searched {
        let kind = if results.lines.is_empty() { insights::Kind::Without } else { insights::Kind::Found };
        let told = Told::of(kind).saying(&typed).in_country(country.as_deref());
        insights::listen(&v, &ports.insights.scrub, &told).await?;
    }
    let (nothing, tries) = match searched && results.lines.is_empty() {
        true => (improvements::nothing_found(&v, &ports).await?, improvements::tries(&v, &ports).await?),
        false => (String::new(), Vec::new()),
    };
    let choices = snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale())));
    let chosen = country.as_deref().unwrap_or_default();
    let shown = |line: Line| shown(&v, line, country.as_deref());
    let count = i64::try_from(results.lines.len()).unwrap_or(i64::MAX);
    let page = SearchPage {
        v: &v,
        action: v.path("/search"),
        field: TextInput::new("q", v.t("search-label"))
            .hint(improvements::search_hint(&v, &ports).await?)
            .maxlength(u32::try_from(LONGEST).unwrap_or(u32::MAX))
            .filled(&v, &Filled::from_pairs([("q", typed.as_str())])),
        country: Select::narrowing(&v, "country", v.t("search-country"), choices.collect()).chosen(chosen),
        find: Button::new(v.t("search-go")),
        searched,
        typed,
        chosen: chosen.to_owned(),
        ask_action: v.path("/ask"),
        to_assistant: Button::quiet(v.t("ask-from-search")),
        found: v.t_count("search-found", count),
        lines: results.lines.into_iter().map(shown).collect(),
        near: results.near.into_iter().map(shown).collect(),
        nothing: Empty::new(v.t("search-nothing-title"), nothing),
        tries: tries.into_iter().map(|own| v.t(&format!("search-try-{}", own.as_str()))).collect(),
        ask: vec![
            LinkButton::quiet(v.path("/help"), v.t("search-ask-help")),
            LinkButton::quiet(v.path("/account/enquiries/new"), v.t("search-ask-enquiry")),
            LinkButton::quiet(v.path("/help#missions"), v.t("search-ask-mission")),
        ],
        services: catalogue::services::index(&v, &snapshot),
        events: catalogue::life_events::index(&v, &snapshot),
    };
    Ok(v.page(v.t("search-title"), page))
}

fn shown(v: &Visit, line: Line, country: Option<&str>) -> Shown {
    // Where the page itself is narrowed by a country, it goes on with the one that was chosen.
    let narrowed = country.filter(|_| matches!(line.kind, Kind::Service | Kind::LifeEvent));
    // A page in the language of her data keeps to the language she chose; another leads to where it is.
    let own = line.language == v.locale();
    let path = if own { v.path(&line.path) } else { v.path_in(line.language, &line.path) };
    Shown {
        kind: Tag::new(v.t(&format!("search-kind-{}", line.kind.as_str())), Tone::Quiet),
        href: narrowed.map_or_else(|| path.clone(), |key| format!("{path}?country={key}")),
        title: line.title,
        heading: line.heading,
        foreign: (line.language != v.tongue()).then(|| (line.language.to_string(), line.language.direction().as_str())),
        excerpt: line.excerpt,
    }
}
