//! Good and bad input of every kind of field, and properties that no input may break.

use kernel::{Day, Slips};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    Context, Facts, Names, Raw, Spot,
    country::{AddressForm, AddressPart, PartKind},
};

fn names(text: &str) -> Names {
    Names { ar: text.to_owned(), en: text.to_owned() }
}

fn emirates() -> AddressForm {
    let part = |key: &str, kind, required| AddressPart { key: key.to_owned(), names: names(key), kind, required };
    let choices = vec![("dubai".to_owned(), names("Dubai")), ("sharjah".to_owned(), names("Sharjah"))];
    AddressForm {
        parts: vec![
            part("emirate", PartKind::Choice(choices), true),
            part("building", PartKind::Text { most: 20 }, false),
            part("po_box", PartKind::Text { most: 10 }, false),
            part("mobile", PartKind::Phone, true),
        ],
        one_of: vec!["building".to_owned(), "po_box".to_owned()],
        area: Some("emirate".to_owned()),
    }
}

fn context() -> Context {
    Context {
        today: Day::new(2026, 11, 22).unwrap(),
        country: "ae".to_owned(),
        dialling: "971".to_owned(),
        address_form: emirates(),
        delivery: Vec::new(),
        facts: Facts::default(),
        borne: std::collections::BTreeSet::new(),
    }
}

fn field(kind: FieldKind) -> Field {
    Field {
        name: "f".to_owned(),
        kind,
        required: true,
        when: None,
        prefill: None,
        prefill_when: None,
        spot: Spot::start_of("form.toml"),
        when_text: None,
        prefill_when_text: None,
    }
}

fn raw(pairs: &[(&str, &str)]) -> Raw {
    pairs.iter().copied().collect()
}

/// The value, or the text keys of the slips.
fn parse(field: &Field, pairs: &[(&str, &str)]) -> Result<Value, Vec<String>> {
    let mut slips = Slips::new();
    let value = field.parse(&raw(pairs), &context(), &mut slips);
    if slips.is_empty() { Ok(value) } else { Err(slips.0.into_iter().map(|slip| slip.text.into_owned()).collect()) }
}

fn good(kind: FieldKind, pairs: &[(&str, &str)], value: Value) {
    assert_eq!(parse(&field(kind), pairs), Ok(value), "{pairs:?}");
}

fn bad(kind: FieldKind, pairs: &[(&str, &str)], text: &str) {
    assert_eq!(parse(&field(kind), pairs), Err(vec![text.to_owned()]), "{pairs:?}");
}

fn choices(values: &[&str]) -> Vec<Choice> {
    let choice = |value: &&str| Choice {
        value: (*value).to_owned(),
        label: Label::Key(format!("fields.f.options.{value}")),
        by_country: false,
        from: None,
        until: None,
        spot: Spot::start_of("form.toml"),
    };
    values.iter().map(choice).collect()
}

fn text(min: usize, max: usize, script: Script, lines: bool) -> FieldKind {
    FieldKind::Text(Text { min, max, script, lines })
}

#[test]
fn texts() {
    good(text(1, 20, Script::Any, false), &[("f", "  شارع \u{202b} التحرير  ٥ ")], json!("شارع التحرير ٥"));
    good(text(1, 20, Script::Any, true), &[("f", "a  b\nc")], json!("a b\nc"));
    bad(text(1, 20, Script::Any, false), &[("f", "   ")], "field-required");
    bad(text(5, 20, Script::Any, false), &[("f", "abc")], "field-text-short");
    bad(text(1, 3, Script::Any, false), &[("f", "abcd")], "field-text-long");
    bad(text(1, 20, Script::Arabic, false), &[("f", "Sharjah")], "field-text-arabic");
    bad(text(1, 20, Script::Latin, false), &[("f", "الشارقة")], "field-text-latin");
}

fn text_kind_of_name(latin: bool) -> FieldKind {
    FieldKind::PersonName(PersonName { least: 3, most: 7, latin })
}

#[test]
fn person_name() {
    let kind = || text_kind_of_name(false);
    good(kind(), &[("f", "ليلى  أحمد محمود")], json!({"full": "ليلى أحمد محمود", "style": "usual"}));
    good(kind(), &[("f", "سوسو"), ("f-style", "single")], json!({"full": "سوسو", "style": "single"}));
    good(
        kind(),
        &[("f", "Anna Maria Rossi"), ("f-style", "foreign")],
        json!({"full": "Anna Maria Rossi", "style": "foreign"}),
    );
    good(
        kind(),
        &[("f-full", "ليلى أحمد محمود"), ("f-style", "usual")],
        json!({"full": "ليلى أحمد محمود", "style": "usual"}),
    );
    bad(kind(), &[("f", "")], "field-name-required");
    bad(kind(), &[("f", "ليلى أحمد")], "field-name-parts");
    // A compound counts as one part, so two parts remain.
    bad(kind(), &[("f", "ليلى عبد الله")], "field-name-parts");
    bad(kind(), &[("f", "أ ب ت ث ج ح خ د")], "field-name-long");
    bad(kind(), &[("f", "ليلى أحمد محمود 3")], "field-name-characters");
    bad(kind(), &[("f", "<b>ليلى أحمد محمود")], "field-name-characters");
    bad(kind(), &[("f", "Laila Ahmed Mahmoud")], "field-name-arabic");
    bad(text_kind_of_name(true), &[("f", "ليلى أحمد محمود")], "field-name-latin");
}

#[test]
fn national_number() {
    let kind = || FieldKind::NationalNumber(NationalNumberField::default());
    good(kind(), &[("f", "٢٨٢٠٨١٥١٣٠٤٥٩٧")], json!("28208151304597"));
    good(kind(), &[("f", "282 0815 1304-590")], json!("28208151304590"));
    bad(kind(), &[("f", "123")], "field-national-number-length");
    bad(kind(), &[("f", "2820815130459x")], "field-national-number-digits");
    bad(kind(), &[("f", "18208151304597")], "field-national-number-date");
    bad(kind(), &[("f", "39912311304597")], "field-national-number-date");
    let warned = field(kind()).kind.kind().warnings(&json!("28208151304590"));
    assert_eq!(warned, ["field-national-number-check"]);
}

#[test]
fn card_factory_number() {
    let kind = || FieldKind::CardFactoryNumber(CardFactoryNumber);
    good(kind(), &[("f", "gf ١٢٣٤٥٦٧")], json!("GF1234567"));
    bad(kind(), &[("f", "123")], "field-card-factory-number");
    bad(kind(), &[("f", "GF#123456")], "field-card-factory-number");
}

#[test]
fn secret_text_is_never_shown_nor_given_back() {
    let kind = || FieldKind::SecretText(SecretText { max: 20 });
    good(kind(), &[("f", " منى  حسن ")], json!("منى حسن"));
    bad(kind(), &[("f", "٣٢١")], "field-name-characters");
    bad(kind(), &[("f", "منى Hassan")], "field-name-scripts");
    bad(kind(), &[("f", "أبجدأبجدأبجدأبجدأبجدأ")], "field-text-long");
    let field = field(kind());
    assert_eq!(field.show(Some(&json!("منى حسن"))), Shown::Hidden);
    assert!(field.raw(Some(&json!("منى حسن"))).is_blank("f"));
}

fn date(earliest: Option<Bound>, latest: Option<Bound>) -> FieldKind {
    FieldKind::Date(Date { earliest, latest })
}

#[test]
fn dates() {
    let day = |y, m, d| Bound::On(Day::new(y, m, d).unwrap());
    let past = || date(Some(day(1900, 1, 1)), Some(Bound::Today));
    good(past(), &[("f-day", "٥"), ("f-month", "08"), ("f-year", "۱۹۸۲")], json!("1982-08-05"));
    good(past(), &[("f", "2026-11-22")], json!("2026-11-22"));
    bad(past(), &[("f-day", "")], "field-date-required");
    bad(past(), &[("f-day", "31"), ("f-month", "2"), ("f-year", "2020")], "field-date-real");
    bad(past(), &[("f-day", "1"), ("f-month", "2")], "field-date-real");
    bad(past(), &[("f-day", "1"), ("f-month", "2"), ("f-year", "82")], "field-date-real");
    bad(past(), &[("f", "2026-11-23")], "field-date-future");
    bad(past(), &[("f", "1899-12-31")], "field-date-early");
    bad(date(Some(Bound::Today), None), &[("f", "2026-11-21")], "field-date-past");
    bad(date(None, Some(day(2000, 1, 1))), &[("f", "2000-01-02")], "field-date-late");
}

#[test]
fn radios_and_select_offer_rows_on_their_days_only() {
    let mut rows = choices(&["a", "b"]);
    rows[1].until = Some(Day::new(2026, 11, 21).unwrap());
    let kind = || FieldKind::Radios(Radios { choices: rows.clone(), from_kinship: false });
    good(kind(), &[("f", "a")], json!("a"));
    bad(kind(), &[("f", "b")], "field-choice-unknown");
    bad(kind(), &[], "field-choice-required");
    let select = || FieldKind::Select(Select { choices: choices(&["01"]), from_kinship: false });
    good(select(), &[("f", "01")], json!("01"));
    bad(select(), &[("f", "99")], "field-choice-unknown");
    // What was chosen while a row held is still shown afterwards.
    assert_eq!(field(kind()).show(Some(&json!("b"))), Shown::Choice(Label::Key("fields.f.options.b".to_owned())));
}

#[test]
fn yes_no_and_declaration() {
    good(FieldKind::YesNo(YesNo), &[("f", "no")], json!(false));
    bad(FieldKind::YesNo(YesNo), &[("f", "maybe")], "field-choice-required");
    good(FieldKind::Declaration(Declaration), &[("f", "yes")], json!(true));
    bad(FieldKind::Declaration(Declaration), &[("f", "no")], "field-declaration-required");
    bad(FieldKind::Declaration(Declaration), &[], "field-declaration-required");
}

#[test]
fn phones_of_any_country() {
    let kind = || FieldKind::Phone(Phone);
    good(kind(), &[("f", "050 123 4567")], json!("+971501234567"));
    good(kind(), &[("f", "٠٠٢٠ ١٠ ١٢٣٤٥٦٧٨")], json!("+201012345678"));
    good(kind(), &[("f", "+1 (202) 555-0143")], json!("+12025550143"));
    good(kind(), &[("f", "01012345678"), ("f-country", "+20")], json!("+201012345678"));
    bad(kind(), &[("f", "call me")], "field-phone-digits");
    bad(kind(), &[("f", "+12")], "field-phone-length");
    bad(kind(), &[("f", "+0501234567")], "field-phone-length");
    bad(kind(), &[("f", "+12345678901234567")], "field-phone-length");
}

#[test]
fn email() {
    let kind = || FieldKind::Email(Email);
    good(kind(), &[("f", " Mona.Hassan+wasl@Example.COM ")], json!("Mona.Hassan+wasl@example.com"));
    for typed in
        ["mona", "mona@", "@example.com", "mona@example", "a b@example.com", "a@b..com", ".a@b.com", "a@-b.com"]
    {
        bad(kind(), &[("f", typed)], "field-email-form");
    }
}

#[test]
fn address_abroad_follows_the_form_of_the_country() {
    let kind = |area_only| FieldKind::AddressAbroad(AddressAbroad { area_only });
    let whole = [("f-emirate", "sharjah"), ("f-po_box", "100"), ("f-mobile", "0501234567")];
    let value = json!({"emirate": "sharjah", "po_box": "100", "mobile": "+971501234567", "country": "ae"});
    good(kind(false), &whole, value.clone());
    good(kind(true), &[("f-emirate", "dubai")], json!({"emirate": "dubai", "country": "ae"}));
    bad(kind(false), &[("f-emirate", "cairo"), ("f-po_box", "1"), ("f-mobile", "0501234567")], "field-choice-unknown");
    bad(kind(false), &[("f-emirate", "dubai"), ("f-mobile", "0501234567")], "field-address-place");
    bad(kind(false), &[("f-emirate", "dubai"), ("f-po_box", "1")], "field-required");
    bad(
        kind(false),
        &[("f-emirate", "dubai"), ("f-po_box", "12345678901"), ("f-building", "x"), ("f-mobile", "0501234567")],
        "field-text-long",
    );
    let Shown::Address(parts) = field(kind(false)).show(Some(&value)) else { panic!("an address") };
    let form = emirates();
    assert_eq!(
        form.lines(&parts, kernel::Locale::EN),
        [("emirate", "Sharjah"), ("po_box", "100"), ("mobile", "+971501234567")]
    );
}

#[test]
fn uploads_name_blobs() {
    let kind = || {
        FieldKind::Upload(Upload { document: "photo".to_owned(), most: 2, most_bytes: 1, accepts: vec![FileType::Pdf] })
    };
    good(kind(), &[("f", "one"), ("f", "two")], json!(["one", "two"]));
    bad(kind(), &[("f", "1"), ("f", "2"), ("f", "3")], "field-upload-many");
    bad(kind(), &[], "field-upload-required");
    assert_eq!(Upload::blobs(&json!(["one", 2, "two"])), ["one", "two"]);
}

#[test]
fn copies() {
    let kind = || FieldKind::Copies(Copies { least: 1, most: 5 });
    good(kind(), &[("f", "٣")], json!(3));
    for typed in ["0", "6", "-1", "two", "1.5", "99999999999999999999"] {
        bad(kind(), &[("f", typed)], "field-copies");
    }
}

#[test]
fn an_optional_field_left_empty_is_seen_and_null() {
    let mut field = field(FieldKind::Email(Email));
    field.required = false;
    assert_eq!(parse(&field, &[]), Ok(Value::Null));
}

fn every_kind() -> Vec<FieldKind> {
    vec![
        text(1, 50, Script::Any, true),
        text_kind_of_name(false),
        FieldKind::NationalNumber(NationalNumberField::default()),
        FieldKind::CardFactoryNumber(CardFactoryNumber),
        FieldKind::SecretText(SecretText { max: 50 }),
        date(None, Some(Bound::Today)),
        FieldKind::Radios(Radios { choices: choices(&["a"]), from_kinship: false }),
        FieldKind::Select(Select { choices: choices(&["a"]), from_kinship: false }),
        FieldKind::YesNo(YesNo),
        FieldKind::Phone(Phone),
        FieldKind::Email(Email),
        FieldKind::AddressAbroad(AddressAbroad { area_only: false }),
        FieldKind::Upload(Upload { document: "d".to_owned(), most: 1, most_bytes: 1, accepts: Vec::new() }),
        FieldKind::Copies(Copies { least: 1, most: 9 }),
        FieldKind::Declaration(Declaration),
    ]
}

#[test]
fn the_list_of_kinds_is_whole() {
    let named: Vec<&str> = every_kind().iter().map(FieldKind::name).collect();
    assert_eq!(named, FieldKind::NAMES);
}

proptest! {
    /// Nothing typed breaks a kind; what is accepted is never null, and reads back as itself.
    #[test]
    fn whatever_is_typed_is_a_value_or_a_slip(typed in "\\PC{0,40}", part in "[0-9٠-٩]{0,4}") {
        for kind in every_kind() {
            let field = field(kind);
            let pairs = [("f", typed.as_str()), ("f-day", &part), ("f-month", &part), ("f-year", &part), ("f-emirate", &typed)];
            if let Ok(value) = parse(&field, &pairs) {
                prop_assert!(!value.is_null(), "{:?} {typed}", field.kind);
                if !field.is_secret() && !matches!(field.kind, FieldKind::Declaration(_)) {
                    let mut slips = Slips::new();
                    let again = field.parse(&field.raw(Some(&value)), &context(), &mut slips);
                    prop_assert_eq!(again, value, "{:?}", field.kind);
                    prop_assert!(slips.is_empty());
                }
            }
        }
    }
}

#[test]
fn paper_is_offered_only_where_the_country_brings_it() {
    use crate::country::DeliveryMode;
    let mut rows = choices(&["courier", "mission"]);
    rows.iter_mut().for_each(|row| row.by_country = true);
    rows.extend(choices(&[DeliveryMode::DIGITAL]));
    let field = field(FieldKind::Radios(Radios { choices: rows, from_kinship: false }));
    let offered = |value: &str, delivery: Vec<DeliveryMode>| {
        let context = Context { delivery, ..context() };
        let mut slips = Slips::new();
        field.parse(&Raw::new().with("f", value), &context, &mut slips);
        slips.is_empty()
    };
    for mode in [DeliveryMode::Courier, DeliveryMode::Mission] {
        assert!(!offered(mode.as_str(), Vec::new()), "no row, no paper");
        assert!(offered(mode.as_str(), vec![mode]));
        assert!(offered(DeliveryMode::DIGITAL, Vec::new()));
    }
    assert!(!offered("mission", vec![DeliveryMode::Courier]));
}

#[test]
fn a_number_of_an_address_has_exactly_its_digits() {
    let mut context = context();
    let part = AddressPart {
        key: "makani".to_owned(),
        names: Names::alike("makani"),
        kind: PartKind::Digits { count: 10 },
        required: true,
    };
    context.address_form = AddressForm { parts: vec![part], one_of: Vec::new(), area: None };
    let field = field(FieldKind::AddressAbroad(AddressAbroad { area_only: false }));
    let read = |typed: &str| {
        let mut slips = Slips::new();
        let value = field.parse(&Raw::new().with("f-makani", typed), &context, &mut slips);
        slips.is_empty().then_some(value)
    };
    assert_eq!(read("٣٠٠٣٢ ٩٥٣٢٠"), Some(json!({"makani": "3003295320", "country": "ae"})));
    for typed in ["300329532", "30032953201", "300329532x"] {
        assert_eq!(read(typed), None, "{typed}");
    }
}
