//! The checker of texts, run by a test: what is missing, uneven, unused or spelled against the glossary.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use kernel::{Language, Locale};

use super::{Folders, Glossary, TextFile};

/// One thing that is wrong with the texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The module whose file it is.
    pub module: String,
    /// The language.
    pub locale: String,
    /// The key, or empty if it is about the file.
    pub key: String,
    /// What is wrong, in English.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}] {}: {}", self.module, self.locale, self.key, self.what)
    }
}

#[derive(Default)]
struct Entries(BTreeMap<String, BTreeSet<String>>);

/// Checks the files against each other and against the glossary. Arabic is the source: a language that covers everything
/// has the same keys with the same arguments, one that covers parts has the keys of these parts and no others, and every key
/// starts with its module's name.
pub fn check(files: &[&[TextFile]], glossary: &Glossary) -> Vec<Problem> {
    let folders = match Folders::ours() {
        Ok(folders) => folders,
        Err(broken) => return vec![problem("languages", "", "", broken.to_string())],
    };
    let mut problems = Vec::new();
    let mut modules: BTreeMap<&str, BTreeMap<&str, Entries>> = BTreeMap::new();
    let mut locales = BTreeSet::new();
    for file in files.iter().copied().flatten() {
        locales.insert(file.locale);
        let entries = modules.entry(file.module).or_default().entry(file.locale).or_default();
        read(file, entries, &mut problems);
        problems.extend(glossary.check(file));
    }
    for (module, languages) in &modules {
        let keys: BTreeSet<&String> = languages.values().flat_map(|entries| entries.0.keys()).collect();
        for key in keys {
            let source = languages.get("ar").and_then(|entries| entries.0.get(key));
            for locale in &locales {
                let found = languages.get(locale).and_then(|entries| entries.0.get(key));
                let row = locale.parse::<Locale>().ok().and_then(Locale::language);
                let covered = row.is_none_or(|row: &Language| folders.holds(row, key));
                let what = match (source, found) {
                    (_, None) if !covered => continue,
                    (_, None) => "is missing in this language".to_owned(),
                    (None, Some(_)) => "is not there in Arabic, the source".to_owned(),
                    (_, Some(_)) if !covered => "belongs to no part that the language covers".to_owned(),
                    (Some(source), Some(found)) if source != found => {
                        format!("takes {found:?} but the Arabic takes {source:?}")
                    }
                    _ => continue,
                };
                problems.push(problem(module, locale, key, what));
            }
        }
    }
    problems.sort();
    problems
}

/// Compares keys with the sources that use them. `sources` are the contents of Rust and template files. A key counts as
/// used if it is written out, or if a written prefix ending in a hyphen (`"desk-reason-`) starts it.
pub fn check_usage<'a>(files: &[&[TextFile]], sources: impl IntoIterator<Item = &'a str>) -> Vec<Problem> {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for source in sources {
        words.extend(
            source
                .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
                .filter(|w| w.contains('-')),
        );
    }
    let prefixes: Vec<&str> = words.iter().copied().filter(|word| word.ends_with('-')).collect();
    let mut problems = Vec::new();
    for file in files.iter().copied().flatten().filter(|file| file.locale == "ar") {
        let mut entries = Entries::default();
        read(file, &mut entries, &mut Vec::new());
        for key in entries.0.keys() {
            if !words.contains(key.as_str()) && !prefixes.iter().any(|prefix| key.starts_with(prefix)) {
                problems.push(problem(file.module, "ar", key, "is not used anywhere".to_owned()));
            }
        }
    }
    problems
}

fn problem(module: &str, locale: &str, key: &str, what: String) -> Problem {
    Problem { module: module.to_owned(), locale: locale.to_owned(), key: key.to_owned(), what }
}

fn read(file: &TextFile, entries: &mut Entries, problems: &mut Vec<Problem>) {
    let (resource, errors) = match parser::parse(file.body) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        problems.push(problem(file.module, file.locale, "", format!("does not parse: {error}")));
    }
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name;
                if !key.starts_with(file.module) {
                    let what = format!("does not start with {}", file.module);
                    problems.push(problem(file.module, file.locale, key, what));
                }
                let mut arguments = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    arguments_of(pattern, &mut arguments);
                }
                if entries.0.insert(key.to_owned(), arguments).is_some() {
                    problems.push(problem(file.module, file.locale, key, "is written twice".to_owned()));
                }
            }
            Entry::Junk { content } => {
                let start = content.lines().next().unwrap_or_default().to_owned();
                problems.push(problem(file.module, file.locale, "", format!("is not Fluent: {start}")));
            }
            _ => {}
        }
    }
}

fn arguments_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            arguments_in(expression, found);
        }
    }
}

fn arguments_in(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => arguments_inline(inline, found),
        Expression::Select { selector, variants } => {
            // What one language selects by, another may not need (`sex`, `count`, `form`), so selectors do not count.
            let _ = selector;
            for variant in variants {
                arguments_of(&variant.value, found);
            }
        }
    }
}

fn arguments_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => arguments_in(expression, found),
        _ => {}
    }
}
