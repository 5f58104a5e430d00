//! Before it is sent: the whole list of what the agency learns, each datum with what for, and the consent. What is agreed to
//! is the hash of this list; if anything of it changed meanwhile, it is shown anew and nothing is sent.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::{CurrentAgencyService, Snapshot};
use kernel::{Failure, Id, Outcome, Reference, marks};
use people::WayUp;
use store::{
    Cx,
    idempotency::{self, Claim},
};
use web::{
    Answer, Filled, Form, Hidden, Visit,
    components::{BackLink, Banner, Button, Checkboxes, Choice, ErrorSummary},
};

use crate::{
    Ports,
    described::{At, shown},
    requests::{
        ask::{Agreement, ask},
        list_of_sent::{self, Sent},
        model::Request,
        open, policy, store as rows,
    },
};

const ASK: &str = "agencies.ask";

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'a> {
    v: &'a Visit,
    back: BackLink,
    simulated: Option<Banner>,
    errors: ErrorSummary,
    name: &'a str,
    lead: String,
    list: Vec<Line<'a>>,
    action: String,
    hidden: Hidden,
    shown: String,
    consent: Checkboxes,
    button: Button,
    discard: String,
    discard_hidden: Hidden,
    discard_button: Button,
}

struct Line<'a> {
    label: String,
    value: String,
    why: &'a str,
}

/// What the page is made of.
struct Draft {
    request: Request,
    profile: people::Profile,
    answers: list_of_sent::Answers,
}

impl Draft {
    async fn of(cx: &mut Cx, account: Id<marks::Account>, service: &str) -> Outcome<Option<Self>> {
        let Some(request) = rows::draft(cx, account, service).await? else { return Ok(None) };
        let answers = rows::answers(cx, &request).await?;
        Ok(Some(Self { request, profile: people::profile(cx, account).await?, answers }))
    }
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    if open(&ports, &snapshot, own, v.now()).is_err() {
        return Ok(v.redirect(format!("/agency-services/{}", at.key)));
    }
    let mut cx = v.begin().await?;
    let draft = Draft::of(&mut cx, account, &at.key).await?;
    let have = people::assurance(&mut cx, account).await?;
    let shown = WayUp::new(&v, have, policy::needed(&own.definition)).is_none();
    // A draft of an older revision may lack an answer that is asked now.
    let draft = draft.filter(|draft| shown && draft.request.revision == own.revision);
    let Some(draft) = draft else { return Ok(v.redirect(format!("/agency-services/{}/ask", at.key))) };
    Ok(page(&v, &snapshot, own, &draft, &Filled::blank()))
}

pub(super) async fn submit(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<()>) -> Answer {
    let account = v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    match sent(&v, &ports, &snapshot, own, &form).await {
        Ok(reference) => Ok(v.redirect_with(format!("/agency-requests/{}", reference.compact()), "agencies-asked")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let mut cx = v.begin().await?;
            let draft = Draft::of(&mut cx, account, &at.key).await?.ok_or_else(Failure::not_found)?;
            drop(cx);
            Ok(page(&v, &snapshot, own, &draft, &filled))
        }
    }
}

async fn sent(
    v: &Visit,
    ports: &Ports,
    snapshot: &Snapshot,
    own: &CurrentAgencyService,
    form: &Form<()>,
) -> Outcome<Reference> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = idempotency::claim(&mut cx, ASK, &form.idempotency_key, form.request_hash).await? {
        let done = rows::lock(&mut cx, &store::Scope::Owner(account), Id::from_uuid(id)).await?;
        return done.asked.map(|(reference, _)| reference).ok_or_else(Failure::not_found);
    }
    open(ports, snapshot, own, v.now())?;
    let service = &own.definition;
    let permit = policy::may_ask(service, people::assurance(&mut cx, account).await?)?;
    let draft = Draft::of(&mut cx, account, &service.key).await?.ok_or_else(Failure::not_found)?;
    if draft.request.revision != own.revision {
        return Err(crate::requests::refusal::changed());
    }
    let list = list_of_sent::of(service, &draft.profile, &draft.answers);
    let agreement = Agreement {
        agreed: form.fields.all("agreed").contains(&"yes"),
        shown: digest_in(form.fields.text("shown")).unwrap_or_default(),
        language: v.locale(),
    };
    let reference = ask(&mut cx, permit, (&draft.request, service), &list, &agreement).await?;
    idempotency::settle(&mut cx, ASK, &form.idempotency_key, draft.request.id.uuid()).await?;
    cx.commit().await?;
    Ok(reference)
}

/// Throwing a draft away is harmless when repeated, so the key need not be remembered.
pub(super) async fn discard(v: Visit, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    rows::discard(&mut cx, account, &at.key).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/files", "agencies-discarded"))
}

fn page(v: &Visit, snapshot: &Snapshot, own: &CurrentAgencyService, draft: &Draft, filled: &Filled) -> Response {
    let service = &own.definition;
    let agency = service.agency.names.get(v.locale());
    let list = list_of_sent::of(service, &draft.profile, &draft.answers);
    let shown = list_of_sent::digest_of(service, draft.request.revision, &list);
    let agree = Choice::new("yes", v.t_with("agencies-agree", &[("agency", agency)]));
    let line = |own: &Sent<'_>| (own.label(v), own.shown(v, snapshot));
    let lines = list.iter().map(|own| {
        let (label, value) = line(own);
        Line { label, value, why: own.why.get(v.locale()) }
    });
    let page = CheckPage {
        v,
        back: BackLink::to(v.path(&format!("/agency-services/{}/ask", service.key)), v.t("agencies-check-change")),
        simulated: shown::simulated(v),
        errors: ErrorSummary::new(v, filled),
        name: service.name(v.locale()),
        lead: v.t_with("agencies-check-lead", &[("agency", agency)]),
        list: lines.collect(),
        action: v.path(&format!("/agency-services/{}/check", service.key)),
        hidden: v.csrf_field(),
        shown: hex(&shown),
        consent: Checkboxes::new("agreed", v.t("agencies-consent"), vec![agree]).filled(v, filled),
        button: Button::new(v.t("agencies-send")),
        discard: v.path(&format!("/agency-services/{}/discard", service.key)),
        discard_hidden: v.csrf_field(),
        discard_button: Button::quiet(v.t("agencies-discard")),
    };
    v.page_with(filled.status(), v.t("agencies-check-title"), page)
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest_in(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}
