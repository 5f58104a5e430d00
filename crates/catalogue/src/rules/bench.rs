//! A draft laid out: among everything that runs beside it, checked, compared, and tried on the people of the examples.
//!
//! Nothing here writes. A definition is never checked alone: a country names services, an example lives in a country, and
//! a circle of preconditions shows only when all are looked at together.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Day, Outcome};
use service_model::{
    Country, Finding, Names, Service, Sources, Spot,
    difference::{self, Change},
    golden::{self, Told},
};
use store::Cx;

use super::{model::Draft, store as rows};
use crate::{
    definitions::{Definition, Definitions, Kind, once},
    revisions::{Revision, delivered as revisions},
};

/// A draft with everything it is judged by.
pub(super) struct Bench {
    /// The draft.
    pub draft: Draft,
    /// The published revision it would follow, if there is one.
    pub latest: Option<Revision>,
    /// The files of that revision; none for something new.
    pub running: Sources,
    /// Everything else.
    others: Vec<Definition>,
}

/// What an example says of the draft.
pub(super) struct Tried {
    /// Its file.
    pub file: String,
    /// Who it is about.
    pub title: Names,
    /// Its day.
    pub day: Day,
    /// What comes out otherwise than it expects: what, expected, found. Nothing means that it holds.
    pub differences: Vec<(&'static str, String, String)>,
}

/// What a change means for a person of an example on the day it would hold.
pub(super) struct Meant {
    /// Who it is.
    pub title: Names,
    /// The files of the service she asks for, which name what is told.
    pub files: Sources,
    /// What holds now; none for something new.
    pub before: Option<Told>,
    /// What would hold, or what cannot be worked out.
    pub after: Result<Told, String>,
}

/// Lays out a draft. What was never published yet stands as its open draft, so that a first set of definitions can be
/// checked at all.
///
/// # Errors
/// Faults of the database.
pub(super) async fn lay(cx: &mut Cx, draft: Draft) -> Outcome<Bench> {
    let mut others = Vec::new();
    let (mut latest, mut running) = (None, Sources::new());
    for (revision, content) in revisions::latest(cx).await? {
        if (revision.kind, &revision.key) == (draft.kind, &draft.key) {
            running = content.sources();
            latest = Some(revision);
        } else {
            others.push(Definition { kind: revision.kind, place: revision.place, sources: content.sources() });
        }
    }
    for other in rows::list(cx, None).await?.into_iter().filter(|other| other.base.is_none() && other.id != draft.id) {
        others.push(Definition { kind: other.kind, place: other.place, sources: other.files });
    }
    Ok(Bench { draft, latest, running, others })
}

/// A service as it runs and as it would, with the files of its examples.
type Affected = (Option<Arc<Service>>, Option<Arc<Service>>, Sources);

impl Bench {
    /// The same with other files in the draft.
    pub fn with(&self, files: Sources) -> Self {
        let draft = Draft { files, ..self.draft.clone() };
        Self { draft, latest: self.latest.clone(), running: self.running.clone(), others: self.others.clone() }
    }

    /// Everything that is wrong with the draft, and what it would make wrong elsewhere.
    pub fn findings(&self) -> Vec<Finding> {
        match self.among(self.draft.files.clone()).load() {
            Ok(loaded) => {
                let known = match self.draft.kind {
                    Kind::Service => loaded.services.contains_key(&self.draft.key),
                    Kind::Country => loaded.countries.contains_key(&self.draft.key),
                    Kind::LifeEvent => loaded.life_events.contains_key(&self.draft.key),
                    Kind::Message => loaded.messages.contains_key(&self.draft.key),
                    Kind::Privilege => loaded.privileges.contains_key(&self.draft.key),
                    Kind::AgencyService => loaded.agency_services.contains_key(&self.draft.key),
                    Kind::Training => loaded.trainings.contains_key(&self.draft.key),
                };
                let message = format!("the key must stay `{}`: files under way name it", self.draft.key);
                let first = self.draft.files.iter().map(|(name, _)| name).find(|name| !name.contains('/'));
                let spot = Spot::start_of(&self.draft.path(first.unwrap_or_default()));
                if known { Vec::new() } else { vec![Finding { spot, code: "key-changed", message }] }
            }
            Err(findings) if findings.iter().all(|finding| self.is_own(finding)) => findings,
            Err(findings) => {
                let before = self.among(self.running.clone()).load().err().unwrap_or_default();
                findings.into_iter().filter(|one| self.is_own(one) || !before.contains(one)).collect()
            }
        }
    }

    /// What the draft changes.
    pub fn changes(&self) -> Vec<Change> {
        difference::between(&self.running, &self.draft.files)
    }

    /// The examples of the draft, run on its rules.
    pub fn examples(&self) -> Vec<Tried> {
        let countries = self.countries(&self.draft.files);
        let Some(service) = self.service(&self.draft.files) else { return Vec::new() };
        let tried = |sample: golden::Sample<'_>| Tried {
            title: sample.title(),
            day: sample.day(),
            differences: sample.differences(&service),
            file: sample.file,
        };
        golden::samples(&self.draft.files, &countries).into_iter().map(tried).collect()
    }

    /// An example written anew with what comes out now; nothing if it cannot be worked out.
    pub fn retold(&self, file: &str) -> Option<String> {
        let countries = self.countries(&self.draft.files);
        let service = self.service(&self.draft.files)?;
        let sample = golden::samples(&self.draft.files, &countries).into_iter().find(|sample| sample.file == file)?;
        let told = sample.told(&service, sample.day()).ok()?;
        golden::retold(self.draft.files.get(file)?, &told).ok()
    }

    /// The people of the examples on `day`, under what runs and under the draft.
    pub fn people(&self, day: Day) -> Vec<Meant> {
        let (before, after) = (self.countries(&self.running), self.countries(&self.draft.files));
        let mut meant = Vec::new();
        for (old, new, examples) in self.services() {
            let Some(new) = new else { continue };
            let then = golden::samples(&examples, &before);
            for sample in golden::samples(&examples, &after) {
                let same = then.iter().find(|other| other.file == sample.file);
                let before = old.as_ref().zip(same).and_then(|(old, same)| same.told(old, day).ok());
                let after = sample.told(&new, day);
                meant.push(Meant { title: sample.title(), files: examples.clone(), before, after });
            }
        }
        meant
    }

    /// The services to look at, as they run and as they would: the draft's own, for a country every service, for what
    /// has no price none.
    fn services(&self) -> Vec<Affected> {
        match self.draft.kind {
            Kind::Service => {
                vec![(self.service(&self.running), self.service(&self.draft.files), self.draft.files.clone())]
            }
            Kind::Country => {
                let services = self.others.iter().filter(|other| other.kind == Kind::Service);
                let pair = |other: &Definition| {
                    let service = once::definition(&other.sources, Service::load).ok();
                    (service.clone(), service, other.sources.clone())
                };
                services.map(pair).collect()
            }
            // No price and no right to a service hangs on what a list of steps, a message, a privilege, another agency's
            // service or an initiative says.
            Kind::LifeEvent | Kind::Message | Kind::Privilege | Kind::AgencyService | Kind::Training => Vec::new(),
        }
    }

    fn service(&self, files: &Sources) -> Option<Arc<Service>> {
        (self.draft.kind == Kind::Service).then(|| once::definition(files, Service::load).ok()).flatten()
    }

    fn countries(&self, own: &Sources) -> BTreeMap<String, Country> {
        let all = self.among(own.clone());
        let countries = all.0.iter().filter(|one| one.kind == Kind::Country);
        let loaded = countries.filter_map(|one| once::definition(&one.sources, Country::load).ok());
        loaded.map(|country| (country.key.clone(), Arc::unwrap_or_clone(country))).collect()
    }

    /// Everything with these files for the draft's own definition; without it if there are none.
    fn among(&self, files: Sources) -> Definitions {
        let own = Definition { kind: self.draft.kind, place: self.draft.place.clone(), sources: files };
        let there = own.sources.iter().next().is_some();
        Definitions(self.others.iter().cloned().chain(there.then_some(own)).collect())
    }

    fn is_own(&self, finding: &Finding) -> bool {
        self.draft.file_at(&finding.spot.file).is_some()
    }
}
