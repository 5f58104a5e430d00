//! Pages: the figures, what each means, what is entered beside them, the gate with its plan and report, and what everybody may
//! see.

pub(crate) mod definitions;
pub(crate) mod enter;
pub(crate) mod figures;
pub(crate) mod file;
pub(crate) mod gate;
pub(crate) mod gate_forms;
pub(crate) mod plan;
pub(crate) mod protocols;
pub(crate) mod public;
pub(crate) mod report;
pub(crate) mod typed;

use catalogue::Snapshot;
use kernel::{Currency, Money, Outcome};
use web::{Visit, texts::Formats};

use crate::{indicators::Unit, measure::Estimate};

/// A country by its name; what belongs to none in words.
pub(super) fn country_name(v: &Visit, snapshot: &Snapshot, key: &str) -> String {
    match key {
        "" => v.t("evaluation-no-country"),
        _ => snapshot
            .country(key)
            .map_or_else(|_| key.to_uppercase(), |own| own.definition.names.get(v.locale()).to_owned()),
    }
}

/// A service by its name; what belongs to none in words.
pub(super) fn service_name(v: &Visit, snapshot: &Snapshot, key: &str) -> String {
    match key {
        "" => v.t("evaluation-no-service"),
        _ => snapshot
            .service(key)
            .map_or_else(|_| key.to_owned(), |own| own.definition.texts.text(v.locale(), "name").to_owned()),
    }
}

/// A value in words: percent with a tenth, hours or days, so many for every thousand, pounds.
///
/// # Errors
/// A fault that never occurs: the currency of no currency is known.
pub(super) fn said(v: &Visit, unit: Unit, value: f64) -> Outcome<String> {
    Ok(match unit {
        Unit::Share => v.t_with("evaluation-percent", &[("number", &tenths(v, value * 100.0)?)]),
        Unit::PerThousand => v.t_with("evaluation-per-thousand", &[("number", &tenths(v, value)?)]),
        Unit::Seconds if value < 7200.0 => v.t_count("evaluation-minutes-of", (value / 60.0).round() as i64),
        Unit::Seconds if value < 172_800.0 => v.t_count("evaluation-hours-of", (value / 3600.0).round() as i64),
        Unit::Seconds => v.t_count("evaluation-days-of", (value / 86_400.0).round() as i64),
        Unit::Money => v.money(Money::new(value.round() as i64, Currency::EGP)),
        Unit::Count => v.number(value.round() as i64),
    })
}

/// From where to where a value may lie; nothing for what is exact.
pub(super) fn interval(v: &Visit, unit: Unit, own: &Estimate) -> Outcome<String> {
    if matches!(unit, Unit::Money | Unit::Count) {
        return Ok(v.t("evaluation-exact"));
    }
    let low = said(v, unit, own.low)?;
    if own.high.is_infinite() {
        return Ok(v.t_with("evaluation-from-up", &[("low", &low)]));
    }
    Ok(v.t_with("evaluation-between", &[("low", &low), ("high", &said(v, unit, own.high)?)]))
}

/// A number with one digit behind its point, in the digits of the person.
fn tenths(v: &Visit, value: f64) -> Outcome<String> {
    tenths_in(&Formats::new(v.locale(), v.digits()), value)
}

/// The same in given digits.
fn tenths_in(formats: &Formats, value: f64) -> Outcome<String> {
    let tenth = Currency::new("XXX", 1).map_err(|error| kernel::Failure::fault("writing a tenth", error))?;
    Ok(formats.amount(Money::new((value * 10.0).round() as i64, tenth)))
}
