//! Every text of the product at once: nothing missing, nothing uneven, nothing unused, nothing against the glossary.

use testkit::workspace;
use web::texts::{Folders, Glossary, PlainWords, TextFile, check, check_usage};

/// The texts of every area, of the kit and of every language that is a folder.
fn every_file() -> Vec<&'static [TextFile]> {
    let own = [web::TEXTS, Folders::ours().unwrap().files()];
    app::routes::TEXTS.iter().copied().chain(own).collect()
}

#[test]
fn every_text_is_there_in_every_language_that_covers_it_and_follows_the_glossary() {
    let problems = check(&every_file(), &Glossary::ours().unwrap());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn citizens_read_plain_words() {
    let problems = PlainWords::ours().unwrap().check(&every_file());
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_text_is_used() {
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(workspace().join("crates")).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|end| end == "rs" || end == "html") {
            sources.push(std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let problems = check_usage(app::routes::TEXTS, sources.iter().map(String::as_str));
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn messages_privileges_and_agency_services_follow_the_glossary() {
    let mut read = 0;
    let files = ["messages", "privileges", "agency-services"]
        .map(|folder| std::fs::read_dir(workspace().join(folder)).unwrap());
    for entry in files.into_iter().flatten() {
        // The glossary looks at texts that live as long as the program; a test's few are let go.
        let body: &'static str = std::fs::read_to_string(entry.unwrap().path()).unwrap().leak();
        for locale in ["ar", "en"] {
            let problems = Glossary::ours().unwrap().check(&TextFile { module: "message", locale, body });
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(told.is_empty(), "{}", told.join("\n"));
        }
        read += 1;
    }
    assert!(read > 40, "messages, privileges and services of other agencies were read");
}
