//! Why the registry gave no answer.

use std::time::Duration;

use kernel::Failure;

use crate::http::CallError;

/// Why the registry gave no answer. An answer such as "not located" is not one of these.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// More questions than agreed; ask again after this long.
    #[error("the registry asks us to wait {} s", .after.as_secs())]
    Busy {
        /// How long.
        after: Duration,
    },
    /// It is away or slow; asking again later is right and harmless, since questions change nothing.
    #[error("the registry is away")]
    Away(#[source] CallError),
    /// It will not answer this question: no open file, or our key is not accepted. A person must look.
    #[error("the registry refuses: {code}")]
    Refused {
        /// Its code, for instance `no_open_file`.
        code: String,
    },
    /// What came back is not signed by the registry or is not in its words.
    #[error("the registry's answer cannot be trusted: {0}")]
    Unreadable(String),
}

impl RegistryError {
    /// Whether the same question may be put again later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Away(_))
    }
}

impl From<CallError> for RegistryError {
    fn from(error: CallError) -> Self {
        if error.is_passing() { Self::Away(error) } else { Self::Unreadable(error.to_string()) }
    }
}

impl From<RegistryError> for Failure {
    fn from(error: RegistryError) -> Self {
        if error.is_passing() {
            Self::passing("asking the civil registry", error)
        } else {
            Self::fault("asking the civil registry", error)
        }
    }
}
