//! Attempts, charges, and what a charge means for each file it is for. Pure.

use kernel::{Id, Locale, Moment, Money, marks};

use super::{by_link::PayerLink, port::Told};
use crate::applications::model::{Application, Quote, Stage, due};

/// What one file has in an attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// The file.
    pub file: Id<marks::Application>,
    /// What is charged for it: the charged amount of its quote.
    pub amount: Money,
}

/// One try to pay the frozen quote of a file, or of every file that was submitted with it; or to pay again what is owed of
/// them after disputes.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its identifier, which the gateway keeps as our reference.
    pub id: Id<Attempt>,
    /// The file from whose page it was opened.
    pub file: Id<marks::Application>,
    /// The gateway.
    pub provider: String,
    /// What is to be paid: the charged amounts of the quotes together.
    pub amount: Money,
    /// What each file has in it, by their identifiers; together that is the amount.
    pub shares: Vec<Share>,
    /// The language of the hosted page.
    pub locale: Locale,
    /// The link by which somebody else opened it; whoever pays so comes back to a page of his own.
    pub by_link: Option<Id<PayerLink>>,
    /// Whether it is for what is owed after disputes, and for no price.
    pub repays: bool,
    /// When it was opened.
    pub opened_at: Moment,
    /// Until when its checkout takes money.
    pub expires_at: Moment,
    /// The gateway's intention and the address of its checkout, once it has answered.
    pub checkout: Option<(String, String)>,
    /// The bank asked for time.
    pub pending_at: Option<Moment>,
    /// The bank said no; the payer may have tried again since.
    pub declined_at: Option<Moment>,
    /// Money was taken.
    pub succeeded_at: Option<Moment>,
    /// Nobody asks any more.
    pub closed_at: Option<Moment>,
}

/// Where an attempt stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttemptStage {
    /// The payer has not paid yet.
    Open,
    /// The bank has not decided.
    Pending,
    /// The bank said no.
    Declined,
    /// Paid.
    Succeeded,
    /// Too late to pay.
    Expired,
}

impl AttemptStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Pending => "pending",
            Self::Declined => "declined",
            Self::Succeeded => "succeeded",
            Self::Expired => "expired",
        }
    }
}

impl Attempt {
    /// Where it stands at `now`.
    pub fn stage(&self, now: Moment) -> AttemptStage {
        if self.succeeded_at.is_some() {
            AttemptStage::Succeeded
        } else if self.pending_at > self.declined_at {
            AttemptStage::Pending
        } else if self.declined_at.is_some() {
            AttemptStage::Declined
        } else if now >= self.expires_at {
            AttemptStage::Expired
        } else {
            AttemptStage::Open
        }
    }

    /// Whether its checkout can still be used for `amount`, so that no second one is opened beside it.
    pub fn can_be_used_for(&self, amount: Money, now: Moment) -> bool {
        let undecided = matches!(self.stage(now), AttemptStage::Open | AttemptStage::Declined);
        undecided && now < self.expires_at && self.amount == amount
    }

    /// What a file has in it.
    pub fn share_of(&self, file: Id<marks::Application>) -> Option<Money> {
        self.shares.iter().find(|share| share.file == file).map(|share| share.amount)
    }

    /// Whether it is for the price that `file` has now.
    pub fn is_for(&self, file: &Application) -> bool {
        let since = file.facts.turned_at.is_none_or(|turned| self.opened_at >= turned);
        !self.repays
            && since
            && self.share_of(file.id).is_some()
            && self.share_of(file.id) == file.quote.as_ref().map(due)
    }

    /// Whether it is for these files at the prices they have now, and for no other.
    pub fn is_for_all(&self, files: &[Application]) -> bool {
        self.shares.len() == files.len() && files.iter().all(|file| self.is_for(file))
    }

    /// Whether a fact is about this very attempt: provider, merchant, intention, amount and currency are ours. A dispute may be
    /// about a part of the amount.
    pub fn is_told_of(&self, told: &Told, provider: &str, merchant: &str) -> bool {
        let known = self.checkout.as_ref().is_none_or(|(intention, _)| *intention == told.intention);
        let fee_is_one = told.dispute.as_ref().is_none_or(|dispute| dispute.fee >= 0);
        let amount = if told.charged.is_dispute() {
            (1..=self.amount.minor()).contains(&told.minor) && fee_is_one
        } else {
            told.minor == self.amount.minor()
        };
        self.provider == provider
            && told.merchant == merchant
            && known
            && amount
            && told.currency == self.amount.currency().code()
    }
}

/// Why money is to be given back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefundReason {
    /// The file was paid already.
    PaidTwice,
    /// The file had been withdrawn or had expired when the money came.
    FileEnded,
    /// The applicant withdrew a paid file.
    Cancelled,
    /// The file was rejected for a reason whose fees the definition gives back.
    Rejected,
    /// The money was for a price that had run out and was replaced by another.
    PriceChanged,
    /// After a correction, or as another service, the file costs less than was paid.
    LowerFees,
    /// A component was paid and not provided, for instance delivery that was not used.
    NotProvided,
    /// A component was charged that was not due.
    ChargedWrongly,
    /// An exemption from a component was granted after it was paid.
    Exempted,
    /// A component is given back to make good a fault of ours.
    AsARemedy,
}

impl RefundReason {
    /// Every reason.
    const ALL: [Self; 10] = [
        Self::PaidTwice,
        Self::FileEnded,
        Self::Cancelled,
        Self::Rejected,
        Self::PriceChanged,
        Self::LowerFees,
        Self::NotProvided,
        Self::ChargedWrongly,
        Self::Exempted,
        Self::AsARemedy,
    ];

    /// The reasons for which a member of finance asks that one component is given back; every other is a rule's.
    pub const ASKED: [Self; 4] = [Self::NotProvided, Self::ChargedWrongly, Self::Exempted, Self::AsARemedy];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PaidTwice => "paid_twice",
            Self::FileEnded => "file_ended",
            Self::Cancelled => "cancelled",
            Self::Rejected => "rejected",
            Self::PriceChanged => "price_changed",
            Self::LowerFees => "lower_fees",
            Self::NotProvided => "not_provided",
            Self::ChargedWrongly => "charged_wrongly",
            Self::Exempted => "exempted",
            Self::AsARemedy => "as_a_remedy",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// What the share that a file has in taken money means for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It settles the quote.
    Settles,
    /// It settles the quote that the file had before: it was paid while that one held.
    SettlesFormer,
    /// It settles nothing and goes back.
    Surplus(RefundReason),
}

impl Verdict {
    /// Whether it settles the file.
    pub fn settles(self) -> bool {
        !matches!(self, Self::Surplus(_))
    }
}

/// What money taken on `attempt` at `charged_at` means for one of its files. Late money is never refused: it was taken, so it is
/// booked. It settles the price that stands, also when that has run out meanwhile and no other was accepted; and `former`,
/// the price its checkout was opened for, if it was paid while that one held and only its news came late. It never settles
/// the price from before the file turned into a registration.
pub fn verdict(file: &Application, attempt: &Attempt, former: Option<&Quote>, charged_at: Moment) -> Verdict {
    match file.stage() {
        Stage::AwaitingPayment if attempt.is_for(file) => Verdict::Settles,
        Stage::AwaitingPayment => match former {
            Some(former) if attempt.share_of(file.id) == Some(due(former)) && charged_at < former.valid_until => {
                Verdict::SettlesFormer
            }
            Some(_) => Verdict::Surplus(RefundReason::PriceChanged),
            None => Verdict::Surplus(RefundReason::PaidTwice),
        },
        Stage::Cancelled | Stage::Expired => Verdict::Surplus(RefundReason::FileEnded),
        Stage::Draft if !file.facts.was_paid() => Verdict::Surplus(RefundReason::FileEnded),
        _ => Verdict::Surplus(RefundReason::PaidTwice),
    }
}

/// How a fact reached us.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Learned {
    /// A signed webhook.
    Webhook,
    /// We asked.
    Poll,
}

impl Learned {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Poll => "poll",
        }
    }
}
