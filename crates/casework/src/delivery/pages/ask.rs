//! The page of a document that was issued digitally only: what that means, and the way to a paper copy.

use std::sync::Arc;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, LinkButton, QuestionPage},
};

use super::{
    super::{Ports, commands::ask, store as rows},
    citizen::{At, mine},
};
use crate::applications::{model::Stage, sheet::Sheet};

const ROUTE: &str = "delivery.ask";

#[derive(Template)]
#[template(path = "delivery/ask.html")]
struct AskPage<'a> {
    v: &'a Visit,
    back: BackLink,
    question: Option<QuestionPage>,
    copies: LinkButton,
}

/// The page.
pub(super) fn page(v: &Visit, cx: &Cx, sheet: &Sheet, filled: &Filled) -> Outcome<Response> {
    let path = format!("/files/{}", sheet.file.reference);
    let question = ask::is_free(cx, sheet)?.then(|| {
        QuestionPage::new(v, v.path(&format!("{path}/delivery")), filled)
            .lead(&v.t("delivery-ask-lead"))
            .submit(v.t("delivery-ask"))
    });
    let body = AskPage {
        v,
        back: BackLink::new(v, v.path(&path)),
        question,
        copies: LinkButton::quiet(v.path("/services"), v.t("delivery-ask-services")),
    };
    Ok(v.page_with(filled.status(), v.t("delivery-ask-title"), body))
}

/// Asks for the copy, once for each page that was rendered.
pub(super) async fn submit(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let (mut cx, sheet, _) = mine(&v, &ports, &at).await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        ask::ask(&mut cx, &ports.range, &sheet).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, sheet.file.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(v.redirect_with(format!("/files/{}/delivery", sheet.file.reference), "delivery-ask-done"))
}

/// The words of the way to a file's paper copy: to follow one, or to ask for one. Nothing where there is none.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn way(cx: &mut Cx, sheet: &Sheet) -> Outcome<Option<&'static str>> {
    if sheet.file.stage() != Stage::Issued || sheet.definition.service.delivery.is_none() {
        return Ok(None);
    }
    let there = ask::wanted(sheet) || !rows::of_file(cx, &sheet.file).await?.is_empty();
    Ok(Some(if there { "application-paper-see" } else { "application-paper-ask" }))
}
