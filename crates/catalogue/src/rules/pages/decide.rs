//! The last step of a draft: the decree, the day, and the hand-over to a second person.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Markup, Visit,
    components::{
        Banner, Button, DataTable, DateInput, ErrorSummary, LinkButton, SummaryList, SummaryRow, TextInput, Textarea,
        Tone,
    },
};
use work::proposals::{Acts, queries};

use super::{
    At, DECIDE, GIVE_UP, PROPOSE, bench_of, done_before,
    draft::{findings, head},
    editable, filled_or, policy, settled, version,
};
use crate::rules::{
    act::PutInForce,
    bench::Bench,
    commands::{self, Seen},
    model::{Draft, ZONE, basis},
};

#[derive(Template)]
#[template(path = "rules/decide.html")]
struct DecidePage<'a> {
    v: &'a Visit,
    head: Markup,
    errors: ErrorSummary,
    findings: Option<DataTable>,
    about: SummaryList,
    waiting: Option<(Banner, LinkButton)>,
    here: String,
    version: i32,
    date: Option<DateForm>,
    propose: Option<(Textarea, Button)>,
    give_up: Option<Button>,
}

struct DateForm {
    number: TextInput,
    on: DateInput,
    holds_from: DateInput,
    button: Button,
}

pub(super) async fn show(v: Visit, Path(At { id }): Path<At>) -> Answer {
    page(&v, &id, None).await
}

async fn page(v: &Visit, id: &str, filled: Option<Filled>) -> Answer {
    let mut cx = v.begin().await?;
    let bench = bench_of(v, &mut cx, id).await?;
    let head = head(v, &mut cx, &bench.draft, "/decide").await?;
    let waiting = queries::open_of(&mut cx, PutInForce::KIND, bench.draft.id.uuid()).await?;
    cx.commit().await?;
    let filled = filled_or(filled, || fresh(&bench.draft));
    let edits = editable(v, &bench.draft);
    let page = DecidePage {
        v,
        head,
        errors: ErrorSummary::new(v, &filled),
        findings: findings(v, &bench, true)?,
        about: about(v, &bench),
        here: v.path(&format!("/desk/rules/drafts/{id}")),
        version: bench.draft.version,
        date: edits.then(|| date_form(v, &filled)),
        propose: (edits && waiting.is_none() && bench.draft.basis.is_some()).then(|| {
            let reason = Textarea::new("reason", v.t("rules-propose-reason")).rows(2).filled(v, &filled);
            (reason, Button::new(v.t("rules-propose")))
        }),
        give_up: edits.then(|| Button::grave(v.t("rules-give-up"))),
        waiting: waiting.map(|proposal| {
            let href = v.path(&format!("/desk/proposals/{}", proposal.id));
            (Banner::new(Tone::Wait, v.t("rules-waiting")), LinkButton::quiet(href, v.t("rules-see-proposal")))
        }),
    };
    Ok(v.page_with(filled.status(), v.t("rules-step-decide"), page))
}

fn fresh(draft: &Draft) -> Filled {
    let mut filled = Filled::blank();
    if let Some(basis) = &draft.basis {
        filled.fields.set("decree_number", basis.decree.number.as_str());
        DateInput::fill(&mut filled, "decree_on", basis.decree.on);
        DateInput::fill(&mut filled, "holds_from", basis.holds_from);
    }
    filled
}

fn about(v: &Visit, bench: &Bench) -> SummaryList {
    let changes = bench.changes().len();
    let number = |count: usize| v.number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut rows = vec![SummaryRow::new(v.t("rules-changes"), number(changes))];
    if let Some(basis) = &bench.draft.basis {
        let decree = format!("{} · {}", basis.decree.number, v.day(basis.decree.on));
        rows.push(SummaryRow::new(v.t("rules-decree"), decree));
        rows.push(SummaryRow::new(v.t("rules-holds-from"), v.day(basis.holds_from)));
    }
    SummaryList::new(rows)
}

fn date_form(v: &Visit, filled: &Filled) -> DateForm {
    let number = TextInput::new("decree_number", v.t("rules-decree-number")).hint(v.t("rules-decree-number-hint"));
    DateForm {
        number: number.width("middle").maxlength(80).filled(v, filled),
        on: DateInput::new(v, "decree_on", v.t("rules-decree-on")).filled(v, filled),
        holds_from: DateInput::new(v, "holds_from", v.t("rules-holds-from"))
            .hint(v.t("rules-holds-from-hint"))
            .filled(v, filled),
        button: Button::new(v.t("rules-save-decree")),
    }
}

pub(super) async fn date(v: Visit, Path(At { id }): Path<At>, form: Form<Fields>) -> Answer {
    let here = format!("/desk/rules/drafts/{id}/decide");
    match date_once(&v, &id, &form).await {
        Ok(()) => Ok(v.redirect_with(here, "rules-flash-saved")),
        Err(failure) => page(&v, &id, Some(form.filled(failure)?)).await,
    }
}

async fn date_once(v: &Visit, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, DECIDE, form).await? {
        return Ok(());
    }
    let draft = super::draft_of(v, &mut cx, id).await?;
    let mut slips = kernel::Slips::new();
    let day = |name: &'static str, slips: &mut kernel::Slips| DateInput::read(&form.fields, name, slips);
    let (holds_from, on) = (day("holds_from", &mut slips), day("decree_on", &mut slips));
    if !slips.is_empty() {
        return Err(slips.into());
    }
    let basis = basis(holds_from, form.fields.text("decree_number"), on, cx.now().day_in(ZONE))?;
    commands::date(&mut cx, permit, Seen { id: draft.id, version: version(&form.fields) }, &basis).await?;
    settled(&mut cx, DECIDE, form, draft.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn propose(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match propose_once(&v, &acts, &id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/rules/drafts/{id}/decide"), "rules-flash-proposed")),
        Err(failure) => {
            // The fields of the decree belong to the other form of the page and are filled in from the draft.
            let mut cx = v.begin().await?;
            let draft = super::draft_of(&v, &mut cx, &id).await?;
            cx.commit().await?;
            let mut filled = form.filled(failure)?;
            for (name, value) in fresh(&draft).fields.answers() {
                filled.fields.set(name, value);
            }
            page(&v, &id, Some(filled)).await
        }
    }
}

async fn propose_once(v: &Visit, acts: &Acts, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, PROPOSE, form).await? {
        return Ok(());
    }
    let draft = super::draft_of(v, &mut cx, id).await?;
    let seen = Seen { id: draft.id, version: version(&form.fields) };
    let proposal = commands::propose(&mut cx, permit, acts, seen, form.fields.text("reason")).await?;
    settled(&mut cx, PROPOSE, form, proposal.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn give_up(v: Visit, Path(At { id }): Path<At>, form: Form<Fields>) -> Answer {
    match give_up_once(&v, &id, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/rules", "rules-flash-given-up")),
        Err(failure) => page(&v, &id, Some(form.filled(failure)?)).await,
    }
}

async fn give_up_once(v: &Visit, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let mut cx = v.begin().await?;
    if done_before(&mut cx, GIVE_UP, form).await? {
        return Ok(());
    }
    let draft = super::draft_of(v, &mut cx, id).await?;
    commands::give_up(&mut cx, permit, Seen { id: draft.id, version: version(&form.fields) }).await?;
    settled(&mut cx, GIVE_UP, form, draft.id.uuid()).await?;
    cx.commit().await
}
