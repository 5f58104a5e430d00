//! A step of an agency's service. Its state is a word both sides know; its name, its holder and its order are data.

use crate::{Names, reader::Table};

/// Every state an agency may tell of a request that goes on or ends well. A service uses some of them, in an order of its own.
pub const STATES: [&str; 8] = ["received", "examined", "called", "attended", "made", "forwarded", "ready", "done"];

/// The state of a request the agency refused; it has a reason, and no step of its own.
pub const REFUSED: &str = "refused";

/// A step.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The state; one of [`STATES`].
    pub state: &'static str,
    /// What it is called while a request stands in it.
    pub names: Names,
    /// What happens in it, where there is something to say.
    pub about: Option<Names>,
    /// Who holds the request meanwhile, if not the agency itself.
    pub holder: Option<Names>,
    /// Why somebody must be there, if that is so.
    pub presence: Option<Names>,
    /// Whether it waits for whoever asked.
    pub is_yours: bool,
}

impl Step {
    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let step = Self {
            state: table.one_of("state", &STATES),
            names: table.names("names"),
            about: table.opt_names("about"),
            holder: table.opt_names("holder"),
            presence: table.opt_names("presence"),
            is_yours: table.flag("yours", false),
        };
        if step.state == "called" && step.presence.is_none() {
            table.fault("presence", "whoever is called is told why: `presence` is missing");
        }
        if step.presence.is_some() && !step.is_yours {
            table.fault("presence", "a step that needs somebody to be there waits for them: `yours = true`");
        }
        table.finish();
        step
    }
}
