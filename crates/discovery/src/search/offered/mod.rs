//! What the catalogue publishes, as passages: services, life events, countries and missions, in every language they are
//! written in. Nothing here says more than the pages themselves.

mod countries;
mod life_events;
mod services;

use async_trait::async_trait;
use catalogue::{Catalogue, Snapshot};
use kernel::{Locale, Outcome};
use service_model::{Country, LifeEvent, Service};
use store::Cx;
use web::texts::{Texts, without_isolates};

use super::passages::{Kind, Passage, Passages};

/// The languages in which definitions are written.
const LANGUAGES: [Locale; 2] = [Locale::AR, Locale::EN];

/// What the catalogue publishes.
pub struct Offered {
    /// The published definitions.
    pub catalogue: Catalogue,
    /// The texts, for the headings of pieces.
    pub texts: Texts,
}

#[async_trait]
impl Passages for Offered {
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String> {
        Ok(format!("{:?}", self.catalogue.snapshot_in(cx).await?.stamp()))
    }

    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>> {
        let snapshot = self.catalogue.snapshot_in(cx).await?;
        Ok(of(&self.texts, &Definitions::of(&snapshot)))
    }
}

/// Definitions as they are published.
#[derive(Default)]
pub struct Definitions<'d> {
    /// The services.
    pub services: Vec<&'d Service>,
    /// The countries of residence.
    pub countries: Vec<&'d Country>,
    /// The life events.
    pub life_events: Vec<&'d LifeEvent>,
}

impl<'d> Definitions<'d> {
    fn of(snapshot: &'d Snapshot) -> Self {
        Self {
            services: snapshot.services().map(|(_, own)| own.definition.as_ref()).collect(),
            countries: snapshot.countries().map(|(_, own)| own.definition.as_ref()).collect(),
            life_events: snapshot.life_events(),
        }
    }
}

/// Everything that can be found of these definitions.
pub fn of(texts: &Texts, definitions: &Definitions<'_>) -> Vec<Passage> {
    let mut passages = Vec::new();
    for language in LANGUAGES {
        let said = Said { texts, language };
        for service in &definitions.services {
            let named = definitions.countries.iter().filter(|country| country.names_service(&service.key));
            let countries = named.map(|country| country.key.clone()).collect();
            passages.extend(services::pieces(&said, service, countries));
        }
        passages.extend(definitions.life_events.iter().flat_map(|event| life_events::pieces(&said, event)));
        passages
            .extend(definitions.countries.iter().flat_map(|country| countries::pieces(&said, country, definitions)));
    }
    passages
}

/// The texts of one language.
struct Said<'t> {
    texts: &'t Texts,
    language: Locale,
}

impl Said<'_> {
    fn text(&self, key: &str) -> String {
        without_isolates(&self.texts.text(self.language, key))
    }
}

/// The pieces of one page while they are put together.
struct Pieces {
    whole: Passage,
    made: Vec<Passage>,
}

impl Pieces {
    /// The pieces of a page; its first is what it is in a word.
    fn of(said: &Said<'_>, kind: Kind, id: String, path: String, title: &str) -> Self {
        let whole = Passage {
            id,
            kind,
            language: said.language,
            title: title.to_owned(),
            heading: None,
            text: String::new(),
            path,
            countries: Vec::new(),
        };
        Self { whole, made: Vec::new() }
    }

    fn countries(mut self, countries: Vec<String>) -> Self {
        self.whole.countries = countries;
        self
    }

    /// The piece that says what the page is.
    fn first(mut self, text: &str) -> Self {
        self.made.push(Passage { text: text.to_owned(), ..self.whole.clone() });
        self
    }

    /// A further piece; one without words is left out.
    fn piece(&mut self, name: &str, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.made.push(Passage {
                id: format!("{}#{name}", self.whole.id),
                heading: Some(heading.to_owned()),
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                ..self.whole.clone()
            });
        }
    }
}
