//! One service of another agency: who gives it, what it takes, its steps with whoever holds each, and how one asks.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Snapshot;
use serde::Deserialize;
use service_model::{AgencyService, agency_service::Stated, privilege::Way};
use web::{
    Answer, Visit,
    components::{BackLink, Banner, LinkButton, SummaryList, SummaryRow, Tag, Tone},
};

use super::shown;
use crate::Ports;

#[derive(Deserialize)]
pub(crate) struct At {
    pub key: String,
}

#[derive(Template)]
#[template(path = "one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    simulated: Option<Banner>,
    name: &'a str,
    tag: Tag,
    summary: &'a str,
    notice: Option<Banner>,
    ask: Option<LinkButton>,
    /// While the privilege it belongs to is not open: the way there.
    closed: Option<LinkButton>,
    facts: SummaryList,
    steps: Vec<StepShown<'a>>,
    sent: Vec<(String, &'a str)>,
    documents: Vec<&'a str>,
    ways: Vec<WayShown>,
    caution: Option<Banner>,
    sources: Vec<&'a str>,
    verified: String,
}

struct StepShown<'a> {
    name: &'a str,
    about: Option<&'a str>,
    holder: String,
    presence: Option<&'a str>,
}

struct WayShown {
    title: String,
    about: String,
    link: Option<LinkButton>,
}

pub(super) async fn one(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    let service = &*own.definition;
    v.opened("agency", &service.key).await;
    let locale = v.locale();
    let open = shown::is_open(&ports, &v, &snapshot, own);
    let ask = || LinkButton::new(v.path(&format!("/agency-services/{}/ask", service.key)), v.t("agencies-ask"));
    let closed = |key: &String| LinkButton::quiet(v.path(&format!("/privileges/{key}")), v.t("agencies-closed-see"));
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/agency-services"), v.t("agencies-list-title")),
        simulated: shown::simulated(&v),
        name: service.name(locale),
        tag: shown::tag(&v, open),
        summary: service.summary.get(locale),
        notice: service.notice.as_ref().map(|own| Banner::new(Tone::Sand, own.get(locale))),
        ask: open.then(ask),
        closed: service.privilege.as_ref().filter(|_| !open && service.is_asked_here).map(closed),
        facts: facts(&v, service),
        steps: steps(&v, service),
        sent: sent(&v, service),
        documents: service.documents.iter().map(|own| own.get(locale)).collect(),
        ways: service.ways.iter().map(|way| shown_way(&v, &snapshot, way)).collect(),
        caution: service
            .caution
            .as_ref()
            .map(|own| Banner::new(Tone::Wait, own.get(locale)).heading(v.t("agencies-caution"))),
        sources: service.sources.iter().map(|own| own.get(locale)).collect(),
        verified: service.verified.on.map_or_else(|| v.t("agencies-verified-never"), |day| v.day(day)),
    };
    Ok(v.page(service.name(locale), page))
}

fn facts(v: &Visit, service: &AgencyService) -> SummaryList {
    let stated = |own: &Option<Stated>, none: &str| match own {
        Some(own) => v.t_with("agencies-stated", &[("words", own.words.get(v.locale())), ("source", &own.source)]),
        None => v.t(none),
    };
    let mut rows = vec![
        SummaryRow::new(v.t("agencies-agency"), service.agency.names.get(v.locale()).to_owned()),
        SummaryRow::new(v.t("agencies-price"), stated(&service.price, "agencies-price-unknown")),
        SummaryRow::new(v.t("agencies-time"), stated(&service.time, "agencies-time-unknown")),
    ];
    if service.is_asked_here {
        let level = v.t(&format!("agencies-level-{}", service.level.as_str()));
        rows.push(SummaryRow::new(v.t("agencies-level"), level));
    }
    SummaryList::new(rows)
}

fn steps<'a>(v: &Visit, service: &'a AgencyService) -> Vec<StepShown<'a>> {
    let locale = v.locale();
    let shown = |step: &'a service_model::agency_service::Step| StepShown {
        name: step.names.get(locale),
        about: step.about.as_ref().map(|own| own.get(locale)),
        holder: v.t_with("agencies-held-by", &[("holder", service.holder(step).get(locale))]),
        presence: step.presence.as_ref().map(|own| own.get(locale)),
    };
    service.steps.iter().map(shown).collect()
}

/// What would be sent, with what for.
fn sent<'a>(v: &Visit, service: &'a AgencyService) -> Vec<(String, &'a str)> {
    if !service.is_asked_here {
        return Vec::new();
    }
    let locale = v.locale();
    let data = service.sent.iter();
    let data = data.map(|own| (v.t(&format!("agencies-datum-{}", own.datum.replace('_', "-"))), own.why.get(locale)));
    let asked = service.questions.iter().map(|own| (own.names.get(locale).to_owned(), own.why.get(locale)));
    data.chain(asked).collect()
}

fn shown_way(v: &Visit, snapshot: &Snapshot, way: &Way) -> WayShown {
    let locale = v.locale();
    let (title, link) = match way {
        Way::Service { key, .. } => {
            let service = snapshot.service(key).ok();
            let name = service.map(|own| own.definition.texts.text(locale, "name").to_owned());
            let link = LinkButton::quiet(v.path(&format!("/services/{key}")), v.t("agencies-way-to-service"));
            (name.unwrap_or_else(|| key.clone()), Some(link))
        }
        Way::Office { names, .. } => (names.get(locale).to_owned(), None),
        Way::Site { names, address, .. } => {
            let link = address.as_ref().map(|address| LinkButton::quiet(address, v.t("agencies-way-to-site")));
            (names.get(locale).to_owned(), link)
        }
    };
    WayShown { title, about: way.about().get(locale).to_owned(), link }
}
