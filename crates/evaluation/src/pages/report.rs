//! The report on a pilot as a sealed PDF, in Arabic. It is made from what was kept with the decision, so that it says the same
//! whenever it is made.

use axum::{Extension, extract::Path};
use kernel::{Failure, Locale, Outcome};
use web::{
    Answer, Digits, Texts, Visit,
    texts::{Formats, without_isolates},
};

use super::{gate::AtGate, tenths_in};
use crate::{
    gate::{Line, Protocol, judge, verdict_text},
    indicators::{self, Better, Unit},
    measure::Of,
    policy,
    ports::{Ports, Report, Row},
    store::gate::{self as rows, Decided},
    week::ZONE,
};

/// The file.
pub(crate) const FILE: &str = "/{lang}/desk/evaluation/gate/{pilot}/{next}/report.pdf";

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtGate>) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let decided = rows::decisions(&mut cx, &at.pilot, &at.next).await?.into_iter().next();
    let decided = decided.ok_or_else(Failure::not_found)?;
    let protocol = rows::protocol(&mut cx, decided.protocol).await?;
    let answers = rows::answers(&mut cx, protocol.id).await?;
    let practices = rows::practices(&mut cx, &at.pilot).await?;
    cx.commit().await?;
    let say = Saying { texts: &ports.texts, formats: Formats::new(Locale::AR, Digits::default()) };
    let judged = judge(&protocol.terms, &decided.tallies)?;
    let countries = [&at.pilot, &at.next]
        .map(|key| snapshot.country(key).map_or_else(|_| key.to_uppercase(), |own| own.definition.names.ar.clone()));
    let of_kind =
        |kind: &str| practices.iter().filter(|own| own.kind == kind).map(|own| own.words.ar.clone()).collect();
    let report = Report {
        number: number(&protocol, &decided),
        version: say.formats.number(i64::from(protocol.version)),
        window: say.with(
            "evaluation-between",
            &[("low", &say.formats.day(protocol.from)), ("high", &say.formats.day(protocol.until))],
        ),
        moments: [protocol.signed_at, decided.decided_at].map(|at| say.formats.day(at.day_in(ZONE))),
        outcome: say.text(verdict_text(decided.outcome)),
        follows: say.text(verdict_text(judged.verdict)),
        reason: decided.reason.clone(),
        rows: judged.lines.iter().map(|line| row(&say, line)).collect::<Outcome<_>>()?,
        checklist: answers
            .into_iter()
            .map(|own| (say.text(&format!("evaluation-item-{}", own.item.replace('_', "-"))), own.evidence))
            .collect(),
        lessons: of_kind("lesson"),
        practices: of_kind("practice"),
        simulated: decided.simulated,
        at: decided.decided_at,
        countries,
    };
    let name = format!("evaluation-{}-{}.pdf", at.pilot, at.next);
    Ok(v.file(&name, "application/pdf", ports.press.print(report).await?))
}

/// The report's number: the two countries, the version, and the day of the decision.
fn number(protocol: &Protocol, decided: &Decided) -> String {
    let day = decided.decided_at.day_in(ZONE);
    format!("{}-{}-{}-{day}", protocol.pilot, protocol.next, protocol.version).to_uppercase()
}

/// The words of the file, which are Arabic whoever asks for it.
struct Saying<'a> {
    texts: &'a Texts,
    formats: Formats,
}

impl Saying<'_> {
    fn text(&self, key: &str) -> String {
        without_isolates(&self.texts.text(Locale::AR, key))
    }

    fn with(&self, key: &str, args: &[(&str, &str)]) -> String {
        without_isolates(&self.texts.text_with(Locale::AR, key, args))
    }

    fn value(&self, unit: Unit, value: f64) -> Outcome<String> {
        let whole = |value: f64| self.formats.number(value.round() as i64);
        let tenths = |value: f64| tenths_in(&self.formats, value);
        Ok(match unit {
            // A bound of 98.5 % must not read as 99.
            Unit::Share => self.with("evaluation-percent", &[("number", &tenths(value * 100.0)?)]),
            Unit::PerThousand => self.with("evaluation-per-thousand", &[("number", &tenths(value)?)]),
            Unit::Seconds => self.with("evaluation-print-hours", &[("number", &whole(value / 3600.0))]),
            Unit::Money => self.with("evaluation-print-pounds", &[("number", &whole(value / 100.0))]),
            Unit::Count => whole(value),
        })
    }
}

fn row(say: &Saying<'_>, line: &Line) -> Outcome<Row> {
    let own = indicators::called(&line.criterion.indicator)?;
    let key = match (own.better, line.criterion.of) {
        (Better::High, _) => "evaluation-bound-least",
        (Better::Low, Of::Middle) => "evaluation-bound-most",
        (Better::Low, Of::P95) => "evaluation-bound-most-p95",
    };
    let bound = line.criterion.bound;
    let told = line.estimate.as_ref();
    let (value, interval) = match told {
        Some(estimate) => {
            let low = say.value(own.unit, estimate.low)?;
            let interval = if estimate.high.is_finite() {
                let high = say.value(own.unit, estimate.high)?;
                say.with("evaluation-between", &[("low", &low), ("high", &high)])
            } else {
                say.with("evaluation-from-up", &[("low", &low)])
            };
            (say.value(own.unit, estimate.value)?, interval)
        }
        None => (say.text("evaluation-too-few"), String::new()),
    };
    let drawn = told.map(|estimate| {
        let high = if estimate.high.is_finite() { estimate.high } else { estimate.value };
        let whole = if own.unit == Unit::Share { 1.0 } else { high.max(bound) * 1.15 };
        [estimate.value, estimate.low, high, bound].map(|value| (value / whole).clamp(0.0, 1.0))
    });
    Ok(Row {
        name: own.names.ar.clone(),
        bound: say.with(key, &[("value", &say.value(own.unit, bound)?)]),
        value,
        interval,
        n: told.map_or_else(String::new, |_| say.formats.number(i64::try_from(line.n).unwrap_or(i64::MAX))),
        standing: say.text(&format!("evaluation-standing-{}", line.standing.as_str())),
        drawn,
    })
}
