//! Who holds a file: taking it, giving it back, passing it on. Each act is a small page of its own.

use std::sync::Arc;

use ::store::Scope;
use axum::{Extension, extract::Path};
use kernel::{Id, Slips, marks};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{Choice, Select, Textarea},
};
use work::items::Claimed;

use super::{
    At, HAND_OVER, RELEASE,
    form::{Asking, begin, must_hold, question, settle},
    path, sections,
};
use crate::{
    applications::store as files,
    desk::{acts, policy, ports::Desk},
};

pub(super) async fn claim(v: Visit, Path(at): Path<At>, _form: Form<()>) -> Answer {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let reference = at.reference()?;
    match acts::claim(&mut cx, reference).await? {
        Claimed::Yours(_) => {
            cx.commit().await?;
            Ok(v.redirect(path(reference, "")))
        }
        Claimed::HeldBy { staff, .. } => {
            let name = people::staff_name(&mut cx, staff).await?;
            let refusal = kernel::Refusal::new(kernel::RefusalKind::Conflict, "desk.taken", "desk-refused-taken");
            Err(refusal.arg("name", name).into())
        }
    }
}

/// Why a file is given back.
pub(super) struct Reason(String);

impl FromFields for Reason {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self(reason)) } else { Err(slips) }
    }
}

pub(super) async fn release_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    release_page(&v, &at, &Filled::blank())
}

fn release_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let title = sections::heading(v, "desk-release-title", reference);
    let question = question(v, at, "/release", &title, filled)?
        .field(&Textarea::new("reason", v.t("desk-release-reason")).rows(3).filled(v, filled))
        .submit(v.t("desk-release"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn release(v: Visit, Path(at): Path<At>, form: Form<Reason>) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, RELEASE, &form).await? else { return Ok(()) };
        acts::release(&mut cx, file.reference, &form.read()?.0).await?;
        settle(cx, RELEASE, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk", "desk-flash-released")),
        Err(failure) => release_page(&v, &at, &form.filled(failure)?),
    }
}

/// To whom a file is passed, and why.
pub(super) struct HandOver {
    colleague: Id<marks::Staff>,
    reason: String,
}

impl FromFields for HandOver {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let colleague = fields.text("colleague").parse().ok();
        if colleague.is_none() {
            slips.add("colleague", "desk-slip-colleague");
        }
        let reason = fields.required("reason", "work-refused-reason-missing", &mut slips).to_owned();
        match colleague.filter(|_| slips.is_empty()) {
            Some(colleague) => Ok(Self { colleague, reason }),
            None => Err(slips),
        }
    }
}

pub(super) async fn hand_over_form(v: Visit, Extension(desk): Extension<Arc<Desk>>, Path(at): Path<At>) -> Answer {
    must_hold(&v, &desk.catalogue, &at).await?;
    hand_over_page(&v, &at, &Filled::blank()).await
}

async fn hand_over_page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let reference = at.reference()?;
    let mut cx = v.begin_desk().await?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, reference).await?;
    let me = v.staff()?;
    let mission = file.mission.clone().unwrap_or_default();
    let serving = people::staff::colleagues::serving(&mut cx).await?;
    cx.commit().await?;
    let colleagues = serving.into_iter().filter(|line| {
        let sees = |post: &people::staff::model::Post| post.mission.is_empty() || post.mission == mission;
        line.id != me && line.posts.iter().any(sees)
    });
    let choices = colleagues.map(|line| Choice::new(line.id.to_string(), line.name)).collect();
    let title = sections::heading(v, "desk-hand-over-title", reference);
    let question = question(v, at, "/hand-over", &title, filled)?
        .field(&Select::new(v, "colleague", v.t("desk-colleague"), choices).filled(v, filled))
        .field(&Textarea::new("reason", v.t("desk-hand-over-reason")).rows(3).filled(v, filled))
        .submit(v.t("desk-hand-over"));
    Ok(v.page_with(filled.status(), title, Asking { question }))
}

pub(super) async fn hand_over(v: Visit, Path(at): Path<At>, form: Form<HandOver>) -> Answer {
    let done = async {
        let Some((mut cx, file)) = begin(&v, &at, HAND_OVER, &form).await? else { return Ok(()) };
        let HandOver { colleague, reason } = form.read()?;
        acts::hand_over(&mut cx, file.reference, colleague, &reason).await?;
        settle(cx, HAND_OVER, &form, &file).await
    };
    match done.await {
        Ok(()) => Ok(v.redirect_with("/desk", "desk-flash-handed-over")),
        Err(failure) => hand_over_page(&v, &at, &form.filled(failure)?).await,
    }
}
