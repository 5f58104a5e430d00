//! The answers of a verification. Pure.

use kernel::Moment;
use serde::Serialize;

/// What a person is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, utoipa::ToSchema)]
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
    /// It is no document of ours.
    NotWasl,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $finding:ident;)+) => {
        /// Why.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Reason {
            $($(#[$doc])* $name,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code in JSON and, with hyphens, the end of the text key.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }

            /// The finding it leads to.
            pub fn finding(self) -> Finding {
                match self {
                    $(Self::$name => Finding::$finding,)+
                }
            }
        }
    };
}

reasons! {
    /// Issued, unchanged, and standing.
    Issued, "issued", Genuine;
    /// A byte under the seal is not what was sealed.
    ContentChanged, "content_changed", Altered;
    /// The seal's own structure is damaged.
    SealBroken, "seal_broken", Altered;
    /// The seal leaves out parts of the file.
    RangeIncomplete, "range_incomplete", Altered;
    /// Something other than validation data was added after the seal.
    AddedAfterSeal, "added_after_seal", Altered;
    /// The end of the file is missing.
    Truncated, "truncated", Altered;
    /// Something else stands before the PDF.
    TwoDocuments, "two_documents", Altered;
    /// Rightly sealed or signed, but not what the register knows.
    NotAsIssued, "not_as_issued", Altered;
    /// The key belongs to no issuer we know.
    UnknownKey, "unknown_key", UnknownIssuer;
    /// The key was not valid when it sealed.
    KeyOutsidePeriod, "key_outside_period", UnknownIssuer;
    /// Its state could not be learned.
    StateUnknown, "state_unknown", UnknownIssuer;
    /// Withdrawn by the issuer.
    Revoked, "revoked", Revoked;
    /// A newer document took its place.
    Replaced, "replaced", Replaced;
    /// There is no seal on it.
    NoSeal, "no_seal", NotWasl;
    /// Not a PDF.
    NotPdf, "not_pdf", NotWasl;
    /// Not the text of one of our symbols.
    NotCredential, "not_credential", NotWasl;
    /// Only a serial, which proves nothing.
    SerialAlone, "serial_alone", NotWasl;
    /// Damaged beyond reading.
    Unreadable, "unreadable", NotWasl;
    /// Larger than any document of ours.
    TooLarge, "too_large", NotWasl;
}

impl Reason {
    /// The reason with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.as_str() == code)
    }

    /// Key of the text that tells it to a person.
    pub fn text(self) -> String {
        format!("verify-reason-{}", self.as_str().replace('_', "-"))
    }
}

/// What a document of ours states, to compare with the paper in hand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Stated {
    /// The readable serial.
    pub serial: String,
    /// Key of the service that issued it.
    pub service: String,
    /// Key of the document.
    pub document: String,
    /// Revision of the definition it was printed by.
    #[serde(skip)]
    pub revision: i32,
    /// Which numbered paper copy it is; absent for the electronic document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper_copy: Option<i16>,
    /// When it was issued.
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Moment,
    /// Whether a test authority issued it, so that it proves nothing officially.
    pub test: bool,
    /// From a QR text: the holder's name in Arabic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_ar: Option<String>,
    /// From a QR text: the holder's name in Latin letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_latin: Option<String>,
    /// From a QR text: the holder's year of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<i16>,
    /// From a QR text: the last three digits of the national number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_last_three: Option<String>,
}

/// The whole answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Verdict {
    /// What a person is told.
    pub finding: Finding,
    /// Why.
    pub reason: Reason,
    /// What the document states, only if it is ours and unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
}

impl Verdict {
    /// Not genuine, for this reason.
    pub fn refused(reason: Reason) -> Self {
        Self { finding: reason.finding(), reason, stated: None }
    }

    /// Ours and unchanged; `reason` tells whether it still stands.
    pub fn of(reason: Reason, stated: Stated) -> Self {
        Self { finding: reason.finding(), reason, stated: Some(stated) }
    }

    /// Whether the document is genuine.
    pub fn is_genuine(&self) -> bool {
        self.finding == Finding::Genuine
    }
}
