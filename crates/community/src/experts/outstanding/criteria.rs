//! The published criteria by which somebody is found outstanding, as data, each version in a file; and what two assessments come
//! to by them. Pure.

use std::collections::BTreeMap;

use kernel::{Day, Failure, Locale, Outcome};
use serde::{Deserialize, Serialize};

/// The versions there were, the oldest first.
const VERSIONS: &[&str] = &[include_str!("criteria/1.toml")];

/// Words in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    pub(super) ar: String,
    pub(super) en: String,
}

impl Both {
    /// In the reader's language.
    pub fn get(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}

/// What somebody may be called.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub names: Both,
    /// What it means.
    pub about: Both,
    /// What both together, on average, have to find, in hundredths.
    pub needed: u32,
}

/// What is looked at.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its key.
    pub key: String,
    /// How much it counts.
    pub weight: u32,
    /// What it is called.
    pub names: Both,
    /// What proves it.
    pub proves: Both,
}

/// A version of the criteria.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// Its number.
    pub version: i32,
    /// From which day nominations are made under it.
    #[serde(deserialize_with = "day")]
    pub in_force_from: Day,
    /// Who set it.
    pub basis: Both,
    /// Whether Higher Education has to have verified the profile first.
    pub verified_first: bool,
    /// Each criterion is scored from 0 to this.
    pub highest: u32,
    /// What each of the two has to find at least, in hundredths.
    pub least: u32,
    /// For how many days after a refusal one may object.
    pub objection_days: i32,
    /// For how many months a mark holds.
    pub term_months: i32,
    /// From how many days before its end a mark can be renewed.
    pub renewal_days: i32,
    #[serde(rename = "title")]
    /// What somebody may be called.
    pub titles: Vec<Title>,
    #[serde(rename = "criterion")]
    /// What is looked at.
    pub criteria: Vec<Criterion>,
}

fn day<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Day, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(serde::de::Error::custom)
}

/// What one assessor found: a score and a reason for every criterion.
pub type Scores = BTreeMap<String, Scored>;

/// A score with its reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// From 0 to the highest of the criteria.
    pub score: u32,
    /// Why, in the assessor's words.
    pub reason: String,
}

/// What two assessments come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What each found, in hundredths.
    pub each: [u32; 2],
    /// Their average, in hundredths, rounded down.
    pub points: u32,
    /// Whether that is enough for the title.
    pub given: bool,
}

impl Criteria {
    /// What an assessor found in all, in hundredths, rounded down.
    pub fn points(&self, scores: &Scores) -> u32 {
        let most: u32 = self.criteria.iter().map(|own| own.weight * self.highest).sum();
        let scored = |own: &Criterion| scores.get(&own.key).map_or(0, |given| given.score.min(self.highest));
        let found: u32 = self.criteria.iter().map(|own| own.weight * scored(own)).sum();
        (found * 100).checked_div(most).unwrap_or_default()
    }

    /// What two assessments come to for a title.
    pub fn finding(&self, title: &Title, each: [&Scores; 2]) -> Finding {
        let each = each.map(|own| self.points(own));
        let together = each[0] + each[1];
        let given = together >= 2 * title.needed && each.iter().all(|own| *own >= self.least);
        Finding { each, points: together / 2, given }
    }

    /// The title with this key.
    pub fn title(&self, key: &str) -> Option<&Title> {
        self.titles.iter().find(|own| own.key == key)
    }

    /// The last day of a mark that is given on `day`.
    pub fn until(&self, day: Day) -> Day {
        Day::from(day.date().saturating_add(jiff::Span::new().months(self.term_months)))
    }
}

/// Every version of the criteria.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published(Vec<Criteria>);

impl Published {
    /// The versions that come with the program.
    ///
    /// # Errors
    /// A fault if a file is none, or says something that cannot be.
    pub fn shipped() -> Outcome<Self> {
        let wrong = |why: String| Failure::fault("reading the criteria", why);
        let mut all: Vec<Criteria> = Vec::new();
        for text in VERSIONS {
            let own: Criteria = toml::from_str(text).map_err(|error| Failure::fault("reading the criteria", error))?;
            let follows = all
                .last()
                .is_none_or(|last| last.version < own.version && last.in_force_from.days_until(own.in_force_from) > 0);
            let within = own.least <= 100 && own.titles.iter().all(|title| title.needed <= 100);
            let whole = own.highest > 0 && own.objection_days > 0 && own.term_months > 0 && own.renewal_days > 0;
            let twice = |keys: Vec<&String>| (1..keys.len()).any(|at| keys[..at].contains(&keys[at]));
            let doubled = twice(own.titles.iter().map(|own| &own.key).collect())
                || twice(own.criteria.iter().map(|own| &own.key).collect());
            if !follows || !within || !whole || doubled || own.titles.is_empty() || own.criteria.is_empty() {
                return Err(wrong(format!("version {} cannot be", own.version)));
            }
            all.push(own);
        }
        Ok(Self(all))
    }

    /// Every version, the latest first.
    pub fn all(&self) -> impl Iterator<Item = &Criteria> {
        self.0.iter().rev()
    }

    /// The version in force on a day.
    pub fn on(&self, day: Day) -> Option<&Criteria> {
        self.all().find(|own| own.in_force_from.days_until(day) >= 0)
    }

    /// A version by its number.
    ///
    /// # Errors
    /// A fault: a nomination keeps a version that was shipped.
    pub fn version(&self, number: i32) -> Outcome<&Criteria> {
        let own = self.0.iter().find(|own| own.version == number);
        own.ok_or_else(|| Failure::fault("reading the criteria", format!("there is no version {number}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(own: &Criteria, score: u32) -> Scores {
        let scored = |own: &Criterion| (own.key.clone(), Scored { score, reason: "why".to_owned() });
        own.criteria.iter().map(scored).collect()
    }

    #[test]
    fn what_is_shipped_is_whole_and_in_force_from_its_day() {
        let own = Published::shipped().expect("it is right");
        assert_eq!(own.on("2026-10-31".parse().unwrap()), None);
        let first = own.on("2026-11-01".parse().unwrap()).expect("the first");
        assert_eq!(first.criteria.iter().map(|own| own.weight).sum::<u32>(), 100);
        assert_eq!(first.until("2026-11-23".parse().unwrap()).to_string(), "2029-11-23");
        assert!(own.version(first.version + 1).is_err());
    }

    #[test]
    fn the_result_follows_from_the_published_rule_alone() {
        let own = Published::shipped().expect("it is right");
        let own = own.version(1).unwrap();
        let (lower, upper) = (own.title("distinguished").unwrap(), own.title("exceptional").unwrap());
        let [none, two, four, five] = [0, 2, 4, 5].map(|score| all(own, score));
        assert_eq!([&none, &two, &four, &five].map(|scores| own.points(scores)), [0, 40, 80, 100]);
        assert!(own.finding(lower, [&four, &four]).given && !own.finding(upper, [&four, &four]).given);
        assert!(own.finding(upper, [&five, &four]).given, "90 of 100");
        assert!(!own.finding(lower, [&five, &two]).given, "on average enough, but one of them found less than half");
        assert_eq!(own.finding(lower, [&five, &two]).points, 70);
        assert_eq!(own.points(&Scores::new()), 0, "what was not scored counts for nothing");
    }
}
