//! Handlers of the pages.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use service_model::{Service, country::Stage, eligibility};
use web::{
    Answer, Visit,
    components::{
        BackLink, Banner, Button, Choice, LinkButton, Radios, ServiceCard, ServiceCards, Slip, Steps, SummaryList, Tag,
        Tone,
    },
};

use super::{
    asked::{Asked, COUNTRY, Next},
    facts::{self, Paper},
    price, used,
};
use crate::reading::{Catalogue, CurrentService, Snapshot};

#[derive(Deserialize)]
pub(super) struct At {
    key: String,
}

type Pairs = Query<Vec<(String, String)>>;

#[derive(Template)]
#[template(path = "services/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: ServiceCards,
    countries: Vec<(String, String, Tag)>,
}

/// The services, each with its price and its stage.
pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let cards = cards(&v, &snapshot)?;
    let country = |(key, country): (&str, &crate::CurrentCountry)| {
        (
            v.path(&format!("/countries/{key}")),
            country.definition.names.get(v.locale()).to_owned(),
            stage_tag(&v, country.stage),
        )
    };
    let countries = snapshot.countries().map(country).collect();
    Ok(v.page(v.t("catalogue-list-title"), ListPage { v: &v, cards, countries }))
}

/// Cards of all services, for the list and the front page.
///
/// # Errors
/// A fault if a definition's fees cannot be worked out.
pub fn cards(v: &Visit, snapshot: &Snapshot) -> Outcome<ServiceCards> {
    let mut cards = Vec::new();
    for (key, service) in snapshot.services() {
        let definition = &service.definition;
        let asked = Asked::read(definition, snapshot, Vec::new(), v.now())?;
        let country = &snapshot.country(&asked.context.country)?.definition;
        let price = price::of(snapshot, definition, country, (&asked.answers, &asked.context), v.now())?;
        let done = snapshot.promise(definition, country, v.now()).day_in(&country.zone);
        let card = ServiceCard::new(
            v.path(&format!("/services/{key}")),
            definition.texts.text(v.locale(), "name"),
            definition.texts.text(v.locale(), "summary"),
        )
        .fact(v.t_with(
            "catalogue-card-price",
            &[("pounds", &v.money(price.quote.total)), ("charged", &v.money(price.quote.charged))],
        ))
        .fact(v.t_with("catalogue-time-by", &[("day", &v.day(done))]));
        let stage = snapshot.country(&asked.context.country)?.stage;
        cards.push(card.tag(stage_tag(v, if service.stage.takes_applications() { stage } else { service.stage })));
    }
    Ok(ServiceCards::new(cards))
}

/// The stage of a country or service as a tag.
pub(crate) fn stage_tag(v: &Visit, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Open | Stage::Home => Tone::Ok,
        Stage::Pilot => Tone::Sand,
        Stage::Paused => Tone::Wait,
        Stage::Closed => Tone::Quiet,
    };
    Tag::new(v.t(&format!("catalogue-stage-{}", stage.as_str())), tone)
}

#[derive(Template)]
#[template(path = "services/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    name: &'a str,
    summary: &'a str,
    note: Option<&'a str>,
    start: LinkButton,
    facts: SummaryList,
    papers: Vec<Paper>,
    stages: Vec<String>,
    price: Slip,
    objection: &'a str,
}

/// A service: everything that can be known before one question is answered.
pub(super) async fn one(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let service = &snapshot.service(&at.key)?.definition;
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    let country = &snapshot.country(&asked.context.country)?.definition;
    let price = price::of(&snapshot, service, country, (&asked.answers, &asked.context), v.now())?;
    let name = service.texts.text(v.locale(), "name");
    let page = OnePage {
        v: &v,
        name,
        summary: service.texts.text(v.locale(), "summary"),
        note: service.texts.get(v.locale(), "residence_note"),
        start: LinkButton::new(address(&v, &at.key, "questions", &asked), v.t("catalogue-start")),
        facts: facts::summary(&v, &snapshot, service, country),
        papers: facts::papers(&v, service, &asked.answers, &asked.context)?,
        stages: facts::stages(&v, service),
        price: price::slip(&v, service, country, &price),
        objection: service.texts.text(v.locale(), "objection"),
    };
    Ok(v.page(name, page))
}

#[derive(Template)]
#[template(path = "services/question.html")]
struct QuestionView<'a> {
    v: &'a Visit,
    back: BackLink,
    steps: Steps,
    caption: &'a str,
    lead: Vec<String>,
    action: String,
    carried: Vec<(String, String)>,
    fields: Vec<Radios>,
    button: Button,
}

/// The next question; after the last one, on to the result.
pub(super) async fn questions(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let service = &snapshot.service(&at.key)?.definition;
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    let Some(next) = asked.next(service)? else {
        return Ok(v.leave(&address(&v, &at.key, "result", &asked)));
    };
    let (title, lead, fields) = match next {
        Next::Country => {
            (v.t("catalogue-country-question"), vec![v.t("catalogue-country-lead")], vec![countries(&v, &snapshot)])
        }
        Next::Page(page) => {
            let title = service.texts.text(v.locale(), &page.title()).to_owned();
            let lead = service.texts.paragraphs(v.locale(), &page.lead());
            let visible = page.visible_fields(&asked.answers, &asked.context).map_err(Failure::from)?;
            let alone = visible.len() == 1;
            (
                title.clone(),
                lead,
                visible.into_iter().map(|field| radios(&v, service, field, alone.then_some(&title), &asked)).collect(),
            )
        }
    };
    let (now, of) = asked.progress(service);
    let view = QuestionView {
        v: &v,
        back: BackLink::new(&v, back(&v, &at.key, &asked)),
        steps: Steps::new(&v, now, of, title.clone()),
        caption: service.texts.text(v.locale(), "name"),
        lead,
        action: v.path(&format!("/services/{}/questions", at.key)),
        carried: asked.pairs(),
        fields,
        button: Button::new(v.t("web-continue")),
    };
    Ok(v.page(title, view))
}

fn countries(v: &Visit, snapshot: &Snapshot) -> Radios {
    let choice = |(key, country): (&str, &crate::CurrentCountry)| {
        let choice = Choice::new(key, country.definition.names.get(v.locale()));
        if country.stage.takes_applications() {
            choice
        } else {
            choice.hint(v.t(&format!("catalogue-stage-{}", country.stage.as_str())))
        }
    };
    Radios::new(COUNTRY, v.t("catalogue-country-question"), snapshot.countries().map(choice).collect()).heading()
}

fn radios(
    v: &Visit,
    service: &Service,
    field: &service_model::fields::Field,
    title: Option<&String>,
    asked: &Asked,
) -> Radios {
    use service_model::fields::FieldKind;
    let say = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let choices: Vec<Choice> = match &field.kind {
        FieldKind::YesNo(_) => vec![Choice::new("yes", v.t("web-yes")), Choice::new("no", v.t("web-no"))],
        FieldKind::Copies(copies) => {
            (copies.least..=copies.most).map(|count| Choice::new(count.to_string(), v.number(count))).collect()
        }
        kind => {
            let offered = kind.choices().iter().filter(|choice| choice.offered_on(asked.context.today));
            let choice = |own: &service_model::fields::Choice| {
                let choice = Choice::new(&own.value, own.label.text(&service.texts, v.locale()));
                let hint = service.texts.get(v.locale(), &format!("fields.{}.hints.{}", field.name, own.value));
                match hint {
                    Some(hint) => choice.hint(hint),
                    None => choice,
                }
            };
            offered.map(choice).collect()
        }
    };
    match title {
        Some(title) => Radios::new(&field.name, title, choices).heading(),
        None => Radios::new(&field.name, say(&field.label()), choices),
    }
}

/// One question back: the last answer is taken out.
fn back(v: &Visit, key: &str, asked: &Asked) -> String {
    let mut pairs = asked.pairs();
    if pairs.pop().is_none() {
        return v.path(&format!("/services/{key}"));
    }
    let query: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    v.path(&format!("/services/{key}/questions?{}", query.join("&")))
}

fn address(v: &Visit, key: &str, page: &str, asked: &Asked) -> String {
    let query = asked.query();
    let mark = if query.is_empty() { "" } else { "?" };
    v.path(&format!("/services/{key}/{page}{mark}{query}"))
}

/// A rule that does not hold, and what would change it.
struct UnmetView {
    why: String,
    remedy: Vec<String>,
}

#[derive(Template)]
#[template(path = "services/result.html")]
struct ResultPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    name: &'a str,
    note: Option<&'a str>,
    verdict: Banner,
    unmet: Vec<UnmetView>,
    country_page: Option<LinkButton>,
    used: Option<used::Used>,
    papers: Vec<Paper>,
    facts: SummaryList,
    price: Slip,
    apply: Option<Apply>,
}

struct Apply {
    action: String,
    carried: Vec<(String, String)>,
    button: Button,
}

/// What follows from the answers: whether one may ask, where the document is accepted, papers, price, time.
pub(super) async fn result(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let current = snapshot.service(&at.key)?;
    let service = &current.definition;
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    if asked.next(service)?.is_some() {
        return Ok(v.leave(&address(&v, &at.key, "questions", &asked)));
    }
    let country = snapshot.country(&asked.context.country)?;
    let unmet = eligibility::check(service, &asked.answers, &asked.context).map_err(Failure::from)?;
    let taken = snapshot.takes(&at.key, &asked.context.country);
    let price = price::of(&snapshot, service, &country.definition, (&asked.answers, &asked.context), v.now())?;
    let say = |key: &str| service.texts.text(v.locale(), key).to_owned();
    let views = unmet.iter().map(|rule| UnmetView {
        why: say(&rule.text),
        remedy: service.texts.paragraphs(v.locale(), &rule.remedy_text),
    });
    let page = ResultPage {
        v: &v,
        back: BackLink::new(&v, back(&v, &at.key, &asked)),
        title: v.t("catalogue-result-title"),
        name: service.texts.text(v.locale(), "name"),
        note: service.texts.get(v.locale(), "residence_note"),
        verdict: verdict(&v, current, unmet.is_empty(), taken),
        unmet: views.collect(),
        country_page: (!taken).then(|| country_link(&v, &asked, country)),
        used: used::of(&v, &snapshot, service, &asked.answers, &asked.context.country),
        papers: facts::papers(&v, service, &asked.answers, &asked.context)?,
        facts: facts::summary(&v, &snapshot, service, &country.definition),
        price: price::slip(&v, service, &country.definition, &price),
        apply: (unmet.is_empty() && taken).then(|| Apply {
            action: v.path(&format!("/apply/{}", at.key)),
            carried: asked.pairs(),
            button: Button::new(v.t("catalogue-apply")),
        }),
    };
    Ok(v.page(v.t("catalogue-result-title"), page))
}

fn verdict(v: &Visit, current: &CurrentService, eligible: bool, taken: bool) -> Banner {
    let (tone, key) = match (eligible, taken) {
        (true, true) => (Tone::Ok, "catalogue-result-eligible"),
        (false, _) => (Tone::Wrong, "catalogue-result-unmet"),
        (true, false) if current.stage == Stage::Paused => (Tone::Wait, "catalogue-result-paused"),
        (true, false) => (Tone::Wait, "catalogue-result-not-offered"),
    };
    Banner::new(tone, v.t(key))
}

fn country_link(v: &Visit, asked: &Asked, country: &crate::CurrentCountry) -> LinkButton {
    let text = v.t_with("catalogue-country-page", &[("country", country.definition.names.get(v.locale()))]);
    LinkButton::quiet(v.path(&format!("/countries/{}", asked.context.country)), text)
}
