//! The pages of the desk for rules. They read, and hand what is typed to a command; what is right is decided by the code
//! that reads definitions.

mod amount;
mod compare;
mod decide;
mod definition;
mod draft;
mod examples;
mod export;
mod files;
mod inputs;
mod list;
mod paper;
mod paper_form;
mod samples;
mod sheet;
mod texts;

use std::sync::Arc;

use ::store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::{Failure, FieldSlip, Id, Outcome, Slips};
use service_model::{Finding, Sources};
use uuid::Uuid;
use web::{Fields, Filled, Form, Site, Visit};
use work::proposals::Acts;

use super::{
    bench::{self, Bench},
    commands::{Seen, change},
    model::Draft,
    policy, store as rows,
};
use crate::revisions::delivered;

const LIST: &str = "/{lang}/desk/rules";
const ONE: &str = "/{lang}/desk/rules/of/{kind}/{key}";
const OPEN: &str = "/{lang}/desk/rules/of/{kind}/{key}/open";
const RETURN: &str = "/{lang}/desk/rules/of/{kind}/{key}/return/{revision}";
const EXPORT: &str = "/{lang}/desk/rules/of/{kind}/{key}/export/{revision}";
const DRAFT: &str = "/{lang}/desk/rules/drafts/{id}";
const COMPARE: &str = "/{lang}/desk/rules/drafts/{id}/compare";
const RETELL: &str = "/{lang}/desk/rules/drafts/{id}/retell";
const DECIDE: &str = "/{lang}/desk/rules/drafts/{id}/decide";
const PROPOSE: &str = "/{lang}/desk/rules/drafts/{id}/propose";
const GIVE_UP: &str = "/{lang}/desk/rules/drafts/{id}/give-up";
const DRAFT_EXPORT: &str = "/{lang}/desk/rules/drafts/{id}/export";
const SHEET: &str = "/{lang}/desk/rules/drafts/{id}/sheets/{sheet}";
const ROW: &str = "/{lang}/desk/rules/drafts/{id}/sheets/{sheet}/{row}";
const REMOVE: &str = "/{lang}/desk/rules/drafts/{id}/sheets/{sheet}/{row}/remove";
const AMOUNT: &str = "/{lang}/desk/rules/drafts/{id}/amount/{row}";
const PAPERS: &str = "/{lang}/desk/rules/drafts/{id}/papers";
const PAPER: &str = "/{lang}/desk/rules/drafts/{id}/papers/{row}";
const PAPER_REMOVE: &str = "/{lang}/desk/rules/drafts/{id}/papers/{row}/remove";
const TEXTS: &str = "/{lang}/desk/rules/drafts/{id}/texts";
const TEXT: &str = "/{lang}/desk/rules/drafts/{id}/texts/{text}";
const FILES: &str = "/{lang}/desk/rules/drafts/{id}/files";

/// Every page.
pub(crate) fn routes(acts: Arc<Acts>) -> Router<Site> {
    Router::new()
        .route(LIST, get(list::show))
        .route(ONE, get(definition::show))
        .route(OPEN, post(definition::open))
        .route(RETURN, post(definition::give_back))
        .route(EXPORT, get(export::revision))
        .route(DRAFT, get(draft::show))
        .route(COMPARE, get(compare::show))
        .route(RETELL, post(examples::retell))
        .route(DECIDE, get(decide::show).post(decide::date))
        .route(PROPOSE, post(decide::propose))
        .route(GIVE_UP, post(decide::give_up))
        .route(DRAFT_EXPORT, get(export::draft))
        .route(SHEET, get(sheet::list))
        .route(ROW, get(sheet::show).post(sheet::save))
        .route(REMOVE, post(sheet::remove))
        .route(AMOUNT, get(amount::show).post(amount::save))
        .route(PAPERS, get(paper::list))
        .route(PAPER, get(paper::show).post(paper::save))
        .route(PAPER_REMOVE, post(paper::remove))
        .route(TEXTS, get(texts::list))
        .route(TEXT, get(texts::show).post(texts::save))
        .route(FILES, get(files::show).post(files::save))
        .layer(Extension(acts))
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

/// The draft of an address, for whoever may see it.
async fn draft_of(v: &Visit, cx: &mut Cx, id: &str) -> Outcome<Draft> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let id: Id<Draft> = id.parse().map_err(|_| Failure::not_found())?;
    rows::lock(cx, id).await?.ok_or_else(Failure::not_found)
}

/// Whether this visitor can change the draft.
fn editable(v: &Visit, draft: &Draft) -> bool {
    draft.closed_at.is_none() && policy::may_edit(v.actor()).is_ok()
}

/// The draft laid out.
async fn bench_of(v: &Visit, cx: &mut Cx, id: &str) -> Outcome<Bench> {
    let draft = draft_of(v, cx, id).await?;
    bench::lay(cx, draft).await
}

/// A change of the files that a page asks for, done once however often the form is sent. What the change would make
/// wrong is told at the form; what takes more than one step to be right again is told on the page of the draft.
async fn change_once(
    v: &Visit,
    route: &'static str,
    id: &str,
    form: &Form<Fields>,
    wanted: impl FnOnce(&Draft, &Fields) -> Outcome<Sources> + Send,
) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, route, form).await? {
        return Ok(());
    }
    let draft = draft_of(v, &mut cx, id).await?;
    let files = wanted(&draft, &form.fields)?;
    let bench = bench::lay(&mut cx, draft).await?;
    let slips = new_slips(&bench, &files);
    if !slips.is_empty() {
        return Err(slips.into());
    }
    let seen = Seen { id: bench.draft.id, version: version(&form.fields) };
    change(&mut cx, permit, seen, &files).await?;
    settled(&mut cx, route, form, bench.draft.id.uuid()).await?;
    cx.commit().await
}

/// The version of the draft that a form was filled in on.
fn version(fields: &Fields) -> i32 {
    fields.text("version").parse().unwrap_or(0)
}

async fn done_before<T>(cx: &mut Cx, route: &'static str, form: &Form<T>) -> Outcome<bool> {
    let claim = idempotency::claim(cx, route, &form.idempotency_key, form.request_hash).await?;
    Ok(matches!(claim, Claim::Done(_)))
}

async fn settled<T>(cx: &mut Cx, route: &'static str, form: &Form<T>, outcome: Uuid) -> Outcome<()> {
    idempotency::settle(cx, route, &form.idempotency_key, outcome).await
}

/// Faults that a single row has by itself, so that it is not saved with them.
const AT_ONCE: [&str; 9] = [
    "days",
    "duplicate",
    "expression",
    "expression-null",
    "key-form",
    "message-tells",
    "type",
    "unknown-field",
    "value",
];

/// What the files would make wrong at once.
fn new_slips(bench: &Bench, files: &Sources) -> Slips {
    let mut slips = Slips::new();
    let new = bench.with(files.clone()).findings();
    let at_once: Vec<&Finding> = new.iter().filter(|finding| AT_ONCE.contains(&finding.code)).collect();
    if at_once.is_empty() {
        return slips;
    }
    let before = bench.findings();
    let known =
        |finding: &Finding| before.iter().any(|own| (own.code, &own.message) == (finding.code, &finding.message));
    for finding in at_once.into_iter().filter(|finding| !known(finding)) {
        slips.0.push(match finding.code {
            // The end before the beginning is told by the form itself, so these are days that two rows share.
            "days" => FieldSlip { field: "from".into(), text: "rules-slip-overlap".into(), args: Vec::new() },
            "duplicate" => FieldSlip { field: "".into(), text: "rules-slip-duplicate".into(), args: Vec::new() },
            "message-tells" => FieldSlip { field: "".into(), text: "rules-slip-service".into(), args: Vec::new() },
            _ => FieldSlip {
                field: "".into(),
                text: "rules-slip-finding".into(),
                args: vec![("line", finding.spot.line.to_string()), ("message", finding.message.clone())],
            },
        });
    }
    slips
}

/// Names of colleagues are personal data: the look is recorded.
async fn look(cx: &mut Cx, route: &'static str) -> Outcome<()> {
    access::record(cx, Access { file: None, purpose: "rules".to_owned(), route, fields: &["staff_name"] }).await
}

/// A revision by its number, or as what the program brings.
fn numbered(v: &Visit, number: i32) -> String {
    if number == delivered::NUMBER { v.t("rules-delivered") } else { v.number(i64::from(number)) }
}

/// The form as it was typed, or fresh.
fn filled_or(filled: Option<Filled>, fresh: impl FnOnce() -> Filled) -> Filled {
    filled.unwrap_or_else(fresh)
}
