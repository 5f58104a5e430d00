//! The administrator's page of switches: which stage holds where, who is let into pilots, and who changed what and why.
//! Nothing is switched here; a form only proposes, and another person decides on the page of the proposal.

use std::sync::Arc;

use ::store::{
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, Router, routing::get};
use kernel::{Outcome, StaffRole};
use web::{
    Answer, Fields, Filled, Form, Site, Visit,
    components::{Button, Choice, DataTable, ErrorSummary, LinkButton, Radios, Select, TextInput, Textarea},
};
use work::proposals::{Acts, NewProposal, propose};

use super::{
    ENTRIES, Name, STAGES, SetSwitch,
    history::{history, holding, thing},
    store as rows,
    typed::{self, FormOf, id, switches},
};
use crate::reading::{Catalogue, Snapshot};

const PAGE: &str = "/{lang}/desk/switches";
/// Rows of the history.
const MOST: i64 = 60;

/// The page and its forms.
pub(crate) fn routes(catalogue: Catalogue, acts: Arc<Acts>) -> Router<Site> {
    Router::new().route(PAGE, get(show).post(switch)).layer(Extension(catalogue)).layer(Extension(acts))
}

#[derive(Template)]
#[template(path = "switches/page.html")]
struct SwitchesPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    invitations: LinkButton,
    holding: DataTable,
    stage: Asking<Radios>,
    said_ar: Textarea,
    said_en: Textarea,
    cap: Asking<TextInput>,
    counted: Radios,
    entry: Asking<Radios>,
    history: DataTable,
}

/// One of the forms: of what, which value, why.
struct Asking<V> {
    what: Select,
    value: V,
    reason: Textarea,
    button: Button,
}

/// For everybody but administrators the page does not exist.
fn administrator(v: &Visit) -> Outcome<()> {
    v.staff()?;
    v.actor().staff_holding(&[StaffRole::Administrator]).map(drop)
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Extension(acts): Extension<Arc<Acts>>) -> Answer {
    administrator(&v)?;
    page(&v, &catalogue, &acts, &Filled::blank()).await
}

async fn switch(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    form: Form<Fields>,
) -> Answer {
    administrator(&v)?;
    match proposed(&v, &catalogue, &acts, &form).await {
        Ok(proposal) => Ok(v.redirect_with(format!("/desk/proposals/{proposal}"), "catalogue-proposed")),
        Err(failure) => page(&v, &catalogue, &acts, &form.filled(failure)?).await,
    }
}

/// Proposes once, however often the form is sent.
async fn proposed(v: &Visit, catalogue: &Catalogue, acts: &Acts, form: &Form<Fields>) -> Outcome<uuid::Uuid> {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let (kind, key) = (SetSwitch::KIND, &form.idempotency_key);
    if let Claim::Done(known) = idempotency::claim(&mut cx, kind, key, form.request_hash).await? {
        return Ok(known);
    }
    let sent = FormOf::sent(&form.fields);
    let made = async {
        let setting = typed::read(&form.fields, sent, &snapshot)?;
        let reason = form.fields.text(&sent.field("reason"));
        propose(&mut cx, acts, NewProposal { kind, subject: SetSwitch::subject(&setting)?, reason, seen: None }).await
    };
    let proposal = made.await.map_err(|failure| sent.at_form(failure))?;
    idempotency::settle(&mut cx, kind, key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}

async fn page(v: &Visit, catalogue: &Catalogue, acts: &Acts, filled: &Filled) -> Answer {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let made = rows::history(&mut cx, MOST).await?;
    let history = history(v, &mut cx, acts, &snapshot, &made).await?;
    let look = Access { file: None, purpose: "switches".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let choices = |values: &[&str], of: &str| -> Vec<Choice> {
        values.iter().map(|value| Choice::new(*value, v.t(&format!("catalogue-{of}-{value}")))).collect()
    };
    let radios = |name: String, label: &str, choices| Radios::new(name, v.t(label), choices).filled(v, filled);
    let said = |end: &str, label: &str, hint: &str| {
        Textarea::new(FormOf::Stage.field(end), v.t(label)).rows(2).hint(v.t(hint)).filled(v, filled)
    };
    let stage = radios(FormOf::Stage.field("value"), "catalogue-switch-new-stage", choices(&STAGES, "stage"));
    let entry = radios(FormOf::Entry.field("value"), "catalogue-switch-new-entry", choices(&ENTRIES, "entry"));
    let cap = TextInput::digits(FormOf::Cap.field("value"), v.t("catalogue-switch-new-cap")).width("short");
    let counted = choices(&["files", "people"], "counted");
    let counts = FormOf::Cap.field("counted");
    let chosen = if filled.value(&counts).is_empty() { "files" } else { filled.value(&counts) };
    let page = SwitchesPage {
        v,
        errors: ErrorSummary::new(v, filled),
        invitations: LinkButton::quiet(v.path("/desk/invitations"), v.t("invitation-title")),
        holding: holding(v, &snapshot),
        stage: asking(v, &snapshot, FormOf::Stage, stage, filled),
        said_ar: said("said_ar", "catalogue-switch-said-ar", "catalogue-switch-said-hint"),
        said_en: said("said_en", "catalogue-switch-said-en", "catalogue-switch-said-hint"),
        cap: asking(v, &snapshot, FormOf::Cap, cap.filled(v, filled), filled),
        counted: radios(counts.clone(), "catalogue-switch-counted", counted).chosen(chosen),
        entry: asking(v, &snapshot, FormOf::Entry, entry, filled),
        history,
    };
    Ok(v.page_with(filled.status(), v.t("catalogue-switches-title"), page))
}

fn asking<V>(v: &Visit, snapshot: &Snapshot, form: FormOf, value: V, filled: &Filled) -> Asking<V> {
    // A number of files and one of people are set for the same country: it is listed once.
    let offered = switches(snapshot).into_iter().filter(|own| form.sets(own.name) && own.name != Name::People);
    let choices = offered.map(|own| Choice::new(id(&own), thing(v, snapshot, &own))).collect();
    Asking {
        what: Select::new(v, form.field("what"), v.t("catalogue-switch-of"), choices).filled(v, filled),
        value,
        reason: Textarea::new(form.field("reason"), v.t("catalogue-desk-reason")).rows(2).filled(v, filled),
        button: Button::new(v.t("catalogue-desk-propose")),
    }
}
