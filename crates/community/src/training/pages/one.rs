//! An initiative: for whom, what one gets, when it takes people, its groups on this platform, and where all this was read.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::Outcome;
use service_model::{Training, privilege::Way};
use web::{
    Answer, Hidden, Value, Visit,
    components::{BackLink, Banner, Button, LinkButton, ServiceCard, ServiceCards, SummaryList, SummaryRow, Tag, Tone},
};

use super::{AtKey, audiences, door_tag, manner, span, state_tag, window};
use crate::training::{
    Ports,
    model::{Cohort, Door},
    store::{self as rows, enrolments},
    wish,
};

#[derive(Template)]
#[template(path = "training/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    tag: Tag,
    summary: &'a str,
    caution: Option<Banner>,
    groups: Option<ServiceCards>,
    tell: Option<Tell>,
    facts: SummaryList,
    rules: Vec<&'a str>,
    check: Option<LinkButton>,
    award: Option<(&'a str, &'a str)>,
    ways: Vec<WayShown<'a>>,
    sources: Vec<&'a str>,
    verified: String,
    read_on: Option<String>,
}

/// Being told when it opens.
enum Tell {
    /// Nobody asked yet: the way to do so.
    Ask(LinkButton),
    /// The reader is told: the way to take that back.
    Told { action: String, hidden: Hidden, button: Button },
}

struct WayShown<'a> {
    title: String,
    about: &'a str,
    link: Option<LinkButton>,
}

pub(in crate::training) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtKey>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let training = &*snapshot.training(&at.key)?.definition;
    let locale = v.locale();
    let (groups, takes) = groups(&v, training).await?;
    let state = training.state(v.now());
    let here = format!("/training/{}", training.key);
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/training"), v.t("training-list-title")),
        name: training.name(locale),
        tag: state_tag(&v, state, takes),
        summary: training.summary.get(locale),
        caution: training
            .caution
            .as_ref()
            .map(|own| Banner::new(Tone::Wait, own.get(locale)).heading(v.t("training-caution"))),
        groups: (!groups.is_empty()).then(|| ServiceCards::new(groups)),
        tell: if takes || state.is_open() { None } else { Some(tell(&v, &training.key).await?) },
        facts: facts(&v, training),
        rules: training.rules.iter().map(|rule| rule.names.get(locale)).collect(),
        check: (!training.rules.is_empty())
            .then(|| LinkButton::new(v.path(&format!("{here}/check")), v.t("training-check"))),
        award: training.award.as_ref().map(|own| (own.names.get(locale), own.criteria.get(locale))),
        ways: training.ways.iter().map(|way| shown_way(&v, way)).collect(),
        sources: training.sources.iter().map(|own| own.get(locale)).collect(),
        verified: training.verified.on.map_or_else(|| v.t("training-verified-never"), |day| v.day(day)),
        read_on: training.read_on.map(|day| v.day(day)),
    };
    Ok(v.page(training.name(locale), page))
}

async fn tell(v: &Visit, key: &str) -> Outcome<Tell> {
    let here = format!("/training/{key}");
    let waits = match v.account() {
        Ok(account) => {
            let mut cx = v.begin().await?;
            let waits = wish::of_account(&mut cx, account).await?.iter().any(|(other, _)| other == key);
            cx.commit().await?;
            waits
        }
        Err(_) => false,
    };
    if !waits {
        return Ok(Tell::Ask(LinkButton::quiet(v.path(&format!("{here}/tell")), v.t("training-tell"))));
    }
    Ok(Tell::Told {
        action: v.path(&format!("{here}/untell")),
        hidden: v.csrf_field(),
        button: Button::quiet(v.t("training-tell-take-back")),
    })
}

/// The groups that are still to come or under way, and whether one of them takes applications.
async fn groups(v: &Visit, training: &Training) -> Outcome<(Vec<ServiceCard>, bool)> {
    let mut cx = v.begin().await?;
    let (mut cards, mut takes) = (Vec::new(), false);
    for cohort in rows::cohorts(&mut cx, Some(&training.key)).await?.iter().filter(|own| !own.is_past(v.now())) {
        let seats = enrolments::seats(&mut cx, cohort.id).await?;
        takes |= matches!(cohort.door(v.now()), Door::Open(_));
        cards.push(card(v, cohort).tag(door_tag(v, cohort, seats)));
    }
    cx.commit().await?;
    Ok((cards, takes))
}

fn card(v: &Visit, cohort: &Cohort) -> ServiceCard {
    let own = &cohort.content;
    let href = v.path(&format!("/training-groups/{}", cohort.id));
    ServiceCard::new(href, own.title.get(v.locale()), own.place.get(v.locale()))
        .fact(span(v, cohort))
        .fact(v.t(&format!("training-language-{}", own.language)))
}

fn facts(v: &Visit, training: &Training) -> SummaryList {
    let locale = v.locale();
    let mut facts = vec![
        SummaryRow::new(v.t("training-window"), window(v, training)),
        SummaryRow::new(v.t("training-run-by"), training.run_by.get(locale)),
        SummaryRow::new(v.t("training-audience"), training.audience.get(locale)),
        SummaryRow::new(v.t("training-suits"), audiences(v, training)),
        SummaryRow::new(v.t("training-manner"), manner(v, training)),
        SummaryRow::new(v.t("training-cost"), training.cost.get(locale)),
        SummaryRow::new(v.t("training-benefit"), training.benefit.get(locale)),
    ];
    if let Some(note) = &training.window.note {
        facts.insert(1, SummaryRow::new(v.t("training-window-note"), note.get(locale)));
    }
    if let Some(ages) = training.ages {
        let (least, most) = (v.number(ages.least), v.number(ages.most));
        facts.push(SummaryRow::new(
            v.t("training-ages"),
            v.t_with("training-ages-between", &[("least", &least), ("most", &most)]),
        ));
    }
    if let Some(length) = &training.length {
        facts.push(SummaryRow::new(v.t("training-length"), length.get(locale)));
    }
    let languages = match training.languages.is_empty() {
        true => v.t("training-language-unknown"),
        false => {
            let names = training.languages.iter().map(|own| v.t(&format!("training-language-{own}")));
            names.collect::<Vec<_>>().join(&v.t("training-comma"))
        }
    };
    facts.push(SummaryRow::new(v.t("training-language"), Value::from(languages)));
    SummaryList::new(facts)
}

fn shown_way<'a>(v: &Visit, way: &'a Way) -> WayShown<'a> {
    let about = way.about().get(v.locale());
    match way {
        Way::Service { key, .. } => WayShown {
            title: v.t("training-way-service"),
            about,
            link: Some(LinkButton::quiet(v.path(&format!("/services/{key}")), v.t("training-way-service-open"))),
        },
        Way::Office { names, .. } => WayShown { title: names.get(v.locale()).to_owned(), about, link: None },
        Way::Site { names, address, .. } => WayShown {
            title: names.get(v.locale()).to_owned(),
            about,
            link: address.as_ref().map(|address| LinkButton::quiet(address, v.t("training-way-site-open"))),
        },
    }
}
