//! Malformed input of every kind: each gets a clear refusal, none a fault, none a library's English on an Arabic page, and
//! nothing of it is kept.

mod files;
mod forms;
mod papers;
mod programs;
mod webhooks;

use testkit::Page;

/// Statuses that say "this cannot be taken" and what to do about it.
const REFUSALS: [u16; 8] = [400, 401, 403, 404, 405, 409, 413, 422];

/// Fails unless the page refuses, in Arabic and without a sentence of some library.
#[track_caller]
pub fn refused(page: &Page, told: &str) {
    let status = page.status.as_u16();
    assert!(REFUSALS.contains(&status), "{told}: {status} at {}\n{}", page.path, page.text());
    let text = page.text();
    assert!(text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c)), "{told}: no Arabic\n{}", page.html());
    assert!(!speaks_english(&text), "{told}: English on an Arabic page\n{text}");
}

/// Four Latin words in a row are a sentence; names, references and the link to the other language are shorter.
fn speaks_english(text: &str) -> bool {
    let mut row = 0;
    for word in text.split_whitespace() {
        let latin =
            word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '.' | ',' | ':' | '\''));
        row = if latin { row + 1 } else { 0 };
        if row >= 4 {
            return true;
        }
    }
    false
}

/// Strings that were never an answer to anything.
pub fn rubbish() -> Vec<String> {
    [
        "",
        " ",
        "\u{0}",
        "\u{202E}\u{202E}",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "../../etc/passwd",
        "%00%ff",
        "{{7*7}}",
        "\r\nSet-Cookie: a=b",
        "٫٫٫",
        "🙂🙂🙂",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([["س"; 5000].concat(), "9".repeat(4000)])
    .collect()
}
