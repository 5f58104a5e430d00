//! How surely the platform knows who somebody is.

/// A level of assurance, from least to most. Each service names the one it needs for each act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// A contact was verified.
    Contact,
    /// National number, card factory number and mother's name agreed with the registry.
    Matched,
    /// An officer compared an identity document.
    Verified,
}

impl Level {
    /// Every level, from least to most.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Matched, Self::Verified];

    /// The name in definitions, facts and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Matched => "matched",
            Self::Verified => "verified",
        }
    }

    /// The level with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }
}
