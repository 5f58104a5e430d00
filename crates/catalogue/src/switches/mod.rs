//! What operators switch, apart from the definitions: the stage of a service or a country, and who is let into a pilot.
//!
//! A switch never edits a definition and never touches a file under way; it decides only about new ones. The newest row
//! holds, the older ones are its history.

mod act;
mod history;
mod pages;
pub(crate) mod store;
mod typed;

use ::store::Cx;
pub use act::SetSwitch;
use kernel::{Outcome, Refusal, RefusalKind};
pub(crate) use pages::routes;
use service_model::Names;

use crate::definitions::Kind;

/// The stages an operator can set; that a country is Egypt itself is not one of them.
const STAGES: [&str; 4] = ["closed", "pilot", "open", "paused"];
/// Who is let into a pilot.
const ENTRIES: [&str; 2] = [ANYONE, INVITED];
/// Whoever lives there.
const ANYONE: &str = "anyone";
/// Whoever holds an invitation of the ministry.
pub(crate) const INVITED: &str = "invited";
/// The stage that tells people why.
const PAUSED: &str = "paused";
/// The most characters of what people are told.
const LONGEST: usize = 500;

/// What is switched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    /// `closed`, `pilot`, `open` or `paused`.
    Stage,
    /// The most applications a country takes in its pilot; a whole number.
    Cap,
    /// The most people who apply in its pilot, each as often as they need; a whole number.
    People,
    /// Who is let into its pilot: `anyone`, or `invited`.
    Entry,
}

impl Name {
    const ALL: [Self; 4] = [Self::Stage, Self::Cap, Self::People, Self::Entry];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Cap => "cap",
            Self::People => "people",
            Self::Entry => "entry",
        }
    }

    /// The switch with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|switch| switch.as_str() == name)
    }
}

/// One setting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setting {
    /// Of what.
    pub kind: Kind,
    /// Key of the service or country.
    pub key: String,
    /// Which switch.
    pub name: Name,
    /// The value.
    pub value: String,
    /// What people are told while it holds: why it is paused. Nothing else says anything.
    pub said: Option<Names>,
}

impl Setting {
    /// A setting that says nothing to the public.
    pub fn new(kind: Kind, key: impl Into<String>, name: Name, value: impl Into<String>) -> Self {
        Self { kind, key: key.into(), name, value: value.into(), said: None }
    }

    /// With what people are told.
    #[must_use]
    pub fn saying(mut self, words: Names) -> Self {
        self.said = Some(words);
        self
    }

    /// Whether the switch has this value, and a pause its reason.
    ///
    /// # Errors
    /// The refusal `catalogue.switch`, at the value; `catalogue.unexplained`, at the words.
    fn check(&self) -> Outcome<()> {
        let whole = || self.value.len() <= 9 && self.value.parse::<u32>().is_ok();
        let fits = match self.name {
            Name::Stage => STAGES.contains(&self.value.as_str()),
            Name::Cap | Name::People => self.kind == Kind::Country && whole(),
            Name::Entry => self.kind == Kind::Country && ENTRIES.contains(&self.value.as_str()),
        };
        if !fits {
            let refusal = Refusal::new(RefusalKind::Rule, "catalogue.switch", "catalogue-refused-switch");
            return Err(refusal.at("value").into());
        }
        let pauses = self.name == Name::Stage && self.value == PAUSED;
        let words = |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST;
        let explained = self.said.as_ref().is_some_and(|said| words(&said.ar) && words(&said.en));
        if pauses == explained && pauses == self.said.is_some() {
            return Ok(());
        }
        let refusal = Refusal::new(RefusalKind::Rule, "catalogue.unexplained", "catalogue-refused-unexplained");
        Err(refusal.at("said_ar").into())
    }
}

/// A setting among those that hold.
pub(crate) fn setting<'s>(settings: &'s [Setting], kind: Kind, key: &str, name: Name) -> Option<&'s Setting> {
    settings.iter().find(|own| (own.kind, own.key.as_str(), own.name) == (kind, key, name))
}

/// Sets a switch. `by` and `reason` stay in its history.
///
/// # Errors
/// A refusal for a value that the switch does not have, or for a pause without words; faults of the database.
pub async fn set(cx: &mut Cx, setting: &Setting, by: &str, reason: &str) -> Outcome<()> {
    setting.check()?;
    store::insert(cx, setting, by, reason).await
}
