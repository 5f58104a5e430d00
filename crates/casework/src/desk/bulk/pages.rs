//! The pages of an act on several files: what it needs, what will happen to each, what happened. They name references and no
//! person but colleagues.

use askama::Template;
use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use kernel::{Failure, Outcome, Reference};
use web::{
    Answer, Filled, Form, Hidden, Site, Value, Visit,
    components::{BackLink, Banner, Button, Choice, DataTable, ErrorSummary, Select, Textarea, Tone},
};

use super::{
    acts::{self, Fate},
    model::{Chosen, Doing, Kind, Step, doing},
};
use crate::desk::{pages::path, policy};

/// An act on several files.
pub(in crate::desk) const BULK: &str = "/{lang}/desk/bulk";

pub(in crate::desk) fn routes() -> Router<Site> {
    // Whoever comes back to the address without a form begins at the queue.
    Router::new().route(BULK, post(act).merge(get(begin)))
}

async fn begin(v: Visit) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    Ok(v.redirect("/desk"))
}

#[derive(Template)]
#[template(path = "desk/bulk.html")]
struct BulkPage {
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    lead: Option<String>,
    banner: Option<Banner>,
    table: Option<DataTable>,
    left_out: Option<DataTable>,
    form: Option<Onward>,
}

/// The form that leads one step further.
struct Onward {
    action: String,
    hidden: Hidden,
    carried: Vec<(&'static str, String)>,
    colleague: Option<Select>,
    reason: Option<Textarea>,
    button: Button,
}

async fn act(v: Visit, form: Form<Chosen>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let chosen = match form.read() {
        Ok(chosen) => chosen,
        Err(failure) => return nothing_chosen(&v, &form.filled(failure)?),
    };
    let complete = doing(chosen.kind, &form.fields);
    let needs = chosen.kind.wants_reason() || chosen.kind.wants_colleague();
    match (chosen.step, complete) {
        (Step::Chosen, _) if needs => details(&v, &chosen, &Filled::blank()).await,
        (_, Err(slips)) => details(&v, &chosen, &form.filled(Failure::Slips(slips))?).await,
        (Step::Confirm, Ok(doing)) => {
            let key = (form.idempotency_key.as_str(), form.request_hash);
            let fates = acts::done(&v, &chosen.files, &doing, key).await?;
            Ok(told(&v, chosen.kind, &fates))
        }
        (_, Ok(doing)) => {
            let fates = acts::tried(&v, &chosen.files, &doing).await?;
            previewed(&v, &chosen, &doing, &fates).await
        }
    }
}

fn page(v: &Visit, filled: &Filled, heading: String) -> BulkPage {
    BulkPage {
        back: BackLink::to(v.path("/desk"), v.t("desk-queue-title")),
        errors: ErrorSummary::new(v, filled),
        heading,
        lead: None,
        banner: None,
        table: None,
        left_out: None,
        form: None,
    }
}

fn nothing_chosen(v: &Visit, filled: &Filled) -> Answer {
    let title = v.t("desk-bulk-title");
    Ok(v.page_with(filled.status(), title.clone(), page(v, filled, title)))
}

fn counted(v: &Visit, number: usize) -> String {
    v.number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn title(v: &Visit, kind: Kind) -> String {
    v.t(&format!("desk-bulk-{}-title", kind.as_str()))
}

fn carried(kind: Kind, files: &[Reference], step: &'static str) -> Vec<(&'static str, String)> {
    let mut carried = vec![("act", kind.as_str().to_owned()), ("step", step.to_owned())];
    carried.extend(files.iter().map(|reference| ("file", reference.compact().to_owned())));
    carried
}

/// Asks for what the act needs: a reason, and to whom files are passed.
async fn details(v: &Visit, chosen: &Chosen, filled: &Filled) -> Answer {
    let mut body = page(v, filled, title(v, chosen.kind));
    let number = counted(v, chosen.files.len());
    body.lead = Some(v.t_with("desk-bulk-details", &[("number", &number)]));
    let colleague = if chosen.kind.wants_colleague() {
        Some(Select::new(v, "colleague", v.t("desk-colleague"), colleagues(v).await?).filled(v, filled))
    } else {
        None
    };
    body.form = Some(Onward {
        action: v.path("/desk/bulk"),
        hidden: v.csrf_field(),
        carried: carried(chosen.kind, &chosen.files, "preview"),
        colleague,
        reason: Some(Textarea::new("reason", v.t("desk-bulk-reason")).rows(3).filled(v, filled)),
        button: Button::new(v.t("desk-bulk-preview")),
    });
    Ok(v.page_with(filled.status(), body.heading.clone(), body))
}

/// Who could be named at all; whether she may have this very file is asked of each.
async fn colleagues(v: &Visit) -> Outcome<Vec<Choice>> {
    let mut cx = v.begin_desk().await?;
    let me = v.staff()?;
    let serving = people::staff::colleagues::serving(&mut cx).await?;
    cx.commit().await?;
    let at_the_desk = |line: &people::staff::model::StaffLine| {
        policy::at_the_desk(&people::staff::model::actor(line.id, &line.posts)).is_ok()
    };
    let others = serving.into_iter().filter(|line| line.id != me && at_the_desk(line));
    Ok(others.map(|line| Choice::new(line.id.to_string(), line.name)).collect())
}

/// What will happen to each file, and which are left out and why.
async fn previewed(v: &Visit, chosen: &Chosen, doing: &Doing, fates: &[Fate]) -> Answer {
    let filled = Filled::blank();
    let mut body = page(v, &filled, title(v, chosen.kind));
    let to = match doing {
        Doing::HandOver(colleague, _) => {
            let mut cx = v.begin_desk().await?;
            let name = people::staff_name(&mut cx, *colleague).await?;
            cx.commit().await?;
            name
        }
        Doing::Take | Doing::GiveBack(_) => String::new(),
    };
    let (passing, out): (Vec<&Fate>, Vec<&Fate>) = fates.iter().partition(|fate| fate.result.is_ok());
    let number = counted(v, passing.len());
    body.lead = Some(v.t_with("desk-bulk-will", &[("number", &number), ("chosen", &counted(v, fates.len()))]));
    let will = v.t_with(&format!("desk-bulk-{}-will", chosen.kind.as_str()), &[("name", &to)]);
    body.table = (!passing.is_empty()).then(|| {
        let table = columns(v, "desk-bulk-happens", "desk-bulk-what");
        passing.iter().fold(table, |table, fate| table.row(vec![link(v, fate.reference), will.clone().into()]))
    });
    body.left_out = left_out(v, &out);
    let files: Vec<Reference> = passing.iter().map(|fate| fate.reference).collect();
    body.form = (!files.is_empty()).then(|| {
        let mut carried = carried(chosen.kind, &files, "confirm");
        match doing {
            Doing::HandOver(colleague, reason) => {
                carried.push(("colleague", colleague.to_string()));
                carried.push(("reason", reason.clone()));
            }
            Doing::GiveBack(reason) => carried.push(("reason", reason.clone())),
            Doing::Take => {}
        }
        Onward {
            action: v.path("/desk/bulk"),
            hidden: v.csrf_field(),
            carried,
            colleague: None,
            reason: None,
            button: Button::new(v.t_with("desk-bulk-confirm", &[("number", &number)])),
        }
    });
    Ok(v.page(body.heading.clone(), body))
}

/// What happened to each file.
fn told(v: &Visit, kind: Kind, fates: &[Fate]) -> Response {
    let filled = Filled::blank();
    let mut body = page(v, &filled, title(v, kind));
    let (passed, out): (Vec<&Fate>, Vec<&Fate>) = fates.iter().partition(|fate| fate.result.is_ok());
    let args = [("number", counted(v, passed.len())), ("chosen", counted(v, fates.len()))];
    let said = v.t_with("desk-bulk-done", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
    body.banner = Some(Banner::new(if out.is_empty() { Tone::Ok } else { Tone::Wait }, said));
    body.table = (!passed.is_empty()).then(|| {
        let table = columns(v, "desk-bulk-happened", "desk-bulk-what");
        let done = v.t(&format!("desk-bulk-{}-done", kind.as_str()));
        passed.iter().fold(table, |table, fate| table.row(vec![link(v, fate.reference), done.clone().into()]))
    });
    body.left_out = left_out(v, &out);
    v.page(body.heading.clone(), body)
}

fn columns(v: &Visit, caption: &str, second: &str) -> DataTable {
    DataTable::new(v, v.t(caption)).column(v.t("desk-reference")).column(v.t(second))
}

fn link(v: &Visit, reference: Reference) -> Value {
    Value::code_link(&v.path(&path(reference, "")), &reference.to_string())
}

fn left_out(v: &Visit, out: &[&Fate]) -> Option<DataTable> {
    let row = |table: DataTable, fate: &&Fate| {
        table.row(vec![link(v, fate.reference), fate.result.as_ref().err().map(|why| reason(v, why)).into()])
    };
    (!out.is_empty()).then(|| out.iter().fold(columns(v, "desk-bulk-left-out", "desk-bulk-why"), row))
}

/// The words of a refusal, as its own page would say them. What is not there for her is said to be so.
fn reason(v: &Visit, why: &Failure) -> String {
    match why {
        Failure::Refusal(refusal) if refusal.kind == kernel::RefusalKind::NotFound => v.t("desk-bulk-not-there"),
        Failure::Refusal(refusal) => v.t_args(refusal.text, &refusal.args),
        Failure::Slips(slips) => slips.0.iter().map(|slip| v.slip(slip)).collect::<Vec<_>>().join(" "),
        // Faults never come so far: they stop the whole page.
        Failure::Fault(_) => String::new(),
    }
}
