//! One page as everybody reads it: its words, the way to the service it is about, who answers for it, on what it rests, when
//! that was last compared, and the question whether it helped.

use askama::Template;
use axum::Extension;
use catalogue::{Catalogue, Snapshot};
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{
        BackLink, Banner, Button, ErrorSummary, KeepOffline, LinkButton, Radios, SummaryList, SummaryRow, Tag,
        Textarea, Tone,
    },
};

use super::{done_before, list::Slug, settled, tell_route};
use crate::{
    content::{
        commands,
        kind::{Kind, Place},
        markdown::Blocks,
        model::ZONE,
        shelf::{Shelf, Shown},
    },
    insights::{self, Told},
    saved::{self, SaveButton},
};

#[derive(Template)]
#[template(path = "content/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    language: String,
    dir: &'static str,
    title: &'a str,
    tag: Option<Tag>,
    untranslated: Option<Banner>,
    summary: &'a str,
    happens: Option<String>,
    event: Option<LinkButton>,
    body: Blocks<'a>,
    services: Vec<(String, String)>,
    about: SummaryList,
    sources: Vec<(Value, String)>,
    save: Option<SaveButton>,
    keep: Option<KeepOffline>,
    action: String,
    useful: Radios,
    words: Textarea,
    button: Button,
}

pub(super) async fn guide(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    at: Slug,
) -> Answer {
    page(&v, &shelf, &catalogue, (Place::Guides, &at.slug), &Filled::blank()).await
}

pub(super) async fn piece(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    at: Slug,
) -> Answer {
    page(&v, &shelf, &catalogue, (Place::News, &at.slug), &Filled::blank()).await
}

async fn page(
    v: &Visit,
    shelf: &Shelf,
    catalogue: &Catalogue,
    (place, slug): (Place, &str),
    filled: &Filled,
) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let shown = showing.page(place, slug)?;
    let (language, words, document) = shown.words(v.locale()).ok_or_else(kernel::Failure::not_found)?;
    if !filled.is_wrong() {
        v.opened(saved::Kind::of(place).as_str(), slug).await;
    }
    let content = &shown.content;
    let back = match place {
        Place::Guides => "content-guides-title",
        Place::News => "content-news-title",
    };
    let happens = content.happens.as_ref().map(|own| {
        let (begins, ends) = (v.day(own.begins), v.day(own.ends));
        let place = own.place.get(v.locale());
        if own.begins == own.ends {
            return v.t_with("content-happens", &[("day", &begins), ("place", place)]);
        }
        v.t_with("content-happens-days", &[("begins", &begins), ("ends", &ends), ("place", place)])
    });
    let page = OnePage {
        v,
        back: BackLink::to(v.path(place.path()), v.t(back)),
        errors: ErrorSummary::new(v, filled),
        language: language.to_string(),
        dir: language.direction().as_str(),
        title: &words.title,
        tag: (content.kind == Kind::Emergency).then(|| Tag::new(v.t("content-kind-emergency"), Tone::Wrong)),
        untranslated: (language != v.locale())
            .then(|| Banner::new(Tone::Quiet, v.t("content-translation-missing-text"))),
        summary: &words.summary,
        happens,
        event: (content.kind == Kind::Event)
            .then(|| LinkButton::new(v.path(&format!("/events/{slug}")), v.t("content-to-event"))),
        body: Blocks::new(v, &document.blocks, showing.pictures()),
        services: services(v, &snapshot, shown),
        about: about(v, &snapshot, shown),
        sources: sources(v, shown),
        save: saved::button(v, saved::Kind::of(place), slug).await?,
        keep: matches!(place, Place::Guides).then(|| KeepOffline::new(v)),
        action: v.path(&format!("{}/feedback", shown.path())),
        useful: Radios::yes_no(v, "useful", v.t("content-feedback-useful")).filled(v, filled),
        words: Textarea::new("words", v.t("content-feedback-words"))
            .rows(2)
            .hint(v.t("content-feedback-hint"))
            .optional(v)
            .filled(v, filled),
        button: Button::quiet(v.t("content-feedback-send")),
    };
    Ok(v.page_with(filled.status(), words.title.clone(), page))
}

/// The ways to the services a page is about.
pub(super) fn services(v: &Visit, snapshot: &Snapshot, shown: &Shown) -> Vec<(String, String)> {
    let way = |key: &String| {
        let service = snapshot.service(key).ok()?;
        Some((v.path(&format!("/services/{key}")), service.definition.texts.text(v.locale(), "name").to_owned()))
    };
    shown.content.services.iter().filter_map(way).collect()
}

fn about(v: &Visit, snapshot: &Snapshot, shown: &Shown) -> SummaryList {
    let content = &shown.content;
    let comma = v.t("catalogue-comma");
    let countries: Vec<String> = content
        .countries
        .iter()
        .filter_map(|key| snapshot.country(key).ok())
        .map(|own| own.definition.names.get(v.locale()).to_owned())
        .collect();
    let countries = if countries.is_empty() { v.t("content-everywhere") } else { countries.join(&comma) };
    let today = v.now().day_in(ZONE);
    let mut verified = SummaryRow::new(v.t("content-field-verified"), v.day(shown.verified_on));
    if shown.is_overdue(today) {
        verified = verified.tag(Tag::new(v.t("content-overdue"), Tone::Wait));
    }
    let mut rows = vec![
        SummaryRow::new(v.t("content-field-owner"), content.owner.get(v.locale())),
        verified,
        SummaryRow::new(v.t("content-field-countries"), countries),
    ];
    if !content.audiences.is_empty() {
        let names: Vec<String> = content.audiences.iter().map(|key| v.t(&format!("content-audience-{key}"))).collect();
        rows.push(SummaryRow::new(v.t("content-field-audiences"), names.join(&comma)));
    }
    rows.push(SummaryRow::new(v.t("content-version"), v.number(i64::from(shown.number))));
    SummaryList::new(rows)
}

fn sources(v: &Visit, shown: &Shown) -> Vec<(Value, String)> {
    let source = |own: &crate::content::matter::Source| {
        let name = own.names.get(v.locale());
        let name = own.address.as_deref().map_or_else(|| Value::from(name), |address| Value::link(address, name));
        (name, v.t_with("content-source-seen", &[("day", &v.day(own.seen_on))]))
    };
    shown.content.sources.iter().map(source).collect()
}

pub(super) async fn tell_guide(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    Extension(parts): Extension<insights::Parts>,
    at: Slug,
    form: Form<Fields>,
) -> Answer {
    tell(&v, (&shelf, &catalogue, &parts), (Place::Guides, &at.slug), &form).await
}

pub(super) async fn tell_piece(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    Extension(parts): Extension<insights::Parts>,
    at: Slug,
    form: Form<Fields>,
) -> Answer {
    tell(&v, (&shelf, &catalogue, &parts), (Place::News, &at.slug), &form).await
}

async fn tell(
    v: &Visit,
    (shelf, catalogue, parts): (&Shelf, &Catalogue, &insights::Parts),
    (place, slug): (Place, &str),
    form: &Form<Fields>,
) -> Answer {
    match told(v, (shelf, parts), (place, slug), form).await {
        Ok(()) => Ok(v.redirect_with(format!("{}/{slug}", place.path()), "content-feedback-thanks")),
        Err(failure) => page(v, shelf, catalogue, (place, slug), &form.filled(failure)?).await,
    }
}

/// Keeps what was said, about nobody; who agreed to be counted is counted besides.
async fn told(
    v: &Visit,
    (shelf, parts): (&Shelf, &insights::Parts),
    (place, slug): (Place, &str),
    form: &Form<Fields>,
) -> Outcome<()> {
    let showing = shelf.showing(v.site().store()).await?;
    let shown = showing.page(place, slug)?;
    let route = tell_route(place);
    let mut cx = v.begin().await?;
    if done_before(&mut cx, route, form).await? {
        return Ok(());
    }
    let said = (form.fields.text("useful"), form.fields.text("words"));
    let outcome = commands::tell(&mut cx, shown, v.locale(), said, &v.network()).await?;
    settled(&mut cx, route, form, outcome).await?;
    if let Ok(account) = v.account() {
        let kind = if said.0 == "yes" { insights::Kind::Useful } else { insights::Kind::Useless };
        insights::tell(&mut cx, &parts.scrub, account, &Told::of(kind).about(slug)).await?;
    }
    cx.commit().await
}
