//! The price as it is shown: each component in pounds, the sum in pounds and in the currency charged, with the rate, who
//! published it, when, and until when it holds. Without a valid rate only pounds are shown, and that is said.

use kernel::{Currency, Moment, Outcome};
use service_model::{
    Answers, Context, Country, Service,
    fees::{self, Quote, Rate},
};
use web::{Markup, Visit, components::Slip};

use super::asked::Asked;
use crate::reading::Snapshot;

/// A price, and in which currency it will be charged.
pub struct Price {
    /// The quote.
    pub quote: Quote,
    /// What is known of the currency charged.
    pub charged: Charged,
}

/// What is known of the currency charged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Charged {
    /// The quote is in it.
    Known,
    /// It has no valid rate now: the quote is in pounds.
    NoRate,
    /// Nobody has said yet where she lives, and there are several: the quote is in pounds.
    NotSaid,
}

/// Works out the price for these answers.
///
/// # Errors
/// A fault if the definition's fees cannot be worked out.
pub fn of(
    snapshot: &Snapshot,
    service: &Service,
    country: &Country,
    (answers, context): (&Answers, &Context),
    now: Moment,
) -> Outcome<Price> {
    let rate = snapshot.rate(country, now).ok();
    let charged = if rate.is_some() { Charged::Known } else { Charged::NoRate };
    let quote = fees::quote(&service.fees, answers, context, &rate.unwrap_or_else(|| pound(now)), now)?;
    Ok(Price { quote, charged })
}

/// The usual price, before or after the country of residence was said. Where several countries offer the service, none of
/// their currencies is taken for hers.
///
/// # Errors
/// As [`of`].
pub fn usual(snapshot: &Snapshot, service: &Service, asked: &Asked, now: Moment) -> Outcome<Price> {
    let offering = snapshot.countries().filter(|(country, _)| snapshot.takes(&service.key, country)).count();
    if asked.country.is_none() && offering > 1 {
        let quote = fees::quote(&service.fees, &asked.answers, &asked.context, &pound(now), now)?;
        return Ok(Price { quote, charged: Charged::NotSaid });
    }
    let country = &snapshot.country(&asked.context.country)?.definition;
    of(snapshot, service, country, (&asked.answers, &asked.context), now)
}

fn pound(now: Moment) -> Rate {
    Rate::pound(now, now.plus(std::time::Duration::from_secs(24 * 3600)))
}

/// The price as a slip.
pub fn slip(v: &Visit, service: &Service, country: &Country, price: &Price) -> Slip {
    let texts = &service.texts;
    let quote = &price.quote;
    let mut slip = Slip::titled(v.t("catalogue-price-label"), texts.text(v.locale(), "name"));
    for line in &quote.lines {
        let name = texts.text(v.locale(), &format!("fees.{}", line.code)).to_owned();
        let beneficiary = texts.text(v.locale(), &format!("beneficiaries.{}", line.beneficiary)).to_owned();
        let key = if line.indicative { "catalogue-price-line-indicative" } else { "catalogue-price-line" };
        slip = slip.row(v.t_with(key, &[("name", &name), ("beneficiary", &beneficiary)]), v.money(line.amount));
    }
    slip = slip.row(v.t("catalogue-price-pounds"), v.money(quote.total));
    let foot = if quote.charged.currency() == Currency::EGP {
        match price.charged {
            Charged::Known => None,
            Charged::NoRate => Some(v.t("catalogue-price-no-rate")),
            Charged::NotSaid => Some(v.t("catalogue-price-not-said")),
        }
    } else {
        slip = slip.total(v.t("catalogue-price-charged"), v.money(quote.charged));
        Some(rate_note(v, country, quote))
    };
    let indicative = quote.lines.iter().any(|line| line.indicative).then(|| v.t("catalogue-price-indicative"));
    let notes: Vec<String> = foot.into_iter().chain(indicative).collect();
    slip.foot(Markup::from(&Notes { notes }))
}

/// The rate, who published it, when, and until when it holds.
pub(super) fn rate_note(v: &Visit, country: &Country, quote: &Quote) -> String {
    let rate = &quote.rate;
    let (one, pounds) = rate.in_pounds();
    v.t_with(
        "catalogue-price-rate",
        &[
            ("rate", &v.rate(one, pounds)),
            ("source", rate.source.get(v.locale())),
            ("at", &v.moment(rate.at, &country.zone)),
            ("until", &v.moment(quote.valid_until.max(rate.valid_until), &country.zone)),
        ],
    )
}

#[derive(askama::Template)]
#[template(source = "{% for note in notes %}<p class=\"hint\">{{ note }}</p>{% endfor %}", ext = "html")]
struct Notes {
    notes: Vec<String>,
}
impl askama::filters::HtmlSafe for Notes {}
