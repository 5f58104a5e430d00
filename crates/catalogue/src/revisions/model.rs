//! What a revision is, and how its files are divided over its columns.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Day, Failure, Id, Moment, Outcome};
use service_model::Sources;

use super::delivered;
use crate::definitions::Kind;

/// The decree or decision a revision rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decree {
    /// Its number as it is cited, for instance `1042/2026`.
    pub number: String,
    /// Its date.
    pub on: Day,
}

/// A revision, without its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revision {
    /// Its identifier, which proposals name.
    pub id: Id<Revision>,
    /// What is defined.
    pub kind: Kind,
    /// Key of the service or country.
    pub key: String,
    /// Counted from 1 for each key; 0 is what the program brings.
    pub revision: i32,
    /// The folder its files lie in, for instance `services/civil-status/birth_certificate`.
    pub place: String,
    /// SHA-256 of the canonical bytes of its files.
    pub sha256: Vec<u8>,
    /// When it was imported.
    pub imported_at: Moment,
    /// From when new files use it; nothing while it is not published.
    pub valid_from: Option<Moment>,
    /// Who published it (`rehearsal`, or a staff id).
    pub published_by: Option<String>,
    /// Who approved that.
    pub approved_by: Option<String>,
    /// What it rests on; nothing for a rehearsal.
    pub decree: Option<Decree>,
    /// The former revision it equals, if the ministry returned to one.
    pub returns_to: Option<i32>,
    /// Whether a rehearsal approved its own import.
    pub rehearsal: bool,
}

/// The files of a revision: everything a developer finds in the folder of the definition.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Content {
    /// `service.toml`, `form.toml` and so on, or the one file of a country.
    pub body: Sources,
    /// `texts/<lang>.toml`.
    pub texts: Sources,
    /// Templates of documents.
    pub templates: Sources,
    /// `examples/*.toml`, which guard it.
    pub examples: Sources,
}

impl Revision {
    /// Whether it is what the program brings and sends until the ministry put another in force.
    pub fn is_delivered(&self) -> bool {
        self.revision == delivered::NUMBER
    }

    /// Whether it holds, held, or will hold.
    pub fn is_published(&self) -> bool {
        self.valid_from.is_some() || self.is_delivered()
    }
}

impl Content {
    /// Divides the files of a definition.
    pub fn of(sources: &Sources) -> Self {
        let mut content = Self::default();
        for (name, text) in sources.iter() {
            let part = match name {
                _ if name.starts_with("examples/") => &mut content.examples,
                _ if name.starts_with("texts/") => &mut content.texts,
                _ if name.ends_with(".toml") => &mut content.body,
                _ => &mut content.templates,
            };
            *part = std::mem::take(part).with(name, text);
        }
        content
    }

    /// All files together, as they are loaded.
    pub fn sources(&self) -> Sources {
        let parts = [&self.body, &self.texts, &self.templates, &self.examples];
        parts.into_iter().flat_map(Sources::iter).map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    /// SHA-256 of the canonical bytes.
    pub fn sha256(&self) -> Vec<u8> {
        digest(&SHA256, &self.sources().canonical_bytes()).as_ref().to_vec()
    }
}

/// A part of the content as its column.
pub(super) fn to_column(sources: &Sources) -> Outcome<serde_json::Value> {
    serde_json::to_value(sources).map_err(|error| Failure::fault("writing a revision", error))
}

/// A part of the content from its column.
pub(super) fn from_column(value: serde_json::Value) -> Outcome<Sources> {
    serde_json::from_value(value).map_err(|error| Failure::fault("reading a revision", error))
}
