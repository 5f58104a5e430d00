//! The moments of a file and the stage they amount to.
//!
//! Facts are those of the present round: a repeated search clears the registry's earlier answer, a new correction the
//! earlier one. The chain of events keeps every round. A step never writes anything; `record` does.

use kernel::{Id, Moment, Refusal, RefusalKind, marks};

use super::{
    acts::{Act, reachable_by_anyone},
    stage::{RegistryOutcome, Stage},
};

/// One thing that happens to a file, with who decided where that matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The citizen declares and submits.
    Submit,
    /// A payment was settled, or nothing was due.
    Pay,
    /// The registry answered.
    RegistryAnswers(RegistryOutcome),
    /// The citizen checked the data and wants the search repeated.
    SearchAgain,
    /// The citizen asks that an officer examines the file in spite of the registry's answer.
    SendToDesk,
    /// The citizen says that the event was never registered; the file goes on as its registration.
    TurnIntoRegistration,
    /// An officer takes the file, or takes it over.
    Claim(Id<marks::Staff>),
    /// The officer who holds it asks the registry again.
    AskRegistryAgain(Id<marks::Staff>),
    /// The officer who holds it asks for one field or document.
    AskCorrection(Id<marks::Staff>),
    /// The citizen answers.
    AnswerCorrection,
    /// The officer who holds it recommends.
    Recommend(Id<marks::Staff>),
    /// The approver hands it back to the officer.
    Return(Id<marks::Staff>),
    /// An officer or the approver rejects it.
    Reject(Id<marks::Staff>),
    /// The approver approves it.
    Approve(Id<marks::Staff>),
    /// The registry entered the event that was approved.
    EnterRecord,
    /// The registry did not enter it; the file goes back to be examined.
    RefuseEntry,
    /// The document was sealed and stored.
    Issue,
    /// The officer who holds it found everything complete; the person may choose an appointment.
    Invite(Id<marks::Staff>),
    /// The person came to the appointment.
    Attend(Id<marks::Staff>),
    /// What was made was handed over.
    HandOver(Id<marks::Staff>),
    /// The citizen withdraws.
    Cancel,
    /// The time for paying ran out.
    Expire,
    /// The time for answering a correction ran out.
    Lapse,
    /// A grievance was found justified: what was decided is undone and the registry is asked afresh.
    Reopen,
}

impl Step {
    /// The act of the table that this step is.
    pub fn act(self) -> Act {
        match self {
            Self::Submit => Act::Submit,
            Self::Pay => Act::Pay,
            Self::RegistryAnswers(_) => Act::AnswerFromRegistry,
            Self::SearchAgain => Act::SearchAgain,
            Self::SendToDesk => Act::SendToDesk,
            Self::TurnIntoRegistration => Act::TurnIntoRegistration,
            Self::Claim(_) => Act::Claim,
            Self::AskRegistryAgain(_) => Act::AskRegistryAgain,
            Self::AskCorrection(_) => Act::AskCorrection,
            Self::AnswerCorrection => Act::AnswerCorrection,
            Self::Recommend(_) => Act::Recommend,
            Self::Return(_) => Act::Return,
            Self::Reject(_) => Act::Reject,
            Self::Approve(_) => Act::Approve,
            Self::EnterRecord => Act::EnterRecord,
            Self::RefuseEntry => Act::RefuseEntry,
            Self::Issue => Act::Issue,
            Self::Invite(_) => Act::Invite,
            Self::Attend(_) => Act::Attend,
            Self::HandOver(_) => Act::HandOver,
            Self::Cancel => Act::Cancel,
            Self::Expire => Act::Expire,
            Self::Lapse => Act::Lapse,
            Self::Reopen => Act::Reopen,
        }
    }
}

/// The moments of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// The draft was opened.
    pub opened_at: Moment,
    /// It was submitted.
    pub submitted_at: Option<Moment>,
    /// The fee was settled.
    pub paid_at: Option<Moment>,
    /// It turned into the registration of an event that was never registered.
    pub turned_at: Option<Moment>,
    /// What that needs was given and declared.
    pub resubmitted_at: Option<Moment>,
    /// The registry answered the present search, and what.
    pub registry: Option<(Moment, RegistryOutcome)>,
    /// The citizen asked for an officer in spite of the present answer.
    pub sent_to_desk_at: Option<Moment>,
    /// The registry is asked again since then, and by whom; gone once it answered or the file went another way.
    pub asked_again: Option<(Moment, Id<marks::Staff>)>,
    /// An officer holds it.
    pub claimed: Option<(Moment, Id<marks::Staff>)>,
    /// The present correction was asked.
    pub correction_asked_at: Option<Moment>,
    /// The present correction was answered.
    pub correction_answered_at: Option<Moment>,
    /// How long the clock stood still for corrections that were answered, in microseconds.
    pub stopped_micros: i64,
    /// It was recommended, and by whom.
    pub recommended: Option<(Moment, Id<marks::Staff>)>,
    /// It was rejected, and by whom; by nobody where time alone ended it.
    pub rejected: Option<(Moment, Option<Id<marks::Staff>>)>,
    /// It was approved, and by whom.
    pub approved: Option<(Moment, Id<marks::Staff>)>,
    /// The registry entered the event.
    pub entered_at: Option<Moment>,
    /// The document was issued.
    pub issued_at: Option<Moment>,
    /// The person was invited to an appointment, and by whom.
    pub invited: Option<(Moment, Id<marks::Staff>)>,
    /// The person came, and who confirmed it.
    pub attended: Option<(Moment, Id<marks::Staff>)>,
    /// What was made was handed over, and by whom.
    pub handed_over: Option<(Moment, Id<marks::Staff>)>,
    /// The citizen withdrew it.
    pub cancelled_at: Option<Moment>,
    /// It was never paid in time.
    pub expired_at: Option<Moment>,
}

impl Facts {
    /// The facts of a draft just opened.
    pub fn opened(at: Moment) -> Self {
        Self {
            opened_at: at,
            submitted_at: None,
            paid_at: None,
            turned_at: None,
            resubmitted_at: None,
            registry: None,
            sent_to_desk_at: None,
            asked_again: None,
            claimed: None,
            correction_asked_at: None,
            correction_answered_at: None,
            stopped_micros: 0,
            recommended: None,
            rejected: None,
            approved: None,
            entered_at: None,
            issued_at: None,
            invited: None,
            attended: None,
            handed_over: None,
            cancelled_at: None,
            expired_at: None,
        }
    }

    /// The stage these moments amount to.
    pub fn stage(&self) -> Stage {
        if self.cancelled_at.is_some() {
            Stage::Cancelled
        } else if self.expired_at.is_some() {
            Stage::Expired
        } else if self.rejected.is_some() {
            Stage::Rejected
        } else if self.issued_at.is_some() {
            Stage::Issued
        } else if self.handed_over.is_some() {
            Stage::HandedOver
        } else if self.attended.is_some() {
            Stage::Attended
        } else if self.invited.is_some() {
            Stage::Invited
        } else if self.approved.is_some() {
            Stage::Approved
        } else if self.recommended.is_some() {
            Stage::Recommended
        } else if self.correction_asked_at.is_some() && self.correction_answered_at.is_none() {
            Stage::ActionRequired
        } else if self.submitted_at.is_none() || self.is_being_turned() {
            Stage::Draft
        } else if self.paid_at.is_none() {
            Stage::AwaitingPayment
        } else {
            self.stage_by_registry()
        }
    }

    /// Whether it turned into a registration and what that needs is still being given.
    pub fn is_being_turned(&self) -> bool {
        self.turned_at.is_some() && self.resubmitted_at.is_none()
    }

    /// Whether anything was ever settled for it: a file that turned may wait for the rest of the fees.
    pub fn was_paid(&self) -> bool {
        self.paid_at.is_some() || self.turned_at.is_some()
    }

    fn stage_by_registry(&self) -> Stage {
        match self.registry {
            None => Stage::Paid,
            Some((_, RegistryOutcome::Found)) => Stage::UnderReview,
            Some(_) if self.sent_to_desk_at.is_some() => Stage::UnderReview,
            Some((_, RegistryOutcome::NotLocated)) => Stage::NotLocated,
            Some((_, RegistryOutcome::Mismatch)) => Stage::Mismatch,
        }
    }

    /// The facts after `step` at `at`, or why the step is not allowed. Who may take it is asked apart, of the policy.
    pub fn after(mut self, step: Step, at: Moment) -> Result<Self, Refusal> {
        let stage = self.stage();
        if !reachable_by_anyone(stage, step.act()) {
            return Err(Refusal::new(RefusalKind::Conflict, "application.stage", "application-refusal-stage"));
        }
        match step {
            // What was paid before is counted by the quote; the rest of it, if there is any, is paid anew.
            Step::Submit if self.is_being_turned() => (self.resubmitted_at, self.paid_at) = (Some(at), None),
            Step::Submit => self.submitted_at = Some(at),
            Step::Pay => self.paid_at = Some(at),
            Step::RegistryAnswers(outcome) => {
                if stage == Stage::UnderReview && self.asked_again.is_none() {
                    return Err(Refusal::new(
                        RefusalKind::Conflict,
                        "application.not_asked",
                        "application-refusal-stage",
                    ));
                }
                (self.registry, self.asked_again) = (Some((at, outcome)), None);
            }
            Step::SearchAgain => self.registry = None,
            Step::TurnIntoRegistration => {
                (self.turned_at, self.resubmitted_at) = (Some(at), None);
                (self.registry, self.sent_to_desk_at) = (None, None);
            }
            Step::SendToDesk => self.sent_to_desk_at = Some(at),
            Step::Claim(officer) => self.claimed = Some((at, officer)),
            Step::AskRegistryAgain(officer) => {
                self.held_by(officer)?;
                self.may_be_asked_again()?;
                self.asked_again = Some((at, officer));
            }
            Step::AskCorrection(officer) => {
                self.held_by(officer)?;
                self.asked_again = None;
                (self.correction_asked_at, self.correction_answered_at) = (Some(at), None);
            }
            Step::AnswerCorrection => {
                let asked = self.correction_asked_at.unwrap_or(at);
                self.stopped_micros += i64::try_from(at.since(asked).as_micros()).unwrap_or(i64::MAX);
                self.correction_answered_at = Some(at);
            }
            Step::Recommend(officer) => {
                self.held_by(officer)?;
                self.must_not_await_the_registry()?;
                self.recommended = Some((at, officer));
            }
            Step::Return(approver) => {
                self.not_recommended_by(approver)?;
                self.recommended = None;
            }
            Step::Reject(staff) => {
                match stage {
                    Stage::Recommended => self.not_recommended_by(staff)?,
                    _ if stage.is_at_the_counter() => {}
                    _ => self.held_by(staff)?,
                }
                (self.rejected, self.asked_again) = (Some((at, Some(staff))), None);
            }
            Step::Approve(approver) => {
                self.not_recommended_by(approver)?;
                self.approved = Some((at, approver));
            }
            Step::EnterRecord => self.entered_at = Some(at),
            Step::RefuseEntry => (self.recommended, self.approved) = (None, None),
            Step::Issue => self.issued_at = Some(at),
            Step::Invite(officer) => {
                self.held_by(officer)?;
                self.invited = Some((at, officer));
            }
            Step::Attend(officer) => self.attended = Some((at, officer)),
            Step::HandOver(officer) => self.handed_over = Some((at, officer)),
            Step::Cancel => self.cancelled_at = Some(at),
            Step::Expire => self.expired_at = Some(at),
            Step::Lapse => self.rejected = Some((at, None)),
            Step::Reopen => self = self.undecided(),
        }
        Ok(self)
    }

    /// The facts as they stood when the fee was settled. Whoever was invited to an appointment stays invited: the registry
    /// has no part in that.
    fn undecided(mut self) -> Self {
        (self.rejected, self.issued_at, self.asked_again) = (None, None, None);
        if self.invited.is_none() {
            (self.registry, self.sent_to_desk_at, self.claimed) = (None, None, None);
            (self.correction_asked_at, self.correction_answered_at) = (None, None);
            (self.recommended, self.approved) = (None, None);
        }
        self
    }

    /// Whether the registry can be asked again for the officer: it gave no record that she could go by, and owes no answer.
    ///
    /// # Errors
    /// A conflict while its answer is awaited, and once it named a record.
    pub fn may_be_asked_again(&self) -> Result<(), Refusal> {
        self.must_not_await_the_registry()?;
        match self.registry {
            Some((_, RegistryOutcome::NotLocated | RegistryOutcome::Mismatch)) if self.sent_to_desk_at.is_some() => {
                Ok(())
            }
            _ => Err(Refusal::new(
                RefusalKind::Conflict,
                "application.registry_answered",
                "application-refusal-registry-answered",
            )),
        }
    }

    /// Nothing is decided by an answer that is about to be replaced.
    ///
    /// # Errors
    /// A conflict while the registry is asked again.
    pub fn must_not_await_the_registry(&self) -> Result<(), Refusal> {
        match self.asked_again {
            None => Ok(()),
            Some(_) => Err(Refusal::new(
                RefusalKind::Conflict,
                "application.registry_awaited",
                "application-refusal-registry-awaited",
            )),
        }
    }

    fn held_by(&self, officer: Id<marks::Staff>) -> Result<(), Refusal> {
        match self.claimed {
            Some((_, holder)) if holder == officer => Ok(()),
            _ => Err(Refusal::new(RefusalKind::Conflict, "application.not_yours", "application-refusal-not-yours")),
        }
    }

    fn not_recommended_by(&self, approver: Id<marks::Staff>) -> Result<(), Refusal> {
        match self.recommended {
            Some((_, officer)) if officer == approver => Err(Refusal::new(
                RefusalKind::Forbidden,
                "application.own_decision",
                "application-refusal-own-decision",
            )),
            _ => Ok(()),
        }
    }
}
