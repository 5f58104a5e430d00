//! Texts in every language. Those of Arabic and English lie beside the modules that use them; every further language is a
//! folder of its own (`languages/<code>`) for the parts of the product that its row in the table of languages names.
//!
//! A text is asked for by key and never built from pieces. Numbers, dates and amounts enter already formatted; what a
//! text is selected by (a count, a `sex`) enters as itself. A key that is missing in a language falls back to the language
//! it stands on, then to Arabic, the source, and is logged once; [`check`] keeps that from happening.

mod check;
mod drawn;
mod folders;
mod formats;
mod fresh;
mod glossary;
mod plain;

use std::{
    collections::{BTreeSet, HashMap, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use kernel::{Direction, Failure, Language as Row, Locale, Outcome};

pub use check::{Problem, check, check_usage};
pub use drawn::{CLOSES, OPENS};
pub use folders::{Folders, Part};
pub use formats::{Digits, Formats};
pub use glossary::Glossary;
pub use plain::{PlainWord, PlainWords};

use fresh::Sources;

/// One Fluent file of one module in one language.
#[derive(Clone, Copy, Debug)]
pub struct TextFile {
    /// The module, which is the first part of its keys: `people-register`.
    pub module: &'static str,
    /// The language: `ar`.
    pub locale: &'static str,
    /// The file's text, usually by `include_str!`.
    pub body: &'static str,
}

/// Every text of every language. Cloning is cheap.
#[derive(Clone)]
pub struct Texts(Arc<Shelf>);

struct Shelf {
    languages: RwLock<Arc<Languages>>,
    files: Vec<TextFile>,
    sources: Mutex<Sources>,
    folders: &'static Folders,
    /// Whether the drawn languages are offered.
    drawn: bool,
    missed: Mutex<BTreeSet<(Locale, String)>>,
}

type Languages = HashMap<Locale, Language>;

struct Language {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the files of all areas; the texts of `web` itself are always among them.
    ///
    /// # Errors
    /// A fault naming the file that is not Fluent, or the key that two files define.
    pub fn load(areas: &[&[TextFile]]) -> Outcome<Self> {
        Self::gather(areas, false)
    }

    /// The same with the drawn languages, for tests and for whoever works on pages; people are never offered one.
    ///
    /// # Errors
    /// As [`Texts::load`].
    pub fn load_with_drawn(areas: &[&[TextFile]]) -> Outcome<Self> {
        Self::gather(areas, true)
    }

    fn gather(areas: &[&[TextFile]], drawn: bool) -> Outcome<Self> {
        let folders = Folders::ours()?;
        let files = areas.iter().copied().flatten().chain(crate::TEXTS).chain(folders.files());
        let files: Vec<TextFile> = files.copied().collect();
        let bodies = files.iter().map(|file| file.body.to_owned()).collect();
        let languages = RwLock::new(Arc::new(build(&files, bodies)?));
        let sources = Mutex::new(Sources::find(&files));
        let missed = Mutex::default();
        Ok(Self(Arc::new(Shelf { languages, files, sources, folders, drawn, missed })))
    }

    /// Reads files that changed on a developer's machine; the frame calls it for each page in development. A file that is
    /// not Fluent for a moment leaves the texts as they were.
    pub(crate) fn refresh(&self) {
        let mut sources = self.0.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(bodies) = sources.changed(&self.0.files) else { return };
        match build(&self.0.files, bodies) {
            Ok(languages) => {
                *self.0.languages.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(languages);
            }
            Err(failure) => tracing::warn!(%failure, "the changed texts were not taken"),
        }
    }

    fn languages(&self) -> Arc<Languages> {
        self.0.languages.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The languages that cover everything, Arabic first: people choose among these for what is written to them.
    pub fn locales(&self) -> Vec<Locale> {
        self.rows(|row, shelved| shelved && row.is_whole())
    }

    /// Whether the language covers everything.
    pub fn speaks(&self, locale: Locale) -> bool {
        self.locales().contains(&locale)
    }

    /// The languages that people are offered pages in, whether or not they cover every page, in the order of their table.
    pub fn offered(&self) -> Vec<Locale> {
        self.rows(|_, shelved| shelved)
    }

    /// Whether pages speak the language to whoever opens their address. Nothing leads to a drawn one.
    pub fn offers(&self, locale: Locale) -> bool {
        let drawn = || self.0.drawn && locale.language().is_some_and(Row::is_drawn);
        drawn() || self.offered().contains(&locale)
    }

    fn rows(&self, wanted: impl Fn(&Row, bool) -> bool) -> Vec<Locale> {
        let shelf = self.languages();
        let rows = Row::all().iter().filter(|row| wanted(row, shelf.contains_key(&row.code)));
        rows.map(|row| row.code).collect()
    }

    /// Whether the page at this route (`/{lang}/services`) speaks the language.
    pub fn covers(&self, locale: Locale, route: &str) -> bool {
        locale.language().is_some_and(|row| self.0.folders.covers(row, route))
    }

    /// Whether the text of `key` is there in the language itself.
    pub fn has_in(&self, locale: Locale, key: &str) -> bool {
        let languages = self.languages();
        let own = languages.get(&locale).is_some_and(|language| language.bundle.has_message(key));
        own || (locale.language().is_some_and(Row::is_drawn) && self.has(key))
    }

    /// The texts that were asked for in a language that does not have them, since the start.
    pub fn missed(&self) -> Vec<(Locale, String)> {
        self.0.missed.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Whether `key` exists in Arabic.
    pub fn has(&self, key: &str) -> bool {
        self.languages().get(&Locale::AR).is_some_and(|language| language.bundle.has_message(key))
    }

    /// The text of `key`.
    pub fn text(&self, locale: Locale, key: &str) -> String {
        self.resolve(locale, key, None)
    }

    /// The text of `key` with arguments that are already formatted.
    pub fn text_with(&self, locale: Locale, key: &str, args: &[(&str, &str)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(*name, FluentValue::from(*value));
        }
        self.resolve(locale, key, Some(&fluent))
    }

    /// The text of `key` for `count` things: `$count` selects the plural form, `$number` is how it is written.
    pub fn text_count(&self, locale: Locale, digits: Digits, key: &str, count: i64, args: &[(&str, &str)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len() + 2);
        fluent.set("count", FluentValue::from(count));
        fluent.set("number", FluentValue::from(Formats::new(locale, digits).number(count)));
        for (name, value) in args {
            fluent.set(*name, FluentValue::from(*value));
        }
        self.resolve(locale, key, Some(&fluent))
    }

    fn resolve(&self, locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        if locale.language().is_some_and(Row::is_drawn) {
            return told_direction(locale, drawn::drawn(&self.resolve(locale.whole(), key, args)));
        }
        let languages = self.languages();
        for candidate in [locale, locale.whole(), Locale::AR] {
            let Some(language) = languages.get(&candidate) else { continue };
            let Some(pattern) = language.bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = language.bundle.format_pattern(pattern, args, &mut errors).into_owned();
            let text = told_direction(candidate, text);
            if candidate != locale {
                self.note_missed(locale, key);
            }
            if !errors.is_empty() {
                tracing::warn!(key, locale = candidate.as_str(), ?errors, "a text lacks an argument");
            }
            return text;
        }
        self.note_missed(locale, key);
        key.to_owned()
    }

    /// Logs a text that is missing, once.
    fn note_missed(&self, locale: Locale, key: &str) {
        let mut missed = self.0.missed.lock().unwrap_or_else(PoisonError::into_inner);
        if missed.insert((locale, key.to_owned())) {
            tracing::warn!(key, locale = locale.as_str(), "a text is missing");
        }
    }
}

/// A text that begins with an argument shows no letter of its own before it. Put into another text, where it stands
/// isolated, it would run from left to right; the invisible mark says which way its language runs.
fn told_direction(locale: Locale, text: String) -> String {
    if locale.direction() == Direction::Rtl && text.starts_with(ISOLATE) {
        return format!("{RIGHT_TO_LEFT}{text}");
    }
    text
}

fn build(files: &[TextFile], bodies: Vec<String>) -> Outcome<Languages> {
    let mut languages = Languages::new();
    for (file, body) in files.iter().zip(bodies) {
        let broken = |why: String| Failure::fault(format!("reading texts {} ({})", file.module, file.locale), why);
        let locale: Locale = file.locale.parse().map_err(|_| broken("not a language code".to_owned()))?;
        let resource = FluentResource::try_new(body).map_err(|(_, errors)| broken(format!("{errors:?}")))?;
        let language = match languages.entry(locale) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Language::new(locale)?),
        };
        language.bundle.add_resource(resource).map_err(|errors| broken(format!("{errors:?}")))?;
    }
    Ok(languages)
}

impl Language {
    fn new(locale: Locale) -> Outcome<Self> {
        let name = locale.icu().parse().map_err(|error| Failure::fault("naming a language", format!("{error:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![name]);
        bundle.set_use_isolating(true);
        Ok(Self { bundle })
    }
}

/// FIRST STRONG ISOLATE, which the bundles put before an argument.
const ISOLATE: char = '\u{2068}';
/// RIGHT-TO-LEFT MARK.
const RIGHT_TO_LEFT: char = '\u{200F}';

/// A text without the invisible isolation marks, for mails, file names, `<title>` and anything that is compared.
pub fn without_isolates(text: &str) -> String {
    text.chars().filter(|character| !matches!(character, '\u{2066}'..='\u{2069}' | '\u{200F}')).collect()
}
