//! An answer as it is shown: every sentence with the number of its source, and every source with the page, the version and the
//! day.

use catalogue::Snapshot;
use kernel::{Locale, Outcome};
use web::Visit;

use super::compose::{Composed, Known, Sentence};
use crate::search::Edition;

/// A source of sentences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Source {
    /// The title of its page.
    pub title: String,
    /// The part of it.
    pub heading: Option<String>,
    /// Where it stands.
    pub href: String,
    /// Which state of the page it is.
    pub edition: Edition,
}

/// A sentence with the place of its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// Its words.
    pub text: String,
    /// The language they are in.
    pub language: Locale,
    /// The place of its source among the sources.
    pub source: usize,
}

/// An answer with its sources.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Shown {
    /// The sentences.
    pub said: Vec<Said>,
    /// The sources.
    pub sources: Vec<Source>,
    /// Where the service it is about is applied for.
    pub apply: Option<String>,
}

impl Shown {
    /// What was composed, with the typed facts as the rules in force give them now.
    ///
    /// # Errors
    /// A fault if the rules of a service cannot be worked out.
    pub fn of(v: &Visit, snapshot: &Snapshot, composed: &Composed, country: Option<&str>) -> Outcome<Self> {
        let mut shown = Self::default();
        if let Composed::Known(known) = composed {
            known.sentences.iter().for_each(|own| shown.sentence(v, own));
            shown.facts(v, snapshot, known, country)?;
        }
        Ok(shown)
    }

    fn sentence(&mut self, v: &Visit, own: &Sentence) {
        let source = Source {
            title: own.title.clone(),
            heading: own.heading.clone(),
            href: v.path_in(own.language, &place(own)),
            edition: own.edition,
        };
        let source = self.source(source);
        self.said.push(Said { text: own.text.clone(), language: own.language, source });
    }

    fn facts(&mut self, v: &Visit, snapshot: &Snapshot, known: &Known, country: Option<&str>) -> Outcome<()> {
        let Some((key, abouts)) = &known.facts else { return Ok(()) };
        let told = catalogue::services::told(v, snapshot, (key, country), abouts)?;
        let narrowed = country.map_or_else(String::new, |own| format!("?country={own}"));
        let path = v.path(&format!("/services/{key}"));
        for (about, text) in told.sentences {
            let source = self.source(Source {
                title: told.name.clone(),
                heading: Some(v.t(&format!("ask-about-{}", about.as_str()))),
                href: format!("{path}{narrowed}#{}", about.place()),
                edition: Edition { number: Some(told.revision), since: told.since, verified_on: None },
            });
            self.said.push(Said { text, language: v.locale(), source });
        }
        self.apply = Some(v.path(&format!("/services/{key}/questions{narrowed}")));
        Ok(())
    }

    fn source(&mut self, source: Source) -> usize {
        self.sources.iter().position(|own| *own == source).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        })
    }
}

/// The place of a passage: a service's pieces have places on its page, an answer of the help page is one.
fn place(own: &Sentence) -> String {
    let piece = own.passage.split_once('#').map(|(_, piece)| piece);
    match piece {
        Some(piece @ ("papers" | "price" | "time")) => format!("{}#{piece}", own.path),
        Some("who" | "delivery") if own.path.starts_with("/services/") => format!("{}#facts", own.path),
        Some(step) if own.path.starts_with("/life-events/") => format!("{}#step-{step}", own.path),
        _ => own.path.clone(),
    }
}

/// Which state of its page a source is, in words.
pub(super) fn edition(v: &Visit, edition: Edition) -> String {
    let number = edition.number.map(|own| v.t_with("ask-edition-number", &[("number", &v.number(i64::from(own)))]));
    let since = edition.since.map(|day| v.t_with("ask-edition-since", &[("day", &v.day(day))]));
    let verified = edition.verified_on.map(|day| v.t_with("ask-edition-verified", &[("day", &v.day(day))]));
    let parts: Vec<String> = [number, since, verified].into_iter().flatten().collect();
    parts.join(&v.t("catalogue-comma"))
}
