//! The missions people may choose among, from the published countries.

use async_trait::async_trait;
use catalogue::Snapshot;
use kernel::{Locale, Outcome};
use people::ports::{MissionChoice, MissionDirectory};
use service_model::country::Stage;
use store::Store;

/// The catalogue as people see it.
pub struct Missions {
    /// The published definitions.
    pub catalogue: catalogue::Catalogue,
    /// Where they are kept.
    pub store: Store,
}

#[async_trait]
impl MissionDirectory for Missions {
    async fn choices(&self, language: Locale) -> Outcome<Vec<MissionChoice>> {
        let snapshot = self.catalogue.snapshot(&self.store).await?;
        // Where applications are paused, people with one under way still come.
        Ok(named(&snapshot, language, |stage| stage != Stage::Closed))
    }

    async fn every(&self, language: Locale) -> Outcome<Vec<MissionChoice>> {
        let snapshot = self.catalogue.snapshot(&self.store).await?;
        Ok(named(&snapshot, language, |_| true))
    }
}

/// The missions of the countries whose stage is `wanted`, in the order of the rows.
fn named(snapshot: &Snapshot, language: Locale, wanted: impl Fn(Stage) -> bool) -> Vec<MissionChoice> {
    snapshot
        .countries()
        .filter(|(_, country)| wanted(country.stage))
        .flat_map(|(_, country)| &country.definition.missions)
        .map(|mission| MissionChoice { key: mission.key.clone(), name: mission.names.get(language).to_owned() })
        .collect()
}
