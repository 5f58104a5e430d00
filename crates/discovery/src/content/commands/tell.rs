//! A reader says whether a page helped. Nobody asks who she is, and words that could name somebody are not taken.

use std::time::Duration;

use kernel::{Locale, Outcome, Slips, arabic};
use store::{Cx, throttle};
use uuid::Uuid;

use crate::content::{
    shelf::Shown,
    store::readers::{self, Saying},
};

/// The most characters of the words.
pub(in crate::content) const WORDS: usize = 500;

/// A run of digits this long may be somebody's number.
const DIGITS: usize = 6;

/// Nobody fills the counts by machine.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "throttle-content-feedback", limit: 20, window: Duration::from_secs(60 * 60) };

/// Keeps what a reader says.
///
/// # Errors
/// A slip where nothing was chosen or the words may name somebody; a refusal after too many from one network.
pub(in crate::content) async fn tell(
    cx: &mut Cx,
    shown: &Shown,
    language: Locale,
    (useful, words): (&str, &str),
    network: &str,
) -> Outcome<Uuid> {
    let mut slips = Slips::new();
    let useful = match useful {
        "yes" => true,
        "no" => false,
        _ => {
            slips.add("useful", "content-slip-useful");
            false
        }
    };
    if words.chars().count() > WORDS {
        slips.add("words", "content-slip-words-long");
    } else if may_name_somebody(words) {
        slips.add("words", "content-slip-words-personal");
    }
    if !slips.is_empty() {
        return Err(slips.into());
    }
    throttle::hit(cx, &LIMIT, network).await?;
    let words = Some(words).filter(|words| !words.is_empty());
    let saying = Saying { page: shown.page.id, number: shown.number, language, useful, words };
    Ok(readers::insert(cx, &saying).await?.uuid())
}

/// An address of mail, or a run of digits in any script, also with blanks and hyphens between them.
pub(crate) fn may_name_somebody(words: &str) -> bool {
    let mut run = 0;
    for own in arabic::latin_digits(words).chars() {
        match own {
            '@' => return true,
            '0'..='9' => run += 1,
            ' ' | '-' | '.' | '/' => {}
            _ => run = 0,
        }
        if run >= DIGITS {
            return true;
        }
    }
    false
}
