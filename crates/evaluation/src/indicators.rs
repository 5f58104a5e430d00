//! What is measured, as data: name, meaning, what is counted among what, on which side a pilot does well, and what it does not
//! say. The list comes with the program; how each is counted stands in [`crate::counting`].

use std::sync::OnceLock;

use kernel::{Failure, Outcome};
use serde::{Deserialize, Serialize};
use service_model::Names;

/// The list.
const SHIPPED: &str = include_str!("../indicators.toml");

/// What the value of an indicator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A part of a whole, in `0..=1`.
    Share,
    /// How many for every thousand.
    PerThousand,
    /// A time, as the distribution of many.
    Seconds,
    /// Piastres for one.
    Money,
    /// How many there were.
    Count,
}

impl Unit {
    /// The name in text keys and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::PerThousand => "per_thousand",
            Self::Seconds => "seconds",
            Self::Money => "money",
            Self::Count => "count",
        }
    }
}

/// On which side of a bound a pilot does well.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Above it.
    High,
    /// Below it.
    Low,
}

/// Where the numbers come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Our own acts.
    #[default]
    Operation,
    /// Answers of the civil register: counted by permission only (law 143 of 1994, article 13).
    Registry,
}

/// One indicator.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its key.
    pub key: String,
    /// What its value is.
    pub unit: Unit,
    /// On which side a pilot does well.
    pub better: Better,
    /// Where it comes from.
    #[serde(default)]
    pub source: Source,
    /// What it is told by besides weeks.
    pub by: Vec<By>,
    /// Whether a later week stands for all before it instead of being added to them.
    #[serde(default)]
    pub latest: bool,
    /// Whether everybody may see it, once anything may be published.
    #[serde(default)]
    pub public: bool,
    /// Its name.
    pub names: Names,
    /// What it means, in one sentence.
    pub meaning: Names,
    /// What is counted.
    pub counted: Names,
    /// Among what.
    pub among: Names,
    /// What it does not say.
    pub silent: Names,
}

/// What an indicator is told by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By service.
    Service,
    /// By country of residence.
    Country,
}

impl Indicator {
    /// Whether it is told by this.
    pub fn is_by(&self, by: By) -> bool {
        self.by.contains(&by)
    }
}

/// Every indicator, in the order in which they are shown.
///
/// # Errors
/// A fault if the list that comes with the program does not read.
pub fn all() -> Outcome<&'static [Indicator]> {
    #[derive(Deserialize)]
    struct Whole {
        indicator: Vec<Indicator>,
    }
    static READ: OnceLock<Vec<Indicator>> = OnceLock::new();
    if let Some(read) = READ.get() {
        return Ok(read);
    }
    let whole: Whole = toml::from_str(SHIPPED).map_err(|error| Failure::fault("reading the indicators", error))?;
    Ok(READ.get_or_init(|| whole.indicator))
}

/// The indicator with this key.
///
/// # Errors
/// Not found for any other key.
pub fn called(key: &str) -> Outcome<&'static Indicator> {
    all()?.iter().find(|own| own.key == key).ok_or_else(Failure::not_found)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_is_told_once_in_whole_sentences_and_only_the_register_needs_its_permission() {
        let all = all().unwrap();
        let keys: BTreeSet<&str> = all.iter().map(|own| own.key.as_str()).collect();
        assert_eq!(keys.len(), all.len());
        for own in all {
            for text in [&own.meaning, &own.silent] {
                assert!(text.ar.ends_with('.') && text.en.ends_with('.'), "{}", own.key);
            }
            assert!(!(own.public && own.source == Source::Registry), "{} is never for everybody", own.key);
        }
        let registry: Vec<&str> =
            all.iter().filter(|own| own.source == Source::Registry).map(|own| own.key.as_str()).collect();
        assert_eq!(registry, ["not_located", "mismatch"]);
    }
}
