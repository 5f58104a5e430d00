//! No template of a notice can say what a file is about: not by an argument, and not by a word.

use std::{fs, path::Path};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use kernel::Locale;
use web::texts::Texts;

use super::{Facts, NOTICES, words};

/// All that a template may take.
const ARGUMENTS: [&str; 2] = ["reference", "link"];

/// Words that would tell which document somebody asked for, whatever services there are.
const TELLING: [&str; 26] = [
    "شهادة",
    "ميلاد",
    "وفاة",
    "زواج",
    "طلاق",
    "قيد عائلي",
    "قيد فردي",
    "وثيقة",
    "بطاقة",
    "الرقم القومي",
    "جواز",
    "ديانة",
    "certificate",
    "birth",
    "death",
    "marriage",
    "divorce",
    "family record",
    "document",
    "identity card",
    "passport",
    "religion",
    "mother",
    "father",
    "daughter",
    "EGP",
];

fn arguments(pattern: &Pattern<&str>, found: &mut Vec<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => found.push(id.name.to_owned()),
                Expression::Inline(_) => found.push("(something that is no argument)".to_owned()),
                Expression::Select { variants, .. } => {
                    found.push("(a choice)".to_owned());
                    variants.iter().for_each(|variant| arguments(&variant.value, found));
                }
            }
        }
    }
}

#[test]
fn a_notice_takes_only_the_reference_and_a_link() {
    for file in crate::TEXTS {
        let resource = parser::parse(file.body).expect("the texts are Fluent");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            if !message.id.name.starts_with("messaging-notice-") {
                continue;
            }
            let mut found = Vec::new();
            arguments(message.value.as_ref().expect("a text"), &mut found);
            assert!(found.iter().all(|name| ARGUMENTS.contains(&name.as_str())), "{}: {found:?}", message.id.name);
        }
    }
}

#[test]
fn every_notice_exists_in_every_language_and_names_no_kind_of_document() {
    let texts = Texts::load(&[crate::TEXTS]).expect("the texts load");
    let facts =
        Facts { reference: Some("7K4M-29TX-Q3W".to_owned()), link: "https://wasl.example/ar/files/x".to_owned() };
    let names = names_of_services();
    for language in [Locale::AR, Locale::EN] {
        for name in NOTICES
            .iter()
            .map(|notice| notice.name)
            .chain(crate::enquiries::NOTICES)
            .chain(crate::threads::promise::NOTICES)
        {
            let words = words(&texts, language, name, &facts, "/files/x".to_owned());
            let code = "7K4M2-9TXQ3".parse().expect("a code");
            let words = words.with_code(&texts, language, code, "https://wasl.example/ar/messages/check");
            for text in [&words.subject, &words.text, &words.sms] {
                assert!(text.contains("7K4M-29TX-Q3W"), "{name} says which file");
                let plain = text.to_lowercase();
                for telling in TELLING.iter().map(|word| (*word).to_owned()).chain(names.clone()) {
                    assert!(!plain.contains(&telling.to_lowercase()), "{name} ({language}) says `{telling}`");
                }
                // The same words go to somebody who is in mourning: nothing is exclaimed or celebrated.
                for joy in ["!", "مبروك", "تهانينا", "يسعدنا", "congratulations", "good news", "happy to"]
                {
                    assert!(!plain.contains(joy), "{name} ({language}) says `{joy}`");
                }
            }
            assert!(words.sms.chars().count() <= 200, "{name} fits into three parts of an SMS");
        }
    }
}

#[test]
fn a_notice_about_the_account_says_nothing_but_where_to_read() {
    let texts = Texts::load(&[crate::TEXTS]).expect("the texts load");
    let facts = Facts { reference: None, link: "https://wasl.example/ar/account/requests".to_owned() };
    for language in [Locale::AR, Locale::EN] {
        for (name, _, path) in super::account::NOTICES {
            let words = words(&texts, language, name, &facts, path.to_owned());
            for text in [&words.subject, &words.text, &words.sms] {
                let plain = text.to_lowercase();
                for telling in TELLING.iter().map(|word| (*word).to_owned()).chain(names_of_services()) {
                    assert!(!plain.contains(&telling.to_lowercase()), "{name} ({language}) says `{telling}`");
                }
                for asked in ["طلب", "غيرك", "زوج", "asked", "somebody", "spouse", "!"] {
                    assert!(!plain.contains(asked), "{name} ({language}) says `{asked}`");
                }
            }
        }
    }
}

/// The names of all services that this repository ships.
fn names_of_services() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services");
    let texts = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok).filter(|entry| {
        entry.path().extension().is_some_and(|end| end == "toml")
            && entry.path().parent().is_some_and(|folder| folder.ends_with("texts"))
    });
    texts
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .filter_map(|text| {
            let line = text.lines().find_map(|line| line.strip_prefix("name = \""))?.to_owned();
            Some(line.trim_end_matches('"').to_owned())
        })
        .collect()
}
