//! The holder's page of an issued document: what it is, and the way to fetch it.

use std::sync::Arc;

use ::store::{Cx, Scope};
use askama::Template;
use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use kernel::{Failure, Outcome};
use people::Assurance;
use serde::Deserialize;
use service_model::{Level, Service};
use web::{
    Answer, Fields, Form, FromFields, Site, Visit,
    components::{BackLink, Banner, Button, LinkButton, Slip, Tone},
};

use super::{
    Ports,
    commands::release,
    model::{Certificate, State},
    policy::{may_release, needed},
    store as rows,
};
use crate::applications::{model::Application, store as files};

pub(super) fn routes(ports: Arc<Ports>) -> Router<Site> {
    Router::new().route("/{lang}/files/{reference}/document", get(show).post(fetch)).layer(Extension(ports))
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

/// Nothing is typed: the button alone.
struct Fetch;

impl FromFields for Fetch {
    fn from_fields(_fields: &Fields) -> Result<Self, kernel::Slips> {
        Ok(Self)
    }
}

/// An issued document of the person who asks.
struct Mine {
    file: Application,
    certificate: Certificate,
    level: Assurance,
    first: bool,
}

impl Mine {
    async fn load(v: &Visit, cx: &mut Cx, at: &At) -> Outcome<Self> {
        let owner = v.account()?;
        let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
        let file = files::load_by_reference(cx, &Scope::Owner(owner), reference).await?;
        let certificate = rows::issued_of(cx, &file).await?;
        let certificate = certificate.ok_or_else(Failure::not_found)?;
        let level = people::assurance(cx, owner).await?;
        let first = !rows::was_released(cx, certificate.id).await?;
        Ok(Self { file, certificate, level, first })
    }

    async fn service(&self, v: &Visit, ports: &Ports) -> Outcome<Arc<Service>> {
        let store = v.site().store();
        let service = ports.catalogue.service_at(store, &self.file.service, self.file.definition_revision).await?;
        if service.sensitive {
            v.mark_sensitive();
        }
        Ok(service)
    }

    /// Whether the person must be known better before the first release.
    fn must_be_known(&self, wanted: Level) -> bool {
        self.first && self.level < needed(wanted)
    }
}

#[derive(Template)]
#[template(path = "certificates/document.html")]
struct DocumentPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: &'a str,
    slip: Slip,
    state: Option<Banner>,
    way_up: Option<LinkButton>,
    fetch: Option<String>,
    button: Button,
    verify: LinkButton,
    share: Option<LinkButton>,
}

async fn show(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    let mine = Mine::load(&v, &mut cx, &at).await?;
    cx.commit().await?;
    let service = mine.service(&v, &ports).await?;
    Ok(page(&v, &mine, &service))
}

fn page(v: &Visit, mine: &Mine, service: &Service) -> Response {
    let certificate = &mine.certificate;
    let key = format!("outputs.{}", certificate.document);
    let name = service.texts.text(v.locale(), &key);
    let path = format!("/files/{}", mine.file.reference);
    let slip = Slip::reference(v.t("certificate-serial"), certificate.serial.as_str())
        .row(v.t("certificate-document"), name)
        .row(v.t("certificate-issued-on"), v.day(certificate.dated_at.day_in(ZONE)))
        .row(v.t("certificate-issuer"), service.agency_names.get(v.locale()));
    let state = match certificate.state() {
        State::Valid => None,
        State::Revoked => Some(Banner::new(Tone::Wrong, v.t("certificate-revoked"))),
        State::Replaced => Some(Banner::new(Tone::Wait, v.t("certificate-replaced"))),
    };
    let must_be_known = mine.must_be_known(service.release);
    let fetch = (state.is_none() && !must_be_known).then(|| v.path(&format!("{path}/document")));
    let body = DocumentPage {
        v,
        back: BackLink::new(v, v.path(&path)),
        title: name,
        slip,
        state,
        way_up: must_be_known.then(|| LinkButton::new(v.path("/account/identity"), v.t("certificate-way-up"))),
        fetch,
        button: Button::new(v.t("certificate-fetch")),
        verify: LinkButton::quiet(v.path("/verify"), v.t("certificate-verify")),
        share: (!must_be_known)
            .then(|| LinkButton::quiet(v.path(&format!("{path}/document/links")), v.t("certificate-share"))),
    };
    v.page(v.t_with("certificate-title", &[("document", name)]), body)
}

/// The civil day of issue is Cairo's, where the Authority sits.
const ZONE: &str = "Africa/Cairo";

async fn fetch(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>, _form: Form<Fetch>) -> Answer {
    let mut cx = v.begin().await?;
    let mine = Mine::load(&v, &mut cx, &at).await?;
    let service = mine.service(&v, &ports).await?;
    let permit = may_release(&v, &mine.certificate, mine.level, service.release, mine.first)?;
    let pdf = release(&mut cx, &mine.certificate, v.account()?, mine.level, permit).await?;
    cx.commit().await?;
    Ok(v.file(&format!("{}.pdf", mine.certificate.serial), "application/pdf", pdf))
}
