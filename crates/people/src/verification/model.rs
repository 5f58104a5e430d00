//! A document shown, and what was decided.

use kernel::{Id, Moment, marks};

/// Marks the identifier of a verification.
#[derive(Debug)]
pub enum Verification {}

/// What kind of document is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DocumentKind {
    /// A passport of any country: a foreign parent has no Egyptian one.
    Passport,
    /// The national identity card, also a lapsed one.
    NationalId,
}

impl DocumentKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Passport, Self::NationalId];

    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passport => "passport",
            Self::NationalId => "national_id",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The key of its name.
    pub fn text(self) -> &'static str {
        match self {
            Self::Passport => "verification-kind-passport",
            Self::NationalId => "verification-kind-national-id",
        }
    }
}

/// Why an officer could not confirm. Each has a remedy that the person reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The picture does not show an identity document.
    NotADocument,
    /// Parts cannot be read.
    Unclear,
    /// The name is another.
    NameDiffers,
    /// The number or birth date is another.
    NumberDiffers,
    /// Somebody else's account has this number; the privacy officer looks into it.
    HeldByAnother,
}

impl Reason {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::NotADocument, Self::Unclear, Self::NameDiffers, Self::NumberDiffers, Self::HeldByAnother];

    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotADocument => "not_a_document",
            Self::Unclear => "unclear",
            Self::NameDiffers => "name_differs",
            Self::NumberDiffers => "number_differs",
            Self::HeldByAnother => "held_by_another",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }

    /// The key of its name for the officer.
    pub fn text(self) -> &'static str {
        match self {
            Self::NotADocument => "verification-reason-not-a-document",
            Self::Unclear => "verification-reason-unclear",
            Self::NameDiffers => "verification-reason-name-differs",
            Self::NumberDiffers => "verification-reason-number-differs",
            Self::HeldByAnother => "verification-reason-held-by-another",
        }
    }

    /// The key of what the person can do about it. That a number is held elsewhere is not said.
    pub fn remedy_key(self) -> &'static str {
        match self {
            Self::NotADocument => "verification-remedy-not-a-document",
            Self::Unclear => "verification-remedy-unclear",
            Self::NameDiffers => "verification-remedy-name-differs",
            Self::NumberDiffers | Self::HeldByAnother => "verification-remedy-number-differs",
        }
    }
}

/// How the face of whoever shows the document was compared with it. A picture of a card proves that somebody has the card,
/// and relatives have each other's cards: it never suffices to take a number from the account that holds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// At the counter of a mission.
    Counter,
    /// In a video call with the officer.
    Video,
    /// By the passport, whose holder's picture and signature the officer compared with those kept by the mission.
    Passport,
}

impl Manner {
    /// Every manner, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Video, Self::Passport];

    /// The name in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Video => "video",
            Self::Passport => "passport",
        }
    }

    /// The manner with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manner| manner.as_str() == name)
    }

    /// The key of its name.
    pub fn text(self) -> String {
        format!("verification-manner-{}", self.as_str())
    }

    /// Whether it proves, with this document, that the person is the one on it.
    pub fn proves(self, document: DocumentKind) -> bool {
        match self {
            Self::Counter | Self::Video => true,
            Self::Passport => document == DocumentKind::Passport,
        }
    }
}

/// Where the last document stands, as its owner may know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// None was shown.
    None,
    /// An officer will compare it.
    Waiting {
        /// When it was sent.
        asked_at: Moment,
    },
    /// The file could not be read as a picture.
    Unreadable,
    /// An officer could not confirm.
    Refused {
        /// Why.
        reason: Reason,
    },
    /// An officer confirmed.
    Confirmed,
}

/// A line of the officers' list. No name: the list says what waits, not who.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which.
    pub id: Id<Verification>,
    /// The mission asked; empty for the central review.
    pub mission: String,
    /// Kind of document.
    pub kind: DocumentKind,
    /// When it was sent.
    pub asked_at: Moment,
}

/// What the officer compares.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which.
    pub id: Id<Verification>,
    /// The account.
    pub account: Id<marks::Account>,
    /// Kind of document.
    pub kind: DocumentKind,
    /// The picture.
    pub image: Id<marks::Blob>,
    /// The name as the person wrote it.
    pub name: String,
    /// The number the account has or the person stated.
    pub number: Option<kernel::NationalNumber>,
    /// Whether the registry matched that number before.
    pub matched: bool,
    /// Whether another account holds it. Told to the officer, never to the person.
    pub held_elsewhere: bool,
    /// When it was sent.
    pub asked_at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_never_proves_without_a_face() {
        for manner in Manner::ALL {
            assert_eq!(Manner::parse(manner.as_str()), Some(manner));
            assert_eq!(manner.proves(DocumentKind::NationalId), manner != Manner::Passport);
            assert!(manner.proves(DocumentKind::Passport));
        }
    }
}
