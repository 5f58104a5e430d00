//! The price of a file as frozen at submission.
//!
//! A change of fees or of the rate after that moment never changes a quote that was given. The price itself is worked out
//! by the definition; here is only what a file says about it.

use kernel::{Money, MoneyError};
pub use service_model::fees::{Line as QuoteLine, Quote, Rate};

/// What a payment of this quote must be: the amount every attempt is for.
pub fn due(quote: &Quote) -> Money {
    quote.charged
}

/// Whether nothing is due.
pub fn is_free(quote: &Quote) -> bool {
    quote.charged.minor() == 0
}

/// The code of lines that take off what was settled before; their words are the product's, not a definition's.
pub const CARRIED: &str = "carried";

/// The lines of a price without what is taken off: what a file costs in the end, whoever paid which part of it when.
pub fn in_full(quote: &Quote) -> impl Iterator<Item = &QuoteLine> {
    quote.lines.iter().filter(|line| line.code != CARRIED)
}

/// What is left of `full` after `settled`, lines in pounds that are paid for the same file: every settled line is taken off
/// again. What was paid keeps the rate at which it was paid, so only the rest is exchanged at today's. If less is due than
/// is settled the total is negative: nothing is charged, and that much goes back.
///
/// # Errors
/// Amounts too large.
pub fn beyond(full: Quote, settled: &[QuoteLine]) -> Result<Quote, MoneyError> {
    let taken_off = settled.iter().map(|line| QuoteLine {
        code: CARRIED.to_owned(),
        amount: line.amount.negated(),
        ..line.clone()
    });
    let lines: Vec<QuoteLine> = full.lines.iter().cloned().chain(taken_off).collect();
    let total = lines.iter().map(|line| line.amount).try_fold(Money::zero(full.total.currency()), Money::plus)?;
    let currency = full.rate.currency;
    let charged = if total.minor() <= 0 {
        Money::zero(currency)
    } else if currency == total.currency() {
        total
    } else {
        total.converted(currency, full.rate.micros)?
    };
    Ok(Quote { lines, total, charged, ..full })
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, Moment, Money};
    use proptest::prelude::*;
    use service_model::{Names, fees::FeeKind};

    use super::*;

    fn quote(amounts: &[(FeeKind, i64)], charged: i64) -> Quote {
        let at = Moment::from_microsecond(0);
        let dirham = Currency::new("AED", 2).unwrap();
        let rate = Rate { currency: dirham, micros: 76_500, source: Names::alike("test"), at, valid_until: at };
        let line = |(kind, minor): &(FeeKind, i64)| QuoteLine {
            code: "fee".to_owned(),
            kind: *kind,
            beneficiary: "treasury".to_owned(),
            count: 1,
            amount: Money::new(*minor, Currency::EGP),
            indicative: true,
        };
        let total = amounts.iter().map(|(_, minor)| minor).sum();
        Quote {
            lines: amounts.iter().map(line).collect(),
            total: Money::new(total, Currency::EGP),
            charged: Money::new(charged, dirham),
            rate,
            at,
            valid_until: at,
        }
    }

    proptest! {
        #[test]
        fn what_was_paid_and_what_is_left_make_the_whole(
            old in proptest::collection::vec(0_i64..10_000, 1..5),
            new in proptest::collection::vec(0_i64..10_000, 1..5),
            charged in (0_i64..3_000, 0_i64..3_000),
        ) {
            let of = |amounts: &[i64], charged| {
                let lines: Vec<_> = amounts.iter().map(|minor| (FeeKind::Statutory, *minor)).collect();
                quote(&lines, charged)
            };
            let (settled, full) = (of(&old, charged.0), of(&new, charged.1));
            let rest = beyond(full.clone(), &settled.lines).unwrap();
            prop_assert_eq!(rest.total.plus(settled.total).unwrap(), full.total);
            let lines: i64 = rest.lines.iter().map(|line| line.amount.minor()).sum();
            prop_assert_eq!(lines, rest.total.minor());
            prop_assert_eq!(in_full(&rest).cloned().collect::<Vec<_>>(), full.lines);
            let due = rest.total.minor().max(0);
            let exact = Money::new(due, Currency::EGP).converted(rest.rate.currency, rest.rate.micros).unwrap();
            prop_assert_eq!(rest.charged, exact, "only what is left is exchanged at today's rate");
            prop_assert_eq!(is_free(&rest), exact.minor() == 0);
        }
    }
}
