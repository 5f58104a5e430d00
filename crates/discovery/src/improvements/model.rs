//! What an improvement is: places where another wording or another order may be tried, what is measured, and its stage, computed
//! from its moments.

use kernel::{Day, Id, Locale, Moment, marks};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A wording that may be tried. There is no other: what a service costs, whom it is for and what somebody has a right to is
/// said elsewhere, and nothing here can name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wording {
    /// What a search says that found nothing.
    SearchNothing,
    /// The hint under the field of search.
    SearchHint,
    /// The hint under the field of the assistant.
    AskHint,
    /// The offer to hand a question to a human.
    AskHuman,
}

impl Wording {
    /// The text that stands there.
    pub fn text(self) -> &'static str {
        match self {
            Self::SearchNothing => "search-nothing-text",
            Self::SearchHint => "search-hint",
            Self::AskHint => "ask-hint",
            Self::AskHuman => "ask-human-text",
        }
    }
}

/// What a search that found nothing advises to try.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tries {
    /// Other words.
    Words,
    /// Fewer words.
    Fewer,
    /// Without the country.
    Country,
}

impl Tries {
    /// As they stand now.
    pub const ALL: [Self; 3] = [Self::Words, Self::Fewer, Self::Country];

    /// Its name in text keys and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Fewer => "fewer",
            Self::Country => "country",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }
}

/// Where something may be tried: a wording, or the order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A wording.
    Wording(Wording),
    /// The order of what is advised after a search that found nothing.
    TriesOrder,
}

impl Place {
    /// Every place there is.
    pub const ALL: [Self; 5] = [
        Self::Wording(Wording::SearchNothing),
        Self::Wording(Wording::SearchHint),
        Self::Wording(Wording::AskHint),
        Self::Wording(Wording::AskHuman),
        Self::TriesOrder,
    ];

    /// Its name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wording(Wording::SearchNothing) => "search_nothing",
            Self::Wording(Wording::SearchHint) => "search_hint",
            Self::Wording(Wording::AskHint) => "ask_hint",
            Self::Wording(Wording::AskHuman) => "ask_human",
            Self::TriesOrder => "search_tries",
        }
    }

    /// The place with this name; nothing for everything that may not be tried.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.as_str() == name)
    }

    /// The key of its name.
    pub fn name(self) -> String {
        format!("improvement-place-{}", self.as_str().replace('_', "-"))
    }
}

/// The other way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Variant {
    /// In other words.
    Wording {
        /// Arabic.
        ar: String,
        /// English.
        en: String,
    },
    /// In another order.
    Order(Vec<Tries>),
}

impl Variant {
    /// The words for a reader.
    pub fn words(&self, locale: Locale) -> Option<&str> {
        match self {
            Self::Wording { ar, .. } if locale == Locale::AR => Some(ar),
            Self::Wording { en, .. } => Some(en),
            Self::Order(_) => None,
        }
    }
}

/// What counts as better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Metric {
    /// In the same week a search found something.
    Found,
    /// In the same week the assistant had an answer.
    Answered,
}

impl Metric {
    pub const ALL: [Self; 2] = [Self::Found, Self::Answered];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Answered => "answered",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

    pub fn name(self) -> String {
        format!("improvement-metric-{}", self.as_str())
    }
}

/// What must not get worse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guardrail {
    /// No more people have to hand their question to a human.
    NotHandedOver,
    /// No more people say that a page did not help.
    NotUseless,
}

impl Guardrail {
    pub const ALL: [Self; 2] = [Self::NotHandedOver, Self::NotUseless];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotHandedOver => "not_handed_over",
            Self::NotUseless => "not_useless",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

    pub fn name(self) -> String {
        format!("improvement-guardrail-{}", self.as_str().replace('_', "-"))
    }
}

/// What was found, as staff saw it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Evidence {
    /// By what it is known again.
    pub key: String,
    /// The strongest words of the theme.
    pub theme: String,
    /// How many people, rounded.
    pub people: u64,
    /// The Monday of the week.
    pub week: Day,
    /// Countries of which it says nothing.
    pub unheard: Vec<String>,
}

/// What a trial did.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Effect {
    /// How many saw the wording as it was, and the other; rounded.
    pub people: (u64, u64),
    /// By how much the other does better, as a share.
    pub observed: f64,
    /// From where, however often somebody looked.
    pub low: f64,
    /// To where.
    pub high: f64,
    /// The same of the guardrail; nothing before anybody was counted.
    pub guarded: Option<(f64, f64, f64)>,
}

/// Where an improvement stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    /// Written, or suggested by itself; nobody sees it.
    Draft,
    /// Tried.
    Running,
    /// No longer tried, and not settled.
    Stopped,
    /// Taken over for everybody.
    Adopted,
    /// Given up.
    Dropped,
}

impl Stage {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Adopted => "adopted",
            Self::Dropped => "dropped",
        }
    }
}

/// An improvement.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Improvement {
    pub id: Id<Improvement>,
    pub made_at: Moment,
    pub made_by: Option<Id<marks::Staff>>,
    pub version: i32,
    pub evidence: Evidence,
    pub hypothesis: (String, String),
    pub place: Place,
    pub variant: Variant,
    pub metric: Metric,
    pub guardrail: Guardrail,
    pub started_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    pub stopped_for: Option<String>,
    pub effect: Option<Effect>,
    pub settled_at: Option<Moment>,
    pub adopted: Option<bool>,
}

impl Improvement {
    pub fn stage(&self) -> Stage {
        match (self.started_at, self.stopped_at, self.adopted) {
            (_, _, Some(true)) => Stage::Adopted,
            (_, _, Some(false)) => Stage::Dropped,
            (_, Some(_), None) => Stage::Stopped,
            (Some(_), None, None) => Stage::Running,
            (None, None, None) => Stage::Draft,
        }
    }

    pub fn hypothesis(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.hypothesis.0 } else { &self.hypothesis.1 }
    }
}

/// How the signals of a trial name it.
pub(crate) fn topic(id: Uuid) -> String {
    id.to_string()
}
