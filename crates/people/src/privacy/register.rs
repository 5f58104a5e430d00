//! The register of retention: one row a table with personal data. Each area owns its rows; `app` puts them together.

use std::time::Duration;

use crate::consent::Basis;

const DAY: u64 = 24 * 60 * 60;

/// How long something is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// As long as the account exists, and no longer.
    Account,
    /// Until its purpose is reached, which happens at once: destroyed in the transaction that reached it.
    UntilUsed,
    /// So many days after its purpose was reached.
    Days(u16),
    /// So many years after the file was closed, because a law on records demands it.
    Years(u8),
}

impl Keep {
    /// As a duration, where it is one; a year counts 365 days.
    pub const fn duration(self) -> Option<Duration> {
        match self {
            Self::Days(days) => Some(Duration::from_secs(days as u64 * DAY)),
            Self::Years(years) => Some(Duration::from_secs(years as u64 * 365 * DAY)),
            Self::Account | Self::UntilUsed => None,
        }
    }
}

/// A table with personal data: what in it, why, on what basis, how long.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Schema and table, for the register of processing.
    pub table: &'static str,
    /// Key of the text that says what it is.
    pub what: &'static str,
    /// Key of the text that says why.
    pub why: &'static str,
    /// The legal basis.
    pub basis: Basis,
    /// How long.
    pub keep: Keep,
}

/// Something that is never kept, or never asked.
#[derive(Clone, Copy, Debug)]
pub struct Never {
    /// Key of the text that says what.
    pub what: &'static str,
}

/// How long a stated number waits for the document that shall prove it.
pub const STATED_NUMBER: Keep = Keep::Days(90);
/// How long an unanswered check keeps its secrets.
pub const UNANSWERED: Keep = Keep::Days(3);
/// How long an expired code stays, to tell a late typist that it expired.
pub const CODES: Keep = Keep::Days(1);

/// The rows of this area.
pub const KEPT: &[Kept] = &[
    row("people.account", "privacy-kept-account", "privacy-why-account", Basis::ServiceRequested, Keep::Account),
    row("people.contact", "privacy-kept-contact", "privacy-why-contact", Basis::ServiceRequested, Keep::Account),
    row("people.code", "privacy-kept-code", "privacy-why-code", Basis::ServiceRequested, CODES),
    row("people.attempt.secret", "privacy-kept-secret", "privacy-why-secret", Basis::Consent, Keep::UntilUsed),
    row("people.attempt.number", "privacy-kept-number", "privacy-why-number", Basis::Consent, STATED_NUMBER),
    row(
        "people.verification",
        "privacy-kept-document",
        "privacy-why-document",
        Basis::ServiceRequested,
        Keep::UntilUsed,
    ),
    row("people.consent", "privacy-kept-consent", "privacy-why-consent", Basis::LegalDuty, Keep::Account),
    row("web.session", "privacy-kept-session", "privacy-why-session", Basis::ServiceRequested, Keep::Days(30)),
];

/// What this area never keeps.
pub const NEVER: &[Never] = &[
    Never { what: "privacy-never-mother" },
    Never { what: "privacy-never-card" },
    Never { what: "privacy-never-residence" },
    Never { what: "privacy-never-password" },
    Never { what: "privacy-never-tracking" },
];

const fn row(table: &'static str, what: &'static str, why: &'static str, basis: Basis, keep: Keep) -> Kept {
    Kept { table, what, why, basis, keep }
}

/// The rows of every area.
#[derive(Clone, Debug, Default)]
pub struct Register {
    kept: Vec<Kept>,
    never: Vec<Never>,
}

impl Register {
    /// The rows of this area.
    pub fn ours() -> Self {
        Self::default().with(KEPT, NEVER)
    }

    /// Adds another area's rows.
    #[must_use]
    pub fn with(mut self, kept: &[Kept], never: &[Never]) -> Self {
        self.kept.extend_from_slice(kept);
        self.never.extend_from_slice(never);
        self
    }

    /// What is kept.
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// What is never kept.
    pub fn never(&self) -> &[Never] {
        &self.never
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_areas_rows_join_ours() {
        let more = row("casework.answer", "x", "y", Basis::ServiceRequested, Keep::Years(5));
        let register = Register::ours().with(&[more], &[]);
        assert_eq!(register.kept().len(), KEPT.len() + 1);
        assert_eq!(Keep::Days(1).duration(), Some(Duration::from_secs(86_400)));
    }
}
