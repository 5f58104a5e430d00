//! The questions of the help page as what search finds: each is a result of its own, at its place on the page.

use async_trait::async_trait;
use discovery::search::{Edition, Kind, Passage, Passages};
use kernel::{Locale, Outcome};
use store::Cx;
use web::texts::{Texts, without_isolates};

use super::questions;

/// The questions with their answers. They change with the program, never while it runs.
pub struct Answers {
    /// Every text.
    pub texts: Texts,
}

#[async_trait]
impl Passages for Answers {
    async fn stamp(&self, _cx: &mut Cx) -> Outcome<String> {
        Ok("shipped".to_owned())
    }

    async fn passages(&self, _cx: &mut Cx) -> Outcome<Vec<Passage>> {
        Ok(of(&self.texts))
    }
}

/// Every question in every language.
pub fn of(texts: &Texts) -> Vec<Passage> {
    let in_language = |language: Locale| questions::keys().map(move |key| passage(texts, language, key));
    texts.locales().into_iter().flat_map(in_language).collect()
}

fn passage(texts: &Texts, language: Locale, key: &str) -> Passage {
    let text = |part: &str| without_isolates(&texts.text(language, &format!("help-{part}-{key}")));
    Passage {
        id: format!("help/{key}"),
        kind: Kind::Answer,
        language,
        title: text("q"),
        heading: None,
        text: text("a"),
        path: format!("/help#{key}"),
        countries: Vec::new(),
        edition: Edition { verified_on: questions::reviewed_on(), ..Edition::default() },
    }
}
