//! The price of a file as frozen at submission.
//!
//! A change of fees or of the rate after that moment never changes a quote that was given. The price itself is worked out
//! by the definition; here is only what a file says about it.

use kernel::Money;
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

/// What is left of `full` after `settled`, which was paid for the same file before: every settled line is taken off again
/// for whom it was, so that each beneficiary has in the end what the new price gives it. Nothing if less is due than was
/// paid, or in another currency.
pub fn beyond(full: Quote, settled: &Quote) -> Option<Quote> {
    let total = full.total.plus(settled.total.negated()).ok().filter(|left| left.minor() >= 0)?;
    let charged = full.charged.plus(settled.charged.negated()).ok().filter(|left| left.minor() >= 0)?;
    let taken_off = settled.lines.iter().map(|line| QuoteLine {
        code: CARRIED.to_owned(),
        amount: line.amount.negated(),
        ..line.clone()
    });
    let lines = full.lines.iter().cloned().chain(taken_off).collect();
    Some(Quote { lines, total, charged, ..full })
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
            match beyond(full.clone(), &settled) {
                Some(rest) => {
                    prop_assert_eq!(rest.total.plus(settled.total).unwrap(), full.total);
                    prop_assert_eq!(rest.charged.plus(settled.charged).unwrap(), full.charged);
                    let lines: i64 = rest.lines.iter().map(|line| line.amount.minor()).sum();
                    prop_assert_eq!(lines, rest.total.minor());
                    prop_assert!(rest.charged.minor() >= 0);
                }
                None => prop_assert!(full.total.minor() < settled.total.minor() || charged.1 < charged.0),
            }
        }
    }
}
