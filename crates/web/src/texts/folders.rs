//! The languages that are folders: `languages/<code>/<module>.ftl`, and the parts of the product such a language may cover,
//! told once in `languages/parts.toml`. No language is named here; the table of languages and the folders are read as they lie.

use std::{borrow::Cow, sync::OnceLock};

use kernel::{Covers, Failure, Language, Outcome};
use rust_embed::RustEmbed;
use serde::Deserialize;

use super::TextFile;

#[derive(RustEmbed)]
#[folder = "../../languages"]
struct Files;

/// Where the parts are told.
const PARTS: &str = "parts.toml";

/// A part of the product that a language may cover: pages, and the texts they say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name in the table of languages.
    pub name: String,
    /// Its pages, as routes: `/{lang}/services`.
    pub pages: Vec<String>,
    /// How the keys of its texts begin.
    pub texts: Vec<String>,
    /// How the keys of those among them begin that its pages never say.
    #[serde(default)]
    pub but: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    part: Vec<Part>,
}

/// The folders of languages and the parts, as they were built in.
#[derive(Debug)]
pub struct Folders {
    files: Vec<TextFile>,
    parts: Vec<Part>,
}

impl Folders {
    /// Those of the platform, read once.
    ///
    /// # Errors
    /// A fault if a file cannot be read, if a folder has no row in the table of languages, or if a row names an unknown part.
    pub fn ours() -> Outcome<&'static Self> {
        static OURS: OnceLock<Folders> = OnceLock::new();
        if let Some(ours) = OURS.get() {
            return Ok(ours);
        }
        let ours = Self::read()?;
        Ok(OURS.get_or_init(|| ours))
    }

    fn read() -> Outcome<Self> {
        let parts: Parts = toml::from_str(&text_of(PARTS)?).map_err(|error| Failure::fault(reading(PARTS), error))?;
        let parts = parts.part;
        let mut files = Vec::new();
        for path in Files::iter() {
            let Some(stem) = path.strip_suffix(".ftl") else { continue };
            let (folder, module) = stem.split_once('/').ok_or_else(|| Failure::fault(reading(&path), "no folder"))?;
            let row = Language::all().iter().find(|row| row.code.as_str() == folder);
            let row = row.ok_or_else(|| Failure::fault(reading(&path), "the table of languages has no such row"))?;
            // They live as long as the program and are read once, so nothing is lost by never giving them back.
            let (module, body): (&'static str, &'static str) = (module.to_owned().leak(), text_of(&path)?.leak());
            files.push(TextFile { module, locale: row.code.as_str(), body });
        }
        for row in Language::all() {
            if let Covers::Parts(names) = row.covers
                && let Some(unknown) = names.iter().find(|name| parts.iter().all(|part| part.name != **name))
            {
                return Err(Failure::fault(reading("languages.csv"), format!("{} has no part {unknown}", row.code)));
            }
        }
        Ok(Self { files, parts })
    }

    /// The files of texts.
    pub fn files(&self) -> &[TextFile] {
        &self.files
    }

    /// The parts that a language covers; none for one that covers everything, which needs no telling.
    pub fn parts(&self, row: &Language) -> impl Iterator<Item = &Part> {
        let names = if let Covers::Parts(names) = row.covers { names } else { &[] };
        self.parts.iter().filter(move |part| names.contains(&part.name.as_str()))
    }

    /// Whether the page at this route speaks the language.
    pub fn covers(&self, row: &Language, route: &str) -> bool {
        let own = |part: &Part| part.pages.iter().any(|page| page == route);
        !matches!(row.covers, Covers::Parts(_)) || self.parts(row).any(own)
    }

    /// Whether the text of this key belongs to the language.
    pub fn holds(&self, row: &Language, key: &str) -> bool {
        let begins = |with: &[String]| with.iter().any(|own| key.starts_with(own.as_str()));
        !matches!(row.covers, Covers::Parts(_)) || self.parts(row).any(|part| begins(&part.texts) && !begins(&part.but))
    }
}

fn text_of(path: &str) -> Outcome<String> {
    let file = Files::get(path).ok_or_else(|| Failure::fault(reading(path), "the file is not there"))?;
    let text = match file.data {
        Cow::Borrowed(bytes) => String::from_utf8(bytes.to_vec()),
        Cow::Owned(bytes) => String::from_utf8(bytes),
    };
    text.map_err(|error| Failure::fault(reading(path), error))
}

fn reading(path: &str) -> String {
    format!("reading languages/{path}")
}

#[cfg(test)]
mod tests {
    use kernel::Locale;

    use super::*;

    #[test]
    fn what_covers_everything_needs_no_part() {
        let ours = Folders::ours().unwrap();
        let row = |code: Locale| code.language().unwrap();
        assert!(ours.covers(row(Locale::AR), "/{lang}/desk") && ours.holds(row(Locale::EN), "desk-title"));
        assert_eq!(ours.parts(row(Locale::EN)).count(), 0);
    }

    #[test]
    fn a_language_of_parts_speaks_on_their_pages_alone() {
        let ours = Folders::ours().unwrap();
        let partial = Language::all().iter().filter(|row| matches!(row.covers, Covers::Parts(_)));
        for row in partial {
            assert!(ours.covers(row, "/{lang}/services") && !ours.covers(row, "/{lang}/desk"), "{}", row.code);
            assert!(ours.holds(row, "web-skip") && !ours.holds(row, "desk-title"), "{}", row.code);
            assert!(ours.files().iter().any(|file| file.locale == row.code.as_str()), "{} has a folder", row.code);
        }
    }
}
