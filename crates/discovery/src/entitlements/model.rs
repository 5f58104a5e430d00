//! A code's number, a partner's credential, and whether somebody may have a code now. Pure.

use std::fmt;

use aws_lc_rs::{
    constant_time::verify_slices_are_equal,
    digest::{SHA256, digest},
};
use data_encoding::HEXLOWER;
use kernel::{Dice, Id, Locale, Moment, NationalNumber, arabic, marks};
use people::Assurance;
use service_model::{
    Privilege,
    privilege::{Known, Proof},
};
use uuid::Uuid;

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters and digits of a number: sixty bits.
const DRAWN: usize = 12;

/// The number of a code. Whoever has no camera types it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Number(String);

impl Number {
    /// A new one.
    pub fn draw(dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; DRAWN];
        dice.fill(&mut bytes);
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
    }

    /// Reads one however it is typed: hyphens, blanks, small letters, any digits, and O, I, L for the digits they resemble.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut text = String::new();
        for letter in arabic::latin_digits(typed).chars() {
            let letter = match letter.to_ascii_uppercase() {
                ' ' | '-' | '\u{2010}'..='\u{2015}' => continue,
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if text.len() == DRAWN || !letter.is_ascii() || !ALPHABET.contains(&(letter as u8)) {
                return None;
            }
            text.push(letter);
        }
        (text.len() == DRAWN).then_some(Self(text))
    }

    /// As it stands in the signed text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    /// In fours, to be read aloud and typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// The digits that a partner compares with a card: the tenth to twelfth, a running number. The ones before are birth date and
/// governorate, the one after tells the sex.
pub(crate) fn card_digits(number: &NationalNumber) -> String {
    number.digits().chars().skip(9).take(3).collect()
}

/// A code as its owner sees it.
pub(crate) struct Kept {
    pub id: Id<Kept>,
    pub expires_at: Moment,
    pub text: String,
}

/// A redemption as the person sees it whose code it was.
pub(crate) struct Redemption {
    pub id: Id<Redemption>,
    pub privilege: String,
    pub partner: Named,
    pub at: Moment,
    pub reported_at: Moment,
    pub objected_at: Option<Moment>,
}

/// A partner's name, as the desk gave it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub ar: String,
    pub en: String,
}

impl Named {
    /// The name for a reader of `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        if locale == Locale::AR { &self.ar } else { &self.en }
    }
}

/// Why somebody may have no code now, or that nothing stands in the way.
pub(crate) enum Standing<'p> {
    /// The privilege is not open, or nobody verified it lately.
    NotOpen,
    /// The platform does not know well enough who this is.
    Level,
    /// Rules that what the platform knows does not fulfil.
    Unfulfilled(Vec<&'p str>),
    /// As many codes were redeemed this year as may be.
    UsedUp,
    /// A code may be made.
    Ready,
}

/// What of a person decides.
pub(crate) struct Person<'a> {
    pub assurance: Assurance,
    pub number: Option<&'a NationalNumber>,
    /// Codes that were redeemed in this calendar year.
    pub redeemed: i64,
}

/// Whether the privilege gives codes at `now`: announced, open, and verified lately.
pub(crate) fn gives_codes(privilege: &Privilege, now: Moment) -> bool {
    let today = now.day_in(&privilege.window.zone);
    privilege.state(now).is_open() && !privilege.verified.is_due(today)
}

/// Whether a person may have a code now.
pub(crate) fn standing<'p>(privilege: &Privilege, proof: &'p Proof, person: &Person<'_>, now: Moment) -> Standing<'p> {
    if !gives_codes(privilege, now) {
        return Standing::NotOpen;
    }
    // A verified person may have no national number, and then nothing can be proven of it.
    if person.assurance < needed(proof) || person.number.is_none() {
        return Standing::Level;
    }
    let known = Known { birth: person.number.map(NationalNumber::birth_date) };
    let open = proof.unfulfilled(known, now.day_in(&privilege.window.zone));
    if !open.is_empty() {
        return Standing::Unfulfilled(open);
    }
    if proof.yearly.is_some_and(|times| person.redeemed >= i64::from(times)) {
        return Standing::UsedUp;
    }
    Standing::Ready
}

/// The level of assurance that a proof asks for.
pub(crate) fn needed(proof: &Proof) -> Assurance {
    Assurance::parse(proof.level.as_str()).unwrap_or(Assurance::Verified)
}

/// A partner's secret, as it is shown once: which credential it is, and 256 drawn bits.
pub(crate) struct Credential {
    /// The row.
    pub id: Uuid,
    secret: [u8; 32],
}

impl Credential {
    /// What it begins with; nothing else that is borne does.
    const PREFIX: &str = web::CREDENTIAL_PREFIX;

    /// A new secret for the row.
    pub fn draw(id: Uuid, dice: &dyn Dice) -> Self {
        let mut secret = [0_u8; 32];
        dice.fill(&mut secret);
        Self { id, secret }
    }

    /// Reads one as it is borne.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.strip_prefix(Self::PREFIX)?.as_bytes()).ok()?;
        let (id, secret) = bytes.split_first_chunk::<16>()?;
        Some(Self { id: Uuid::from_bytes(*id), secret: secret.try_into().ok()? })
    }

    /// The digest that is kept.
    pub fn sha256(&self) -> Vec<u8> {
        digest(&SHA256, &self.secret).as_ref().to_vec()
    }

    /// Whether this is the secret whose digest was kept, in the same time for every secret.
    pub fn is(&self, kept: &[u8]) -> bool {
        verify_slices_are_equal(&self.sha256(), kept).is_ok()
    }

    /// As it is shown, once.
    pub fn shown(&self) -> String {
        format!("{}{}", Self::PREFIX, HEXLOWER.encode(&[&self.id.as_bytes()[..], &self.secret].concat()))
    }
}

/// The owner of a code and what it is about.
pub(crate) struct Found {
    pub id: Id<Kept>,
    pub account: Id<marks::Account>,
    pub privilege: String,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub late_until: Moment,
    pub replaced_at: Option<Moment>,
}

/// A partner who bears a living credential.
pub(crate) struct Bearer {
    pub partner: Uuid,
    pub kind: String,
}
