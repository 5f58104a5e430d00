//! The secret in a link that is given to somebody without a right of his own: 256 drawn bits, and the shard in which its
//! hash is looked for. It names no file, and only the hash is ever kept.

use aws_lc_rs::digest;
use data_encoding::BASE64URL_NOPAD;
use kernel::Bucket;

/// What the address of a link carries. It has no `Debug`, so that it reaches no log.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    bucket: Bucket,
    secret: [u8; 32],
}

impl Token {
    /// The token of a link whose secret was drawn.
    pub(crate) fn of(bucket: Bucket, secret: [u8; 32]) -> Self {
        Self { bucket, secret }
    }

    /// Reads the text that [`Token::text`] gave; anything else is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (shard, secret) = bytes.split_at_checked(2)?;
        let bucket = Bucket::new(u16::from_be_bytes(shard.try_into().ok()?))?;
        Some(Self { bucket, secret: secret.try_into().ok()? })
    }

    /// The text for the address.
    pub fn text(&self) -> String {
        let mut bytes = self.bucket.number().to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.secret);
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// The shard of the file.
    pub(crate) fn bucket(&self) -> Bucket {
        self.bucket
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        digest::digest(&digest::SHA256, &self.secret).as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_token_reads_back_and_another_one_has_another_hash(shard in 0_u16..1024, secret: [u8; 32], other: [u8; 32]) {
            let bucket = Bucket::new(shard).unwrap();
            let token = Token::of(bucket, secret);
            prop_assert!(Token::parse(&token.text()) == Some(token.clone()));
            prop_assert_eq!(token.hash() == Token::of(bucket, other).hash(), secret == other);
        }

        #[test]
        fn any_other_text_is_no_token(text in "[A-Za-z0-9_-]{0,45}|[A-Za-z0-9_-]{47,60}") {
            prop_assert!(Token::parse(&text).is_none());
        }
    }
}
