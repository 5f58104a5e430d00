//! The table of malformed uploads: each is refused for its own reason.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

use super::{Kind, LIMIT_BYTES, Unfit, inspect};

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let dots = RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 4, y as u8 * 5, 90]));
    DynamicImage::ImageRgb8(dots).write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn pdf(extra: impl FnOnce(&mut Document) -> Option<(&'static str, Object)>) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, b"BT ET".to_vec()));
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    if let Some((key, value)) = extra(&mut document) {
        catalog.set(key, value);
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A content stream of this much nothing, packed as often as there are filters.
fn inflating(megabytes: usize, filters: &[&str]) -> Vec<u8> {
    pdf(|document| {
        let mut content = vec![b' '; megabytes << 20];
        for _ in filters {
            let mut packed = Stream::new(dictionary! {}, content);
            packed.compress().unwrap();
            content = packed.content;
        }
        let names: Vec<Object> = filters.iter().map(|filter| Object::Name(filter.as_bytes().to_vec())).collect();
        document.add_object(Stream::new(dictionary! { "Filter" => names }, content));
        None
    })
}

/// A whole PDF that opens with `password`; with an empty one it opens by itself, yet nothing in it may be changed.
fn locked(password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(|_| None)).unwrap();
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    })
    .unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The header of a PNG that claims 60,000 × 60,000 dots.
fn bomb() -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Png);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

#[test]
fn honest_files_pass_and_lose_what_is_not_picture() {
    assert_eq!(inspect(&pdf(|_| None)).unwrap().kind, Kind::Pdf);
    assert_eq!(inspect(&inflating(1, &["FlateDecode"])).unwrap().kind, Kind::Pdf);
    assert_eq!(inspect(&picture(ImageFormat::Png)).unwrap().kind, Kind::Png);
    let jpeg = picture(ImageFormat::Jpeg);
    let with_place = joined(&[&jpeg[..2], b"\xff\xe1\x00\x12Exif\0\0GPS 25.3463", &jpeg[2..]]);
    let clean = inspect(&with_place).unwrap();
    assert_eq!(clean.kind, Kind::Jpeg);
    assert!(!super::sniff::contains(&clean.bytes, b"GPS"), "metadata must not survive");
}

#[test]
fn every_malformed_upload_is_refused_for_its_own_reason() {
    let (jpeg, png) = (picture(ImageFormat::Jpeg), picture(ImageFormat::Png));
    let zip_end = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    let plain = pdf(|_| None);
    let script = pdf(|_| Some(("OpenAction", dictionary! { "S" => "JavaScript", "JS" => "app.alert(1)" }.into())));
    let attached = pdf(|_| Some(("Names", dictionary! { "EmbeddedFiles" => dictionary! {} }.into())));
    let table: Vec<(&str, Vec<u8>, Unfit)> = vec![
        ("empty", Vec::new(), Unfit::Empty),
        ("ten times too large", vec![0; LIMIT_BYTES as usize * 10], Unfit::TooLarge),
        ("text", b"hello, this is my certificate".to_vec(), Unfit::WrongType),
        ("GIF", b"GIF89a\x01\x00\x01\x00".to_vec(), Unfit::WrongType),
        ("program", b"MZ\x90\x00".to_vec(), Unfit::WrongType),
        ("archive", b"PK\x03\x04rest".to_vec(), Unfit::WrongType),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Unfit::NoConverter),
        ("PDF behind other bytes", joined(&[b"GIF89a", &plain]), Unfit::WrongType),
        ("picture and archive", joined(&[&jpeg, zip_end]), Unfit::Polyglot),
        ("PDF and archive", joined(&[&plain, zip_end]), Unfit::Polyglot),
        ("PNG with more behind", joined(&[&png, b"#!/bin/sh"]), Unfit::Polyglot),
        ("picture and PDF", joined(&[&png, &plain]), Unfit::Polyglot),
        ("PDF and page", joined(&[b"%PDF-1.7\n<html><script>", &plain]), Unfit::Polyglot),
        ("bomb of dots", bomb(), Unfit::Bomb),
        ("half a JPEG", jpeg[..jpeg.len() / 2].to_vec(), Unfit::Truncated),
        ("half a PNG", png[..png.len() / 2].to_vec(), Unfit::Truncated),
        ("half a PDF", plain[..plain.len() / 2].to_vec(), Unfit::Truncated),
        ("PDF with a program", script, Unfit::Active),
        ("PDF with attachments", attached, Unfit::Active),
        ("PDF that asks for a password", locked("secret"), Unfit::Encrypted),
        ("PDF that opens and is locked", locked(""), Unfit::Encrypted),
        ("PDF that unpacks beyond measure", inflating(65, &["FlateDecode"]), Unfit::Bomb),
        ("PDF packed twice", inflating(65, &["FlateDecode", "FlateDecode"]), Unfit::Bomb),
        ("PDF packed behind a picture", inflating(1, &["DCTDecode", "FlateDecode"]), Unfit::Bomb),
    ];
    for (name, bytes, reason) in table {
        assert_eq!(inspect(&bytes).err(), Some(reason), "{name}");
    }
}
