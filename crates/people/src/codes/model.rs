//! What a one-time code is, and what proving one gives.

use std::time::Duration;

use kernel::{Bucket, Dice, Id, Moment, marks};
use serde::{Deserialize, Serialize};

use crate::accounts::contact::Contact;

/// How long a code may be typed, and how long a proof may be used afterwards.
pub const LIFE: Duration = Duration::from_secs(10 * 60);
/// How soon the same sending of a form counts as a repeated click. Afterwards it is somebody whom no message reached.
pub const REPEATED: Duration = Duration::from_secs(60);
/// How many guesses a code bears. With a million codes and the throttles on asking, guessing is hopeless.
pub const TRIES: i16 = 5;

/// What a code is good for. A code for one purpose is worthless for another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Signing in, or opening an account if nobody holds the contact yet. One purpose, so that the two look alike.
    Enter,
    /// Showing again, in a running session, that it is still the same person.
    Again,
    /// Proving a new contact for an account.
    Contact,
    /// Signing one text, whose fingerprint the message names.
    Sign,
}

impl Purpose {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Again => "again",
            Self::Contact => "contact",
            Self::Sign => "sign",
        }
    }

    /// The purpose with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Enter, Self::Again, Self::Contact, Self::Sign].into_iter().find(|purpose| purpose.as_str() == name)
    }
}

/// Marks the identifier of a code.
#[derive(Debug)]
pub enum Code {}

/// The secret that ties a code to who asked: 256 bits in a cookie or in the API's answer; only its digest is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Holder {
    id: Id<Code>,
    secret: [u8; 32],
}

impl Holder {
    pub(crate) fn draw(now: Moment, dice: &dyn Dice) -> Self {
        let mut secret = [0; 32];
        dice.fill(&mut secret);
        Self { id: Id::unowned(now, dice), secret }
    }

    /// The holder of code `id` for whoever holds `secret`.
    pub(super) fn of(id: Id<Code>, secret: [u8; 32]) -> Self {
        Self { id, secret }
    }

    /// Reads the text that [`Holder::text`] gave; anything else is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (id, secret) = bytes.split_at_checked(16)?;
        Some(Self { id: Id::from_uuid(uuid::Uuid::from_slice(id).ok()?), secret: secret.try_into().ok()? })
    }

    /// The text for the cookie or for the client.
    pub fn text(&self) -> String {
        let mut bytes = self.id.uuid().as_bytes().to_vec();
        bytes.extend_from_slice(&self.secret);
        data_encoding::BASE64URL_NOPAD.encode(&bytes)
    }

    pub(crate) fn id(&self) -> Id<Code> {
        self.id
    }

    pub(crate) fn bucket(&self) -> Bucket {
        self.id.bucket()
    }

    pub(crate) fn hash(&self) -> Vec<u8> {
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &self.secret).as_ref().to_vec()
    }
}

impl std::fmt::Debug for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "holder of code {}", self.id)
    }
}

/// Who asks for a code, and for what.
#[derive(Clone, Debug)]
pub struct Asking<'a> {
    /// Where to send it.
    pub contact: &'a Contact,
    /// What it will be good for.
    pub purpose: Purpose,
    /// The account that acts, for every purpose but [`Purpose::Enter`].
    pub account: Option<Id<marks::Account>>,
    /// The language of the message.
    pub language: kernel::Locale,
    /// The caller's network (an address cut to /24 or /48), the subject of a throttle.
    pub network: &'a str,
    /// Which sending of a form this is, so that a second click sends no second message.
    pub request: Option<Request<'a>>,
}

/// One sending of one form.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Drawn by us when the page was rendered.
    pub(super) key: &'a str,
    /// What was asked.
    pub(super) hash: [u8; 32],
}

impl<'a> Request<'a> {
    /// The sending with this key; nothing for a key that is too short to be one of ours, for all visitors share a scope.
    pub fn of(key: &'a str, hash: [u8; 32]) -> Option<Self> {
        (key.len() >= 20).then_some(Self { key, hash })
    }
}

/// A code was asked for; whether and where a message went is told to nobody.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Goes to whoever asked and comes back with the code.
    pub holder: Holder,
    /// Until when the code may be typed.
    pub expires_at: Moment,
}

/// A code that waits to be typed.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What it is good for.
    pub purpose: Purpose,
    /// Where it went, to show the owner in masked form.
    pub contact: Contact,
    /// Guesses left.
    pub tries_left: i16,
    /// Until when.
    pub expires_at: Moment,
    /// When it was proved, if it was.
    pub proved_at: Option<Moment>,
}

/// What a typed code turned out to be.
#[derive(Clone, Debug)]
pub enum Proof {
    /// It was right.
    Right(Proved),
    /// It was wrong; so many guesses are left.
    Wrong {
        /// Guesses left, zero to four.
        left: i16,
    },
    /// Expired, used, out of guesses, or asked for by somebody else: ask for a new one.
    Gone,
}

/// A proved contact.
#[derive(Clone, Debug)]
pub struct Proved {
    /// What the code was for.
    pub purpose: Purpose,
    /// The contact that was proved.
    pub contact: Contact,
    /// The account that asked, for codes of a running session.
    pub account: Option<Id<marks::Account>>,
}

/// What the sealed parcel holds until the carrier has it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Parcel {
    /// The six digits.
    pub code: String,
    /// Where it goes; may differ from what was asked when SMS to that country is exhausted and the account has e-mail.
    pub to: Contact,
    /// The language of the message.
    pub language: kernel::Locale,
    /// The fingerprint of the text that the code signs, for [`Purpose::Sign`].
    #[serde(default)]
    pub signs: Option<String>,
}

/// Six digits, each as likely as any other.
pub(crate) fn draw_digits(dice: &dyn Dice) -> String {
    format!("{:06}", dice.below(1_000_000))
}

/// Six digits in any script, however they are spaced; anything else is no code.
pub fn read_digits(typed: &str) -> Option<String> {
    let digits: String = kernel::arabic::latin_digits(typed)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-' && !crate::accounts::contact::is_invisible(*c))
        .collect();
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[test]
    fn a_holder_reads_back_and_nothing_else_does() {
        let holder = Holder::draw(Moment::from_microsecond(1_000_000), &SeededDice::new(3));
        assert_eq!(Holder::parse(&holder.text()), Some(holder.clone()));
        for other in ["", "x", &holder.text()[1..], "AAAA"] {
            assert_eq!(Holder::parse(other), None, "{other}");
        }
        assert!(!format!("{holder:?}").contains(&holder.text()));
    }

    #[test]
    fn a_code_is_read_in_every_digit_script_and_spacing() {
        for typed in ["123456", "١٢٣ ٤٥٦", "۱۲۳-۴۵۶", "\u{200E}123456\u{200F}"] {
            assert_eq!(read_digits(typed).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(read_digits(typed), None, "{typed}");
        }
    }

    #[test]
    fn drawn_codes_have_six_digits() {
        let dice = SeededDice::new(5);
        assert!((0..200).all(|_| read_digits(&draw_digits(&dice)).is_some()));
    }
}
