//! A group at the training body's desk: how it is filled, its sessions, what those who were there thought of it, settling it,
//! calling it off, and the awards that were given.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Hidden, Value, Visit,
    components::{
        BackLink, Button, Choice, DataTable, ErrorSummary, Radios, SummaryList, SummaryRow, Tag, TextInput, Textarea,
    },
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::{AtCohort, award_tag, door_tag, group::needed, group::sessions, span};
use crate::training::{
    acts::{self, Revoked},
    draws,
    model::{Cohort, Door, REASONS},
    policy,
    store::{self as rows, awards, enrolments, marks},
};

/// The page of one group.
pub(in crate::training) const ONE: &str = "/{lang}/desk/training/{id}";

/// Of how many people sums are shown at the least.
const LEAST: i64 = 20;

#[derive(Template)]
#[template(path = "training/desk_group.html")]
struct GroupPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: &'a str,
    tag: Tag,
    facts: SummaryList,
    sessions: DataTable,
    ratings: SummaryList,
    awards: Option<DataTable>,
    runs: bool,
    action: String,
    forms: Vec<Proposing>,
}

/// A form that proposes something about the group.
struct Proposing {
    heading: String,
    about: String,
    hidden: Hidden,
    number: Option<TextInput>,
    why: Option<Radios>,
    reason: Textarea,
    button: Button,
}

pub(in crate::training) async fn show(v: Visit, Path(at): Path<AtCohort>) -> Answer {
    page(&v, at, &Filled::blank()).await
}

async fn page(v: &Visit, at: AtCohort, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_count(v.actor())?;
    let runs = policy::may_run(v.actor()).is_ok();
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, at.id).await?;
    let seats = enrolments::seats(&mut cx, at.id).await?;
    let ratings = marks::ratings(&mut cx, at.id).await?;
    let awarded = awards::of_cohort(&mut cx, at.id).await?;
    let mut present = Vec::new();
    for session in &cohort.content.sessions {
        present.push(marks::of_session(&mut cx, at.id, session.number).await?.len());
    }
    cx.commit().await?;
    let content = &cohort.content;
    let title = content.title.get(v.locale());
    let body = GroupPage {
        v,
        back: BackLink::to(v.path("/desk/training"), v.t("training-desk-title")),
        errors: ErrorSummary::new(v, filled),
        title,
        tag: door_tag(v, &cohort, seats),
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("training-when"), span(v, &cohort)),
            SummaryRow::new(v.t("training-field-place"), content.place.get(v.locale())),
            SummaryRow::new(v.t("training-field-places"), v.number(i64::from(content.places))),
            SummaryRow::new(v.t("training-count-placed"), v.number(seats.placed)),
            SummaryRow::new(v.t("training-count-waiting"), v.number(seats.waiting)),
            SummaryRow::new(v.t("training-needed"), needed(v, &cohort)),
        ]),
        sessions: session_table(v, &cohort, &present, runs),
        ratings: ratings_shown(v, ratings),
        awards: (!awarded.is_empty()).then(|| award_table(v, &awarded)),
        runs,
        action: v.path(&format!("/desk/training/{}", at.id)),
        forms: if runs { forms(v, &cohort, !awarded.is_empty(), filled) } else { Vec::new() },
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn session_table(v: &Visit, cohort: &Cohort, present: &[usize], runs: bool) -> DataTable {
    let mut table = DataTable::new(v, v.t("training-sessions"))
        .column(v.t("training-session"))
        .column(v.t("training-when"))
        .number_column(v.t("training-count-present"));
    let lines = sessions(v, cohort).into_iter().zip(&cohort.content.sessions).zip(present);
    for ((said, session), present) in lines {
        let number = v.number(i64::from(session.number));
        let path = v.path(&format!("/desk/training/{}/sessions/{}", cohort.id, session.number));
        let may_mark = runs && session.starts_at <= v.now() && cohort.called_off_at.is_none();
        table = table.row(vec![
            if may_mark {
                Value::link(&path, &v.t_with("training-session-mark", &[("number", &number)]))
            } else {
                number.into()
            },
            said.into(),
            v.number(i64::try_from(*present).unwrap_or(i64::MAX)).into(),
        ]);
    }
    table
}

/// Sums over many; nothing while they could tell of one.
fn ratings_shown(v: &Visit, own: marks::Ratings) -> SummaryList {
    if own.count < LEAST {
        let least = v.number(LEAST);
        let said = v.t_with("training-ratings-few", &[("least", &least)]);
        return SummaryList::new(vec![SummaryRow::new(v.t("training-ratings"), said)]);
    }
    let tenths = |sum: i64| {
        let tenths = (sum * 10 + own.count / 2) / own.count;
        format!("{}{}{}", v.number(tenths / 10), v.t("training-decimal"), v.number(tenths % 10))
    };
    SummaryList::new(vec![
        SummaryRow::new(v.t("training-ratings"), v.number(own.count)),
        SummaryRow::new(v.t("training-rate-content"), tenths(own.content)),
        SummaryRow::new(v.t("training-rate-teaching"), tenths(own.teaching)),
        SummaryRow::new(v.t("training-rate-running"), tenths(own.running)),
    ])
}

fn award_table(v: &Visit, awarded: &[crate::training::model::Award]) -> DataTable {
    let mut table = DataTable::new(v, v.t("training-awards"))
        .column(v.t("training-number"))
        .column(v.t("training-awarded"))
        .column(v.t("training-standing"));
    for own in awarded {
        table = table.row(vec![
            Value::code_link(&v.path(&format!("/credentials/{}", own.number)), &own.number),
            v.day(own.awarded_at.day_in(crate::training::ZONE)).into(),
            Value::component(&award_tag(v, own)),
        ]);
    }
    table
}

fn forms(v: &Visit, cohort: &Cohort, awarded: bool, filled: &Filled) -> Vec<Proposing> {
    // What was typed into one form is not shown in the others.
    let form = |act: &'static str, button: Button| {
        let was = filled.value("act") == act;
        let blank = Filled::blank();
        let filled = if was { filled } else { &blank };
        let (number, why) = match act {
            "revoke" => {
                let reasons = REASONS.map(|own| Choice::new(own, v.t(&format!("training-reason-{own}")))).to_vec();
                let number = TextInput::code("number", v.t("training-number")).filled(v, filled);
                (Some(number), Some(Radios::new("why", v.t("training-revoke-why"), reasons).filled(v, filled)))
            }
            _ => (None, None),
        };
        Proposing {
            heading: v.t(&format!("training-form-{act}")),
            about: v.t(&format!("training-form-{act}-about")),
            hidden: v.csrf_field(),
            number,
            why,
            reason: Textarea::new("reason", v.t("training-reason")).rows(2).filled(v, filled),
            button: button.named("act", act),
        }
    };
    let mut forms = Vec::new();
    if cohort.door(v.now()) == Door::Over && cohort.settled_at.is_none() {
        forms.push(form("settle", Button::new(v.t("training-propose"))));
    }
    if !cohort.is_past(v.now()) {
        forms.push(form("call-off", Button::grave(v.t("training-propose"))));
    }
    if awarded {
        forms.push(form("revoke", Button::grave(v.t("training-propose"))));
    }
    forms
}

pub(in crate::training) async fn sent(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<AtCohort>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_run(v.actor())?;
    match propose(&v, &acts, &at, &form).await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => page(&v, at, &form.filled(failure)?).await,
    }
}

async fn propose(v: &Visit, registered: &Acts, at: &AtCohort, form: &Form<Fields>) -> Outcome<uuid::Uuid> {
    let fields = &form.fields;
    let (kind, subject) = match fields.text("act") {
        "settle" => (acts::SETTLE, acts::subject(at.id.uuid(), &())?),
        "call-off" => (acts::CALL_OFF, acts::subject(at.id.uuid(), &())?),
        "revoke" => (acts::REVOKE, revoking(v, at, fields).await?),
        _ => return Err(Failure::not_found()),
    };
    propose_once(v.begin().await?, registered, (ONE, form), |_| {
        Ok(NewProposal { kind, subject, reason: fields.text("reason"), seen: None })
    })
    .await
}

/// An award of this group, and why it is taken back.
async fn revoking(v: &Visit, at: &AtCohort, fields: &Fields) -> Outcome<work::proposals::Subject> {
    let mut slips = kernel::Slips::new();
    let reason = fields.text("why").to_owned();
    if !REASONS.contains(&reason.as_str()) {
        slips.add("why", "training-slip-required");
    }
    let mut cx = v.begin().await?;
    let mut known = awards::of_cohort(&mut cx, at.id).await?.into_iter();
    cx.commit().await?;
    let number = draws::typed(fields.text("number"));
    let award = number.and_then(|number| known.find(|own| own.number == number));
    match award {
        Some(award) if slips.is_empty() => {
            acts::subject(acts::award_thing(&award), &Revoked { number: award.number, reason })
        }
        Some(_) => Err(slips.into()),
        None => {
            slips.add("number", "training-slip-unknown-number");
            Err(slips.into())
        }
    }
}
