//! Where forms are left: of those who began, the share that ended at each step, with its bounds.

use catalogue::Snapshot;
use web::{
    Visit,
    components::{Bars, DataTable},
};

use super::desk::counted;
use crate::{
    Ports,
    insights::findings::{CHECK, FINISHED, Findings, Grid},
};

/// A service.
pub(super) struct Left {
    pub name: String,
    pub began: String,
    pub bars: Bars,
    pub table: DataTable,
}

/// A share in percent with its bounds.
pub(super) fn percent(v: &Visit, share: f64, (low, high): (f64, f64)) -> String {
    let whole = |share: f64| v.number((share * 100.0).round() as i64);
    v.t_with("insight-percent", &[("share", &whole(share)), ("low", &whole(low)), ("high", &whole(high))])
}

/// Every service of which enough people began a form.
pub(super) fn all(v: &Visit, ports: &Ports, snapshot: &Snapshot, findings: &Findings) -> Vec<Left> {
    findings.left.iter().filter_map(|(service, grid)| one(v, ports, snapshot, (service, grid))).collect()
}

fn one(v: &Visit, ports: &Ports, snapshot: &Snapshot, (service, grid): (&str, &Grid)) -> Option<Left> {
    let began = grid.total?;
    let definition = snapshot.service(service).ok().map(|own| own.definition.clone());
    let step = |key: &str| match key {
        FINISHED => v.t("insight-step-finished"),
        CHECK => v.t("insight-step-check"),
        _ => {
            let page = definition.as_ref().and_then(|own| own.form.page(key).map(|page| (own, page.title())));
            page.map_or_else(|| key.to_owned(), |(own, title)| own.texts.text(v.locale(), &title).to_owned())
        }
    };
    let mut bars = Bars::new(v, v.t("insight-left-bars"));
    let mut table = DataTable::new(v, v.t("insight-left-table"))
        .column(v.t("insight-step"))
        .number_column(v.t("insight-heard-people"));
    for (at, key) in grid.rows.iter().enumerate() {
        let people = grid.cell(at, 0);
        table = table.row(vec![step(key).into(), counted(v, people)]);
        if let Some(people) = people {
            let bounds = ports.insights.statistics.share(people, began);
            let share = people as f64 / began.max(1) as f64;
            bars = bars.bounded(step(key), percent(v, share, bounds), share, bounds);
        }
    }
    let name =
        definition.as_ref().map_or_else(|| service.to_owned(), |own| own.texts.text(v.locale(), "name").to_owned());
    let began = v.t_count("insight-began", i64::try_from(began).unwrap_or(i64::MAX));
    Some(Left { name, began, bars, table })
}
