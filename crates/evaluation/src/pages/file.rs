//! The same figures as a file of comma-separated values, withheld in the same way.

use axum::{Extension, extract::Query};
use kernel::Day;
use web::{Answer, Visit};

use super::figures::Asked;
use crate::{
    entries::Scope,
    indicators::{Indicator, Source},
    measure::{Of, TABLE, Tally, estimate},
    policy,
    ports::Ports,
    store::{cells, entered},
    table::table,
    week::Weeks,
};

/// The file.
pub(crate) const FILE: &str = "/{lang}/desk/evaluation/figures.csv";

pub(crate) async fn csv(v: Visit, Extension(ports): Extension<Ports>, Query(asked): Query<Asked>) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let chosen = asked.chosen(&snapshot)?;
    let own = chosen.indicator;
    let mut cx = v.begin().await?;
    let allowed = own.source == Source::Operation || entered::allows(&mut cx, Scope::Registry).await?;
    let weeks = Weeks::last(chosen.weeks, v.now());
    let counts = if allowed { cells::read(&mut cx, &own.key, weeks).await? } else { cells::Counts::new() };
    cx.commit().await?;
    let told = table(own, &counts, &chosen.country, ports.disclosure.as_ref());
    let mut text = String::from("indicator,week,service,country,n,value,low,high,p95,simulated\r\n");
    for (week, tally) in &told.weeks {
        text.push_str(&row(own, (Some(*week), "", &chosen.country), tally.as_ref()));
    }
    for (service, country, tally) in &told.cells {
        text.push_str(&row(own, (None, service, country), tally.as_ref()));
    }
    for (country, tally) in &told.countries {
        text.push_str(&row(own, (None, "", country), tally.as_ref()));
    }
    text.push_str(&row(own, (None, "", ""), told.total.as_ref()));
    Ok(v.file(&format!("evaluation-{}.csv", own.key), "text/csv; charset=utf-8", text.into_bytes()))
}

/// Keys are of letters, digits and underscores, so that nothing has to be quoted.
fn row(own: &Indicator, (week, service, country): (Option<Day>, &str, &str), tally: Option<&Tally>) -> String {
    let week = week.map(|week| week.to_string()).unwrap_or_default();
    let number = |value: f64| if value.is_finite() { format!("{value:.4}") } else { String::new() };
    let of = |of: Of| tally.and_then(|tally| estimate(own.unit, of, tally, TABLE));
    let (middle, p95) = (of(Of::Middle), of(Of::P95));
    let told = middle.map_or_else(
        || ",,".to_owned(),
        |own| format!("{},{},{}", number(own.value), number(own.low), number(own.high)),
    );
    let p95 =
        p95.filter(|_| own.unit == crate::indicators::Unit::Seconds).map(|own| number(own.value)).unwrap_or_default();
    let n = tally.map(|own| own.n.to_string()).unwrap_or_default();
    let simulated = tally.is_some_and(|own| own.simulated);
    format!("{},{week},{service},{country},{n},{told},{p95},{simulated}\r\n", own.key)
}
