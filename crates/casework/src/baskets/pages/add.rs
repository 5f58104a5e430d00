//! Another document, or the same for another person: what is wanted, and for whom. Everything else is asked in the new draft,
//! as far as it was not answered in the one beside it.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Reference, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Choice, QuestionPage, Radios},
};

use crate::{
    applications::{
        drafts::{
            Came,
            pages::{At, opened},
        },
        model::Application,
        outcomes::Once,
        sheet::Sheet,
        titles::title_of,
    },
    baskets::{
        commands::{self, Wanted},
        model::Person,
    },
    ports::Listener,
};

/// The fields of the page.
const PERSON: &str = "person";
const SERVICE: &str = "service";

#[derive(Template)]
#[template(path = "applications/question.html")]
struct AddPage {
    question: QuestionPage,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (_, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    Ok(page(&v, &catalogue, &sheet, &Filled::blank()).await?)
}

async fn page(v: &Visit, catalogue: &Catalogue, sheet: &Sheet, filled: &Filled) -> Outcome<Response> {
    let file = &sheet.file;
    if !file.is_unsubmitted_draft() {
        return Ok(v.redirect(format!("/files/{}", file.reference)));
    }
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let name = |key: &str| {
        let service = snapshot.service(key)?;
        Outcome::Ok(service.definition.texts.text(v.locale(), "name").to_owned())
    };
    // The document of this file comes first: for another person it is the likeliest.
    let mut services = vec![Choice::new(file.service.clone(), name(&file.service)?)];
    for (key, _) in snapshot.services().filter(|(key, _)| *key != file.service && snapshot.takes(key, &file.country)) {
        services.push(Choice::new(key, name(key)?));
    }
    let people = vec![
        Choice::new("other", v.t("basket-add-other")),
        Choice::new("same", v.t_with("basket-add-same", &[("file", &title_of(v, sheet))])),
    ];
    let here = format!("/files/{}", file.reference);
    let question = QuestionPage::new(v, v.path(&format!("{here}/basket/add")), filled)
        .back(BackLink::new(v, v.path(&format!("{here}/basket"))))
        .heading(v.t("basket-add-title"))
        .lead(&v.t("basket-add-lead"))
        .field(&Radios::new(PERSON, v.t("basket-add-for"), people).filled(v, filled))
        .field(&Radios::new(SERVICE, v.t("basket-add-what"), services).filled(v, filled))
        .submit(v.t("basket-add-button"));
    Ok(v.page_with(filled.status(), v.t("basket-add-title"), AddPage { question }))
}

pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let reference = at.reference()?;
    match open(&v, (&catalogue, listener.as_ref()), reference, &form).await {
        Ok(file) => Ok(v.redirect_with(format!("/files/{}", file.reference), "basket-added")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let (_, sheet) = opened(&v, &catalogue, reference).await?;
            Ok(page(&v, &catalogue, &sheet, &filled).await?)
        }
    }
}

async fn open(
    v: &Visit,
    (catalogue, listener): (&Catalogue, &dyn Listener),
    reference: Reference,
    form: &Form<Fields>,
) -> Outcome<Application> {
    let owner = v.account()?;
    let mut slips = Slips::new();
    let person = match form.fields.opt(PERSON) {
        Some("same") => Person::Same,
        Some("other") => Person::Other,
        _ => {
            slips.add(PERSON, "basket-slip-person");
            Person::Other
        }
    };
    let service = form.fields.opt(SERVICE).unwrap_or_default();
    if service.is_empty() {
        slips.add(SERVICE, "basket-slip-service");
    }
    slips.or(|| ())?;
    let once = Once { route: "baskets.add", key: &form.idempotency_key, hash: form.request_hash };
    let mut cx = v.begin().await?;
    let code = v.came();
    let came = Came { listener, code: code.as_deref() };
    let file = commands::add(&mut cx, catalogue, (owner, reference), &Wanted { service, person }, &came, &once).await?;
    cx.commit().await?;
    Ok(file)
}
