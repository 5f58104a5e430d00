//! What a bundle is, and how far a step of it is. Pure.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Id, Moment, marks};
use serde::{Deserialize, Serialize};
use service_model::{LifeEvent, life_event::Chosen};

use crate::applications::model::{Application, Stage};

/// A list of steps that somebody keeps.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Its id.
    pub id: Id<Bundle>,
    /// Whose it is.
    pub owner: Id<marks::Account>,
    /// When it was opened.
    pub opened_at: Moment,
    /// What it holds, sealed in the database.
    pub contents: Contents,
}

/// What a bundle holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Contents {
    /// Key of the life event.
    pub event: String,
    /// Key of the country of residence.
    pub country: String,
    /// Answers of the opening questions by key.
    pub answers: BTreeMap<String, String>,
    /// Steps the person ticked, and when.
    pub ticked: BTreeMap<String, Moment>,
    /// The file that was begun from each step; a later one replaces an earlier.
    pub files: BTreeMap<String, Id<marks::Application>>,
}

impl Contents {
    /// The answers as the plan of `event` reads them.
    pub fn chosen(&self, event: &LifeEvent) -> Chosen {
        Chosen::read(event, self.answers.iter().map(|(key, value)| (key.as_str(), value.as_str())))
    }
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BundleStanding)]
pub enum Standing {
    /// Nothing was begun, or what was begun ended without what it was for.
    NotBegun,
    /// A file is under way.
    UnderWay,
    /// The document was issued, or what was made was handed over.
    Done,
    /// The person says it is done.
    Ticked,
}

impl Standing {
    /// How far a step is with this tick and this file.
    pub fn of(ticked: bool, file: Option<Stage>) -> Self {
        match file {
            Some(Stage::Issued | Stage::HandedOver) => Self::Done,
            _ if ticked => Self::Ticked,
            None | Some(Stage::Rejected | Stage::Cancelled | Stage::Expired) => Self::NotBegun,
            Some(_) => Self::UnderWay,
        }
    }

    /// Whether what waits for the step may go on.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Ticked)
    }

    /// The end of its text key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Ticked => "ticked",
        }
    }
}

/// The file of each step done by a service: the one begun from it; else the newest of the owner's files for the same service
/// and country that was opened since the bundle was, and that no step of any of the bundles claims.
pub fn files_of<'f>(
    event: &LifeEvent,
    bundle: &Bundle,
    claimed: &BTreeSet<Id<marks::Application>>,
    files: &'f [Application],
) -> BTreeMap<String, &'f Application> {
    let mut found = BTreeMap::new();
    let mut taken = claimed.clone();
    for step in &event.steps {
        let Some(service) = step.service() else { continue };
        let own = bundle.contents.files.get(&step.key);
        let begun = own.and_then(|id| files.iter().find(|file| file.id == *id));
        let free = || {
            let fits = |file: &&Application| {
                file.service == service
                    && file.country == bundle.contents.country
                    && file.facts.opened_at >= bundle.opened_at
                    && !taken.contains(&file.id)
            };
            files.iter().filter(fits).max_by_key(|file| file.facts.opened_at)
        };
        if let Some(file) = begun.or_else(free) {
            taken.insert(file.id);
            found.insert(step.key.clone(), file);
        }
    }
    found
}
