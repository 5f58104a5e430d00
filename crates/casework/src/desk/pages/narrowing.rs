//! What the queue is narrowed by: declared facets, lateness, and the day from which files are listed.
//!
//! It stands in the address of the page, so it is made of keys and days and never of a datum of a person.

use std::collections::BTreeSet;

use ::store::Cx;
use kernel::{Day, Moment, Outcome, Slips};
use web::{
    Fields, Filled, Visit,
    components::{Choice, DateInput, Select},
};
use work::items::{Item, Queue, QueueFilter};

use super::names::{self, Names};

/// The facets, in the order they are offered.
const FACETS: [&str; 4] = ["service", "country", "mission", "reason"];
const SINCE: &str = "since";
const LATE: &str = "late";

/// What somebody asked of the queue.
pub(super) struct Narrowing {
    filled: Filled,
    since: Option<Day>,
}

impl Narrowing {
    /// Reads the address. A date that is none narrows nothing and is told at its field.
    pub fn read(fields: Fields) -> Self {
        let mut slips = Slips::new();
        let since = DateInput::read(&fields, SINCE, &mut slips);
        let mut filled = Filled::blank();
        filled.fields = fields;
        filled.slips = slips;
        Self { filled, since }
    }

    /// Whether anything is left out, or was meant to be.
    pub fn narrows(&self) -> bool {
        self.is_late()
            || self.since.is_some()
            || self.filled.is_wrong()
            || FACETS.iter().any(|own| self.key(own).is_some())
    }

    /// Whether only late files are wanted.
    pub fn is_late(&self) -> bool {
        self.filled.fields.ticked(LATE)
    }

    /// The filter of the queue.
    pub fn filter(&self, now: Moment) -> QueueFilter {
        let key = |facet| self.key(facet).map(str::to_owned);
        QueueFilter {
            service: key("service"),
            country: key("country"),
            mission: key("mission"),
            reason: key("reason"),
            due_before: self.is_late().then_some(now),
            opened_from: self.since.and_then(start_of),
        }
    }

    /// The address of a view of a queue narrowed like this, ready for more parameters.
    pub fn address(&self, queue: Queue, view: &str) -> String {
        let mut address = format!("/desk?view={view}&queue={}", queue.as_str());
        for facet in FACETS {
            if let Some(key) = self.key(facet) {
                address.push_str(&format!("&{facet}={key}"));
            }
        }
        if let Some(day) = self.since {
            let (year, month, day) = (day.year(), day.month(), day.day());
            address.push_str(&format!("&{SINCE}-day={day}&{SINCE}-month={month}&{SINCE}-year={year}"));
        }
        if self.is_late() {
            address.push_str(&format!("&{LATE}=yes"));
        }
        address
    }

    /// The day from which files are listed.
    pub fn since(&self, v: &Visit) -> DateInput {
        DateInput::new(v, SINCE, v.t("desk-since")).terse().filled(v, &self.filled)
    }

    /// Facets offer what occurs on the page and what is chosen; the lists stay short and say nothing about a person.
    pub async fn facets(&self, v: &Visit, cx: &mut Cx, items: &[Item], names: &mut Names<'_>) -> Outcome<Vec<Select>> {
        let mut found = FACETS.map(|_| BTreeSet::new());
        let [services, countries, missions, reasons] = &mut found;
        for item in items {
            let definition = names.definition(cx, &item.service, &item.country).await?;
            services.insert((item.service.clone(), names::service(v, definition)));
            countries.insert((item.country.clone(), definition.country.names.get(v.locale()).to_owned()));
            missions.insert((item.mission.clone(), names::mission(v, definition, &item.mission)));
            if let Some(reason) = &item.reason {
                reasons.insert((reason.clone(), names::correction(v, definition, reason)));
            }
        }
        let selects = FACETS.into_iter().zip(found).filter_map(|(facet, mut found)| {
            if let Some(key) = self.key(facet).filter(|key| !found.iter().any(|(own, _)| own == key)) {
                found.insert((key.to_owned(), key.to_owned()));
            }
            // What has one value narrows nothing, unless it was chosen on another page.
            let offered = found.len() > 1 || self.key(facet).is_some();
            let choices = found.into_iter().map(|(key, text)| Choice::new(key, text)).collect();
            let text = v.t(&format!("desk-{facet}"));
            offered.then(|| Select::narrowing(v, facet, text, choices).filled(v, &self.filled))
        });
        Ok(selects.collect())
    }

    /// The key chosen for a facet; anything that cannot be a key is nobody's choice.
    fn key(&self, facet: &str) -> Option<&str> {
        let plain = |text: &&str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        self.filled.fields.opt(facet).filter(plain)
    }
}

/// The first moment of a day at the ministry.
pub(in crate::desk) fn start_of(day: Day) -> Option<Moment> {
    let zoned = day.date().in_tz("Africa/Cairo").ok()?;
    Some(Moment::from(zoned.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Narrowing {
        Narrowing::read(Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))))
    }

    #[test]
    fn a_day_in_any_digits_narrows_from_its_first_moment_in_cairo() {
        let asked = asked(&[("since-day", "٢٢"), ("since-month", "١١"), ("since-year", "٢٠٢٦"), ("service", "x_1")]);
        let filter = asked.filter("2026-11-25T00:00:00Z".parse().unwrap());
        assert_eq!(filter.opened_from, Some("2026-11-21T22:00:00Z".parse().unwrap()));
        assert_eq!(filter.service.as_deref(), Some("x_1"));
        let address = asked.address(Queue::Mission, "free");
        assert_eq!(address, "/desk?view=free&queue=mission&service=x_1&since-day=22&since-month=11&since-year=2026");
    }

    #[test]
    fn what_is_no_date_and_no_key_narrows_nothing_and_is_not_repeated() {
        let wrong = asked(&[("since-day", "40"), ("mission", "<b>"), ("late", "")]);
        let filter = wrong.filter("2026-11-25T00:00:00Z".parse().unwrap());
        assert!(filter.opened_from.is_none() && filter.mission.is_none() && filter.due_before.is_none());
        assert!(wrong.narrows(), "the form stays open, so that the mistake is seen");
        assert_eq!(wrong.address(Queue::Central, "held"), "/desk?view=held&queue=central");
        assert!(!asked(&[]).narrows());
    }
}
