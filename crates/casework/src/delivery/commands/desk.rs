//! What clerks and officers do with a parcel. Each act checks the parcel's stage, writes its moment, and says so in the
//! file's chain; none tells a carrier anything itself.

use kernel::{Failure, Id, Outcome, Permit, Slips, marks};
use serde_json::json;
use store::{
    Cx, Scope, events,
    throttle::{self, Rule},
};

use crate::{
    applications::{model::Application, store as files},
    certificates::{self, Certificate, Copy},
    delivery::{
        attestation, blanks, code,
        copies::{self, Dropped, is_called_off, printed_at, to_print},
        model::{Act, Collector, NotAttested, Shipment},
        policy::{HandOver, Send},
        store as rows,
    },
};

/// Wrong codes at the counter.
const CODES: Rule = Rule { name: "delivery-throttle-code", limit: 5, window: std::time::Duration::from_secs(15 * 60) };

/// A parcel and its file, locked for an act.
pub struct Held {
    /// The parcel.
    pub shipment: Shipment,
    /// Its file.
    pub file: Application,
}

/// Loads a parcel to look at it; it may change meanwhile.
///
/// # Errors
/// Not found beyond the actor's missions.
pub async fn seen(cx: &mut Cx, id: Id<Shipment>) -> Outcome<Held> {
    let scope = Scope::of(cx.actor())?;
    let shipment = rows::find(cx, &scope, id).await?.shipment;
    let file = files::load(cx, &scope, shipment.file).await?;
    Ok(Held { shipment, file })
}

/// Loads a parcel for an act.
///
/// # Errors
/// Not found beyond the actor's missions.
pub async fn hold(cx: &mut Cx, id: Id<Shipment>) -> Outcome<Held> {
    let scope = Scope::of(cx.actor())?;
    let shipment = rows::lock(cx, &scope, id).await?.shipment;
    let file = files::load(cx, &scope, shipment.file).await?;
    Ok(Held { shipment, file })
}

/// The certificate of the copy that is printed next, with its number; `None` where every copy is printed.
///
/// # Errors
/// Only faults.
pub async fn next(cx: &mut Cx, held: &Held) -> Outcome<Option<(i16, Option<Certificate>)>> {
    let all = copies::store::of(cx, held.shipment.id).await?;
    let Some(number) = to_print(&all).map(|copy| copy.number).next() else { return Ok(None) };
    let copy = Copy { parcel: held.shipment.id.uuid(), number };
    let certificate = certificates::store::copy_of(cx, &held.file, copy).await?;
    Ok(Some((number, certificate.filter(|one| one.sealed.is_some()))))
}

/// Binds a blank that was issued to this clerk to the next copy of the parcel and to that copy's serial.
///
/// # Errors
/// A slip at `blank` if the sheet is not hers to use, or the copy is not sealed yet or has ended; a conflict if nothing is to be
/// printed.
pub async fn print(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<Send>),
    blank: &str,
) -> Outcome<()> {
    held.shipment.must_allow(Act::Print)?;
    let (copy, certificate) = next(cx, &held).await?.ok_or_else(|| missing("a parcel to be printed has no copy"))?;
    let certificate = certificate.ok_or_else(|| Slips::one("blank", "delivery-slip-not-sealed"))?;
    let stands = certificate.state() == certificates::State::Valid;
    stands.then_some(()).ok_or_else(|| Slips::one("blank", "delivery-slip-ended"))?;
    let serial = certificate.serial.as_str();
    blanks::store::note_used(cx, blank, staff, (held.shipment.id, copy), serial)
        .await?
        .then_some(())
        .ok_or_else(|| Slips::one("blank", "delivery-slip-blank"))?;
    copies::store::note_printed(cx, held.shipment.id, copy, Some(staff)).await?;
    held.shipment.printed_at = printed_at(&copies::store::of(cx, held.shipment.id).await?);
    keep(cx, &held, staff, "shipment.printed", json!({ "blank": blank, "serial": serial, "copy": copy })).await
}

/// The next copy is not printed, for a reason of ours: its serial is withdrawn, and what was paid for it goes back.
///
/// # Errors
/// A conflict if nothing is to be printed.
pub async fn drop_copy(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<Send>),
    reason: Dropped,
) -> Outcome<()> {
    held.shipment.must_allow(Act::Drop)?;
    let (copy, _) = next(cx, &held).await?.ok_or_else(|| missing("a parcel to be printed has no copy"))?;
    copies::store::note_dropped(cx, held.shipment.id, copy, reason).await?;
    let all = copies::store::of(cx, held.shipment.id).await?;
    held.shipment.printed_at = printed_at(&all);
    held.shipment.called_off_at = is_called_off(&all).then(|| cx.now());
    copies::order(cx, &held.shipment).await?;
    let body = json!({ "copy": copy, "reason": reason.as_str() });
    keep(cx, &held, staff, "shipment.copy_dropped", body).await
}

/// The copies came back from the ministry of foreign affairs, each attested.
///
/// # Errors
/// A conflict unless all are printed and were to be attested.
pub async fn attest(cx: &mut Cx, mut held: Held, (staff, _permit): (Id<marks::Staff>, Permit<Send>)) -> Outcome<()> {
    held.shipment.must_allow(Act::Attest)?;
    held.shipment.attested_at = Some(cx.now());
    keep(cx, &held, staff, "shipment.attested", json!({})).await
}

/// The copies cannot be attested and are sent without: the applicant is told why, and what was paid for it goes back.
///
/// # Errors
/// A slip at `words` without any; a conflict unless they are still to be attested.
pub async fn refuse_attestation(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<Send>),
    (why, words): (NotAttested, &str),
) -> Outcome<()> {
    held.shipment.must_allow(Act::RefuseAttestation)?;
    let words = words.trim();
    if words.chars().count() < LEAST_WORDS {
        return Err(Slips::one("words", "delivery-slip-words"));
    }
    held.shipment.not_attested = Some((cx.now(), why));
    rows::save_not_attested(cx, &held.file, &held.shipment, (staff, words)).await?;
    attestation::order(cx, &held.shipment).await?;
    keep(cx, &held, staff, "shipment.attestation_refused", json!({ "reason": why.as_str() })).await
}

/// Shorter words tell nobody anything.
const LEAST_WORDS: usize = 3;

fn missing(what: &'static str) -> Failure {
    Failure::fault("printing a parcel", what)
}

/// The sheet of a copy went wrong: it is thrown away with a reason and stays in the books, and the copy is printed on another.
///
/// # Errors
/// A slip at `copy` if that copy is not printed; a conflict if the parcel is packed.
pub async fn spoil(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<Send>),
    (copy, reason): (i16, &str),
) -> Outcome<()> {
    held.shipment.must_allow(Act::Spoil)?;
    let blank = blanks::store::note_spoiled_of(cx, (held.shipment.id, copy), staff, reason).await?;
    let blank = blank.ok_or_else(|| Slips::one("copy", "delivery-slip-copy"))?;
    copies::store::note_printed(cx, held.shipment.id, copy, None).await?;
    held.shipment.printed_at = None;
    // The sheet that takes its place bears no attestation yet.
    held.shipment.attested_at = None;
    keep(cx, &held, staff, "shipment.spoiled", json!({ "blank": blank, "reason": reason, "copy": copy })).await
}

/// The parcel is closed and labelled. What is closed with it, and the carrier, are `envelope`'s to see to.
///
/// # Errors
/// A conflict if it is not printed.
pub async fn pack(cx: &mut Cx, mut held: Held, (staff, _permit): (Id<marks::Staff>, Permit<Send>)) -> Outcome<()> {
    held.shipment.must_allow(Act::Pack)?;
    held.shipment.packed_at = Some(cx.now());
    keep(cx, &held, staff, "shipment.packed", json!({})).await
}

/// The mission has it; the citizen's code counts from now on.
///
/// # Errors
/// A conflict if it is not on its way to a mission.
pub async fn arrive(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<HandOver>),
) -> Outcome<()> {
    held.shipment.must_allow(Act::Arrive)?;
    held.shipment.arrived_at = Some(cx.now());
    keep(cx, &held, staff, "shipment.arrived", json!({})).await
}

/// Gives it to somebody who shows the one-time code and a paper with her name, which are kept.
///
/// # Errors
/// A slip at `code` if it is another one; too many of those; a conflict if nothing lies there.
pub async fn hand_over(
    cx: &mut Cx,
    mut held: Held,
    (staff, _permit): (Id<marks::Staff>, Permit<HandOver>),
    (typed, collector): (&str, &Collector),
) -> Outcome<()> {
    held.shipment.must_allow(Act::HandOver)?;
    throttle::hit(cx, &CODES, &held.shipment.id.to_string()).await?;
    if !code::matches(cx, held.shipment.id, typed) {
        return Err(Slips::one("code", "delivery-slip-code"));
    }
    held.shipment.collected_at = Some(cx.now());
    rows::save_collector(cx, &held.file, held.shipment.id, collector).await?;
    keep(cx, &held, staff, "shipment.delivered", json!({ "over_the_counter": true })).await
}

async fn keep(
    cx: &mut Cx,
    held: &Held,
    staff: Id<marks::Staff>,
    kind: &'static str,
    mut body: serde_json::Value,
) -> Outcome<()> {
    rows::save_desk(cx, &held.shipment, staff).await?;
    if let Some(body) = body.as_object_mut() {
        body.insert("shipment".to_owned(), json!(held.shipment.id));
        body.insert("staff".to_owned(), json!(staff));
    }
    events::append(cx, held.file.id, kind, 1, &body, None).await?;
    Ok(())
}
