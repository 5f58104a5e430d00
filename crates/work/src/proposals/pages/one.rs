//! One proposal: what it would do now, and the form of whoever may decide it.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome, RefusalKind, Slips};
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, FromFields, Value, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Textarea, Warning},
};

use super::{At, DECIDE, ONE, RowView, look, row};
use crate::proposals::{
    act::{Acts, ProposedAct},
    commands::{self, Decided, Decision},
    model::{Fingerprint, Proposal, ProposalStage, Subject},
    queries::{self, Opened},
};

#[derive(Template)]
#[template(path = "proposals/one.html")]
struct OnePage<'a> {
    v: &'a Visit,
    id: Id<Proposal>,
    back: BackLink,
    row: RowView,
    about: SummaryList,
    title: Option<String>,
    whole: Option<LinkButton>,
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

pub(super) async fn open(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(At { id }): Path<At>) -> Answer {
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
        title: opened.shown.as_ref().map(|shown| shown.title.said(v)),
        whole: whole(v, acts.of(&opened.proposal.kind)?, &opened.proposal.subject),
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

fn whole(v: &Visit, act: &dyn ProposedAct, subject: &Subject) -> Option<LinkButton> {
    act.page(subject).map(|page| LinkButton::quiet(v.path(&page), v.t(act.page_text())))
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
    // Whoever only proposes does not miss the buttons of whoever decides.
    let refused = opened.may_decide.as_ref().err().filter(|refusal| refusal.kind != RefusalKind::NotFound);
    if let Some(refusal) = refused.filter(|_| open) {
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
        let mut cells = vec![Value::from(line.label.said(v))];
        if with_before {
            cells.push(line.before.as_ref().map(|before| before.said(v)).into());
        }
        cells.push(line.after.said(v).into());
        table = table.row(cells);
    }
    table
}

/// What the decision form carries.
pub(super) struct DecideForm {
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

pub(super) async fn decide(
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

pub(super) async fn withdraw(
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

fn parse(id: &str) -> Outcome<Id<Proposal>> {
    id.parse().map_err(|_| Failure::not_found())
}
