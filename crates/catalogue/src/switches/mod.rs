//! What operators switch, apart from the definitions: the stage of a service or a country, and the cap of a pilot.
//!
//! A switch never edits a definition and never touches a file under way; it decides only about new ones. The newest row
//! holds, the older ones are its history.

mod act;
pub(crate) mod store;

use ::store::Cx;
pub use act::SetSwitch;
use kernel::{Outcome, Refusal, RefusalKind};

use crate::definitions::Kind;

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

/// Sets a switch. `by` and `reason` stay in its history.
///
/// # Errors
/// A refusal for a value that the switch does not have; faults of the database.
pub async fn set(cx: &mut Cx, setting: &Setting, by: &str, reason: &str) -> Outcome<()> {
    let fits = match setting.name {
        Name::Stage => ["closed", "pilot", "open", "paused"].contains(&setting.value.as_str()),
        Name::Cap => setting.value.len() <= 9 && setting.value.parse::<u32>().is_ok(),
    };
    if !fits {
        return Err(Refusal::new(RefusalKind::Rule, "catalogue.switch", "catalogue-refused-switch").at("value").into());
    }
    store::insert(cx, setting, by, reason).await
}
