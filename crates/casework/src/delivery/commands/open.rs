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
    certificates,
    delivery::{
        Range, copies,
        label::item_number,
        model::{Act, Recipient, Shipment, latest},
        store as rows,
    },
};

/// What goes into a parcel, and how it goes.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How it goes.
    pub mode: DeliveryMode,
    /// How many copies.
    pub copies: i16,
    /// Whether each is to be attested before it is closed.
    pub attest: bool,
}

/// The first parcel of an issued file; nothing if there is one already, since the job may come twice. The copies of a document
/// that was replaced since show what is no longer valid: wherever they are, others take their place.
pub async fn first(
    cx: &mut Cx,
    range: &Range,
    file: &Application,
    wanted: Wanted,
    to: Option<&Recipient>,
) -> Outcome<()> {
    let Some(before) = latest(rows::of_file(cx, file).await?) else {
        return open(cx, range, file, (1, wanted), to).await;
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
    open(cx, range, file, (before.turn + 1, wanted), to).await
}

/// As many copies in the place of those that came back, were lost or were refused by the carrier.
///
/// # Errors
/// Not found without a parcel; a conflict while it is under way.
pub async fn again(cx: &mut Cx, range: &Range, file: &Application, to: Option<&Recipient>) -> Outcome<()> {
    let before = latest(rows::of_file(cx, file).await?).ok_or_else(Failure::not_found)?;
    let scope = store::Scope::of(cx.actor())?;
    let mut before = rows::lock(cx, &scope, before.id).await?.shipment;
    before.must_allow(Act::SendAgain)?;
    before.replaced_at = Some(cx.now());
    rows::save_system(cx, &before).await?;
    let wanted = as_before(cx, &before).await?;
    open(cx, range, file, (before.turn + 1, wanted), to).await
}

/// What a parcel in the place of `before` holds: as many copies as that one did, by the same way.
///
/// # Errors
/// Only faults.
pub async fn as_before(cx: &mut Cx, before: &Shipment) -> Outcome<Wanted> {
    let held = copies::live(&copies::store::of(cx, before.id).await?).count();
    let copies = i16::try_from(held).map_err(|error| Failure::fault("counting paper copies", error))?;
    Ok(Wanted { mode: before.mode, copies, attest: before.is_to_be_attested() })
}

async fn open(
    cx: &mut Cx,
    range: &Range,
    file: &Application,
    (turn, wanted): (i16, Wanted),
    to: Option<&Recipient>,
) -> Outcome<()> {
    let Wanted { mode, copies, attest } = wanted;
    let id: Id<Shipment> = Id::new(file.id.bucket(), cx.now(), cx.dice());
    let number = if mode.is_carried() { Some(number(cx, range, id).await?) } else { None };
    let shipment = Shipment {
        id,
        file: file.id,
        turn,
        mode,
        copies,
        attest,
        number,
        opened_at: cx.now(),
        printed_at: None,
        attested_at: None,
        not_attested: None,
        called_off_at: None,
        packed_at: None,
        announced_at: None,
        refused: None,
        arrived_at: None,
        collected_at: None,
        replaced_at: None,
        within: None,
        reports: Vec::new(),
    };
    if !rows::insert(cx, file, &shipment, to).await? {
        return Err(Failure::fault("opening a parcel", "the file has one under way"));
    }
    let body = json!({ "shipment": id, "turn": turn, "mode": mode.as_str(), "copies": copies });
    events::append(cx, file.id, "shipment.opened", 1, &body, None).await?;
    certificates::order_copies(cx, file.id, id.uuid(), copies).await
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
