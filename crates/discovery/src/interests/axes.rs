//! Axes of interest and professions as data, and under which axes each thing stands.

use std::collections::BTreeMap;

use kernel::{Failure, Locale, Outcome};
use serde::Deserialize;
use service_model::Names;

/// What comes with the program.
const SHIPPED: &str = include_str!("../../interests.toml");

/// Every axis and profession, and what stands under them.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axes {
    /// Counted up with every change of meaning.
    pub version: i32,
    /// The axes, in the order in which they are offered.
    #[serde(rename = "axis")]
    pub axes: Vec<Named>,
    /// The professions, in the order in which they are offered.
    #[serde(rename = "profession")]
    pub professions: Vec<Named>,
    groups: BTreeMap<String, Vec<String>>,
    topics: BTreeMap<String, Vec<String>>,
    situations: BTreeMap<String, Vec<String>>,
    trainings: Vec<String>,
    never: Never,
    keys: BTreeMap<String, Vec<String>>,
}

/// A key with its names.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its key.
    pub key: String,
    names: Names,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    situations: Vec<String>,
}

impl Named {
    /// Its name for a reader.
    pub fn name(&self, locale: Locale) -> &str {
        self.names.get(locale)
    }
}

impl Axes {
    /// The axes that come with the program.
    ///
    /// # Errors
    /// As [`Axes::parse`].
    pub fn shipped() -> Outcome<Self> {
        Self::parse(SHIPPED)
    }

    /// Reads a file of axes.
    ///
    /// # Errors
    /// A fault if it is no such file, if a key stands twice, or if something stands under an axis that there is not.
    pub fn parse(text: &str) -> Outcome<Self> {
        let axes: Self = toml::from_str(text).map_err(|error| Failure::fault("reading the axes of interest", error))?;
        let wrong = |why: String| Failure::fault("reading the axes of interest", why);
        for list in [&axes.axes, &axes.professions] {
            for (at, own) in list.iter().enumerate() {
                if list[..at].iter().any(|other| other.key == own.key) {
                    return Err(wrong(format!("`{}` stands there twice", own.key)));
                }
            }
        }
        let named = [&axes.groups, &axes.topics, &axes.situations, &axes.keys];
        match named
            .iter()
            .flat_map(|own| own.values().flatten())
            .chain(&axes.trainings)
            .find(|key| axes.axis(key).is_none())
        {
            Some(unknown) => Err(wrong(format!("there is no axis `{unknown}`"))),
            None => Ok(axes),
        }
    }

    /// The axis with this key, and its place.
    pub fn axis(&self, key: &str) -> Option<(usize, &Named)> {
        self.axes.iter().enumerate().find(|(_, own)| own.key == key)
    }

    /// The profession with this key, and its place.
    pub fn profession(&self, key: &str) -> Option<(usize, &Named)> {
        self.professions.iter().enumerate().find(|(_, own)| own.key == key)
    }

    /// The axes of a service of this platform in this group.
    pub(super) fn of_service(&self, key: &str, group: Option<&str>) -> Vec<usize> {
        self.placed(&format!("service/{key}"), || group.and_then(|own| self.groups.get(own)).into_iter().collect())
    }

    /// The axes of a privilege about this topic.
    pub(super) fn of_privilege(&self, key: &str, topic: &str) -> Vec<usize> {
        self.placed(&format!("privilege/{key}"), || self.topics.get(topic).into_iter().collect())
    }

    /// The axes of a page (`guide` or `news`) about these situations.
    pub(super) fn of_page(&self, kind: &str, slug: &str, situations: &[String]) -> Vec<usize> {
        if situations.iter().any(|own| self.never.situations.contains(own)) {
            return Vec::new();
        }
        self.placed(&format!("{kind}/{slug}"), || {
            situations.iter().filter_map(|own| self.situations.get(own)).collect()
        })
    }

    /// The axes of a service of another agency.
    pub(super) fn of_agency_service(&self, key: &str) -> Vec<usize> {
        self.placed(&format!("agency/{key}"), Vec::new)
    }

    /// The axes of a training initiative: those of its key, else training itself.
    pub(super) fn of_training(&self, key: &str) -> Vec<usize> {
        self.placed(&format!("training/{key}"), || vec![&self.trainings])
    }

    /// The places of the axes under which something stands: those of its key, else of its facets.
    fn placed<'a>(&'a self, key: &str, facets: impl FnOnce() -> Vec<&'a Vec<String>>) -> Vec<usize> {
        let lists = self.keys.get(key).map_or_else(facets, |own| vec![own]);
        let mut places: Vec<usize> =
            lists.into_iter().flatten().filter_map(|own| self.axis(own).map(|(place, _)| place)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
