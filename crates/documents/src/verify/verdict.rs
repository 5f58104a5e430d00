//! The answers, one word each, and the finding they belong to.

use kernel::Moment;
use serde::{Deserialize, Serialize};

use crate::{qr::QrError, status::CertificateState};

/// What a person is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Issued by the Authority and unchanged. Not the same as attested.
    Genuine,
    /// It was ours, or looks like ours, and is not as it was issued.
    Altered,
    /// Nobody we know sealed it, or not with a key that was valid then.
    UnknownIssuer,
    /// It was issued and withdrawn.
    Revoked,
    /// It was issued and a newer one took its place.
    Replaced,
    /// It is no document of Wasl.
    NotWasl,
}

/// Why.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Issued, unchanged, and standing.
    Issued,
    /// A byte under the seal is not what was sealed.
    ContentChanged,
    /// The seal's own structure is damaged or contradicts itself.
    SealBroken,
    /// The seal leaves out parts of the file it should cover.
    RangeIncomplete,
    /// Something other than validation data was added after the seal.
    AddedAfterSeal,
    /// The end of the file is missing.
    Truncated,
    /// Something else stands before the PDF: the file is two documents in one.
    TwoDocuments,
    /// Rightly sealed, but not the file that was issued.
    NotAsIssued,
    /// The key belongs to no issuer we know.
    UnknownKey,
    /// The key was not valid when it sealed.
    KeyOutsidePeriod,
    /// Withdrawn by the issuer.
    Revoked,
    /// A newer document took its place.
    Replaced,
    /// There is no seal on it.
    NoSeal,
    /// Not a PDF at all.
    NotPdf,
    /// Not the text of one of our symbols.
    NotCredential,
    /// Damaged beyond reading.
    Unreadable,
    /// Larger than any document of ours.
    TooLarge,
    /// The state of the certificate could not be learned, so nothing is confirmed.
    StateUnknown,
}

impl Reason {
    /// Every reason, for texts and tests.
    pub const ALL: [Self; 18] = [
        Self::Issued,
        Self::ContentChanged,
        Self::SealBroken,
        Self::RangeIncomplete,
        Self::AddedAfterSeal,
        Self::Truncated,
        Self::TwoDocuments,
        Self::NotAsIssued,
        Self::UnknownKey,
        Self::KeyOutsidePeriod,
        Self::Revoked,
        Self::Replaced,
        Self::NoSeal,
        Self::NotPdf,
        Self::NotCredential,
        Self::Unreadable,
        Self::TooLarge,
        Self::StateUnknown,
    ];

    /// The finding this reason leads to.
    pub fn finding(self) -> Finding {
        match self {
            Self::Issued => Finding::Genuine,
            Self::ContentChanged
            | Self::SealBroken
            | Self::RangeIncomplete
            | Self::AddedAfterSeal
            | Self::Truncated
            | Self::TwoDocuments
            | Self::NotAsIssued => Finding::Altered,
            Self::UnknownKey | Self::KeyOutsidePeriod | Self::StateUnknown => Finding::UnknownIssuer,
            Self::Revoked => Finding::Revoked,
            Self::Replaced => Finding::Replaced,
            Self::NoSeal | Self::NotPdf | Self::NotCredential | Self::Unreadable | Self::TooLarge => Finding::NotWasl,
        }
    }
}

impl From<QrError> for Reason {
    fn from(error: QrError) -> Self {
        match error {
            QrError::Foreign => Self::NotCredential,
            QrError::TooLarge => Self::TooLarge,
            QrError::Damaged => Self::Unreadable,
            QrError::UnknownKey => Self::UnknownKey,
            QrError::KeyOutsidePeriod => Self::KeyOutsidePeriod,
            QrError::Changed => Self::ContentChanged,
        }
    }
}

/// What the document states, told only when it is ours: to compare with the paper in hand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stated {
    /// The readable serial.
    pub serial: String,
    /// The type of certificate.
    pub kind: String,
    /// When it was issued.
    pub issued_at: Moment,
    /// Who issued it.
    pub issuer: String,
    /// Whether a test authority sealed it, so that it proves nothing officially.
    pub test: bool,
    /// From a credential: the holder's name in Arabic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_ar: Option<String>,
    /// From a credential: the holder's name in Latin letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_latin: Option<String>,
    /// From a credential: the holder's year of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<i16>,
    /// From a credential: the last three digits of the national number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_last_three: Option<String>,
}

/// The whole answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// What a person is told.
    pub finding: Finding,
    /// Why.
    pub reason: Reason,
    /// What the document states, if it is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
}

impl Verdict {
    /// Not genuine, for this reason.
    pub fn refused(reason: Reason) -> Self {
        Self { finding: reason.finding(), reason, stated: None }
    }

    /// Ours and unchanged, in this state.
    pub fn stands(state: CertificateState, stated: Stated) -> Self {
        let reason = match state {
            CertificateState::Valid => Reason::Issued,
            CertificateState::Revoked => Reason::Revoked,
            CertificateState::Replaced => Reason::Replaced,
        };
        Self { finding: reason.finding(), reason, stated: Some(stated) }
    }

    /// Whether the document is genuine.
    pub fn is_genuine(&self) -> bool {
        self.finding == Finding::Genuine
    }
}
