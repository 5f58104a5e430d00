//! What a form may know besides the answers: the day, the country of residence and a closed list of facts.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Day;
use serde_json::Value;

use crate::{
    Country, Level,
    country::{AddressForm, DeliveryMode},
};

/// The names that expressions may use as `facts.<name>`, and what each holds. Religion, health and the content of any
/// record are not among them and never will be.
pub const FACTS: [(&str, &str); 6] = [
    ("assurance", "level of assurance of the account: contact, matched or verified"),
    ("country", "key of the country of residence"),
    ("country_stage", "stage of that country: closed, pilot, open or paused"),
    ("delivery", "whether paper is brought to people of that country"),
    ("age", "completed years of the account holder, or null when the birth date is unknown"),
    ("sex", "male, female, or null when unknown"),
];

/// Facts by name; only names of [`FACTS`] are kept.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts(BTreeMap<&'static str, Value>);

impl Facts {
    /// Sets a fact. A name outside [`FACTS`] is ignored, because no checked expression can read it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Some((known, _)) = FACTS.iter().find(|(known, _)| *known == name) {
            self.0.insert(known, value.into());
        }
        self
    }

    /// The value of a fact; `null` if it is unknown.
    pub fn get(&self, name: &str) -> &Value {
        self.0.get(name).unwrap_or(&Value::Null)
    }
}

/// Everything outside the answers that parsing, walking, checking and pricing depend on.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day it is in the place that serves the applicant.
    pub today: Day,
    /// Key of the country of residence, for instance `ae`.
    pub country: String,
    /// Dialling code of that country, without `+`.
    pub dialling: String,
    /// How an address is written there.
    pub address_form: AddressForm,
    /// How paper is brought to people there.
    pub delivery: Vec<DeliveryMode>,
    /// What is known about the account.
    pub facts: Facts,
    /// Codes of the components of the fees that count a basket once and that another file of the basket bears.
    pub borne: BTreeSet<String>,
}

impl Context {
    /// The context of somebody living in `country` of whom nothing else is known.
    pub fn of(country: &Country, today: Day) -> Self {
        Self {
            today,
            country: country.key.clone(),
            dialling: country.dialling.clone(),
            address_form: country.address_form.clone(),
            delivery: country.ways_of_delivery(),
            facts: Facts::default()
                .with("country", country.key.as_str())
                .with("country_stage", country.stage.as_str())
                .with("delivery", !country.ways_of_delivery().is_empty()),
            borne: BTreeSet::new(),
        }
    }

    /// The context of somebody of whom nothing is known but the day.
    pub(crate) fn nobody(today: Day) -> Self {
        Self {
            today,
            country: String::new(),
            dialling: String::new(),
            address_form: AddressForm::default(),
            delivery: Vec::new(),
            facts: Facts::default(),
            borne: BTreeSet::new(),
        }
    }

    /// Adds the level of assurance of the account.
    #[must_use]
    pub fn assured(mut self, level: Level) -> Self {
        self.facts = self.facts.with("assurance", level.as_str());
        self
    }

    /// Says which components another file of the same basket bears.
    #[must_use]
    pub fn beside(mut self, borne: BTreeSet<String>) -> Self {
        self.borne = borne;
        self
    }
}
