//! Opens the parcel of a document that was issued, and another one when that came back.

use kernel::{Failure, Id, Outcome};
use serde_json::json;
use service_model::country::DeliveryMode;
use store::{
    Cx, events,
    lookup::{self, LookupKind},
};

use crate::{
    applications::model::Application,
    delivery::{
        Range,
        label::item_number,
        model::{Act, Recipient, Shipment, latest},
        store as rows,
    },
};

/// The first copy of an issued file; nothing if there is one already, since the job may come twice. A copy of a document that
/// was replaced since shows what is no longer valid: wherever it is, another takes its place.
pub async fn first(
    cx: &mut Cx,
    range: &Range,
    file: &Application,
    mode: DeliveryMode,
    to: Option<&Recipient>,
) -> Outcome<()> {
    let Some(before) = latest(rows::of_file(cx, file).await?) else {
        return open(cx, range, file, (1, mode), to).await;
    };
    if file.facts.issued_at.is_none_or(|issued| before.opened_at >= issued) {
        return Ok(());
    }
    let scope = store::Scope::of(cx.actor())?;
    let mut before = rows::lock(cx, &scope, before.id).await?.shipment;
    if before.replaced_at.is_none() {
        before.replaced_at = Some(cx.now());
        rows::save_system(cx, &before).await?;
    }
    open(cx, range, file, (before.turn + 1, mode), to).await
}

/// Another copy in the place of one that came back, was lost or was refused by the carrier.
///
/// # Errors
/// Not found without a parcel; a conflict while it is under way.
pub async fn again(
    cx: &mut Cx,
    range: &Range,
    file: &Application,
    mode: DeliveryMode,
    to: Option<&Recipient>,
) -> Outcome<()> {
    let before = latest(rows::of_file(cx, file).await?).ok_or_else(Failure::not_found)?;
    let scope = store::Scope::of(cx.actor())?;
    let mut before = rows::lock(cx, &scope, before.id).await?.shipment;
    before.must_allow(Act::SendAgain)?;
    before.replaced_at = Some(cx.now());
    rows::save_system(cx, &before).await?;
    open(cx, range, file, (before.turn + 1, mode), to).await
}

async fn open(
    cx: &mut Cx,
    range: &Range,
    file: &Application,
    (turn, mode): (i16, DeliveryMode),
    to: Option<&Recipient>,
) -> Outcome<()> {
    let id: Id<Shipment> = Id::new(file.id.bucket(), cx.now(), cx.dice());
    let number = if mode.is_carried() { Some(number(cx, range, id).await?) } else { None };
    let shipment = Shipment {
        id,
        file: file.id,
        turn,
        mode,
        number,
        opened_at: cx.now(),
        printed_at: None,
        packed_at: None,
        announced_at: None,
        refused: None,
        arrived_at: None,
        collected_at: None,
        replaced_at: None,
        reports: Vec::new(),
    };
    if !rows::insert(cx, file, &shipment, to).await? {
        return Err(Failure::fault("opening a parcel", "the file has one under way"));
    }
    let body = json!({ "shipment": id, "turn": turn, "mode": mode.as_str() });
    events::append(cx, file.id, "shipment.opened", 1, &body, None).await?;
    Ok(())
}

/// A fresh number of our range, which leads to the parcel.
async fn number(cx: &mut Cx, range: &Range, id: Id<Shipment>) -> Outcome<String> {
    let bound = |serial: u32| i32::try_from(serial).map_err(|error| Failure::fault("drawing an item number", error));
    let drawn = rows::draw_serial(cx, &range.service, (bound(range.first)?, bound(range.last)?)).await?;
    // The operator must enter a new range; until then the job comes again.
    let serial = drawn.ok_or_else(|| Failure::passing("drawing an item number", "the range is used up"))?;
    let serial = u32::try_from(serial).map_err(|error| Failure::fault("drawing an item number", error))?;
    let number = item_number(&range.service, serial)?;
    if lookup::claim(cx, LookupKind::TrackingNumber, &number, id.uuid()).await? {
        Ok(number)
    } else {
        Err(Failure::fault("drawing an item number", "the number is taken: two ranges overlap"))
    }
}
