//! The acts and extracts the registry keeps, a closed vocabulary of its protocol. Which service asks for which is data of
//! the service.

use serde::{Deserialize, Serialize};

/// A kind of record.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// قيد ميلاد
    Birth,
    /// قيد وفاة
    Death,
    /// قيد زواج
    Marriage,
    /// قيد طلاق
    Divorce,
    /// قيد عائلي
    Family,
    /// قيد فردي
    Individual,
}

impl Act {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Birth, Self::Death, Self::Marriage, Self::Divorce, Self::Family, Self::Individual];

    /// The name on the wire and in the services' definitions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Death => "death",
            Self::Marriage => "marriage",
            Self::Divorce => "divorce",
            Self::Family => "family",
            Self::Individual => "individual",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == name)
    }
}

/// How much a family record lists.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// قيد عائلي فردي: the head, the spouses and their children.
    #[default]
    Individual,
    /// قيد عائلي شامل: the parents of the head besides.
    Comprehensive,
}

impl Extent {
    /// The extent with this name; the smaller one for a name that is unknown, because it tells less.
    pub fn parse(name: &str) -> Self {
        if name == "comprehensive" { Self::Comprehensive } else { Self::Individual }
    }
}
