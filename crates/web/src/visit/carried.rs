//! Words on their way: what a visitor wrote on one page and will send from another, when she has to sign in between. Her own
//! browser carries them, for twenty minutes at most; the server keeps nothing, and no address names them.

use data_encoding::BASE64URL_NOPAD;

use super::Visit;
use crate::cookies::Jar;

/// How long they are carried.
const SECONDS: u64 = 20 * 60;
/// The most bytes that are carried; a browser drops a larger cookie whole.
const MOST: usize = 2_400;

impl Visit {
    /// Hands words to the browser with the next page or redirect; what is longer than a cookie may be is cut.
    pub fn carry(&self, words: &str) {
        let value = BASE64URL_NOPAD.encode(cut(words).as_bytes());
        self.send_cookie(Jar::Carried.write(&value, self.site().secure_cookies(), Some(SECONDS)));
    }

    /// The words this browser carries, if any.
    pub fn carried(&self) -> Option<String> {
        let value = Jar::Carried.read(&self.0.head.headers, self.site().secure_cookies())?;
        let bytes = BASE64URL_NOPAD.decode(value.as_bytes()).ok()?;
        String::from_utf8(bytes).ok().filter(|words| !words.trim().is_empty())
    }

    /// Takes them from the browser: they have arrived.
    pub fn put_down(&self) {
        if self.carried().is_some() {
            self.send_cookie(Jar::Carried.clear(self.site().secure_cookies()));
        }
    }
}

/// The beginning of a text that fits, ending between two letters.
fn cut(words: &str) -> &str {
    let end = (0..=words.len().min(MOST)).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(0);
    words.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(cut("سؤال"), "سؤال");
        let long = "ع".repeat(MOST);
        assert_eq!(cut(&long).len(), MOST);
        let odd = format!("a{long}");
        assert_eq!(cut(&odd).len(), MOST - 1, "half a letter is no letter");
    }
}
