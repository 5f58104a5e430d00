//! The desk of insights: of one week, who was heard and who was not, what was sought in vain, where forms were left, and whether
//! pages helped. Every number was put through disclosure control before it was stored; what is withheld says so.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::Snapshot;
use kernel::{Day, Outcome};
use serde::Deserialize;
use web::{
    Answer, Value, Visit,
    components::{Banner, Bars, DataTable, LinkButton, Tone},
};

use super::{
    left::{self, Left},
    rated::{self, Rated},
};
use crate::{
    Ports,
    insights::{
        findings::{Findings, Grid},
        policy, store,
    },
};

/// How many weeks can be looked at.
const WEEKS: i64 = 12;

#[derive(Deserialize)]
pub(in crate::insights) struct Asked {
    week: Option<String>,
}

#[derive(Template)]
#[template(path = "insights/desk.html")]
struct DeskPage<'a> {
    v: &'a Visit,
    weeks: Vec<(String, String, bool)>,
    lead: String,
    protected: Banner,
    ways: Vec<LinkButton>,
    nothing: bool,
    unmet: Bars,
    unmet_table: DataTable,
    unheard: Vec<(String, String)>,
    heard: DataTable,
    heard_groups: DataTable,
    silent: Option<String>,
    left: Vec<Left>,
    helped: Bars,
    helped_table: DataTable,
    rated: Rated,
}

pub(in crate::insights) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Query(asked): Query<Asked>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let weeks = store::latest(&mut cx, WEEKS).await?;
    cx.commit().await?;
    let chosen = weeks.iter().find(|(week, _)| asked.week.as_deref() == Some(week.to_string().as_str()));
    let (week, findings) = match chosen.or(weeks.first()) {
        Some((week, findings)) => (Some(*week), findings.clone()),
        None => (None, Findings::default()),
    };
    let titles = titles(&v, &ports, &findings).await?;
    let page = page(&v, &ports, (&snapshot, &titles), (week, &findings), &weeks);
    Ok(v.page(v.t("insight-title"), page?))
}

fn page<'a>(
    v: &'a Visit,
    ports: &Ports,
    (snapshot, titles): (&Snapshot, &BTreeMap<String, String>),
    (week, findings): (Option<Day>, &Findings),
    weeks: &[(Day, Findings)],
) -> Outcome<DeskPage<'a>> {
    let bounds = ports.insights.statistics.bounds();
    let number = |count: u64| v.number(i64::try_from(count).unwrap_or(i64::MAX));
    let protected = v.t_with(
        "insight-protected",
        &[
            ("smallest", &number(bounds.smallest)),
            ("step", &number(bounds.step)),
            ("cells", &number(bounds.cells as u64)),
        ],
    );
    let line =
        |own: &(Day, Findings)| (v.path(&format!("/desk/insights?week={}", own.0)), v.day(own.0), Some(own.0) == week);
    let unheard = findings.unmet.rows.iter().enumerate().map(|(at, theme)| {
        let names: Vec<String> = findings.unmet.unheard(at).map(|key| country(v, snapshot, key)).collect();
        let names = if names.is_empty() { v.t("insight-unheard-none") } else { names.join(&v.t("catalogue-comma")) };
        (theme.clone(), names)
    });
    Ok(DeskPage {
        weeks: weeks.iter().map(line).collect(),
        lead: match week {
            Some(week) => v.t_with("insight-lead", &[("from", &v.day(week)), ("until", &v.day(week.plus_days(6)))]),
            None => v.t("insight-lead-none"),
        },
        protected: Banner::new(Tone::Quiet, protected),
        ways: vec![
            LinkButton::new(v.path("/desk/improvements"), v.t("insight-to-improvements")),
            LinkButton::quiet(v.path("/open-data"), v.t("insight-to-open-data")),
            LinkButton::quiet(v.path("/about/ai"), v.t("insight-to-card")),
        ],
        nothing: week.is_none() || (findings.heard.total.is_none() && findings.unmet.rows.is_empty()),
        unmet: unmet(v, &findings.unmet),
        unmet_table: table(v, v.t("insight-unmet-table"), v.t("insight-theme"), &findings.unmet, |key| {
            country(v, snapshot, key)
        }),
        unheard: unheard.collect(),
        heard: heard(v, snapshot, &findings.heard),
        heard_groups: groups(v, &findings.heard),
        silent: silent(v, &findings.heard),
        left: left::all(v, ports, snapshot, findings),
        helped: helped(v, ports, &named(&findings.helped, |key| titles.get(key).cloned())),
        helped_table: table(
            v,
            v.t("insight-helped-table"),
            v.t("insight-page"),
            &named(&findings.helped, |key| titles.get(key).cloned()),
            |key| v.t(&format!("insight-said-{key}")),
        ),
        rated: rated::all(v, ports, snapshot, findings),
        v,
    })
}

/// The titles of the pages of which somebody said whether they helped, by key, as they stand now.
async fn titles(v: &Visit, ports: &Ports, findings: &Findings) -> Outcome<BTreeMap<String, String>> {
    let showing = ports.shelf.showing(v.site().store()).await?;
    let title = |key: &String| Some((key.clone(), showing.title(key, v.locale())?.to_owned()));
    Ok(findings.helped.rows.iter().filter_map(title).collect())
}

/// The same table with rows under their names; what has none any more stays under its key.
pub(super) fn named(grid: &Grid, name: impl Fn(&str) -> Option<String>) -> Grid {
    let rows = grid.rows.iter().map(|key| name(key).unwrap_or_else(|| key.clone())).collect();
    Grid { rows, ..grid.clone() }
}

/// The name of a country; whoever said none has her own.
fn country(v: &Visit, snapshot: &Snapshot, key: &str) -> String {
    match snapshot.country(key) {
        Ok(own) => own.definition.names.get(v.locale()).to_owned(),
        Err(_) => v.t("insight-country-unknown"),
    }
}

/// A number, or that it is withheld.
pub(super) fn counted(v: &Visit, count: Option<u64>) -> Value {
    match count {
        Some(count) => v.number(i64::try_from(count).unwrap_or(i64::MAX)).into(),
        None => v.t("insight-withheld").into(),
    }
}

fn unmet(v: &Visit, grid: &Grid) -> Bars {
    let most = grid.row_sums.iter().flatten().copied().max().unwrap_or(1).max(1);
    let mut bars = Bars::new(v, v.t("insight-unmet-bars"));
    for (theme, people) in grid.rows.iter().zip(&grid.row_sums) {
        if let Some(people) = people {
            let words = v.t_count("insight-people", i64::try_from(*people).unwrap_or(i64::MAX));
            bars = bars.bar(theme.clone(), words, *people as f64 / most as f64);
        }
    }
    bars
}

/// A table as it may be shown, with its sums.
pub(super) fn table(v: &Visit, caption: String, head: String, grid: &Grid, name: impl Fn(&str) -> String) -> DataTable {
    let mut table = DataTable::new(v, caption).column(head);
    for key in &grid.columns {
        table = table.number_column(name(key));
    }
    table = table.number_column(v.t("insight-sum")).nothing(v.t("insight-nothing"));
    for (at, key) in grid.rows.iter().enumerate() {
        let mut row: Vec<Value> = vec![Value::from(key.as_str())];
        row.extend((0..grid.columns.len()).map(|column| counted(v, grid.cell(at, column))));
        row.push(counted(v, grid.row_sums.get(at).copied().flatten()));
        table = table.row(row);
    }
    table
}

/// Countries: how many were heard, how many are thought to live there, and how many of a hundred thousand that is.
fn heard(v: &Visit, snapshot: &Snapshot, grid: &Grid) -> DataTable {
    let number = |count: u64| v.number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut table = DataTable::new(v, v.t("insight-heard-table"))
        .column(v.t("insight-country"))
        .number_column(v.t("insight-heard-people"))
        .column(v.t("insight-community"))
        .column(v.t("insight-rate"))
        .column(v.t("insight-source"))
        .nothing(v.t("insight-nothing"));
    let known = snapshot.countries().map(|(key, _)| key.to_owned());
    let rest = grid.rows.iter().filter(|key| snapshot.country(key).is_err()).cloned();
    for key in known.chain(rest) {
        let at = grid.rows.iter().position(|own| *own == key);
        let people = at.and_then(|at| grid.row_sums.get(at).copied().flatten());
        let community = snapshot.country(&key).ok().and_then(|own| own.definition.community.clone());
        let (size, rate, source) = match &community {
            Some(own) => {
                let range = |low: String, high: String| v.t_with("insight-range", &[("low", &low), ("high", &high)]);
                let rate = |people: u64, of: u64| people.saturating_mul(100_000) / of.max(1);
                let told = people.map(|people| range(number(rate(people, own.high)), number(rate(people, own.low))));
                (range(number(own.low), number(own.high)), told, own.source.get(v.locale()).to_owned())
            }
            None => (v.t("insight-community-unknown"), None, String::new()),
        };
        table = table.row(vec![
            country(v, snapshot, &key).into(),
            counted(v, people),
            size.into(),
            rate.unwrap_or_else(|| v.t("insight-withheld")).into(),
            source.into(),
        ]);
    }
    table
}

/// Sex and age: how many were heard.
fn groups(v: &Visit, grid: &Grid) -> DataTable {
    let mut table = DataTable::new(v, v.t("insight-groups-table"))
        .column(v.t("insight-group"))
        .number_column(v.t("insight-heard-people"))
        .nothing(v.t("insight-nothing"));
    for (at, key) in grid.columns.iter().enumerate() {
        table = table.row(vec![group(v, key).into(), counted(v, grid.column_sums.get(at).copied().flatten())]);
    }
    table
}

/// A sex and an age in words.
fn group(v: &Visit, key: &str) -> String {
    let (sex, band) = key.split_once(' ').unwrap_or((key, ""));
    let (from, until) = band.split_once('-').unwrap_or((band, ""));
    let number = |text: &str| text.parse::<i64>().map(|own| v.number(own)).unwrap_or_default();
    let sex = v.t(&format!("insight-sex-{sex}"));
    match until {
        "" => v.t_with("insight-group-from", &[("sex", &sex), ("from", &number(from))]),
        _ => v.t_with("insight-group-between", &[("sex", &sex), ("from", &number(from)), ("until", &number(until))]),
    }
}

/// Which groups no finding of the week speaks for.
fn silent(v: &Visit, grid: &Grid) -> Option<String> {
    let named =
        grid.columns.iter().enumerate().filter(|(at, _)| grid.column_sums.get(*at).copied().flatten().is_none());
    let names: Vec<String> = named.map(|(_, key)| group(v, key)).collect();
    (!names.is_empty()).then(|| v.t_with("insight-silent", &[("groups", &names.join(&v.t("catalogue-comma")))]))
}

/// The share of pages that helped, with the bounds of what is shown of them.
fn helped(v: &Visit, ports: &Ports, grid: &Grid) -> Bars {
    let mut bars = Bars::new(v, v.t("insight-helped-bars"));
    for (at, page) in grid.rows.iter().enumerate() {
        if let (Some(useful), Some(all)) = (grid.cell(at, 0), grid.row_sums.get(at).copied().flatten()) {
            let bounds = ports.insights.statistics.share(useful, all);
            let share = useful as f64 / all.max(1) as f64;
            bars = bars.bounded(page.clone(), left::percent(v, share, bounds), share, bounds);
        }
    }
    bars
}
