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
    /// So many years after the file was closed.
    Years(u8),
    /// For good, because a law on records demands it. Allowed only for what bears no applicant's name, number or contact.
    Always,
}

impl Keep {
    /// As a duration, where it is one; a year counts 365 days.
    pub const fn duration(self) -> Option<Duration> {
        match self {
            Self::Days(days) => Some(Duration::from_secs(days as u64 * DAY)),
            Self::Years(years) => Some(Duration::from_secs(years as u64 * 365 * DAY)),
            Self::Account | Self::UntilUsed | Self::Always => None,
        }
    }
}

/// Under which heading of the public page something stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// The account and who its owner is.
    Account,
    /// Applications and what was answered in them.
    Files,
    /// Money.
    Money,
    /// Messages.
    Messages,
    /// What protects everybody: who looked, who decided, what was tried.
    Protection,
}

impl Group {
    /// Every group, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Account, Self::Files, Self::Money, Self::Messages, Self::Protection];

    /// The key of its heading.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Account => "privacy-group-account",
            Self::Files => "privacy-group-files",
            Self::Money => "privacy-group-money",
            Self::Messages => "privacy-group-messages",
            Self::Protection => "privacy-group-protection",
        }
    }
}

/// A table with personal data: what in it, why, on what basis, how long.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Schema and table, for the register of processing; a third part names what in the table is kept differently.
    pub table: &'static str,
    /// Its heading on the public page.
    pub group: Group,
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

/// How long failed tries with a number are counted.
pub const WATCHED: Keep = Keep::Days(365);

/// The rows of this area.
pub const KEPT: &[Kept] = &[
    account("people.account", "privacy-kept-account", "privacy-why-account", Basis::ServiceRequested, Keep::Account),
    account("people.mark", "privacy-kept-mark", "privacy-why-mark", Basis::ServiceRequested, Keep::Account),
    account(
        "people.counter_account",
        "privacy-kept-counter",
        "privacy-why-counter",
        Basis::ServiceRequested,
        Keep::Account,
    ),
    account("people.pickup_code", "privacy-kept-slip", "privacy-why-slip", Basis::ServiceRequested, Keep::Account),
    account("people.contact", "privacy-kept-contact", "privacy-why-contact", Basis::ServiceRequested, Keep::Account),
    account("people.code", "privacy-kept-code", "privacy-why-code", Basis::ServiceRequested, CODES),
    account("people.attempt.secret", "privacy-kept-secret", "privacy-why-secret", Basis::Consent, Keep::UntilUsed),
    account("people.attempt.number", "privacy-kept-number", "privacy-why-number", Basis::Consent, STATED_NUMBER),
    account(
        "people.verification",
        "privacy-kept-document",
        "privacy-why-document",
        Basis::ServiceRequested,
        Keep::UntilUsed,
    ),
    account("web.session", "privacy-kept-session", "privacy-why-session", Basis::ServiceRequested, Keep::Days(30)),
    account(
        "people.device",
        "device-register",
        "device-register-why",
        Basis::ServiceRequested,
        Keep::Days(crate::devices::KEPT_DAYS),
    ),
    protection("people.consent", "privacy-kept-consent", "privacy-why-consent", Keep::Always),
    protection("people.erasure_request", "privacy-kept-erasure", "privacy-why-erasure", Keep::Always),
    protection("people.number_watch", "privacy-kept-watch", "privacy-why-watch", WATCHED),
    protection("people.death", "privacy-kept-death", "privacy-why-death", Keep::Always),
    protection("people.number_move", "privacy-kept-move", "privacy-why-move", Keep::Always),
    protection("people.staff", "privacy-kept-staff", "privacy-why-staff", Keep::Always),
];

/// What this area never keeps.
pub const NEVER: &[Never] = &[
    Never { what: "privacy-never-mother" },
    Never { what: "privacy-never-card" },
    Never { what: "privacy-never-residence" },
    Never { what: "privacy-never-password" },
    Never { what: "privacy-never-tracking" },
];

const fn account(table: &'static str, what: &'static str, why: &'static str, basis: Basis, keep: Keep) -> Kept {
    Kept { table, group: Group::Account, what, why, basis, keep }
}

const fn protection(table: &'static str, what: &'static str, why: &'static str, keep: Keep) -> Kept {
    Kept { table, group: Group::Protection, what, why, basis: Basis::LegalDuty, keep }
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
        let more = account("casework.answer", "x", "y", Basis::ServiceRequested, Keep::Years(5));
        let register = Register::ours().with(&[more], &[]);
        assert_eq!(register.kept().len(), KEPT.len() + 1);
        assert_eq!(Keep::Days(1).duration(), Some(Duration::from_secs(86_400)));
    }
}
