//! Nothing is offered where its row is missing: countries with any of their rows taken away.

use proptest::prelude::*;
use service_model::{
    Context, Country,
    country::{DeliveryMode, Gap, Stage},
    use_of_document::{self, Answer},
};

use crate::toy::countries;

/// The countries people live in.
fn abroad() -> Vec<Country> {
    countries().into_values().filter(|country| country.stage != Stage::Home).collect()
}

/// Takes away every row whose bit is not set.
fn kept<T>(rows: &mut Vec<T>, bits: u32) {
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        bits >> ((at - 1) % 32) & 1 == 1
    });
}

proptest! {
    #[test]
    fn nothing_is_offered_where_its_row_is_missing(
        which in 0_usize..5,
        rows: (u32, u32, u32, u32, u32, u32),
        rated: bool,
        never_works: bool,
    ) {
        let mut country = abroad().swap_remove(which);
        kept(&mut country.services, rows.0);
        kept(&mut country.missions, rows.1);
        kept(&mut country.couriers, rows.2);
        kept(&mut country.delivery, rows.3);
        kept(&mut country.languages, rows.4);
        kept(&mut country.uses, rows.5);
        if never_works {
            country.calendar.closes = country.calendar.opens;
        }

        // New applications: every row an applicant needs is there, or the gap is named.
        let gaps = country.gaps(rated);
        let areas = country.address_form.areas();
        prop_assert_eq!(gaps.contains(&Gap::Services), country.services.is_empty());
        prop_assert_eq!(gaps.contains(&Gap::Mission), country.missions.is_empty());
        prop_assert_eq!(gaps.contains(&Gap::Rate), !rated);
        prop_assert_eq!(gaps.contains(&Gap::Calendar), never_works);
        if gaps.is_empty() {
            for (area, _) in areas {
                let mission = country.mission_for(Some(area)).expect("somebody examines");
                prop_assert!(mission.serves.contains(area));
            }
            prop_assert!(country.speaks(kernel::Locale::AR));
        }
        // A mission is one of the country's own rows, and nobody else stands in for an area it does not serve.
        for (area, _) in areas {
            let mission = country.mission_for(Some(area));
            prop_assert!(mission.is_none_or(|own| own.serves.contains(area) && country.mission(&own.key).is_some()));
        }

        // Ways of delivery: each has its row of the way and of whoever carries it; what has its rows is offered.
        let context = Context::of(&country, kernel::Day::new(2027, 3, 1).unwrap());
        for mode in DeliveryMode::ALL {
            let row = country.delivery.contains(&mode);
            let who = match mode {
                DeliveryMode::Courier => !country.couriers.is_empty(),
                DeliveryMode::Mission => !country.missions.is_empty(),
                DeliveryMode::PersonInEgypt | DeliveryMode::PostOffice => true,
            };
            prop_assert_eq!(context.delivery.contains(&mode), row && who);
        }
        prop_assert_eq!(context.facts.get("delivery").as_bool(), Some(!context.delivery.is_empty()));

        // Where a document is accepted: a row says so, or the body is asked.
        for body in &country.bodies {
            for document in ["birth_certificate", "family_record"] {
                let row = country.uses.iter().any(|row| row.body == body.key && row.document == document);
                let answer = use_of_document::find(Some(&country), &body.key, document);
                prop_assert_eq!(matches!(answer, Answer::Row(_)), row);
            }
        }
    }
}

#[test]
fn every_prepared_country_lacks_nothing_but_its_switch_and_its_rate() {
    for country in abroad() {
        assert!(country.gaps(true).is_empty(), "{}: {:?}", country.key, country.gaps(true));
        assert_eq!(country.gaps(false), [Gap::Rate], "{}", country.key);
        assert_eq!(country.stage == Stage::Pilot, country.key == "ae");
        assert!(country.rate.is_some() == (country.key == "ae"), "only the pilot brings a planning rate");
        // Nothing is said to be accepted that nobody verified.
        assert!(
            country.uses.iter().all(|row| row.verified_on.is_some() || row.digital == use_of_document::Acceptance::Ask)
        );
    }
    let keys: Vec<String> = abroad().into_iter().map(|country| country.key).collect();
    assert_eq!(keys, ["ae", "it", "kw", "sa", "us"]);
}

#[test]
fn currencies_zones_and_addresses_are_those_of_the_countries() {
    let countries = countries();
    let exponent = |key: &str| (countries[key].currency.code().to_owned(), countries[key].currency.exponent());
    assert_eq!(exponent("kw"), ("KWD".to_owned(), 3));
    assert_eq!(exponent("it"), ("EUR".to_owned(), 2));
    assert_eq!(exponent("us"), ("USD".to_owned(), 2));
    // The clock is the mission's: Los Angeles opens three hours after Washington, on the same calendar.
    let us = std::sync::Arc::new(countries["us"].clone());
    assert_eq!(us.mission_for(Some("ca")).unwrap().key, "los_angeles");
    assert_eq!(us.mission_for(Some("nj")).unwrap().key, "new_york");
    let start = "2027-03-01T11:00:00Z".parse().unwrap();
    let hour = std::time::Duration::from_secs(3600);
    let promised = |mission: &str| us.seen_from(Some(mission)).calendar.deadline(start, hour).to_string();
    assert_eq!(promised("washington"), "2027-03-01T15:00:00Z");
    assert_eq!(promised("houston"), "2027-03-01T16:00:00Z");
    assert_eq!(promised("los_angeles"), "2027-03-01T18:00:00Z");
    assert_eq!(us.seen_from(Some("los_angeles")).zone, "America/Los_Angeles");
    assert!(std::sync::Arc::ptr_eq(&us.seen_from(Some("new_york")), &us));
    let parts =
        |key: &str| -> Vec<String> { countries[key].address_form.parts.iter().map(|part| part.key.clone()).collect() };
    assert_eq!(parts("kw"), ["governorate", "area", "block", "street", "building", "paci", "mobile"]);
    assert_eq!(parts("it"), ["region", "street", "flat", "postcode", "town", "province", "mobile"]);
    assert_eq!(parts("us"), ["street", "unit", "city", "state", "zip", "mobile"]);
}
