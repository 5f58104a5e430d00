//! Seeing religion, which is masked everywhere else: for a coded reason, one look, recorded as such.
//!
//! The answer is shown once, in the response to the form; it has no address that could be opened, kept or sent.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Choice, QuestionPage, Radios, SummaryList, SummaryRow},
};
use work::items::acts::holder_acts;

use super::{
    At, RELIGION,
    form::{Asking, must_hold},
    path, sections,
};
use crate::{
    applications::{registry, store as files},
    desk::{
        kin, look,
        masking::{self, Showing},
        policy,
        ports::Desk,
        purpose::LookPurpose,
        store as rows,
    },
};

/// Why religion may be needed: the document prints it, or the applicant says that the record is wrong.
const REASONS: [&str; 2] = ["printed", "disputed"];

/// A reason that was given.
pub(super) struct Reason(&'static str);

impl FromFields for Reason {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let given = REASONS.into_iter().find(|reason| *reason == fields.text("reason"));
        given.map(Self).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("reason", "desk-slip-religion");
            slips
        })
    }
}

#[derive(Template)]
#[template(path = "desk/religion.html")]
struct Unmasked<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    data: SummaryList,
}

pub(super) async fn ask(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    page(&v, &at, &Filled::blank())
}

fn page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let title = sections::heading(v, "desk-religion-title", reference);
    let choices = REASONS.into_iter().map(|reason| Choice::new(reason, v.t(&format!("desk-religion-{reason}"))));
    let question = QuestionPage::new(v, v.path(&path(reference, "/religion")), filled)
        .back(BackLink::new(v, v.path(&path(reference, ""))))
        .heading(title.clone())
        .lead(&v.t("desk-religion-lead"))
        .field(&Radios::new("reason", v.t("desk-religion-reason"), choices.collect()).filled(v, filled))
        .submit(v.t("desk-religion"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn show(v: Visit, Path(at): Path<At>, form: Form<Reason>) -> Answer {
    match unmask(&v, &at, &form).await {
        Ok(data) => {
            let reference = at.reference()?;
            let title = sections::heading(&v, "desk-religion-title", reference);
            let back = BackLink::new(&v, v.path(&path(reference, "")));
            Ok(v.page(title.clone(), Unmasked { v: &v, back, title, data }))
        }
        Err(failure) => page(&v, &at, &form.filled(failure)?),
    }
}

async fn unmask(v: &Visit, at: &At, form: &Form<Reason>) -> Outcome<SummaryList> {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    let item = holder_acts(&mut cx, &scope, file.id).await?;
    let stranger = kin::may_act(&mut cx, &scope, &file, staff).await?;
    let Reason(reason) = form.read()?;
    let evidence = registry::latest(&mut cx, &file).await?;
    rows::count_act(&mut cx, &file, staff, "unmask", Some(reason)).await?;
    let purpose = LookPurpose::of_holder(item.queue);
    look::at_file(&mut cx, &file, (purpose, &stranger), RELIGION, &["religion"]).await?;
    cx.commit().await?;
    let record = evidence.and_then(|evidence| evidence.record).unwrap_or_default();
    let masked = masking::flatten(&record).into_iter().filter(|datum| datum.showing == Showing::OnReason);
    let data = masked.map(|datum| SummaryRow::new(v.t(&format!("desk-datum-{}", datum.key)), datum.value));
    Ok(SummaryList::new(data.collect()))
}
