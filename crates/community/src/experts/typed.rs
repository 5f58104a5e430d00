//! A profile, an entry and a need as people type them.

use std::collections::BTreeMap;

use kernel::{Outcome, Slips};
use web::{Fields, components::DateInput};

use super::{
    entry::{self, Entry, EntryKind},
    model::{Audience, Availability, BothNames, Category, Content, Offer, Section},
    need::{Need, Place},
    vocabulary::Lexicon,
};

/// The most characters of a line, and of a longer text.
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 2_000;

fn line(fields: &Fields, name: &'static str, most: usize, slips: &mut Slips) -> String {
    let text = fields.text(name);
    if text.chars().count() > most {
        slips.add(name, "experts-slip-long");
    }
    text.to_owned()
}

fn required(fields: &Fields, name: &'static str, most: usize, slips: &mut Slips) -> String {
    let text = line(fields, name, most, slips);
    if text.is_empty() {
        slips.add(name, "experts-slip-required");
    }
    text
}

fn chosen<T: Copy>(read: Option<T>, name: &'static str, slips: &mut Slips) -> Option<T> {
    if read.is_none() {
        slips.add(name, "experts-slip-choose");
    }
    read
}

/// What somebody wrote of herself; for whom each part is stays as it was.
///
/// # Errors
/// Every slip.
pub(super) fn content(fields: &Fields, lexicon: &Lexicon, shown: BTreeMap<Section, Audience>) -> Outcome<Content> {
    let mut slips = Slips::new();
    let vocabulary = lexicon.vocabulary();
    let names = BothNames {
        ar: line(fields, "name_ar", LINE, &mut slips),
        latin: line(fields, "name_latin", LINE, &mut slips),
    };
    if names.ar.is_empty() && names.latin.is_empty() {
        slips.add("name_ar", "experts-slip-name");
    }
    let category = chosen(Category::parse(fields.text("category")), "category", &mut slips);
    let field = chosen(vocabulary.field(fields.text("field")), "field", &mut slips);
    let country = chosen(vocabulary.place(fields.text("country")), "country", &mut slips);
    let about = line(fields, "about", TEXT, &mut slips);
    let other_skills = required(fields, "skills", TEXT, &mut slips);
    let availability = chosen(Availability::parse(fields.text("availability")), "availability", &mut slips);
    let known = |code: &&str| vocabulary.language(code).is_some();
    let languages: Vec<String> = fields.all("languages").into_iter().filter(known).map(str::to_owned).collect();
    let offers: Vec<Offer> = fields.all("offers").into_iter().filter_map(Offer::parse).collect();
    match (category, field, country, availability) {
        (Some(category), Some(field), Some(country), Some(availability)) if slips.is_empty() => Ok(Content {
            names,
            about,
            category,
            field: field.code.clone(),
            country: country.key.clone(),
            skills: lexicon.said(&other_skills).skills.into_iter().collect(),
            other_skills,
            languages,
            offers,
            availability,
            shown,
        }),
        _ => Err(slips.into()),
    }
}

/// An entry.
///
/// # Errors
/// Every slip.
pub(super) fn entry(fields: &Fields) -> Outcome<Entry> {
    let mut slips = Slips::new();
    let kind = chosen(EntryKind::parse(fields.text("kind")), "kind", &mut slips);
    let title = required(fields, "title", 600, &mut slips);
    let (by, of) = (line(fields, "by", 600, &mut slips), line(fields, "of", 600, &mut slips));
    let mut year = |name: &'static str| {
        let year = entry::year(fields.text(name));
        if year.is_none() && !fields.text(name).is_empty() {
            slips.add(name, "experts-slip-year");
        }
        year
    };
    let (from, until) = (year("year"), year("until"));
    let link = entry::link(fields.text("link"));
    if link.is_none() && !fields.text("link").is_empty() {
        slips.add("link", "experts-slip-link");
    }
    let doi = entry::doi(fields.text("doi"));
    if doi.is_none() && !fields.text("doi").is_empty() {
        slips.add("doi", "experts-slip-doi");
    }
    match kind {
        Some(kind) if slips.is_empty() => Ok(Entry { kind, title, by, of, year: from, until, doi, link }),
        _ => Err(slips.into()),
    }
}

/// For whom each section is.
///
/// # Errors
/// A slip at each that is not chosen.
pub(super) fn shown(fields: &Fields) -> Outcome<BTreeMap<Section, Audience>> {
    let mut slips = Slips::new();
    let mut shown = BTreeMap::new();
    for section in Section::ALL {
        match Audience::parse(fields.text(section.as_str())) {
            Some(audience) => shown.extend([(*section, audience)]),
            None => {
                slips.add(section.as_str(), "experts-slip-choose");
            }
        }
    }
    slips.or(|| shown)
}

/// A need.
///
/// # Errors
/// Every slip.
pub(super) fn need(fields: &Fields, lexicon: &Lexicon) -> Outcome<Need> {
    let mut slips = Slips::new();
    let vocabulary = lexicon.vocabulary();
    let title = required(fields, "title", LINE, &mut slips);
    let about = required(fields, "about", TEXT, &mut slips);
    let agency = required(fields, "agency", LINE, &mut slips);
    let field = chosen(vocabulary.field(fields.text("field")), "field", &mut slips);
    let offer = chosen(Offer::parse(fields.text("offer")), "offer", &mut slips);
    let place = chosen(Place::parse(fields.text("place")), "place", &mut slips);
    let until = DateInput::read(fields, "last", &mut slips);
    if until.is_none() && !slips.0.iter().any(|own| own.field == "last") {
        slips.add("last", "experts-slip-required");
    }
    let known = |code: &&str| vocabulary.language(code).is_some();
    let languages = fields.all("languages").into_iter().filter(known).map(str::to_owned).collect();
    let country = vocabulary.place(fields.text("country")).map(|own| own.key.clone());
    match (field, offer, place, until) {
        (Some(field), Some(offer), Some(place), Some(until)) if slips.is_empty() => {
            let skills = lexicon.said(&format!("{title} {about}")).skills.into_iter().collect();
            Ok(Need {
                title,
                about,
                agency,
                field: field.code.clone(),
                skills,
                offer,
                place,
                languages,
                country,
                until,
            })
        }
        _ => Err(slips.into()),
    }
}
