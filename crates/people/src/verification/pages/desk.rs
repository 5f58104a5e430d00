//! The officers' pages: what waits, and the comparison of one document with one account.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Id, Outcome, Slips};
use serde::Deserialize;
use store::Scope;
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Value, Visit,
    components::{
        BackLink, Banner, Checkboxes, Choice, DataTable, LinkButton, QuestionPage, Radios, Select, SummaryList,
        SummaryRow, Tag, Tone,
    },
};

use crate::verification::{
    commands::{self, Decision},
    model::{Comparison, Reason, Verification},
    policy::comparer,
    store as rows,
};

/// A document by its identifier, which says nothing about the person.
#[derive(Deserialize)]
pub(super) struct At {
    pub(super) id: Id<Verification>,
}

#[derive(Template)]
#[template(path = "verification/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

pub(super) async fn list(v: Visit) -> Answer {
    v.staff()?;
    comparer(v.actor())?;
    let scope = Scope::of(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let lines = rows::queue(&mut cx, &scope).await?;
    drop(cx);
    let mut table = DataTable::new(&v, v.t("verification-list-title"))
        .caption_hidden()
        .column(v.t("verification-list-since"))
        .column(v.t("verification-list-kind"))
        .column(v.t("verification-list-mission"))
        .column(v.t("verification-list-open"))
        .nothing(v.t("verification-list-empty"));
    for line in lines {
        let mission = if line.mission.is_empty() { v.t("verification-mission-central") } else { line.mission };
        let open = LinkButton::quiet(v.path(&format!("/desk/identities/{}", line.id)), v.t("verification-list-open"));
        table = table.row(vec![
            Value::from(v.moment(line.asked_at, crate::ZONE)),
            Value::from(v.t(line.kind.text())),
            Value::from(mission),
            Value::Markup(Markup::from(&open)),
        ]);
    }
    let page = ListPage { v: &v, back: BackLink::to(v.path("/desk"), v.t("staff-desk")), table };
    Ok(v.page(v.t("verification-list-title"), page))
}

/// The decision as sent.
pub(super) struct DecisionForm {
    decision: Decision,
    declared: bool,
}

impl FromFields for DecisionForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let decision = match fields.text("decision") {
            "confirm" => Some(Decision::Confirm),
            "refuse" => match Reason::parse(fields.text("reason")) {
                Some(reason) => Some(Decision::Refuse(reason)),
                None => {
                    slips.add("reason", "verification-reason-missing");
                    None
                }
            },
            _ => {
                slips.add("decision", "verification-decision-missing");
                None
            }
        };
        let declared = fields.ticked("declared");
        if !declared {
            slips.add("declared", "verification-declared-missing");
        }
        match decision {
            Some(decision) if slips.is_empty() => Ok(Self { decision, declared }),
            _ => Err(slips),
        }
    }
}

pub(super) async fn compare(v: Visit, Path(At { id }): Path<At>) -> Answer {
    let comparison = looked_at(&v, id).await?;
    Ok(page(&v, &comparison, &Filled::blank()))
}

pub(super) async fn decide(v: Visit, Path(At { id }): Path<At>, form: Form<DecisionForm>) -> Answer {
    v.staff()?;
    let decided = async {
        let typed = form.read()?;
        let mut cx = v.begin_desk().await?;
        commands::verify_identity(&mut cx, id, (typed.decision, typed.declared)).await?;
        cx.commit().await
    };
    match decided.await {
        Ok(()) => Ok(v.redirect_with("/desk/identities", "verification-decided")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let comparison = looked_at(&v, id).await?;
            Ok(page(&v, &comparison, &filled))
        }
    }
}

/// The picture itself, shown inside the page and kept nowhere.
pub(super) async fn picture(v: Visit, Path(At { id }): Path<At>) -> Answer {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let jpeg = commands::picture(&mut cx, id).await?;
    cx.commit().await?;
    Ok(inline(jpeg))
}

fn inline(jpeg: Vec<u8>) -> Response {
    let mut response = jpeg.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    response
}

/// Loads the comparison; the look is in the access log before the page is shown.
pub(super) async fn looked_at(v: &Visit, id: Id<Verification>) -> Outcome<Comparison> {
    v.staff()?;
    let mut cx = v.begin_desk().await?;
    let comparison = commands::compare(&mut cx, id).await?;
    cx.commit().await?;
    Ok::<_, Failure>(comparison)
}

#[derive(Template)]
#[template(path = "verification/picture.html")]
pub(super) struct Picture {
    address: String,
    alt: String,
    note: String,
}

impl askama::filters::HtmlSafe for Picture {}

fn page(v: &Visit, comparison: &Comparison, filled: &Filled) -> Response {
    let title = v.t("verification-compare-title");
    let choices = vec![
        Choice::new("confirm", v.t("verification-confirm")).hint(v.t("verification-confirm-hint")),
        Choice::new("refuse", v.t("verification-refuse")),
    ];
    let reasons = Reason::ALL.map(|reason| Choice::new(reason.as_str(), v.t(reason.text()))).to_vec();
    let declared = vec![Choice::new("yes", v.t("verification-declared-text"))];
    let mut question = QuestionPage::new(v, v.path(&format!("/desk/identities/{}", comparison.id)), filled)
        .back(BackLink::to(v.path("/desk/identities"), v.t("verification-list-title")))
        .heading(title.clone())
        .field(&shown_picture(v, comparison))
        .field(&facts(v, comparison))
        .field(&Radios::new("decision", v.t("verification-decision-label"), choices).filled(v, filled))
        .field(&Select::new(v, "reason", v.t("verification-reason-label"), reasons).optional(v).filled(v, filled))
        .field(&Checkboxes::new("declared", v.t("verification-declared-label"), declared).filled(v, filled))
        .submit(v.t("verification-decide"));
    if comparison.held_elsewhere {
        let to = v.path(&format!("/desk/identities/{}/move", comparison.id));
        question = question
            .after(&Banner::new(Tone::Wait, v.t("verification-held-elsewhere")))
            .after(&LinkButton::quiet(to, v.t("verification-move-title")));
    }
    v.page_with(filled.status(), title, question)
}

/// The picture under comparison.
pub(super) fn shown_picture(v: &Visit, comparison: &Comparison) -> Picture {
    Picture {
        address: v.path(&format!("/desk/identities/{}/picture", comparison.id)),
        alt: v.t("verification-picture-alt"),
        note: v.t("verification-picture-note"),
    }
}

pub(super) fn facts(v: &Visit, comparison: &Comparison) -> SummaryList {
    let mut rows = vec![
        SummaryRow::new(v.t("verification-kind-label"), v.t(comparison.kind.text())),
        SummaryRow::new(v.t("accounts-name"), comparison.name.as_str()),
    ];
    match &comparison.number {
        Some(number) => {
            let said = if comparison.matched { "verification-number-matched" } else { "verification-number-stated" };
            let tone = if comparison.matched { Tone::Ok } else { Tone::Wait };
            rows.push(
                SummaryRow::new(v.t("accounts-number"), Value::code(number.digits())).tag(Tag::new(v.t(said), tone)),
            );
            rows.push(SummaryRow::new(v.t("verification-birth"), v.day(number.birth_date())));
        }
        None => rows.push(SummaryRow::new(v.t("accounts-number"), v.t("verification-no-number"))),
    }
    SummaryList::new(rows).heading(v.t("verification-stated"))
}
