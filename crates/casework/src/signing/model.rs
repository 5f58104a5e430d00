//! A signature, an invitation to give one, and where a declaration stands. Pure.

use std::time::Duration;

use kernel::{Id, Moment, marks};
use people::accounts::contact::ContactKind;

/// How long a link for a co-signer lives.
pub const INVITATION_LIFE: Duration = Duration::from_secs(14 * 24 * 3600);

/// For whom somebody signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SigningRole)]
pub enum Role {
    /// The owner of the file.
    Applicant,
    /// The other person whom the definition names.
    CoSigner,
}

impl Role {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::CoSigner => "co_signer",
        }
    }

    /// The role with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Applicant, Self::CoSigner].into_iter().find(|role| role.as_str() == name)
    }
}

/// The closed file of a signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closed {
    /// When it was closed.
    pub at: Moment,
    /// SHA-256 of the PDF.
    pub sha256: Vec<u8>,
    /// Where it lies.
    pub blob: Id<marks::Blob>,
}

/// A text that somebody signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Its identifier, in the file's bucket.
    pub id: Id<Signature>,
    /// The file.
    pub file: Id<marks::Application>,
    /// Key of the declaration.
    pub declaration: String,
    /// For whom it was signed.
    pub role: Role,
    /// The account that signed.
    pub signer: Id<marks::Account>,
    /// SHA-256 of the exact text.
    pub text_sha256: Vec<u8>,
    /// How the code that signed came.
    pub channel: ContactKind,
    /// When it was signed.
    pub signed_at: Moment,
    /// The closed file, once there is one.
    pub closed: Option<Closed>,
}

/// The name of a method in the database: a code, and how it came.
pub(super) fn method(channel: ContactKind) -> &'static str {
    match channel {
        ContactKind::Email => "code_by_email",
        ContactKind::Mobile => "code_by_mobile",
    }
}

/// The channel of a method.
pub(super) fn channel(method: &str) -> Option<ContactKind> {
    [ContactKind::Email, ContactKind::Mobile].into_iter().find(|kind| self::method(*kind) == method)
}

/// Somebody else who was asked to sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// Its identifier.
    pub id: Id<Invitation>,
    /// The file.
    pub file: Id<marks::Application>,
    /// Key of the declaration.
    pub declaration: String,
    /// The blind index of the number of whom it is for.
    pub person_index: Vec<u8>,
    /// When the link was made.
    pub made_at: Moment,
    /// Until when it may be signed by it.
    pub expires_at: Moment,
    /// When it was taken back, or another one made.
    pub revoked_at: Option<Moment>,
    /// When the other person refused.
    pub refused_at: Option<Moment>,
}

impl Invitation {
    /// Whether the text may be signed by it at `now`.
    pub fn is_open(&self, now: Moment) -> bool {
        self.revoked_at.is_none() && self.refused_at.is_none() && now < self.expires_at
    }
}

/// Where a declaration stands, as the applicant reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SigningState {
    /// The questions must be answered first: the text names people.
    Unready,
    /// The applicant has to sign.
    ToSign,
    /// The applicant has to ask the other person.
    ToAsk,
    /// The other person has a link and has not answered.
    Waits,
    /// The other person refused.
    Refused,
    /// Signed.
    Signed,
}

impl SigningState {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unready => "unready",
            Self::ToSign => "to-sign",
            Self::ToAsk => "to-ask",
            Self::Waits => "waits",
            Self::Refused => "refused",
            Self::Signed => "signed",
        }
    }
}

/// A digest as it is shown and compared: hexadecimal, small letters.
pub fn hex(digest: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(digest)
}

/// The part of a digest that a person compares by eye, and that the message with the code names: `4F2A 91C0`.
pub fn fingerprint(digest: &[u8]) -> String {
    let whole = data_encoding::HEXUPPER.encode(digest.get(..4).unwrap_or(digest));
    match whole.split_at_checked(4) {
        Some((first, second)) => format!("{first} {second}"),
        None => whole,
    }
}
