//! Where forms are left. Somebody counts once for a service: at the step that she opened last and did not answer, before
//! submitting if she answered all she opened, or at the end.

use std::collections::{BTreeMap, BTreeSet};

use super::Week;
use crate::insights::{
    findings::{CHECK, FINISHED, Grid},
    ports::Statistics,
    signal::Kind,
};

/// How far somebody came.
#[derive(Default)]
struct Way<'a> {
    seen: BTreeSet<&'a str>,
    done: BTreeSet<&'a str>,
    finished: bool,
}

impl Way<'_> {
    fn end(&self) -> &str {
        if self.finished {
            return FINISHED;
        }
        // Of several steps that were opened and not answered, any says where she stands; the same one for the same steps.
        self.seen.difference(&self.done).next().copied().unwrap_or(CHECK)
    }
}

/// For each service, how many left it at which step.
pub(super) fn services(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Vec<(String, Grid)> {
    let mut ways: BTreeMap<(u64, &str), Way<'_>> = BTreeMap::new();
    for (person, row) in week.of_kind(&[Kind::StepSeen, Kind::StepDone, Kind::Submitted]) {
        let way = ways.entry((person, &row.topic)).or_default();
        match row.kind {
            Kind::StepSeen => {
                way.seen.insert(&row.step);
            }
            Kind::StepDone => {
                way.done.insert(&row.step);
            }
            _ => way.finished = true,
        }
    }
    let mut cells: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for ((person, service), way) in &ways {
        cells.entry(*person).or_default().insert(format!("{service}\t{}", way.end()));
    }
    let mut services: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
    for (cell, count) in statistics.bounded(&cells, seed) {
        if let Some((service, step)) = cell.split_once('\t') {
            services.entry(service.to_owned()).or_default().push((step.to_owned(), count));
        }
    }
    let table = |(service, steps): (String, Vec<(String, u64)>)| {
        let counts: Vec<Vec<u64>> = steps.iter().map(|(_, count)| vec![*count]).collect();
        let released = statistics.table(&counts);
        released.total?;
        let rows = steps.into_iter().map(|(step, _)| step).collect();
        Some((service, Grid::of(rows, vec![String::new()], released)))
    };
    services.into_iter().filter_map(table).collect()
}
