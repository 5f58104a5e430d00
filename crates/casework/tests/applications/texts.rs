//! The words of the module: whole in every language, used, and spelled by the glossary.

use std::{fs, path::Path};

use casework::{applications, baskets, bundles, retention};
use web::texts::{Glossary, check, check_usage};

#[test]
fn the_words_are_whole_and_follow_the_glossary() {
    assert_eq!(
        check(&[applications::TEXTS, baskets::TEXTS, bundles::TEXTS, retention::TEXTS], &Glossary::ours().unwrap()),
        []
    );
}

#[test]
fn every_word_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    read(&root.join("src"), &mut sources);
    read(&root.join("templates"), &mut sources);
    assert_eq!(
        check_usage(
            &[applications::TEXTS, baskets::TEXTS, bundles::TEXTS, retention::TEXTS],
            sources.iter().map(String::as_str)
        ),
        []
    );
}

fn read(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "html") {
            sources.push(fs::read_to_string(&path).unwrap());
        }
    }
}
