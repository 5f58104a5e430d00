//! Documents to upload. The bytes go to the blob store; the answer names blobs and never holds content.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown};
use crate::reader::Table;

/// A type of file by its content, never by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileType {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// HEIC, where a converter is installed.
    Heic,
}

impl FileType {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
        }
    }
}

/// Documents to upload. The answer is a list of ids of blobs already received; the caller must check that each
/// belongs to the applicant and is usable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Key of the required document (`documents.<key>` in the texts).
    pub document: String,
    /// The most files, for instance two sides of a card.
    pub most: usize,
    /// The most bytes of one file.
    pub most_bytes: u64,
    /// The types accepted.
    pub accepts: Vec<FileType>,
}

impl Upload {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            document: table.key("document"),
            most: usize::try_from(table.whole_or("most", 1, 1)).unwrap_or(1),
            most_bytes: u64::try_from(table.whole_or("most_mib", 1, 10)).unwrap_or(10) * 1024 * 1024,
            accepts: vec![FileType::Pdf, FileType::Jpeg, FileType::Png, FileType::Heic],
        }
    }

    /// The blobs an answer names.
    pub fn blobs(value: &Value) -> Vec<String> {
        let ids = value.as_array().map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect()
    }
}

impl Kind for Upload {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let ids: Vec<&String> = entry.raw.all(entry.name).iter().filter(|id| !id.trim().is_empty()).collect();
        if ids.len() > self.most {
            slips.add_with(entry.name.to_owned(), "field-upload-many", vec![("most", self.most.to_string())]);
        }
        ids.into_iter().map(|id| Value::from(id.trim())).collect()
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Files(Self::blobs(value))
    }

    fn required_text(&self) -> &'static str {
        "field-upload-required"
    }
}
