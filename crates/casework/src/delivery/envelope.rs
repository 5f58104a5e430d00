//! One envelope for the files of a basket that go to one place. Each keeps its own parcel, with its copies, sheets and serials; the
//! envelope is the parcel whose label it bears, and the others lie in it. A carrier hears of one, and what it reports holds for each.
//!
//! What comes back opens every file for another address, and each is sent again by itself or together once more.

use ::store::{Cx, Scope, jobs};
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Permit, marks};
use serde_json::json;

use super::{
    commands::desk::{self, Held},
    copies::{self, postage::place},
    jobs::ANNOUNCE,
    model::{Act, Shipment, latest},
    policy::Send,
    store as rows,
};
use crate::{applications::model::Application, baskets};

/// What an envelope waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waits {
    /// How many other files may still bring paper to the same place.
    pub files: i64,
    /// Until when what is ready waits for them.
    pub until: Moment,
}

/// Until when paper that was ready at `ready` waits in a country whose paper waits so many days; nothing once that is over. Pure.
pub fn waits_until(ready: Moment, days: i32, now: Moment) -> Option<Moment> {
    let days = u64::try_from(days).unwrap_or(0);
    let until = ready.plus(std::time::Duration::from_secs(days * 86_400));
    (now < until).then_some(until)
}

/// The other parcels that go where this one goes: of files of its basket and mission, by the same way, to the same recipient, and
/// not closed yet. The caller's scope is that of the transaction.
///
/// # Errors
/// Only faults.
pub async fn beside(cx: &mut Cx, held: &Held) -> Outcome<Vec<Held>> {
    let own = &held.shipment;
    if !own.mode.is_carried() || own.packed_at.is_some() {
        return Ok(Vec::new());
    }
    let scope = Scope::of(cx.actor())?;
    let Some(to) = rows::recipient(cx, &held.file, own.id).await? else { return Ok(Vec::new()) };
    let mut beside = Vec::new();
    for file in baskets::with(cx, &scope, &held.file).await? {
        if file.id == held.file.id || file.mission != held.file.mission {
            continue;
        }
        let Some(shipment) = latest(rows::of_file(cx, &file).await?) else { continue };
        let open = shipment.may(Act::Print) || shipment.may(Act::Attest) || shipment.may(Act::Pack);
        if open && shipment.mode == own.mode && rows::recipient(cx, &file, shipment.id).await?.as_ref() == Some(&to) {
            beside.push(Held { shipment, file });
        }
    }
    Ok(beside)
}

/// Everything that lies in the envelope of this parcel, or would if it were closed now: this one first.
///
/// # Errors
/// Only faults.
pub async fn together(cx: &mut Cx, held: Held) -> Outcome<Vec<Held>> {
    if held.shipment.packed_at.is_none() {
        let ready = beside(cx, &held).await?.into_iter().filter(|one| one.shipment.may(Act::Pack));
        let mut all = vec![held];
        all.extend(ready);
        return Ok(all);
    }
    let others = besides(cx, &held.shipment).await?;
    let mut all = vec![held];
    for id in others {
        all.push(desk::seen(cx, id).await?);
    }
    Ok(all)
}

/// What lies in the closed envelope of this parcel besides it: the parcel whose label it bears first.
///
/// # Errors
/// Only faults.
pub async fn besides(cx: &mut Cx, shipment: &Shipment) -> Outcome<Vec<Id<Shipment>>> {
    let mut ids = vec![shipment.envelope()];
    ids.extend(rows::lying_in(cx, shipment.envelope()).await?);
    ids.retain(|id| *id != shipment.id);
    Ok(ids)
}

/// Closes the envelope: this parcel, which gives it its label, and every other one that is ready for the same place. The carrier
/// is told once, by a job.
///
/// # Errors
/// Not found beyond the actor's missions; a conflict if this parcel is not ready.
pub async fn pack(cx: &mut Cx, id: Id<Shipment>, (staff, permit): (Id<marks::Staff>, Permit<Send>)) -> Outcome<()> {
    let seen = desk::seen(cx, id).await?;
    let mut ids: Vec<Id<Shipment>> = vec![id];
    let ready = beside(cx, &seen).await?.into_iter().filter(|one| one.shipment.may(Act::Pack));
    ids.extend(ready.map(|one| one.shipment.id));
    // In one order, so that two clerks who close the same envelope follow each other.
    ids.sort_by_key(|id| id.uuid());
    let mut parts = Vec::with_capacity(ids.len());
    for id in ids {
        parts.push(desk::hold(cx, id).await?);
    }
    let place = parts.iter().position(|one| one.shipment.id == id).unwrap_or_default();
    let first = parts.swap_remove(place);
    first.shipment.must_allow(Act::Pack)?;
    let is_carried = first.shipment.mode.is_carried();
    desk::pack(cx, first, (staff, permit)).await?;
    for mut part in parts.into_iter().filter(|one| one.shipment.may(Act::Pack)) {
        part.shipment.packed_at = Some(cx.now());
        part.shipment.within = Some(id);
        rows::put_into(cx, &part.shipment, staff).await?;
        let body = json!({ "shipment": part.shipment.id, "staff": staff, "within": id });
        ::store::events::append(cx, part.file.id, "shipment.packed", 1, &body, None).await?;
    }
    if is_carried {
        let job = jobs::NewJob::new(ANNOUNCE, json!({ "shipment": id }))
            .lane(id.uuid())
            .dedup(format!("announce:{id}"))
            // A carrier may be away for days.
            .attempts(1_000);
        jobs::enqueue(cx, job).await?;
    }
    Ok(())
}

/// The parcels that lie in the envelope of this one besides it, locked; whoever asks holds this one.
///
/// # Errors
/// Only faults.
pub async fn others(cx: &mut Cx, envelope: &Shipment) -> Outcome<Vec<Shipment>> {
    let scope = Scope::of(cx.actor())?;
    let mut others = Vec::new();
    for id in rows::lying_in(cx, envelope.id).await? {
        others.push(rows::lock(cx, &scope, id).await?.shipment);
    }
    Ok(others)
}

/// The references of the owner's other files whose paper lies in the same envelope.
///
/// # Errors
/// Only faults.
pub async fn references(cx: &mut Cx, file: &Application, shipment: &Shipment) -> Outcome<Vec<String>> {
    let mut references = Vec::new();
    for id in besides(cx, shipment).await? {
        references.push(rows::find(cx, &Scope::Owner(file.owner), id).await?.reference.to_string());
    }
    Ok(references)
}

/// How many sheets these parcels hold.
///
/// # Errors
/// Only faults.
pub async fn sheets(cx: &mut Cx, parts: &[Id<Shipment>]) -> Outcome<u32> {
    let mut sheets = 0_usize;
    for id in parts {
        sheets += copies::live(&copies::store::of(cx, *id).await?).count();
    }
    u32::try_from(sheets).map_err(|error| Failure::fault("counting the sheets of an envelope", error))
}

/// What this parcel waits for before its envelope is closed, by the days of the file's country: parcels to the same place that are
/// not ready, and files of its basket that are not decided and would bring paper there.
///
/// # Errors
/// Only faults.
pub async fn waits(cx: &mut Cx, catalogue: &Catalogue, held: &Held) -> Outcome<Option<Waits>> {
    let Some((_, country, ready)) = rows::waiting(cx, &[held.shipment.id]).await?.into_iter().next() else {
        return Ok(None);
    };
    let days = catalogue.snapshot(cx.store()).await?.country(&country)?.definition.paper_waits_days;
    let Some(until) = waits_until(ready, days, cx.now()) else { return Ok(None) };
    let made = beside(cx, held).await?.into_iter().filter(|one| !one.shipment.may(Act::Pack)).count();
    let scope = Scope::of(cx.actor())?;
    let mut files = i64::try_from(made).unwrap_or(i64::MAX);
    let here = place(cx, catalogue, &held.file).await?;
    for file in baskets::with(cx, &scope, &held.file).await? {
        let undecided = file.facts.submitted_at.is_some() && !file.stage().is_end();
        let known = file.id == held.file.id || file.mission != held.file.mission;
        if known || !undecided || !rows::of_file(cx, &file).await?.is_empty() {
            continue;
        }
        files += i64::from(place(cx, catalogue, &file).await? == here);
    }
    Ok((files > 0).then_some(Waits { files, until }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ready_waits_so_many_days_and_no_longer() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        let ready = at("2026-11-22T08:00:00Z");
        assert_eq!(waits_until(ready, 7, ready), Some(at("2026-11-29T08:00:00Z")));
        assert_eq!(waits_until(ready, 7, at("2026-11-29T08:00:00Z")), None);
        assert_eq!(waits_until(ready, 0, ready), None, "a country whose paper waits for nothing");
    }
}
