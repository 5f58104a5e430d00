//! The texts of the kit itself, and how it writes numbers, dates and amounts.

use kernel::{Currency, Day, Locale, Money};
use web::texts::{self, Digits, Formats, Glossary, Texts};

#[test]
fn our_own_texts_are_even_used_and_spelled_right() {
    let glossary = Glossary::ours().unwrap();
    assert_eq!(texts::check(&[web::TEXTS], &glossary), []);
    let root = concat!(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    gather(&format!("{root}/src"), &mut sources);
    gather(&format!("{root}/templates"), &mut sources);
    // Refusals of the crates below.
    sources.extend(["problem-not-found", "web-problem-other-request"].map(str::to_owned));
    assert_eq!(texts::check_usage(&[web::TEXTS], sources.iter().map(String::as_str)), []);
}

fn gather(folder: &str, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => gather(path.to_str().unwrap(), into),
            false => into.push(std::fs::read_to_string(&path).unwrap()),
        }
    }
}

#[test]
fn the_checker_sees_what_is_missing_uneven_and_misspelled() {
    let file = |locale, body| texts::TextFile { module: "m", locale, body };
    let files = [file("ar", "m-a = مسؤول { $name }\nm-b = ب\n"), file("en", "m-a = { $other }\nx-c = c\n")];
    let found: Vec<String> =
        texts::check(&[&files], &Glossary::ours().unwrap()).iter().map(ToString::to_string).collect();
    for part in ["m-b: is missing", "takes", "should be “مسئول”", "does not start with m"] {
        assert!(found.iter().any(|line| line.contains(part)), "{part}: {found:#?}");
    }
}

#[test]
fn arabic_is_written_as_in_egypt() {
    let eastern = Formats::new(Locale::AR, Digits::Eastern);
    let latin = Formats::new(Locale::AR, Digits::Latin);
    let english = Formats::new(Locale::EN, Digits::Latin);
    let day = Day::new(2026, 11, 22).unwrap();
    assert_eq!(eastern.day(day), "٢٢\u{a0}نوفمبر\u{a0}٢٠٢٦");
    assert_eq!(eastern.weekday(day), "الأحد،\u{a0}٢٢\u{a0}نوفمبر\u{a0}٢٠٢٦");
    assert_eq!(latin.day(day), "22\u{a0}نوفمبر\u{a0}2026");
    assert_eq!(english.day(day), "22\u{a0}November\u{a0}2026");
    assert_eq!(eastern.number(1_234_567), "١٬٢٣٤٬٥٦٧");
}

#[test]
fn amounts_agree_in_all_six_forms() {
    let texts = Texts::load(&[]).unwrap();
    let aed = Currency::new("AED", 2).unwrap();
    let write = |locale: Locale, digits, money: Money| {
        let formats = Formats::new(locale, digits);
        let (amount, form) = (formats.amount(money), formats.amount_form(money));
        let key = format!("web-money-{}", money.currency().code().to_lowercase());
        let args = [("amount", amount.as_str()), ("form", form), ("code", "")];
        texts::without_isolates(&texts.text_with(locale, &key, &args))
    };
    for (minor, arabic) in [
        (6850, "٦٨٫٥٠ درهمًا إماراتيًا"),
        (0, "٠ درهم إماراتي"),
        (100, "درهم إماراتي واحد"),
        (200, "درهمان إماراتيان"),
        (150, "١٫٥٠ درهم إماراتي"),
        (500, "٥ دراهم إماراتية"),
        (383, "٣٫٨٣ دراهم إماراتية"),
        (10_000, "١٠٠ درهم إماراتي"),
    ] {
        assert_eq!(write(Locale::AR, Digits::Eastern, Money::new(minor, aed)), arabic);
    }
    assert_eq!(write(Locale::EN, Digits::Latin, Money::new(6850, aed)), "AED 68.50");
    assert_eq!(write(Locale::AR, Digits::Latin, Money::new(5000, Currency::EGP)), "50 جنيهًا مصريًا");
}

#[test]
fn counts_choose_their_form_and_sex_its_agreement() {
    let file = |body| texts::TextFile { module: "t", locale: "ar", body };
    let own = [file(
        "t-days = { $count ->\n    [one] يوم واحد\n    [two] يومان\n    [few] { $number } أيام\n   *[other] { $number } يومًا\n}\nt-owner = { $sex ->\n    [female] صاحبة الشأن\n   *[male] صاحب الشأن\n}\n",
    )];
    let texts = Texts::load(&[&own]).unwrap();
    let days = |n| texts::without_isolates(&texts.text_count(Locale::AR, Digits::Eastern, "t-days", n, &[]));
    assert_eq!([days(1), days(2), days(5), days(11)], ["يوم واحد", "يومان", "٥ أيام", "١١ يومًا"]);
    assert_eq!(texts.text_with(Locale::AR, "t-owner", &[("sex", "female")]), "صاحبة الشأن");
}

#[test]
fn a_text_of_nothing_but_arguments_says_which_way_it_runs() {
    let texts = Texts::load(&[]).unwrap();
    let args = [("day", "٢٢ نوفمبر ٢٠٢٦"), ("time", "١٠:٠٥ صباحًا"), ("zone", "بتوقيت القاهرة")];
    // Inside a sentence it stands isolated; without the mark its parts would be set from left to right.
    assert!(texts.text_with(Locale::AR, "web-moment", &args).starts_with("\u{200F}\u{2068}"));
    assert!(!texts.text_with(Locale::EN, "web-moment", &args).contains('\u{200F}'));
    assert!(!texts::without_isolates(&texts.text_with(Locale::AR, "web-moment", &args)).contains('\u{200F}'));
}

#[test]
fn a_language_of_parts_speaks_what_it_has_and_stands_on_another_for_the_rest() {
    let own = [
        texts::TextFile { module: "t", locale: "ar", body: "t-x = س\n" },
        texts::TextFile { module: "t", locale: "en", body: "t-x = x\n" },
    ];
    let texts = Texts::load(&[&own]).unwrap();
    let french: Locale = "fr".parse().unwrap();
    assert_eq!((texts.locales(), texts.speaks(french)), (vec![Locale::AR, Locale::EN], false));
    assert_eq!(texts.offered(), [Locale::AR, Locale::EN, french]);
    assert_eq!(texts.text(french, "web-back"), "Retour");
    assert_eq!(texts.missed(), []);
    assert_eq!((texts.text(french, "t-x"), texts.has_in(french, "t-x")), ("x".to_owned(), false));
    assert_eq!(texts.missed(), [(french, "t-x".to_owned())]);
    assert!(texts.covers(french, "/{lang}/services") && !texts.covers(french, "/{lang}/desk"));
}

#[test]
fn a_drawn_language_is_there_only_where_it_was_asked_for() {
    let drawn: Locale = "qps".parse().unwrap();
    assert!(!Texts::load(&[]).unwrap().offers(drawn));
    let texts = Texts::load_with_drawn(&[]).unwrap();
    assert!(texts.offers(drawn) && !texts.offered().contains(&drawn) && !texts.speaks(drawn));
    let said = texts.text_with(drawn, "web-title-wrong", &[("title", "Omar")]);
    assert!(said.starts_with(texts::OPENS) && said.contains("\u{2068}Omar\u{2069}"), "{said}");
    assert_eq!(drawn.whole(), Locale::EN);
}

#[test]
fn french_is_written_as_in_france() {
    let french = Formats::new("fr".parse().unwrap(), Digits::default());
    assert_eq!(french.day(Day::new(2026, 11, 22).unwrap()), "22\u{a0}novembre\u{a0}2026");
    assert_eq!(french.hour(jiff::civil::time(15, 5, 0, 0)).0, "15:05");
    assert_eq!(french.hour(jiff::civil::time(0, 30, 0, 0)).0, "0:30");
}
