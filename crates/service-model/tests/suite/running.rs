//! Definitions at work: journeys, prices over time, working time, kinship by day, where a document is accepted.

use std::time::Duration;

use crate::toy::{countries, root, sources, toy};
use kernel::{Currency, Day, Locale, Moment};
use proptest::prelude::*;
use serde_json::json;
use service_model::{
    Answers, Context, Country, Level, Names, Raw, Service, Sources,
    country::Period,
    documents, eligibility,
    fees::{self, Rate},
    journey, kinship,
    use_of_document::{self, Acceptance, Answer},
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn birth() -> Service {
    Service::load(&sources(&root().join("services/civil-status/birth_certificate"))).unwrap()
}

fn emirates() -> Country {
    countries().remove("ae").unwrap()
}

fn dirhams() -> Rate {
    Rate {
        currency: Currency::new("AED", 2).unwrap(),
        micros: 76_500,
        source: Names::alike("test"),
        at: moment("2026-01-01T00:00:00Z"),
        valid_until: moment("2028-01-01T00:00:00Z"),
    }
}

#[test]
fn a_dirham_is_worth_thirteen_pounds() {
    let (dirham, pounds) = dirhams().in_pounds();
    assert_eq!((dirham.to_string(), pounds.to_string()), ("1.00 AED".to_owned(), "13.07 EGP".to_owned()));
    // A currency of small worth is told by the thousand, not as nothing.
    let (many, pounds) = Rate { micros: 320_000_000, ..dirhams() }.in_pounds();
    assert_eq!((many.to_string(), pounds.to_string()), ("1000.00 AED".to_owned(), "3.13 EGP".to_owned()));
}

#[test]
fn a_source_is_one_text_or_words_in_both_languages() {
    let country = emirates();
    let rate = country.rate.unwrap();
    assert_ne!(rate.source.ar, rate.source.en);
    let attestation = country.attestations.iter().find(|step| step.key == "mofaic").unwrap();
    assert_eq!(attestation.source.ar, attestation.source.en);
}

#[test]
fn answers_of_hidden_pages_are_dropped_and_change_nothing() {
    let service = birth();
    let context = Context::of(&emirates(), day("2026-11-22"));
    let mut answers = Answers::new();
    answers.set("relation", "sister");
    answers.set("number_known", true);
    answers.set("subject_number", "28208151304597");
    let walk = journey::walk(&service.form, &answers, &context).unwrap();
    assert!(walk.kept().get("subject_number").is_some());
    assert!(walk.pages.iter().any(|page| page.key == "kinship_proof" && page.visible));

    answers.set("number_known", false);
    answers.set("relation", "mother");
    let walk = journey::walk(&service.form, &answers, &context).unwrap();
    assert_eq!(walk.kept().get("subject_number"), None);
    assert!(walk.pages.iter().any(|page| page.key == "subject_sex" && page.visible));
    assert!(walk.pages.iter().any(|page| page.key == "kinship_proof" && !page.visible));
    assert_eq!(walk.next.as_deref(), Some("registered"));
    assert!(walk.may_open("registered") && !walk.may_open("relation"));
}

#[test]
fn a_verified_person_is_not_asked_for_an_identity_document_again() {
    let service = birth();
    let context = Context::of(&emirates(), day("2026-11-22"));
    let asked = |context: &Context| -> Vec<String> {
        let needed = documents::needed(&service, &Answers::new(), context).unwrap();
        needed.iter().map(|row| row.document.key.clone()).collect()
    };
    assert!(asked(&context.clone().assured(Level::Matched)).contains(&"applicant_identity".to_owned()));
    assert!(!asked(&context.assured(Level::Verified)).contains(&"applicant_identity".to_owned()));
}

#[test]
fn who_is_not_eligible_learns_the_rule_and_the_way_out() {
    let service = birth();
    let context = Context::of(&emirates(), day("2026-11-22"));
    let mut answers = Answers::new();
    assert!(eligibility::check(&service, &answers, &context).unwrap().is_empty());
    answers.set("registered", "unknown");
    let unmet = eligibility::check(&service, &answers, &context).unwrap();
    assert_eq!(unmet[0].rule, "registered");
    assert_eq!(unmet[0].leads_to.as_deref(), Some("birth_first_abroad"));
    for locale in [Locale::AR, Locale::EN] {
        assert!(service.texts.get(locale, &unmet[0].text).is_some());
        assert!(service.texts.get(locale, &unmet[0].remedy_text).is_some());
    }
}

#[test]
fn a_fee_follows_its_day_and_a_quote_does_not() {
    let service = Service::load(&toy()).unwrap();
    let country = emirates();
    let mut answers = Answers::new();
    answers.set("cards", 2);
    let at = moment("2026-12-31T10:00:00Z");
    let price = |day: Day| fees::quote(&service.fees, &answers, &Context::of(&country, day), &dirhams(), at).unwrap();
    let old = price(day("2026-12-31"));
    assert_eq!(old.total.decimal(), "20.00");
    assert_eq!(price(day("2027-01-01")).total.decimal(), "25.00");
    // A frozen quote is what it was, through its stored form and back.
    let stored = serde_json::to_value(&old).unwrap();
    assert_eq!(serde_json::from_value::<fees::Quote>(stored).unwrap(), old);
    assert_eq!(old.valid_until, at.plus(Duration::from_secs(2 * 3600)));
}

#[test]
fn a_stale_rate_gives_no_price_and_a_quote_never_outlives_its_rate() {
    let service = Service::load(&toy()).unwrap();
    let context = Context::of(&emirates(), day("2026-11-22"));
    let mut rate = dirhams();
    rate.valid_until = moment("2026-11-22T09:00:00Z");
    let at = |text: &str| fees::quote(&service.fees, &Answers::new(), &context, &rate, moment(text));
    assert!(at("2026-11-22T09:00:00Z").is_err());
    assert_eq!(at("2026-11-22T08:30:00Z").unwrap().valid_until, rate.valid_until);
}

#[test]
fn working_time_skips_nights_weekends_and_holidays() {
    let calendar = emirates().calendar;
    // Friday 27 November 2026, 14:00 in Dubai; work ends at 15:00, and Tuesday to Thursday are holidays.
    let friday = moment("2026-11-27T10:00:00Z");
    let hour = Duration::from_secs(3600);
    assert_eq!(calendar.deadline(friday, hour), moment("2026-11-27T11:00:00Z"));
    assert_eq!(calendar.deadline(friday, hour * 2), moment("2026-11-30T06:00:00Z"));
    assert_eq!(calendar.deadline(friday, hour * 8), moment("2026-12-04T06:00:00Z"));
    assert_eq!(calendar.between(friday, moment("2026-12-04T06:00:00Z")), hour * 8);
    assert!(!calendar.works_on(day("2026-12-02")));
}

#[test]
fn working_time_keeps_the_hours_of_ramadan() {
    let calendar = emirates().calendar;
    assert!(calendar.periods.iter().any(|period| period.to_be_announced), "the moon decides its days");
    // Friday 5 February 2027, 14:00 in Dubai: an hour is left, and from Monday on work ends at 14:30.
    let friday = moment("2027-02-05T10:00:00Z");
    let hour = Duration::from_secs(3600);
    assert_eq!(calendar.deadline(friday, hour), moment("2027-02-05T11:00:00Z"));
    assert_eq!(calendar.deadline(friday, hour * 13 / 2), moment("2027-02-08T10:30:00Z"), "the whole first day");
    assert_eq!(calendar.deadline(friday, hour * 7), moment("2027-02-09T05:30:00Z"));
    // Tuesday 9 March is its last day; on Wednesday work ends at 15:00 again.
    let tuesday = moment("2027-03-09T10:00:00Z");
    assert_eq!(calendar.between(tuesday, moment("2027-03-10T20:00:00Z")), hour * 13 / 2);
    assert_eq!(calendar.deadline(tuesday, hour * 13 / 2), moment("2027-03-10T11:00:00Z"));
}

#[test]
fn the_offices_of_egypt_keep_the_hours_of_ramadan_too() {
    let calendar = countries().remove("eg").unwrap().calendar;
    let hour = Duration::from_secs(3600);
    // Sunday 7 February 2027 ends at 15:00 in Cairo, Monday to Thursday at 14:00; Friday and Saturday nobody works.
    let sunday = moment("2027-02-07T12:00:00Z");
    assert_eq!(calendar.deadline(sunday, hour), moment("2027-02-07T13:00:00Z"));
    assert_eq!(calendar.deadline(sunday, hour * 21), moment("2027-02-11T12:00:00Z"), "four days of five hours");
    assert_eq!(calendar.deadline(sunday, hour * 22), moment("2027-02-14T08:00:00Z"));
    assert!(calendar.period(day("2027-03-09")).is_some_and(|period| period.to_be_announced));
    assert!(calendar.period(day("2027-03-10")).is_none());
}

#[test]
fn kinship_rows_hold_on_their_days() {
    let text = toy().get("eligibility.toml").unwrap().to_owned()
        + "\n[[kin]]\nrelation = \"self\"\nfrom = 2020-01-01\nuntil = 2020-12-31\nsource = \"test\"\n";
    let mut sources = toy().with("eligibility.toml", text);
    for language in ["ar", "en"] {
        let file = format!("texts/{language}.toml");
        let words = format!("{}\n[kinship]\nself = \"x\"\n", sources.get(&file).unwrap());
        sources = sources.with(file, words);
    }
    let service = Service::load(&sources).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(kinship::allowed(&service.kinship, day("2020-06-01")).len(), 1);
    assert!(kinship::allowed(&service.kinship, day("2021-01-01")).is_empty());
}

#[test]
fn an_unknown_receiving_body_is_never_said_to_accept() {
    let countries = countries();
    let uae = countries.get("ae");
    let Answer::Row(court) = use_of_document::find(uae, "court", "birth_certificate") else { panic!("a row") };
    assert_eq!(court.attestations, ["mfa_egypt", "uae_embassy_cairo", "mofaic"]);
    assert_eq!(court.digital, Acceptance::Ask);
    assert_eq!(use_of_document::find(uae, "bank", "birth_certificate"), Answer::AskTheBody);
    assert_eq!(use_of_document::find(None, "court", "birth_certificate"), Answer::AskTheBody);
}

#[test]
fn a_text_falls_back_to_arabic() {
    let service = birth();
    let french = "fr".parse().unwrap();
    assert_eq!(service.texts.get(french, "name"), service.texts.get(Locale::AR, "name"));
    assert_eq!(service.texts.paragraphs(Locale::EN, "pages.registered.lead").len(), 2);
}

/// The first published shape of a definition must load for ever: a file under way may be held to it.
#[test]
fn a_body_of_schema_1_still_loads() {
    let body: Sources = serde_json::from_str(include_str!("golden/service_schema_1.json")).unwrap();
    let service = Service::load(&body).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(service.key, "library_card");
    let body: Sources = serde_json::from_str(include_str!("golden/country_schema_1.json")).unwrap();
    assert_eq!(Country::load(&body).unwrap().key, "ae");
}

#[test]
fn the_digest_of_files_depends_on_where_one_ends() {
    let one = Sources::new().with("a", "bc");
    let other = Sources::new().with("ab", "c");
    assert_ne!(one.canonical_bytes(), other.canonical_bytes());
}

proptest! {
    /// Whatever was answered, a walk ends, asks each page at most once, keeps only answers of visible pages, and walking
    /// again with what was kept changes nothing.
    #[test]
    fn a_walk_is_stable(known: bool, relation in "self|father|son|other|nobody", place in "01|88", seen in any::<u16>()) {
        let service = birth();
        let context = Context::of(&emirates(), day("2026-11-22"));
        let mut answers = Answers::new();
        let all = [
            ("relation", json!(relation)),
            ("number_known", json!(known)),
            ("subject_number", json!("28208151304597")),
            ("subject_sex", json!("male")),
            ("birth_governorate", json!(place)),
            ("birth_abroad_place", json!("x")),
            ("kinship_proof", json!(["b"])),
        ];
        for (at, (name, value)) in all.into_iter().enumerate() {
            if seen >> at & 1 == 1 {
                answers.set(name, value);
            }
        }
        let walk = journey::walk(&service.form, &answers, &context).unwrap();
        prop_assert_eq!(walk.pages.len(), service.form.pages.len());
        prop_assert!(walk.progress.done <= walk.progress.total);
        let again = journey::walk(&service.form, walk.kept(), &context).unwrap();
        prop_assert_eq!(&again, &walk);
        for (name, _) in walk.kept().iter() {
            let page = service.form.page_of(name).unwrap();
            prop_assert!(walk.pages.iter().any(|state| state.key == page.key && state.visible));
        }
    }

    /// What JSON clients send goes through the same parser as forms.
    #[test]
    fn json_and_forms_read_alike(count in 1_i64..=5) {
        let service = Service::load(&toy()).unwrap();
        let context = Context::of(&emirates(), day("2026-11-22"));
        let page = service.form.page("cards").unwrap();
        let mut from_json = Raw::new();
        from_json.push_json("cards", &json!(count));
        let form = Raw::new().with("cards", count.to_string());
        let read = |raw: &Raw| page.parse(raw, &Answers::new(), &context).unwrap();
        prop_assert_eq!(read(&from_json), read(&form));
    }

    /// What people read is a pound or more, and never further from the rate than half a piastre.
    #[test]
    fn a_rate_reads_the_way_people_say_it(micros in 1_i64..20_000_000_000) {
        let (units, worth) = Rate { micros, ..dirhams() }.in_pounds();
        prop_assert!(worth.minor() >= 100);
        let exact = (units.minor() as f64 / 100.0) * 1_000_000.0 / micros as f64 * 100.0;
        prop_assert!((worth.minor() as f64 - exact).abs() <= 0.500_001);
    }

    /// Over the border of a period with other hours the clock counts what a count of minutes finds, deadlines and the time
    /// between moments agree, and more work never ends earlier.
    #[test]
    fn the_clock_counts_over_the_border_of_a_period(
        first in 0_i32..20, length in 0_i32..12, opens in 7_i8..12, hours in 1_i8..6,
        start in 0_u64..20 * 24 * 60, minutes in 0_u64..30 * 60, more in 0_u64..600,
    ) {
        let mut calendar = emirates().calendar;
        let from = day("2027-02-01").plus_days(first);
        let at = |hour: i8| jiff::civil::Time::new(hour, 0, 0, 0).unwrap();
        calendar.periods = vec![Period {
            from,
            until: from.plus_days(length),
            opens: at(opens),
            closes: at(opens + hours),
            names: Names::alike("x"),
            source: Names::alike("x"),
            to_be_announced: false,
        }];
        let minute = Duration::from_secs(60);
        let start = moment("2027-02-01T00:00:00Z").plus(minute * u32::try_from(start).unwrap());
        let working = minute * u32::try_from(minutes).unwrap();
        let due = calendar.deadline(start, working);
        let open = |now: Moment| {
            let (opens, closes) = calendar.opening(now.day_in(&calendar.zone));
            let time = now.timestamp().in_tz(&calendar.zone).unwrap().time();
            calendar.works_on(now.day_in(&calendar.zone)) && opens <= time && time < closes
        };
        let (mut now, mut counted) = (start, 0);
        while now < due {
            counted += u64::from(open(now));
            now = now.plus(minute);
        }
        prop_assert_eq!(counted, minutes);
        prop_assert_eq!(calendar.between(start, due), working);
        prop_assert!(calendar.deadline(start, working + minute * u32::try_from(more).unwrap()) >= due);
    }

    /// Lines always add up to the total, and every amount is whole.
    #[test]
    fn lines_add_up(cards in 1_i64..=5, micros in 1_i64..2_000_000) {
        let service = birth();
        let context = Context::of(&emirates(), day("2026-11-22"));
        let mut answers = Answers::new();
        answers.set("issued_before", if cards % 2 == 0 { "yes" } else { "no" });
        let rate = Rate { micros, ..dirhams() };
        let quote = fees::quote(&service.fees, &answers, &context, &rate, moment("2026-11-22T08:00:00Z")).unwrap();
        let sum: i64 = quote.lines.iter().map(|line| line.amount.minor()).sum();
        prop_assert_eq!(sum, quote.total.minor());
        prop_assert_eq!(quote.charged, quote.total.converted(rate.currency, micros).unwrap());
    }
}
