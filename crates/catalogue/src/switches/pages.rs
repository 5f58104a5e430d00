//! The administrator's page of switches: which stage holds where, the caps of pilots, and who changed what and why.
//! Nothing is switched here; a form only proposes, and another person decides on the page of the proposal.

use std::sync::Arc;

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, Router, routing::get};
use kernel::{Failure, Outcome, Slips, StaffRole, arabic};
use service_model::country::Stage;
use web::{
    Answer, Fields, Filled, Form, Site, Value, Visit,
    components::{Button, Choice, DataTable, ErrorSummary, Radios, Select, Tag, TextInput, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, propose};

use super::{
    Name, STAGES, SetSwitch, Setting,
    store::{self as rows, Made},
};
use crate::{
    definitions::Kind,
    reading::{Catalogue, Snapshot},
};

const PAGE: &str = "/{lang}/desk/switches";
/// Changes are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";
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
    holding: DataTable,
    stage: Asking<Radios>,
    cap: Asking<TextInput>,
    history: DataTable,
}

/// One of the two forms: of what, which value, why.
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
    let name = if form.fields.text("switch") == "cap" { Name::Cap } else { Name::Stage };
    let made = async {
        let setting = typed(&form.fields, name, &snapshot)?;
        let reason = form.fields.text(&field(name, "reason"));
        propose(&mut cx, acts, NewProposal { kind, subject: SetSwitch::subject(&setting)?, reason, seen: None }).await
    };
    let proposal = made.await.map_err(|failure| at_form(failure, name))?;
    idempotency::settle(&mut cx, kind, key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}

/// The name of a field in the form of a switch; the page has two forms.
fn field(name: Name, end: &str) -> String {
    format!("{}_{end}", name.as_str())
}

/// Mistakes of the act belong to the form that was sent.
fn at_form(failure: Failure, name: Name) -> Failure {
    match failure {
        Failure::Slips(mut slips) => {
            for slip in slips.0.iter_mut().filter(|slip| slip.field == "reason") {
                slip.field = field(name, "reason").into();
            }
            Failure::Slips(slips)
        }
        Failure::Refusal(refusal) if refusal.field.as_deref() == Some("value") => {
            Failure::Refusal(refusal.at(field(name, "value")))
        }
        Failure::Refusal(refusal) if refusal.code == "proposal.open_already" => {
            Failure::Refusal(refusal.at(field(name, "what")))
        }
        other => other,
    }
}

/// What was chosen is `country.ae` and the like, one of those that were offered.
fn typed(fields: &Fields, name: Name, snapshot: &Snapshot) -> Result<Setting, Slips> {
    let mut slips = Slips::new();
    let (what, value) = (field(name, "what"), field(name, "value"));
    let found = switches(snapshot).into_iter().find(|own| own.name == name && id(own) == fields.text(&what));
    if found.is_none() {
        slips.add(what, "field-choice-required");
    }
    let given = arabic::latin_digits(fields.text(&value));
    if given.is_empty() {
        slips.add(value, if name == Name::Stage { "field-choice-required" } else { "field-required" });
    }
    match found.filter(|_| slips.is_empty()) {
        Some(own) => Ok(Setting { value: given, ..own }),
        None => Err(slips),
    }
}

fn id(setting: &Setting) -> String {
    format!("{}.{}", setting.kind.as_str(), setting.key)
}

/// Every switch there is, with the value that holds; no value where no cap is set.
fn switches(snapshot: &Snapshot) -> Vec<Setting> {
    let switch = |kind, key: &str, name, value: String| Setting { kind, key: key.to_owned(), name, value };
    let countries = snapshot.countries().flat_map(|(key, own)| {
        let cap = own.cap.map_or_else(String::new, |cap| cap.to_string());
        let stage = own.stage.as_str().to_owned();
        [switch(Kind::Country, key, Name::Stage, stage), switch(Kind::Country, key, Name::Cap, cap)]
    });
    let services = snapshot.services();
    countries
        .chain(services.map(|(key, own)| switch(Kind::Service, key, Name::Stage, own.stage.as_str().to_owned())))
        .collect()
}

async fn page(v: &Visit, catalogue: &Catalogue, acts: &Acts, filled: &Filled) -> Answer {
    let snapshot = catalogue.refresh(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let made = rows::history(&mut cx, MOST).await?;
    let history = history(v, &mut cx, acts, &snapshot, &made).await?;
    let look = Access { file: None, purpose: "switches".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let stages = STAGES.map(|stage| Choice::new(stage, v.t(&format!("catalogue-stage-{stage}")))).to_vec();
    let stage = Radios::new(field(Name::Stage, "value"), v.t("catalogue-switch-new-stage"), stages).filled(v, filled);
    let cap = TextInput::digits(field(Name::Cap, "value"), v.t("catalogue-switch-new-cap")).width("short");
    let page = SwitchesPage {
        v,
        errors: ErrorSummary::new(v, filled),
        holding: holding(v, &snapshot),
        stage: asking(v, &snapshot, Name::Stage, stage, filled),
        cap: asking(v, &snapshot, Name::Cap, cap.filled(v, filled), filled),
        history,
    };
    Ok(v.page_with(filled.status(), v.t("catalogue-switches-title"), page))
}

fn asking<V>(v: &Visit, snapshot: &Snapshot, name: Name, value: V, filled: &Filled) -> Asking<V> {
    let offered = switches(snapshot).into_iter().filter(|own| own.name == name);
    let choices = offered.map(|own| Choice::new(id(&own), thing(v, snapshot, &own))).collect();
    Asking {
        what: Select::new(v, field(name, "what"), v.t("catalogue-switch-of"), choices).filled(v, filled),
        value,
        reason: Textarea::new(field(name, "reason"), v.t("catalogue-desk-reason")).rows(2).filled(v, filled),
        button: Button::new(v.t("catalogue-desk-propose")),
    }
}

fn holding(v: &Visit, snapshot: &Snapshot) -> DataTable {
    let table = DataTable::new(v, v.t("catalogue-switches-holding"))
        .column(v.t("catalogue-switch-of"))
        .column(v.t("catalogue-switch-stage"))
        .number_column(v.t("catalogue-switch-cap"));
    let all = switches(snapshot);
    all.iter().filter(|own| own.name == Name::Stage).fold(table, |table, own| {
        let cap = all.iter().find(|other| other.name == Name::Cap && (other.kind, &other.key) == (own.kind, &own.key));
        let cap = cap.and_then(|cap| cap.value.parse().ok()).map(|cap: i64| v.number(cap));
        table.row(vec![thing(v, snapshot, own).into(), Value::component(&stage(v, &own.value)), cap.into()])
    })
}

fn stage(v: &Visit, name: &str) -> Tag {
    let tone = match Stage::parse(name) {
        Some(Stage::Open | Stage::Home) => Tone::Ok,
        Some(Stage::Pilot) => Tone::Sand,
        Some(Stage::Paused) => Tone::Wait,
        Some(Stage::Closed) | None => Tone::Quiet,
    };
    Tag::new(v.t(&format!("catalogue-stage-{name}")), tone)
}

/// The service or country of a switch by its name; its key if it is no longer there.
fn thing(v: &Visit, snapshot: &Snapshot, setting: &Setting) -> String {
    let key = setting.key.as_str();
    let name = match setting.kind {
        Kind::Service => {
            let own = snapshot.service(key).ok();
            own.map(|own| own.definition.texts.text(v.locale(), "name").to_owned())
        }
        Kind::Country => snapshot.country(key).ok().map(|own| own.definition.names.get(v.locale()).to_owned()),
    };
    name.unwrap_or_else(|| key.to_owned())
}

async fn history(v: &Visit, cx: &mut Cx, acts: &Acts, snapshot: &Snapshot, made: &[Made]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("catalogue-switches-history")).nothing(v.t("catalogue-switches-never"));
    for column in ["catalogue-switch-since", "catalogue-switch-of", "catalogue-switch-value", "catalogue-switch-by"] {
        table = table.column(v.t(column));
    }
    table = table.column(v.t("catalogue-desk-reason"));
    for Made { setting, since, by, reason } in made {
        let value = match setting.name {
            Name::Stage => Value::component(&stage(v, &setting.value)),
            Name::Cap => setting.value.parse().map_or_else(|_| setting.value.clone(), |cap| v.number(cap)).into(),
        };
        // What an import or a rehearsal set names no colleague.
        let who = match by.parse() {
            Ok(staff) => acts.colleagues().name(cx, staff).await?,
            Err(_) => by.clone(),
        };
        table = table.row(vec![
            v.moment(*since, ZONE).into(),
            thing(v, snapshot, setting).into(),
            value,
            who.into(),
            reason.clone().into(),
        ]);
    }
    Ok(table)
}
