//! Whom a campaign may be made for. The axes are a closed list, and what is not on it cannot be written down: not sex, not
//! religion, not the governorate of birth, not health, not marital status, and not which services of civil status somebody
//! used. What an audience is compared with holds nothing else either.

use std::collections::BTreeSet;

use kernel::{Failure, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Everything an audience can be made of, as it is written down.
pub const AXES: [&str; 5] = ["countries", "areas", "languages", "topics", "visitors"];

/// Topics of declared interest that may be an axis. Those from which sex, age or a household could be guessed are left out.
pub const TOPICS: [&str; 7] = ["papers", "study", "work", "training", "housing", "money", "return"];

/// Accounts opened before so many days are those of people who return.
pub const RETURNING_AFTER_DAYS: u32 = 30;

/// Newcomers, people who return, or both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visitors {
    /// Everybody.
    #[default]
    All,
    /// Whose account is new.
    New,
    /// Whose account is not.
    Returning,
}

impl Visitors {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::All, Self::New, Self::Returning];

    /// The name in forms and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
            Self::Returning => "returning",
        }
    }

    /// The key of its name.
    pub fn text(self) -> &'static str {
        match self {
            Self::All => "campaign-visitors-all",
            Self::New => "campaign-visitors-new",
            Self::Returning => "campaign-visitors-returning",
        }
    }
}

/// Whom a campaign is for. An empty list restricts nothing, but for the countries: a campaign is for some.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Keys of countries.
    pub countries: BTreeSet<String>,
    /// Areas of them (`ae/dubai`); where posters hang. Nobody is chosen by it for a message.
    #[serde(default)]
    pub areas: BTreeSet<String>,
    /// Codes of languages.
    #[serde(default)]
    pub languages: BTreeSet<String>,
    /// Topics of declared interest, of [`TOPICS`].
    #[serde(default)]
    pub topics: BTreeSet<String>,
    /// Newcomers or people who return.
    #[serde(default)]
    pub visitors: Visitors,
}

/// What is known of somebody who agreed to messages, as far as an audience may ask.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// The country she declared.
    pub country: String,
    /// The language of her messages.
    pub language: String,
    /// The topics she declared.
    pub topics: BTreeSet<String>,
    /// For how many whole days she has an account.
    pub days: u32,
}

impl Audience {
    /// Reads an audience as it is kept.
    ///
    /// # Errors
    /// A fault if it holds an axis that is not on the list, or a topic that is not.
    pub fn read(value: Value) -> Outcome<Self> {
        let audience: Self =
            serde_json::from_value(value).map_err(|error| Failure::fault("reading an audience", error))?;
        match audience.topics.iter().find(|own| !TOPICS.contains(&own.as_str())) {
            Some(other) => Err(Failure::fault("reading an audience", format!("`{other}` is no topic of an audience"))),
            None => Ok(audience),
        }
    }

    /// Whether somebody belongs to it.
    pub fn holds(&self, known: &Known) -> bool {
        let among = |list: &BTreeSet<String>, own: &str| list.is_empty() || list.contains(own);
        let returns = known.days >= RETURNING_AFTER_DAYS;
        self.countries.contains(&known.country)
            && among(&self.languages, &known.language)
            && (self.topics.is_empty() || self.topics.intersection(&known.topics).next().is_some())
            && match self.visitors {
                Visitors::All => true,
                Visitors::New => !returns,
                Visitors::Returning => returns,
            }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, json};

    use super::*;

    /// What an audience must never know.
    const NEVER: [&str; 16] = [
        "sex",
        "gender",
        "religion",
        "faith",
        "birth_governorate",
        "governorate",
        "health",
        "disability",
        "marital_status",
        "services_used",
        "applications",
        "birth",
        "age",
        "name",
        "national_number",
        "account",
    ];

    fn written(key: &str) -> Value {
        match key {
            "visitors" => json!("all"),
            "topics" => json!(["work"]),
            _ => json!(["ae"]),
        }
    }

    #[test]
    fn no_axis_and_no_topic_is_one_of_what_is_never_asked() {
        for never in NEVER {
            assert!(!AXES.contains(&never) && !TOPICS.contains(&never), "{never}");
        }
        let axes = serde_json::to_value(Audience::default()).unwrap();
        let mut kept: Vec<&str> = axes.as_object().unwrap().keys().map(String::as_str).collect();
        kept.sort_unstable();
        let mut listed = AXES.to_vec();
        listed.sort_unstable();
        assert_eq!(kept, listed, "what is kept is what is listed");
    }

    proptest! {
        #[test]
        fn only_what_is_on_the_list_can_be_an_audience(
            listed in prop::sample::subsequence(AXES.to_vec(), 0..=AXES.len()),
            never in prop::sample::select(NEVER.to_vec()),
            drawn in "[a-z_]{3,16}",
            with_never in any::<bool>(),
            with_drawn in any::<bool>(),
        ) {
            let mut value: Map<String, Value> =
                listed.iter().map(|key| ((*key).to_owned(), written(key))).collect();
            value.insert("countries".to_owned(), json!(["ae"]));
            let foreign = with_never || (with_drawn && !AXES.contains(&drawn.as_str()));
            if with_never {
                value.insert(never.to_owned(), json!(["x"]));
            }
            if with_drawn && !AXES.contains(&drawn.as_str()) {
                value.insert(drawn, json!(["x"]));
            }
            prop_assert_eq!(Audience::read(Value::Object(value)).is_err(), foreign);
        }

        #[test]
        fn a_topic_that_is_not_on_the_list_is_none(drawn in "[a-z]{3,12}") {
            let value = json!({ "countries": ["ae"], "topics": [drawn.clone()] });
            prop_assert_eq!(Audience::read(value).is_ok(), TOPICS.contains(&drawn.as_str()));
        }

        #[test]
        fn whoever_belongs_lives_where_the_campaign_is(
            country in prop::sample::select(vec!["ae", "sa", "kw", "it"]),
            countries in prop::collection::btree_set(prop::sample::select(vec!["ae", "sa", "kw", "it"]), 0..3),
            days in 0_u32..90,
            visitors in prop::sample::select(Visitors::ALL.to_vec()),
        ) {
            let audience = Audience {
                countries: countries.iter().map(|own| (*own).to_owned()).collect(),
                visitors,
                ..Audience::default()
            };
            let known = Known { country: country.to_owned(), language: "ar".to_owned(), topics: BTreeSet::new(), days };
            let right = match visitors {
                Visitors::All => true,
                Visitors::New => days < RETURNING_AFTER_DAYS,
                Visitors::Returning => days >= RETURNING_AFTER_DAYS,
            };
            prop_assert_eq!(audience.holds(&known), countries.contains(country) && right);
        }
    }
}
