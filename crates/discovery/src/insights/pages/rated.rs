//! How it went, of each service: how many of those who answered found it easy, with the bounds of what is shown, and what they said.

use catalogue::Snapshot;
use web::{
    Visit,
    components::{Bars, DataTable},
};

use super::{
    desk::{named, table},
    left::percent,
};
use crate::{
    Ports,
    insights::findings::{Findings, Grid, QUIET},
};

/// The answers that say that it was easy, among the columns.
const EASY: [usize; 2] = [3, 4];

/// What is shown of a week.
pub(super) struct Rated {
    nothing: bool,
    pub bars: Bars,
    pub services: DataTable,
    pub quiet: Option<DataTable>,
    pub said: Option<DataTable>,
}

impl Rated {
    /// Whether too few answered for anything to be shown.
    pub fn is_empty(&self) -> bool {
        self.nothing
    }
}

/// Everything that may be shown of a week.
pub(super) fn all(v: &Visit, ports: &Ports, snapshot: &Snapshot, findings: &Findings) -> Rated {
    let name = |key: &str| match key {
        QUIET => Some(v.t("insight-rated-quiet")),
        _ => snapshot.service(key).ok().map(|own| own.definition.texts.text(v.locale(), "name").to_owned()),
    };
    let answer = |key: &str| v.t(&format!("insight-rated-{key}"));
    let services = named(&findings.rated, name);
    let quiet = |grid: &Grid| {
        let grid = named(grid, name);
        table(v, v.t("insight-rated-quiet-table"), v.t("insight-rated-about"), &grid, answer)
    };
    let said = |grid: &Grid| {
        let column = |key: &str| name(key).unwrap_or_else(|| key.to_owned());
        table(v, v.t("insight-rated-said-table"), v.t("insight-theme"), grid, column)
    };
    Rated {
        nothing: [&findings.rated, &findings.quiet, &findings.said].iter().all(|own| own.rows.is_empty()),
        bars: bars(v, ports, &services),
        services: table(v, v.t("insight-rated-table"), v.t("insight-rated-about"), &services, answer),
        quiet: (!findings.quiet.rows.is_empty()).then(|| quiet(&findings.quiet)),
        said: (!findings.said.rows.is_empty()).then(|| said(&findings.said)),
    }
}

/// The share that found it easy, of services of which both answers that say so are shown.
fn bars(v: &Visit, ports: &Ports, grid: &Grid) -> Bars {
    let mut bars = Bars::new(v, v.t("insight-rated-bars"));
    for (at, service) in grid.rows.iter().enumerate() {
        let easy: Option<u64> = EASY.iter().map(|column| grid.cell(at, *column)).sum();
        if let (Some(easy), Some(all)) = (easy, grid.row_sums.get(at).copied().flatten()) {
            // Rounded each for itself, the two may be more than the whole.
            let easy = easy.min(all);
            let bounds = ports.insights.statistics.share(easy, all);
            let share = easy as f64 / all.max(1) as f64;
            bars = bars.bounded(service.clone(), percent(v, share, bounds), share, bounds);
        }
    }
    bars
}
