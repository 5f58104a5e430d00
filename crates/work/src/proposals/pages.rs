//! The list of proposals and the page on which one is decided, for acts that have no page of their own.
//!
//! These pages run with the application's role, not the desk's: what executes here concerns staff, money and
//! definitions, never a citizen's file. An act on a file has its own page at the desk.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    routing::{get, post},
};
use kernel::{Actor, Failure, Id, Outcome, Slips};
use store::{
    Cx,
    access::{self, Access},
    idempotency::{self, Claim},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{
        BackLink, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Tag, Textarea, Tone, Warning,
    },
};

use super::{
    act::Acts,
    commands::{self, Decided, Decision},
    model::{Fingerprint, Proposal, ProposalStage, Words},
    queries::{self, Opened, ProposalCursor},
};

/// Deadlines of proposals are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";
const LIST: &str = "/{lang}/desk/proposals";
const ONE: &str = "/{lang}/desk/proposals/{id}";
const DECIDE: &str = "/{lang}/desk/proposals/{id}/decide";
const WITHDRAW: &str = "/{lang}/desk/proposals/{id}/withdraw";

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route(LIST, get(list))
        .route(ONE, get(one))
        .route(DECIDE, post(decide))
        .route(WITHDRAW, post(withdraw))
}

/// What lists and the decision page say of a proposal.
struct RowView {
    name: String,
    reason: String,
    by: String,
    at: String,
    until: String,
    stage: Tag,
    path: String,
}

/// A link inside a cell.
#[derive(Template)]
#[template(source = r#"<a href="{{ href }}">{{ text }}</a>"#, ext = "html")]
struct Link<'a> {
    href: &'a str,
    text: &'a str,
}

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    open: DataTable,
    next: Option<LinkButton>,
    closed: Option<DataTable>,
}

#[derive(Template)]
#[template(path = "proposals/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    id: Id<Proposal>,
    back: BackLink,
    row: RowView,
    about: SummaryList,
    title: Option<String>,
    warnings: Vec<Warning>,
    shown: DataTable,
    decide: Option<Decide>,
    withdraw: Option<Button>,
    errors: ErrorSummary,
}

/// The form of the decision, for whoever may decide.
struct Decide {
    seen: Fingerprint,
    reason: Textarea,
    approve: Button,
    refuse: Button,
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

#[derive(serde::Deserialize)]
struct After {
    after: Option<String>,
}

async fn list(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    axum::extract::Query(after): axum::extract::Query<After>,
) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let after = after.after.as_deref().and_then(ProposalCursor::decode);
    let page = queries::open(&mut cx, &acts, after).await?;
    let month = Duration::from_secs(30 * 86_400);
    let since = cx.now().minus(month);
    let closed = queries::closed_since(&mut cx, &acts, since).await?;
    let mut views = [Vec::new(), Vec::new()];
    for (view, rows) in views.iter_mut().zip([&page.proposals, &closed]) {
        for proposal in rows {
            view.push(row(&v, &mut cx, &acts, proposal).await?);
        }
    }
    look(&mut cx, LIST).await?;
    cx.commit().await?;
    let [open, closed] = views;
    let page = ListPage {
        v: &v,
        open: table(&v, open, "work-proposals-title", "work-proposals-until")?.nothing(v.t("work-proposals-empty")),
        next: page.next.map(|next| {
            LinkButton::quiet(v.path(&format!("/desk/proposals?after={}", next.encode())), v.t("work-proposals-next"))
        }),
        closed: if closed.is_empty() {
            None
        } else {
            Some(table(&v, closed, "work-proposals-closed-title", "work-proposals-stage")?)
        },
    };
    Ok(v.page(v.t("work-proposals-title"), page))
}

fn table(v: &Visit, rows: Vec<RowView>, caption: &str, last: &str) -> Outcome<DataTable> {
    let columns = ["work-proposals-act", "work-proposals-reason", "work-proposals-by", "work-proposals-at", last];
    let mut table = DataTable::new(v, v.t(caption)).caption_hidden();
    for column in columns {
        table = table.column(v.t(column));
    }
    for row in rows {
        let name = Markup::render(&Link { href: &row.path, text: &row.name })?;
        let end = if last == "work-proposals-stage" { Value::component(&row.stage) } else { row.until.into() };
        table = table.row(vec![name.into(), row.reason.into(), row.by.into(), row.at.into(), end]);
    }
    Ok(table)
}

async fn one(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(At { id }): Path<At>) -> Answer {
    show(&v, &acts, &id, Filled::blank()).await
}

async fn show(v: &Visit, acts: &Acts, id: &str, filled: Filled) -> Answer {
    let me = v.staff()?;
    let mut cx = v.begin().await?;
    let opened = queries::read(&mut cx, acts, parse(id)?).await?;
    let row = row(v, &mut cx, acts, &opened.proposal).await?;
    let decided_by = match &opened.proposal.decided {
        Some(decision) => Some(acts.colleagues().name(&mut cx, decision.by).await?),
        None => None,
    };
    look(&mut cx, ONE).await?;
    cx.commit().await?;
    let open = opened.proposal.stage(v.now()) == ProposalStage::Open;
    let decides = open && opened.may_decide.is_ok();
    let page = OnePage {
        v,
        id: opened.proposal.id,
        back: BackLink::to(v.path("/desk/proposals"), v.t("work-proposal-back")),
        about: about(v, &row, decided_by),
        title: opened.shown.as_ref().map(|shown| words(v, &shown.title)),
        warnings: warnings(v, &opened, open),
        shown: shown_table(v, &opened),
        decide: opened.seen.filter(|_| decides).map(|seen| Decide {
            seen,
            reason: Textarea::new("reason", v.t("work-proposal-refuse-reason")).filled(v, &filled),
            approve: Button::new(v.t("work-proposal-approve")).named("decision", "approve"),
            refuse: Button::quiet(v.t("work-proposal-refuse")).named("decision", "refuse"),
        }),
        withdraw: (open && opened.proposal.proposed_by == me).then(|| Button::quiet(v.t("work-proposal-withdraw"))),
        errors: ErrorSummary::new(v, &filled),
        row,
    };
    Ok(v.page_with(filled.status(), page.row.name.clone(), page))
}

fn about(v: &Visit, row: &RowView, decided_by: Option<String>) -> SummaryList {
    let mut rows = vec![
        SummaryRow::new(v.t("work-proposals-by"), row.by.clone()),
        SummaryRow::new(v.t("work-proposals-reason"), row.reason.clone()),
        SummaryRow::new(v.t("work-proposals-at"), row.at.clone()),
        SummaryRow::new(v.t("work-proposals-until"), row.until.clone()),
    ];
    rows.extend(decided_by.map(|by| SummaryRow::new(v.t("work-proposal-decided-by"), by)));
    SummaryList::new(rows)
}

fn warnings(v: &Visit, opened: &Opened, open: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if opened.shown.is_none() {
        warnings.push(Warning::new(v, v.t("work-proposal-gone")));
    } else if open && opened.seen.is_some_and(|seen| seen != opened.proposal.shown) {
        warnings.push(Warning::new(v, v.t("work-proposal-changed")));
    }
    if let Some(refusal) = opened.may_decide.as_ref().err().filter(|_| open) {
        warnings.push(Warning::new(v, v.t_args(refusal.text, &refusal.args)));
    }
    warnings
}

fn shown_table(v: &Visit, opened: &Opened) -> DataTable {
    let lines = opened.shown.as_ref().map(|shown| shown.lines.as_slice()).unwrap_or_default();
    let with_before = lines.iter().any(|line| line.before.is_some());
    let mut table = DataTable::new(v, v.t("work-proposal-shown")).caption_hidden().column(v.t("work-proposal-datum"));
    if with_before {
        table = table.column(v.t("work-proposal-before"));
    }
    table = table.column(v.t("work-proposal-after"));
    for line in lines {
        let mut cells = vec![Value::from(words(v, &line.label))];
        if with_before {
            cells.push(line.before.as_ref().map(|before| words(v, before)).into());
        }
        cells.push(words(v, &line.after).into());
        table = table.row(cells);
    }
    table
}

/// What the decision form carries.
struct DecideForm {
    seen: Fingerprint,
    decision: Decision,
}

impl FromFields for DecideForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let seen = Fingerprint::parse(fields.text("seen"));
        let decision = match fields.text("decision") {
            "approve" => Some(Decision::Approve),
            "refuse" => {
                let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
                Some(Decision::Refuse { reason })
            }
            _ => None,
        };
        match (seen, decision) {
            (Some(seen), Some(decision)) if slips.is_empty() => Ok(Self { seen, decision }),
            _ => {
                if slips.is_empty() {
                    slips.add("decision", "work-refused-stale");
                }
                Err(slips)
            }
        }
    }
}

async fn decide(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<DecideForm>,
) -> Answer {
    match decide_once(&v, &acts, &id, &form).await {
        Ok(flash) => Ok(v.redirect_with("/desk/proposals", flash)),
        Err(failure) => show(&v, &acts, &id, form.filled(failure)?).await,
    }
}

async fn decide_once(v: &Visit, acts: &Acts, id: &str, form: &Form<DecideForm>) -> Outcome<&'static str> {
    v.staff()?;
    let id: Id<Proposal> = parse(id)?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, DECIDE, &form.idempotency_key, form.request_hash).await? {
        return Ok("work-flash-done-already");
    }
    let asked = form.read()?;
    queries::read(&mut cx, acts, id).await?;
    let decided = commands::decide(&mut cx, acts, id, asked.seen, asked.decision).await?;
    idempotency::settle(&mut cx, DECIDE, &form.idempotency_key, id.uuid()).await?;
    cx.commit().await?;
    Ok(match decided {
        Decided::Approved => "work-flash-approved",
        Decided::Refused => "work-flash-refused",
        Decided::Void => "work-flash-void",
    })
}

async fn withdraw(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    _form: Form<()>,
) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    commands::withdraw(&mut cx, &acts, parse(&id)?).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/desk/proposals", "work-flash-withdrawn"))
}

async fn row(v: &Visit, cx: &mut Cx, acts: &Acts, proposal: &Proposal) -> Outcome<RowView> {
    let stage = proposal.stage(cx.now());
    let tone = match stage {
        ProposalStage::Open => Tone::Wait,
        ProposalStage::Approved => Tone::Ok,
        ProposalStage::Refused => Tone::Wrong,
        ProposalStage::Expired | ProposalStage::Void => Tone::Quiet,
    };
    Ok(RowView {
        name: v.t(acts.of(&proposal.kind)?.name_text()),
        reason: proposal.reason.clone(),
        by: acts.colleagues().name(cx, proposal.proposed_by).await?,
        at: v.moment(proposal.proposed_at, ZONE),
        until: v.moment(proposal.expires_at, ZONE),
        stage: Tag::new(v.t(&format!("work-stage-{}", stage.as_str())), tone),
        path: v.path(&format!("/desk/proposals/{}", proposal.id)),
    })
}

fn words(v: &Visit, words: &Words) -> String {
    match words {
        Words::Plain(text) => text.clone(),
        Words::Text(key) => v.t(key),
    }
}

/// Names of colleagues are personal data too: the look is recorded, without a file.
async fn look(cx: &mut Cx, route: &'static str) -> Outcome<()> {
    if !matches!(cx.actor(), Actor::Staff { .. }) {
        return Err(Failure::not_found());
    }
    access::record(cx, Access { file: None, purpose: "proposals".to_owned(), route, fields: &["staff_name"] }).await
}

fn parse(id: &str) -> Outcome<Id<Proposal>> {
    id.parse().map_err(|_| Failure::not_found())
}
