//! Proposing that a number moves: the officer says how she compared the face, and why.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use kernel::{Outcome, Slips};
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Checkboxes, Choice, QuestionPage, Radios, Textarea, Warning},
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::desk::{At, facts, looked_at, shown_picture};
use crate::verification::{
    model::{Comparison, Manner},
    moving::{KIND, details},
    policy::comparer,
};

/// The scope of the form's idempotency keys.
const ROUTE: &str = "people.move_number";

/// What the officer says.
pub(super) struct MoveForm {
    manner: Manner,
    reason: String,
}

impl FromFields for MoveForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let manner = Manner::parse(fields.text("manner"));
        if manner.is_none() {
            slips.add("manner", "verification-manner-missing");
        }
        let reason = fields.required("reason", "verification-move-reason-missing", &mut slips).to_owned();
        if !fields.ticked("declared") {
            slips.add("declared", "verification-declared-missing");
        }
        match manner {
            Some(manner) if slips.is_empty() => Ok(Self { manner, reason }),
            _ => Err(slips),
        }
    }
}

pub(super) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    let comparison = looked_at(&v, at.id).await?;
    Ok(page(&v, &comparison, &Filled::blank()))
}

pub(super) async fn propose(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Path(at): Path<At>,
    form: Form<MoveForm>,
) -> Answer {
    let comparison = looked_at(&v, at.id).await?;
    match propose_once(&v, &acts, &comparison, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/identities", "verification-move-proposed")),
        Err(failure) => Ok(page(&v, &comparison, &form.filled(failure)?)),
    }
}

async fn propose_once(v: &Visit, acts: &Acts, comparison: &Comparison, form: &Form<MoveForm>) -> Outcome<()> {
    comparer(v.actor())?;
    let typed = form.read()?;
    if !typed.manner.proves(comparison.kind) {
        return Err(Slips::one("manner", "verification-manner-card"));
    }
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let subject = Subject { thing: comparison.id.uuid(), details: details(typed.manner) };
    let new = NewProposal { kind: KIND, subject, reason: &typed.reason, seen: None };
    let proposal = proposals::propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await
}

fn page(v: &Visit, comparison: &Comparison, filled: &Filled) -> Response {
    let title = v.t("verification-move-title");
    let manners = Manner::ALL
        .map(|manner| Choice::new(manner.as_str(), v.t(&manner.text())).hint(v.t(&format!("{}-hint", manner.text()))));
    let declared = vec![Choice::new("yes", v.t("verification-declared-text"))];
    let one = format!("/desk/identities/{}", comparison.id);
    let question = QuestionPage::new(v, v.path(&format!("{one}/move")), filled)
        .back(BackLink::to(v.path(&one), v.t("verification-compare-title")))
        .heading(title.clone())
        .lead(&v.t("verification-move-lead"))
        .field(&Warning::new(v, v.t("verification-move-warning")))
        .field(&shown_picture(v, comparison))
        .field(&facts(v, comparison))
        .field(&Radios::new("manner", v.t("verification-manner-label"), manners.to_vec()).filled(v, filled))
        .field(&Textarea::new("reason", v.t("verification-move-reason")).filled(v, filled))
        .field(&Checkboxes::new("declared", v.t("verification-declared-label"), declared).filled(v, filled))
        .submit(v.t("verification-move-propose"));
    v.page_with(filled.status(), title, question)
}
