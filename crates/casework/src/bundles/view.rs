//! A bundle as its owner sees it: the plan, and how far each step is. Only the owner's files are read.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use catalogue::{Catalogue, CurrentCountry, Snapshot};
use kernel::{Id, Outcome, marks};
use service_model::{LifeEvent, life_event::Plan};
use store::Cx;

use super::{
    model::{Bundle, Standing, files_of},
    store as rows,
};
use crate::applications::{model::Application, store as files};

/// A bundle with everything its pages need.
pub struct View {
    /// The bundle.
    pub bundle: Bundle,
    /// The definitions.
    pub snapshot: Arc<Snapshot>,
    /// The event, as it is in force.
    pub event: Arc<LifeEvent>,
    /// The file of each step that has one.
    pub files: BTreeMap<String, Application>,
}

impl View {
    /// The view of a bundle loaded for its owner.
    ///
    /// # Errors
    /// Not found if the event is no longer published; faults of the database.
    pub async fn of(cx: &mut Cx, catalogue: &Catalogue, bundle: Bundle) -> Outcome<Self> {
        let snapshot = catalogue.snapshot(cx.store()).await?;
        let event = Arc::clone(snapshot.life_event(&bundle.contents.event)?);
        let own = files::list_of(cx, bundle.owner).await?;
        let bundles = rows::of_owner(cx, bundle.owner).await?;
        let claimed: BTreeSet<Id<marks::Application>> =
            bundles.iter().flat_map(|own| own.contents.files.values().copied()).collect();
        let found = files_of(&event, &bundle, &claimed, &own);
        let files = found.into_iter().map(|(step, file)| (step, file.clone())).collect();
        Ok(Self { bundle, snapshot, event, files })
    }

    /// The plan for the country and the answers of the bundle.
    pub fn plan(&self) -> Plan<'_> {
        let contents = &self.bundle.contents;
        Plan::of(&self.event, &contents.country, &contents.chosen(&self.event))
    }

    /// How far a step is.
    pub fn standing(&self, step: &str) -> Standing {
        let ticked = self.bundle.contents.ticked.contains_key(step);
        Standing::of(ticked, self.files.get(step).map(Application::stage))
    }

    /// The country of residence.
    ///
    /// # Errors
    /// Not found if it is no longer published.
    pub fn country(&self) -> Outcome<&CurrentCountry> {
        self.snapshot.country(&self.bundle.contents.country)
    }

    /// The step that can be begun next, if there is one.
    pub fn next(&self, plan: &Plan<'_>) -> Option<String> {
        let keys = |wanted: fn(Standing) -> bool| -> BTreeSet<&str> {
            self.event.steps.iter().map(|step| step.key.as_str()).filter(|key| wanted(self.standing(key))).collect()
        };
        let done = keys(Standing::is_done);
        let begun = keys(|standing| standing == Standing::UnderWay);
        plan.next(&done, &begun).map(|planned| planned.step.key.clone())
    }
}
