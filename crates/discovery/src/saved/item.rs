//! What can be saved, and where it is.

use catalogue::Snapshot;
use kernel::{Failure, Locale, Outcome};

use crate::{
    content::{Place, Showing},
    interests,
};

/// A kind of item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A guide.
    Guide,
    /// An announcement or an event.
    News,
    /// A privilege.
    Privilege,
    /// A service.
    Service,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Guide, Self::News, Self::Privilege, Self::Service];

    /// The name in forms and in the database, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::News => "news",
            Self::Privilege => "privilege",
            Self::Service => "service",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The same among what may concern somebody.
    pub fn concerns(self) -> interests::Kind {
        match self {
            Self::Guide => interests::Kind::Guide,
            Self::News => interests::Kind::News,
            Self::Privilege => interests::Kind::Privilege,
            Self::Service => interests::Kind::Service,
        }
    }

    /// The kind of the pages of a place.
    pub fn of(place: Place) -> Self {
        match place {
            Place::Guides => Self::Guide,
            Place::News => Self::News,
        }
    }

    /// Where an item is, without the language.
    pub fn path(self, key: &str) -> String {
        match self {
            Self::Guide => format!("{}/{key}", Place::Guides.path()),
            Self::News => format!("{}/{key}", Place::News.path()),
            Self::Privilege => format!("/privileges/{key}"),
            Self::Service => format!("/services/{key}"),
        }
    }

    /// The name of an item for a reader.
    ///
    /// # Errors
    /// Not found for what is not published.
    pub fn name(self, key: &str, locale: Locale, (showing, snapshot): (&Showing, &Snapshot)) -> Outcome<String> {
        let page = |place| {
            let words = showing.page(place, key)?.words(locale);
            Ok(words.ok_or_else(Failure::not_found)?.1.title.clone())
        };
        match self {
            Self::Guide => page(Place::Guides),
            Self::News => page(Place::News),
            Self::Privilege => Ok(snapshot.privilege(key)?.definition.name(locale).to_owned()),
            Self::Service => Ok(snapshot.service(key)?.definition.texts.text(locale, "name").to_owned()),
        }
    }
}
