//! The kinds of pages there are, and in which of the two public places each of them stands.

use serde::{Deserialize, Serialize};

/// What a page is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What to do in a situation of life.
    Guide,
    /// Something worth reading.
    Article,
    /// A question that is asked often, and its answer.
    Question,
    /// Something new.
    Announcement,
    /// Something that takes place on a day.
    Event,
    /// A warning to people in danger. It rests on their safety, whatever they agreed to, and promotes nothing.
    Emergency,
}

/// Where a page is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// What lasts.
    Guides,
    /// What is of the day.
    News,
}

impl Place {
    /// The path after the language.
    pub fn path(self) -> &'static str {
        match self {
            Self::Guides => "/guides",
            Self::News => "/news",
        }
    }
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Guide, Self::Article, Self::Question, Self::Announcement, Self::Event, Self::Emergency];

    /// The name in files, in the API and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Article => "article",
            Self::Question => "question",
            Self::Announcement => "announcement",
            Self::Event => "event",
            Self::Emergency => "emergency",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Where it stands.
    pub fn place(self) -> Place {
        match self {
            Self::Guide | Self::Article | Self::Question => Place::Guides,
            Self::Announcement | Self::Event | Self::Emergency => Place::News,
        }
    }

    /// Whether it may go out before it is translated: a warning does not wait for its English.
    pub fn waits_for_translation(self) -> bool {
        self != Self::Emergency
    }
}
