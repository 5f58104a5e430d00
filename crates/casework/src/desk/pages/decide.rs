//! The two halves of a decision: the officer recommends on the file's page, the approver approves there or hands back.

use std::sync::Arc;

use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, QuestionPage, Textarea},
};
use work::proposals::{Acts, Decided, Fingerprint};

use super::{
    APPROVE, At, HAND_BACK, INVITE, RECOMMEND, file,
    form::{Asking, begin, must_hold, settle},
    path, sections,
};
use crate::desk::{acts, ports::Desk};

/// The hash of what was shown, and words.
pub(super) struct Seen {
    seen: Fingerprint,
    note: String,
}

impl FromFields for Seen {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let seen = Fingerprint::parse(fields.text("seen"));
        let note = fields.text("note").to_owned();
        seen.map(|seen| Self { seen, note }).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("seen", "desk-refused-stale");
            slips
        })
    }
}

pub(super) async fn recommend(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Seen>,
) -> Answer {
    match recommended(&v, (&desk.catalogue, &two), &at, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine", "desk-flash-recommended")),
        Err(failure) => file::page(&v, &two, &desk, &at, form.filled(failure)?).await,
    }
}

async fn recommended(v: &Visit, two: (&Catalogue, &Acts), at: &At, form: &Form<Seen>) -> Outcome<()> {
    let Some((mut cx, file)) = begin(v, at, RECOMMEND, form).await? else { return Ok(()) };
    let Seen { seen, note } = form.read()?;
    acts::recommend(&mut cx, two, file.reference, seen, &note).await?;
    settle(cx, RECOMMEND, form, &file).await
}

pub(super) async fn invite(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Seen>,
) -> Answer {
    let invited = async {
        if let Some((mut cx, file)) = begin(&v, &at, INVITE, &form).await? {
            acts::invite(&mut cx, &desk.catalogue, file.reference, form.read()?.seen).await?;
            settle(cx, INVITE, &form, &file).await?;
        }
        Ok(())
    };
    match invited.await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine", "desk-flash-invited")),
        Err(failure) => file::page(&v, &two, &desk, &at, form.filled(failure)?).await,
    }
}

pub(super) async fn approve(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Seen>,
) -> Answer {
    match approved(&v, &two, &at, &form).await {
        Ok(Decided::Approved) => Ok(v.redirect_with("/desk?view=mine&queue=authority", "desk-flash-approved")),
        Ok(_) => Ok(v.redirect_with(path(at.reference()?, ""), "desk-flash-void")),
        Err(failure) => file::page(&v, &two, &desk, &at, form.filled(failure)?).await,
    }
}

async fn approved(v: &Visit, two: &Acts, at: &At, form: &Form<Seen>) -> Outcome<Decided> {
    let Some((mut cx, file)) = begin(v, at, APPROVE, form).await? else { return Ok(Decided::Approved) };
    let decided = acts::approve(&mut cx, two, file.reference, form.read()?.seen).await?;
    // A void recommendation settles nothing: the file goes another way, and the same key must not say it was approved.
    if decided == Decided::Approved {
        settle(cx, APPROVE, form, &file).await?;
    } else {
        cx.commit().await?;
    }
    Ok(decided)
}

/// Words alone.
pub(super) struct Words(String);

impl FromFields for Words {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let words = fields.required("note", "desk-slip-note", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(words)) } else { Err(slips) }
    }
}

pub(super) async fn hand_back_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    hand_back_page(&v, &at, &Filled::blank())
}

fn hand_back_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let title = sections::heading(v, "desk-return-title", reference);
    let question = QuestionPage::new(v, v.path(&path(reference, "/return")), filled)
        .back(BackLink::new(v, v.path(&path(reference, ""))))
        .heading(title.clone())
        .lead(&v.t("desk-return-lead"))
        .field(&Textarea::new("note", v.t("desk-return-note")).filled(v, filled))
        .submit(v.t("desk-return"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn hand_back(
    v: Visit,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Words>,
) -> Answer {
    match handed_back(&v, &desk.catalogue, &at, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk?view=mine&queue=authority", "desk-flash-returned")),
        Err(failure) => hand_back_page(&v, &at, &form.filled(failure)?),
    }
}

async fn handed_back(v: &Visit, catalogue: &Catalogue, at: &At, form: &Form<Words>) -> Outcome<()> {
    let Some((mut cx, file)) = begin(v, at, HAND_BACK, form).await? else { return Ok(()) };
    let Words(words) = form.read()?;
    acts::hand_back(&mut cx, catalogue, file.reference, &words).await?;
    settle(cx, HAND_BACK, form, &file).await
}
