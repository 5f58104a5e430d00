//! The page before a file turns: what is carried over, what will be asked besides, and what it costs.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use web::{
    Answer, Fields, Form, Hidden, Visit,
    components::{BackLink, Button},
};

use super::act;
use crate::applications::{
    drafts::pages::{At, opened, path},
    outcomes::Once,
};

#[derive(Template)]
#[template(path = "applications/register.html")]
struct Asking<'a> {
    v: &'a Visit,
    back: BackLink,
    heading: String,
    service: String,
    summary: String,
    documents: Vec<String>,
    action: String,
    hidden: Hidden,
    button: Button,
}

/// Says what happens, and asks.
pub(super) async fn ask(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let Some(target) = act::target(&cx, &catalogue, &sheet).await? else {
        return Ok(v.redirect(path(&sheet, "")));
    };
    let texts = &target.service.texts;
    let text = |key: &str| texts.text(v.locale(), key).to_owned();
    let heading = v.t("application-register-title");
    let page = Asking {
        v: &v,
        back: BackLink::new(&v, v.path(&path(&sheet, "/outcome"))),
        service: text("name"),
        summary: text("summary"),
        documents: target.service.documents.iter().map(|document| text(&document.name())).collect(),
        action: v.path(&path(&sheet, "/register")),
        hidden: v.csrf_field(),
        button: Button::new(v.t("application-register-button")),
        heading: heading.clone(),
    };
    Ok(v.page(heading, page))
}

/// Turns the file, and leads to what is still to be answered.
pub(super) async fn register(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, at.reference()?).await?;
    let once = Once { route: "applications.register", key: &form.idempotency_key, hash: form.request_hash };
    let to = path(&sheet, "");
    act::turn(&mut cx, &catalogue, sheet, &once).await?;
    cx.commit().await?;
    Ok(v.redirect(to))
}
