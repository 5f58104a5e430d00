//! What a clerk reads of an envelope on the page of one parcel: what lies in it besides, what would, and what it waits for.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::Outcome;
use web::{Value, Visit, components::SummaryRow};

use super::{
    super::{
        commands::desk::{self, Held},
        envelope,
    },
    tag,
};

const ZONE: &str = "Africa/Cairo";

/// The rows of the envelope of a parcel. They name other files of the basket by their references, and nothing else of them.
pub(super) async fn with_others(
    v: &Visit,
    cx: &mut Cx,
    catalogue: &Catalogue,
    held: &Held,
) -> Outcome<Vec<SummaryRow>> {
    let own = &held.shipment;
    let mut told = Vec::new();
    if own.packed_at.is_some() {
        for id in envelope::besides(cx, own).await? {
            let one = desk::seen(cx, id).await?;
            told.push(SummaryRow::new(v.t("delivery-with"), link_to(v, &one)));
        }
        return Ok(told);
    }
    for one in envelope::beside(cx, held).await? {
        told.push(SummaryRow::new(v.t("delivery-goes-with"), link_to(v, &one)).tag(tag(v, one.shipment.stage())));
    }
    if let Some(waits) = envelope::waits(cx, catalogue, held).await? {
        let (files, day) = (v.number(waits.files), v.moment(waits.until, ZONE));
        let said = v.t_with("delivery-waits-for", &[("files", &files), ("day", &day)]);
        told.push(SummaryRow::new(v.t("delivery-waits"), said));
    }
    Ok(told)
}

fn link_to(v: &Visit, one: &Held) -> Value {
    let href = v.path(&format!("/desk/delivery/{}", one.shipment.id));
    Value::code_link(&href, &one.file.reference.to_string())
}
