//! The frozen price as a table, in the words of the service.

use service_model::{Country, Service, fees::Quote};
use web::{Visit, components::FeeTable};

/// The lines in pounds, the sum, and what is charged with its rate.
pub(super) fn table(v: &Visit, service: &Service, country: &Country, quote: &Quote) -> FeeTable {
    let mut table = FeeTable::new(v, v.t("payment-fees-title"));
    for line in &quote.lines {
        let name = service.texts.text(v.locale(), &format!("fees.{}", line.code)).to_owned();
        table = table.line(v, name, None, line.amount);
    }
    let foreign = quote.charged.currency() != quote.total.currency();
    table = table.total(v, foreign.then_some(quote.total), quote.charged);
    if foreign { table.note(rate(v, country, quote)) } else { table }
}

/// The rate, who published it and when.
pub(super) fn rate(v: &Visit, country: &Country, quote: &Quote) -> String {
    let (rate, at) = (quote.rate.decimal(), v.moment(quote.rate.at, &country.zone));
    let currency = quote.rate.currency;
    let args = [
        ("rate", rate.as_str()),
        ("currency", currency.code()),
        ("source", quote.rate.source.as_str()),
        ("at", at.as_str()),
    ];
    v.t_with("payment-fees-rate", &args)
}
