//! A file of the counter, what binds a confirmation to what was shown, and who may witness. Pure.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Failure, Id, Moment, Outcome, marks};
use serde_json::json;
use uuid::Uuid;
use work::proposals::Fingerprint;

use crate::applications::{sheet::Sheet, uploads::Upload};

/// How she confirmed the summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Before a second member of staff.
    Witness,
    /// By signature or thumb on the printed summary, which is in the file.
    Paper,
}

impl Manner {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Witness, Self::Paper];

    /// The name in the database and in events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Witness => "witness",
            Self::Paper => "paper",
        }
    }

    /// The manner with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manner| manner.as_str() == name)
    }
}

/// Her confirmation.
#[derive(Clone, Copy, Debug)]
pub struct Confirmation {
    /// When.
    pub at: Moment,
    /// The witness, or the officer who put the signed paper into the file.
    pub by: Id<marks::Staff>,
    /// How.
    pub manner: Manner,
}

/// A file that was begun at a counter.
#[derive(Clone, Debug)]
pub struct CounterFile {
    /// The file.
    pub file: Id<marks::Application>,
    /// Key of the mission.
    pub mission: String,
    /// Who prepared it, last.
    pub officer: Id<marks::Staff>,
    /// When the summary was laid before her, and what it was.
    pub presented: Option<(Moment, Fingerprint)>,
    /// Her confirmation.
    pub confirmed: Option<Confirmation>,
}

/// The digest of a summary: the service in its revision, every answer that counts, and every document by its immutable
/// blob. Whoever confirms something else than was laid before her is refused by it.
///
/// # Errors
/// A fault if it cannot be written down.
pub fn fingerprint(sheet: &Sheet, uploads: &[Upload]) -> Outcome<Fingerprint> {
    let mut blobs: Vec<Uuid> = uploads.iter().map(|upload| upload.blob.uuid()).collect();
    blobs.sort_unstable();
    let shown = json!({
        "file": sheet.file.id,
        "service": sheet.file.service,
        "revision": sheet.file.definition_revision,
        "answers": sheet.journey.kept(),
        "documents": blobs,
    });
    let bytes = serde_json::to_vec(&shown).map_err(|error| Failure::fault("writing down a summary", error))?;
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, &bytes).as_ref());
    Ok(Fingerprint::from_bytes(out))
}

/// A member of staff at a counter: her record, and an index of the person she is.
#[derive(Clone, Copy, Debug)]
pub struct Somebody<'a> {
    /// Her record.
    pub staff: Id<marks::Staff>,
    /// Equal for equal people, whatever records they have.
    pub person: &'a [u8],
}

/// Whether `witness` may stand beside `officer` for the applicant: another record and another person, and neither of the two
/// is the applicant herself.
pub fn may_witness(officer: Somebody<'_>, witness: Somebody<'_>, applicant: Option<&[u8]>) -> bool {
    officer.staff != witness.staff
        && officer.person != witness.person
        && applicant != Some(witness.person)
        && applicant != Some(officer.person)
}
