//! Services that need each other: chains of preconditions are looked through for circles and for dead ends.
//!
//! A circle can never be entered. A chain that ends in a service needing presence in Egypt cannot be walked from abroad,
//! unless the row tells a way. What a file turns into when an event was never registered must enter that kind of event.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Finding, Service, finding::Findings};

/// Looks through the preconditions of all services together; each comes with the place of its folder, which findings name.
pub fn check(services: &[(&str, &Service)]) -> Vec<Finding> {
    let findings = Findings::default();
    let by_key: BTreeMap<&str, &Service> =
        services.iter().map(|(_, service)| (service.key.as_str(), *service)).collect();
    for (place, service) in services {
        turning(service, place, &by_key, &findings);
        for row in &service.preconditions {
            let spot = row.spot.below(place);
            let Some(next) = by_key.get(row.service.as_str()) else {
                let message = format!("`{}` needs `{}`, which does not exist", service.key, row.service);
                findings.add(&spot, "precondition-unknown", message);
                continue;
            };
            if let Some(circle) = circle(service, next, &by_key) {
                let message = format!("nobody can ever apply: {}", circle.join(" → "));
                findings.add(&spot, "precondition-loop", message);
            } else if let Some(chain) = dead_end(next, &by_key).filter(|_| !row.way_abroad && !service.presence) {
                let message = format!(
                    "`{}` ends in presence in Egypt ({}); tell a way for people abroad and say `way_abroad = true`",
                    service.key,
                    chain.join(" → ")
                );
                findings.add(&spot, "precondition-presence", message);
            }
        }
    }
    findings.into_sorted()
}

/// A file turns into a registration of the same kind of act, and of nothing else.
fn turning(service: &Service, place: &str, by_key: &BTreeMap<&str, &Service>, findings: &Findings) {
    let Some(registry) = &service.registry else { return };
    let Some(key) = registry.never_registered.as_deref() else { return };
    let target = by_key.get(key).and_then(|target| target.registry.as_ref());
    if !target.is_some_and(|target| target.enters() && target.act == registry.act) {
        let message = format!("`never_registered` names `{key}`, which is no service that enters `{}`", registry.act);
        findings.add(&service.spot().below(place), "registration-unknown", message);
    }
}

/// The way from `start` over `next` back to `start`.
fn circle<'s>(start: &'s Service, next: &'s Service, by_key: &BTreeMap<&str, &'s Service>) -> Option<Vec<&'s str>> {
    let mut seen = BTreeSet::new();
    let mut open = vec![vec![start.key.as_str(), next.key.as_str()]];
    while let Some(way) = open.pop() {
        let here = *way.last()?;
        if here == start.key {
            return Some(way);
        }
        if seen.insert(here) {
            let rows = by_key.get(here).map_or(&[][..], |service| &service.preconditions);
            open.extend(rows.iter().map(|row| [way.as_slice(), &[row.service.as_str()]].concat()));
        }
    }
    None
}

/// The way from `service` to one that needs presence.
fn dead_end<'s>(service: &'s Service, by_key: &BTreeMap<&str, &'s Service>) -> Option<Vec<&'s str>> {
    let mut seen = BTreeSet::new();
    let mut open = vec![vec![service.key.as_str()]];
    while let Some(way) = open.pop() {
        let here = by_key.get(way.last()?)?;
        if here.presence {
            return Some(way);
        }
        if seen.insert(here.key.as_str()) {
            let rows =
                here.preconditions.iter().filter(|row| !row.way_abroad && by_key.contains_key(row.service.as_str()));
            open.extend(rows.map(|row| [way.as_slice(), &[row.service.as_str()]].concat()));
        }
    }
    None
}
