//! The one table of who may do what at which stage.
//!
//! Pages show buttons by it, the API lists `acts` by it, transitions obey it and the tests walk it. It says what a kind of
//! party may do; whether this very person may (owner, mission, kin) is asked of the policies besides.

use super::stage::Stage;

/// Something that can be done to a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Answer a question page, or attach a document.
    Answer,
    /// Declare and submit.
    Submit,
    /// Settle the fee.
    Pay,
    /// Give the registry's answer.
    AnswerFromRegistry,
    /// Repeat the search in the registry.
    SearchAgain,
    /// Ask that an officer examines the file in spite of the registry's answer.
    SendToDesk,
    /// Say that the event was never registered, and go on to register it in the same file.
    TurnIntoRegistration,
    /// Take the file.
    Claim,
    /// Put the same question to the registry again while examining.
    AskRegistryAgain,
    /// Ask for exactly one field or document.
    AskCorrection,
    /// Answer that.
    AnswerCorrection,
    /// Recommend approval.
    Recommend,
    /// Hand it back to the officer.
    Return,
    /// Refuse it.
    Reject,
    /// Approve it for the Civil Status Authority.
    Approve,
    /// Enter the event in the registry.
    EnterRecord,
    /// Send it back because the registry did not enter it.
    RefuseEntry,
    /// Issue the document.
    Issue,
    /// Find everything complete and invite the person to an appointment.
    Invite,
    /// Confirm at the counter that the person came and was captured.
    Attend,
    /// Hand over what was made.
    HandOver,
    /// Withdraw it.
    Cancel,
    /// End it because it was never paid.
    Expire,
    /// Refuse it by rule, because what was asked of the citizen was not answered in time.
    Lapse,
    /// Take up again what was decided, because a grievance was found justified.
    Reopen,
}

impl Act {
    /// The name in JSON and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Submit => "submit",
            Self::Pay => "pay",
            Self::AnswerFromRegistry => "answer_from_registry",
            Self::SearchAgain => "search_again",
            Self::SendToDesk => "send_to_desk",
            Self::TurnIntoRegistration => "turn_into_registration",
            Self::Claim => "claim",
            Self::AskRegistryAgain => "ask_registry_again",
            Self::AskCorrection => "ask_correction",
            Self::AnswerCorrection => "answer_correction",
            Self::Recommend => "recommend",
            Self::Return => "return",
            Self::Reject => "reject",
            Self::Approve => "approve",
            Self::EnterRecord => "enter_record",
            Self::RefuseEntry => "refuse_entry",
            Self::Issue => "issue",
            Self::Invite => "invite",
            Self::Attend => "attend",
            Self::HandOver => "hand_over",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::Lapse => "lapse",
            Self::Reopen => "reopen",
        }
    }

    /// Whether only staff at the desk do it, at any stage.
    pub fn is_of_the_desk(self) -> bool {
        let at_the_desk = |party: Party| matches!(party, Party::Officer | Party::Approver);
        ACTS.iter().filter(|(_, act, _)| *act == self).all(|(_, _, by)| at_the_desk(*by))
    }
}

/// The kind of party that acts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Party {
    /// The account that opened the file.
    Owner,
    /// An officer of its mission, or a central reviewer.
    Officer,
    /// An approver of the Civil Status Authority.
    Approver,
    /// A job or a webhook.
    System,
}

/// Stage × act × party: what is not here is not allowed.
pub const ACTS: &[(Stage, Act, Party)] = {
    use Act as A;
    use Party::{Approver, Officer, Owner, System};
    use Stage as S;
    &[
        (S::Draft, A::Answer, Owner),
        (S::Draft, A::Submit, Owner),
        (S::Draft, A::Cancel, Owner),
        // A payment is made by the citizen and settled by the gateway's webhook or a poll.
        (S::AwaitingPayment, A::Pay, Owner),
        (S::AwaitingPayment, A::Pay, System),
        (S::AwaitingPayment, A::Cancel, Owner),
        (S::AwaitingPayment, A::Expire, System),
        (S::Paid, A::AnswerFromRegistry, System),
        (S::Paid, A::Cancel, Owner),
        (S::NotLocated, A::Answer, Owner),
        (S::NotLocated, A::SearchAgain, Owner),
        (S::NotLocated, A::SendToDesk, Owner),
        (S::NotLocated, A::TurnIntoRegistration, Owner),
        (S::NotLocated, A::Cancel, Owner),
        (S::Mismatch, A::Answer, Owner),
        (S::Mismatch, A::SearchAgain, Owner),
        (S::Mismatch, A::SendToDesk, Owner),
        // Who asks about somebody else is not told which of the two it is, so she may do the same in both.
        (S::Mismatch, A::TurnIntoRegistration, Owner),
        (S::Mismatch, A::Cancel, Owner),
        (S::UnderReview, A::Claim, Officer),
        // Where it gave no record: a paper extract may have been computerised since. The file stays with her meanwhile.
        (S::UnderReview, A::AskRegistryAgain, Officer),
        (S::UnderReview, A::AnswerFromRegistry, System),
        (S::UnderReview, A::AskCorrection, Officer),
        (S::UnderReview, A::Recommend, Officer),
        (S::UnderReview, A::Reject, Officer),
        (S::UnderReview, A::Cancel, Owner),
        // While the citizen is asked, nobody of the desk acts on the file.
        (S::ActionRequired, A::AnswerCorrection, Owner),
        (S::ActionRequired, A::Cancel, Owner),
        (S::ActionRequired, A::Lapse, System),
        (S::Recommended, A::Return, Approver),
        (S::Recommended, A::Reject, Approver),
        (S::Recommended, A::Approve, Approver),
        (S::Approved, A::EnterRecord, System),
        (S::Approved, A::RefuseEntry, System),
        (S::Approved, A::Issue, System),
        // Another officer found a grievance justified. The document in hand stays what it is until its successor is sealed.
        (S::Rejected, A::Reopen, System),
        (S::Issued, A::Reopen, System),
        // Where the outcome is an appointment the mission's own check ends the examination, and nothing is issued here.
        (S::UnderReview, A::Invite, Officer),
        (S::Invited, A::Attend, Officer),
        (S::Invited, A::Reject, Officer),
        (S::Invited, A::Cancel, Owner),
        (S::Attended, A::HandOver, Officer),
        (S::Attended, A::Reject, Officer),
    ]
};

/// Whether the table allows `party` to do `act` at `stage`.
pub fn allowed(stage: Stage, act: Act, party: Party) -> bool {
    ACTS.contains(&(stage, act, party))
}

/// What `party` may do at `stage`, in the order of the table.
pub fn acts_of(stage: Stage, party: Party) -> impl Iterator<Item = Act> {
    ACTS.iter().filter(move |(at, _, by)| *at == stage && *by == party).map(|(_, act, _)| *act)
}

/// Whether anyone may do `act` at `stage`; the last guard inside a transition.
pub(super) fn reachable_by_anyone(stage: Stage, act: Act) -> bool {
    ACTS.iter().any(|(at, allowed, _)| *at == stage && *allowed == act)
}
