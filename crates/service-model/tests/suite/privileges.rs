//! Privileges: those that ship, broken ones, and what holds of every moment at the borders of an offer.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Moment};
use proptest::prelude::*;
use service_model::{
    Answers, Privilege, Sources,
    privilege::{self, Offer, Slip, State, Verdict},
};

use crate::toy::{countries, root, sources, told};

/// A privilege with every part; tests change a line of it.
const TOY: &str = r#"
schema = 1
key = "toy"
place = 1
topic = "housing"
names = { ar = "لعبة", en = "Toy" }
summary = { ar = "لعبة", en = "A toy" }
granted_by = { ar = "جهة", en = "A body" }
audience = { ar = "لمن يريد", en = "Whoever wants it" }
benefit = { ar = "لا شيء", en = "Nothing" }

[window]
offer = "dated"
zone = "Africa/Cairo"

[[window.period]]
open_from = 2026-03-01T09:00:00
closed_from = 2026-04-01T00:00:00

[[window.period]]
open_from = 2026-09-01T09:00:00
closed_from = 2026-10-01T00:00:00

[verified]
on = 2026-02-01
within_days = 30
keeper = "toys@agencies.example"

[[question]]
key = "age"
kind = "whole"
least = 0
most = 120
names = { ar = "السن", en = "Age" }

[[question]]
key = "home"
kind = "choice"
names = { ar = "الإقامة", en = "Home" }

[[question.choice]]
value = "abroad"
names = { ar = "بالخارج", en = "Abroad" }

[[question.choice]]
value = "egypt"
names = { ar = "في مصر", en = "Egypt" }

[[rule]]
key = "of_age"
must = "answers.age >= 21"
names = { ar = "٢١ عامًا", en = "21 years" }
change = { ar = "الانتظار", en = "Wait" }

[[rule]]
key = "abroad"
must = "answers.home == 'abroad'"
names = { ar = "الإقامة بالخارج", en = "Abroad" }
change = { ar = "السفر", en = "Move" }

[[way]]
kind = "office"
names = { ar = "مكتب", en = "An office" }
about = { ar = "الحضور", en = "Go there" }

[[source]]
words = "example.org"
"#;

fn read(text: &str) -> Result<Privilege, Vec<service_model::Finding>> {
    Privilege::load(&Sources::new().with("toy.toml", text))
}

fn toy() -> Privilege {
    read(TOY).unwrap_or_else(|found| panic!("{}", told(&found)))
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn shipped() -> BTreeMap<String, Privilege> {
    let mut privileges = BTreeMap::new();
    for (name, text) in sources(&root().join("privileges")).iter() {
        let own = Privilege::load(&Sources::new().with(name, text)).unwrap_or_else(|found| panic!("{}", told(&found)));
        assert_eq!(name, format!("{}.toml", own.key), "a file is called like its privilege");
        privileges.insert(own.key.clone(), own);
    }
    privileges
}

#[test]
fn the_privileges_that_ship_are_free_of_findings_and_none_claims_to_be_open() {
    let privileges = shipped();
    assert!(privileges.len() >= 12, "{:?}", privileges.keys());
    let folder = root().join("services/civil-status");
    let services: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let countries = countries();
    let all: Vec<(&str, &Privilege)> = privileges.values().map(|own| ("privileges", own)).collect();
    let found = privilege::check(
        &all,
        &services.iter().map(String::as_str).collect(),
        &countries.keys().map(String::as_str).collect(),
    );
    assert!(found.is_empty(), "{}", told(&found));
    let mut places: Vec<i64> = privileges.values().map(|own| own.place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), privileges.len(), "each has a place of its own");
    // What was read was read in newspapers; no owner has verified any of it, and so nothing is called open.
    for own in privileges.values() {
        assert_eq!(own.verified.on, None, "{}", own.key);
        for moment in ["2022-01-01T12:00:00Z", "2024-05-15T12:00:00Z", "2026-11-22T12:00:00Z", "2030-01-01T00:00:00Z"] {
            assert!(!own.state(at(moment)).is_open(), "{} at {moment}", own.key);
        }
    }
}

#[test]
fn an_offer_opens_and_closes_to_the_microsecond_in_its_owners_zone() {
    let toy = toy();
    let second = std::time::Duration::from_micros(1);
    let (opens, closes) = (at("2026-03-01T07:00:00Z"), at("2026-03-31T22:00:00Z"));
    assert_eq!(toy.state(opens.minus(second)), State::Soon { opens });
    assert_eq!(toy.state(opens), State::Open { until: Some(closes) });
    assert_eq!(toy.state(closes.minus(second)), State::Open { until: Some(closes) });
    // In September Cairo is an hour further ahead.
    let again = at("2026-09-01T06:00:00Z");
    assert_eq!(toy.state(closes), State::Soon { opens: again });
    let last = at("2026-09-30T21:00:00Z");
    assert_eq!(toy.state(again), State::Open { until: Some(last) });
    assert_eq!(toy.state(last), State::Closed { since: Some(last) });
}

#[test]
fn what_nobody_verified_is_not_called_open_and_a_standing_offer_only_for_its_days() {
    let unverified = read(&TOY.replace("on = 2026-02-01\n", "")).unwrap();
    assert_eq!(unverified.state(at("2026-03-10T12:00:00Z")), State::Unconfirmed);
    assert_eq!(unverified.state(at("2027-03-10T12:00:00Z")), State::Closed { since: Some(at("2026-09-30T21:00:00Z")) });
    let from = TOY.find("[[window.period]]").unwrap();
    let until = TOY.find("[verified]").unwrap();
    let standing = format!("{}{}", &TOY[..from], &TOY[until..]).replace("\"dated\"", "\"standing\"");
    let standing = read(&standing).unwrap_or_else(|found| panic!("{}", told(&found)));
    assert_eq!(standing.state(at("2026-03-03T21:59:59Z")), State::Open { until: None }, "the thirtieth day, in Cairo");
    assert_eq!(standing.state(at("2026-03-03T22:00:00Z")), State::Unconfirmed, "the day after");
}

#[test]
fn a_skipped_and_a_repeated_hour_are_closed_in_doubt() {
    // Cairo's clocks skip the first hour of 24 April 2026 and repeat the last one of 29 October 2026.
    let text = TOY
        .replace("2026-03-01T09:00:00", "2026-04-24T00:30:00")
        .replace("2026-04-01T00:00:00", "2026-05-01T00:00:00")
        .replace("2026-09-01T09:00:00", "2026-10-01T00:00:00")
        .replace("2026-10-01T00:00:00\n\n[ver", "2026-10-29T23:30:00\n\n[ver");
    let toy = read(&text).unwrap_or_else(|found| panic!("{}", told(&found)));
    let Offer::Dated(periods) = &toy.window.offer else { panic!("{:?}", toy.window) };
    assert_eq!(periods[0].opens, at("2026-04-23T22:30:00Z"), "as late as the clock on the wall allows");
    assert_eq!(periods[1].closes, at("2026-10-29T20:30:00Z"), "as early as the clock on the wall allows");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let faults = [
        ("zone = \"Africa/Cairo\"", "zone = \"Nowhere\"", "value"),
        ("offer = \"dated\"", "offer = \"standing\"", "window"),
        ("2026-04-01T00:00:00", "2026-02-01T00:00:00", "value"),
        ("2026-04-01T00:00:00", "2026-04-01", "value"),
        ("2026-04-01T00:00:00", "2026-09-01T10:00:00", "window"),
        ("answers.age >= 21", "answers.aged >= 21", "expression"),
        ("answers.age >= 21", "answers.age + 1", "expression"),
        ("answers.age >= 21", "answers.age >= 20.5", "expression"),
        ("answers.age >= 21", "answers.age >= 21 && facts.age >= 21", "expression"),
        ("answers.age >= 21", "answers.home == 'egypt'", "question"),
        ("answers.age >= 21", "1 < 2", "expression"),
        ("key = \"abroad\"\nmust", "key = \"of_age\"\nmust", "duplicate"),
        ("topic = \"housing\"", "topic = \"houses\"", "value"),
        ("keeper = \"toys@agencies.example\"", "keeper = \"somebody\"", "value"),
        ("kind = \"office\"", "kind = \"site\"\naddress = \"http://example.org\"", "value"),
        ("benefit = { ar = \"لا شيء\", en = \"Nothing\" }", "", "key-missing"),
    ];
    for (before, after, code) in faults {
        assert!(TOY.contains(before), "{before}");
        let found = read(&TOY.replace(before, after)).err().unwrap_or_default();
        assert!(found.iter().any(|one| one.code == code), "{after}: {}", told(&found));
        assert!(found.iter().all(|one| &*one.spot.file == "toy.toml" && one.spot.line > 0), "{after}");
    }
    let elsewhere = toy();
    let text = TOY.replace("topic = \"housing\"", "topic = \"housing\"\ncountries = [\"xx\"]");
    let scoped = read(&text).unwrap();
    let known = BTreeSet::from(["ae"]);
    assert!(privilege::check(&[("privileges", &elsewhere)], &BTreeSet::new(), &known).is_empty());
    let found = privilege::check(&[("privileges", &scoped)], &BTreeSet::new(), &known);
    assert_eq!(found[0].code, "country-unknown", "{}", told(&found));
    assert!(scoped.is_for("xx") && !scoped.is_for("ae") && elsewhere.is_for("ae"));
}

#[test]
fn a_rule_holds_fails_or_waits_for_its_answer() {
    let toy = toy();
    let today = Day::new(2026, 3, 10).unwrap();
    let verdicts = |answers: &Answers| -> Vec<Verdict> {
        toy.check(answers, today).unwrap().iter().map(|own| own.verdict).collect()
    };
    let mut answers = Answers::new();
    assert_eq!(verdicts(&answers), [Verdict::Unsaid, Verdict::Unsaid]);
    answers.set("age", 20);
    assert_eq!(verdicts(&answers), [Verdict::Fails, Verdict::Unsaid]);
    answers.set("home", "abroad");
    answers.set("age", 21);
    assert_eq!(verdicts(&answers), [Verdict::Holds, Verdict::Holds]);
    let age = toy.question("age").unwrap();
    assert_eq!(age.answer(" ٢١ "), Ok(Some(21.into())));
    assert_eq!(age.answer(""), Ok(None));
    assert_eq!(age.answer("old"), Err(Slip::NotWhole));
    assert_eq!(age.answer("121"), Err(Slip::Outside { least: 0, most: 120 }));
    assert_eq!(toy.question("home").unwrap().answer("moon"), Err(Slip::NotOffered));
}

proptest! {
    /// At any moment, and above all around the borders, an offer is open if and only if a period holds that moment; and
    /// whoever reads "open" or "soon" reads the border that comes next.
    #[test]
    fn a_closed_offer_is_never_shown_as_open(
        gaps in prop::collection::vec((1_i64..400_000, 1_i64..400_000), 1..5),
        border in 0_usize..10,
        offset in -3_i64..=3,
        verified in any::<bool>(),
    ) {
        let mut clock = at("2026-01-01T00:00:00Z").as_second();
        let mut periods = Vec::new();
        for (closed, open) in gaps {
            let opens = clock + closed;
            clock = opens + open;
            periods.push((opens, clock));
        }
        let wall = |second: i64| {
            let text = Moment::from_microsecond(second * 1_000_000).to_string();
            text.trim_end_matches('Z').to_owned()
        };
        let rows: String = periods
            .iter()
            .map(|(opens, closes)| {
                format!("[[window.period]]\nopen_from = {}\nclosed_from = {}\n\n", wall(*opens), wall(*closes))
            })
            .collect();
        let (from, until) = (TOY.find("[[window.period]]").unwrap(), TOY.find("[verified]").unwrap());
        let text = format!("{}{rows}{}", &TOY[..from], &TOY[until..]).replace("Africa/Cairo", "UTC");
        let text = if verified { text } else { text.replace("on = 2026-02-01\n", "") };
        let own = read(&text).unwrap_or_else(|found| panic!("{}", told(&found)));

        let borders: Vec<i64> = periods.iter().flat_map(|(opens, closes)| [*opens, *closes]).collect();
        let now = borders[border % borders.len()] * 1_000_000 + offset;
        let holds = periods.iter().any(|(opens, closes)| opens * 1_000_000 <= now && now < closes * 1_000_000);
        let state = own.state(Moment::from_microsecond(now));
        prop_assert_eq!(state.is_open(), holds && verified);
        match state {
            State::Open { until } => {
                let until = until.unwrap().as_microsecond();
                prop_assert!(now < until && borders.contains(&(until / 1_000_000)));
            }
            State::Soon { opens } => {
                prop_assert!(!holds && now < opens.as_microsecond());
                let nearer = periods.iter().any(|(o, _)| now < o * 1_000_000 && o * 1_000_000 < opens.as_microsecond());
                prop_assert!(!nearer);
            }
            State::Closed { since } => {
                prop_assert!(!holds && since.unwrap().as_microsecond() <= now);
            }
            State::Unconfirmed => prop_assert!(!verified),
        }
    }
}
