//! What operators switch, apart from the definitions: the stage of a service or a country, and the cap of a pilot.
//!
//! A switch never edits a definition and never touches a file under way; it decides only about new ones. The newest row
//! holds, the older ones are its history.

mod act;
mod pages;
pub(crate) mod store;

use ::store::Cx;
pub use act::SetSwitch;
use kernel::{Outcome, Refusal, RefusalKind};
pub(crate) use pages::routes;

use crate::definitions::Kind;

/// The stages an operator can set; that a country is Egypt itself is not one of them.
const STAGES: [&str; 4] = ["closed", "pilot", "open", "paused"];

/// What is switched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    /// `closed`, `pilot`, `open` or `paused`.
    Stage,
    /// The most applications a country takes in its pilot; a whole number.
    Cap,
}

impl Name {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Cap => "cap",
        }
    }

    /// The switch with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Stage, Self::Cap].into_iter().find(|switch| switch.as_str() == name)
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
}

impl Setting {
    /// Whether the switch has this value.
    ///
    /// # Errors
    /// The refusal `catalogue.switch`, at the value.
    fn check(&self) -> Outcome<()> {
        let fits = match self.name {
            Name::Stage => STAGES.contains(&self.value.as_str()),
            Name::Cap => self.value.len() <= 9 && self.value.parse::<u32>().is_ok(),
        };
        if fits {
            return Ok(());
        }
        Err(Refusal::new(RefusalKind::Rule, "catalogue.switch", "catalogue-refused-switch").at("value").into())
    }
}

/// Sets a switch. `by` and `reason` stay in its history.
///
/// # Errors
/// A refusal for a value that the switch does not have; faults of the database.
pub async fn set(cx: &mut Cx, setting: &Setting, by: &str, reason: &str) -> Outcome<()> {
    setting.check()?;
    store::insert(cx, setting, by, reason).await
}
