//! The desk's page of definitions: what was imported and what runs. Nothing is published here; a form only proposes, and
//! the proposal is decided on its own page.

use std::sync::Arc;

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::{Actor, Failure, Id, Outcome, RefusalKind, StaffRole};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Site, Value, Visit,
    components::{Button, Choice, DataTable, ErrorSummary, Radios, Tag, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, Subject, propose};

use super::{PublishRevision, model::Revision, store as rows};

const PAGE: &str = "/{lang}/desk/definitions";
const PUBLISH: &str = "/{lang}/desk/definitions/publish";
/// Imports are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";

/// The page and its form.
pub(crate) fn routes(acts: Arc<Acts>) -> Router<Site> {
    Router::new().route(PAGE, get(show)).route(PUBLISH, post(publish)).layer(Extension(acts))
}

#[derive(Template)]
#[template(path = "definitions/page.html")]
struct DefinitionsPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    table: DataTable,
    drafts: Option<Drafts>,
}

/// The form that proposes to publish a draft.
struct Drafts {
    choices: Radios,
    reason: Textarea,
    button: Button,
}

/// For everybody but administrators the page does not exist.
fn administrator(v: &Visit) -> Outcome<()> {
    v.staff()?;
    match v.actor() {
        Actor::Staff { .. } if v.actor().holds(StaffRole::Administrator) => Ok(()),
        _ => Err(Failure::not_found()),
    }
}

async fn show(v: Visit) -> Answer {
    administrator(&v)?;
    page(&v, &Filled::blank()).await
}

async fn publish(v: Visit, Extension(acts): Extension<Arc<Acts>>, form: Form<Fields>) -> Answer {
    administrator(&v)?;
    match proposed(&v, &acts, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/proposals", "catalogue-proposed")),
        Err(failure) => page(&v, &form.filled(failure)?).await,
    }
}

/// Proposes once, however often the form is sent.
async fn proposed(v: &Visit, acts: &Acts, form: &Form<Fields>) -> Outcome<()> {
    let thing = Uuid::parse_str(form.fields.text("revision"))
        .map_err(|_| kernel::Slips::one("revision", "field-choice-required"))?;
    let (kind, key) = (PublishRevision::KIND, &form.idempotency_key);
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, kind, key, form.request_hash).await? {
        return Ok(());
    }
    let subject = Subject { thing, details: serde_json::Value::Null };
    let new = NewProposal { kind, subject, reason: form.fields.text("reason"), seen: None };
    let proposal = propose(&mut cx, acts, new).await.map_err(at_revision)?;
    idempotency::settle(&mut cx, kind, key, proposal.id.uuid()).await?;
    cx.commit().await
}

/// That a revision is published or proposed already is said where it was chosen.
fn at_revision(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) if refusal.kind == RefusalKind::Conflict => Failure::Refusal(refusal.at("revision")),
        other => other,
    }
}

async fn page(v: &Visit, filled: &Filled) -> Answer {
    let mut cx = v.begin().await?;
    let revisions = rows::list(&mut cx, None).await?;
    cx.commit().await?;
    let page = DefinitionsPage {
        v,
        errors: ErrorSummary::new(v, filled),
        table: table(v, &revisions),
        drafts: drafts(v, &revisions, filled),
    };
    Ok(v.page_with(filled.status(), v.t("catalogue-desk-title"), page))
}

fn table(v: &Visit, revisions: &[Revision]) -> DataTable {
    let table = DataTable::new(v, v.t("catalogue-desk-revisions"))
        .column(v.t("catalogue-publish-key"))
        .number_column(v.t("catalogue-publish-revision"))
        .column(v.t("catalogue-desk-imported"))
        .column(v.t("catalogue-desk-state"));
    revisions.iter().fold(table, |table, own| {
        let state = match (own.valid_from, own.rehearsal) {
            (Some(_), true) => Tag::new(v.t("catalogue-desk-rehearsal"), Tone::Sand),
            (Some(_), false) => Tag::new(v.t("catalogue-desk-published"), Tone::Ok),
            (None, _) => Tag::new(v.t("catalogue-desk-draft"), Tone::Wait),
        };
        table.row(vec![
            Value::code(&own.key),
            Value::from(v.number(i64::from(own.revision))),
            Value::from(v.moment(own.imported_at, ZONE)),
            Value::component(&state),
        ])
    })
}

fn drafts(v: &Visit, revisions: &[Revision], filled: &Filled) -> Option<Drafts> {
    let draft = |own: &Revision| {
        let label = format!("{} · {}", own.key, v.number(i64::from(own.revision)));
        Choice::new(Id::uuid(own.id).to_string(), label)
    };
    let choices: Vec<Choice> = revisions.iter().filter(|own| own.valid_from.is_none()).map(draft).collect();
    (!choices.is_empty()).then(|| Drafts {
        choices: Radios::new("revision", v.t("catalogue-desk-drafts"), choices).filled(v, filled),
        reason: Textarea::new("reason", v.t("catalogue-desk-reason")).filled(v, filled),
        button: Button::new(v.t("catalogue-desk-propose")),
    })
}
