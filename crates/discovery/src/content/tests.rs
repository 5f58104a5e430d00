//! What an editor may write, what changed, what is shown when, and the pages that come with the program.

use std::path::Path;

use kernel::{Day, Moment};
use proptest::prelude::*;
use service_model::{Names, Sources};
use web::texts::{Glossary, TextFile};

use super::{
    commands::may_name_somebody,
    difference,
    files::{Pages, check_folder},
    kind::Kind,
    markdown::{self, Block, Inline, Target, Wrong},
    matter::{Content, Missing, Source, Writing},
    model::{self, Stage, Version},
};

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn writing(title: &str) -> Writing {
    Writing { title: title.to_owned(), summary: "ملخص".to_owned(), body: "نص".to_owned() }
}

fn content() -> Content {
    Content {
        kind: Kind::Guide,
        owner: Names { ar: "جهة".to_owned(), en: "An agency".to_owned() },
        owner_mail: None,
        situations: vec!["birth".to_owned()],
        audiences: Vec::new(),
        countries: Vec::new(),
        services: Vec::new(),
        sources: vec![Source { names: Names::alike("x"), address: None, seen_on: day("2026-11-01") }],
        verified_on: day("2026-11-01"),
        check_every_days: 30,
        from: None,
        until: None,
        happens: None,
        ar: Some(writing("عنوان")),
        en: Some(writing("Title")),
    }
}

fn version(number: i32, from: &str, until: Option<&str>) -> Version {
    Version {
        number,
        content: content(),
        published_at: moment(from),
        holds_from: moment(from),
        holds_until: until.map(moment),
        proposed_by: "a".to_owned(),
        approved_by: "b".to_owned(),
        reason: "r".to_owned(),
        rehearsal: false,
    }
}

#[test]
fn a_closed_list_of_elements_is_read() {
    let text = "## رأس\n\nفقرة **مهمة** و`EGA1` و[رابط](/services/x) و[آخر](https://a.example/b).\n\n1. أول\n2. ثان\n\n- نقطة\n";
    let document = markdown::read(text).unwrap();
    assert_eq!(document.blocks.len(), 4);
    assert!(matches!(&document.blocks[0], Block::Heading { level: 2, .. }));
    assert!(matches!(&document.blocks[2], Block::List { first: Some(1), items } if items.len() == 2));
    assert!(matches!(&document.blocks[3], Block::List { first: None, items } if items.len() == 1));
    let lines = document.lines();
    assert_eq!(lines[1], "فقرة مهمة وEGA1 ورابط (/services/x) وآخر (https://a.example/b).");
    assert_eq!(&lines[2..], ["أول", "ثان", "نقطة"]);
    let parts = document.parts();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].heading.as_deref(), Some("رأس"));
}

#[test]
fn what_an_editor_may_not_write_is_told_with_its_line() {
    let faults = |text: &str| -> Vec<(Wrong, usize)> {
        let faults = markdown::read(text).err().unwrap_or_default();
        faults.into_iter().map(|own| (own.wrong, own.line)).collect()
    };
    assert_eq!(faults("نص\n\n<script>x</script>\n"), [(Wrong::Html, 3)]);
    assert_eq!(faults("كلمة <b>سوداء</b>"), [(Wrong::Html, 1), (Wrong::Html, 1)]);
    assert_eq!(faults("![صورة](https://a.example/x.png)"), [(Wrong::Picture, 1)]);
    assert_eq!(faults("# رأس"), [(Wrong::Heading, 1)]);
    assert_eq!(faults("```\ncode\n```"), [(Wrong::Element, 1)]);
    assert_eq!(faults("---"), [(Wrong::Element, 1)]);
    for address in
        ["javascript:alert(1)", "http://a.example", "//a.example", "data:text/html,x", "a/b", "https://a@b.example"]
    {
        assert_eq!(faults(&format!("أول\n\n[x]({address})")), [(Wrong::Link, 3)], "{address}");
    }
}

fn links(words: &[Inline], found: &mut Vec<Target>) {
    for word in words {
        match word {
            Inline::Strong(inner) | Inline::Emphasis(inner) => links(inner, found),
            Inline::Link { to, words } => {
                found.push(to.clone());
                links(words, found);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Picture(_) | Inline::Break => {}
        }
    }
}

fn links_of(blocks: &[Block], found: &mut Vec<Target>) {
    for block in blocks {
        match block {
            Block::Heading { words, .. } | Block::Paragraph(words) | Block::Line(words) => links(words, found),
            Block::List { items, .. } => items.iter().for_each(|item| links_of(item, found)),
            Block::Quote(inner) => links_of(inner, found),
        }
    }
}

proptest! {
    #[test]
    fn no_text_leads_anywhere_but_by_https_or_within_wasl(text in "[ -~\n\u{0627}-\u{063A}]{0,120}") {
        if let Ok(document) = markdown::read(&text) {
            let mut found = Vec::new();
            links_of(&document.blocks, &mut found);
            for target in found {
                match target {
                    Target::Away(address) => prop_assert!(address.starts_with("https://")),
                    Target::Here(path) => prop_assert!(path.starts_with('/') && !path.starts_with("//")),
                }
            }
        }
    }

    #[test]
    fn a_difference_gives_both_texts_back(before in "[ab ]{0,12}", after in "[ab ]{0,12}") {
        let rows = difference::rows(std::slice::from_ref(&before), std::slice::from_ref(&after));
        if before == after {
            prop_assert!(rows.is_empty());
        } else {
            let joined = |pieces: &[difference::Piece]| pieces.iter().map(|own| own.text.as_str()).collect::<String>();
            prop_assert_eq!(joined(&rows[0].before), before);
            prop_assert_eq!(joined(&rows[0].after), after);
        }
    }
}

#[test]
fn a_difference_names_the_words_that_changed() {
    let lines = |text: &[&str]| -> Vec<String> { text.iter().map(|line| (*line).to_owned()).collect() };
    let rows = difference::rows(
        &lines(&["واحد", "الرسم ٢٥ جنيهًا", "ثلاثة"]),
        &lines(&["واحد", "الرسم ٤٥ جنيهًا", "ثلاثة", "أربعة"]),
    );
    assert_eq!(rows.len(), 2);
    let differing = |pieces: &[difference::Piece]| -> Vec<String> {
        pieces.iter().filter(|own| own.differs).map(|own| own.text.trim().to_owned()).collect()
    };
    assert_eq!((differing(&rows[0].before), differing(&rows[0].after)), (lines(&["٢٥"]), lines(&["٤٥"])));
    assert!(rows[1].before.is_empty());
    assert_eq!(differing(&rows[1].after), ["أربعة"]);
}

#[test]
fn what_is_shown_follows_from_moments() {
    let now = moment("2026-11-22T08:00:00Z");
    let past = version(1, "2026-11-01T00:00:00Z", None);
    let ahead = version(2, "2026-12-01T00:00:00Z", None);
    let over = version(3, "2026-11-02T00:00:00Z", Some("2026-11-03T00:00:00Z"));
    assert_eq!(Stage::of(&[], None, now), Stage::New);
    assert_eq!(Stage::of(std::slice::from_ref(&ahead), None, now), Stage::Scheduled);
    assert_eq!(Stage::of(&[ahead.clone(), past.clone()], None, now), Stage::Shown);
    assert_eq!(Stage::of(&[over, past.clone()], None, now), Stage::Ended);
    // Taking back the newest takes back everything before it, and a later one goes out again.
    assert_eq!(Stage::of(std::slice::from_ref(&past), Some(1), now), Stage::Withdrawn);
    assert_eq!(Stage::of(&[version(2, "2026-11-05T00:00:00Z", None), past], Some(1), now), Stage::Shown);
}

#[test]
fn a_page_is_shown_on_whole_days_of_cairo() {
    let now = moment("2026-11-22T08:00:00Z");
    let mut own = content();
    assert_eq!(model::shown_between(&own, now).unwrap(), (now, None));
    own.from = Some(day("2026-12-01"));
    own.until = Some(day("2026-12-01"));
    let (from, until) = model::shown_between(&own, now).unwrap();
    assert_eq!((from, until), (moment("2026-11-30T22:00:00Z"), Some(moment("2026-12-01T22:00:00Z"))));
    own.until = Some(day("2026-11-21"));
    own.from = None;
    assert!(model::shown_between(&own, now).is_err(), "its last day has passed");
}

#[test]
fn the_gate_asks_for_both_languages_but_a_warning_does_not_wait() {
    let mut own = content();
    assert_eq!(own.missing(), []);
    own.en = None;
    assert_eq!(own.missing(), [Missing::English]);
    own.kind = Kind::Emergency;
    assert_eq!(own.missing(), [Missing::End]);
    own.until = Some(day("2026-12-01"));
    assert_eq!(own.missing(), []);
    own.en = Some(Writing { summary: String::new(), ..writing("Half") });
    assert_eq!(own.missing(), [Missing::English], "never half translated");
    own.kind = Kind::Event;
    own.sources.clear();
    assert_eq!(own.missing(), [Missing::English, Missing::Sources, Missing::Happening]);
}

#[test]
fn a_hash_is_that_of_everything_a_page_holds() {
    let (one, mut other) = (content(), content());
    assert_eq!(one.sha256().unwrap(), other.sha256().unwrap());
    other.sources[0].seen_on = day("2026-11-02");
    assert_ne!(one.sha256().unwrap(), other.sha256().unwrap());
}

#[test]
fn names_of_pages_are_plain() {
    assert!(["birth-abroad", "a", "x-2"].into_iter().all(model::is_slug));
    assert!(!["", "-a", "a-", "a--b", "A", "ميلاد", "a/b"].into_iter().any(model::is_slug));
    assert!(!model::is_slug(&"a".repeat(81)));
}

#[test]
fn words_that_may_name_somebody_are_not_taken() {
    assert!(may_name_somebody("رقمي ٢٩٠٠١٠١ ٠١٠"));
    assert!(may_name_somebody("me@a.example"));
    assert!(may_name_somebody("+971 50 123 4567"));
    assert!(!may_name_somebody("لم أجد نموذج 32 ولا 26، والمهلة 30 يومًا"));
}

#[test]
fn the_pages_that_come_with_the_program_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let findings = check_folder(&root).unwrap();
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let pages = Pages::shipped().load(None).unwrap();
    assert!(pages.len() >= 10, "only {} pages", pages.len());
    for (slug, own) in &pages {
        let languages = [(&own.ar, "ar"), (&own.en, "en")];
        for (words, locale) in languages {
            let words = words.as_ref().unwrap();
            let body: &'static str = format!("{}\n{}\n{}", words.title, words.summary, words.body).leak();
            let problems = Glossary::ours().unwrap().check(&TextFile { module: "content", locale, body });
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(told.is_empty(), "{slug}: {}", told.join("\n"));
            assert!(!words.document().unwrap().blocks.is_empty(), "{slug}");
        }
    }
}

#[test]
fn a_link_of_a_page_leads_to_a_page_that_is_there() {
    let pages = Pages::shipped().load(None).unwrap();
    for (slug, own) in &pages {
        for words in [&own.ar, &own.en].into_iter().flatten() {
            let mut found = Vec::new();
            links_of(&words.document().unwrap().blocks, &mut found);
            for target in found {
                if let Target::Here(path) = target
                    && let Some(other) = path.strip_prefix("/guides/")
                {
                    assert!(pages.contains_key(other), "{slug} leads to {path}");
                }
            }
        }
    }
}

#[test]
fn faults_of_files_are_told_with_file_and_line() {
    let head = "kind = \"guide\"\nowner = { ar = \"ج\", en = \"A\" }\nsituations = [\"birt\"]\nverified_on = \"2026-11-01\"\ncheck_every_days = 30\n\n[[source]]\nar = \"م\"\nen = \"S\"\nseen_on = \"2026-11-01\"\n";
    let words = "# Title\n\nSummary.\n\nText.\n\n<b>x</b>\n";
    let told = |sources: Sources| -> Vec<String> {
        let pages = Pages::of([("a-page".to_owned(), sources)]);
        pages.load(None).err().unwrap_or_default().iter().map(ToString::to_string).collect()
    };
    let whole = |en: &str| Sources::new().with("page.toml", head).with("ar.md", "# ع\n\nم.\n\nن.\n").with("en.md", en);
    let found = told(whole(words));
    assert!(found[0].starts_with("content/a-page/en.md:7:1: raw HTML"), "{found:?}");
    let found = told(whole("# Title\n\nSummary.\n\nText.\n"));
    assert!(found[0].starts_with("content/a-page/page.toml:3:1: `birt`"), "{found:?}");
    let found = told(Sources::new().with("page.toml", "kind = \"guide\"\nowner = 3\n"));
    assert!(found[0].starts_with("content/a-page/page.toml:2:1:"), "{found:?}");
    let found = told(whole("Title\n"));
    assert!(found[0].starts_with("content/a-page/en.md:1:1: the first line"), "{found:?}");
}
