//! One indicator over some weeks: the whole, by country, by service and country, and week by week, with how far each number can
//! be trusted. What is of too few is withheld, and whatever it could be worked out from.

use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::Snapshot;
use kernel::Outcome;
use serde::Deserialize;
use web::{
    Answer, Value, Visit,
    components::{Banner, Bars, Button, Choice, DataTable, LinkButton, Select, SummaryList, SummaryRow, Tone},
};

use super::{country_name, interval, said, service_name};
use crate::{
    chart::Chart,
    entries::Scope,
    indicators::{self, By, Indicator, Source, Unit},
    measure::{Of, TABLE, Tally, estimate},
    policy,
    ports::Ports,
    store::{cells, entered, gate as rows},
    table::{Table, table},
    week::{Weeks, ZONE},
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/evaluation";
/// The spans that can be chosen, in weeks.
const SPANS: [i32; 3] = [4, 13, 26];
/// The span to begin with.
const USUAL: i32 = 13;

/// What was chosen.
#[derive(Deserialize, Clone, Default)]
pub(crate) struct Asked {
    indicator: Option<String>,
    weeks: Option<i32>,
    country: Option<String>,
}

/// What was chosen, among what there is.
pub(super) struct Chosen {
    pub indicator: &'static Indicator,
    pub weeks: i32,
    pub country: String,
}

impl Asked {
    /// Among what there is; anything else is what one begins with.
    pub(super) fn chosen(self, snapshot: &Snapshot) -> Outcome<Chosen> {
        let key = self.indicator.as_deref().unwrap_or("right_first");
        let indicator = indicators::called(key)?;
        let weeks = self.weeks.filter(|own| SPANS.contains(own)).unwrap_or(USUAL);
        let country = self.country.filter(|own| snapshot.country(own).is_ok()).unwrap_or_default();
        Ok(Chosen { indicator, weeks, country })
    }
}

#[derive(Template)]
#[template(path = "evaluation/figures.html")]
struct FiguresPage<'a> {
    v: &'a Visit,
    ways: Vec<LinkButton>,
    gates: Vec<LinkButton>,
    indicator: Select,
    weeks: Select,
    country: Select,
    choose: Button,
    action: String,
    notices: Vec<Banner>,
    heading: &'a str,
    meaning: &'a str,
    silent: &'a str,
    whole: SummaryList,
    bars: Bars,
    chart: Option<Chart>,
    line: DataTable,
    cells: Option<DataTable>,
    csv: LinkButton,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Query(asked): Query<Asked>) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let chosen = asked.chosen(&snapshot)?;
    let mut cx = v.begin().await?;
    let counts = cells::read(&mut cx, &chosen.indicator.key, Weeks::last(chosen.weeks, v.now())).await?;
    let permitted = entered::allows(&mut cx, Scope::Registry).await?;
    let protocols = rows::newest(&mut cx).await?;
    let counted_at = cells::counted_at(&mut cx).await?;
    cx.commit().await?;
    let own = chosen.indicator;
    let withheld = own.source == Source::Registry && !permitted;
    // Nothing is looked at without the permission, whatever might stand there.
    let counts = if withheld { cells::Counts::new() } else { counts };
    let told = table(own, &counts, &chosen.country, ports.disclosure.as_ref());
    let mut notices = Vec::new();
    if withheld {
        notices.push(Banner::new(Tone::Wait, v.t("evaluation-not-permitted")));
    }
    if counts.values().any(|tally| tally.simulated) {
        notices.push(Banner::new(Tone::Sand, v.t("evaluation-simulated")));
    }
    let way = |path: &str, key: &str| LinkButton::quiet(v.path(path), v.t(key));
    let gates = protocols.iter().map(|own| {
        let names = [&own.pilot, &own.next].map(|key| country_name(&v, &snapshot, key));
        let text = v.t_with("evaluation-gate-of", &[("pilot", &names[0]), ("next", &names[1])]);
        LinkButton::quiet(v.path(&format!("/desk/evaluation/gate/{}/{}", own.pilot, own.next)), text)
    });
    let query = format!("indicator={}&weeks={}&country={}", own.key, chosen.weeks, chosen.country);
    let page = FiguresPage {
        v: &v,
        ways: vec![
            way("/desk/evaluation/indicators", "evaluation-definitions"),
            way("/desk/evaluation/entries", "evaluation-entries"),
            way("/desk/evaluation/gate", "evaluation-gates"),
        ],
        gates: gates.collect(),
        indicator: select(&v, "indicator", indicator_choices(&v)?, &own.key),
        weeks: select(&v, "weeks", span_choices(&v), &chosen.weeks.to_string()),
        country: select(
            &v,
            "country",
            country_choices(&v, &snapshot),
            if chosen.country.is_empty() { "all" } else { &chosen.country },
        ),
        choose: Button::quiet(v.t("evaluation-choose")),
        action: v.path("/desk/evaluation"),
        notices,
        heading: own.names.get(v.locale()),
        meaning: own.meaning.get(v.locale()),
        silent: own.silent.get(v.locale()),
        whole: whole(&v, own, told.total.as_ref(), counted_at)?,
        bars: bars(&v, &snapshot, own, &told)?,
        chart: chart(&v, own, &told),
        line: line(&v, own, &told)?,
        cells: own.is_by(By::Service).then(|| by_service(&v, &snapshot, own, &told)).transpose()?,
        csv: LinkButton::quiet(v.path(&format!("/desk/evaluation/figures.csv?{query}")), v.t("evaluation-csv"))
            .download(),
    };
    Ok(v.page(v.t("evaluation-title"), page))
}

fn select(v: &Visit, name: &str, choices: Vec<Choice>, chosen: &str) -> Select {
    Select::new(v, name, v.t(&format!("evaluation-choose-{name}")), choices).chosen(chosen)
}

fn indicator_choices(v: &Visit) -> Outcome<Vec<Choice>> {
    Ok(indicators::all()?.iter().map(|own| Choice::new(&own.key, own.names.get(v.locale()))).collect())
}

fn span_choices(v: &Visit) -> Vec<Choice> {
    SPANS.iter().map(|own| Choice::new(own.to_string(), v.t_count("evaluation-weeks-of", i64::from(*own)))).collect()
}

fn country_choices(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    let every = Choice::new("all", v.t("evaluation-all-countries"));
    let abroad = snapshot.countries().filter(|(_, own)| own.stage != service_model::country::Stage::Home);
    std::iter::once(every)
        .chain(abroad.map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale()))))
        .collect()
}

/// The value of a tally in words, with its interval; that it is withheld, where it is.
fn told_of(v: &Visit, own: &Indicator, of: Of, tally: Option<&Tally>) -> Outcome<(String, String)> {
    match tally.and_then(|tally| estimate(own.unit, of, tally, TABLE)) {
        Some(estimate) => Ok((said(v, own.unit, estimate.value)?, interval(v, own.unit, &estimate)?)),
        None if tally.is_none() => Ok((v.t("evaluation-withheld"), String::new())),
        None => Ok((v.t("evaluation-none"), String::new())),
    }
}

fn whole(
    v: &Visit,
    own: &Indicator,
    total: Option<&Tally>,
    counted_at: Option<kernel::Moment>,
) -> Outcome<SummaryList> {
    let (value, lies) = told_of(v, own, Of::Middle, total)?;
    let label = if own.unit == Unit::Seconds { "evaluation-median" } else { "evaluation-value" };
    let mut rows = vec![SummaryRow::new(v.t(label), value)];
    if !lies.is_empty() {
        rows.push(SummaryRow::new(v.t("evaluation-interval"), lies));
    }
    if own.unit == Unit::Seconds {
        rows.push(SummaryRow::new(v.t("evaluation-p95"), told_of(v, own, Of::P95, total)?.0));
    }
    let n = total.map_or_else(|| v.t("evaluation-withheld"), |own| v.number(i64::try_from(own.n).unwrap_or(i64::MAX)));
    rows.push(SummaryRow::new(v.t("evaluation-n"), n));
    rows.extend(counted_at.map(|at| SummaryRow::new(v.t("evaluation-counted-at"), v.moment(at, ZONE))));
    Ok(SummaryList::new(rows))
}

fn bars(v: &Visit, snapshot: &Snapshot, own: &Indicator, told: &Table) -> Outcome<Bars> {
    let mut bars = Bars::new(v, v.t("evaluation-by-country"));
    let of = |tally: &Option<Tally>| tally.as_ref().and_then(|tally| estimate(own.unit, Of::Middle, tally, TABLE));
    let top = told.countries.iter().filter_map(|(_, tally)| of(tally)).map(|own| own.value).fold(0.0, f64::max);
    let scale = if own.unit == Unit::Share { 1.0 } else { (top * 1.2).max(1e-9) };
    for (country, tally) in &told.countries {
        let name = country_name(v, snapshot, country);
        bars = match of(tally) {
            Some(estimate) => {
                let bounds = (estimate.low / scale, estimate.high / scale);
                bars.bounded(name, said(v, own.unit, estimate.value)?, estimate.value / scale, bounds)
            }
            None => bars.bar(name, v.t("evaluation-withheld"), 0.0),
        };
    }
    Ok(bars)
}

fn chart(v: &Visit, own: &Indicator, told: &Table) -> Option<Chart> {
    let weeks: Vec<_> = told
        .weeks
        .iter()
        .map(|(_, tally)| tally.as_ref().and_then(|tally| estimate(own.unit, Of::Middle, tally, TABLE)))
        .collect();
    let caption = v.t("evaluation-chart-caption");
    let label = v.t_with("evaluation-chart-label", &[("name", own.names.get(v.locale()))]);
    Chart::new(v, label, caption, &weeks)
}

fn columns(v: &Visit, own: &Indicator, table: DataTable) -> DataTable {
    let label = if own.unit == Unit::Seconds { "evaluation-median" } else { "evaluation-value" };
    let table = table.number_column(v.t(label)).column(v.t("evaluation-interval"));
    let table = if own.unit == Unit::Seconds { table.number_column(v.t("evaluation-p95")) } else { table };
    table.number_column(v.t("evaluation-n"))
}

fn values(v: &Visit, own: &Indicator, tally: Option<&Tally>) -> Outcome<Vec<Value>> {
    let (value, lies) = told_of(v, own, Of::Middle, tally)?;
    let mut cells: Vec<Value> = vec![value.into(), lies.into()];
    if own.unit == Unit::Seconds {
        cells.push(told_of(v, own, Of::P95, tally)?.0.into());
    }
    cells.push(tally.map_or(Value::Missing, |own| v.number(i64::try_from(own.n).unwrap_or(i64::MAX)).into()));
    Ok(cells)
}

fn line(v: &Visit, own: &Indicator, told: &Table) -> Outcome<DataTable> {
    let table = DataTable::new(v, v.t("evaluation-by-week")).column(v.t("evaluation-week"));
    let mut table = columns(v, own, table).nothing(v.t("evaluation-none"));
    for (week, tally) in &told.weeks {
        let mut cells: Vec<Value> = vec![v.day(*week).into()];
        cells.extend(values(v, own, tally.as_ref())?);
        table = table.row(cells);
    }
    Ok(table)
}

fn by_service(v: &Visit, snapshot: &Snapshot, own: &Indicator, told: &Table) -> Outcome<DataTable> {
    let table = DataTable::new(v, v.t("evaluation-by-service"))
        .column(v.t("evaluation-service"))
        .column(v.t("evaluation-country"));
    let mut table = columns(v, own, table).nothing(v.t("evaluation-none"));
    for (service, country, tally) in told.by_service() {
        let place = country.map_or_else(|| v.t("evaluation-all-countries"), |key| country_name(v, snapshot, key));
        let mut cells: Vec<Value> = vec![service_name(v, snapshot, service).into(), place.into()];
        cells.extend(values(v, own, tally)?);
        table = table.row(cells);
    }
    Ok(table)
}
