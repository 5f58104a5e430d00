//! The notices people are shown, as data. Their words are texts; a change of meaning is a new version.

use kernel::{Locale, Moment};
use web::texts::{Texts, without_isolates};

/// On what the law lets us process these data (Law 151/2020, articles 2 and 6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// The person agreed and may take it back at any time.
    Consent,
    /// The person asked for a service that cannot be given without it.
    ServiceRequested,
    /// A law demands it.
    LegalDuty,
}

impl Basis {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::ServiceRequested => "service_requested",
            Self::LegalDuty => "legal_duty",
        }
    }

    /// The key of its name.
    pub fn text(self) -> &'static str {
        match self {
            Self::Consent => "consent-basis-consent",
            Self::ServiceRequested => "consent-basis-service-requested",
            Self::LegalDuty => "consent-basis-legal-duty",
        }
    }
}

/// A notice. Title and body are the texts `consent-notice-<key>-<version>-title` and `…-body`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Its stable key.
    pub key: &'static str,
    /// Which wording; counted up when the meaning changes, and asked for anew then.
    pub version: i16,
    /// The purpose, for the register of processing.
    pub purpose: &'static str,
    /// The legal basis.
    pub basis: Basis,
    /// Whether it is shown when an account is opened.
    pub at_registration: bool,
    /// Whether it is offered, unticked, on the page of consents; the others are agreed to in the step that needs them.
    pub offered: bool,
}

/// Keeping an account at all.
pub const ACCOUNT: Notice = Notice {
    key: "account",
    version: 1,
    purpose: "account",
    basis: Basis::ServiceRequested,
    at_registration: true,
    offered: false,
};
/// Asking the registry whether number, card and mother's name belong together.
pub const IDENTITY_CHECK: Notice = Notice {
    key: "identity-check",
    version: 1,
    purpose: "identity_check",
    basis: Basis::Consent,
    at_registration: false,
    offered: false,
};
/// Keeping the delivery address for the next application.
pub const KEEP_ADDRESS: Notice = Notice {
    key: "keep-address",
    version: 1,
    purpose: "prefill_address",
    basis: Basis::Consent,
    at_registration: true,
    offered: true,
};

/// Telling somebody once when a privilege opens.
pub const TELL_OPENING: Notice = Notice {
    key: "tell-opening",
    version: 1,
    purpose: "privilege_opening",
    basis: Basis::Consent,
    at_registration: false,
    offered: false,
};

/// Telling somebody once when applications for a training initiative open.
pub const TELL_TRAINING: Notice = Notice {
    key: "tell-training",
    version: 1,
    purpose: "training_opening",
    basis: Basis::Consent,
    at_registration: false,
    offered: false,
};

/// Putting first, for this person, what concerns them.
pub const PERSONALISATION: Notice = Notice {
    key: "personalisation",
    version: 1,
    purpose: "personalisation",
    basis: Basis::Consent,
    at_registration: false,
    offered: true,
};

/// Counting, together with many others and never by name, what people look for and where they give up.
pub const ANALYTICS: Notice = Notice {
    key: "analytics",
    version: 1,
    purpose: "service_improvement",
    basis: Basis::Consent,
    at_registration: false,
    offered: true,
};

/// Telling somebody now and then of services that are new.
pub const NEWS: Notice = Notice {
    key: "news",
    version: 1,
    purpose: "service_news",
    basis: Basis::Consent,
    at_registration: false,
    offered: true,
};

/// Every notice in force.
pub const NOTICES: [Notice; 8] =
    [ACCOUNT, IDENTITY_CHECK, KEEP_ADDRESS, TELL_OPENING, TELL_TRAINING, PERSONALISATION, ANALYTICS, NEWS];

impl Notice {
    /// The notice with this key.
    pub fn find(key: &str) -> Option<Self> {
        NOTICES.into_iter().find(|notice| notice.key == key)
    }

    /// Whether an account cannot exist without it.
    pub fn is_necessary(self) -> bool {
        self.at_registration && self.basis != Basis::Consent
    }

    /// The name of its checkbox.
    pub fn field(self) -> String {
        format!("notice-{}", self.key)
    }

    /// The key of its title.
    pub fn title_key(self) -> String {
        format!("consent-notice-{}-{}-title", self.key, self.version)
    }

    /// The key of its body.
    pub fn body_key(self) -> String {
        format!("consent-notice-{}-{}-body", self.key, self.version)
    }

    /// SHA-256 over what was shown, so that the ledger can prove the words.
    pub fn digest(self, texts: &Texts, language: Locale) -> [u8; 32] {
        let title = without_isolates(&texts.text(language, &self.title_key()));
        let body = without_isolates(&texts.text(language, &self.body_key()));
        let mut digest = [0; 32];
        let sum = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("{title}\n{body}").as_bytes());
        digest.copy_from_slice(sum.as_ref());
        digest
    }
}

/// What a person decided about one notice that was shown.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The notice.
    pub notice: Notice,
    /// Whether it was accepted or agreed to.
    pub agreed: bool,
    /// SHA-256 of the words shown.
    pub digest: [u8; 32],
}

impl Choice {
    /// The choice about `notice` as shown in `language`.
    pub fn new(notice: Notice, agreed: bool, texts: &Texts, language: Locale) -> Self {
        Self { notice, agreed, digest: notice.digest(texts, language) }
    }
}

/// A row of the ledger, for the owner's page.
#[derive(Clone, Debug)]
pub struct Given {
    /// The notice's key.
    pub notice: String,
    /// The version agreed to.
    pub version: i16,
    /// The language it was shown in.
    pub language: String,
    /// The purpose recorded with it.
    pub purpose: String,
    /// When.
    pub given_at: Moment,
    /// When it was taken back.
    pub withdrawn_at: Option<Moment>,
}
