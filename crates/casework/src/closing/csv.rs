//! A closing as a table for a spreadsheet: amounts, accounts and keys, in a form that never changes with the language.
//!
//! Nothing about a person is in it. A cell that a spreadsheet could take for a formula is quoted as text.

use kernel::{Currency, Money};

use super::{
    model::{Line, Totals},
    store::Closing,
};

/// The closing: one line for each sum, then the bookings they are made of. `to_date` is the same since the beginning.
pub fn table(closing: &Closing, lines: &[Line], to_date: &[Line]) -> Vec<u8> {
    let money = |minor: i64| Money::new(minor, closing.currency).decimal();
    let (totals, since) = (Totals::of(lines), Totals::of(to_date));
    // The mark by which spreadsheets know UTF-8.
    let mut out = String::from("\u{FEFF}");
    let mut row = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    row(&["day", "currency", "zone", "section", "key", "beneficiary", "amount", "amount_to_date"]);
    let (day, code): (String, Currency) = (closing.day.to_string(), closing.currency);
    let mut sum = |section: &str, key: &str, beneficiary: &str, amount: i64, since: i64| {
        row(&[&day, code.code(), &closing.zone, section, key, beneficiary, &money(amount), &money(since)]);
    };
    sum("total", "came_in", "", totals.came_in, since.came_in);
    for (beneficiary, since) in &since.kept {
        sum("owed", "kept", beneficiary, totals.kept.get(beneficiary).copied().unwrap_or(0), *since);
    }
    sum("total", "exchanged", "", totals.exchanged, since.exchanged);
    sum("total", "rate_differences", "", totals.differences, since.differences);
    sum("total", "given_back", "", totals.given_back, since.given_back);
    sum("total", "taken_back", "", totals.taken_back, since.taken_back);
    sum("total", "withheld_for_disputes", "", totals.withheld, since.withheld);
    sum("total", "cost_of_disputes", "platform", totals.cost_of_disputes, since.cost_of_disputes);
    sum("owed_to_us", "with_banks", "banks", totals.charged_back, since.charged_back);
    sum("owed_to_us", "after_disputes", "payers", totals.owed_by_payers, since.owed_by_payers);
    sum("total", "paid_again_after_disputes", "", totals.paid_again, since.paid_again);
    sum("owed", "to_give_back", "payers", totals.to_give_back, since.to_give_back);
    for line in to_date {
        let same =
            |one: &&Line| (&one.account, &one.kind, &one.beneficiary) == (&line.account, &line.kind, &line.beneficiary);
        let amount = lines.iter().find(same).map_or(0, |one| one.minor);
        let key = format!("{}.{}", line.account, line.kind);
        sum("bookings", &key, line.beneficiary.as_deref().unwrap_or_default(), amount, line.minor);
    }
    out.into_bytes()
}

fn quoted(cell: &str) -> String {
    let amount = cell.strip_prefix('-').unwrap_or(cell);
    let is_amount = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_amount;
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_text() {
        for (cell, written) in [
            ("-5.00", "-5.00"),
            ("=1+1", "'=1+1"),
            ("-x", "'-x"),
            ("a,b", "\"a,b\""),
            ("@sum(\"a\")", "\"'@sum(\"\"a\"\")\""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
