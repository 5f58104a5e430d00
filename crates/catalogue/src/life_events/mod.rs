//! The public pages of life events: what happened, the mission's number at any hour before everything else, and the steps in
//! order. Nobody is signed in and nothing is stored; the answers of the opening questions travel in the address.
//!
//! A step outside the platform is described with its office and never offered as if it were done here; a service that a
//! country does not have yet says so. Pages of death and divorce carry no colour of success and promote nothing.

pub(crate) mod api;
mod card;
mod list;
mod one;
mod urgent;

use axum::{Extension, Router, routing::get};
pub use card::{StepCard, Surroundings, rounds};
use kernel::Outcome;
pub use list::index;
use service_model::{LifeEvent, life_event::Chosen};
pub use urgent::{Urgent, UrgentNumber, urgent_numbers};
use web::{Site, Visit};

use crate::{CurrentCountry, Snapshot, reading::Catalogue};

const LIST: &str = "/{lang}/life-events";
const ONE: &str = "/{lang}/life-events/{key}";

/// The name that carries the country of residence.
pub const COUNTRY: &str = "country";

/// The pages.
pub(crate) fn routes(catalogue: Catalogue) -> Router<Site> {
    Router::new().route(LIST, get(list::list)).route(ONE, get(one::one)).layer(Extension(catalogue))
}

/// What somebody said about an event: where it is, and the answers of the opening questions.
pub struct Told<'s> {
    /// Key of the country.
    pub key: &'s str,
    /// The country: the one that was named, else the first that takes applications.
    pub country: &'s CurrentCountry,
    /// Whether it was named.
    pub named: bool,
    /// The answers.
    pub chosen: Chosen,
}

impl<'s> Told<'s> {
    /// Reads the pairs of a query or of a form; what is unknown counts as not said.
    ///
    /// # Errors
    /// A fault if there is no country at all.
    pub fn read<'a>(
        event: &LifeEvent,
        snapshot: &'s Snapshot,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Outcome<Self> {
        let said = pairs.clone().into_iter().find(|(name, _)| *name == COUNTRY).map(|(_, value)| value);
        let known = snapshot.countries().find(|(key, _)| Some(*key) == said);
        let serving = || snapshot.countries().find(|(_, country)| country.stage.takes_applications());
        let (key, country) = known
            .or_else(serving)
            .or_else(|| snapshot.countries().next())
            .ok_or_else(|| kernel::Failure::fault("showing a life event", "no country of residence is published"))?;
        Ok(Self { key, country, named: known.is_some(), chosen: Chosen::read(event, pairs) })
    }

    /// The same as a query, ready for an address. Keys and values are plain letters.
    pub fn query(&self) -> String {
        let country = std::iter::once((COUNTRY, self.key));
        let pairs = country.chain(self.chosen.iter()).map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// The words of condolence, on pages of a death.
pub fn condolence(v: &Visit, event: &LifeEvent) -> Option<String> {
    (event.voice == service_model::Voice::Grief).then(|| v.t("catalogue-condolence"))
}
