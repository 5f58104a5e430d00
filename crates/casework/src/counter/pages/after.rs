//! After she confirmed: paying on the mission's device or by a relative, and the slip she takes home.

use std::sync::Arc;

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::Outcome;
use web::{
    Answer, Fields, Form, Value, Visit,
    components::{BackLink, LinkButton, Slip, Warning},
};

use super::{At, path};
use crate::{
    counter::commands,
    payments::{
        Addresses,
        by_link::{self, MakeRequest},
    },
};

/// Making the link to pay by.
pub(super) const LINK: &str = "/{lang}/desk/counter/files/{reference}/pay-link";

#[derive(Template)]
#[template(path = "counter/told.html")]
struct ToldPage {
    back: BackLink,
    heading: String,
    lead: String,
    slip: Slip,
    warning: Warning,
    next: Option<LinkButton>,
}

/// The page to pay on is opened on the mission's device, or its address goes to a relative. It shows an amount and nothing of
/// the file, so the device keeps nothing of hers.
pub(super) async fn link(
    v: Visit,
    Extension(addresses): Extension<Arc<Addresses>>,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    let reference = at.reference()?;
    let request = MakeRequest { reference, route: LINK, key: &form.idempotency_key, hash: form.request_hash };
    let made = match by_link::make_at_counter(v.begin().await?, &request).await {
        Ok(made) => made,
        Err(failure) => return Ok(super::file::page(&v, &catalogue, &at, &form.filled(failure)?).await?),
    };
    let pays_at = v.path(&format!("/pay/{}", made.token.text()));
    let heading = v.t("at-counter-pay");
    let address = format!("{}{pays_at}", addresses.public);
    let page = ToldPage {
        back: BackLink::new(&v, v.path(&path(reference, ""))),
        heading: heading.clone(),
        lead: v.t("at-counter-pay-lead"),
        slip: Slip::reference(v.t("application-reference"), reference.to_string())
            .row(v.t("at-counter-pay-address"), Value::code(address)),
        warning: Warning::new(&v, v.t("at-counter-pay-no-cash")),
        next: Some(LinkButton::new(pays_at, v.t("at-counter-pay-here"))),
    };
    Ok(v.page(heading, page))
}

/// The slip with its code, told this once and kept nowhere in clear: a second click makes another code.
pub(super) async fn slip(v: Visit, Path(at): Path<At>, _form: Form<Fields>) -> Answer {
    let (file, code) = drawn(&v, &at).await?;
    let heading = v.t("at-counter-slip-title");
    let page = ToldPage {
        back: BackLink::new(&v, v.path(&path(file.reference, ""))),
        heading: heading.clone(),
        lead: v.t("at-counter-slip-lead"),
        slip: Slip::reference(v.t("application-reference"), file.reference.to_string())
            .row(v.t("at-counter-code"), Value::code(code.to_string()))
            .row(v.t("at-counter-slip-in-person"), v.t("at-counter-slip-in-person-how"))
            .row(v.t("at-counter-slip-by-telephone"), v.t("at-counter-slip-by-telephone-how"))
            .row(v.t("at-counter-slip-letters"), v.t("at-counter-slip-letters-how")),
        warning: Warning::new(&v, v.t("at-counter-slip-once")),
        next: None,
    };
    Ok(v.page(heading, page))
}

async fn drawn(v: &Visit, at: &At) -> Outcome<(crate::applications::model::Application, kernel::SpokenCode)> {
    v.staff()?;
    let mut cx = v.begin().await?;
    let drawn = commands::slip(&mut cx, at.reference()?).await?;
    cx.commit().await?;
    Ok(drawn)
}
