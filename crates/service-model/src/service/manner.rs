//! How a service is presented: in which voice its pages speak, and with which other services it stands.

use crate::{Names, Spot, reader::Table};

/// The voice of the pages of a service.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Voice {
    /// As every page of the product.
    #[default]
    Plain,
    /// Without any colour or sign of success: a divorce is nobody's success.
    Sober,
    /// Sober, and with condolences: a death.
    Grief,
}

impl Voice {
    /// Whether colours and signs of success are left out.
    pub fn is_sober(self) -> bool {
        self != Self::Plain
    }

    /// The name in definitions and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Sober => "sober",
            Self::Grief => "grief",
        }
    }

    pub(crate) fn read(table: &mut Table<'_, '_>) -> Self {
        if !table.has("voice") {
            return Self::Plain;
        }
        match table.one_of("voice", &["plain", "sober", "grief"]) {
            "grief" => Self::Grief,
            "sober" => Self::Sober,
            _ => Self::Plain,
        }
    }
}

/// The group under which a list of services shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Its key; services of one key stand together.
    pub key: String,
    /// Its name, the same wherever the key is.
    pub names: Names,
    /// The place of the group among the groups, from 1.
    pub place: i64,
    /// The place of the service in its group, from 1.
    pub within: i64,
    spot: Spot,
}

impl Group {
    /// Where it is defined, for findings across services.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let group = Self {
            key: table.key("key"),
            names: table.names("names"),
            place: table.whole("place", 1),
            within: table.whole("within", 1),
            spot: table.spot(),
        };
        table.finish();
        group
    }
}
