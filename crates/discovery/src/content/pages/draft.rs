//! A draft being written. Saving keeps it; nobody but editors sees it before a second person has let it out.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, ErrorSummary, LinkButton},
};

use super::{At, DRAFT, done_before, fields, form::DraftForm, settled};
use crate::content::{
    commands::{self, Seen},
    model::{Draft, ZONE},
    policy,
    store::drafts,
};

#[derive(Template)]
#[template(path = "content/draft.html")]
struct DraftPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    slug: String,
    look: LinkButton,
    missing: Vec<String>,
    closed: bool,
    action: String,
    version: i32,
    form: DraftForm<'a>,
}

/// The draft of an address, for editors.
pub(super) async fn draft_of(v: &Visit, cx: &mut Cx, id: &str) -> Outcome<Draft> {
    v.staff()?;
    policy::may_see(v.actor())?;
    let id: Id<Draft> = id.parse().map_err(|_| Failure::not_found())?;
    drafts::lock(cx, id).await?.ok_or_else(Failure::not_found)
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(At { id }): Path<At>) -> Answer {
    page(&v, &catalogue, &id, None).await
}

async fn page(v: &Visit, catalogue: &Catalogue, id: &str, filled: Option<Filled>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let draft = draft_of(v, &mut cx, id).await?;
    cx.commit().await?;
    let filled = filled.unwrap_or_else(|| fields::fresh(&draft.content));
    let page = DraftPage {
        v,
        back: BackLink::to(v.path("/desk/content"), v.t("content-desk-title")),
        errors: ErrorSummary::new(v, &filled),
        look: LinkButton::quiet(v.path(&format!("/desk/content/drafts/{id}/look")), v.t("content-look")),
        missing: draft.content.missing().into_iter().map(|own| v.t(own.text())).collect(),
        closed: draft.closed_at.is_some(),
        action: v.path(&format!("/desk/content/drafts/{id}")),
        version: draft.version,
        form: DraftForm::new(v, &snapshot, &filled),
        slug: draft.slug,
    };
    Ok(v.page_with(filled.status(), v.t("content-draft-title"), page))
}

pub(super) async fn save(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { id }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match save_once(&v, &catalogue, &id, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/content/drafts/{id}"), "content-flash-saved")),
        Err(failure) => page(&v, &catalogue, &id, Some(form.filled(failure)?)).await,
    }
}

async fn save_once(v: &Visit, catalogue: &Catalogue, id: &str, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    let (_, permit) = policy::may_edit(v.actor())?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let countries: Vec<&str> = snapshot.countries().map(|(key, _)| key).collect();
    let services: Vec<&str> = snapshot.services().map(|(key, _)| key).collect();
    let mut cx = v.begin().await?;
    if done_before(&mut cx, DRAFT, form).await? {
        return Ok(());
    }
    let draft = draft_of(v, &mut cx, id).await?;
    let content = fields::read(&form.fields, (countries.as_slice(), services.as_slice()), v.now().day_in(ZONE))?;
    let seen = Seen { id: draft.id, version: version(&form.fields) };
    commands::change(&mut cx, permit, seen, &content).await?;
    settled(&mut cx, DRAFT, form, draft.id.uuid()).await?;
    cx.commit().await
}

/// The version of the draft that a form was filled in on.
pub(super) fn version(fields: &Fields) -> i32 {
    fields.text("version").parse().unwrap_or(0)
}
