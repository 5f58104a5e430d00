//! What the catalogue publishes, as passages: services, those of other agencies, life events, countries and missions, in every language they are
//! written in. Nothing here says more than the pages themselves.

mod agency_services;
mod countries;
mod life_events;
mod services;

use std::collections::BTreeMap;

use async_trait::async_trait;
use catalogue::{Catalogue, Snapshot, definitions::Kind as DefinitionKind};
use kernel::{Locale, Outcome};
use service_model::{AgencyService, Country, LifeEvent, Service};
use store::Cx;
use web::texts::{Texts, without_isolates};

use super::passages::{Edition, Kind, Passage, Passages};

/// Days of revisions are days of Cairo.
const ZONE: &str = "Africa/Cairo";
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
    /// The services of other agencies.
    pub agency_services: Vec<&'d AgencyService>,
    /// Which revision of each holds; nothing for definitions that only lie in files.
    pub editions: BTreeMap<(DefinitionKind, String), Edition>,
}

impl<'d> Definitions<'d> {
    fn of(snapshot: &'d Snapshot) -> Self {
        Self {
            services: snapshot.services().map(|(_, own)| own.definition.as_ref()).collect(),
            countries: snapshot.countries().map(|(_, own)| own.definition.as_ref()).collect(),
            life_events: snapshot.life_events(),
            agency_services: snapshot.agency_services().into_iter().map(|own| own.definition.as_ref()).collect(),
            editions: editions(snapshot),
        }
    }

    fn edition(&self, kind: DefinitionKind, key: &str) -> Edition {
        self.editions.get(&(kind, key.to_owned())).copied().unwrap_or_default()
    }
}

fn editions(snapshot: &Snapshot) -> BTreeMap<(DefinitionKind, String), Edition> {
    let services = snapshot.services().map(|(key, _)| (DefinitionKind::Service, key.to_owned()));
    let countries = snapshot.countries().map(|(key, _)| (DefinitionKind::Country, key.to_owned()));
    let events = snapshot.life_events().into_iter().map(|own| (DefinitionKind::LifeEvent, own.key.clone()));
    let others = snapshot.agency_services();
    let others = others.into_iter().map(|own| (DefinitionKind::AgencyService, own.definition.key.clone()));
    let all = services.chain(countries).chain(events).chain(others);
    let edition = |(kind, key): (DefinitionKind, String)| {
        let own = snapshot.edition(kind, &key)?;
        let since = Some(own.since.day_in(ZONE));
        Some(((kind, key), Edition { number: Some(own.revision), since, verified_on: None }))
    };
    all.filter_map(edition).collect()
}

/// Everything that can be found of these definitions.
pub fn of(texts: &Texts, definitions: &Definitions<'_>) -> Vec<Passage> {
    let mut passages = Vec::new();
    for language in LANGUAGES {
        let said = Said { texts, language };
        for service in &definitions.services {
            let named = definitions.countries.iter().filter(|country| country.names_service(&service.key));
            let countries = named.map(|country| country.key.clone()).collect();
            let edition = definitions.edition(DefinitionKind::Service, &service.key);
            passages.extend(of_edition(services::pieces(&said, service, countries), edition));
        }
        for service in &definitions.agency_services {
            let edition = definitions.edition(DefinitionKind::AgencyService, &service.key);
            passages.extend(of_edition(agency_services::pieces(&said, service), edition));
        }
        for event in &definitions.life_events {
            let edition = definitions.edition(DefinitionKind::LifeEvent, &event.key);
            passages.extend(of_edition(life_events::pieces(&said, event), edition));
        }
        for country in &definitions.countries {
            let edition = definitions.edition(DefinitionKind::Country, &country.key);
            passages.extend(of_edition(countries::pieces(&said, country, definitions), edition));
        }
    }
    passages
}

fn of_edition(passages: Vec<Passage>, edition: Edition) -> impl Iterator<Item = Passage> {
    passages.into_iter().map(move |own| Passage { edition, ..own })
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
            edition: Edition::default(),
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
