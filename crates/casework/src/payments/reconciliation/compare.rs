//! Comparing a day's statement with a day's books. Pure.

use std::collections::BTreeMap;

use crate::payments::port::{Flow, StatementLine};

/// In what the two differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DifferenceKind {
    /// The gateway has it, we do not.
    NotInBooks,
    /// We have it, the gateway does not.
    NotInStatement,
    /// Both have it with another amount or currency.
    Amount,
}

impl DifferenceKind {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotInBooks => "not_in_books",
            Self::NotInStatement => "not_in_statement",
            Self::Amount => "amount",
        }
    }
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// In what.
    pub kind: DifferenceKind,
    /// Which way the money went.
    pub flow: Flow,
    /// The gateway's id.
    pub external: String,
    /// Our attempt or refund.
    pub reference: String,
    /// Minor units by the statement.
    pub theirs: Option<i64>,
    /// Minor units by our books.
    pub ours: Option<i64>,
    /// The currency; the statement's if the two differ.
    pub currency: String,
}

/// The differences, in the order of flow and id. Lines are matched by the gateway's id and never by amount.
pub fn compare(theirs: &[StatementLine], ours: &[StatementLine]) -> Vec<Difference> {
    let keyed = |lines: &[StatementLine]| -> BTreeMap<(Flow, String), StatementLine> {
        lines.iter().map(|line| ((line.flow, line.external.clone()), line.clone())).collect()
    };
    let (theirs, ours) = (keyed(theirs), keyed(ours));
    let mut keys: Vec<&(Flow, String)> = theirs.keys().chain(ours.keys()).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter().filter_map(|key| difference(theirs.get(key), ours.get(key))).collect()
}

fn difference(theirs: Option<&StatementLine>, ours: Option<&StatementLine>) -> Option<Difference> {
    let kind = match (theirs, ours) {
        (Some(theirs), Some(ours)) if theirs.minor == ours.minor && theirs.currency == ours.currency => return None,
        (Some(_), Some(_)) => DifferenceKind::Amount,
        (Some(_), None) => DifferenceKind::NotInBooks,
        (None, _) => DifferenceKind::NotInStatement,
    };
    let line = theirs.or(ours)?;
    Some(Difference {
        kind,
        flow: line.flow,
        external: line.external.clone(),
        reference: line.reference.clone(),
        theirs: theirs.map(|line| line.minor),
        ours: ours.map(|line| line.minor),
        currency: line.currency.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(flow: Flow, external: &str, minor: i64, currency: &str) -> StatementLine {
        let (external, currency) = (external.to_owned(), currency.to_owned());
        StatementLine { flow, reference: format!("of {external}"), external, minor, currency }
    }

    #[test]
    fn what_is_equal_is_silent_and_each_difference_has_its_name() {
        use Flow::{Payment, Refund};
        let theirs = [
            line(Payment, "same", 100, "AED"),
            line(Payment, "theirs", 200, "AED"),
            line(Payment, "amount", 300, "AED"),
            line(Payment, "currency", 400, "AED"),
            line(Refund, "same", 100, "AED"),
        ];
        let ours = [
            line(Payment, "amount", 301, "AED"),
            line(Payment, "same", 100, "AED"),
            line(Payment, "currency", 400, "EGP"),
            line(Refund, "same", 100, "AED"),
            line(Refund, "ours", 50, "AED"),
        ];
        let differences = compare(&theirs, &ours);
        let found: Vec<_> = differences.iter().map(|one| (one.kind, one.external.as_str())).collect();
        assert_eq!(
            found,
            [
                (DifferenceKind::Amount, "amount"),
                (DifferenceKind::Amount, "currency"),
                (DifferenceKind::NotInBooks, "theirs"),
                (DifferenceKind::NotInStatement, "ours"),
            ]
        );
        assert!(compare(&[], &[]).is_empty());
    }
}
