//! When and where an event takes place, and how one gets in: typed facts, so that a calendar, a reminder and a count of places
//! follow from what an editor wrote.

use jiff::civil::Time;
use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};
use service_model::{Names, in_force};

use super::model::ZONE;

/// The most places that can be registered for.
pub const MOST_PLACES: u32 = 100_000;

/// When and where an event takes place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// Its first day.
    pub begins: Day,
    /// Its last day.
    pub ends: Day,
    /// Where.
    pub place: Names,
    /// From when and until when; what registers people needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Where it is joined from afar, by https. Where one registers, only whoever has a place is shown it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// How one registers; whoever wants may come if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
}

/// The hours of an event: the first on its first day, the last on its last day, by the clock of its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub until: Time,
    /// The IANA zone of its place.
    pub zone: String,
}

/// How one registers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// How many places there are.
    pub places: u32,
    /// The first day on which one can register.
    pub opens: Day,
    /// The last day.
    pub closes: Day,
}

/// What does not fit together; each has a field and a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// Its last day lies before its first.
    Days,
    /// It ends before it begins.
    Hours,
    /// There is no such zone, or the clock of the place skips the hour.
    Zone,
    /// It is joined at no address with https.
    Online,
    /// Whoever registers needs to know when it begins.
    HoursMissing,
    /// No place, or too many.
    Places,
    /// The window of registration ends before it begins, or after the event began.
    Window,
}

impl Unfit {
    /// The field of the draft's form and the text.
    pub fn slip(self) -> (&'static str, &'static str) {
        match self {
            Self::Days => ("ends", "content-refused-over"),
            Self::Hours => ("hours_until", "content-slip-hours"),
            Self::Zone => ("zone", "content-slip-zone"),
            Self::Online => ("online", "content-slip-online"),
            Self::HoursMissing => ("hours_from", "content-slip-hours-missing"),
            Self::Places => ("places", "content-slip-places"),
            Self::Window => ("closes", "content-slip-window"),
        }
    }

    /// The same in English, for whoever edits a file.
    pub fn told(self) -> &'static str {
        match self {
            Self::Days => "[happens] `ends` lies before `begins`",
            Self::Hours => "[happens] `hours.until` lies before `hours.from`",
            Self::Zone => "[happens] `hours.zone` is an IANA zone whose clock shows these hours on these days",
            Self::Online => "[happens] `online` begins with `https://`",
            Self::HoursMissing => "[happens] what has a registration has `hours`",
            Self::Places => "[happens] `registration.places` lies between 1 and 100000",
            Self::Window => "[happens] registration opens before it closes, and closes at the latest on the first day",
        }
    }
}

impl Happening {
    /// When it begins and ends, if its hours are known.
    pub fn moments(&self) -> Option<(Moment, Moment)> {
        let hours = self.hours.as_ref()?;
        let at = |day: Day, time: Time| {
            let zoned = day.date().to_datetime(time).in_tz(&hours.zone).ok()?;
            Some(Moment::from(zoned.timestamp()))
        };
        Some((at(self.begins, hours.from)?, at(self.ends, hours.until)?))
    }

    /// The zone in which it is spoken of.
    pub fn zone(&self) -> &str {
        self.hours.as_ref().map_or(ZONE, |own| own.zone.as_str())
    }

    /// From when one can register, and until when: from the beginning of the first day to the end of the last, and never
    /// longer than until it begins.
    pub fn window(&self) -> Option<(Moment, Moment)> {
        let registration = self.registration.as_ref()?;
        let (starts, _) = self.moments()?;
        let opens = in_force::begins(registration.opens, self.zone())?;
        let closes = in_force::begins(registration.closes.plus_days(1), self.zone())?;
        Some((opens, closes.min(starts)))
    }

    /// What does not fit together.
    pub fn unfit(&self) -> Vec<Unfit> {
        let mut unfit = Vec::new();
        if self.ends < self.begins {
            unfit.push(Unfit::Days);
        }
        if self.hours.is_some() {
            match self.moments() {
                None => unfit.push(Unfit::Zone),
                Some((starts, ends)) if ends <= starts => unfit.push(Unfit::Hours),
                Some(_) => {}
            }
        }
        if self.online.as_deref().is_some_and(|own| !super::markdown::is_away(own)) {
            unfit.push(Unfit::Online);
        }
        if let Some(registration) = &self.registration {
            if self.hours.is_none() {
                unfit.push(Unfit::HoursMissing);
            }
            if !(1..=MOST_PLACES).contains(&registration.places) {
                unfit.push(Unfit::Places);
            }
            if registration.closes < registration.opens || registration.closes > self.begins {
                unfit.push(Unfit::Window);
            }
        }
        unfit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn whole() -> Happening {
        Happening {
            begins: day("2026-12-05"),
            ends: day("2026-12-05"),
            place: Names::alike("x".to_owned()),
            hours: Some(Hours {
                from: Time::constant(18, 0, 0, 0),
                until: Time::constant(20, 0, 0, 0),
                zone: "Asia/Dubai".into(),
            }),
            online: Some("https://example.org/join".into()),
            registration: Some(Registration { places: 2, opens: day("2026-11-20"), closes: day("2026-12-05") }),
        }
    }

    #[test]
    fn the_clock_of_the_place_counts_and_registration_ends_when_it_begins() {
        let own = whole();
        let (starts, ends) = own.moments().unwrap();
        assert_eq!(
            (starts.to_string().as_str(), ends.to_string().as_str()),
            ("2026-12-05T14:00:00Z", "2026-12-05T16:00:00Z")
        );
        let (opens, closes) = own.window().unwrap();
        assert_eq!(opens.to_string(), "2026-11-19T20:00:00Z");
        assert_eq!(closes, starts);
        assert_eq!(own.unfit(), []);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let mut own = whole();
        own.hours = None;
        assert_eq!(own.unfit(), [Unfit::HoursMissing]);
        let mut own = whole();
        own.hours = Some(Hours { zone: "Asia/Nowhere".into(), ..own.hours.unwrap() });
        own.online = Some("http://example.org".into());
        own.registration = Some(Registration { places: 0, opens: day("2026-12-01"), closes: day("2026-12-06") });
        assert_eq!(own.unfit(), [Unfit::Zone, Unfit::Online, Unfit::Places, Unfit::Window]);
        let mut own = whole();
        own.hours = Some(Hours { until: Time::constant(17, 0, 0, 0), ..own.hours.unwrap() });
        assert_eq!(own.unfit(), [Unfit::Hours]);
    }
}
