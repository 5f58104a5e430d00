//! The definition a file goes by: the revision of the service it was opened with, and its country as it stands.

use std::sync::Arc;

use catalogue::{Admission, Catalogue, Snapshot};
use kernel::{Moment, Outcome};
use service_model::{Context, Country, Names, Service, fees::Rate};
use store::Cx;

use super::model::Application;

/// The key of Egypt among the countries.
const HOME: &str = "eg";

/// A service in a country.
#[derive(Clone)]
pub struct Definition {
    /// The service, in the revision that counts.
    pub service: Arc<Service>,
    /// That revision.
    pub revision: i32,
    /// The country of residence, by the clock of the mission that has the file.
    pub country: Arc<Country>,
    /// Egypt, whose calendar counts for the Authority.
    pub home: Arc<Country>,
    /// Who is let in while that country is a pilot; nothing when it is none.
    pub pilot: Option<Admission>,
    snapshot: Arc<Snapshot>,
}

impl Definition {
    /// Whether new applications are taken.
    pub fn takes_applications(&self) -> bool {
        self.snapshot.takes(&self.service.key, &self.country.key)
    }

    /// Whether a file under way may go on with this service: the country's row names it, whatever the stage is now.
    pub fn goes_on(&self) -> bool {
        self.country.names_service(&self.service.key)
    }

    /// Why new applications wait, as people are told; nothing when neither service nor country is paused.
    pub fn paused_because(&self) -> Option<&Names> {
        self.snapshot.paused_because(&self.service.key, &self.country.key)
    }

    /// The rate by which somebody in this country is charged at `now`.
    pub fn rate(&self, now: Moment) -> Outcome<Rate> {
        self.snapshot.rate(&self.country, now)
    }

    /// The promised moment of a file that was paid at `start`.
    pub fn promise(&self, start: Moment) -> Moment {
        self.snapshot.promise(&self.service, &self.country, start)
    }

    /// The surroundings of a form in this country.
    pub fn context(&self, now: Moment) -> Outcome<Context> {
        self.snapshot.context(&self.country.key, now)
    }
}

/// The newest revision of a service for somebody who lives in `country`; unknown ones are the 404.
pub async fn current(cx: &Cx, catalogue: &Catalogue, service: &str, country: &str) -> Outcome<Definition> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let now = snapshot.service(service)?;
    let (revision, service) = (now.revision, Arc::clone(&now.definition));
    of_parts(snapshot, service, revision, (country, None))
}

/// The revision that `file` was opened with.
pub async fn of(cx: &Cx, catalogue: &Catalogue, file: &Application) -> Outcome<Definition> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let service = catalogue.service_at(cx.store(), &file.service, file.definition_revision).await?;
    of_parts(snapshot, service, file.definition_revision, (&file.country, file.mission.as_deref()))
}

fn of_parts(
    snapshot: Arc<Snapshot>,
    service: Arc<Service>,
    revision: i32,
    (country, mission): (&str, Option<&str>),
) -> Outcome<Definition> {
    let standing = snapshot.country(country)?;
    let (country, pilot) = (standing.definition.seen_from(mission), standing.pilot());
    let home = Arc::clone(&snapshot.country(HOME)?.definition);
    Ok(Definition { service, revision, country, home, pilot, snapshot })
}
