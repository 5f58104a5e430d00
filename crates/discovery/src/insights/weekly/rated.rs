//! How it went: of each service, how many said one to five; the quiet question apart; and what was said in words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Week, counted, most_first, themed};
use crate::insights::{
    findings::{Grid, QUIET},
    ports::Statistics,
    signal::{Kind, Row},
};

/// The answers, worst first.
const ANSWERS: [&str; 5] = ["1", "2", "3", "4", "5"];
/// The answers to the quiet question.
const QUIET_ANSWERS: [&str; 2] = ["yes", "no"];

/// Services by what was answered.
pub(super) fn services(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Grid {
    answered(week, |row| row.topic != QUIET, &ANSWERS, (statistics, seed))
}

/// The quiet question.
pub(super) fn quiet(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Grid {
    answered(week, |row| row.topic == QUIET, &QUIET_ANSWERS, (statistics, seed))
}

/// Themes of what was said in words, by service.
pub(super) fn said(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Grid {
    let rows: Vec<(u64, &Row)> = week.of_kind(&[Kind::Rated]).filter(|(_, row)| !row.words.is_empty()).collect();
    themed(&rows, |_, row| row.topic.as_str(), statistics, seed)
}

fn answered(
    week: &Week<'_>,
    is_meant: impl Fn(&Row) -> bool,
    answers: &[&str],
    (statistics, seed): (&dyn Statistics, u64),
) -> Grid {
    let mut cells: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for (person, row) in week.of_kind(&[Kind::Rated]).filter(|(_, row)| is_meant(row)) {
        if answers.contains(&row.step.as_str()) {
            cells.entry(person).or_default().insert(format!("{}\t{}", row.topic, row.step));
        }
    }
    let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for ((topic, answer), count) in counted(statistics, &cells, seed) {
        counts.entry(topic).or_default().insert(answer, count);
    }
    let columns = answers.iter().map(|own| (*own).to_owned()).collect();
    let mut whole = Grid { columns, column_sums: vec![None; answers.len()], ..Grid::default() };
    for (topic, said) in counts {
        // Each is a table by itself, and nothing is summed over them: a service of few hides no other.
        let column = answers.iter().map(|own| vec![said.get(*own).copied().unwrap_or_default()]);
        let released = statistics.table(&column.collect::<Vec<_>>());
        if released.total.is_some() {
            whole.rows.push(topic);
            whole.cells.push(released.cells.into_iter().map(|row| row.first().copied().flatten()).collect());
            whole.row_sums.push(released.total);
        }
    }
    most_first(whole)
}
