//! `/desk/experts/people/{id}/nomination`: a ministry nominates somebody whose profile it sees. She is asked first.

use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{Button, LinkButton},
};

use super::{in_force, long, titles};
use crate::experts::{
    model::Audience,
    outstanding::{
        commands::{self, By},
        policy, typed,
    },
    pages::{Act, Page, Part, begun, directory::At, settled},
    policy as desk,
    profile::Profile,
    store as experts,
    vocabulary::Lexicon,
};

/// The page.
pub(in crate::experts) const PAGE: &str = "/{lang}/desk/experts/people/{id}/nomination";

pub(in crate::experts) async fn show(v: Visit, Extension(lexicon): Extension<Lexicon>, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(page(&v, &lexicon, at.id, &Filled::blank()).await?)
}

async fn page(v: &Visit, lexicon: &Lexicon, id: Id<Profile>, filled: &Filled) -> Outcome<Response> {
    desk::ministry(v.actor())?;
    let mut cx = v.begin().await?;
    let profile = experts::by_id(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    if profile.content.seen_by(&profile.entries, Audience::Ministries).is_empty() {
        return Err(Failure::not_found());
    }
    let act = Act::post(v, &format!("/desk/experts/people/{id}/nomination"))
        .field(&titles(v, in_force(v, lexicon.vocabulary())?).filled(v, filled))
        .field(&long(v, "statement", "outstanding-statement").filled(v, filled))
        .button(Button::new(v.t("outstanding-nominate")));
    let criteria = LinkButton::quiet(v.path("/experts/criteria"), v.t("outstanding-criteria-title"));
    let page = Page::new(v, v.t("outstanding-nominate"), filled)
        .back(v, &format!("/desk/experts/people/{id}"), "experts-profile")
        .lead(v.t("outstanding-nominate-desk"))
        .part(Part::default().shows(&criteria))
        .part(Part::card().act(act));
    Ok(page.answer(v, filled))
}

pub(in crate::experts) async fn sent(
    v: Visit,
    Extension(lexicon): Extension<Lexicon>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    match act(&v, &lexicon, at.id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/experts/people/{}", at.id), "outstanding-flash-asked")),
        Err(failure) => Ok(page(&v, &lexicon, at.id, &form.filled(failure)?).await?),
    }
}

async fn act(v: &Visit, lexicon: &Lexicon, id: Id<Profile>, form: &Form<Fields>) -> Outcome<()> {
    desk::ministry(v.actor())?;
    let vocabulary = lexicon.vocabulary();
    let words = typed::nomination(&form.fields, in_force(v, vocabulary)?)?;
    let Some(mut cx) = begun(v, PAGE, form).await? else { return Ok(()) };
    let profile = experts::by_id(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let (ministry, staff, permit) = policy::may_nominate(&mut cx, profile.account).await?;
    let by = By::Ministry(ministry, staff, permit);
    let own = commands::nominate(&mut cx, &vocabulary.criteria, (&profile, by), words).await?;
    settled(cx, PAGE, form, own.uuid()).await
}
