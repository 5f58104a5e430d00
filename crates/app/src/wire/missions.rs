//! The missions people may choose among, from the published countries.

use async_trait::async_trait;
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
        Ok(snapshot
            .countries()
            // Where applications are paused, people with one under way still come.
            .filter(|(_, country)| country.stage != Stage::Closed)
            .flat_map(|(_, country)| &country.definition.missions)
            .map(|mission| MissionChoice { key: mission.key.clone(), name: mission.names.get(language).to_owned() })
            .collect())
    }
}
