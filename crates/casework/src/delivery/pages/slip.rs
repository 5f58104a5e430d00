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
    super::{blanks, commands::desk, envelope, label::weight, policy, store as rows},
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
    let (number, reference, mode) = (held.shipment.number.clone(), held.file.reference, held.shipment.mode);
    let parts = envelope::together(&mut cx, held).await?;
    let ids: Vec<_> = parts.iter().map(|one| one.shipment.id).collect();
    let sheets = envelope::sheets(&mut cx, &ids).await?;
    let mut pieces = Vec::new();
    for one in &parts {
        for sheet in blanks::store::of_shipment(&mut cx, one.shipment.id).await? {
            let label = v.t_with("delivery-piece", &[("reference", &one.file.reference.to_string())]);
            pieces.push((label, web::Value::Code(format!("{} · {}", sheet.number, sheet.serial))));
        }
        let fields = &["reference", "recipient", "phone", "address", "serial"];
        let look = Access { file: Some(one.file.id), purpose: "delivery".to_owned(), route: SLIP, fields };
        access::record(&mut cx, look).await?;
    }
    cx.commit().await?;
    let mut slip = match &number {
        Some(number) => Slip::reference(v.t("delivery-number"), number.as_str()),
        None => Slip::reference(v.t("delivery-reference"), reference.to_string()),
    };
    slip = slip.row(v.t("delivery-mode"), v.t(&format!("delivery-mode-{}", mode.as_str())));
    if let Some(to) = to {
        slip = slip.row(v.t("delivery-to"), to.name).row(v.t("delivery-phone"), web::Value::Code(to.phone));
        slip = slip.row(v.t("delivery-address"), to.address.join("، "));
    }
    slip = slip
        .row(v.t("delivery-sheets"), v.number(i64::from(sheets)))
        .row(v.t("delivery-weight"), v.t_with("delivery-grams", &[("grams", &v.number(i64::from(weight(sheets))))]));
    slip = pieces.into_iter().fold(slip, |slip, (label, piece)| slip.row(label, piece));
    let back = BackLink::to(v.path(&format!("/desk/delivery/{}", at.id)), v.t("delivery-parcel-title"));
    Ok(v.page(v.t("delivery-slip"), SlipPage { v: &v, back, slip }))
}
