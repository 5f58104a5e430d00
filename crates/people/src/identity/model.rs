//! An attempt to be matched, and the failures on a number.

use kernel::Moment;

use crate::ports::IdentityAnswer;

/// How many failures on one number, from anyone, end machine answers about it.
pub const FAILURES_TO_REVIEW: i16 = 5;

/// What came of an attempt. Kept for counting and for the officer; the person sees only whether the level rose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All three fit, and nobody else holds the number.
    Match,
    /// The registry knows the number, something else differed.
    Mismatch,
    /// The registry knows no such number.
    Unknown,
    /// The person has died.
    Deceased,
    /// Another account holds the number.
    Taken,
    /// A machine may not answer about this number; a document decides.
    Review,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] = [Self::Match, Self::Mismatch, Self::Unknown, Self::Deceased, Self::Taken, Self::Review];

    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Mismatch => "mismatch",
            Self::Unknown => "unknown",
            Self::Deceased => "deceased",
            Self::Taken => "taken",
            Self::Review => "review",
        }
    }

    /// The outcome with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == name)
    }

    /// What the registry's answer comes to, before anybody looks who holds the number.
    pub fn of(answer: IdentityAnswer) -> Self {
        match answer {
            IdentityAnswer::Match => Self::Match,
            IdentityAnswer::Mismatch => Self::Mismatch,
            IdentityAnswer::Unknown => Self::Unknown,
            IdentityAnswer::Deceased => Self::Deceased,
            IdentityAnswer::ByHand => Self::Review,
        }
    }

    /// Whether it counts against the number. Review itself does not: it is where counting led.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Mismatch | Self::Unknown | Self::Deceased | Self::Taken)
    }
}

/// Where an account's last attempt stands, as its owner may know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// None was made.
    None,
    /// We are checking; whatever has come of it, nothing is said before this moment.
    Checking {
        /// When it is told at the earliest.
        tell_at: Moment,
    },
    /// It was told, and the level did not rise. Why is not said.
    NotCompleted,
    /// It was told, and the level rose.
    Matched,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_name_and_only_failures_count() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
        }
        let counted: Vec<_> = Outcome::ALL.into_iter().filter(|outcome| outcome.is_failure()).collect();
        assert_eq!(counted, [Outcome::Mismatch, Outcome::Unknown, Outcome::Deceased, Outcome::Taken]);
    }
}
