//! A campaign and what it is made of. Pure.

use kernel::{Currency, Day, Failure, Id, Moment, Money, Outcome};
use serde::{Deserialize, Serialize};
use service_model::Names;

use crate::audience::Audience;

/// The zone in which days and weeks of campaigns are counted.
pub const ZONE: &str = "Africa/Cairo";
/// For how many days a campaign runs at most.
pub const LONGEST_DAYS: i32 = 184;
/// The most wordings that are tried side by side.
pub const VARIANTS: usize = 2;

/// By which way people are reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A poster with a symbol for the camera.
    Poster,
    /// Pages of social networks.
    Social,
    /// Newspapers and radio.
    Press,
    /// The hall of a mission.
    Hall,
    /// Messages to whoever agreed to them.
    Message,
}

impl Channel {
    /// Every way, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Poster, Self::Social, Self::Press, Self::Hall, Self::Message];

    /// The name in the database, in forms and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poster => "poster",
            Self::Social => "social",
            Self::Press => "press",
            Self::Hall => "hall",
            Self::Message => "message",
        }
    }

    /// The way with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

    /// The key of its name.
    pub fn text(self) -> &'static str {
        match self {
            Self::Poster => "campaign-channel-poster",
            Self::Social => "campaign-channel-social",
            Self::Press => "campaign-channel-press",
            Self::Hall => "campaign-channel-hall",
            Self::Message => "campaign-channel-message",
        }
    }
}

/// How far somebody came. Each is counted by itself; nobody is followed from one to the next but through her own draft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The page the link leads to was opened.
    Came,
    /// A draft was begun.
    Began,
    /// An application was sent in.
    Sent,
    /// The service was completed.
    Finished,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Came, Self::Began, Self::Sent, Self::Finished];

    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Began => "began",
            Self::Sent => "sent",
            Self::Finished => "finished",
        }
    }

    /// The key of its name.
    pub fn text(self) -> &'static str {
        match self {
            Self::Came => "campaign-stage-came",
            Self::Began => "campaign-stage-began",
            Self::Sent => "campaign-stage-sent",
            Self::Finished => "campaign-stage-finished",
        }
    }
}

/// What kind of thing is promoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A service of the platform.
    Service,
    /// A privilege.
    Privilege,
    /// A training initiative.
    Training,
}

/// The thing that is promoted: a key of the catalogue.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its kind.
    pub kind: Kind,
    /// Its key.
    pub key: String,
}

impl Target {
    /// Reads `service/birth_certificate`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, key) = text.split_once('/')?;
        let kind = match kind {
            "service" => Kind::Service,
            "privilege" => Kind::Privilege,
            "training" => Kind::Training,
            _ => return None,
        };
        Some(Self { kind, key: key.to_owned() })
    }

    /// As it is chosen in a form.
    pub fn value(&self) -> String {
        let kind = match self.kind {
            Kind::Service => "service",
            Kind::Privilege => "privilege",
            Kind::Training => "training",
        };
        format!("{kind}/{}", self.key)
    }

    /// Its page, without the language.
    pub fn path(&self) -> String {
        match self.kind {
            Kind::Service => format!("/services/{}", self.key),
            Kind::Privilege => format!("/privileges/{}", self.key),
            Kind::Training => format!("/training/{}", self.key),
        }
    }

    /// The key of the service of which drafts are counted; nothing for what has no drafts.
    pub fn service(&self) -> &str {
        match self.kind {
            Kind::Service => &self.key,
            Kind::Privilege | Kind::Training => "",
        }
    }
}

/// A picture beside a wording: one of those the editors keep, with words for whoever does not see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Its key among the pictures.
    pub key: String,
    /// What is seen in it.
    pub alt: Names,
}

/// One wording of what is published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creative {
    /// The line above.
    pub headline: Names,
    /// The text.
    pub text: Names,
    /// The picture, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// What may be spent: minor units of a currency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// How much.
    pub minor: i64,
    /// Its three letters (ISO 4217).
    pub currency: String,
    /// Digits of its minor unit.
    pub exponent: u8,
}

impl Budget {
    /// So many minor units in the currency of the budget.
    ///
    /// # Errors
    /// A fault if the currency cannot be one.
    pub fn money(&self, minor: i64) -> Outcome<Money> {
        let currency =
            Currency::new(&self.currency, self.exponent).map_err(|error| Failure::fault("reading a budget", error))?;
        Ok(Money::new(minor, currency))
    }
}

/// Everything that two people let out together. Changing any of it takes two people again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Its name.
    pub names: Names,
    /// What it is to bring about.
    pub purpose: String,
    /// What is promoted.
    pub target: Target,
    /// Its first day.
    pub opens: Day,
    /// Its last day.
    pub closes: Day,
    /// What it may cost.
    pub budget: Budget,
    /// Whom it is for.
    pub audience: Audience,
    /// By which ways.
    pub channels: Vec<Channel>,
    /// What the page says to which its links lead.
    pub landing: Names,
    /// One or two wordings.
    pub variants: Vec<Creative>,
}

/// A campaign that two people let out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Campaign {
    /// Its identifier.
    pub id: Id<Campaign>,
    /// How often it was let out or changed.
    pub revision: i32,
    /// What was approved.
    pub content: Content,
    /// From when it is out.
    pub opens_at: Moment,
    /// Until when.
    pub closes_at: Moment,
}

/// How a campaign stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Its day has not come.
    Soon,
    /// It is out.
    Out,
    /// It rests: promotion is paused everywhere it goes.
    Paused,
    /// It is over.
    Over,
}

impl Campaign {
    /// How it stands, given the countries in which promotion is paused (`*` for everywhere).
    pub fn standing(&self, now: Moment, paused: &[String]) -> Standing {
        if now >= self.closes_at {
            Standing::Over
        } else if paused.iter().any(|own| own == EVERYWHERE)
            || self.content.audience.countries.iter().all(|own| paused.contains(own))
        {
            Standing::Paused
        } else if now < self.opens_at {
            Standing::Soon
        } else {
            Standing::Out
        }
    }
}

/// The place of a pause that holds in every country.
pub const EVERYWHERE: &str = "*";

/// A link: what a poster's symbol says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The code, the same for everybody.
    pub code: String,
    /// Of which campaign.
    pub campaign: Id<Campaign>,
    /// Which wording.
    pub variant: usize,
    /// Which way.
    pub channel: Channel,
}

/// A cost that two people entered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cost {
    /// On which day it arose.
    pub spent_on: Day,
    /// By which way.
    pub channel: Channel,
    /// Minor units of the campaign's currency.
    pub minor: i64,
    /// What was paid for.
    pub paid_for: String,
}

/// The Monday of the week in which a day lies.
pub fn monday(day: Day) -> Day {
    day.plus_days(-i32::from(day.date().weekday().to_monday_zero_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        let day: Day = "2026-11-23".parse().unwrap();
        assert_eq!(monday(day), day);
        assert_eq!(monday(day.plus_days(6)), day);
        assert_eq!(monday(day.plus_days(7)), day.plus_days(7));
    }

    #[test]
    fn a_target_reads_as_it_is_written() {
        for text in ["service/birth_certificate", "privilege/customs", "training/digilians"] {
            assert_eq!(Target::parse(text).unwrap().value(), text);
        }
        assert_eq!(Target::parse("person/somebody"), None);
    }
}
