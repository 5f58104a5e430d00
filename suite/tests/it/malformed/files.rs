//! Uploads of the wrong kind, of two kinds, of ten times the size, cut short, or larger inside than outside.

use axum::http::Method;
use image::ImageFormat;
use testkit::{
    World,
    story::{self, DAUGHTER},
};

use super::refused;
use crate::look::{census, unchanged};

/// A picture in any format.
fn picture(format: ImageFormat, side: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(side, side).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A PDF of one empty page.
fn pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        .to_vec()
}

/// A PNG whose header promises this many dots.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Png, 8);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

/// The checksum of PNG chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// What it is, and its bytes.
fn cases() -> Vec<(String, Vec<u8>)> {
    let png = picture(ImageFormat::Png, 64);
    let jpeg = picture(ImageFormat::Jpeg, 64);
    let mut cases: Vec<(String, Vec<u8>)> = [
        ("nothing", Vec::new()),
        ("words", b"hello".to_vec()),
        ("a web page", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("a vector picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("a GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("a ZIP", b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaa".to_vec()),
        ("a program", b"\x7fELF\x02\x01\x01".to_vec()),
        ("a program of Windows", b"MZ\x90\0\x03".to_vec()),
        ("a WebP", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec()),
        ("a TIFF", b"II*\0\x08\0\0\0".to_vec()),
        ("a BMP", b"BM\x46\0\0\0".to_vec()),
        ("a film", b"\0\0\0\x18ftypmp42".to_vec()),
        ("a PNG that is a ZIP", joined(&[&png, b"PK\x03\x04xxxxxxxxPK\x05\x06aaaaaaaaaaaaaaaaaa"])),
        ("a JPEG that is a ZIP", joined(&[&jpeg, b"PK\x03\x04xxxxxxxxPK\x05\x06aaaaaaaaaaaaaaaaaa"])),
        ("a PNG that is a PDF", joined(&[&png, &pdf()])),
        ("a JPEG that is a PDF", joined(&[&jpeg, &pdf()])),
        ("a PDF that is a page", joined(&[&pdf(), b"<html><script>alert(document.domain)</script></html>"])),
        ("a PDF behind words", joined(&[b"words\n", &pdf()])),
        ("a PDF of its head alone", b"%PDF-1.7\n".to_vec()),
        ("a PDF that is locked", joined(&[b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Encrypt 9 0 R/Root 1 0 R>>\n%%EOF\n"])),
        ("a PDF that acts", joined(&[b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"])),
        ("a picture of a continent", png_of(60_000, 60_000)),
        ("a picture like a ribbon", png_of(4_000_000_000, 1)),
        ("a picture of no dots", png_of(0, 0)),
        ("ten times too large", joined(&[&png, &vec![0; 100 * 1024 * 1024]])),
        ("a byte too large", joined(&[&jpeg, &vec![0; 10 * 1024 * 1024 + 1 - jpeg.len()]])),
    ]
    .into_iter()
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .collect();
    for (name, whole) in [("PNG", &png), ("JPEG", &jpeg)] {
        for at in [9, 20, whole.len() / 4, whole.len() / 2, whole.len() - 9] {
            cases.push((format!("a {name} cut at {at}"), whole[..at].to_vec()));
        }
    }
    let whole = pdf();
    for at in [6, whole.len() / 3, whole.len() / 2] {
        cases.push((format!("a PDF cut at {at}"), whole[..at].to_vec()));
    }
    cases
}

#[tokio::test]
async fn malformed_uploads_are_refused_and_leave_nothing() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::draft(&world, &mut father, &DAUGHTER).await;
    // Take back the one document that was sent, so that there is room.
    let page_path = format!("/files/{reference}/q/subject_passport");
    let page = father.open(&page_path).await;
    if page.has("form[action$='/remove']") {
        father.submit(page.form("/remove")).await.must_be_ok();
    }
    let mut program = world.client("father").await;
    let before = census(&world).await;
    let mut told = 0;
    for (name, bytes) in cases() {
        let page = father.open(&page_path).await;
        let form = page.must_be_ok().form("/upload").with_file("file", "paper.png", "image/png", &bytes);
        refused(&father.submit(form).await, &name);
        let headers =
            [("content-type", "image/png"), ("idempotency-key", "the-same-key-each-time"), ("accept-language", "ar")];
        let path = format!("/applications/{reference}/uploads?page=subject_passport");
        let problem = program.call(Method::POST, &path, &headers, bytes).await;
        assert!([400, 413, 422].contains(&problem.status.as_u16()), "{name}: {} {}", problem.status, problem.html());
        let title = problem.json()["title"].as_str().unwrap().to_owned();
        assert!(!super::speaks_english(&title), "{name}: {title}");
        told += 2;
    }
    for body in [&b""[..], b"--x", b"--x\r\nContent-Disposition: form-data\r\n\r\n--x--", &[0xff; 200]] {
        let path = format!("/ar/files/{reference}/q/subject_passport/upload");
        let answer = super::forms::post(&mut father, &path, "multipart/form-data; boundary=x", body.to_vec()).await;
        refused(&answer, "a broken multipart body");
        told += 1;
    }
    unchanged(&before, &census(&world).await, "a malformed upload");
    assert!(told >= 80, "{told}");
}
