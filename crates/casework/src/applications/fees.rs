//! The price of a file as people read it: before submitting, while paying and on the receipt it is one and the same table.
//!
//! It shows a quote and never works one out.

use kernel::Money;
use service_model::{Country, Service};
use web::{Visit, components::FeeTable};

use super::model::{CARRIED, Quote, QuoteLine};

/// The lines in pounds, their sum, and what is charged, in the words of the service.
pub(crate) fn table(v: &Visit, service: &Service, quote: &Quote) -> FeeTable {
    let mut table = FeeTable::new(v, v.t("application-fees-title"));
    let (carried, due): (Vec<_>, Vec<_>) = quote.lines.iter().partition(|line| line.code == CARRIED);
    for line in due {
        let name = named(v, service, line);
        table = table.line(v, name, line.amount);
    }
    // Who had what of it is for the books.
    let before = carried.iter().try_fold(Money::zero(quote.total.currency()), |sum, line| sum.plus(line.amount));
    if let (false, Ok(before)) = (carried.is_empty(), before) {
        table = table.line(v, v.t("application-fees-carried"), before);
    }
    if quote.total.minor() >= 0 {
        return table.total(v, quote.total, quote.charged);
    }
    // More was paid than it costs now: that much goes back by itself, and nothing is due.
    table.line(v, v.t("application-fees-returned"), quote.total.negated()).total(
        v,
        Money::zero(quote.total.currency()),
        quote.charged,
    )
}

/// What a line is for, and how many times where that is more than once.
pub(crate) fn named(v: &Visit, service: &Service, line: &QuoteLine) -> String {
    let key = format!("fees.{}", line.code);
    let name = service.texts.text(v.locale(), &key);
    if line.count > 1 {
        v.t_with("application-fees-counted", &[("name", name), ("count", &v.number(line.count))])
    } else {
        name.to_owned()
    }
}

/// The rate, who published it and when; nothing where the charge is in pounds.
pub(crate) fn rate(v: &Visit, country: &Country, quote: &Quote) -> Option<String> {
    if quote.charged.currency() == quote.total.currency() {
        return None;
    }
    let (one, pounds) = quote.rate.in_pounds();
    let (said, at) = (v.rate(one, pounds), v.moment(quote.rate.at, &country.zone));
    let source = quote.rate.source.get(v.locale());
    Some(v.t_with("application-fees-rate", &[("rate", &said), ("source", source), ("at", &at)]))
}
