//! The people of the examples, looked at under any state of the rules and on any day: what a change would mean for them.
//!
//! An example stays at its own day and guards the present; a sample is the same person on the day a change would hold.

use std::collections::BTreeMap;

use kernel::Day;

use super::{Example, Told, lines};
use crate::{
    Country, Names, Service, Sources,
    amend::{AmendError, At, Written, read, set},
    finding::Findings,
    reader::File,
};

/// A person of an example.
pub struct Sample<'c> {
    /// The example's file, for instance `examples/sister_repeat.toml`.
    pub file: String,
    example: Example<'c>,
}

impl Sample<'_> {
    /// Who it is; the English title where the example gives no Arabic one.
    pub fn title(&self) -> Names {
        let Names { ar, en } = &self.example.title;
        Names { ar: if ar.is_empty() { en.clone() } else { ar.clone() }, en: en.clone() }
    }

    /// The day of the example.
    pub fn day(&self) -> Day {
        self.example.today
    }

    /// What comes of her answers under `service` on `day`.
    ///
    /// # Errors
    /// What cannot be worked out, in English.
    pub fn told(&self, service: &Service, day: Day) -> Result<Told, String> {
        self.example.told(service, day)
    }

    /// What is told on the example's own day otherwise than it expects: what, expected, found.
    pub fn differences(&self, service: &Service) -> Vec<(&'static str, String, String)> {
        match self.example.told(service, self.example.today) {
            Ok(told) => self.example.expect.differences(&told),
            Err(error) => vec![("example", String::new(), error)],
        }
    }
}

/// The people of all examples of `sources` that can be read.
pub fn samples<'c>(sources: &Sources, countries: &'c BTreeMap<String, Country>) -> Vec<Sample<'c>> {
    let mut found = Vec::new();
    for (name, text) in sources.below("examples") {
        let findings = Findings::default();
        let file = File::parse(name, text, &findings);
        let example = Example::read(&mut file.table(), countries);
        found.extend(example.map(|example| Sample { file: name.to_owned(), example }));
    }
    found
}

/// The example's text with what is told written down as what is expected.
///
/// # Errors
/// When the file is not written in a way that can be changed like this.
pub fn retold(text: &str, told: &Told) -> Result<String, AmendError> {
    let expect = At::Table("expect");
    let texts = |own: &[String]| Some(Written::Texts(own.to_vec()));
    let mut text = table_of_texts(text, "slips", &told.slips)?;
    text = set(&text, expect, "pages", texts(&told.pages).as_ref())?;
    text = optional(&text, "next", told.next.clone())?;
    text = set(&text, expect, "unmet", texts(&told.unmet).as_ref())?;
    text = set(&text, expect, "documents", texts(&told.documents).as_ref())?;
    // An example that says nothing of money keeps saying nothing.
    if let (Ok(quote), Some(_)) = (&told.quote, read(&text, expect, "total")?) {
        text = table_of_texts(&text, "lines", &lines(quote))?;
        text = optional(&text, "total", Some(quote.total.decimal()))?;
        if read(&text, expect, "charged")?.is_some() {
            text = optional(&text, "charged", Some(quote.charged.to_string()))?;
        }
    }
    Ok(text)
}

fn table_of_texts(text: &str, key: &str, pairs: &BTreeMap<String, String>) -> Result<String, AmendError> {
    let written = pairs.iter().map(|(name, value)| (name.clone(), Written::text(value)));
    let value = (!pairs.is_empty()).then(|| Written::Pairs(written.collect()));
    set(text, At::Table("expect"), key, value.as_ref())
}

fn optional(text: &str, key: &str, value: Option<String>) -> Result<String, AmendError> {
    set(text, At::Table("expect"), key, value.map(Written::Text).as_ref())
}
