//! Services of other agencies: those that ship, and broken ones.

use std::collections::{BTreeMap, BTreeSet};

use service_model::{
    AgencyService, Sources,
    agency_service::{self, Slip},
};

use crate::toy::{root, sources, told};

/// A service with every part; tests change a line of it.
const TOY: &str = r#"
schema = 1
key = "toy"
place = 1
names = { ar = "لعبة", en = "Toy" }
summary = { ar = "لعبة", en = "A toy" }
asked = "here"
level = "contact"

[agency]
key = "toys"
names = { ar = "جهة", en = "A body" }

[price]
words = { ar = "جنيه", en = "A pound" }
source = "example.org"

[[sent]]
datum = "name"
why = { ar = "للاسم", en = "For the name" }

[[question]]
key = "number"
kind = "code"
most = 9
names = { ar = "الرقم", en = "Number" }
why = { ar = "للرقم", en = "For the number" }

[[question]]
key = "day"
kind = "day"
optional = true
names = { ar = "اليوم", en = "Day" }
why = { ar = "لليوم", en = "For the day" }

[[question]]
key = "mission"
kind = "mission"
names = { ar = "البعثة", en = "Mission" }
why = { ar = "للبعثة", en = "For the mission" }

[[step]]
state = "received"
names = { ar = "وصل", en = "Received" }

[[step]]
state = "called"
names = { ar = "مطلوب الحضور", en = "Come" }
presence = { ar = "للتصوير", en = "For a picture" }
yours = true

[[step]]
state = "done"
names = { ar = "تم", en = "Done" }

[[reason]]
key = "no"
names = { ar = "لا", en = "No" }
remedy = { ar = "لا شيء", en = "Nothing" }

[[source]]
words = "example.org"

[verified]
within_days = 30
keeper = "toys@agencies.example"
"#;

fn read(text: &str) -> Result<AgencyService, Vec<service_model::Finding>> {
    AgencyService::load(&Sources::new().with("toy.toml", text))
}

#[test]
fn the_services_that_ship_are_free_of_findings_and_say_why_somebody_must_come() {
    let mut all = BTreeMap::new();
    for (name, text) in sources(&root().join("agency-services")).iter() {
        let own = AgencyService::load(&Sources::new().with(name, text));
        let own = own.unwrap_or_else(|found| panic!("{}", told(&found)));
        assert_eq!(name, format!("{}.toml", own.key), "a file is called like its service");
        all.insert(own.key.clone(), own);
    }
    assert!(all.len() >= 6, "{:?}", all.keys());
    let privileges = sources(&root().join("privileges"));
    let privileges: BTreeSet<&str> = privileges.iter().filter_map(|(name, _)| name.strip_suffix(".toml")).collect();
    let placed: Vec<(&str, &AgencyService)> = all.values().map(|own| ("agency-services", own)).collect();
    let found = agency_service::check(&placed, &BTreeSet::new(), &privileges);
    assert!(found.is_empty(), "{}", told(&found));
    let places: BTreeSet<i64> = all.values().map(|own| own.place).collect();
    assert_eq!(places.len(), all.len(), "each has a place of its own");
    for own in all.values() {
        for step in &own.steps {
            assert!(step.state != "called" || step.presence.is_some(), "{} {}", own.key, step.state);
        }
        assert_eq!(own.verified.on, None, "no agency has verified {} yet", own.key);
    }
    let military = &all["military_settlement"];
    let said = military.notice.as_ref().unwrap();
    assert!(said.ar.contains("لا يتوقف إصدار أي شهادة") && said.en.contains("No certificate from Wasl waits"));
}

#[test]
fn answers_are_read_as_people_type_them() {
    let toy = read(TOY).unwrap_or_else(|found| panic!("{}", told(&found)));
    let [number, day, mission] = &toy.questions[..] else { panic!("three questions") };
    let missions = ["dubai"];
    assert_eq!(number.answer(" a12 345-٦٧ ", &missions), Ok(Some("A1234567".to_owned())));
    assert_eq!(number.answer("جواز", &missions), Err(Slip::NotCode));
    assert_eq!(number.answer("A123456789", &missions), Err(Slip::Long(9)));
    assert_eq!(number.answer("  ", &missions), Err(Slip::Missing));
    assert_eq!(day.answer("", &missions), Ok(None));
    assert_eq!(day.answer("2027-02-30", &missions), Err(Slip::NotDay));
    assert_eq!(day.answer("2027-02-28", &missions), Ok(Some("2027-02-28".to_owned())));
    assert_eq!(mission.answer("dubai", &missions), Ok(Some("dubai".to_owned())));
    assert_eq!(mission.answer("atlantis", &missions), Err(Slip::NotOffered));
}

#[test]
fn what_cannot_be_right_is_found() {
    for (from, to, code) in [
        ("source = \"example.org\"\n\n[[sent]]", "\n[[sent]]", "key-missing"),
        ("presence = { ar = \"للتصوير\", en = \"For a picture\" }\n", "", "presence"),
        ("yours = true", "", "presence"),
        ("state = \"done\"", "state = \"made\"", "steps"),
        ("state = \"done\"", "state = \"vanished\"", "value"),
        (
            "[[reason]]\nkey = \"no\"\nnames = { ar = \"لا\", en = \"No\" }\nremedy = { ar = \"لا شيء\", en = \"Nothing\" }",
            "",
            "empty",
        ),
        ("key = \"number\"", "key = \"name\"", "question"),
        ("key = \"day\"", "key = \"number\"", "duplicate"),
        ("[[source]]\nwords = \"example.org\"", "", "empty"),
        ("asked = \"here\"", "asked = \"there\"", "empty"),
    ] {
        assert!(TOY.contains(from), "{from}");
        let found = read(&TOY.replacen(from, to, 1)).expect_err(from);
        let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&code), "{from}: {codes:?}\n{}", told(&found));
    }
}

#[test]
fn one_agency_has_one_name_and_what_is_named_exists() {
    let first = read(TOY).unwrap();
    let text = TOY.replacen("key = \"toy\"", "key = \"other\"\nprivilege = \"nothing\"", 1);
    let other = read(&text.replacen("ar = \"جهة\"", "ar = \"جهة أخرى\"", 1)).unwrap();
    let all = [("agency-services", &first), ("agency-services", &other)];
    let found = agency_service::check(&all, &BTreeSet::new(), &BTreeSet::new());
    let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["agency", "privilege-unknown"], "{}", told(&found));
}
