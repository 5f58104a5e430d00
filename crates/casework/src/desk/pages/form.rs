//! What the small pages of acts share: only the holder reaches them, a form is done once, and each leads back to the file.

use ::store::{
    Cx, Scope,
    idempotency::{self, Claim},
};
use askama::Template;
use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use web::{
    Filled, Form, Visit,
    components::{BackLink, QuestionPage},
};
use work::items::acts::holder_acts;

use super::{At, path};
use crate::{
    applications::{
        definitions::{self, Definition},
        model::Application,
        store as files,
    },
    desk::{kin, policy},
};

/// A page that is one form.
#[derive(Template)]
#[template(path = "desk/asking.html")]
pub(super) struct Asking {
    pub question: QuestionPage,
}

/// The file, if the person at the page holds it.
pub(super) async fn must_hold(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Application, Definition)> {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    holder_acts(&mut cx, &scope, file.id).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    cx.commit().await?;
    Ok((file, definition))
}

/// The file, if the person at the page may reject it: she holds it, or it is at the counter of her mission.
pub(super) async fn may_reject(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Application, Definition)> {
    v.staff()?;
    let staff = policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, at.reference()?).await?;
    if !file.stage().is_at_the_counter() {
        drop(cx);
        return must_hold(v, catalogue, at).await;
    }
    policy::examines(v.actor())?;
    kin::may_act(&mut cx, &scope, &file, staff).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    cx.commit().await?;
    Ok((file, definition))
}

/// A transaction of the desk on a file of the actor's missions, with the form's key claimed; `None` if it was done before.
pub(super) async fn begin<T>(
    v: &Visit,
    at: &At,
    route: &'static str,
    form: &Form<T>,
) -> Outcome<Option<(Cx, Application)>> {
    v.staff()?;
    policy::at_the_desk(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let file = files::load_by_reference(&mut cx, &Scope::of(v.actor())?, at.reference()?).await?;
    match idempotency::claim(&mut cx, route, &form.idempotency_key, form.request_hash).await? {
        Claim::Done(_) => Ok(None),
        Claim::Fresh => Ok(Some((cx, file))),
    }
}

/// Settles the form's key and commits.
pub(super) async fn settle<T>(mut cx: Cx, route: &'static str, form: &Form<T>, file: &Application) -> Outcome<()> {
    idempotency::settle(&mut cx, route, &form.idempotency_key, file.id.uuid()).await?;
    cx.commit().await
}

/// A form about a file, with the way back to it.
pub(super) fn question(v: &Visit, at: &At, rest: &str, title: &str, filled: &Filled) -> Result<QuestionPage, Failure> {
    let reference = at.reference()?;
    Ok(QuestionPage::new(v, v.path(&path(reference, rest)), filled)
        .back(BackLink::new(v, v.path(&path(reference, ""))))
        .heading(title))
}
