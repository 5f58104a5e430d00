//! Whether a PDF is whole, open and passive.
//!
//! It is read within limits and never shown, run or changed: a document that carries programs, attachments or acting
//! forms is refused, because the officer's screen is not the place to find out what they do.

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, Stream};

use super::Unfit;

/// A supporting document has no more pages.
const MAX_PAGES: usize = 40;
/// Nor more objects than a scanner or an office program writes for them.
const MAX_OBJECTS: usize = 60_000;
/// No stream that is read while loading may unpack to more.
const MAX_UNPACKED: usize = 32 * 1024 * 1024;
/// Nor any other stream: an A4 page scanned in colour at 400 dots an inch is 46 MiB of bare dots.
const MAX_STREAM: usize = 64 * 1024 * 1024;
/// All streams together: forty grey pages at 300 dots an inch are 350 MiB.
const MAX_UNPACKED_IN_ALL: usize = 512 * 1024 * 1024;
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
    unpacks_within_measure(&document)
}

/// Unpacks every stream once and throws it away. Whoever draws the page for the officer will have to unpack it too, and a
/// file of a few kilobytes can say a thousand times as much.
fn unpacks_within_measure(document: &Document) -> Result<(), Unfit> {
    let mut left = MAX_UNPACKED_IN_ALL;
    for stream in document.objects.values().filter_map(|object| object.as_stream().ok()) {
        let length = unpacked_length(stream, left.min(MAX_STREAM))?;
        left = left.checked_sub(length).ok_or(Unfit::Bomb)?;
    }
    Ok(())
}

/// How many bytes a stream unpacks to, at most `most`; 0 where that is for the decoder of a picture to say.
fn unpacked_length(stream: &Stream, most: usize) -> Result<usize, Unfit> {
    match stream.decompressed_content_with_limit(most) {
        Ok(bytes) => Ok(bytes.len()),
        Err(Error::Decompress(
            DecompressError::MemoryLimitExceeded { .. } | DecompressError::TooManyFilters { .. },
        )) => Err(Unfit::Bomb),
        // The codecs of pictures (JPEG, fax) come last in a chain: what they yield is bounded by the picture's dots, and
        // behind them nothing may be left to unpack.
        Err(Error::Unimplemented(_)) if ends_with_picture(stream) => Ok(0),
        Err(Error::Unimplemented(_)) => Err(Unfit::Bomb),
        // Damage inside one stream is no danger; the page shows what can be shown of it.
        Err(_) => Ok(0),
    }
}

fn ends_with_picture(stream: &Stream) -> bool {
    const UNPACKING: [&[u8]; 6] =
        [b"FlateDecode", b"LZWDecode", b"BrotliDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"RunLengthDecode"];
    let Ok(filters) = stream.filters() else { return false };
    let codec = filters.iter().position(|filter| !UNPACKING.contains(filter));
    codec.is_none_or(|at| at + 1 == filters.len())
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

fn unfit(error: &Error) -> Unfit {
    match error {
        Error::InvalidPassword | Error::Decryption(_) => Unfit::Encrypted,
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Unfit::Bomb,
        _ => Unfit::Truncated,
    }
}
