//! The two halves of a decision: the officer recommends on the file's page, the approver approves there or hands back.

use std::sync::Arc;

use ::store::{
    Scope,
    idempotency::{self, Claim},
};
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, QuestionPage, Textarea},
};
use work::proposals::{Acts, Decided, Fingerprint};

use super::{APPROVE, At, HAND_BACK, INVITE, RECOMMEND, file, path, sections};
use crate::{
    applications::store as files,
    desk::{acts, policy, ports::Desk},
};

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
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, RECOMMEND, key, form.request_hash).await? {
        return Ok(());
    }
    let Seen { seen, note } = form.read()?;
    acts::recommend(&mut cx, two, reference, seen, &note).await?;
    idempotency::settle(&mut cx, RECOMMEND, key, file.id.uuid()).await?;
    cx.commit().await
}

pub(super) async fn invite(
    v: Visit,
    Extension(two): Extension<Arc<Acts>>,
    Extension(desk): Extension<Arc<Desk>>,
    Path(at): Path<At>,
    form: Form<Seen>,
) -> Answer {
    let invited = async {
        if let Some((mut cx, file)) = super::form::begin(&v, &at, INVITE, &form).await? {
            acts::invite(&mut cx, &desk.catalogue, file.reference, form.read()?.seen).await?;
            super::form::settle(cx, INVITE, &form, &file).await?;
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
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, APPROVE, key, form.request_hash).await? {
        return Ok(Decided::Approved);
    }
    let decided = acts::approve(&mut cx, two, reference, form.read()?.seen).await?;
    // A void recommendation settles nothing: the file goes another way, and the same key must not say it was approved.
    if decided == Decided::Approved {
        idempotency::settle(&mut cx, APPROVE, key, file.id.uuid()).await?;
    }
    cx.commit().await?;
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
    super::form::must_hold(&v, &desk.catalogue, &at).await?;
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
    Ok(v.page_with(filled.status(), title, super::form::Asking { question }))
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
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, HAND_BACK, key, form.request_hash).await? {
        return Ok(());
    }
    let Words(words) = form.read()?;
    acts::hand_back(&mut cx, catalogue, reference, &words).await?;
    idempotency::settle(&mut cx, HAND_BACK, key, file.id.uuid()).await?;
    cx.commit().await
}
