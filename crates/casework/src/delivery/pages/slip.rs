//! The packing slip: what is on the label and in the envelope's window. Printed from the browser; it names no document.

use ::store::access::{self, Access};
use askama::Template;
use axum::extract::Path;
use kernel::Failure;
use web::{
    Answer, Visit,
    components::{BackLink, Slip},
};

use super::{
    super::{
        commands::desk,
        copies::{self, live},
        label::weight,
        policy, store as rows,
    },
    AtParcel, SLIP,
};

#[derive(Template)]
#[template(path = "delivery/slip.html")]
struct SlipPage<'a> {
    v: &'a Visit,
    back: BackLink,
    slip: Slip,
}

pub(super) async fn show(v: Visit, Path(at): Path<AtParcel>) -> Answer {
    v.staff()?;
    let _permit = policy::may_send(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let held = desk::hold(&mut cx, at.shipment()?).await?;
    if held.shipment.printed_at.is_none() {
        return Err(Failure::not_found().into());
    }
    let to = rows::recipient(&mut cx, &held.file, held.shipment.id).await?;
    let sheets = live(&copies::store::of(&mut cx, held.shipment.id).await?).count();
    let sheets = u32::try_from(sheets).map_err(|error| Failure::fault("writing a packing slip", error))?;
    let fields = &["reference", "recipient", "phone", "address"];
    let look = Access { file: Some(held.file.id), purpose: "delivery".to_owned(), route: SLIP, fields };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let mut slip = match &held.shipment.number {
        Some(number) => Slip::reference(v.t("delivery-number"), number.as_str()),
        None => Slip::reference(v.t("delivery-reference"), held.file.reference.to_string()),
    };
    slip = slip.row(v.t("delivery-mode"), v.t(&format!("delivery-mode-{}", held.shipment.mode.as_str())));
    if let Some(to) = to {
        slip = slip.row(v.t("delivery-to"), to.name).row(v.t("delivery-phone"), web::Value::Code(to.phone));
        slip = slip.row(v.t("delivery-address"), to.address.join("، "));
    }
    slip = slip
        .row(v.t("delivery-sheets"), v.number(i64::from(sheets)))
        .row(v.t("delivery-weight"), v.t_with("delivery-grams", &[("grams", &v.number(i64::from(weight(sheets))))]));
    let back = BackLink::to(v.path(&format!("/desk/delivery/{}", at.id)), v.t("delivery-parcel-title"));
    Ok(v.page(v.t("delivery-slip"), SlipPage { v: &v, back, slip }))
}
