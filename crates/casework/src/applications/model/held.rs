//! That a file stands still, and why. It is no stage: the file stands where it stood, and goes on from there.

use kernel::Moment;

/// Why a file stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeldFor {
    /// The number it is about was taken from its applicant's account, because somebody else proved it to be hers.
    NumberMoved,
    /// Its applicant died; an heir may ask for it.
    Death,
    /// The payer's bank took its money back and has not decided, or has decided against us.
    Dispute,
}

impl HeldFor {
    /// The name in the database, in events and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberMoved => "number_moved",
            Self::Death => "death",
            Self::Dispute => "dispute",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::NumberMoved, Self::Death, Self::Dispute].into_iter().find(|why| why.as_str() == name)
    }
}

/// Since when and why a file stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// Since when.
    pub since: Moment,
    /// Why.
    pub why: HeldFor,
}
