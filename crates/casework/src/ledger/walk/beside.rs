//! What a walk compares itself with, and the prices it begins with.

use kernel::Currency;
use proptest::prelude::*;
use service_model::fees::{FeeKind, Line};

use crate::{
    closing::Line as Closed,
    ledger::{Entry, tests::line},
};

/// An entry as a closing sees it, by currency.
pub(super) fn closed_lines(entry: &Entry) -> Vec<(Currency, Closed)> {
    entry
        .postings()
        .iter()
        .map(|posting| {
            let line = Closed {
                account: posting.account.as_str().to_owned(),
                kind: entry.kind.as_str().to_owned(),
                beneficiary: posting.component.as_ref().map(|component| component.beneficiary.clone()),
                minor: posting.amount.minor(),
            };
            (posting.amount.currency(), line)
        })
        .collect()
}

pub(super) fn price() -> impl Strategy<Value = Vec<Line>> {
    let line = |code: &'static str, kind, beneficiary: &'static str| {
        (1_i64..200_000).prop_map(move |minor| line(code, kind, beneficiary, minor))
    };
    (
        line("statutory", FeeKind::Statutory, "treasury"),
        line("service", FeeKind::Service, "platform"),
        proptest::option::of(line("delivery", FeeKind::Delivery, "courier")),
        proptest::option::of(line("gateway", FeeKind::Gateway, "gateway")),
    )
        .prop_map(|(one, two, three, four)| [Some(one), Some(two), three, four].into_iter().flatten().collect())
}
