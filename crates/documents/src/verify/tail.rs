//! What may stand behind a seal: increments that add validation data and change nothing a reader shows.
//!
//! Allowed are a document security store (`/DSS` with its certificates, revocation lists and `/VRI`) and document
//! time-stamps in invisible fields. The check is made twice, on the raw text and on the parsed objects, so that a part one
//! reader would see and another would not cannot slip through between them.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Reason, pdf::find};

/// What a catalogue may gain: the store, and the declaration of the extension it belongs to.
const CATALOGUE_GAINS: [&[u8]; 3] = [b"DSS", b"Extensions", b"Version"];
/// Keys that would make an added widget do or show something.
const LIVELY: [&[u8]; 5] = [b"AP", b"A", b"AA", b"MK", b"Kids"];

/// Checks everything behind `end`, the last sealed byte.
pub(super) fn check(bytes: &[u8], end: usize) -> Result<(), Reason> {
    if bytes[end..].trim_ascii().is_empty() {
        return Ok(());
    }
    is_harmless(bytes, end).filter(|harmless| *harmless).map(|_| ()).ok_or(Reason::AddedAfterSeal)
}

fn is_harmless(bytes: &[u8], end: usize) -> Option<bool> {
    let before = Document::load_mem(&bytes[..end]).ok()?;
    let after = Document::load_mem(bytes).ok()?;
    let catalogue = before.trailer.get(b"Root").ok()?.as_reference().ok()?;
    if after.trailer.get(b"Root").ok()?.as_reference().ok()? != catalogue || !is_plain(&bytes[end..]) {
        return Some(false);
    }
    let stamps = added_stamps(&before, &after, catalogue)?;
    let pages: BTreeSet<ObjectId> = before.page_iter().collect();
    for (id, old) in &before.objects {
        let new = after.objects.get(id)?;
        let same = match id {
            _ if old == new => true,
            _ if *id == catalogue => catalogue_only_gains(old.as_dict().ok()?, new.as_dict().ok()?),
            _ if pages.contains(id) => page_only_gains(old.as_dict().ok()?, new.as_dict().ok()?, &stamps),
            _ => false,
        };
        if !same {
            return Some(false);
        }
    }
    Some(only_known_numbers(&bytes[end..], &before, &after, catalogue, &pages))
}

/// The tail is made of plain objects, a cross-reference table and trailers; compressed object streams could hide others.
fn is_plain(tail: &[u8]) -> bool {
    tail.trim_ascii_end().ends_with(b"%%EOF")
        && [&b"/ObjStm"[..], b"/XRef", b"/XRefStm", b"/Encrypt"].iter().all(|word| find(tail, word).is_none())
}

/// Every object the raw text defines is the catalogue, a page, or new, and is the one the parser saw.
fn only_known_numbers(
    tail: &[u8],
    before: &Document,
    after: &Document,
    catalogue: ObjectId,
    pages: &BTreeSet<ObjectId>,
) -> bool {
    let mut seen = BTreeSet::new();
    for at in tail.windows(4).enumerate().filter(|(_, window)| *window == b" obj").map(|(at, _)| at) {
        let Some(id) = object_id(&tail[..at]) else { return false };
        let known = before.objects.contains_key(&id) && (id == catalogue || pages.contains(&id));
        // Two definitions of one new number would let two readers see different objects.
        let new = id.0 > before.max_id && after.objects.contains_key(&id);
        if !(known || new && seen.insert(id)) {
            return false;
        }
    }
    after.objects.keys().all(|id| before.objects.contains_key(id) || seen.contains(id))
}

/// The `12 0` at the end of the text before ` obj`.
fn object_id(text: &[u8]) -> Option<ObjectId> {
    let line = text.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let mut parts = std::str::from_utf8(line).ok()?.split(' ');
    let id = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(id)
}

fn catalogue_only_gains(old: &Dictionary, new: &Dictionary) -> bool {
    let kept = old
        .iter()
        .all(|(key, value)| new.get(key).is_ok_and(|other| other == value || key == b"AcroForm" || key == b"DSS"));
    kept && new.iter().all(|(key, _)| old.has(key) || CATALOGUE_GAINS.contains(&key.as_slice()))
}

fn page_only_gains(old: &Dictionary, new: &Dictionary, stamps: &[Object]) -> bool {
    let kept = old.iter().all(|(key, value)| new.get(key).is_ok_and(|other| other == value || key == b"Annots"));
    let annotations =
        match (old.get(b"Annots").and_then(Object::as_array), new.get(b"Annots").and_then(Object::as_array)) {
            (Ok(old), Ok(new)) => new.starts_with(old) && new[old.len()..].iter().all(|added| stamps.contains(added)),
            _ => false,
        };
    kept && annotations && new.iter().all(|(key, _)| old.has(key))
}

/// References to the fields added to the form, if all of them are invisible document time-stamps.
fn added_stamps(before: &Document, after: &Document, catalogue: ObjectId) -> Option<Vec<Object>> {
    let form = |document: &Document| -> Option<Dictionary> {
        let form = document.get_dictionary(catalogue).ok()?.get(b"AcroForm").ok()?;
        Some(document.dereference(form).ok()?.1.as_dict().ok()?.clone())
    };
    let (mut old, mut new) = (form(before)?, form(after)?);
    let fields = |form: &mut Dictionary| form.remove(b"Fields")?.as_array().ok().cloned();
    let (old_fields, new_fields) = (fields(&mut old)?, fields(&mut new)?);
    if old != new || !new_fields.starts_with(&old_fields) {
        return None;
    }
    let added = new_fields[old_fields.len()..].to_vec();
    let fine = added.iter().all(|field| is_stamp(before, after, field).unwrap_or(false));
    fine.then_some(added)
}

fn is_stamp(before: &Document, after: &Document, field: &Object) -> Option<bool> {
    let id = field.as_reference().ok()?;
    let widget = after.get_dictionary(id).ok()?;
    let value = after.get_dictionary(widget.get(b"V").ok()?.as_reference().ok()?).ok()?;
    let empty = widget.get(b"Rect").ok()?.as_array().ok()?.iter().all(|side| side.as_float().is_ok_and(|at| at == 0.0));
    let is_name = |dictionary: &Dictionary, key: &[u8], name: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    Some(
        !before.objects.contains_key(&id)
            && empty
            && is_name(widget, b"FT", b"Sig")
            && is_name(value, b"Type", b"DocTimeStamp")
            && is_name(value, b"SubFilter", b"ETSI.RFC3161")
            && LIVELY.iter().all(|key| !widget.has(key)),
    )
}
