//! Differences in words an official reads: which row, which datum, what it was and what it becomes.
//!
//! Names come from the texts of the definition itself, so that a fee is called what the citizen sees.

use kernel::{Currency, Day, Locale, Money};
use service_model::{
    Sources,
    amend::{self, At, Written},
    difference::{Change, Step},
};
use work::proposals::{Shown, Words};

use super::{
    cases,
    known::{EVENTS, KNOWN, ROWS, VALUES},
    texts::{called, named_row, text_of},
};

/// Adds every change to what is shown.
pub(super) fn add(mut shown: Shown, old: &Sources, new: &Sources, changes: &[Change]) -> Shown {
    for (label, before, after) in lines(changes, old, new) {
        shown = shown.change(label, before, after);
    }
    shown
}

/// Every change as a line: what it is about, what it was, what it becomes. A row that is new or gone is one line with all
/// that it says.
pub(super) fn lines(changes: &[Change], old: &Sources, new: &Sources) -> Vec<(Words, Words, Words)> {
    let mut lines = Vec::new();
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|other| row_of(first).is_some() && row_of(other) == row_of(first)).count();
        let (group, further) = rest.split_at(same.max(1));
        rest = further;
        match (row_of(first), whole(group)) {
            (Some((_, row)), Some(came)) => {
                let label = Words::Many(step_words(row, old, new));
                let said = Words::Lines(group.iter().map(|change| datum(change, came, old, new)).collect());
                let nothing = Words::text("rules-nothing");
                lines.push(if came { (label, nothing, said) } else { (label, said, nothing) });
            }
            _ => lines.extend(group.iter().flat_map(|change| told(change, old, new))),
        }
    }
    lines
}

/// The file and the row a change is in.
fn row_of(change: &Change) -> Option<(&str, &Step)> {
    match change {
        Change::Value { file, path, .. } => Some((file, path.iter().find(|step| matches!(step, Step::Row { .. }))?)),
        _ => None,
    }
}

/// Whether the changes are a whole row: `true` for one that came, `false` for one that went. A row is whole when what names
/// it came or went with it.
fn whole(group: &[Change]) -> Option<bool> {
    const NAMING: [&str; 7] = ["body", "code", "from", "key", "name", "relation", "service"];
    let named = group.iter().any(|change| match change {
        Change::Value { path, .. } => {
            matches!(path.as_slice(), [.., Step::Row { .. }, Step::Key(key)] if NAMING.contains(&key.as_str()))
        }
        _ => false,
    });
    let all = |wanted: bool| {
        group.iter().all(|change| match change {
            Change::Value { before, after, .. } => (before.is_none(), after.is_none()) == (wanted, !wanted),
            _ => false,
        })
    };
    named.then(|| [true, false].into_iter().find(|came| all(*came))).flatten()
}

/// One datum of a row that came or went.
fn datum(change: &Change, came: bool, old: &Sources, new: &Sources) -> Words {
    let Change::Value { path, before, after, .. } = change else { return Words::text("rules-nothing") };
    let below = path.iter().skip_while(|step| !matches!(step, Step::Row { .. })).skip(1);
    let mut words: Vec<Words> = below.flat_map(|step| step_words(step, old, new)).collect();
    let value = if came { after } else { before };
    words.extend(value.as_ref().map(|value| value_words(last_key(path), value, new)));
    Words::Many(words)
}

fn last_key(path: &[Step]) -> &str {
    let key = path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Row { .. } => None,
    });
    key.unwrap_or_default()
}

/// A change as its lines. Words in two languages are two lines, or an English word that changes would be invisible to whoever
/// reads the page in Arabic.
fn told(change: &Change, old: &Sources, new: &Sources) -> Vec<(Words, Words, Words)> {
    let whole = line(change, old, new);
    let Change::Value {
        before: Some(Written::Names { ar: ar_before, en: en_before }),
        after: Some(Written::Names { ar: ar_after, en: en_after }),
        ..
    } = change
    else {
        return vec![whole];
    };
    let halves = [("rules-in-arabic", ar_before, ar_after), ("rules-in-english", en_before, en_after)];
    let half = |(language, before, after): (&str, &String, &String)| {
        let label = Words::Many(vec![whole.0.clone(), Words::text(language)]);
        (label, sentences(before), sentences(after))
    };
    halves.into_iter().filter(|(_, before, after)| before != after).map(half).collect()
}

/// A text with its own lines.
fn sentences(text: &str) -> Words {
    match text.lines().collect::<Vec<_>>().as_slice() {
        [one] => Words::plain(*one),
        lines => Words::Lines(lines.iter().map(|line| Words::plain(*line)).collect()),
    }
}

fn line(change: &Change, old: &Sources, new: &Sources) -> (Words, Words, Words) {
    let nothing = || Words::text("rules-nothing");
    match change {
        Change::Notes { file } => {
            let label = Words::Many(vec![file_words(file), Words::text("rules-notes")]);
            (label, nothing(), Words::text("rules-notes-changed"))
        }
        Change::Template { file, before, after } => {
            let say = |there: &bool, text| if *there { Words::text(text) } else { nothing() };
            (file_words(file), say(before, "rules-template-before"), say(after, "rules-template-after"))
        }
        Change::Value { file, path, before, after } => {
            // A row says by itself where it belongs; a single value needs its file.
            let own = row_of(change).is_some() || is_whole(file);
            let mut label = if own { Vec::new() } else { vec![file_words(file)] };
            if file.starts_with("examples/") {
                label = vec![Words::text("rules-file-example"), title(file, old, new)];
            }
            // What an example expects is what an example is about.
            let told = path.iter().filter(|step| **step != Step::Key("expect".to_owned()));
            label.extend(told.flat_map(|step| step_words(step, old, new)));
            let say = |value: &Option<Written>, files: &Sources| {
                value.as_ref().map_or_else(nothing, |value| value_words(last_key(path), value, files))
            };
            (Words::Many(label), say(before, old), say(after, new))
        }
    }
}

/// Who an example is about.
fn title(file: &str, old: &Sources, new: &Sources) -> Words {
    let text = |key| {
        let file = new.get(file).or_else(|| old.get(file))?;
        match amend::read(file, At::Table(""), key).ok()?? {
            Written::Text(text) => Some(text),
            _ => None,
        }
    };
    match (text("title_ar").or_else(|| text("title")), text("title")) {
        (Some(ar), Some(en)) => Words::Names { ar, en },
        _ => Words::plain(file),
    }
}

/// What a file is about.
pub(super) fn file_words(file: &str) -> Words {
    let stem = file.trim_end_matches(".toml");
    match stem {
        "service" | "form" | "fees" | "eligibility" | "workflow" => Words::text(format!("rules-file-{stem}")),
        "texts/ar" | "texts/en" => Words::text(format!("rules-file-{}", stem.replace('/', "-"))),
        _ if file.starts_with("examples/") => Words::Many(vec![Words::text("rules-file-example"), Words::plain(file)]),
        _ if file.ends_with(".typ") => Words::Many(vec![Words::text("rules-file-template"), Words::plain(file)]),
        _ if stem.len() == 2 => Words::text("rules-file-country"),
        _ if is_whole(file) => Words::text("rules-file-whole"),
        _ => Words::plain(file),
    }
}

/// Whether a file is a definition by itself: a life event or a message.
fn is_whole(file: &str) -> bool {
    const PARTS: [&str; 5] = ["service.toml", "form.toml", "fees.toml", "eligibility.toml", "workflow.toml"];
    file.ends_with(".toml") && !file.contains('/') && file.len() > "eg.toml".len() && !PARTS.contains(&file)
}

fn step_words(step: &Step, old: &Sources, new: &Sources) -> Vec<Words> {
    match step {
        Step::Key(key) if text_of(new, Locale::AR, &format!("fees.{key}")).is_some() => {
            vec![called(new, &format!("fees.{key}"), key)]
        }
        Step::Key(key) => vec![key_words(key)],
        Step::Row { list, id } => {
            let mut words = Vec::new();
            if ROWS.contains(&list.as_str()) {
                words.push(Words::text(format!("rules-row-{list}")));
            }
            words.push(row_name(list, id, old, new));
            words.extend(id.iter().skip(1).map(|part| part_words(part)));
            words
        }
    }
}

fn key_words(key: &str) -> Words {
    let plain = key.trim_end_matches("-order");
    if plain != key {
        return Words::Many(vec![row_words(plain), Words::text("rules-word-order")]);
    }
    if KNOWN.contains(&key) { Words::text(format!("rules-word-{}", key.replace('_', "-"))) } else { Words::plain(key) }
}

fn row_words(list: &str) -> Words {
    if ROWS.contains(&list) { Words::text(format!("rules-row-{list}")) } else { Words::plain(list) }
}

/// The name of a row as the texts of the definition call it, or what names it in the file.
pub(super) fn row_name(list: &str, id: &[String], old: &Sources, new: &Sources) -> Words {
    let first = id.first().map(String::as_str).unwrap_or_default();
    let key = match list {
        "component" => format!("fees.{first}"),
        "kin" => format!("kinship.{first}"),
        "stage" => format!("stages.{first}"),
        "document" => format!("documents.{first}.name"),
        "correction" => format!("corrections.{first}"),
        "rejection" => format!("rejections.{first}.reason"),
        "return" => format!("returns.{first}.reason"),
        "rule" => format!("rules.{first}.why"),
        "page" => format!("pages.{first}.title"),
        "field" => format!("fields.{first}.label"),
        "section" => format!("sections.{first}"),
        "output" => format!("outputs.{first}"),
        "holiday" | "period" => return part_words(first),
        "proven_by" => return coded("event", first, new),
        _ => return named_row(new, list, first).or_else(|| named_row(old, list, first)).unwrap_or(Words::plain(first)),
    };
    let text = |lang| text_of(new, lang, &key).or_else(|| text_of(old, lang, &key));
    match (text(Locale::AR), text(Locale::EN)) {
        (Some(ar), Some(en)) => Words::Names { ar, en },
        _ => Words::plain(first),
    }
}

fn part_words(part: &str) -> Words {
    day(part).map_or_else(|| Words::plain(part), Words::Day)
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let day = Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?).ok()?;
    (day.to_string() == text).then_some(day)
}

/// A value in words. Codes that have a name in the texts of the definition are called by it.
pub(super) fn value_words(key: &str, value: &Written, files: &Sources) -> Words {
    match value {
        Written::Text(text) => match Money::from_decimal(text, Currency::EGP).ok().filter(|_| key == "amount") {
            Some(money) => Words::Money(money),
            None => coded(key, text, files),
        },
        Written::Whole(number) => Words::Number(*number),
        Written::Truth(true) => Words::text("web-yes"),
        Written::Truth(false) => Words::text("web-no"),
        Written::Day(day) => Words::Day(*day),
        Written::Texts(texts) if texts.is_empty() => Words::text("rules-nothing"),
        Written::Texts(texts) => Words::Many(texts.iter().map(|text| coded(key, text, files)).collect()),
        Written::Names { ar, en } => Words::Names { ar: ar.clone(), en: en.clone() },
        Written::Pairs(pairs) => many(pairs, files),
        Written::Rows(rows) => Words::Lines(rows.iter().map(|row| many(row, files)).collect()),
    }
}

/// A code by its name, where the texts or the desk have one.
fn coded(key: &str, code: &str, files: &Sources) -> Words {
    match key {
        "beneficiary" => called(files, &format!("beneficiaries.{code}"), code),
        "holder" => called(files, &format!("holders.{code}"), code),
        "proof" => called(files, &format!("documents.{code}.name"), code),
        "counterpart" | "relation" => called(files, &format!("kinship.{code}"), code),
        "fields" => called(files, &format!("fields.{code}.label"), code),
        "when" => cases::said(files, code),
        "event" if EVENTS.contains(&code) => Words::text(format!("rules-event-{code}")),
        "calendar" | "digital" | "kind" | "offer" | "paper" | "weekend" if VALUES.contains(&code) => {
            Words::text(format!("rules-value-{code}"))
        }
        _ => Words::plain(code),
    }
}

fn many(pairs: &[(String, Written)], files: &Sources) -> Words {
    match pairs {
        // Words in both languages need no further name.
        [(ar, Written::Text(arabic)), (en, Written::Text(english))] if ar == "ar" && en == "en" => {
            Words::Names { ar: arabic.clone(), en: english.clone() }
        }
        _ => Words::Many(
            pairs.iter().flat_map(|(key, value)| [key_words(key), value_words(key, value, files)]).collect(),
        ),
    }
}
