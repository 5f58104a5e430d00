//! Why somebody looks at a file. Every look carries one of these; there is no free text, so that looks can be compared.

use std::time::Duration;

use work::items::Queue;

/// For how long a purpose that was given keeps a file open to the person who gave it.
pub const LASTS: Duration = Duration::from_secs(20 * 60);

/// A purpose of looking.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LookPurpose {
    /// She holds the file and examines it.
    Examine,
    /// She holds the file and decides it for the Authority.
    Decide,
    /// The applicant asks about the file.
    Enquiry,
    /// A complaint or an objection is being answered.
    Complaint,
    /// A colleague's file is being taken over or helped with.
    Assist,
    /// The applicant uses a right over the data kept about them.
    DataRight,
}

impl LookPurpose {
    /// The purposes a person may give for a file that is not hers to act on.
    pub const GIVEN: [Self; 4] = [Self::Enquiry, Self::Complaint, Self::Assist, Self::DataRight];
    /// Every purpose.
    pub const ALL: [Self; 6] =
        [Self::Examine, Self::Decide, Self::Enquiry, Self::Complaint, Self::Assist, Self::DataRight];

    /// Why the holder of a turn in `queue` looks.
    pub fn of_holder(queue: Queue) -> Self {
        match queue {
            Queue::Mission | Queue::Central => Self::Examine,
            Queue::Authority => Self::Decide,
            Queue::Grievance => Self::Complaint,
        }
    }

    /// The code in the access log and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Examine => "examine",
            Self::Decide => "decide",
            Self::Enquiry => "enquiry",
            Self::Complaint => "complaint",
            Self::Assist => "assist",
            Self::DataRight => "data-right",
        }
    }

    /// The purpose with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == code)
    }

    /// The purpose with this code, if a person may give it.
    pub fn given(code: &str) -> Option<Self> {
        Self::GIVEN.into_iter().find(|purpose| purpose.as_str() == code)
    }

    /// Key of its words.
    pub fn text(self) -> String {
        format!("desk-purpose-{}", self.as_str())
    }
}
