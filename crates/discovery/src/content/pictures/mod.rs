//! Pictures in what the state publishes: chosen at the editors' desk, drawn anew, with words in both languages for whoever
//! does not see them, and named in a text by their key alone.

mod clean;
pub(super) mod pages;
pub(super) mod store;

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::{Id, Locale, Outcome, marks};
use service_model::Names;

use super::{matter::Content, refusal};

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Its identifier, by which it is fetched.
    pub id: Id<Picture>,
    /// Its name in texts.
    pub key: String,
    /// What is seen in it.
    pub alt: Names,
    /// Its media type.
    pub media: Media,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Where the bytes are.
    pub blob: Id<marks::Blob>,
}

/// The formats that are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Media {
    /// A photograph.
    Jpeg,
    /// A drawing.
    Png,
}

impl Media {
    /// The media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The format of this type.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png].into_iter().find(|own| own.as_str() == name)
    }
}

impl Picture {
    /// Where it is fetched.
    pub fn path(&self) -> String {
        format!("/content-pictures/{}", self.id)
    }

    /// What is seen in it, for a reader of this language.
    pub fn alt(&self, locale: Locale) -> &str {
        self.alt.get(locale)
    }
}

/// The picture with this key.
///
/// # Errors
/// Faults of the database.
pub async fn called(cx: &mut Cx, key: &str) -> Outcome<Option<Picture>> {
    Ok(store::all(cx).await?.remove(key))
}

/// Refuses a text that names pictures which are not there: none goes out without words for whoever does not see it.
///
/// # Errors
/// The refusal, with their names.
pub(super) async fn known(cx: &mut Cx, content: &Content) -> Outcome<()> {
    let there = store::all(cx).await?;
    let unknown: Vec<String> = content.pictures().into_iter().filter(|key| !there.contains_key(key)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(refusal::picture_unknown(&unknown)) }
}

/// Pictures by their keys.
pub type Pictures = BTreeMap<String, Picture>;
