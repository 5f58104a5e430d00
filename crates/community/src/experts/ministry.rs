//! The three ministries that share the register, and what each may do in it. Their names are texts: ministries are renamed and
//! merged, and the competence stays.

use kernel::StaffRole;

use super::model::words;

words! {
    /// A ministry, by its competence.
    Ministry {
        /// Egyptians abroad: asks, endorses, keeps the calls.
        Emigration = "emigration",
        /// Higher education: verifies degrees and positions, assesses who is outstanding.
        Education = "education",
        /// Communications: asks and endorses in its own trade.
        Communications = "communications",
    }
}

impl Ministry {
    /// The role its staff hold.
    pub fn role(self) -> StaffRole {
        match self {
            Self::Emigration => StaffRole::ExpatriateAffairs,
            Self::Education => StaffRole::HigherEducation,
            Self::Communications => StaffRole::IctMinistry,
        }
    }

    /// The text of its name.
    pub fn text(self) -> String {
        format!("experts-ministry-{}", self.as_str())
    }
}
