//! What lines amount to, which day is next, and what is not passed over.

use kernel::Day;

use crate::closing::model::{Incident, Line, Statement, Totals, bounds, incidents, next_day};

fn line(account: &str, kind: &str, beneficiary: Option<&str>, minor: i64) -> Line {
    Line { account: account.to_owned(), kind: kind.to_owned(), beneficiary: beneficiary.map(str::to_owned), minor }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_day_in_dirhams_says_what_is_kept_for_whom() {
    let lines = [
        line("gateway_clearing", "charge", None, 650),
        line("fx_difference", "charge", Some("treasury"), -382),
        line("fx_difference", "charge", Some("platform"), -268),
        line("gateway_clearing", "surplus", None, 650),
        line("refunds_payable", "surplus", None, -650),
        line("fx_difference", "reversal", Some("platform"), 268),
        line("refunds_payable", "reversal", None, -268),
        line("gateway_clearing", "refund", None, -650),
        line("refunds_payable", "refund", None, 650),
    ];
    let totals = Totals::of(&lines);
    assert_eq!((totals.came_in, totals.given_back, totals.to_give_back), (1300, 650, 268));
    assert_eq!((totals.kept["treasury"], totals.kept["platform"]), (382, 0));
    assert!(totals.adds_up() && totals.came_in == totals.kept_in_all() + totals.given_back + totals.to_give_back);
    assert!(incidents(&totals, Statement::Agrees).is_empty());
}

#[test]
fn nothing_that_does_not_agree_is_passed_over() {
    let owed = Totals::of(&[
        line("citizen_receivable", "due", None, 5000),
        line("treasury_statutory", "due", Some("treasury"), -5000),
    ]);
    assert_eq!(incidents(&owed, Statement::Agrees), [Incident::ReceivableOpen(5000)]);
    let lost = Totals::of(&[line("gateway_clearing", "charge", None, 100)]);
    let found = incidents(&lost, Statement::Differs(-100));
    assert_eq!(found, [Incident::StatementDiffers(-100), Incident::DoesNotAddUp]);
    assert_eq!(incidents(&Totals::default(), Statement::Missing), [Incident::StatementMissing]);
}

#[test]
fn what_is_late_for_a_closed_day_waits_for_the_next() {
    let (first, second) = (day("2026-11-21"), day("2026-11-22"));
    assert_eq!(next_day(first, None), first);
    assert_eq!(next_day(first, Some(first)), second);
    assert_eq!(next_day(day("2026-11-25"), Some(first)), day("2026-11-25"), "days without bookings are not closed");
}

#[test]
fn a_business_day_is_a_day_of_its_zone() {
    let (from, until) = bounds(day("2026-11-22"), "Africa/Cairo").unwrap();
    assert_eq!((from.to_string(), until.to_string()), ("2026-11-21T22:00:00Z".into(), "2026-11-22T22:00:00Z".into()));
    // On the last Thursday of October the clocks of Cairo go back, and the day is an hour longer.
    let (from, until) = bounds(day("2026-10-29"), "Africa/Cairo").unwrap();
    assert_eq!(until.since(from).as_secs(), 25 * 3600);
    assert!(bounds(day("2026-11-22"), "Atlantis/Nowhere").is_err());
}
