//! Every attack is refused, and for the right reason.

use lopdf::dictionary;

use super::*;
use crate::{
    keys::{IssuerKeys, sha256},
    seal::add_validation_data,
    testing::{STATUS_URI, credential, issued_at, issuer, moment, small_sealed},
};

fn reason(bytes: &[u8], keys: &IssuerKeys) -> Option<Reason> {
    match examine_pdf(bytes, &keys.published) {
        Examination::Refused { reason } => Some(reason),
        Examination::Sealed(_) => None,
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = pdf::find(bytes, from).unwrap();
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

fn hole(bytes: &[u8]) -> std::ops::Range<usize> {
    let open = pdf::find(bytes, b"/Contents<").unwrap() + 9;
    open..open + pdf::find(&bytes[open..], b">").unwrap() + 1
}

#[test]
fn a_flipped_byte_is_never_genuine_wherever_it_is() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let hole = hole(&sealed);
    let issued = sha256(&sealed);
    for at in (0..sealed.len()).step_by(97).chain(hole.start - 90..hole.start + 2_500).chain(hole.end - 3..sealed.len())
    {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        match examine_pdf(&flipped, &keys.published) {
            Examination::Refused { .. } => {}
            // Zeros behind the structure and the case of its hexadecimal letters are outside every digest: the register
            // of what was issued catches those.
            Examination::Sealed(found) => {
                assert!(hole.contains(&at), "byte {at} is not covered");
                assert_ne!(found.sha256, issued);
                let verdict = judge(&Examination::Sealed(found), "EG-CSA-TEST", None);
                assert_eq!((verdict.finding, verdict.reason), (Finding::Altered, Reason::NotAsIssued));
            }
        }
    }
    let mut content = sealed.clone();
    content[sealed.len() / 3] ^= 1;
    assert_eq!(reason(&content, &keys), Some(Reason::ContentChanged));
}

#[test]
fn what_was_added_behind_the_seal_is_refused() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let update = |change: &mut dyn FnMut(&mut lopdf::IncrementalDocument)| {
        let mut increment =
            lopdf::IncrementalDocument::create_from(sealed.clone(), lopdf::Document::load_mem(&sealed).unwrap());
        change(&mut increment);
        let mut bytes = Vec::new();
        increment.save_to(&mut bytes).unwrap();
        bytes
    };
    let page_id = lopdf::Document::load_mem(&sealed).unwrap().page_iter().next().unwrap();
    let catalogue_id =
        lopdf::Document::load_mem(&sealed).unwrap().trailer.get(b"Root").unwrap().as_reference().unwrap();

    let appended_page = update(&mut |increment| {
        let previous = increment.get_prev_documents();
        let pages_id = previous.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let mut page = previous.get_dictionary(page_id).unwrap().clone();
        let mut pages = previous.get_dictionary(pages_id).unwrap().clone();
        page.remove(b"Annots");
        let added = increment.new_document.add_object(page);
        pages.set("Kids", vec![page_id.into(), added.into()]);
        pages.set("Count", 2);
        increment.new_document.set_object(pages_id, pages);
    });
    assert_eq!(reason(&appended_page, &keys), Some(Reason::AddedAfterSeal));

    let shadow = update(&mut |increment| {
        let mut page = increment.get_prev_documents().get_dictionary(page_id).unwrap().clone();
        let forged = lopdf::Stream::new(lopdf::Dictionary::new(), b"BT (forged) Tj ET".to_vec());
        let forged = increment.new_document.add_object(forged);
        page.set("Contents", forged);
        increment.new_document.set_object(page_id, page);
    });
    assert_eq!(reason(&shadow, &keys), Some(Reason::AddedAfterSeal));

    let visible_annotation = update(&mut |increment| {
        let mut page = increment.get_prev_documents().get_dictionary(page_id).unwrap().clone();
        let note = dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Contents" => lopdf::Object::string_literal("x") };
        let note = increment.new_document.add_object(note);
        let mut annotations = page.get(b"Annots").unwrap().as_array().unwrap().clone();
        annotations.push(note.into());
        page.set("Annots", annotations);
        increment.new_document.set_object(page_id, page);
    });
    assert_eq!(reason(&visible_annotation, &keys), Some(Reason::AddedAfterSeal));

    let open_action = update(&mut |increment| {
        let mut catalogue = increment.get_prev_documents().get_dictionary(catalogue_id).unwrap().clone();
        catalogue.set("OpenAction", dictionary! { "S" => "JavaScript" });
        increment.new_document.set_object(catalogue_id, catalogue);
    });
    assert_eq!(reason(&open_action, &keys), Some(Reason::AddedAfterSeal));

    let second_file = [&sealed[..], b"PK\x03\x04 an archive behind the PDF"].concat();
    assert_eq!(reason(&second_file, &keys), Some(Reason::AddedAfterSeal));
    let unlisted = [&sealed[..], b"1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n"].concat();
    assert_eq!(reason(&unlisted, &keys), Some(Reason::AddedAfterSeal));
}

#[test]
fn validation_data_may_be_added_and_the_issued_digest_stays_the_same() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let longer = add_validation_data(&sealed, &keys.seal_chain, &[]).unwrap();
    assert!(longer.len() > sealed.len());
    let Examination::Sealed(found) = examine_pdf(&longer, &keys.published) else { panic!("validation data is fine") };
    assert_eq!(found.sha256, sha256(&sealed));
    let twice = add_validation_data(&longer, &keys.seal_chain, &[]).unwrap();
    assert!(matches!(examine_pdf(&twice, &keys.published), Examination::Sealed(_)));
}

#[test]
fn an_invisible_document_timestamp_may_be_added_and_a_visible_one_may_not() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let stamped = |visible: bool| {
        let previous = lopdf::Document::load_mem(&sealed).unwrap();
        let page_id = previous.page_iter().next().unwrap();
        let catalogue_id = previous.trailer.get(b"Root").unwrap().as_reference().unwrap();
        let mut page = previous.get_dictionary(page_id).unwrap().clone();
        let mut catalogue = previous.get_dictionary(catalogue_id).unwrap().clone();
        let mut increment = lopdf::IncrementalDocument::create_from(sealed.clone(), previous);
        let value =
            dictionary! { "Type" => "DocTimeStamp", "SubFilter" => "ETSI.RFC3161", "Filter" => "Adobe.PPKLite" };
        let value = increment.new_document.add_object(value);
        let side = if visible { 100 } else { 0 };
        let field = dictionary! {
            "FT" => "Sig", "Subtype" => "Widget", "V" => value,
            "Rect" => vec![0.into(), 0.into(), side.into(), side.into()],
        };
        let field = increment.new_document.add_object(field);
        for (dictionary, key) in
            [(&mut page, "Annots"), (catalogue.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap(), "Fields")]
        {
            let mut list = dictionary.get(key.as_bytes()).unwrap().as_array().unwrap().clone();
            list.push(field.into());
            dictionary.set(key, list);
        }
        increment.new_document.set_object(page_id, page);
        increment.new_document.set_object(catalogue_id, catalogue);
        let mut bytes = Vec::new();
        increment.save_to(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(reason(&stamped(false), &keys), None);
    assert_eq!(reason(&stamped(true), &keys), Some(Reason::AddedAfterSeal));
}

#[test]
fn a_wrapped_signature_leaves_part_of_the_file_uncovered() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let hole = hole(&sealed);
    let rest = sealed.len() - hole.end;
    let range = format!("[0 {} {} {rest}", hole.start, hole.end);
    // The second part is moved back behind a forged one, and the byte range points past it.
    let forged = b"\n9 0 obj<</Forged true>>endobj\n";
    let moved = [&sealed[..hole.end], forged, &sealed[hole.end..]].concat();
    let wide = format!("[0 {} {} {rest}", hole.start, hole.end + forged.len());
    assert_eq!(range.len(), wide.len());
    let wrapped = replaced(&moved, range.as_bytes(), wide.as_bytes());
    assert_eq!(reason(&wrapped, &keys), Some(Reason::RangeIncomplete));
    let late_start = replaced(&sealed, b"/ByteRange[0 ", b"/ByteRange[9 ");
    assert_eq!(reason(&late_start, &keys), Some(Reason::RangeIncomplete));
    let short_end =
        replaced(&sealed, range.as_bytes(), format!("[0 {} {} {}", hole.start, hole.end, rest - 8).as_bytes());
    assert_eq!(reason(&short_end, &keys), Some(Reason::RangeIncomplete));
}

#[test]
fn other_keys_and_other_times_are_named() {
    let (keys, others) = (issuer(issued_at()), issuer(issued_at()));
    let foreign = small_sealed(&others, issued_at());
    assert_eq!(reason(&foreign, &keys), Some(Reason::UnknownKey));
    let early = small_sealed(&keys, moment("2026-11-21T08:00:00Z"));
    assert_eq!(reason(&early, &keys), Some(Reason::KeyOutsidePeriod));
    let late = small_sealed(&keys, moment("2046-11-22T08:00:00Z"));
    assert_eq!(reason(&late, &keys), Some(Reason::KeyOutsidePeriod));
    let sealed = small_sealed(&keys, issued_at());
    let mut retired = keys.clone();
    retired.published.keys[0].period.exp = issued_at().as_second();
    assert_eq!(reason(&sealed, &retired), Some(Reason::KeyOutsidePeriod));
    retired.published.keys[0].period.exp = issued_at().as_second() + 1;
    assert_eq!(reason(&sealed, &retired), None, "a retired key still speaks for its own time");
}

#[test]
fn a_published_key_without_its_certificates_vouches_for_nothing() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let mut bare = keys.clone();
    bare.published.keys[0] = bare.published.keys[0].clone().with_chain(&keys.seal_chain[..1]);
    assert_eq!(reason(&sealed, &bare), Some(Reason::UnknownKey));
    let other_root = issuer(issued_at()).seal_chain[1].clone();
    bare.published.keys[0] = bare.published.keys[0].clone().with_chain(&[keys.seal_chain[0].clone(), other_root]);
    assert_eq!(reason(&sealed, &bare), Some(Reason::UnknownKey));
}

#[test]
fn damaged_and_foreign_files_are_named() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    for (bytes, expected) in [
        (b"hello".to_vec(), Reason::NotPdf),
        (Vec::new(), Reason::NotPdf),
        ([b"GIF89a", &sealed[..]].concat(), Reason::TwoDocuments),
        (crate::testing::small_pdf(issued_at()), Reason::NoSeal),
        (sealed[..sealed.len() - 40].to_vec(), Reason::Truncated),
        (sealed[..sealed.len() / 2].to_vec(), Reason::Truncated),
        (vec![b'%'; MAX_PDF + 1], Reason::TooLarge),
        (replaced(&sealed, b"<3082", b"<3182"), Reason::SealBroken),
        (replaced(&sealed, b"/M(D:2026", b"/M(D:20x6"), Reason::ContentChanged),
    ] {
        assert_eq!(reason(&bytes, &keys), Some(expected));
    }
}

#[test]
fn the_register_and_the_status_list_have_the_last_word() {
    let keys = issuer(issued_at());
    let sealed = small_sealed(&keys, issued_at());
    let examination = examine_pdf(&sealed, &keys.published);
    let text = crate::qr::sign(&credential(issued_at()), keys.qr.as_ref()).unwrap();
    for (state, finding) in [
        (CertificateState::Valid, Finding::Genuine),
        (CertificateState::Revoked, Finding::Revoked),
        (CertificateState::Replaced, Finding::Replaced),
    ] {
        let issued = Issued { serial: "BC-1".to_owned(), kind: "birth".to_owned(), issued_at: issued_at(), state };
        let verdict = judge(&examination, "EG-CSA-TEST", Some(&issued));
        assert_eq!((verdict.finding, verdict.stated.unwrap().serial.as_str()), (finding, "BC-1"));
        let mut list = crate::status::StatusList::new(STATUS_URI, issued_at());
        list.set(70_001, state);
        let verdict = judge_credential(&text, &keys.published, &[list]);
        assert_eq!((verdict.finding, verdict.stated.unwrap().birth_year), (finding, Some(2015)));
    }
    assert_eq!(judge(&examination, "EG-CSA-TEST", None).reason, Reason::NotAsIssued);
    assert_eq!(judge_credential(&text, &keys.published, &[]).reason, Reason::StateUnknown);
    assert_eq!(judge_credential("BC-7K4M-29TX-Q3W", &keys.published, &[]).reason, Reason::NotCredential);
}
