//! Texts in every language, from Fluent files that lie beside the modules that use them.
//!
//! A text is asked for by key and never built from pieces. Numbers, dates and amounts enter already formatted; what a
//! text is selected by (a count, a `sex`) enters as itself. A key that is missing in a language falls back to Arabic, the
//! source, and is logged; [`check`] keeps that from happening.

mod check;
mod formats;
mod fresh;
mod glossary;

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use kernel::{Direction, Failure, Locale, Outcome};

pub use check::{Problem, check, check_usage};
pub use formats::{Digits, Formats};
pub use glossary::Glossary;

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
        let files: Vec<TextFile> = areas.iter().copied().flatten().chain(crate::TEXTS).copied().collect();
        let bodies = files.iter().map(|file| file.body.to_owned()).collect();
        let languages = RwLock::new(Arc::new(build(&files, bodies)?));
        let sources = Mutex::new(Sources::find(&files));
        Ok(Self(Arc::new(Shelf { languages, files, sources })))
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

    /// The languages that exist, Arabic first.
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales: Vec<Locale> = self.languages().keys().copied().collect();
        locales.sort();
        locales
    }

    /// Whether the language exists.
    pub fn speaks(&self, locale: Locale) -> bool {
        self.languages().contains_key(&locale)
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
        let languages = self.languages();
        for candidate in [locale, Locale::AR] {
            let Some(language) = languages.get(&candidate) else { continue };
            let Some(pattern) = language.bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = language.bundle.format_pattern(pattern, args, &mut errors).into_owned();
            let text = told_direction(candidate, text);
            if !errors.is_empty() {
                tracing::warn!(key, locale = candidate.as_str(), ?errors, "a text lacks an argument");
            }
            return text;
        }
        tracing::warn!(key, locale = locale.as_str(), "a text is missing");
        key.to_owned()
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
