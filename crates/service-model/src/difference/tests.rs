//! What is told, and that nothing is left out.

use proptest::prelude::*;

use super::*;
use crate::amend::{self, At};

const FEES: &str = "quote_hours = 24\n\n[[component]]\ncode = \"first\"\namount = \"45.00\"\nfrom = 2024-01-01\n\n[[component]]\ncode = \"service\"\namount = \"20.00\"\nfrom = 2026-11-01\n";

fn sources(fees: &str) -> Sources {
    Sources::new().with("fees.toml", fees).with("certificate.typ", "= x")
}

fn told(old: &str, new: &str) -> Vec<Change> {
    between(&sources(old), &sources(new))
}

#[test]
fn the_same_has_no_difference_and_notes_are_told() {
    assert_eq!(told(FEES, FEES), []);
    let noted = format!("# A note.\n{FEES}");
    assert_eq!(told(FEES, &noted), [Change::Notes { file: "fees.toml".into() }]);
}

#[test]
fn a_changed_amount_is_one_line_with_before_and_after() {
    let changes = told(FEES, &FEES.replace("45.00", "50.00"));
    let [Change::Value { path, before, after, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let row = Step::Row { list: "component".into(), id: vec!["first".into(), "2024-01-01".into()] };
    assert_eq!(*path, [row, Step::Key("amount".into())]);
    assert_eq!((before, after), (&Some(Written::text("45.00")), &Some(Written::text("50.00"))));
}

#[test]
fn a_row_in_the_middle_leaves_the_others_alone() {
    let added = FEES.replace(
        "[[component]]\ncode = \"service\"",
        "[[component]]\ncode = \"delivery\"\namount = \"9.00\"\nfrom = 2026-12-01\n\n[[component]]\ncode = \"service\"",
    );
    for change in told(FEES, &added) {
        let Change::Value { path, .. } = &change else { panic!("{change:?}") };
        assert!(matches!(&path[0], Step::Row { id, .. } if id[0] == "delivery"), "{change:?}");
    }
}

#[test]
fn rows_that_change_places_are_told() {
    let (head, rest) = FEES.split_at(FEES.find("[[component]]").unwrap());
    let (first, second) = rest.split_at(rest.rfind("[[component]]").unwrap());
    let changes = told(FEES, &format!("{head}{second}\n{first}"));
    let [Change::Value { path, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(*path, [Step::Key("component-order".into())]);
}

#[test]
fn texts_are_told_by_their_dotted_key() {
    let of = |text: &str| Sources::new().with("texts/ar.toml", text);
    let changes = between(&of("[fields.born]\nlabel = \"a\"\n"), &of("[fields]\nborn.label = \"b\"\n"));
    let [Change::Value { path, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(*path, [Step::Key("fields.born.label".into())]);
}

#[test]
fn templates_and_files_that_go_are_told() {
    let gone = Sources::new().with("fees.toml", FEES);
    let told = between(&sources(FEES), &gone);
    assert_eq!(told, [Change::Template { file: "certificate.typ".into(), before: true, after: false }]);
}

proptest! {
    /// Any amended value is told, exactly once, with the value it has.
    #[test]
    fn every_amended_value_is_told(amount in "[0-9]{1,5}\\.[0-9]{2}", nth in 0_usize..2) {
        let wanted = Written::text(amount);
        let new = amend::set(FEES, At::Row("component", nth), "amount", Some(&wanted)).unwrap();
        let changes = told(FEES, &new);
        if new == FEES {
            prop_assert!(changes.is_empty());
        } else {
            let [Change::Value { after, .. }] = changes.as_slice() else { panic!("{changes:?}") };
            prop_assert_eq!(after.as_ref(), Some(&wanted));
        }
    }
}
