//! A session, a question and its answer. Pure.

use jiff::civil::Time;
use kernel::{Day, Id, Moment};
use serde::{Deserialize, Serialize};
use service_model::Names;

use crate::content::ZONE;

/// How many questions an account may ask before one session.
pub const QUESTIONS: i64 = 3;
/// How long a question may be.
pub const LENGTH: std::ops::RangeInclusive<usize> = 10..=300;

/// What a session is about, who answers, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Its topic.
    pub topic: Names,
    /// What can be asked.
    pub about: Names,
    /// The agency that answers.
    pub host: Names,
    /// Its day.
    pub day: Day,
    /// When it begins, by the clock of Cairo.
    pub from: Time,
    /// When it ends.
    pub until: Time,
}

impl Content {
    /// When it begins and ends.
    pub fn moments(&self) -> Option<(Moment, Moment)> {
        let at = |time: Time| Some(Moment::from(self.day.date().to_datetime(time).in_tz(ZONE).ok()?.timestamp()));
        Some((at(self.from)?, at(self.until)?))
    }
}

/// A session that two people let out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Its identifier.
    pub id: Id<Session>,
    /// What it is about.
    pub content: Content,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
}

/// How a session stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Questions are asked and chosen.
    Asking,
    /// It takes place.
    Live,
    /// It is over.
    Over,
}

impl Session {
    /// How it stands.
    pub fn stage(&self, now: Moment) -> Stage {
        if now < self.starts_at {
            Stage::Asking
        } else if now < self.ends_at {
            Stage::Live
        } else {
            Stage::Over
        }
    }
}

/// Why a question is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is about a case of one's own.
    Personal,
    /// It is not about the topic.
    OffTopic,
    /// Somebody asked it before.
    AskedBefore,
    /// It insults somebody.
    Rude,
}

impl Why {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Personal, Self::OffTopic, Self::AskedBefore, Self::Rude];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::OffTopic => "off_topic",
            Self::AskedBefore => "asked_before",
            Self::Rude => "rude",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }
}

/// Where a question stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judged {
    /// Nobody looked at it yet.
    Waits,
    /// Everybody sees it.
    Admitted,
    /// Nobody sees it but who asked.
    Declined(Why),
}

/// A question without who asked it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Its identifier.
    pub id: Id<Question>,
    /// Its words.
    pub words: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// Where it stands.
    pub judged: Judged,
    /// How many want it answered.
    pub votes: i64,
    /// Its answer.
    pub answer: Option<Answer>,
}

/// What was answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The answer.
    pub words: Names,
    /// Who answers for it.
    pub owner: Names,
}

/// An answer that two people let out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// What was answered.
    pub said: Said,
    /// When it was let out.
    pub at: Moment,
}
