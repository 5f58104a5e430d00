//! Filling in an application page by page. `seat` is where it is filled in: `/files/…` for its owner, `/helping/…` and
//! `/desk/help/…` for whoever helps.

use std::time::Duration;

use super::picture;
use crate::{Browser, Page, World};

/// Where the owner of a file fills it in.
pub fn seat(reference: &str) -> String {
    format!("/files/{reference}")
}

/// Opens an application for a service from the Emirates with what is answered before applying (`relation=self&…`). The
/// reference.
pub async fn opened(browser: &mut Browser, service: &str, before: &str) -> String {
    let apply = format!("/apply/{service}");
    let page = browser.open(&format!("{apply}?country=ae&{before}")).await;
    let page = browser.submit(page.must_be_ok().form(&apply)).await;
    page.must_be_ok().path.rsplit('/').next().expect("a reference").to_owned()
}

/// Answers one page that the application must ask; what came of it.
pub async fn answer<V: AsRef<str>>(browser: &mut Browser, seat: &str, key: &str, fields: &[(&str, V)]) -> Page {
    let page = browser.open(&format!("{seat}/q/{key}")).await;
    let form = page.must_be_ok().form(&format!("/q/{key}"));
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value.as_ref()));
    browser.submit(form).await
}

/// Answers every page, each of which the application must ask and take.
pub async fn answer_all<'k, V, F>(browser: &mut Browser, seat: &str, pages: impl IntoIterator<Item = (&'k str, F)>)
where
    V: AsRef<str>,
    F: AsRef<[(&'static str, V)]>,
{
    for (key, fields) in pages {
        answer(browser, seat, key, fields.as_ref()).await.must_be_ok();
    }
}

/// Answers those of the pages that the application asks.
pub async fn answer_asked<'k, V, F>(browser: &mut Browser, seat: &str, pages: impl IntoIterator<Item = (&'k str, F)>)
where
    V: AsRef<str>,
    F: AsRef<[(&'static str, V)]>,
{
    for (key, fields) in pages {
        let page = browser.open(&format!("{seat}/q/{key}")).await;
        if is_asked(&page, key) {
            let form = page.must_be_ok().form(&format!("/q/{key}"));
            let fields = fields.as_ref().iter();
            browser.submit(fields.fold(form, |form, (name, value)| form.with(name, value.as_ref()))).await.must_be_ok();
        }
    }
}

/// Sends a picture on the page of a document, which must be asked, and goes on.
pub async fn send(browser: &mut Browser, seat: &str, key: &str) {
    let page = browser.open(&format!("{seat}/q/{key}")).await;
    sent(browser, &page, key).await;
}

/// Sends a picture for each of the documents that the application asks.
pub async fn send_asked(browser: &mut Browser, seat: &str, keys: &[&str]) {
    for key in keys {
        let page = browser.open(&format!("{seat}/q/{key}")).await;
        if is_asked(&page, key) {
            sent(browser, &page, key).await;
        }
    }
}

async fn sent(browser: &mut Browser, page: &Page, key: &str) {
    let form = page.must_be_ok().form("/upload").with_file("file", "paper.png", "image/png", &picture());
    let page = browser.submit(form).await;
    browser.submit(page.must_be_ok().form(&format!("/q/{key}"))).await.must_be_ok();
}

/// Whether the application asks the page at all: what it does not ask is not found, or leads back to the file.
pub fn is_asked(page: &Page, key: &str) -> bool {
    page.status.as_u16() != 404 && page.path.ends_with(&format!("/q/{key}"))
}

/// Declares a complete draft.
pub async fn declare(browser: &mut Browser, reference: &str) -> Page {
    answer(browser, &seat(reference), "declaration", &[("declaration", "yes")]).await
}

/// Declares a complete draft and submits it; the answer to the submission, not followed.
pub async fn submit(browser: &mut Browser, reference: &str) -> Page {
    let page = declare(browser, reference).await;
    browser.send_only(page.must_be_ok().form("/check")).await
}

/// Declares a complete draft, submits and pays it, and lets the registry be asked.
pub async fn submit_and_pay(world: &World, browser: &mut Browser, reference: &str) {
    let sent = submit(browser, reference).await;
    assert_eq!(sent.status.as_u16(), 303, "{reference}: {}", sent.text());
    settle(world, browser, reference).await;
}

/// Pays a submitted file and lets the registry be asked.
pub async fn settle(world: &World, browser: &mut Browser, reference: &str) {
    world.pay(browser, reference, "success").await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
}
