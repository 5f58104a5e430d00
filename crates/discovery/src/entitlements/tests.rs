//! Numbers, digits, credentials, and who may have a code.

use kernel::{Day, Moment, NationalNumber, SeededDice, Sex};
use people::Assurance;
use proptest::prelude::*;
use service_model::{Privilege, Sources};
use uuid::Uuid;

use super::model::{Credential, Number, Person, Standing, card_digits, gives_codes, standing};

const FILE: &str = include_str!("../../../../suite/tests/it/privileges/coded.toml");

fn privilege(text: &str) -> Privilege {
    Privilege::load(&Sources::new().with("coded.toml", text)).unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn number(born: &str) -> NationalNumber {
    NationalNumber::compose(born.parse::<Day>().unwrap(), 1, 345, Sex::Male).unwrap()
}

#[test]
fn the_digits_are_a_running_number_and_neither_birth_nor_place_nor_sex() {
    for (born, sex) in [("1990-01-31", Sex::Male), ("2001-12-05", Sex::Female)] {
        let number = NationalNumber::compose(born.parse().unwrap(), 21, 345, sex).unwrap();
        let (digits, shown) = (number.digits(), card_digits(&number));
        assert_eq!(shown, digits[9..12], "the tenth to twelfth");
        // Everything before is birth and governorate; the thirteenth tells the sex, the last checks the rest.
        assert_eq!(number.birth_date(), born.parse().unwrap());
        assert_eq!(digits[7..9].parse::<u8>().unwrap(), number.governorate_code());
        assert_eq!(number.sex(), sex);
    }
}

#[test]
fn who_may_have_a_code_is_decided_by_what_is_known() {
    let privilege = privilege(FILE);
    let proof = privilege.proof.as_ref().unwrap();
    let now = moment("2026-11-22T08:00:00Z");
    let (old, young) = (number("1990-01-01"), number("2010-01-01"));
    let person = |assurance, number, redeemed| Person { assurance, number, redeemed };
    let of = |person: &Person<'_>, now| match standing(&privilege, proof, person, now) {
        Standing::Ready => "ready".to_owned(),
        Standing::NotOpen => "not open".to_owned(),
        Standing::Level => "level".to_owned(),
        Standing::Unfulfilled(rules) => rules.join(","),
        Standing::UsedUp => "used up".to_owned(),
    };
    assert_eq!(of(&person(Assurance::Verified, Some(&old), 1), now), "ready");
    assert_eq!(of(&person(Assurance::Matched, Some(&old), 0), now), "level");
    assert_eq!(of(&person(Assurance::Verified, None, 0), now), "level", "a verified foreigner has no number");
    assert_eq!(of(&person(Assurance::Verified, Some(&young), 0), now), "of_age");
    assert_eq!(of(&person(Assurance::Verified, Some(&old), 2), now), "used up");
    for closed in ["2026-11-19T20:00:00Z", "2027-01-10T00:00:00Z"] {
        assert_eq!(of(&person(Assurance::Verified, Some(&old), 0), moment(closed)), "not open");
    }
}

#[test]
fn a_window_that_is_open_gives_no_codes_when_nobody_verified_it_lately() {
    let now = moment("2026-12-20T08:00:00Z");
    assert!(gives_codes(&privilege(FILE), now));
    let stale = privilege(&FILE.replace("within_days = 60", "within_days = 20"));
    assert!(stale.state(now).is_open() && !gives_codes(&stale, now));
    let never = privilege(&FILE.replace("on = 2026-11-20\n", ""));
    assert!(!gives_codes(&never, now));
}

#[test]
fn a_credential_is_kept_as_its_digest_and_no_other_is_it() {
    let dice = SeededDice::new(7);
    let (one, two) = (Credential::draw(Uuid::from_u128(1), &dice), Credential::draw(Uuid::from_u128(1), &dice));
    let read = Credential::parse(&one.shown()).unwrap();
    assert!(read.id == one.id && read.is(&one.sha256()) && !two.is(&one.sha256()));
    assert!(!one.shown().contains(&data_encoding::HEXLOWER.encode(&one.sha256())));
    for bent in [String::new(), "wslp_".to_owned(), one.shown().replace("wslp_", ""), format!("{}0", one.shown())] {
        assert!(Credential::parse(&bent).is_none(), "{bent}");
    }
}

proptest! {
    #[test]
    fn a_number_reads_back_however_it_is_typed(seed: u64) {
        let number = Number::draw(&SeededDice::new(seed));
        let shown = number.to_string();
        prop_assert_eq!(shown.len(), 14);
        let typed = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        prop_assert_eq!(Number::parse(&typed), Some(number));
    }

    #[test]
    fn no_text_breaks_it(text: String) {
        let _ = (Number::parse(&text), Credential::parse(&text));
    }
}
