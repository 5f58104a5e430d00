//! What is kept of a text, and what is found of a week of invented signals.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Outcome};

use super::{
    ports::{Bounds, Difference, Noised, Price, Released, Statistics, Theme},
    scrub::Scrub,
    signal::{Kind, Row, age_band},
    week,
    weekly::{self, Week},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn names_numbers_and_addresses_are_taken_out_of_what_is_kept() {
    let scrub = Scrub::shipped().unwrap();
    let words = |text: &str| scrub.words(text).map(|own| own.join(" "));
    assert_eq!(words("تجديد جواز السفر").as_deref(), Some("تجديد جواز السفر"));
    assert_eq!(words("عايز اجدد الباسبور 29001011234567").as_deref(), Some("اجدد الباسبور"));
    for text in [
        "شهادة ميلاد محمد احمد",
        "شهادة ميلاد ahmed@example.com",
        "شهادة ميلاد ٠١٠١٢٣٤٥٦٧٨",
        "شهادة ميلاد عبد الرحمن",
        "شهادة ميلاد اسمي سميرة حلمي رزق",
    ] {
        assert_eq!(words(text).as_deref(), Some("شهادة ميلاد"), "{text}");
    }
    assert_eq!(words("my name is Layla Hassan"), None);
    assert_eq!(words("12345 @"), None);
}

#[test]
fn of_religion_health_and_politics_nothing_is_kept() {
    let scrub = Scrub::shipped().unwrap();
    for text in [
        "تغيير الديانة في البطاقة",
        "علاج السرطان على نفقة الدولة",
        "طلب اللجوء السياسي",
        "cancer hospital",
        "political asylum",
    ] {
        assert_eq!(scrub.words(text), None, "{text}");
    }
    // The university is no mosque.
    assert!(scrub.words("معادلة شهادة الجامعة").is_some());
}

#[test]
fn only_adults_have_an_age_that_is_counted() {
    let today = day("2026-11-23");
    assert_eq!(age_band(day("2008-11-24"), today), None);
    assert_eq!(age_band(day("2008-11-23"), today), Some("18-29"));
    assert_eq!(age_band(day("1950-01-01"), today), Some("60"));
}

#[test]
fn weeks_are_whole_do_not_overlap_and_cover_what_is_kept() {
    assert_eq!(week::monday(day("2026-11-29")), day("2026-11-23"));
    let now: kernel::Moment = "2026-11-25T10:00:00Z".parse().unwrap();
    assert_eq!(week::ended_before(now, 2), vec![day("2026-11-09"), day("2026-11-16")]);
    let kept = week::kept(now);
    let oldest = day("2026-11-25").plus_days(-i32::from(super::SIGNAL_DAYS));
    assert!(kept.iter().any(|monday| *monday == week::monday(oldest)), "{kept:?}");
}

/// Counts without control, so that a test sees what is counted.
struct Bare;

impl Statistics for Bare {
    fn bounds(&self) -> Bounds {
        Bounds { smallest: 1, step: 1, cells: 99 }
    }
    fn bounded(&self, people: &BTreeMap<u64, BTreeSet<String>>, _seed: u64) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        people.values().flatten().for_each(|cell| *counts.entry(cell.clone()).or_default() += 1);
        counts
    }
    fn table(&self, counts: &[Vec<u64>]) -> Released {
        let rows: Vec<Option<u64>> = counts.iter().map(|row| Some(row.iter().sum())).collect();
        let width = counts.first().map_or(0, Vec::len);
        Released {
            cells: counts.iter().map(|row| row.iter().copied().map(Some).collect()).collect(),
            total: Some(rows.iter().flatten().sum()),
            columns: (0..width).map(|at| Some(counts.iter().map(|row| row[at]).sum())).collect(),
            rows,
        }
    }
    fn themes(&self, said: &[(u64, Vec<String>)]) -> Vec<Theme> {
        let mut themes: BTreeMap<&Vec<String>, BTreeSet<u64>> = BTreeMap::new();
        for (person, words) in said {
            themes.entry(words).or_default().insert(*person);
        }
        themes.into_iter().map(|(words, people)| Theme { words: words.clone(), people }).collect()
    }
    fn share(&self, count: u64, of: u64) -> (f64, f64) {
        (count as f64 / of as f64, count as f64 / of as f64)
    }
    fn noised(&self, _counts: &BTreeMap<String, u64>, _price: Price) -> Outcome<Noised> {
        Err(kernel::Failure::not_found())
    }
    fn difference(&self, _first: (u64, u64), _second: (u64, u64)) -> Option<Difference> {
        None
    }
}

fn row(person: u8, kind: Kind, (topic, step, words): (&str, &str, &str)) -> Row {
    Row {
        pseudonym: vec![person],
        kind,
        country: if person.is_multiple_of(2) { "ae" } else { "kw" }.to_owned(),
        sex: "female".to_owned(),
        age_band: "30-44".to_owned(),
        topic: topic.to_owned(),
        step: step.to_owned(),
        words: words.to_owned(),
    }
}

#[test]
fn somebody_counts_once_for_a_theme_and_once_for_a_form_at_the_step_where_she_left_it() {
    let rows = [
        row(1, Kind::Without, ("", "", "جواز سفر")),
        row(1, Kind::Refused, ("", "", "جواز سفر")),
        row(2, Kind::Without, ("", "", "جواز سفر")),
        row(1, Kind::StepSeen, ("birth", "who", "")),
        row(1, Kind::StepDone, ("birth", "who", "")),
        row(1, Kind::StepSeen, ("birth", "paper", "")),
        row(2, Kind::StepSeen, ("birth", "who", "")),
        row(2, Kind::StepDone, ("birth", "who", "")),
        row(3, Kind::StepSeen, ("birth", "who", "")),
        row(3, Kind::Submitted, ("birth", "", "")),
        row(3, Kind::Useful, ("guide", "", "")),
    ];
    let found = weekly::found(&rows, &Bare, 1);
    assert_eq!(found.unmet.rows, vec!["جواز · سفر".to_owned()]);
    assert_eq!(
        (found.unmet.columns.clone(), found.unmet.row_sums[0]),
        (vec!["ae".to_owned(), "kw".to_owned()], Some(2))
    );
    let (service, grid) = &found.left[0];
    let ends: BTreeMap<&str, Option<u64>> =
        grid.rows.iter().map(String::as_str).zip(grid.cells.iter().map(|own| own[0])).collect();
    assert_eq!(service, "birth");
    assert_eq!(ends, BTreeMap::from([("paper", Some(1)), ("check", Some(1)), ("finished", Some(1))]));
    assert_eq!((found.heard.total, found.helped.cell(0, 0)), (Some(3), Some(1)));
    let cells = super::open_data::cells(&Week::of(&rows));
    assert!(
        cells.values().flatten().any(|own| own == "word جواز")
            && cells.values().flatten().any(|own| own == "without ae")
    );
}
