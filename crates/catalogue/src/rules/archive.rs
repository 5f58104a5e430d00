//! A folder as a ZIP archive that every office computer opens. Files are stored as they are, without a date, so that the
//! same folder always gives the same bytes.

use kernel::{Failure, Outcome};
use service_model::Sources;

/// The date every entry carries: the first day the format knows.
const DATE: u16 = 0x0021;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;
/// What a reader must understand at least: files that are stored.
const NEEDS: u16 = 10;

/// One file of an archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its path, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Entry {
    /// The files of a definition below the folder they lie in.
    pub fn all(place: &str, files: &Sources) -> Vec<Self> {
        let entry =
            |(name, text): (&str, &str)| Self { path: format!("{place}/{name}"), bytes: text.as_bytes().to_vec() };
        files.iter().map(entry).collect()
    }
}

/// The archive.
///
/// # Errors
/// A fault for more than the format holds (4 GB, 65,535 files), which no definition comes near.
pub fn zip(entries: &[Entry]) -> Outcome<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = number(out.len())?;
        let mut head = Vec::new();
        let name = u16::try_from(entry.path.len()).map_err(too_large)?;
        let size = number(entry.bytes.len())?;
        for half in [NEEDS, UTF8, 0, 0, DATE] {
            head.extend(half.to_le_bytes());
        }
        for whole in [crc32(&entry.bytes), size, size] {
            head.extend(whole.to_le_bytes());
        }
        head.extend(name.to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(entry.path.as_bytes());
        out.extend(&entry.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(NEEDS.to_le_bytes());
        directory.extend(&head);
        // No comment, first disk, no attributes.
        directory.extend([0_u8; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.path.as_bytes());
    }
    let (count, start, size) =
        (u16::try_from(entries.len()).map_err(too_large)?, number(out.len())?, number(directory.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    Ok(out)
}

fn number(length: usize) -> Outcome<u32> {
    u32::try_from(length).map_err(too_large)
}

fn too_large(error: std::num::TryFromIntError) -> Failure {
    Failure::fault("writing an archive", error)
}

/// The checksum of the format (ISO 3309), bit by bit: archives here are small.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_format() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn the_same_folder_gives_the_same_bytes() {
        let files = Sources::new().with("fees.toml", "quote_hours = 24\n").with("texts/ar.toml", "name = \"شهادة\"\n");
        let entries = Entry::all("services/a/b", &files);
        let archive = zip(&entries).unwrap();
        assert_eq!(archive, zip(&entries).unwrap());
        assert_eq!(&archive[..4], b"PK\x03\x04");
        let text = String::from_utf8_lossy(&archive);
        assert!(text.contains("services/a/b/texts/ar.toml") && text.contains("شهادة"));
    }
}
