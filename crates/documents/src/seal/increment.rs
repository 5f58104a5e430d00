//! The incremental update that carries the seal.
//!
//! A seal is four objects after the typeset bytes: the signature, its invisible field, and new copies of the page and the
//! catalogue that point at the field. `/F 132` (print, locked) and an empty rectangle satisfy PDF/A and PDF/UA without an
//! appearance stream.

use std::ops::Range;

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat, dictionary};

use super::{SealDetails, SealError};

/// Ten digits, so that the real numbers fit without moving a byte.
const PLACEHOLDER: i64 = 9_999_999_999;

fn pdf_error(cause: impl std::fmt::Display) -> SealError {
    SealError::Pdf(cause.to_string())
}

/// Appends an empty seal; returns the new file and where its hexadecimal hole `<…>` lies.
pub(super) fn append(pdf: &[u8], details: &SealDetails, reserved: usize) -> Result<(Vec<u8>, Range<usize>), SealError> {
    let mut original = pdf.to_vec();
    // krilla ends its files at `%%EOF` without a newline; an object right behind it would break PDF/A (6.1.9).
    if original.last() != Some(&b'\n') {
        original.push(b'\n');
    }
    let start = original.len();
    let previous = Document::load_mem(&original).map_err(pdf_error)?;
    let catalogue = previous.trailer.get(b"Root").and_then(Object::as_reference).map_err(pdf_error)?;
    let page = previous.page_iter().next().ok_or_else(|| pdf_error("there is no page"))?;
    let mut update = IncrementalDocument::create_from(original, previous);
    let signature = update.new_document.add_object(signature(details, reserved));
    let field = update.new_document.add_object(field(details, signature, page));
    update.opt_clone_object_to_new_document(page).map_err(pdf_error)?;
    update.opt_clone_object_to_new_document(catalogue).map_err(pdf_error)?;
    attach(&mut update.new_document, page, catalogue, field)?;
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).map_err(pdf_error)?;
    let hole = find_hole(&bytes, start, reserved)?;
    write_byte_range(&mut bytes, start, &hole)?;
    Ok((bytes, hole))
}

fn signature(details: &SealDetails, reserved: usize) -> Dictionary {
    dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), PLACEHOLDER.into(), PLACEHOLDER.into(), PLACEHOLDER.into()],
        "Contents" => Object::String(vec![0; reserved], StringFormat::Hexadecimal),
        "M" => Object::string_literal(pdf_date(details.at)),
        "Name" => text(&details.name),
        "Reason" => text(&details.reason),
    }
}

fn field(details: &SealDetails, signature: ObjectId, page: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "F" => 132,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        "T" => Object::string_literal("Seal"),
        "TU" => text(&details.label),
        "V" => signature,
        "P" => page,
    }
}

fn attach(update: &mut Document, page: ObjectId, catalogue: ObjectId, field: ObjectId) -> Result<(), SealError> {
    let page = update.get_dictionary_mut(page).map_err(pdf_error)?;
    let mut annotations = match page.get(b"Annots") {
        Ok(Object::Array(present)) => present.clone(),
        Ok(_) => return Err(pdf_error("the page keeps its annotations elsewhere")),
        Err(_) => Vec::new(),
    };
    annotations.push(field.into());
    page.set("Annots", annotations);
    page.set("Tabs", "S");
    let catalogue = update.get_dictionary_mut(catalogue).map_err(pdf_error)?;
    if catalogue.has(b"AcroForm") {
        return Err(pdf_error("the file already has a form"));
    }
    catalogue.set("AcroForm", dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 });
    Ok(())
}

/// Text outside ASCII is UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn pdf_date(at: kernel::Moment) -> String {
    at.timestamp().strftime("D:%Y%m%d%H%M%SZ").to_string()
}

/// The signature's `/Contents`, not the page's: only ours begins with zeros.
fn find_hole(bytes: &[u8], from: usize, reserved: usize) -> Result<Range<usize>, SealError> {
    const MARK: &[u8] = b"/Contents<0000";
    let at = find(bytes, from, MARK).ok_or_else(|| pdf_error("the seal's place was not written"))?;
    let open = at + b"/Contents".len();
    let close = open + 1 + 2 * reserved;
    if bytes.get(close) == Some(&b'>') {
        Ok(open..close + 1)
    } else {
        Err(pdf_error("the seal's place has a strange length"))
    }
}

fn write_byte_range(bytes: &mut [u8], from: usize, hole: &Range<usize>) -> Result<(), SealError> {
    let at = find(bytes, from, b"/ByteRange[").ok_or_else(|| pdf_error("the byte range was not written"))?;
    let open = at + b"/ByteRange".len();
    let length = bytes[open..].iter().position(|byte| *byte == b']').map(|end| end + 1);
    let slot = length.and_then(|length| bytes.get(open..open + length)).map(<[u8]>::len);
    let mut written = format!("[0 {} {} {}", hole.start, hole.end, bytes.len() - hole.end);
    let Some(slot) = slot.filter(|slot| written.len() < *slot) else {
        return Err(pdf_error("the byte range has no room"));
    };
    // Padding keeps the length; a moved byte would break every offset behind it.
    while written.len() + 1 < slot {
        written.push(' ');
    }
    written.push(']');
    bytes[open..open + slot].copy_from_slice(written.as_bytes());
    Ok(())
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(needle.len()).position(|window| window == needle).map(|at| from + at)
}

/// Writes the structure into the hole, the rest stays zeros.
pub(super) fn fill(mut bytes: Vec<u8>, hole: Range<usize>, structure: &[u8]) -> Result<Vec<u8>, SealError> {
    let hex = data_encoding::HEXLOWER.encode(structure);
    if hex.len() > hole.len() - 2 {
        return Err(SealError::Room(structure.len()));
    }
    bytes[hole.start + 1..hole.start + 1 + hex.len()].copy_from_slice(hex.as_bytes());
    Ok(bytes)
}
