//! Every kind of fault is reported, with the file and the line it stands on, and all of them at once.

use crate::toy::{countries, toy};
use service_model::{Country, Finding, Service, Sources, golden, graph};

/// The toy with `from` replaced by `to` in `file`; `from` must be there.
fn changed(file: &str, from: &str, to: &str) -> Sources {
    let toy = toy();
    let text = toy.get(file).unwrap().to_owned();
    assert!(text.contains(from), "{file} has no `{from}`");
    toy.with(file, text.replace(from, to))
}

/// The findings after `from` was replaced by `to` in `file`.
fn findings(file: &str, from: &str, to: &str) -> Vec<Finding> {
    Service::load(&changed(file, from, to)).err().unwrap_or_default()
}

#[track_caller]
fn expect(file: &str, from: &str, to: &str, code: &str, line_of: &str) {
    let sources = changed(file, from, to);
    let found = Service::load(&sources).err().unwrap_or_default();
    let wanted = found.iter().find(|finding| finding.code == code);
    let Some(finding) = wanted else { panic!("no `{code}` among {found:#?}") };
    let text = sources.get(&finding.spot.file).unwrap();
    let line = text.lines().nth(finding.spot.line - 1).unwrap();
    assert!(line.contains(line_of), "{finding} stands on `{line}`");
}

#[test]
fn the_toy_itself_is_right() {
    assert!(Service::load(&toy()).is_ok());
}

#[test]
fn each_fault_names_its_line() {
    let page = "[[page]]\nkey = \"room\"";
    for (file, from, to, code, line_of) in [
        ("form.toml", "kind = \"yes_no\"", "kind = \"yes_no\"\ncolour = \"red\"", "key-unknown", "colour"),
        ("form.toml", "kind = \"yes_no\"", "kind = \"perhaps\"", "value", "perhaps"),
        ("form.toml", "least = 1", "least = 1.5", "type", "least"),
        ("form.toml", "name = \"born\"", "name = \"Born!\"", "key-form", "Born!"),
        ("form.toml", "name = \"email\"", "name = \"mobile\"", "duplicate", "[[page.field]]"),
        ("form.toml", page, "[[page]]\nkey = \"photo\"", "duplicate", "[[page]]"),
        ("form.toml", "answers.member_before == true", "answers.member == true", "expression", "[[page]]"),
        ("form.toml", "answers.member_before == true", "answers.room == 'maps'", "order", "[[page]]"),
        ("form.toml", "answers.member_before == true", "answers.member_before > 3", "expression-null", "[[page]]"),
        ("form.toml", "options = [\"papyri\", \"maps\"]", "options = []", "key-missing", "[[page.field]]"),
        ("form.toml", "document = \"photo\"", "document = \"portrait\"", "document-unknown", "[[page.field]]"),
        (
            "form.toml",
            "kind = \"secret_text\"",
            "kind = \"secret_text\"\nprefill = \"profile.name\"",
            "secret",
            "prefill",
        ),
        (
            "form.toml",
            "section = \"reader\"\n\n[[page.field]]\nname = \"member_before\"",
            "section = \"garden\"\n\n[[page.field]]\nname = \"member_before\"",
            "section-unknown",
            "[[page]]",
        ),
        (
            "form.toml",
            "key = \"reader\"\nsection = \"reader\"",
            "key = \"reader\"\nsection = \"reader\"\nbefore = true",
            "before-personal",
            "[[page.field]]",
        ),
        ("eligibility.toml", "key = \"photo\"", "key = \"painting\"", "document-not-asked", "[[document]]"),
        ("fees.toml", "amount = \"10.00\"", "amount = \"10.005\"", "amount", "10.005"),
        ("fees.toml", "amount = \"10.00\"", "amount = 10.0", "type", "amount = 10.0"),
        ("fees.toml", "until = 2026-12-31", "until = 2027-12-31", "days", "[[component]]"),
        ("fees.toml", "decree = \"Reading Room Rules, article 2\"", "", "decree", "[[component]]"),
        ("fees.toml", "answers.cards == null ? 1 : answers.cards", "answers.cards", "expression-null", "[[component]]"),
        ("fees.toml", "answers.cards == null ? 1 : answers.cards", "1.5", "expression", "[[component]]"),
        (
            "service.toml",
            "template = \"card.typ\"",
            "template = \"other.typ\"",
            "file-missing",
            "key = \"library_card\"",
        ),
        ("service.toml", "schema = 1", "schema = 9", "schema", "schema = 9"),
        ("service.toml", "release = \"contact\"", "release = \"contact\"\nrelaese = 1", "key-unknown", "relaese"),
        ("service.toml", "residence_field = \"address\"", "residence_field = \"room\"", "unknown-field", "key"),
        ("service.toml", "schema = 1", "schema = 1\nvoice = \"loud\"", "value", "loud"),
        ("service.toml", "[agency]", "[group]\nkey = \"cards\"\nplace = 1\nwithin = 0\n\n[agency]", "value", "within"),
        ("service.toml", "[agency]", "[group]\nkey = \"cards\"\nwithin = 1\n\n[agency]", "key-missing", "[group]"),
        ("workflow.toml", "fields = [\"photo\"]", "fields = [\"painting\"]", "unknown-field", "fields"),
        ("workflow.toml", "working_hours = 6", "working_hours = 0", "value", "working_hours"),
        ("texts/en.toml", "email.label = \"E-mail\"", "", "text-missing", "[[page.field]]"),
        ("texts/en.toml", "email.label = \"E-mail\"", "email.label = \"\"", "empty", "email.label"),
        ("texts/en.toml", "[pages]", "[pages]\nattic.title = \"Attic\"", "text-unused", ""),
        ("form.toml", "[[page]]\nkey = \"member\"", "[[page]\nkey = \"member\"", "toml", ""),
    ] {
        expect(file, from, to, code, line_of);
    }
}

#[test]
fn everything_is_reported_at_once() {
    let sources = changed("fees.toml", "amount = \"10.00\"", "amount = \"ten\"");
    let text = sources.get("form.toml").unwrap().replace("least = 1", "least = \"one\"");
    let sources = sources.with("form.toml", text);
    let files: Vec<String> =
        Service::load(&sources).unwrap_err().into_iter().map(|finding| finding.spot.file.to_string()).collect();
    assert!(files.iter().any(|file| file == "fees.toml") && files.iter().any(|file| file == "form.toml"), "{files:?}");
}

#[test]
fn a_missing_file_and_a_missing_language_are_findings() {
    let without = |name: &str| -> Sources {
        toy().iter().filter(|(file, _)| *file != name).map(|(file, text)| (file.to_owned(), text.to_owned())).collect()
    };
    let codes = |sources: Sources| -> Vec<&'static str> {
        Service::load(&sources).unwrap_err().into_iter().map(|finding| finding.code).collect()
    };
    assert!(codes(without("fees.toml")).contains(&"file-missing"));
    assert!(codes(without("texts/en.toml")).contains(&"language"));
}

#[test]
fn expressions_are_closed_and_capped() {
    let long = format!("answers.cards == {}", "1 + ".repeat(200) + "1");
    let deep = format!("{}true{}", "(".repeat(60), ")".repeat(60));
    for condition in [
        "cards == 1",
        "answers == null",
        "facts.religion == 'x'",
        "answers.born.size() > 1",
        "[1, 2].all(x, x > 0)",
        "now() == today",
        "{'a': 1} == null",
        "answers.cards ==",
        &long,
        &deep,
    ] {
        let to = format!("when = \"{condition}\"");
        let found = findings("form.toml", "when = \"answers.member_before == true\"", &to);
        assert!(found.iter().any(|finding| finding.code == "expression"), "{condition}: {found:?}");
    }
}

#[test]
fn a_wrong_example_is_told_with_what_came_instead() {
    let sources = changed("examples/child.toml", "total = \"20.00\"", "total = \"21.00\"");
    let service = Service::load(&sources).unwrap();
    let found = golden::run(&service, &sources, &countries());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("21.00") && found[0].message.contains("20.00"), "{}", found[0]);
    let none: Sources =
        toy().iter().filter(|(n, _)| !n.starts_with("examples")).map(|(n, t)| (n.to_owned(), t.to_owned())).collect();
    assert_eq!(golden::run(&service, &none, &countries())[0].code, "example-missing");
}

fn service(key: &str, rows: &str) -> Service {
    let sources = changed("service.toml", "key = \"library_card\"", &format!("key = \"{key}\""));
    let mut text = sources.get("service.toml").unwrap().to_owned();
    text.push_str(rows);
    Service::load(&sources.with("service.toml", text)).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn needs(key: &str) -> String {
    format!("\n[[precondition]]\nservice = \"{key}\"\n")
}

#[test]
fn circles_and_dead_ends_of_preconditions_are_found() {
    let (a, b) = (service("a", &needs("b")), service("b", &needs("a")));
    let found = graph::check(&[("services/x/a", &a), ("services/x/b", &b)]);
    assert!(found.iter().all(|finding| finding.code == "precondition-loop"), "{found:?}");
    assert_eq!(found.len(), 2);
    assert_eq!(&*found[0].spot.file, "services/x/a/service.toml");

    let present = changed("service.toml", "key = \"library_card\"", "key = \"in_person\"\npresence = true");
    let present = Service::load(&present).unwrap();
    let middle = service("middle", &needs("in_person"));
    let start = service("start", &needs("middle"));
    let codes: Vec<_> =
        graph::check(&[("", &start), ("", &middle), ("", &present)]).into_iter().map(|f| f.code).collect();
    assert_eq!(codes, ["precondition-presence", "precondition-presence"]);
    let unknown = graph::check(&[("", &service("c", &needs("nowhere")))]);
    assert_eq!(unknown[0].code, "precondition-unknown");
}

const COUNTRY: &str = include_str!("../../../../countries/ae.toml");

#[track_caller]
fn country(from: &str, to: &str, code: &str) {
    assert!(COUNTRY.contains(from), "{from}");
    let found = Country::load(&Sources::new().with("ae.toml", COUNTRY.replacen(from, to, 1))).err().unwrap_or_default();
    assert!(found.iter().any(|finding| finding.code == code), "{from} → {to}: {found:?}");
}

#[test]
fn faults_of_a_country() {
    country("zone = \"Asia/Dubai\"", "zone = \"Asia/Atlantis\"", "value");
    country("exponent = 2", "exponent = 9", "value");
    country("for_one_pound = \"0.076500\"", "for_one_pound = \"zero\"", "amount");
    country("weekend = [\"saturday\", \"sunday\"]", "weekend = [\"caturday\"]", "value");
    country("serves = [\"abu_dhabi\"]", "serves = [\"cairo\"]", "value");
    country("languages = [\"ar\", \"en\"]", "languages = [\"en\"]", "language");
    country("stage = \"pilot\"", "stage = \"closed\"", "country-closed");
    country("digital = \"ask\"\npaper = \"ask\"", "digital = \"accepted\"\npaper = \"ask\"", "use-unverified");
    country("attestations = [\"mfa_egypt\"", "attestations = [\"somebody\"", "value");
    country("until = 2027-03-09", "until = 2027-02-07", "days");
    country("until = 2027-03-09", "until = 2028-01-05", "days");
    country("closes = \"14:30\"", "closes = \"09:00\"", "days");
    country("closes = \"14:30\"", "closes = \"half past two\"", "value");
    let period = COUNTRY.split("\n\n").find(|part| part.contains("[[calendar.period]]")).unwrap();
    let twice = format!(
        "{period}\n\n{}",
        period.replacen("2027-02-08", "2027-03-09", 1).replacen("2027-03-09\nopens", "2027-03-12\nopens", 1)
    );
    country(period, &twice, "days");
}

#[test]
fn kinship_must_be_symmetric_in_sex() {
    let kin = |relation: &str, counterpart: &str| {
        format!(
            "\n[[kin]]\nrelation = \"{relation}\"\ncounterpart = \"{counterpart}\"\nfrom = 2020-01-01\nsource = \"test\"\n"
        )
    };
    let mut text = toy().get("eligibility.toml").unwrap().to_owned();
    text.push_str(&kin("brother", "sister"));
    let found = Service::load(&toy().with("eligibility.toml", text)).unwrap_err();
    assert!(found.iter().any(|finding| finding.code == "kinship-symmetry"), "{found:?}");
}
