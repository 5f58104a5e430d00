//! What a country can offer, and what stands in the way: rows that are missing. Nothing is offered on a guess, and no other
//! country's row ever stands in for one.

use std::sync::Arc;

use kernel::Locale;

use super::{Calendar, Country, DeliveryMode, Mission};
use crate::reader::Table;

/// A row without which no new application is taken from a country.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// No service is named.
    Services,
    /// There is no mission.
    Mission,
    /// An area of the address form is served by no mission.
    Area,
    /// The currency has no rate yet.
    Rate,
    /// Nobody ever works there.
    Calendar,
    /// Arabic is not among the languages.
    Language,
}

impl Gap {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Mission => "mission",
            Self::Area => "area",
            Self::Rate => "rate",
            Self::Calendar => "calendar",
            Self::Language => "language",
        }
    }
}

impl Country {
    /// What is missing before new applications may be taken from here; `rated` says whether the currency has a rate.
    pub fn gaps(&self, rated: bool) -> Vec<Gap> {
        let missing = [
            (self.services.is_empty(), Gap::Services),
            (self.missions.is_empty(), Gap::Mission),
            (!self.missions.is_empty() && self.unserved().next().is_some(), Gap::Area),
            (!rated, Gap::Rate),
            (!self.calendar.has_working_time(), Gap::Calendar),
            (!self.speaks(Locale::AR), Gap::Language),
        ];
        missing.into_iter().filter(|(missing, _)| *missing).map(|(_, gap)| gap).collect()
    }

    /// Whether the row of services names this one.
    pub fn names_service(&self, key: &str) -> bool {
        self.services.iter().any(|own| own == key)
    }

    /// Whether a language is among those of the country.
    pub fn speaks(&self, locale: Locale) -> bool {
        self.languages.contains(&locale)
    }

    /// The ways in which paper is brought to people here. Who brings it needs a row: a courier a courier's, a counter a
    /// mission's.
    pub fn ways_of_delivery(&self) -> Vec<DeliveryMode> {
        let there = |mode: &DeliveryMode| match mode {
            DeliveryMode::Courier => !self.couriers.is_empty(),
            DeliveryMode::Mission => !self.missions.is_empty(),
            DeliveryMode::PersonInEgypt | DeliveryMode::PostOffice => true,
        };
        self.delivery.iter().copied().filter(there).collect()
    }

    /// The mission with this key.
    pub fn mission(&self, key: &str) -> Option<&Mission> {
        self.missions.iter().find(|mission| mission.key == key)
    }

    /// The mission that serves an area of the address form (an emirate, a state); nothing for an area without one. A file
    /// that names no area goes to the first mission, the embassy.
    pub fn mission_for(&self, area: Option<&str>) -> Option<&Mission> {
        match area {
            Some(area) => self.missions.iter().find(|mission| mission.serves.iter().any(|own| own == area)),
            None => self.missions.first(),
        }
    }

    /// The country by the clock of one of its missions: a mission in another zone counts its working time, and shows
    /// moments, by its own.
    pub fn seen_from(self: &Arc<Self>, mission: Option<&str>) -> Arc<Self> {
        let own = mission.and_then(|key| self.mission(key)).and_then(|mission| mission.zone.as_ref());
        match own.filter(|zone| **zone != self.zone) {
            Some(zone) => {
                let calendar = Calendar { zone: zone.clone(), ..self.calendar.clone() };
                Arc::new(Self { zone: zone.clone(), calendar, ..self.as_ref().clone() })
            }
            None => Arc::clone(self),
        }
    }

    /// Areas that no mission serves.
    fn unserved(&self) -> impl Iterator<Item = &str> {
        let served = |area: &str| self.missions.iter().any(|mission| mission.serves.iter().any(|own| own == area));
        self.address_form.areas().iter().map(|(key, _)| key.as_str()).filter(move |key| !served(key))
    }

    /// Rows that must not be missing once a country is prepared, so that opening it is a switch and nothing else.
    pub(super) fn check_offer(&self, table: &Table<'_, '_>) {
        for area in self.unserved().filter(|_| !self.services.is_empty()) {
            table.fault("area-unserved", format!("no mission serves the area `{area}`"));
        }
        let ways = self.ways_of_delivery();
        for mode in self.delivery.iter().filter(|mode| !ways.contains(mode)) {
            table.fault_at("delivery", "delivery-row", format!("`{}` has no row of who brings it", mode.as_str()));
        }
        for (at, mission) in self.missions.iter().enumerate() {
            for area in &mission.serves {
                if self.missions[..at].iter().any(|other| other.serves.contains(area)) {
                    table.fault("duplicate", format!("the area `{area}` is served by two missions"));
                }
            }
        }
    }
}
