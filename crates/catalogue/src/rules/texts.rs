//! The texts of a definition, read and written by their dotted key in files that may have findings.

use kernel::{Locale, Outcome};
use service_model::{
    Sources,
    amend::{self, At, Written},
};
use work::proposals::Words;

use super::entry::slip;

/// A text of a definition, in files that may have findings.
pub(super) fn text_of(files: &Sources, locale: Locale, key: &str) -> Option<String> {
    let (table, last) = key.rsplit_once('.').unwrap_or(("", key));
    match amend::read(files.get(&format!("texts/{locale}.toml"))?, At::Table(table), last).ok()?? {
        Written::Text(text) => Some(text),
        _ => None,
    }
}

/// A text of the definition in both languages, or what it is called in the file.
pub(super) fn called(files: &Sources, key: &str, code: &str) -> Words {
    match (text_of(files, Locale::AR, key), text_of(files, Locale::EN, key)) {
        (Some(ar), Some(en)) => Words::Names { ar, en },
        _ => Words::plain(code),
    }
}

/// The files with one text in both languages, or without it.
///
/// # Errors
/// A slip that says why the file cannot be changed in a form.
pub(super) fn set_text(files: &Sources, key: &str, words: Option<&(String, String)>) -> Outcome<Sources> {
    let (table, last) = key.rsplit_once('.').unwrap_or(("", key));
    let mut files = files.clone();
    for locale in [Locale::AR, Locale::EN] {
        let name = format!("texts/{locale}.toml");
        let text = files.get(&name).unwrap_or_default().to_owned();
        let said = words.map(|(ar, en)| Written::text(if locale == Locale::AR { ar } else { en }));
        let known = amend::read(&text, At::Table(table), last).map_err(slip)?;
        if same(known.as_ref(), said.as_ref()) {
            continue;
        }
        files = files.with(name, amend::set(&text, At::Table(table), last, said.as_ref()).map_err(slip)?);
    }
    Ok(files)
}

/// A form brings no blanks at the ends of a text; that alone is no change.
fn same(known: Option<&Written>, said: Option<&Written>) -> bool {
    match (known, said) {
        (Some(Written::Text(known)), Some(Written::Text(said))) => known.trim() == said.trim(),
        (known, said) => known == said,
    }
}

/// The name of a row that carries its own in both languages (a mission, a body), found by its key.
pub(super) fn named_row(files: &Sources, list: &str, key: &str) -> Option<Words> {
    files.iter().filter(|(name, _)| !name.contains('/')).find_map(|(_, text)| {
        let count = amend::rows(text, list).ok()?;
        let read = |row, key| amend::read(text, At::Row(list, row), key).ok().flatten();
        let row = (0..count).find(|row| read(*row, "key") == Some(Written::text(key)))?;
        match read(row, "names")? {
            Written::Names { ar, en } => Some(Words::Names { ar, en }),
            _ => None,
        }
    })
}
