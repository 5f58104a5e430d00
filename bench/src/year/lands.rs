//! Countries that are open in the year and their missions. The definitions are those that are shipped, with two lines
//! changed as an operator would: the stage, and a rate for the whole year.

use anyhow::{Context, Result};
use catalogue::definitions::{Definitions, Kind};
use service_model::{Country, country::Calendar};
use testkit::World;

/// Keys of the countries, what a pound is worth there, and the beginning of a mobile number.
pub const OPEN: [(&str, &str, &str); 4] = [
    ("ae", "0.076500", "+97150"),
    ("kw", "0.006450", "+9655"),
    ("sa", "0.078000", "+96650"),
    ("it", "0.018200", "+39340"),
];

/// A mission at work.
pub struct Post {
    /// Key of the mission.
    pub mission: String,
    /// Its country.
    pub country: Country,
    /// The part of an address that leads to it, and what is chosen there.
    pub area: (String, String),
    /// The beginning of a mobile number there.
    pub mobile: &'static str,
}

/// The shipped definitions with the countries of the year open.
pub fn definitions() -> Result<Definitions> {
    let mut definitions = Definitions::shipped();
    for (key, rate, _) in OPEN {
        let name = format!("{key}.toml");
        let own = definitions
            .0
            .iter_mut()
            .find(|one| one.kind == Kind::Country && one.sources.get(&name).is_some())
            .with_context(|| format!("the country {key}"))?;
        let text = own.sources.get(&name).unwrap_or_default();
        let opened = text.replacen("stage = \"closed\"", "stage = \"open\"", 1).replacen(
            "stage = \"pilot\"",
            "stage = \"open\"",
            1,
        );
        let rated = if opened.contains("\n[rate]\n") {
            opened
        } else {
            format!(
                "{opened}\n[rate]\nfor_one_pound = \"{rate}\"\nsource = {{ ar = \"سعر تقديري للتجربة\", en = \"planning rate \
                 of the rehearsal\" }}\nat = 2026-11-20T06:00:00Z\nvalid_until = 2027-12-31T20:00:00Z\n"
            )
        };
        own.sources = own.sources.clone().with(&name, rated);
    }
    // What is shown of a closed country is shown of one that stays closed.
    for own in &mut definitions.0 {
        let example = "examples/closed_country.toml";
        if let Some(text) = own.sources.get(example) {
            let elsewhere = text.replace("country = \"sa\"", "country = \"us\"");
            own.sources = own.sources.clone().with(example, elsewhere);
        }
    }
    Ok(definitions)
}

/// The missions of those countries.
pub async fn posts(world: &World) -> Result<Vec<Post>> {
    let snapshot = world.areas.catalogue.snapshot(world.store()).await?;
    let mut posts = Vec::new();
    for (key, _, mobile) in OPEN {
        let country: &Country = &snapshot.country(key)?.definition;
        let field = country.address_form.area.clone().context("the part of an address that decides")?;
        for mission in &country.missions {
            let choice = mission.serves.first().context("an area that is served")?.clone();
            posts.push(Post {
                mission: mission.key.clone(),
                country: country.clone(),
                area: (field.clone(), choice),
                mobile,
            });
        }
    }
    Ok(posts)
}

/// The calendar by which the Authority and the central review work.
pub async fn home(world: &World) -> Result<Calendar> {
    let snapshot = world.areas.catalogue.snapshot(world.store()).await?;
    Ok(snapshot.country("eg")?.definition.calendar.clone())
}
