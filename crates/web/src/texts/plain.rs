//! Words of offices and their plain twins. What citizens read says the plain word, or both; the law's own words, for which
//! nothing can stand, are explained on a page of their own. Texts that only staff read are not looked at.

use std::collections::BTreeMap;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use kernel::{Failure, Locale, Outcome};
use serde::Deserialize;

use super::{
    TextFile,
    check::Problem,
    glossary::{bare, contains_word},
};

/// The list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainWords {
    staff: Vec<String>,
    exception: Vec<Exception>,
    word: Vec<Twin>,
    term: Vec<PlainWord>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Twin {
    locale: String,
    heavy: Vec<String>,
    plain: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    key: String,
    word: String,
    why: String,
}

/// A word of the law that is explained.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainWord {
    /// Its name in addresses: `attestation`.
    pub key: String,
    name: BTreeMap<Locale, String>,
    says: BTreeMap<Locale, String>,
}

impl PlainWord {
    /// The word as this language says it, or the one it stands on.
    pub fn name(&self, locale: Locale) -> &str {
        said(&self.name, locale)
    }

    /// What it means, in plain words.
    pub fn says(&self, locale: Locale) -> &str {
        said(&self.says, locale)
    }

    /// In which language it is there for a reader of `locale`.
    pub fn language(&self, locale: Locale) -> Locale {
        if self.says.contains_key(&locale) { locale } else { locale.whole() }
    }
}

fn said(words: &BTreeMap<Locale, String>, locale: Locale) -> &str {
    words.get(&locale).or_else(|| words.get(&locale.whole())).map_or("", String::as_str)
}

impl PlainWords {
    /// The list of the platform.
    ///
    /// # Errors
    /// A fault if the file shipped with this crate is broken.
    pub fn ours() -> Outcome<Self> {
        let text = include_str!("../../texts/plain-words.toml");
        toml::from_str(text).map_err(|error| Failure::fault("reading the plain words", error))
    }

    /// The words that are explained, in the order of the file.
    pub fn terms(&self) -> &[PlainWord] {
        &self.term
    }

    /// How many words of this language have a plain twin or an explanation.
    pub fn known(&self, locale: Locale) -> usize {
        let twins = self.word.iter().filter(|word| word.locale == locale.as_str()).count();
        twins + self.term.iter().filter(|term| term.says.contains_key(&locale)).count()
    }

    /// Every heavy word in a text for citizens that does not say its plain twin too, every exception that nothing needs,
    /// and every explained word that no text says.
    pub fn check(&self, files: &[&[TextFile]]) -> Vec<Problem> {
        let texts: Vec<Text> =
            files.iter().copied().flatten().flat_map(read).filter(|text| self.is_for_citizens(text)).collect();
        let mut problems: Vec<Problem> = texts.iter().flat_map(|text| self.heavy_words(text)).collect();
        for own in &self.exception {
            let needed = |text: &Text| text.key.starts_with(&own.key) && says(&text.words, &own.word);
            if own.why.trim().is_empty() || !texts.iter().any(needed) {
                problems.push(problem("plain-words", "", &own.key, format!("“{}” needs no exception here", own.word)));
            }
        }
        for term in &self.term {
            let used = |text: &Text| {
                let name = text.locale.parse().ok().and_then(|locale: Locale| term.name.get(&locale));
                name.is_some_and(|name| says(&text.words, name))
            };
            if !texts.iter().any(used) {
                problems.push(problem("plain-words", "", &term.key, "is explained and said nowhere".to_owned()));
            }
        }
        problems
    }

    fn is_for_citizens(&self, text: &Text) -> bool {
        !self.staff.iter().any(|own| text.key.starts_with(own.as_str()))
    }

    fn heavy_words(&self, text: &Text) -> Vec<Problem> {
        let mut problems = Vec::new();
        for word in self.word.iter().filter(|word| word.locale == text.locale) {
            if text.words.contains(&plainly(&word.plain)) {
                continue;
            }
            let excused =
                |heavy: &String| self.exception.iter().any(|own| text.key.starts_with(&own.key) && own.word == *heavy);
            for heavy in word.heavy.iter().filter(|heavy| says(&text.words, heavy) && !excused(heavy)) {
                let what = format!("“{heavy}” has a plain twin: “{}”; say it, or both", word.plain);
                problems.push(problem(&text.module, &text.locale, &text.key, what));
            }
        }
        problems
    }
}

/// One text, with its words as they are compared.
struct Text {
    module: String,
    locale: String,
    key: String,
    words: String,
}

/// The texts of a file. What does not parse is told by the other checker.
fn read(file: &TextFile) -> Vec<Text> {
    let resource = parser::parse(file.body).unwrap_or_else(|(resource, _)| resource);
    let mut texts = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        let words = message.value.as_ref().map(words).unwrap_or_default();
        texts.push(Text { module: file.module.to_owned(), locale: file.locale.to_owned(), key, words });
    }
    texts
}

fn words(pattern: &Pattern<&str>) -> String {
    let mut words = String::new();
    gather(pattern, &mut words);
    plainly(&words)
}

fn gather(pattern: &Pattern<&str>, into: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    into.push(' ');
                    gather(&variant.value, into);
                }
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                into.push_str(value)
            }
            PatternElement::Placeable { .. } => into.push(' '),
        }
    }
}

fn says(words: &str, word: &str) -> bool {
    contains_word(words, &plainly(word))
}

/// Without vowel marks and capitals.
fn plainly(text: &str) -> String {
    bare(text).to_lowercase()
}

fn problem(module: &str, locale: &str, key: &str, what: String) -> Problem {
    Problem { module: module.to_owned(), locale: locale.to_owned(), key: key.to_owned(), what }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
        staff = ["desk-"]
        [[exception]]
        key = "notice-"
        word = "البت"
        why = "words of the law"
        [[word]]
        locale = "ar"
        heavy = ["البت"]
        plain = "القرار"
        [[term]]
        key = "seal"
        name = { ar = "الخاتم", en = "seal" }
        says = { ar = "توقيع رقمي", en = "a signature" }
    "#;

    fn told(body: &'static str) -> Vec<String> {
        let list: PlainWords = toml::from_str(LIST).unwrap();
        let file = TextFile { module: "m", locale: "ar", body };
        list.check(&[&[file]]).iter().map(|problem| problem.key.clone()).collect()
    }

    #[test]
    fn a_heavy_word_stands_beside_its_plain_twin_or_not_at_all() {
        let rest = "notice-a = البتّ\nm-z = الخاتم\n";
        let texts = |more: &str| -> &'static str { format!("{rest}{more}").leak() };
        assert_eq!(told(texts("m-a = قبل البتّ في الطلب")), ["m-a"]);
        assert!(told(texts("m-a = قبل القرار (البتّ) في الطلب")).is_empty());
        assert!(told(texts("desk-a = قبل البتّ في الطلب")).is_empty());
    }

    #[test]
    fn what_nothing_needs_is_told() {
        assert_eq!(told("m-a = نص"), ["notice-", "seal"]);
    }

    #[test]
    fn every_word_is_explained_in_both_languages_of_the_data() {
        let list = PlainWords::ours().unwrap();
        for term in list.terms() {
            for locale in [Locale::AR, Locale::EN] {
                assert!(!term.name(locale).is_empty() && !term.says(locale).is_empty(), "{} {locale}", term.key);
            }
        }
        assert!(list.known(Locale::AR) >= 80 && list.known(Locale::EN) >= 60);
    }
}
