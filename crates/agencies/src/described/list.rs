//! Every service of other agencies: those that can be asked for here now, and those with another way.

use askama::Template;
use axum::Extension;
use catalogue::{CurrentAgencyService, Snapshot};
use web::{
    Answer, Visit,
    components::{Banner, LinkButton, ServiceCard, ServiceCards},
};

use super::shown;
use crate::Ports;

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    simulated: Option<Banner>,
    here: Option<ServiceCards>,
    there: Option<ServiceCards>,
    files: LinkButton,
}

pub(super) async fn list(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let (here, there): (Vec<_>, Vec<_>) =
        snapshot.agency_services().into_iter().partition(|own| shown::is_open(&ports, &v, &snapshot, own));
    let page = ListPage {
        v: &v,
        simulated: shown::simulated(&v),
        here: cards(&v, &snapshot, &ports, &here),
        there: cards(&v, &snapshot, &ports, &there),
        files: LinkButton::quiet(v.path("/files"), v.t("agencies-to-files")),
    };
    Ok(v.page(v.t("agencies-list-title"), page))
}

fn cards(v: &Visit, snapshot: &Snapshot, ports: &Ports, all: &[&CurrentAgencyService]) -> Option<ServiceCards> {
    let card = |own: &&CurrentAgencyService| {
        let service = &own.definition;
        let href = v.path(&format!("/agency-services/{}", service.key));
        let presence = if service.steps.iter().any(|step| step.presence.is_some()) { "some" } else { "none" };
        ServiceCard::new(href, service.name(v.locale()), service.summary.get(v.locale()))
            .fact(service.agency.names.get(v.locale()))
            .fact(v.t(&format!("agencies-presence-{presence}")))
            .tag(shown::tag(v, shown::is_open(ports, v, snapshot, own)))
    };
    (!all.is_empty()).then(|| ServiceCards::new(all.iter().map(card).collect()))
}
