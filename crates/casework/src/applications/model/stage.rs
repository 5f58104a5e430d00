//! Where a file can stand, and what the registry can have said. Names only.

/// What the civil registry said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistryOutcome {
    /// The record was found.
    Found,
    /// No record was located: لم يُستدل على البيانات.
    NotLocated,
    /// A record exists, and differs in something that matters: اختلاف في البيانات المسجلة.
    Mismatch,
}

impl RegistryOutcome {
    /// The name in the database, in events and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::NotLocated => "not_located",
            Self::Mismatch => "mismatch",
        }
    }

    /// The outcome with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Found, Self::NotLocated, Self::Mismatch].into_iter().find(|outcome| outcome.as_str() == name)
    }
}

/// Where a file stands. Computed, never stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The citizen is still answering.
    Draft,
    /// Submitted; the frozen quote waits for payment.
    AwaitingPayment,
    /// Paid; the civil registry is being asked.
    Paid,
    /// The registry located nothing; the citizen chooses how to go on.
    NotLocated,
    /// The registry's record differs; the citizen chooses how to go on.
    Mismatch,
    /// With an officer of the mission, or waiting for one.
    UnderReview,
    /// One field or document is asked of the citizen; the clock stands still.
    ActionRequired,
    /// Recommended; with the Civil Status Authority for approval.
    Recommended,
    /// Approved; the document is being made and sealed.
    Approved,
    /// The document was issued.
    Issued,
    /// Checked by the mission; the person chooses an appointment, or has one.
    Invited,
    /// The person came and was captured; what is made there is on its way.
    Attended,
    /// What was made was handed over.
    HandedOver,
    /// Refused with a reason, a remedy and a way to object.
    Rejected,
    /// Withdrawn by the citizen.
    Cancelled,
    /// Never paid in time.
    Expired,
}

impl Stage {
    /// Every stage, in the order of a file's life.
    pub const ALL: [Self; 16] = [
        Self::Draft,
        Self::AwaitingPayment,
        Self::Paid,
        Self::NotLocated,
        Self::Mismatch,
        Self::UnderReview,
        Self::ActionRequired,
        Self::Recommended,
        Self::Approved,
        Self::Issued,
        Self::Invited,
        Self::Attended,
        Self::HandedOver,
        Self::Rejected,
        Self::Cancelled,
        Self::Expired,
    ];

    /// The name in JSON, in text keys and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::AwaitingPayment => "awaiting_payment",
            Self::Paid => "paid",
            Self::NotLocated => "not_located",
            Self::Mismatch => "mismatch",
            Self::UnderReview => "under_review",
            Self::ActionRequired => "action_required",
            Self::Recommended => "recommended",
            Self::Approved => "approved",
            Self::Issued => "issued",
            Self::Invited => "invited",
            Self::Attended => "attended",
            Self::HandedOver => "handed_over",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// Whether the file is at the counter of its mission, where nobody holds it: whoever of the mission stands there acts.
    pub fn is_at_the_counter(self) -> bool {
        matches!(self, Self::Invited | Self::Attended)
    }

    /// Whether nothing can happen to the file any more, unless a grievance against its decision is found justified.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Issued | Self::HandedOver | Self::Rejected | Self::Cancelled | Self::Expired)
    }
}
