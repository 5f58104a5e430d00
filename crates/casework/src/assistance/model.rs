//! Who helps, with what, and what the code that brings two people together stands for. Pure.

use std::time::Duration;

use kernel::{Id, Moment, marks};
use uuid::Uuid;

/// How long a code may be entered.
pub const LIFE: Duration = Duration::from_secs(2 * 86_400);

/// What a helper is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Another citizen, without any right of staff.
    Private,
    /// An officer at the counter of a mission.
    Counter,
    /// An agent of the call centre, who hears and never sees.
    Call,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Private, Self::Counter, Self::Call];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Counter => "counter",
            Self::Call => "call",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether documents may be sent in by him. On the telephone nobody shows one.
    pub fn takes_documents(self) -> bool {
        self != Self::Call
    }
}

/// What a code stands for.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its identifier.
    pub id: Id<Offer>,
    /// Who made it: an account or a member of staff.
    pub maker: Uuid,
    /// What it offers.
    pub matter: Matter,
}

/// Either of the two ways to bring a helper and a citizen together.
#[derive(Clone, Debug)]
pub enum Matter {
    /// The citizen opens a draft of hers to whoever enters the code.
    Invitation {
        /// The draft.
        file: Id<marks::Application>,
    },
    /// A helper offers to prepare an application for whoever enters it.
    Help {
        /// What he is.
        kind: Kind,
        /// The name by which he is known.
        name: String,
        /// Key of the service.
        service: String,
        /// Key of the country of residence.
        country: String,
        /// Key of his mission, of an officer.
        mission: Option<String>,
    },
}

/// Somebody's help with a file.
#[derive(Clone, Debug)]
pub struct Help {
    /// Its row.
    pub id: Id<Help>,
    /// The file.
    pub file: Id<marks::Application>,
    /// What the helper is.
    pub kind: Kind,
    /// The account or the member of staff.
    pub helper: Uuid,
    /// When he began.
    pub began_at: Moment,
    /// When the pen went back, if it did.
    pub ended_at: Option<Moment>,
}

/// How help ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// He finished, and the citizen reads the summary.
    HandedOver,
    /// He stopped before it was finished.
    GivenUp,
    /// The citizen took the pen back.
    TakenOver,
}

impl Ending {
    /// The name in the database and in events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HandedOver => "handed_over",
            Self::GivenUp => "given_up",
            Self::TakenOver => "taken_over",
        }
    }
}

/// How many files in so many days are nobody's business yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// Files begun.
    pub files: i32,
    /// Within so many days.
    pub days: i32,
}

/// A helper who began more files than the limit says.
#[derive(Clone, Debug)]
pub struct Alert {
    /// Its identifier.
    pub id: Id<Alert>,
    /// What he is.
    pub kind: Kind,
    /// The account or the member of staff.
    pub helper: Uuid,
    /// How many he had begun.
    pub files: i32,
    /// Within so many days.
    pub days: i32,
    /// When another officer was told.
    pub raised_at: Moment,
    /// What she found, and when, if she looked.
    pub seen: Option<(Moment, String)>,
}

/// What is found about a helper; the text is `assistance-finding-<code>`.
pub const FINDINGS: [&str; 2] = ["in_order", "followed_up"];

/// Whether the citizen may submit a draft that somebody helped with: the pen is hers, and she proved after it came back
/// that it is she.
pub fn is_confirmed(last: &Help, proved_at: Option<Moment>) -> bool {
    last.ended_at.is_some_and(|ended| proved_at.is_some_and(|proved| proved > ended))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_confirmed_before_the_pen_came_back_and_not_by_an_earlier_proof(
            ended in proptest::option::of(0_i64..100), proved in proptest::option::of(0_i64..100),
        ) {
            let at = Moment::from_microsecond;
            let help = Help {
                id: Id::from_uuid(Uuid::nil()),
                file: Id::from_uuid(Uuid::nil()),
                kind: Kind::Private,
                helper: Uuid::nil(),
                began_at: at(0),
                ended_at: ended.map(at),
            };
            let confirmed = is_confirmed(&help, proved.map(at));
            prop_assert_eq!(confirmed, matches!((ended, proved), (Some(ended), Some(proved)) if proved > ended));
        }
    }
}
