//! Training initiatives: the shipped ones, how they stand, and what a file of one may not say.

use service_model::{Sources, Training, training};

use crate::toy::{root, sources};

fn shipped() -> Vec<Training> {
    let read = |(name, text): (&str, &str)| {
        let own = Training::load(&Sources::new().with(name, text)).unwrap_or_else(|found| panic!("{name}: {found:?}"));
        assert_eq!(name, format!("{}.toml", own.key), "a file is called like its initiative");
        own
    };
    sources(&root().join("trainings")).iter().map(read).collect()
}

#[test]
fn the_initiatives_that_ship_are_free_of_findings_and_none_claims_to_be_open() {
    let all = shipped();
    assert!(all.len() >= 13);
    let placed: Vec<(&str, &Training)> = all.iter().map(|own| ("trainings", own)).collect();
    assert_eq!(training::check(&placed, &Default::default()), []);
    let mut places: Vec<i64> = all.iter().map(|own| own.place).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), all.len(), "each has a place of its own");
    for own in &all {
        assert_eq!(own.verified.on, None, "{}: no owner has verified any of it", own.key);
        for moment in ["2023-01-01T12:00:00Z", "2026-11-22T12:00:00Z", "2030-01-01T00:00:00Z"] {
            assert!(!own.state(moment.parse().unwrap()).is_open(), "{} at {moment}", own.key);
        }
    }
    for audience in training::AUDIENCES {
        assert!(all.iter().any(|own| own.audiences.contains(&audience)), "something for a {audience}");
    }
}

#[test]
fn what_an_initiative_may_not_say_is_found() {
    let folder = sources(&root().join("trainings"));
    let (_, text) = folder.iter().find(|(name, _)| *name == "sprouts.toml").unwrap();
    for (was, becomes) in [
        ("audiences = [\"child\"]", "audiences = []"),
        ("audiences = [\"child\"]", "audiences = [\"pirate\"]"),
        ("languages = []", "languages = [\"fr\"]"),
        ("manner = \"unconfirmed\"", "manner = \"in_person\""),
        ("most = 11", "most = 8"),
        ("most = 11", "most = 20"),
        ("offer = \"unconfirmed\"", "offer = \"standing\""),
        ("answers.age >= 9 && answers.age <= 11", "answers.nothing >= 9"),
        ("answers.age >= 9 && answers.age <= 11", "1 == 1"),
        ("read_on = 2026-11-22", "read_on = \"lately\""),
        ("[[source]]\nwords = \"number1.news/2023/09\"", ""),
    ] {
        let changed = text.replacen(was, becomes, 1);
        assert_ne!(changed, text, "{was}");
        assert!(Training::load(&Sources::new().with("sprouts.toml", changed)).is_err(), "{becomes} was taken");
    }
}

#[test]
fn ages_hold_at_both_ends() {
    let all = shipped();
    let ages = all.iter().find(|own| own.key == "sprouts").unwrap().ages.unwrap();
    let day = |text: &str| text.parse().unwrap();
    let today = day("2026-11-22");
    assert!(ages.holds(day("2017-11-22"), today), "nine today");
    assert!(!ages.holds(day("2017-11-23"), today), "nine tomorrow");
    assert!(ages.holds(day("2014-11-23"), today), "twelve tomorrow");
    assert!(!ages.holds(day("2014-11-22"), today), "twelve today");
}
