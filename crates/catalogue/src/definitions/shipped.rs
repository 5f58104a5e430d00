//! The definitions built into the program, so that it can be started anywhere.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use service_model::Sources;

use super::{Definition, Definitions, Kind};

#[derive(RustEmbed)]
#[folder = "../../services"]
struct Services;

#[derive(RustEmbed)]
#[folder = "../../countries"]
struct Countries;

#[derive(RustEmbed)]
#[folder = "../../life-events"]
struct LifeEvents;

#[derive(RustEmbed)]
#[folder = "../../messages"]
struct Messages;

#[derive(RustEmbed)]
#[folder = "../../privileges"]
struct Privileges;

#[derive(RustEmbed)]
#[folder = "../../agency-services"]
struct AgencyServices;

#[derive(RustEmbed)]
#[folder = "../../trainings"]
struct Trainings;

pub(super) fn read() -> Definitions {
    let mut services: BTreeMap<String, Sources> = BTreeMap::new();
    for name in Services::iter() {
        // <agency>/<service>/<file>
        let Some((at, _)) = name.match_indices('/').nth(1) else { continue };
        let (place, file) = (format!("services/{}", &name[..at]), &name[at + 1..]);
        if let Some(text) = text::<Services>(&name) {
            let sources = services.remove(&place).unwrap_or_default();
            services.insert(place, sources.with(file, text));
        }
    }
    let services = services.into_iter().map(|(place, sources)| Definition { kind: Kind::Service, place, sources });
    let countries = single::<Countries>(Kind::Country, "countries");
    let events = single::<LifeEvents>(Kind::LifeEvent, "life-events");
    let privileges = single::<Privileges>(Kind::Privilege, "privileges");
    let others = single::<AgencyServices>(Kind::AgencyService, "agency-services");
    let trainings = single::<Trainings>(Kind::Training, "trainings");
    let all = services.chain(countries).chain(events).chain(messages()).chain(privileges).chain(others);
    Definitions(all.chain(trainings).collect())
}

/// The messages, which the program sends before the ministry published any.
pub(super) fn messages() -> impl Iterator<Item = Definition> {
    single::<Messages>(Kind::Message, "messages")
}

/// Definitions of one file each.
fn single<E: RustEmbed>(kind: Kind, place: &'static str) -> impl Iterator<Item = Definition> {
    E::iter().filter_map(move |name| {
        let sources = Sources::new().with(name.as_ref(), text::<E>(&name)?);
        Some(Definition { kind, place: place.to_owned(), sources })
    })
}

fn text<E: RustEmbed>(name: &str) -> Option<String> {
    let wanted = name.ends_with(".toml") || name.ends_with(".typ");
    let file = wanted.then(|| E::get(name)).flatten()?;
    String::from_utf8(file.data.into_owned()).ok()
}
