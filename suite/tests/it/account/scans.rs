//! `/account/scans`: pages photographed one by one, put in order and joined into one PDF, which is handed in like any other file.

use std::time::Duration;

use axum::http::StatusCode;
use image::{DynamicImage, ImageFormat, RgbImage};
use lopdf::Document;
use testkit::{Browser, Page, World};

use super::uploads::{clean, draft};
use crate::look;

const HOUR: Duration = Duration::from_secs(3_600);

/// A picture of one colour.
fn coloured(format: ImageFormat, (width, height): (u32, u32)) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(width, height, image::Rgb([200, 180, 90]));
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A photo that lies, of which the camera says that it was held upright, and where: an Exif segment as cameras write it.
fn held_upright() -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    // Orientation (0x0112), a short, one of it: turned by a quarter.
    exif.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0");
    let jpeg = coloured(ImageFormat::Jpeg, (300, 200));
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

async fn sent(browser: &mut Browser, path: &str, picture: &[u8]) -> Page {
    let form = browser.open(path).await.must_be_ok().form("/subject_passport");
    browser.submit(form.with_file("file", "page.jpg", "image/jpeg", picture)).await
}

/// The shapes of the pages of a PDF, as width before height.
fn shapes(pdf: &[u8]) -> Vec<f32> {
    let document = Document::load_mem(pdf).unwrap();
    let shape = |id| {
        let page = document.get_dictionary(id).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
        sides[2].as_float().unwrap() / sides[3].as_float().unwrap()
    };
    document.get_pages().into_values().map(shape).collect()
}

/// Whether these shapes are those, but for dots.
fn alike(shapes: &[f32], wanted: &[f32]) -> bool {
    shapes.len() == wanted.len() && shapes.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 0.02)
}

#[tokio::test]
async fn pages_become_one_document_in_their_order_and_the_officer_sees_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (reference, question) = draft(&world, &mut father).await;
    let page = father.open(&question).await;
    let path = format!("/account/scans/{reference}/subject_passport");
    assert!(page.has(&format!("a[href='/ar{path}']")), "the question leads there");

    let first = father.open(&path).await;
    assert!(!first.must_be_ok().has("form[action$='/join']"), "nothing to join yet");
    sent(&mut father, &path, &held_upright()).await.must_be_ok().must_say("الصفحة ١");
    sent(&mut father, &path, &coloured(ImageFormat::Png, (400, 100))).await.must_be_ok();
    let three = sent(&mut father, &path, &coloured(ImageFormat::Jpeg, (100, 100))).await;
    three.must_be_ok().must_say("الصفحة ٣");
    let shown = three.attribute("[data-scan-page] img", "src").unwrap();
    let picture = father.get(&shown).await;
    assert_eq!(picture.status, StatusCode::OK);

    // Joined as they lie, upright as they were held.
    let ready = father.submit(three.form("/join")).await;
    ready.must_be_ok().must_say("٣ صفحات");
    let document = father.open(&format!("{path}/document")).await.bytes;
    assert!(alike(&shapes(&document), &[2.0 / 3.0, 4.0, 1.0]), "{:?}", shapes(&document));

    // Every change of the pages drops what was made of them; the same press twice moves a page once.
    let earlier = ready.form("/earlier");
    let moved = father.submit(earlier.clone()).await;
    assert!(!moved.must_be_ok().has("[data-scan-ready]"));
    father.submit(earlier).await.must_be_ok();
    assert_eq!(father.open(&format!("{path}/document")).await.status, StatusCode::NOT_FOUND);
    father.submit(moved.form("/remove")).await.must_be_ok();
    let two = father.open(&path).await;
    let ready = father.submit(two.form("/join")).await;
    ready.must_be_ok().must_say("صفحتين");
    let document = father.open(&format!("{path}/document")).await.bytes;
    assert!(alike(&shapes(&document), &[2.0 / 3.0, 1.0]), "{:?}", shapes(&document));

    // Handed in as any file is; what is kept is what was seen.
    father.submit(ready.form("/upload")).await.must_be_ok().must_say("الملف ١");
    assert_eq!(clean(&world, &reference).await, document);
    father.open(&path).await.must_be_ok().must_say("أُرسل هذا الملف من قبل");

    // After a day nothing lies here; what was handed in stays.
    world.pass(HOUR * 26).await;
    let census = look::census(&world).await;
    assert_eq!((census["uploads.scan"], census["uploads.leaf"], census["uploads.tray"]), (0, 0, 0));
    assert!(!clean(&world, &reference).await.is_empty());
}

#[tokio::test]
async fn pages_are_examined_limited_and_nobody_elses() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (reference, question) = draft(&world, &mut father).await;
    let path = format!("/account/scans/{reference}/subject_passport");
    let pdf =
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    let mut bomb = coloured(ImageFormat::Png, (8, 8));
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    for bad in [&pdf[..], b"<!doctype html>", b"", &bomb] {
        let refused = sent(&mut father, &path, bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    }
    assert_eq!(look::census(&world).await["uploads.leaf"], 0);
    // The same form twice is one page.
    let form = father.open(&path).await.form("/subject_passport");
    let form = form.with_file("file", "p.png", "image/png", &coloured(ImageFormat::Png, (30, 40)));
    father.submit(form.clone()).await.must_be_ok();
    let mine = father.submit(form).await;
    assert_eq!(look::census(&world).await["uploads.leaf"], 1);

    let mut stranger = world.citizen("stranger").await;
    let picture = mine.must_be_ok().attribute("[data-scan-page] img", "src").unwrap();
    for theirs in [format!("/ar{path}"), format!("/ar{path}/document"), picture] {
        assert_eq!(stranger.get(&theirs).await.status, StatusCode::NOT_FOUND, "{theirs}");
    }
    let token = stranger.open("/account/messages").await.must_be_ok().form("/preference");
    for form in [mine.form("/join"), mine.form("/remove")] {
        let forged = form.with("_csrf", token.value("_csrf").unwrap());
        assert_eq!(stranger.submit(forged).await.status, StatusCode::NOT_FOUND);
    }
    // A page that asks for no file has none.
    assert_eq!(father.open(&format!("/account/scans/{reference}/subject_name")).await.status, StatusCode::NOT_FOUND);

    // Never more than twenty.
    for _ in 1..20 {
        sent(&mut father, &path, &coloured(ImageFormat::Png, (30, 40))).await.must_be_ok();
    }
    let full = father.open(&path).await;
    assert!(!full.must_be_ok().has("input[type=file]"));
    assert_eq!(look::census(&world).await["uploads.leaf"], 20);
    assert!(father.open(&question).await.must_be_ok().has("input[type=file]"));
}
