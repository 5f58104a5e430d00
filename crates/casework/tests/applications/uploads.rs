//! Malformed uploads over HTTP: each is told why, and leaves nothing behind.

use casework::applications::{self, uploads};
use kernel::Actor;
use store::Scope;

use crate::world::{MONA, World, picture};

#[tokio::test]
async fn malformed_uploads_are_told_why_and_leave_nothing_behind() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.answered(&mut mona).await;
    let page_path = format!("/files/{reference}/q/subject_passport");
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let mut polyglot = picture();
    polyglot.extend_from_slice(b"PK\x05\x06aaaaaaaaaaaaaaaaaa");
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.pdf", b"hello".to_vec(), "نوع الملف غير مقبول"),
        ("a.png", polyglot, "يحمل الملف نوعين معًا"),
        ("a.png", cut(picture()), "الملف ناقص أو تالف"),
        ("a.png", Vec::new(), "لم يُختر ملف"),
        ("a.pdf", vec![b'%'; 100 * 1024 * 1024], "حجم الملف أكبر"),
        ("a.pdf", b"%PDF-1.7\nrest".to_vec(), "الملف ناقص أو تالف"),
    ];
    for (name, bytes, told) in table {
        let page = mona.open(&page_path).await;
        let page = mona.submit(page.form("/upload").with_file("file", name, "application/pdf", &bytes)).await;
        assert_eq!(page.status.as_u16(), 422, "{told}: {}", page.text());
        page.must_say(told);
    }
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = Scope::System("test");
    let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    let there = uploads::in_force(&mut cx, &file).await.unwrap();
    assert_eq!(there.len(), 1, "only the identity document that was sent well");
    drop(cx);
    // What was sent well can be looked at by its owner, and taken back.
    let upload = there[0].id;
    let seen = mona.get(&format!("/ar/files/{reference}/uploads/{upload}")).await;
    assert_eq!(seen.status.as_u16(), 200);
    assert!(seen.bytes.starts_with(b"\x89PNG"));
    let page = mona.open(&format!("/files/{reference}/q/applicant_identity")).await;
    mona.submit(page.form("/remove")).await.must_be_ok();
    assert_eq!(mona.get(&format!("/ar/files/{reference}/check")).await.status.as_u16(), 303, "it is asked again");
}
