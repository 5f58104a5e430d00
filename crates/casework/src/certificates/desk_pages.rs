//! The Authority's page for ending a certificate: it makes the proposal that a second person decides.
//!
//! For everybody but an approver of the Authority the page does not exist.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    lookup::{self, LookupKind},
};
use askama::Template;
use axum::{Extension, Router, response::Response, routing::get};
use kernel::{Failure, Id, Outcome, Slips, StaffRole};
use web::{
    Answer, Fields, Filled, Form, FromFields, Site, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose};

use super::{
    act::{Ending, KIND, REVOCATIONS},
    model::Certificate,
    store as rows,
};

const REPLACED: &str = "replaced";

pub(super) fn routes(acts: Arc<Acts>) -> Router<Site> {
    Router::new().route("/{lang}/desk/certificates", get(show).post(submit)).layer(Extension(acts))
}

/// What is proposed, as typed.
struct Wanted {
    serial: String,
    how: String,
    newer: String,
    words: String,
}

impl FromFields for Wanted {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let serial = fields.required("serial", "certificate-slip-serial", &mut slips).to_owned();
        let how = fields.required("how", "certificate-slip-how", &mut slips).to_owned();
        let newer = fields.text("newer").to_owned();
        if how == REPLACED && newer.is_empty() {
            slips.add("newer", "certificate-slip-newer");
        }
        if !how.is_empty() && how != REPLACED && !REVOCATIONS.contains(&how.as_str()) {
            slips.add("how", "certificate-slip-how");
        }
        let words = fields.required("words", "certificate-slip-words", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { serial, how, newer, words }) } else { Err(slips) }
    }
}

#[derive(Template)]
#[template(source = "{{ question }}", ext = "html")]
struct EndPage {
    question: QuestionPage,
}

async fn show(v: Visit) -> Answer {
    approver(&v)?;
    Ok(page(&v, &Filled::blank()))
}

fn page(v: &Visit, filled: &Filled) -> Response {
    let choices = REVOCATIONS.iter().copied().chain([REPLACED]);
    let choices = choices.map(|code| Choice::new(code, v.t(&format!("certificate-end-{code}")))).collect();
    let title = v.t("certificate-act-end");
    let question = QuestionPage::new(v, v.path("/desk/certificates"), filled)
        .back(BackLink::new(v, v.path("/desk")))
        .heading(title.clone())
        .field(&TextInput::code("serial", v.t("certificate-serial")).filled(v, filled))
        .field(&Radios::new("how", v.t("certificate-end-how"), choices).filled(v, filled))
        .field(&TextInput::code("newer", v.t("certificate-end-newer")).optional(v).filled(v, filled))
        .field(&Textarea::new("words", v.t("certificate-end-words")).filled(v, filled))
        .submit(v.t("certificate-end-propose"));
    v.page_with(filled.status(), title, EndPage { question })
}

async fn submit(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Wanted>) -> Answer {
    approver(&v)?;
    let proposed = async {
        let wanted = form.read()?;
        let mut cx = v.begin().await?;
        let certificate = by_serial(&mut cx, &wanted.serial, "serial").await?;
        let ending = if wanted.how == REPLACED {
            Ending::Replaced { by: by_serial(&mut cx, &wanted.newer, "newer").await?.id.uuid() }
        } else {
            Ending::Revoked { reason: wanted.how }
        };
        let subject = ending.subject(&certificate)?;
        let proposal =
            propose(&mut cx, &acts, NewProposal { kind: KIND, subject, reason: &wanted.words, seen: None }).await?;
        cx.commit().await?;
        Ok::<_, Failure>(proposal.id)
    };
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &form.filled(failure)?)),
    }
}

fn approver(v: &Visit) -> Outcome<()> {
    v.actor().staff_holding(&[StaffRole::AuthorityApprover]).map(drop)
}

async fn by_serial(cx: &mut Cx, serial: &str, field: &'static str) -> Outcome<Certificate> {
    let unknown = || Slips::one(field, "certificate-slip-unknown");
    let serial = serial.trim().to_uppercase();
    let id = lookup::find(cx, LookupKind::CertificateSerial, &serial).await?.ok_or_else(unknown)?;
    let scope = Scope::of(cx.actor())?;
    rows::load(cx, &scope, Id::from_uuid(id)).await
}
