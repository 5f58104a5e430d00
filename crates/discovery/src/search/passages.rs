//! What can be found, and who says so: every module that publishes something hands its public words over as passages.
//!
//! A passage is public by definition. Nothing of a person, a file or a desk may ever stand in one.

use async_trait::async_trait;
use kernel::{Day, Locale, Outcome};
use store::Cx;

/// What a passage belongs to, as people tell results apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A service one can apply for.
    Service,
    /// A privilege or a programme.
    Privilege,
    /// A training initiative.
    Training,
    /// What to do after something happened in a family.
    LifeEvent,
    /// A guide or an article.
    Guide,
    /// An announcement.
    News,
    /// An event one can go to.
    Event,
    /// A question people ask, with its answer.
    Answer,
    /// An embassy or a consulate.
    Mission,
    /// A country of residence.
    Country,
}

impl Kind {
    /// Every kind, in the order in which results are told apart.
    pub const ALL: [Self; 10] = [
        Self::Service,
        Self::Privilege,
        Self::Training,
        Self::LifeEvent,
        Self::Guide,
        Self::News,
        Self::Event,
        Self::Answer,
        Self::Mission,
        Self::Country,
    ];

    /// The name in addresses, the API and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Privilege => "privilege",
            Self::Training => "training",
            Self::LifeEvent => "life-event",
            Self::Guide => "guide",
            Self::News => "news",
            Self::Event => "event",
            Self::Answer => "answer",
            Self::Mission => "mission",
            Self::Country => "country",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Which state of a page a passage is a piece of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Edition {
    /// The number of the version or revision; none for what comes with the program.
    pub number: Option<i32>,
    /// Since which day it holds.
    pub since: Option<Day>,
    /// When it was last compared with its sources.
    pub verified_on: Option<Day>,
}

/// A piece of public text that can be found: one thought of a page, not the whole of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Its name within its language, always the same for the same piece: `service/birth_certificate#who`. Passages whose
    /// names are the same up to `#` are one result, and the same name in two languages says the same in both.
    pub id: String,
    /// What it belongs to.
    pub kind: Kind,
    /// The language it is written in.
    pub language: Locale,
    /// The title of its page, as a result shows it. Passages of one page carry the same title and path.
    pub title: String,
    /// What this piece is about, where its page has several: «who may ask».
    pub heading: Option<String>,
    /// Its words, plain: no markup.
    pub text: String,
    /// The path of its page, without language: `/services/birth_certificate`.
    pub path: String,
    /// Keys of the only countries of residence it concerns; everywhere, if empty.
    pub countries: Vec<String>,
    /// Which state of its page it belongs to.
    pub edition: Edition,
}

impl Passage {
    /// What it is a piece of: passages that share it are one result.
    pub fn whole(&self) -> &str {
        self.id.split('#').next().unwrap_or(&self.id)
    }
}

/// Publishes passages. Each module of discovery that has something to find implements it; `app` does for what it owns.
#[async_trait]
pub trait Passages: Send + Sync + 'static {
    /// A stamp of what `passages` would say now: cheap to read, and another one whenever anything of it changed, be it by a
    /// publication or because a moment has come (`cx.now()`) at which something opens or ends.
    ///
    /// # Errors
    /// A fault if the database is away.
    async fn stamp(&self, cx: &mut Cx) -> Outcome<String>;

    /// Everything that is public now, in every language it is written in.
    ///
    /// # Errors
    /// A fault if the database is away or something published does not load.
    async fn passages(&self, cx: &mut Cx) -> Outcome<Vec<Passage>>;
}
