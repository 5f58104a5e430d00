//! The page of the assistant. A question is posted: it may name what nobody should find in a history or a log.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use catalogue::Snapshot;
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Banner, Button, Choice, ErrorSummary, LinkButton, Select, Textarea, Tone},
};

use super::{
    compose::{Composed, compose},
    rules::Bound,
    told::{Shown, edition},
};
use crate::{
    Ports, improvements,
    insights::{self, Told},
    search::{LONGEST, Line, ports::Only, question},
};

#[derive(Template)]
#[template(path = "assistant/page.html")]
struct AskPage<'a> {
    v: &'a Visit,
    action: String,
    errors: ErrorSummary,
    field: Textarea,
    country: Select,
    send: Button,
    told: Option<ToldView>,
}

/// What is said to a question.
struct ToldView {
    typed: String,
    country: String,
    banner: Option<Banner>,
    said: Vec<SaidView>,
    sources: Vec<SourceView>,
    apply: Option<LinkButton>,
    nearest: String,
    near: Vec<(String, String)>,
    offices: Vec<LinkButton>,
    human: String,
    human_text: String,
    to_human: Button,
}

struct SaidView {
    text: String,
    language: String,
    direction: &'static str,
    at: String,
    number: String,
}

struct SourceView {
    at: String,
    href: String,
    title: String,
    heading: Option<String>,
    edition: String,
}

/// A question with everything it is answered from.
pub(super) struct Asked {
    pub typed: String,
    pub country: Option<String>,
    pub snapshot: Arc<Snapshot>,
    pub composed: Composed,
}

impl Asked {
    /// Answers what was typed.
    ///
    /// # Errors
    /// A slip where nothing was typed; a fault if what is published cannot be read.
    pub async fn of(v: &Visit, ports: &Ports, (typed, country): (&str, &str)) -> Outcome<Self> {
        let typed = question(typed);
        if typed.is_empty() {
            return Err(Slips::one("q", "ask-empty"));
        }
        let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
        let country = snapshot.countries().map(|(key, _)| key).find(|key| *key == country).map(str::to_owned);
        let shelf = ports.search.shelf(v.site().store()).await?;
        let only = Only { kind: None, country: country.clone() };
        let composed = compose(&shelf, ports.assistant.rules(), &typed, v.locale(), &only)?;
        Ok(Self { typed, country, snapshot, composed })
    }
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    page(&v, &ports, None, &Filled::blank()).await
}

pub(super) async fn ask(v: Visit, Extension(ports): Extension<Ports>, form: Form<Fields>) -> Answer {
    match Asked::of(&v, &ports, (form.fields.text("q"), form.fields.text("country"))).await {
        Ok(asked) => {
            heard(&v, &ports, &asked).await?;
            let told = told(&v, &ports, &asked).await?;
            let filled = Filled::from_pairs([("q", asked.typed), ("country", asked.country.unwrap_or_default())]);
            page(&v, &ports, Some(told), &filled).await
        }
        Err(failure) => page(&v, &ports, None, &form.filled(failure)?).await,
    }
}

async fn page(v: &Visit, ports: &Ports, told: Option<ToldView>, filled: &Filled) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let choices = snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale())));
    let page = AskPage {
        v,
        action: v.path("/ask"),
        errors: ErrorSummary::new(v, filled),
        field: Textarea::new("q", v.t("ask-label"))
            .rows(2)
            .hint(improvements::ask_hint(v, ports).await?)
            .limit(v, u32::try_from(LONGEST).unwrap_or(u32::MAX))
            .filled(v, filled),
        country: Select::narrowing(v, "country", v.t("search-country"), choices.collect()).filled(v, filled),
        send: Button::new(v.t("ask-send")),
        told,
    };
    Ok(v.page_with(filled.status(), v.t("ask-title"), page))
}

/// Tells insights whether it was answered; nothing of what it never answers.
async fn heard(v: &Visit, ports: &Ports, asked: &Asked) -> Outcome<()> {
    let kind = match asked.composed {
        Composed::Known(_) => insights::Kind::Answered,
        Composed::Unknown(_) => insights::Kind::Refused,
        Composed::Bound(_) => return Ok(()),
    };
    let told = Told::of(kind).saying(&asked.typed).in_country(asked.country.as_deref());
    insights::listen(v, &ports.insights.scrub, &told).await
}

async fn told(v: &Visit, ports: &Ports, asked: &Asked) -> Outcome<ToldView> {
    let shown = Shown::of(v, &asked.snapshot, &asked.composed, asked.country.as_deref())?;
    let number = |at: usize| v.number(i64::try_from(at + 1).unwrap_or(i64::MAX));
    let said = shown.said.iter().map(|own| SaidView {
        text: own.text.clone(),
        language: own.language.to_string(),
        direction: own.language.direction().as_str(),
        at: format!("source-{}", own.source + 1),
        number: number(own.source),
    });
    let sources = shown.sources.iter().enumerate().map(|(at, own)| SourceView {
        at: format!("source-{}", at + 1),
        href: own.href.clone(),
        title: own.title.clone(),
        heading: own.heading.clone(),
        edition: edition(v, own.edition),
    });
    let (nearest, near) = nearest(v, &asked.composed);
    let human_text = match asked.composed {
        Composed::Known(_) => v.t("ask-human-more"),
        Composed::Unknown(_) | Composed::Bound(_) => improvements::human_offer(v, ports).await?,
    };
    Ok(ToldView {
        typed: asked.typed.clone(),
        country: asked.country.clone().unwrap_or_default(),
        banner: banner(v, &asked.composed),
        said: said.collect(),
        sources: sources.collect(),
        apply: shown.apply.map(|href| LinkButton::new(href, v.t("ask-apply"))),
        nearest,
        near,
        offices: offices(v, &asked.composed),
        human: v.path("/ask/human"),
        human_text,
        to_human: Button::quiet(v.t("ask-human")),
    })
}

fn banner(v: &Visit, composed: &Composed) -> Option<Banner> {
    match composed {
        Composed::Known(_) => None,
        Composed::Unknown(_) => Some(Banner::new(Tone::Wait, v.t("ask-unknown-text")).heading(v.t("ask-unknown"))),
        Composed::Bound(bound) => {
            let text = v.t(&format!("ask-bound-{}", bound.as_str()));
            Some(Banner::new(Tone::Quiet, text).heading(v.t(&format!("ask-bound-{}-title", bound.as_str()))))
        }
    }
}

fn nearest(v: &Visit, composed: &Composed) -> (String, Vec<(String, String)>) {
    let link = |line: &Line| (v.path_in(line.language, &line.path), line.title.clone());
    match composed {
        Composed::Known(known) => (v.t("ask-more"), known.more.iter().map(link).collect()),
        Composed::Unknown(lines) => (v.t("ask-near"), lines.iter().map(link).collect()),
        Composed::Bound(_) => (String::new(), Vec::new()),
    }
}

/// Who answers what the assistant does not.
fn offices(v: &Visit, composed: &Composed) -> Vec<LinkButton> {
    let Composed::Bound(bound) = composed else { return Vec::new() };
    ways(*bound).iter().map(|(path, text)| LinkButton::quiet(v.path(path), v.t(text))).collect()
}

/// Paths with the keys of their words.
pub(super) fn ways(bound: Bound) -> &'static [(&'static str, &'static str)] {
    match bound {
        Bound::Command => &[("/search", "ask-way-search"), ("/help", "ask-way-help")],
        Bound::Others => &[("/help#for-relative", "ask-way-relative"), ("/help#mandate", "ask-way-mandate")],
        Bound::Law => &[("/help#missions", "ask-way-missions"), ("/services", "ask-way-services")],
        Bound::Politics => &[("/guides/voting-abroad", "ask-way-voting")],
        Bound::Own => &[("/files", "ask-way-files"), ("/help#how-long", "ask-way-how-long")],
    }
}
