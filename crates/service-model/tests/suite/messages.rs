//! Messages: those that ship, and what holds of every text that can be typed.

use std::collections::BTreeMap;

use kernel::Locale;
use proptest::prelude::*;
use service_model::{
    Message, Sources,
    amend::{self, At, Written},
    message::{CHECK_CODE, Fault, MOST_SEGMENTS, Occasion, Part, Segments, fill},
};

use crate::toy::{root, sources, told};

const FACTS: [(&str, &str); 2] = [("reference", "7K4M-29TX-Q3W"), ("link", "https://wasl.example/ar/files/x")];

fn shipped() -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for (name, text) in sources(&root().join("messages")).iter() {
        let message =
            Message::load(&Sources::new().with(name, text)).unwrap_or_else(|found| panic!("{}", told(&found)));
        assert_eq!(name, format!("{}.toml", message.key), "a file is called like its message");
        messages.insert(message.key.clone(), message);
    }
    messages
}

fn issued() -> String {
    sources(&root().join("messages")).get("issued.toml").unwrap().to_owned()
}

/// The message `issued` with other Arabic words in a part.
fn with(part: Part, ar: &str) -> Message {
    let text = issued();
    let Some(Written::Names { en, .. }) = amend::read(&text, At::Table(""), part.as_str()).unwrap() else { panic!() };
    let words = Written::Names { ar: ar.to_owned(), en };
    let text = amend::set(&text, At::Table(""), part.as_str(), Some(&words)).unwrap();
    Message::as_written(&Sources::new().with("issued.toml", text)).unwrap()
}

fn faults(part: Part, ar: &str) -> Vec<Fault> {
    with(part, ar)
        .faults()
        .into_iter()
        .filter(|(own, locale, _)| (*own, *locale) == (part, Locale::AR))
        .map(|(.., f)| f)
        .collect()
}

#[test]
fn what_ships_is_free_of_findings_and_says_what_its_occasion_gives() {
    let messages = shipped();
    assert!(messages.len() >= 34);
    for (key, message) in &messages {
        for locale in [Locale::AR, Locale::EN] {
            for part in Part::ALL {
                let said = message.said(part, locale, &FACTS);
                assert!(!said.contains(['{', '}']), "{key}: {said}");
                let number = message.occasion != Occasion::Account;
                assert_eq!(said.contains(FACTS[0].1), number, "{key}: {said}");
            }
        }
    }
}

#[test]
fn every_fault_is_told_where_it_is() {
    let cases = [
        (Part::Subject, "تم الإصدار", Fault::Missing("reference")),
        (Part::Subject, "الطلب {reference} من {link}", Fault::Unknown("link".to_owned())),
        (Part::Text, "الطلب {reference} للسيد {name}: {link}", Fault::Unknown("name".to_owned())),
        (Part::Text, "الطلب {reference} {link} }", Fault::Brace),
        (Part::Text, "الطلب {reference} {link} {", Fault::Brace),
        (Part::Text, "صدر الطلب {reference}! {link}", Fault::Exclaims),
        (Part::Text, "صدر الطلب {reference} 🎉 {link}", Fault::Exclaims),
        (Part::Text, "مبروكٌ، صدر الطلب {reference} {link}", Fault::Joy("مبروك")),
        (Part::Sms, "صدرت شـهادة الطلب {reference} {link}", Fault::Tells("شهادة")),
        (Part::Sms, "صدر الطلب {reference}\n{link}", Fault::Lines),
    ];
    for (part, words, fault) in cases {
        let found = faults(part, words);
        assert!(found.contains(&fault), "{words}: {found:?}");
        let loaded = amend::set(
            &issued(),
            At::Table(""),
            part.as_str(),
            Some(&Written::Names { ar: words.to_owned(), en: with(part, words).words(part).en.clone() }),
        );
        let findings = Message::load(&Sources::new().with("issued.toml", loaded.unwrap())).unwrap_err();
        assert!(findings.iter().any(|own| own.code == fault.code() && own.spot.line > 5), "{}", told(&findings));
    }
    let long = format!("{} {{reference}} {{link}}", "كلمة ".repeat(40));
    assert!(matches!(faults(Part::Sms, &long)[..], [Fault::Long(count)] if count > MOST_SEGMENTS));
    assert!(faults(Part::Text, &long).is_empty(), "a mail may be long");
}

#[test]
fn a_message_about_the_account_never_says_that_somebody_asked() {
    let messages = shipped();
    let asked = &messages["subject_asked"];
    let told = Message { subject: asked.sent_when.clone(), ..asked.clone() };
    assert!(told.faults().iter().any(|(part, _, fault)| (*part, fault.code()) == (Part::Subject, "message-tells")));
    let named = Message { sms: messages["issued"].sms.clone(), ..asked.clone() };
    assert!(named.faults().iter().any(|(.., fault)| *fault == Fault::Unknown("reference".to_owned())));
}

#[test]
fn segments_are_counted_as_carriers_count_them() {
    let size = |text: &str| (Segments::of(text, 0).units, Segments::of(text, 0).count);
    assert_eq!(size(&"a".repeat(160)), (160, 1));
    assert_eq!(size(&"a".repeat(161)), (161, 2));
    assert_eq!(size(&"a".repeat(307)), (307, 3));
    assert_eq!(size("[€]"), (6, 1), "letters of the extension count twice");
    assert_eq!(size(&"و".repeat(70)), (70, 1));
    assert_eq!(size(&"و".repeat(71)), (71, 2));
    assert_eq!(size(&"و".repeat(201)), (201, 3));
    assert_eq!(size("😀"), (2, 1), "beyond sixteen bits a letter takes two");
    assert_eq!(Segments::of(&"و".repeat(60), CHECK_CODE).count, 2, "the check code is counted with it");
}

proptest! {
    /// Whatever is typed, filling puts facts in the place of their names and touches nothing else.
    #[test]
    fn filling_is_putting_together(parts in proptest::collection::vec((0_usize..3, "[^{}]{0,12}"), 0..8)) {
        let (mut text, mut wanted) = (String::new(), String::new());
        for (which, words) in &parts {
            text.push_str(words);
            wanted.push_str(words);
            if let Some((name, fact)) = FACTS.get(*which) {
                text.push_str(&format!("{{{name}}}"));
                wanted.push_str(fact);
            }
        }
        prop_assert_eq!(fill(&text, &FACTS), wanted);
    }

    /// No text breaks it, and a text without facts to fill stays as it is.
    #[test]
    fn any_text_is_judged_and_stays_itself(words in ".{0,300}") {
        prop_assert_eq!(fill(&words, &[]), words.clone());
        for part in Part::ALL {
            let message = Message { subject: both(&words), text: both(&words), sms: both(&words), ..shipped_one() };
            let missing = message.faults().into_iter().filter(|(own, ..)| *own == part)
                .any(|(.., fault)| matches!(fault, Fault::Missing(_)));
            let says = ["{reference}", "{link}"].iter().take(message.occasion.says(part).len()).all(|own| words.contains(own));
            prop_assert!(missing != says, "{} {:?}", words, part);
        }
    }

    /// A name that the occasion has nothing for is found wherever it stands, and what must be said is missed when it goes.
    #[test]
    fn a_strange_placeholder_is_always_found(at in 0_usize..4000, name in "[a-z_]{1,12}", which in 0_usize..40) {
        prop_assume!(name != "reference" && name != "link");
        let messages = shipped();
        let message = messages.values().nth(which % messages.len()).unwrap();
        let at = at % (message.text.ar.chars().count() + 1);
        let place = message.text.ar.char_indices().nth(at).map_or(message.text.ar.len(), |(place, _)| place);
        let inside = message.text.ar[..place].matches('{').count() != message.text.ar[..place].matches('}').count();
        prop_assume!(!inside);
        let mut words = message.text.clone();
        words.ar.insert_str(place, &format!("{{{name}}}"));
        let changed = Message { text: words, ..message.clone() };
        prop_assert!(changed.faults().contains(&(Part::Text, Locale::AR, Fault::Unknown(name.clone()))));
        for fact in message.occasion.says(Part::Text) {
            let mut words = message.text.clone();
            words.ar = words.ar.replace(&format!("{{{fact}}}"), "");
            let changed = Message { text: words, ..message.clone() };
            prop_assert!(changed.faults().contains(&(Part::Text, Locale::AR, Fault::Missing(fact))));
        }
    }

    /// Words written into a file by the desk are read back as they were typed, line ends and all.
    #[test]
    fn what_is_typed_is_what_the_file_says(ar in "[ -~\\p{Arabic}\\n]{1,120}") {
        let message = with(Part::Text, &ar);
        prop_assert_eq!(&message.text.ar, &ar);
    }
}

fn both(words: &str) -> service_model::Names {
    service_model::Names::alike(words)
}

fn shipped_one() -> Message {
    Message::load(&Sources::new().with("issued.toml", issued())).unwrap()
}
