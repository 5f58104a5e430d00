//! Whether a PDF is whole, open and passive.
//!
//! It is read within limits and never shown, run or changed: a document that carries programs, attachments or acting
//! forms is refused, because the officer's screen is not the place to find out what they do.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::Unfit;

/// A supporting document has no more pages.
const MAX_PAGES: usize = 40;
/// Nor more objects than a scanner or an office program writes for them.
const MAX_OBJECTS: usize = 60_000;
/// No stream that is read while loading may unpack to more.
const MAX_UNPACKED: usize = 32 * 1024 * 1024;
/// Names that make a document act. `OpenAction` alone is harmless: it may only say which page to show.
const ACTING: [&[u8]; 10] = [
    b"JS",
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"XFA",
    b"SubmitForm",
    b"ImportData",
    b"Sound",
];
/// Values are nested no deeper in any honest document.
const MAX_DEPTH: usize = 64;

/// Checks a PDF.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unfit> {
    if super::sniff::rfind(bytes, b"%%EOF").is_none() {
        return Err(Unfit::Truncated);
    }
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| unfit(&error))?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Unfit::Encrypted);
    }
    if document.objects.len() > MAX_OBJECTS {
        return Err(Unfit::Bomb);
    }
    let pages = document.get_pages().len();
    if pages == 0 {
        return Err(Unfit::Truncated);
    }
    if pages > MAX_PAGES {
        return Err(Unfit::TooManyPages);
    }
    if document.objects.values().any(|object| acts(object, 0)) || dictionary_acts(&document.trailer, 0) {
        return Err(Unfit::Active);
    }
    Ok(())
}

fn acts(object: &Object, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return true;
    }
    match object {
        Object::Name(name) => ACTING.contains(&name.as_slice()),
        Object::Array(items) => items.iter().any(|item| acts(item, depth + 1)),
        Object::Dictionary(dictionary) => dictionary_acts(dictionary, depth + 1),
        Object::Stream(stream) => dictionary_acts(&stream.dict, depth + 1),
        _ => false,
    }
}

fn dictionary_acts(dictionary: &Dictionary, depth: usize) -> bool {
    dictionary.iter().any(|(key, value)| ACTING.contains(&key.as_slice()) || acts(value, depth))
}

fn unfit(error: &lopdf::Error) -> Unfit {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Unfit::Encrypted,
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Unfit::Bomb,
        _ => Unfit::Truncated,
    }
}
