//! Tokens that show a form came from our own page.
//!
//! The secret of a browser is its cookie: the session's token once signed in, else a cookie drawn for the visitor. The
//! token in a form is a digest of that secret under a fresh mask, so that it looks different on each page and
//! compression cannot betray it. The cookie itself is never written into a page.

use data_encoding::BASE64URL_NOPAD;
use kernel::{Dice, Refusal, RefusalKind};
use subtle::ConstantTimeEq;

/// Name of the hidden field with the token.
pub const FIELD: &str = "_csrf";
/// Name of the hidden field with the idempotency key.
pub const KEY_FIELD: &str = "_key";

const SIZE: usize = 32;

/// The token for a page shown to the browser whose cookie is `secret`.
pub(crate) fn issue(secret: &str, dice: &dyn Dice) -> String {
    let mut bytes = [0_u8; SIZE * 2];
    let (mask, masked) = bytes.split_at_mut(SIZE);
    dice.fill(mask);
    for ((slot, mask), plain) in masked.iter_mut().zip(mask.iter()).zip(plain(secret)) {
        *slot = mask ^ plain;
    }
    BASE64URL_NOPAD.encode(&bytes)
}

/// Whether `token` was issued to the browser whose cookie is `secret`.
pub(crate) fn accepts(secret: &str, token: &str) -> bool {
    let Ok(bytes) = BASE64URL_NOPAD.decode(token.as_bytes()) else { return false };
    if bytes.len() != SIZE * 2 {
        return false;
    }
    let (mask, masked) = bytes.split_at(SIZE);
    let claimed: Vec<u8> = mask.iter().zip(masked).map(|(a, b)| a ^ b).collect();
    claimed.ct_eq(&plain(secret)).into()
}

fn plain(secret: &str) -> [u8; SIZE] {
    let mut sum = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
    sum.update(b"wasl.form-token.1\0");
    sum.update(secret.as_bytes());
    let mut out = [0; SIZE];
    out.copy_from_slice(sum.finish().as_ref());
    out
}

/// The refusal for a form that did not come from our page, or from one too old.
pub(crate) fn refusal() -> Refusal {
    Refusal::new(RefusalKind::Forbidden, "form.not_ours", "web-problem-form-not-ours")
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[test]
    fn a_token_fits_its_cookie_only_and_never_repeats() {
        let dice = SeededDice::new(7);
        let (one, two) = (issue("cookie", &dice), issue("cookie", &dice));
        assert_ne!(one, two);
        assert!(accepts("cookie", &one) && accepts("cookie", &two));
        assert!(!accepts("another", &one));
        assert!(!accepts("cookie", &one[1..]) && !accepts("cookie", "") && !accepts("cookie", "AAAA"));
    }
}
