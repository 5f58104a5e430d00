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
    let countries = Countries::iter().filter_map(|name| {
        let sources = Sources::new().with(name.as_ref(), text::<Countries>(&name)?);
        Some(Definition { kind: Kind::Country, place: "countries".to_owned(), sources })
    });
    Definitions(services.chain(countries).collect())
}

fn text<E: RustEmbed>(name: &str) -> Option<String> {
    let wanted = name.ends_with(".toml") || name.ends_with(".typ");
    let file = wanted.then(|| E::get(name)).flatten()?;
    String::from_utf8(file.data.into_owned()).ok()
}
