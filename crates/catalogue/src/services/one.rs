//! A service: everything that can be known before one question is answered.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use service_model::Voice;
use web::{
    Answer, Visit,
    components::{Button, LinkButton, Slip, SummaryList},
};

use super::{
    At, Pairs, address,
    asked::Asked,
    facts::{self, Paper},
    price,
};
use crate::{ports::Readings, reading::Catalogue};

#[derive(Template)]
#[template(path = "services/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    name: &'a str,
    summary: &'a str,
    condolence: Option<String>,
    note: Option<&'a str>,
    start: LinkButton,
    facts: SummaryList,
    papers: Vec<Paper>,
    stages: Vec<String>,
    price: Slip,
    objection: &'a str,
    /// Saving it to find it again: for somebody signed in, and never for what others on the device must not learn of.
    save: Option<Button>,
    key: &'a str,
    /// What to read about it, and where.
    readings: Vec<(String, String)>,
}

/// A service: everything that can be known before one question is answered.
pub(super) async fn one(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(library): Extension<Arc<dyn Readings>>,
    Path(at): Path<At>,
    Query(pairs): Pairs,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let service = &snapshot.service(&at.key)?.definition;
    if service.sensitive {
        v.mark_sensitive();
    } else {
        v.opened("service", &at.key).await;
    }
    let asked = Asked::read(service, &snapshot, pairs, v.now())?;
    let country = &snapshot.country(&asked.context.country)?.definition;
    let price = price::usual(&snapshot, service, &asked, v.now())?;
    let name = service.texts.text(v.locale(), "name");
    let readings = library.about(v.site().store(), &at.key, v.locale()).await?;
    let page = OnePage {
        v: &v,
        name,
        summary: service.texts.text(v.locale(), "summary"),
        condolence: (service.voice == Voice::Grief).then(|| v.t("catalogue-condolence")),
        note: service.texts.get(v.locale(), "residence_note"),
        start: LinkButton::new(address(&v, &at.key, "questions", &asked), v.t("catalogue-start")),
        facts: facts::summary(&v, &snapshot, service, country),
        papers: facts::papers(&v, service, &asked.answers, &asked.context)?,
        stages: facts::stages(&v, service),
        price: price::slip(&v, service, country, &price),
        objection: service.texts.text(v.locale(), "objection"),
        save: (v.account().is_ok() && !service.sensitive)
            .then(|| Button::quiet(v.t("catalogue-save")).named("act", "save")),
        key: &at.key,
        readings: readings.into_iter().map(|own| (v.path(&own.path), own.title)).collect(),
    };
    Ok(v.page(name, page))
}
