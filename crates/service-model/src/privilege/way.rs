//! Where one asks for a privilege: a service of the platform, an office, or a site of its owner.

use crate::{Names, reader::Table};

/// A way to ask for a privilege.
#[derive(Clone, PartialEq, Debug)]
pub enum Way {
    /// A service of the platform.
    Service {
        /// Its key.
        key: String,
        /// How it goes.
        about: Names,
    },
    /// An office one goes to.
    Office {
        /// Which.
        names: Names,
        /// How it goes.
        about: Names,
    },
    /// A site or an app of the owner.
    Site {
        /// Which.
        names: Names,
        /// How it goes.
        about: Names,
        /// Its address, once it is confirmed.
        address: Option<String>,
    },
}

impl Way {
    /// The name in the file and in the API.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Service { .. } => "service",
            Self::Office { .. } => "office",
            Self::Site { .. } => "site",
        }
    }

    /// How it goes.
    pub fn about(&self) -> &Names {
        match self {
            Self::Service { about, .. } | Self::Office { about, .. } | Self::Site { about, .. } => about,
        }
    }

    /// Key of the service, if it is one.
    pub fn service(&self) -> Option<&str> {
        match self {
            Self::Service { key, .. } => Some(key),
            Self::Office { .. } | Self::Site { .. } => None,
        }
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let kind = table.one_of("kind", &["office", "site", "service"]);
        let about = table.names("about");
        let way = match kind {
            "service" => Self::Service { key: table.key("service"), about },
            "site" => {
                let address = table.opt_text("address");
                if address.as_ref().is_some_and(|address| !address.starts_with("https://")) {
                    table.fault_at("address", "value", "an address of the web begins with `https://`");
                }
                Self::Site { names: table.names("names"), about, address }
            }
            _ => Self::Office { names: table.names("names"), about },
        };
        table.finish();
        way
    }
}
