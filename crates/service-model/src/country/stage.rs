//! How far a country or a service is opened. A file only proposes it; the operator's switch decides.

/// How far a country is opened. A file proposes a stage; the operator's switch decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Not served yet: the page shows today's way and takes "tell me when it opens".
    Closed,
    /// Served within a cap and evaluated.
    Pilot,
    /// Served.
    Open,
    /// Served until lately; files under way go on, new ones wait.
    Paused,
    /// Egypt itself: nobody abroad lives there, but its calendar and its receiving bodies count.
    Home,
}

impl Stage {
    pub(super) const NAMES: [&'static str; 5] = ["closed", "pilot", "open", "paused", "home"];

    /// The name in definitions, switches and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Pilot => "pilot",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Home => "home",
        }
    }

    /// The stage with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Closed, Self::Pilot, Self::Open, Self::Paused, Self::Home].into_iter().find(|s| s.as_str() == name)
    }

    /// Whether new applications are taken.
    pub fn takes_applications(self) -> bool {
        matches!(self, Self::Pilot | Self::Open)
    }
}
