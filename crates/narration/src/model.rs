//! Passages and recordings. Pure.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Id, Locale, Moment, marks};
use service_model::Names;
use uuid::{Builder, Uuid};

/// Where words stand: a service, or the states of files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its key in addresses.
    pub key: String,
    /// What it is called.
    pub names: Names,
}

/// Words that a page says, in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Where they stand.
    pub place: Place,
    /// Their language.
    pub locale: Locale,
    /// The words, a sentence or a choice a line.
    pub words: String,
}

impl Passage {
    /// What tells these words from all others, in whatever place they stand: the beginning of a SHA-256 over language and words
    /// (RFC 9562, version 8).
    pub fn id(&self) -> Uuid {
        let text = format!("{}\0{}", self.locale, self.words);
        let mut half = [0; 16];
        half.iter_mut().zip(digest(&SHA256, text.as_bytes()).as_ref()).for_each(|(own, byte)| *own = *byte);
        Builder::from_custom_bytes(half).into_uuid()
    }

    /// The first line, by which it is listed.
    pub fn first(&self) -> &str {
        self.words.lines().next().unwrap_or_default()
    }
}

/// A recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Recording {
    /// Its identifier, by which it is fetched.
    pub id: Id<Recording>,
    /// The passage it says.
    pub passage: Uuid,
    /// The language of the words.
    pub locale: Locale,
    /// The words.
    pub words: String,
    /// Its media type.
    pub media: &'static str,
    /// How long it is, in seconds.
    pub seconds: u32,
    /// Whether a machine speaks.
    pub machine: bool,
    /// Where the bytes are.
    pub blob: Id<marks::Blob>,
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// Since when it may be heard; nothing while a second person has not let it.
    pub since: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Recording {
    /// Whether it may be heard now.
    pub fn is_heard(&self) -> bool {
        self.since.is_some() && self.ended_at.is_none()
    }

    /// Key of the words of who speaks.
    pub fn made(&self) -> &'static str {
        if self.machine { "narration-made-machine" } else { "narration-made-person" }
    }

    /// Where everybody fetches it.
    pub fn path(&self) -> String {
        format!("/narration/{}", self.id)
    }
}

/// The media types that are kept.
pub(crate) const MEDIA: [&str; 4] = ["audio/webm", "audio/ogg", "audio/mp4", "audio/wav"];

/// The media type of this name.
pub(crate) fn media(name: &str) -> Option<&'static str> {
    MEDIA.into_iter().find(|own| *own == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(locale: Locale, words: &str) -> Passage {
        let names = Names { ar: "خدمة".to_owned(), en: "Service".to_owned() };
        Passage { place: Place { key: "service".to_owned(), names }, locale, words: words.to_owned() }
    }

    #[test]
    fn a_passage_is_its_words_in_its_language_wherever_it_stands() {
        let own = passage(Locale::AR, "ما الاسم؟\nكما في شهادة الميلاد");
        let mut elsewhere = own.clone();
        elsewhere.place.key = "other".to_owned();
        assert_eq!(own.id(), elsewhere.id());
        assert_ne!(own.id(), passage(Locale::EN, &own.words).id());
        assert_ne!(own.id(), passage(Locale::AR, "ما الاسم؟").id());
        assert_eq!(own.first(), "ما الاسم؟");
    }
}
