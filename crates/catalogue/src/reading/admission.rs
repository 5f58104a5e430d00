//! Who is let into a country now. A cap and an invitation belong to the pilot; once a country is open they say nothing.

use service_model::{Names, country::Stage};

use super::{CurrentCountry, Snapshot};
use crate::{
    definitions::Kind,
    switches::{self, Name, Setting, setting},
};

/// What is switched for the pilot of a country.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Admission {
    /// The most applications taken.
    pub files: Option<u32>,
    /// The most people who apply, each as often as they need.
    pub people: Option<u32>,
    /// Whether a first application needs an invitation of the ministry.
    pub invited: bool,
}

impl Admission {
    /// What the settings say of a country; without any, everybody is let in and nothing is counted.
    pub(super) fn of(settings: &[Setting], country: &str) -> Self {
        let of = |name| setting(settings, Kind::Country, country, name).map(|own| own.value.as_str());
        let number = |name| of(name).and_then(|number| number.parse().ok());
        Self {
            files: number(Name::Cap),
            people: number(Name::People),
            invited: of(Name::Entry) == Some(switches::INVITED),
        }
    }
}

impl CurrentCountry {
    /// Who is let in now; nothing when it is no pilot.
    pub fn pilot(&self) -> Option<Admission> {
        (self.stage == Stage::Pilot).then_some(self.admission)
    }

    /// Whether anybody who lives there may apply: it is open, or a pilot without invitations.
    pub fn welcomes_everybody(&self) -> bool {
        self.stage.takes_applications() && !self.pilot().is_some_and(|pilot| pilot.invited)
    }
}

impl Snapshot {
    /// Why new applications for `service` from `country` wait, as people are told; nothing when neither is paused.
    pub fn paused_because(&self, service: &str, country: &str) -> Option<&Names> {
        let service = self.service(service).ok().filter(|own| own.stage == Stage::Paused);
        let country = self.country(country).ok().filter(|own| own.stage == Stage::Paused);
        service.and_then(|own| own.said.as_ref()).or_else(|| country.and_then(|own| own.said.as_ref()))
    }
}
