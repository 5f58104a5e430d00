//! From the page of a service into a draft. What was asked there travels in the address: choices only, nothing personal.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Refusal, RefusalKind};
use serde::Deserialize;
use service_model::{Answers, Raw};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, QuestionPage, TextInput},
};

use crate::{
    applications::{
        definitions::{self, Definition},
        drafts::{self, Came},
        forms,
        model::Application,
        owner::owner,
        sheet, store as rows,
    },
    ports::Listener,
};

/// The field that says where somebody lives; the page of the service asks it first.
const COUNTRY: &str = "country";
/// The field of the invitation's code, where a pilot asks for one.
const INVITATION: &str = "invitation";

/// The service named in a path.
#[derive(Deserialize)]
pub(super) struct AtService {
    service: String,
}

#[derive(Template)]
#[template(path = "applications/question.html")]
struct StartPage {
    question: QuestionPage,
}

/// The page somebody comes back to after signing in: one button, with what was chosen before.
pub(super) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<AtService>,
    Query(chosen): Query<Vec<(String, String)>>,
) -> Answer {
    let account = v.account()?;
    let fields = Fields::new(chosen);
    let Some(country) = fields.opt(COUNTRY) else { return Ok(ask_where(&v, &at)) };
    let mut cx = v.begin().await?;
    let definition = definitions::current(&cx, &catalogue, &at.service, country).await?;
    let invites = drafts::needs_invitation(&mut cx, account, &definition).await?;
    Ok(start_page(&v, &definition, &fields, (Filled::blank(), invites)))
}

/// Opens the draft, once for each page that was rendered.
pub(super) async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(listener): Extension<Arc<dyn Listener>>,
    Path(at): Path<AtService>,
    form: Form<Fields>,
) -> Answer {
    let Some(country) = form.fields.opt(COUNTRY) else { return Ok(ask_where(&v, &at)) };
    match open(&v, (&catalogue, listener.as_ref()), (&at, country), &form).await {
        Ok(file) => Ok(v.redirect(format!("/files/{}", file.reference))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let account = v.account()?;
            let mut cx = v.begin().await?;
            let definition = definitions::current(&cx, &catalogue, &at.service, country).await?;
            let invites = drafts::needs_invitation(&mut cx, account, &definition).await?;
            Ok(start_page(&v, &definition, &form.fields, (filled, invites)))
        }
    }
}

/// Nobody is taken to live anywhere: where is asked on the page of the service.
fn ask_where(v: &Visit, at: &AtService) -> Response {
    v.redirect(format!("/services/{}/questions", at.service))
}

async fn open(
    v: &Visit,
    (catalogue, listener): (&Catalogue, &dyn Listener),
    (at, country): (&AtService, &str),
    form: &Form<Fields>,
) -> Outcome<Application> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    const ROUTE: &str = "applications.open";
    if let Claim::Done(id) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return rows::load(&mut cx, &Scope::Owner(account), Id::from_uuid(id)).await;
    }
    let definition = definitions::current(&cx, catalogue, &at.service, country).await?;
    drafts::enter(&mut cx, account, &definition, form.fields.opt(INVITATION)).await?;
    let before = answered_before(&mut cx, account, &definition, &forms::raw(&form.fields)).await?;
    let file = drafts::open(&mut cx, account, &definition, &before).await?;
    let came = v.came();
    Came { listener, code: came.as_deref() }.begun(&mut cx, &file, &definition.service).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, file.id.uuid()).await?;
    cx.commit().await?;
    Ok(file)
}

/// The answers of the pages asked before applying. What is missing there is asked again in the draft; what makes a
/// person not eligible is shown by the draft with its remedy.
pub(in crate::applications) async fn answered_before(
    cx: &mut Cx,
    account: Id<kernel::marks::Account>,
    definition: &Definition,
    raw: &Raw,
) -> Outcome<Answers> {
    let who = owner(cx, account).await?;
    let context = sheet::context(cx, definition, &who)?;
    let mut before = Answers::new();
    for page in definition.service.form.pages.iter().filter(|page| page.before) {
        if page.fields.iter().all(|field| raw.is_blank(&field.name)) {
            continue;
        }
        let read = page.parse(raw, &before, &context)?;
        before.merge(read);
    }
    Ok(before)
}

fn start_page(v: &Visit, definition: &Definition, fields: &Fields, (mut filled, invites): (Filled, bool)) -> Response {
    if !definition.takes_applications() && !filled.is_wrong() {
        let closed = Refusal::new(RefusalKind::Rule, "application.closed", "application-refusal-closed");
        if let Ok(said) = Filled::after(fields.clone(), closed.into()) {
            filled = said;
        }
    }
    let service = &definition.service;
    let name = service.texts.text(v.locale(), "name");
    let mut question = QuestionPage::new(v, v.path(&format!("/apply/{}", service.key)), &filled)
        .back(BackLink::new(v, v.path(&format!("/services/{}", service.key))))
        .heading(v.t_with("application-start-title", &[("document", name)]))
        .lead(&v.t("application-start-lead"))
        .submit(v.t("application-start-button"));
    if let Some(said) = definition.paused_because() {
        question = question.lead(said.get(v.locale()));
    }
    if invites {
        let code = TextInput::code(INVITATION, v.t("application-start-invitation"));
        question = question.field(&code.hint(v.t("application-start-invitation-hint")).filled(v, &filled));
    }
    for (name, value) in fields.answers().filter(|(name, _)| *name != INVITATION) {
        question = question.field(&Carried { name: name.to_owned(), value: value.to_owned() });
    }
    v.page_with(filled.status(), v.t_with("application-start-title", &[("document", name)]), StartPage { question })
}

/// A choice carried on without being asked again.
#[derive(Template)]
#[template(source = "<input type=\"hidden\" name=\"{{ name }}\" value=\"{{ value }}\">", ext = "html")]
struct Carried {
    name: String,
    value: String,
}

impl askama::filters::HtmlSafe for Carried {}
