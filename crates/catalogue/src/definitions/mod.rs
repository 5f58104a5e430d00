//! Definitions as files: read from a folder or from the binary itself, and checked all together.
//!
//! A file is only a proposal. What runs is the revision that was imported from it and published.

mod folder;
pub(crate) mod messages;
pub(crate) mod once;
mod shipped;

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
    path::Path,
    sync::Arc,
};

use kernel::Outcome;
use service_model::{
    AgencyService, Country, Finding, Group, LifeEvent, Message, Privilege, Service, Sources, Spot, Training,
    agency_service, golden, graph, life_event, privilege, training,
};

/// What kind of thing is defined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A service.
    Service,
    /// A country.
    Country,
    /// A life event: the steps after a birth, a marriage, a divorce, a death.
    LifeEvent,
    /// A message: the words in which people are told something.
    Message,
    /// A privilege: what a body of the state grants Egyptians abroad.
    Privilege,
    /// A service of another agency.
    AgencyService,
    /// A training initiative.
    Training,
}

impl Kind {
    /// Every kind, in the order in which the desk lists them.
    pub const ALL: [Self; 7] = [
        Self::Service,
        Self::Country,
        Self::LifeEvent,
        Self::Message,
        Self::Privilege,
        Self::AgencyService,
        Self::Training,
    ];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Country => "country",
            Self::LifeEvent => "life_event",
            Self::Message => "message",
            Self::Privilege => "privilege",
            Self::AgencyService => "agency_service",
            Self::Training => "training",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// One definition as files.
#[derive(Clone, Debug)]
pub struct Definition {
    /// What is defined.
    pub kind: Kind,
    /// Where its files lie, relative to the root; findings name it.
    pub place: String,
    /// Its files, named relative to `place` (but for a service it is one file, named like itself).
    pub sources: Sources,
}

/// The definitions of a folder with `services/`, `countries/`, `life-events/`, `messages/`, `privileges/`,
/// `agency-services/` and `trainings/`.
#[derive(Clone, Debug, Default)]
pub struct Definitions(pub Vec<Definition>);

/// Definitions that were read and found right.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Services by key, with their files.
    pub services: BTreeMap<String, (Service, Definition)>,
    /// Countries by key, with their files.
    pub countries: BTreeMap<String, (Country, Definition)>,
    /// Life events by key, with their files.
    pub life_events: BTreeMap<String, (LifeEvent, Definition)>,
    /// Messages by key, with their files.
    pub messages: BTreeMap<String, (Message, Definition)>,
    /// Privileges by key, with their files.
    pub privileges: BTreeMap<String, (Privilege, Definition)>,
    /// Services of other agencies by key, with their files.
    pub agency_services: BTreeMap<String, (AgencyService, Definition)>,
    /// Training initiatives by key, with their files.
    pub trainings: BTreeMap<String, (Training, Definition)>,
}

impl Loaded {
    /// Every definition with its kind and key.
    pub fn definitions(&self) -> impl Iterator<Item = (Kind, &str, &Definition)> {
        let services = self.services.iter().map(|(key, (_, files))| (Kind::Service, key.as_str(), files));
        let countries = self.countries.iter().map(|(key, (_, files))| (Kind::Country, key.as_str(), files));
        let events = self.life_events.iter().map(|(key, (_, files))| (Kind::LifeEvent, key.as_str(), files));
        let messages = self.messages.iter().map(|(key, (_, files))| (Kind::Message, key.as_str(), files));
        let privileges = self.privileges.iter().map(|(key, (_, files))| (Kind::Privilege, key.as_str(), files));
        let others = self.agency_services.iter().map(|(key, (_, files))| (Kind::AgencyService, key.as_str(), files));
        let trainings = self.trainings.iter().map(|(key, (_, files))| (Kind::Training, key.as_str(), files));
        services.chain(countries).chain(events).chain(messages).chain(privileges).chain(others).chain(trainings)
    }
}

impl Definitions {
    /// Reads `root/services/<agency>/<service>/…`, and the files of `root/countries`, `root/life-events`,
    /// `root/messages`, `root/privileges`, `root/agency-services` and `root/trainings`.
    ///
    /// # Errors
    /// A fault if the folder cannot be read.
    pub fn read(root: &Path) -> Outcome<Self> {
        folder::read(root)
    }

    /// The definitions that were built into this program.
    pub fn shipped() -> Self {
        shipped::read()
    }

    /// Loads and checks everything: each definition by itself, all against each other, and the golden examples.
    ///
    /// # Errors
    /// Every finding, when there is at least one.
    pub fn load(&self) -> Result<Loaded, Vec<Finding>> {
        let mut loaded = Loaded::default();
        let mut findings = Vec::new();
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::Country) {
            match once::definition(&definition.sources, Country::load) {
                Ok(country) => insert(&mut loaded.countries, country.key.clone(), country, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        let countries: BTreeMap<String, Country> =
            loaded.countries.iter().map(|(key, (country, _))| (key.clone(), country.clone())).collect();
        // What the examples of a service come to hangs on its own files and on those of every country.
        let abroad = once::joined(loaded.countries.values().map(|(_, own)| once::digest(&own.sources)));
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::Service) {
            match once::definition(&definition.sources, Service::load) {
                Ok(service) => {
                    let files = once::joined([once::digest(&definition.sources), abroad]);
                    let run = || Ok::<_, Infallible>(golden::run(&service, &definition.sources, &countries));
                    let Ok(found) = once::remembered(files, run);
                    findings.extend(placed(found.to_vec(), &definition.place));
                    insert(&mut loaded.services, service.key.clone(), service, definition, &mut findings);
                }
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::LifeEvent) {
            match once::definition(&definition.sources, LifeEvent::load) {
                Ok(event) => insert(&mut loaded.life_events, event.key.clone(), event, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::Message) {
            match once::definition(&definition.sources, Message::load) {
                Ok(message) => insert(&mut loaded.messages, message.key.clone(), message, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::Privilege) {
            match once::definition(&definition.sources, Privilege::load) {
                Ok(own) => insert(&mut loaded.privileges, own.key.clone(), own, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::AgencyService) {
            match once::definition(&definition.sources, AgencyService::load) {
                Ok(own) => insert(&mut loaded.agency_services, own.key.clone(), own, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        for definition in self.0.iter().filter(|definition| definition.kind == Kind::Training) {
            match once::definition(&definition.sources, Training::load) {
                Ok(own) => insert(&mut loaded.trainings, own.key.clone(), own, definition, &mut findings),
                Err(found) => findings.extend(placed(found, &definition.place)),
            }
        }
        let services: Vec<(&str, &Service)> =
            loaded.services.values().map(|(service, files)| (files.place.as_str(), service)).collect();
        findings.extend(graph::check(&services));
        findings.extend(grouped(&services));
        findings.extend(offered(&loaded, self));
        findings.extend(apart(&loaded));
        findings.extend(walked(&loaded, self));
        findings.extend(granted(&loaded, self));
        findings.extend(given(&loaded, self));
        findings.extend(taught(&loaded, self));
        findings.extend(messages::check(&loaded));
        findings.sort();
        if findings.is_empty() { Ok(loaded) } else { Err(findings) }
    }
}

/// Checks the definitions below `root`: everything that is wrong, with file and line.
///
/// # Errors
/// A fault if the folder cannot be read.
pub fn check_folder(root: &Path) -> Outcome<Vec<Finding>> {
    Ok(Definitions::read(root)?.load().err().unwrap_or_default())
}

fn insert<T: Clone>(
    into: &mut BTreeMap<String, (T, Definition)>,
    key: String,
    value: Arc<T>,
    definition: &Definition,
    findings: &mut Vec<Finding>,
) {
    let message = format!("the {} `{key}` is defined twice", definition.kind.as_str());
    if into.insert(key, (Arc::unwrap_or_clone(value), definition.clone())).is_some() {
        findings.push(Finding { spot: Spot::start_of(&definition.place), code: "duplicate", message });
    }
}

/// Services of one group call it alike and put it in one place.
fn grouped(services: &[(&str, &Service)]) -> Vec<Finding> {
    let mut known: BTreeMap<&str, &Group> = BTreeMap::new();
    let mut findings = Vec::new();
    for (place, service) in services {
        let Some(group) = &service.group else { continue };
        let first = *known.entry(&group.key).or_insert(group);
        if (&first.names, first.place) != (&group.names, group.place) {
            let message = format!("the group `{}` has another name or place in another service", group.key);
            findings.push(Finding { spot: group.spot().below(place), code: "group", message });
        }
    }
    findings
}

/// A country offers only services that exist, and the documents its rows speak of are issued by one.
fn offered(loaded: &Loaded, definitions: &Definitions) -> Vec<Finding> {
    let mut findings = Vec::new();
    let documents: Vec<&str> =
        loaded.services.values().flat_map(|(s, _)| s.outputs.iter().map(|o| o.document.as_str())).collect();
    // A service that did not load is reported by itself; what names it is looked at when it does.
    let all = all_services(loaded, definitions);
    for (country, _) in loaded.countries.values().filter(|_| all) {
        let spot = Spot::start_of(&format!("countries/{}.toml", country.key));
        let mut say = |message: String| {
            findings.push(Finding { spot: spot.clone(), code: "service-unknown", message });
        };
        for key in country.services.iter().chain(country.todays_ways.iter().map(|way| &way.service)) {
            if !loaded.services.contains_key(key) {
                say(format!("the country names the service `{key}`, which does not exist"));
            }
        }
        for row in country.uses.iter().filter(|row| !documents.contains(&row.document.as_str())) {
            say(format!("a [[use]] row names the document `{}`, which no service issues", row.document));
        }
    }
    findings
}

/// Officers and files are bound to a mission by its key, so no two countries share one.
fn apart(loaded: &Loaded) -> Vec<Finding> {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (country, _) in loaded.countries.values() {
        for mission in &country.missions {
            let other = *known.entry(&mission.key).or_insert(&country.key);
            if other != country.key {
                let message = format!("the mission `{}` is one of the country `{other}` already", mission.key);
                let spot = Spot::start_of(&format!("countries/{}.toml", country.key));
                findings.push(Finding { spot, code: "duplicate", message });
            }
        }
    }
    findings
}

/// The steps of life events are done by services that exist, and carry what both sides ask.
fn walked(loaded: &Loaded, definitions: &Definitions) -> Vec<Finding> {
    if !all_services(loaded, definitions) {
        return Vec::new();
    }
    let events: Vec<(&str, &LifeEvent)> =
        loaded.life_events.values().map(|(event, files)| (files.place.as_str(), event)).collect();
    let services: Vec<&Service> = loaded.services.values().map(|(service, _)| service).collect();
    let countries: BTreeSet<&str> = loaded.countries.keys().map(String::as_str).collect();
    life_event::check(&events, &services, &countries)
}

/// Privileges name services and countries that exist.
fn granted(loaded: &Loaded, definitions: &Definitions) -> Vec<Finding> {
    if !all_services(loaded, definitions) {
        return Vec::new();
    }
    let privileges: Vec<(&str, &Privilege)> =
        loaded.privileges.values().map(|(own, files)| (files.place.as_str(), own)).collect();
    let services: BTreeSet<&str> = loaded.services.keys().map(String::as_str).collect();
    let countries: BTreeSet<&str> = loaded.countries.keys().map(String::as_str).collect();
    privilege::check(&privileges, &services, &countries)
}

/// Services of other agencies name services and privileges that exist.
fn given(loaded: &Loaded, definitions: &Definitions) -> Vec<Finding> {
    let privileges = definitions.0.iter().filter(|own| own.kind == Kind::Privilege).count();
    if !all_services(loaded, definitions) || loaded.privileges.len() != privileges {
        return Vec::new();
    }
    let all: Vec<(&str, &AgencyService)> =
        loaded.agency_services.values().map(|(own, files)| (files.place.as_str(), own)).collect();
    let services: BTreeSet<&str> = loaded.services.keys().map(String::as_str).collect();
    let privileges: BTreeSet<&str> = loaded.privileges.keys().map(String::as_str).collect();
    agency_service::check(&all, &services, &privileges)
}

/// Training initiatives name services that exist.
fn taught(loaded: &Loaded, definitions: &Definitions) -> Vec<Finding> {
    if !all_services(loaded, definitions) {
        return Vec::new();
    }
    let all: Vec<(&str, &Training)> =
        loaded.trainings.values().map(|(own, files)| (files.place.as_str(), own)).collect();
    let services: BTreeSet<&str> = loaded.services.keys().map(String::as_str).collect();
    training::check(&all, &services)
}

fn all_services(loaded: &Loaded, definitions: &Definitions) -> bool {
    loaded.services.len() == definitions.0.iter().filter(|own| own.kind == Kind::Service).count()
}

fn placed(findings: Vec<Finding>, place: &str) -> impl Iterator<Item = Finding> {
    findings.into_iter().map(move |mut finding| {
        finding.spot = finding.spot.below(place);
        finding
    })
}
