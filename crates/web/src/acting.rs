//! Who acts in a session, and what she could do besides if her qualification for it had not lapsed.

use kernel::{Actor, Locale, Moment};

/// An actor with the powers that rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acting {
    /// Who acts, with the roles in force.
    pub actor: Actor,
    /// The qualifications without which other roles of hers rest.
    pub lapsed: Vec<Lapsed>,
}

/// A qualification that a role needs and that does not hold now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lapsed {
    /// Key of the course that renews it.
    pub course: String,
    /// The name of that course, by language; the source first.
    pub names: Vec<(Locale, String)>,
    /// When it ended (UTC); nothing if it was never gained.
    pub ended_at: Option<Moment>,
}

impl Lapsed {
    /// The name of the course in this language, or in the first there is.
    pub fn name(&self, locale: Locale) -> &str {
        let own = self.names.iter().find(|(own, _)| *own == locale).or(self.names.first());
        own.map_or(self.course.as_str(), |(_, name)| name.as_str())
    }
}

impl From<Actor> for Acting {
    fn from(actor: Actor) -> Self {
        Self { actor, lapsed: Vec::new() }
    }
}
