//! Where a sealed value lies, and under whose key.

use uuid::Uuid;

/// What a person's data are kept for; each purpose has its own data key, so each can be erased apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Purpose {
    /// Who the person is and how to reach them.
    Profile,
    /// What was asked for and answered in files.
    Application,
    /// Uploaded and issued documents.
    Documents,
    /// Messages to and from the person.
    Messages,
    /// What must be kept to prove how a decision came about.
    Evidence,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 5] = [Self::Profile, Self::Application, Self::Documents, Self::Messages, Self::Evidence];

    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Application => "application",
            Self::Documents => "documents",
            Self::Messages => "messages",
            Self::Evidence => "evidence",
        }
    }

    /// The purpose with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == name)
    }
}

/// The one place a sealed value belongs to. A value moved to another column, owner or row does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Schema, table and column, for instance `casework.answer.body`.
    pub table_column: &'static str,
    /// The account (or staff record) whose data key seals it; it carries the bucket.
    pub owner: Uuid,
    /// Which of the owner's keys.
    pub purpose: Purpose,
    /// The row's identifier.
    pub row: Uuid,
}

impl Place {
    /// The place `table_column` of row `row`, sealed with `owner`'s key for `purpose`.
    pub fn new(table_column: &'static str, owner: Uuid, purpose: Purpose, row: Uuid) -> Self {
        Self { table_column, owner, purpose, row }
    }

    /// What is authenticated beside the value: table·column, owner and row, unambiguously joined.
    pub(crate) fn associated_data(&self) -> Vec<u8> {
        let name = self.table_column.as_bytes();
        let mut bytes = Vec::with_capacity(name.len() + 34);
        bytes.extend_from_slice(&(name.len() as u16).to_be_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(self.owner.as_bytes());
        bytes.extend_from_slice(self.row.as_bytes());
        bytes
    }
}
