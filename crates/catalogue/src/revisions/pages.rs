//! The desk's page of definitions: what was imported, what runs, and the two acts that take two people. Nothing is done
//! here; a form only proposes, and the proposal is decided on its own page.

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
    components::{Button, Choice, DataTable, ErrorSummary, Radios, Select, Tag, TextInput, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, Subject, propose};

use super::{PublishRevision, model::Revision, store as rows};
use crate::{
    definitions::Kind,
    reading::{Catalogue, Snapshot},
    switches::{Name, SetSwitch, Setting},
};

const PAGE: &str = "/{lang}/desk/definitions";
const PUBLISH: &str = "/{lang}/desk/definitions/publish";
const SWITCH: &str = "/{lang}/desk/definitions/switch";
/// Imports are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";

/// The page and its two forms.
pub(crate) fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    Router::new()
        .route(PAGE, get(show))
        .route(PUBLISH, post(publish))
        .route(SWITCH, post(switch))
        .layer(Extension(catalogue))
        .layer(Extension(acts))
}

#[derive(Template)]
#[template(path = "definitions/page.html")]
struct DefinitionsPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    table: DataTable,
    drafts: Option<Drafts>,
    switches: DataTable,
    what: Select,
    value: TextInput,
    reason: Textarea,
    button: Button,
}

/// The form that proposes to publish a draft.
struct Drafts {
    choices: Radios,
    reason: Textarea,
    button: Button,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    page(&v, &catalogue, &Filled::blank()).await
}

async fn publish(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    let subject = || -> Outcome<Subject> {
        let thing = Uuid::parse_str(form.fields.text("revision"))
            .map_err(|_| kernel::Slips::one("revision", "field-choice-required"))?;
        Ok(Subject { thing, details: serde_json::Value::Null })
    };
    let made = async { make(&v, &acts, &form, PublishRevision::KIND, subject()?, "publish_reason").await }.await;
    answer(&v, &catalogue, form, made).await
}

async fn switch(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let made = async {
        let setting = setting(&form.fields, &snapshot)?;
        make(&v, &acts, &form, SetSwitch::KIND, SetSwitch::subject(&setting)?, "switch_reason").await
    };
    let made = made.await;
    answer(&v, &catalogue, form, made).await
}

async fn answer(v: &Visit, catalogue: &Catalogue, form: Form<Fields>, made: Outcome<()>) -> Answer {
    match made {
        Ok(()) => Ok(v.redirect_with("/desk/proposals", "catalogue-proposed")),
        Err(failure) => page(v, catalogue, &form.filled(failure)?).await,
    }
}

/// Proposes once, however often the form is sent.
async fn make(
    v: &Visit,
    acts: &Acts,
    form: &Form<Fields>,
    kind: &'static str,
    subject: Subject,
    reason: &'static str,
) -> Outcome<()> {
    let mut cx = v.begin().await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, kind, key, form.request_hash).await? {
        return Ok(());
    }
    let new = NewProposal { kind, subject, reason: form.fields.text(reason), seen: None };
    let proposal = propose(&mut cx, acts, new).await.map_err(|failure| at_field(failure, reason))?;
    idempotency::settle(&mut cx, kind, key, proposal.id.uuid()).await?;
    cx.commit().await
}

/// The reason is one of two fields on this page; its mistake belongs to the one that was sent.
fn at_field(failure: Failure, reason: &'static str) -> Failure {
    match failure {
        Failure::Slips(mut slips) => {
            slips.0.iter_mut().for_each(|slip| slip.field = reason.into());
            Failure::Slips(slips)
        }
        Failure::Refusal(refusal) if refusal.kind == RefusalKind::Conflict => Failure::Refusal(refusal.at(reason)),
        other => other,
    }
}

/// `what` is `country.ae.stage` and the like, one of those that were offered.
fn setting(fields: &Fields, snapshot: &Snapshot) -> Outcome<Setting> {
    let wanted = fields.text("what");
    let found = switches(snapshot).into_iter().find(|(own, _)| value_of(own) == wanted);
    let (setting, _) = found.ok_or_else(|| kernel::Slips::one("what", "field-choice-required"))?;
    let value = fields.text("value").to_owned();
    if value.is_empty() {
        return Err(kernel::Slips::one("value", "field-required"));
    }
    Ok(Setting { value, ..setting })
}

fn value_of(setting: &Setting) -> String {
    format!("{}.{}.{}", setting.kind.as_str(), setting.key, setting.name.as_str())
}

/// Every switch there is, with the value that holds.
fn switches(snapshot: &Snapshot) -> Vec<(Setting, String)> {
    let switch = |kind, key: &str, name, value: String| {
        (Setting { kind, key: key.to_owned(), name, value: String::new() }, value)
    };
    let services =
        snapshot.services().map(|(key, own)| switch(Kind::Service, key, Name::Stage, own.stage.as_str().to_owned()));
    let countries = snapshot.countries().flat_map(|(key, own)| {
        let cap = own.cap.map_or_else(|| "—".to_owned(), |cap| cap.to_string());
        [
            switch(Kind::Country, key, Name::Stage, own.stage.as_str().to_owned()),
            switch(Kind::Country, key, Name::Cap, cap),
        ]
    });
    services.chain(countries).collect()
}

async fn page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Answer {
    v.staff()?;
    if !matches!(v.actor(), Actor::Staff { .. }) || !v.actor().holds(StaffRole::Administrator) {
        return Err(Failure::not_found().into());
    }
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let revisions = rows::list(&mut cx, None).await?;
    cx.commit().await?;
    let page = DefinitionsPage {
        v,
        errors: ErrorSummary::new(v, filled),
        table: table(v, &revisions),
        drafts: drafts(v, &revisions, filled),
        switches: switch_table(v, &snapshot),
        what: Select::new(v, "what", v.t("catalogue-desk-what"), choices(v, &snapshot)).filled(v, filled),
        value: TextInput::code("value", v.t("catalogue-desk-value"))
            .hint(v.t("catalogue-desk-value-hint"))
            .filled(v, filled),
        reason: Textarea::new("switch_reason", v.t("catalogue-desk-reason")).filled(v, filled),
        button: Button::new(v.t("catalogue-desk-propose")),
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
        reason: Textarea::new("publish_reason", v.t("catalogue-desk-reason")).filled(v, filled),
        button: Button::new(v.t("catalogue-desk-propose")),
    })
}

fn switch_table(v: &Visit, snapshot: &Snapshot) -> DataTable {
    let table = DataTable::new(v, v.t("catalogue-desk-switches"))
        .column(v.t("catalogue-publish-key"))
        .column(v.t("catalogue-desk-what"))
        .column(v.t("catalogue-desk-value"));
    switches(snapshot).into_iter().fold(table, |table, (setting, value)| {
        table.row(vec![Value::code(&setting.key), Value::from(name(v, &setting)), Value::code(value)])
    })
}

fn choices(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    let choice = |(setting, _): (Setting, String)| {
        Choice::new(value_of(&setting), format!("{} · {}", setting.key, name(v, &setting)))
    };
    switches(snapshot).into_iter().map(choice).collect()
}

fn name(v: &Visit, setting: &Setting) -> String {
    v.t(&format!("catalogue-switch-{}-{}", setting.kind.as_str(), setting.name.as_str()))
}
