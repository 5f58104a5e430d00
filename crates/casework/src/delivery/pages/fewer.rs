//! Fewer copies than were asked for: the form on the page of one's parcel, and what it does.

use std::sync::Arc;

use ::store::idempotency::{self, Claim};
use axum::{Extension, extract::Path, response::Response};
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{Choice, QuestionPage, Select},
};

use super::{
    super::{
        Ports,
        copies::{self, PaperCopy, to_print},
    },
    citizen::{self, At, mine},
};

const ROUTE: &str = "delivery.fewer";

/// How many copies are wanted no more.
pub(super) struct Fewer(usize);

impl FromFields for Fewer {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        fields.text("fewer").parse().ok().map(Self).ok_or_else(|| {
            let mut slips = Slips::new();
            slips.add("fewer", "delivery-slip-fewer");
            slips
        })
    }
}

/// The form, while copies wait for being printed.
pub(super) fn form(v: &Visit, path: &str, all: &[PaperCopy], filled: &Filled) -> Option<QuestionPage> {
    let waiting = i64::try_from(to_print(all).count()).unwrap_or(0);
    if waiting == 0 {
        return None;
    }
    let choices = (1..=waiting).map(|count| Choice::new(count.to_string(), v.number(count))).collect();
    let field = Select::new(v, "fewer", v.t("delivery-fewer-count"), choices).filled(v, filled);
    let form =
        QuestionPage::new(v, v.path(&format!("{path}/delivery/fewer")), filled).lead(&v.t("delivery-fewer-lead"));
    Some(form.field(&field).submit(v.t("delivery-fewer")))
}

/// Takes them off, once for each page that was rendered.
pub(super) async fn submit(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<At>,
    form: Form<Fewer>,
) -> Answer {
    let done = take_off(&v, &ports, &at, &form).await;
    match done {
        Ok(reference) => Ok(v.redirect_with(format!("/files/{reference}/delivery"), "delivery-fewer-done")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let page: Response = citizen::page(&v, &ports, &at, &filled).await?;
            Ok(page)
        }
    }
}

async fn take_off(v: &Visit, ports: &Ports, at: &At, form: &Form<Fewer>) -> Outcome<String> {
    let (mut cx, sheet, _) = mine(v, ports, at).await?;
    let Fewer(count) = form.read()?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        copies::fewer(&mut cx, &sheet.file, count).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, sheet.file.id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(sheet.file.reference.to_string())
}
