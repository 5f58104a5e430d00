//! What a certificate is: a serial, what it was made from, and what has become of it. Pure.

use std::fmt;

use kernel::{Bucket, Dice, Id, Moment, Reference, marks};
use uuid::Uuid;

/// The readable serial: `C-7K4M-29TX-Q3W`. It is drawn, proves nothing, and carries a check character like a file's
/// reference, from which the first letter tells it apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Serial(String);

impl Serial {
    /// Draws a serial in the file's bucket.
    pub fn draw(bucket: Bucket, dice: &dyn Dice) -> Self {
        Self(format!("C-{}", Reference::draw(bucket, dice)))
    }

    /// A serial read from our own storage.
    pub(super) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The serial as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a certificate is worth now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// Stands as issued.
    Valid,
    /// A newer one took its place.
    Replaced,
    /// Withdrawn. A revoked certificate stays revoked, also when it is replaced.
    Revoked,
}

impl State {
    /// The name in the status table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Replaced => "replaced",
            Self::Revoked => "revoked",
        }
    }

    /// The state with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Valid, Self::Replaced, Self::Revoked].into_iter().find(|state| state.as_str() == name)
    }
}

/// The file as it was sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// When it was issued.
    pub issued_at: Moment,
    /// SHA-256 of the sealed PDF.
    pub sha256: [u8; 32],
    /// Where the PDF lies.
    pub blob: Id<marks::Blob>,
}

/// Which paper copy a certificate is: a sheet of its own, with a serial of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Copy {
    /// The parcel it was made for.
    pub parcel: Uuid,
    /// Its number among the copies of that parcel, from 1.
    pub number: i16,
}

/// A certificate, begun or issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// Its identifier, in the file's bucket.
    pub id: Id<marks::Certificate>,
    /// The file it was issued for.
    pub application: Id<marks::Application>,
    /// Key of the service.
    pub service: String,
    /// Key of the document among the service's outputs.
    pub document: String,
    /// Revision of the definition whose template printed it.
    pub definition_revision: i32,
    /// Which paper copy it is; nothing for the electronic document.
    pub copy: Option<Copy>,
    /// The readable serial.
    pub serial: Serial,
    /// SHA-256 of the canonical record that is printed.
    pub content_sha256: [u8; 32],
    /// The status list it is in.
    pub status_list: i32,
    /// Its place in that list.
    pub status_index: i32,
    /// The date printed on it and stated by its seal, fixed before it is typeset.
    pub dated_at: Moment,
    /// The sealed file, once there is one.
    pub sealed: Option<Sealed>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// When it was replaced, and by which.
    pub replaced: Option<(Moment, Id<marks::Certificate>)>,
}

impl Certificate {
    /// What it is worth now.
    pub fn state(&self) -> State {
        match (self.revoked_at, self.replaced) {
            (Some(_), _) => State::Revoked,
            (None, Some(_)) => State::Replaced,
            (None, None) => State::Valid,
        }
    }
}
