//! The table: every reachable stage of a service × every act × everybody, with the answer.

use std::collections::BTreeMap;

use kernel::Outcome;
use service_model::Service;

use super::{
    answer::{Reply, reply},
    asker::Asker,
    place::{Place, every_act},
};
use crate::applications::model::{Act, Stage};

/// The answers of one service.
pub type Table = BTreeMap<(Stage, Act, Asker), Reply>;

/// One row: what everybody is answered who asks for one act at one stage, in the order of [`Asker::all`].
pub type Row = Vec<Reply>;

/// Every place at which a file of `service` can stand; `turned_into` says that files of another service can go on in it.
///
/// # Errors
/// Only faults.
pub(super) fn places(service: &Service, turned_into: bool) -> Outcome<Vec<Place<'_>>> {
    let mut places = Place::start(service).reachable()?;
    if turned_into {
        places.extend(Place::turned_into(service)?.reachable()?);
    }
    Ok(places)
}

/// The table of `service`. Where a stage can be stood at in several ways, an act is done if it is done in one of them; the
/// stages it leads to are those of all.
///
/// # Errors
/// Only faults.
pub fn table(service: &Service, turned_into: bool) -> Outcome<Table> {
    let mut table = Table::new();
    for place in places(service, turned_into)? {
        for act in every_act() {
            for asker in Asker::all() {
                let answer = reply(&place, act, asker)?;
                let cell = table.entry((place.stage(), act, asker)).or_insert_with(|| answer.clone());
                *cell = joined(cell.clone(), answer);
            }
        }
    }
    Ok(table)
}

fn joined(one: Reply, other: Reply) -> Reply {
    match (one, other) {
        (Reply::Done(mut stages), Reply::Done(more)) => {
            stages.extend(more);
            stages.sort();
            stages.dedup();
            Reply::Done(stages)
        }
        (done @ Reply::Done(_), _) | (_, done @ Reply::Done(_)) => done,
        (one, other) => one.max(other),
    }
}

/// Services whose tables are the same, each with its keys in order.
///
/// # Errors
/// Only faults.
pub fn families<'s>(services: impl Iterator<Item = &'s Service> + Clone) -> Outcome<Vec<(Vec<String>, Table)>> {
    let targets: Vec<&str> =
        services.clone().filter_map(|service| service.registry.as_ref()?.never_registered.as_deref()).collect();
    let mut families: Vec<(Vec<String>, Table)> = Vec::new();
    for service in services {
        let table = table(service, targets.contains(&service.key.as_str()))?;
        match families.iter_mut().find(|(_, known)| *known == table) {
            Some((keys, _)) => keys.push(service.key.clone()),
            None => families.push((vec![service.key.clone()], table)),
        }
    }
    Ok(families)
}
