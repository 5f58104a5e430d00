//! Every text exists in both languages, is used, and keeps to the glossary.

use std::{fs, path::Path};

use web::texts::{Glossary, check, check_usage};

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_texts_are_whole() {
    let problems = check(&[catalogue::TEXTS], &Glossary::ours().unwrap());
    assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&here.join("src"), &mut found);
    sources(&here.join("templates"), &mut found);
    // The texts of slips are shown by the interface and named by the kinds of field.
    sources(&here.join("../service-model/src"), &mut found);
    let unused = check_usage(&[catalogue::TEXTS], found.iter().map(String::as_str));
    assert!(unused.is_empty(), "{}", unused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    // And the other way: every key a source names exists.
    let texts = web::Texts::load(&[catalogue::TEXTS]).unwrap();
    let modules: Vec<String> = catalogue::TEXTS.iter().map(|file| format!("\"{}-", file.module)).collect();
    for source in &found {
        for word in source.split_inclusive('"').map(|part| format!("\"{part}")) {
            let key = word.trim_matches('"');
            let named = modules.iter().any(|module| word.starts_with(module.as_str()));
            let is_key = named && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            // Codes of findings, not texts.
            let field = ["field-unknown", "field-kind"];
            assert!(!is_key || key.ends_with('-') || field.contains(&key) || texts.has(key), "{key} is no text");
        }
    }
}

/// The words of services keep to the same glossary.
#[test]
fn the_texts_of_services_keep_to_the_glossary() {
    let glossary = Glossary::ours().unwrap();
    for definition in catalogue::definitions::Definitions::shipped().0 {
        for (name, body) in definition.sources.iter().filter(|(name, _)| name.starts_with("texts/")) {
            let locale = if name.contains("/ar.") { "ar" } else { "en" };
            let body: &'static str = Box::leak(body.to_owned().into_boxed_str());
            let problems = glossary.check(&web::TextFile { module: "services", locale, body });
            assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        }
    }
}
