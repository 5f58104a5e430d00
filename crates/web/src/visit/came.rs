//! By which poster or link somebody came: the code that is printed on it, kept by her own browser for thirty days. It says
//! nothing of her: everybody who came by the same poster has the same code. It never stands in an address after the first page.

use super::Visit;
use crate::cookies::Jar;

/// How long it is kept.
const SECONDS: u64 = 30 * 24 * 60 * 60;
/// The longest code.
const LONGEST: usize = 16;

impl Visit {
    /// Has the browser keep the code with the next page or redirect.
    pub fn keep_came(&self, code: &str) {
        self.send_cookie(Jar::Came.write(code, self.site().secure_cookies(), Some(SECONDS)));
    }

    /// The code this browser keeps, if any.
    pub fn came(&self) -> Option<String> {
        let code = Jar::Came.read(&self.0.head.headers, self.site().secure_cookies())?;
        is_code(&code).then_some(code)
    }

    /// Has the browser forget it.
    pub fn forget_came(&self) {
        self.send_cookie(Jar::Came.clear(self.site().secure_cookies()));
    }
}

/// Letters and digits and nothing else: what a browser sends is not believed to be a code of ours.
fn is_code(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_code_is_not_taken_for_one() {
        assert!(is_code("K7M2QX4R"));
        for other in ["", "a b", "é", "../x", "ABCDEFGHJKMNPQRSTU", "a;b"] {
            assert!(!is_code(other), "{other}");
        }
    }
}
