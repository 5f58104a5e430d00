//! PDFs that hide something: one that asks for a password, one that merely forbids changes, two that unpack to a thousand
//! and a million times their size. Each is refused for its own reason, in the language of whoever sent it, and leaves
//! nothing behind.

use axum::http::Method;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};
use testkit::{
    World,
    story::{self, DAUGHTER},
};

use super::refused;
use crate::look::{census, unchanged};

/// A document of one page with this content.
fn document(content: Stream) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(content);
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

fn written(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn honest() -> Vec<u8> {
    written(document(Stream::new(dictionary! {}, b"BT ET".to_vec())))
}

/// Opens with this password; with an empty one it opens by itself and forbids changes.
fn locked(password: &str) -> Vec<u8> {
    let mut document = document(Stream::new(dictionary! {}, b"BT ET".to_vec()));
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    });
    document.encrypt(&state.unwrap()).unwrap();
    written(document)
}

/// A page of a hundred megabytes of blanks, packed so many times.
fn inflating(times: usize) -> Vec<u8> {
    let mut content = vec![b' '; 100 << 20];
    for _ in 0..times {
        let mut packed = Stream::new(dictionary! {}, content);
        packed.compress().unwrap();
        content = packed.content;
    }
    let filters = vec![Object::Name(b"FlateDecode".to_vec()); times];
    written(document(Stream::new(dictionary! { "Filter" => filters }, content)))
}

#[tokio::test]
async fn a_pdf_that_hides_something_is_refused_in_the_senders_language() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::draft(&world, &mut father, &DAUGHTER).await;
    let path = format!("/files/{reference}/q/subject_passport");
    let page = father.open(&path).await;
    if page.has("form[action$='/remove']") {
        father.submit(page.form("/remove")).await.must_be_ok();
    }
    let mut program = world.client("father").await;
    let before = census(&world).await;
    let password = ("upload.encrypted", "كلمة سر", "password");
    let measure = ("upload.bomb", "أكبر مما يمكن فحصه", "larger than can be checked");
    let papers =
        [(locked("secret"), password), (locked(""), password), (inflating(1), measure), (inflating(2), measure)];
    for (bytes, (code, arabic, english)) in papers {
        assert!(bytes.len() < 200_000, "{code}: small enough to send, {} bytes", bytes.len());
        for (language, words) in [("ar", arabic), ("en", english)] {
            let page = father.open(&format!("/{language}{path}")).await;
            let form = page.must_be_ok().form("/upload").with_file("file", "passport.pdf", "application/pdf", &bytes);
            let answer = father.submit(form).await;
            if language == "ar" {
                refused(&answer, code);
            }
            assert_eq!(answer.status.as_u16(), 422, "{code} {language}");
            answer.must_say(words);
            let key = format!("one-key-for-{language}");
            let headers =
                [("content-type", "application/pdf"), ("idempotency-key", &*key), ("accept-language", language)];
            let upload = format!("/applications/{reference}/uploads?page=subject_passport");
            let problem = program.call(Method::POST, &upload, &headers, bytes.clone()).await;
            assert_eq!((problem.status.as_u16(), &problem.json()["code"]), (422, &code.into()), "{}", problem.html());
            assert!(problem.json().to_string().contains(words), "{language}: {}", problem.html());
        }
    }
    unchanged(&before, &census(&world).await, "a PDF that hides something");
    // The same page takes an honest one, so the refusals were not for a mistake of ours.
    let page = father.open(&path).await;
    let form = page.form("/upload").with_file("file", "passport.pdf", "application/pdf", &honest());
    assert!(father.submit(form).await.must_be_ok().has("form[action$='/remove']"));
}
