//! The token of a device: the account's bucket, so that its row is addressed without a search, and 256 random bits.

use data_encoding::BASE64URL_NOPAD;
use kernel::{Bucket, Dice};

/// A token, as the browser holds it.
pub(super) struct Token {
    pub bucket: Bucket,
    pub text: String,
}

impl Token {
    pub fn draw(bucket: Bucket, dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; 34];
        dice.fill(&mut bytes[2..]);
        bytes[..2].copy_from_slice(&bucket.number().to_be_bytes());
        Self { bucket, text: BASE64URL_NOPAD.encode(&bytes) }
    }

    /// Nothing for what cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let [high, low, secret @ ..] = bytes.as_slice() else { return None };
        let bucket = Bucket::new(u16::from_be_bytes([*high, *low]))?;
        (secret.len() == 32).then(|| Self { bucket, text: text.to_owned() })
    }

    /// What the table holds of it.
    pub fn hash(&self) -> Vec<u8> {
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, self.text.as_bytes()).as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[test]
    fn a_token_names_its_bucket_and_nothing_else_parses() {
        let token = Token::draw(Bucket::new(513).unwrap(), &SeededDice::new(1));
        let again = Token::parse(&token.text).unwrap();
        assert_eq!((again.bucket.number(), again.hash()), (513, token.hash()));
        for bad in ["", "x", &token.text[..20], "____________________________________________"] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
