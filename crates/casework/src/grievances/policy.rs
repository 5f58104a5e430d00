//! Who may lodge a grievance, and who may answer it: the owner of the file, and somebody who took no part in the decision.

use kernel::{Failure, Outcome, Permit, Refusal, RefusalKind};
use work::{items::Queue, proposals::PersonKey};

/// The act of answering a grievance.
#[derive(Debug)]
pub enum AnswerGrievance {}

/// The holder of the grievance's turn answers it; of any other turn nothing is answered.
///
/// # Errors
/// A conflict if it is another turn that she holds.
pub fn may_answer(queue: Queue) -> Outcome<Permit<AnswerGrievance>> {
    if queue == Queue::Grievance { Ok(Permit::grant()) } else { Err(not_lodged()) }
}

/// Whether a person is none of those who took part: people are compared and not accounts, since one may have two.
///
/// # Errors
/// Forbidden.
pub fn another(herself: &PersonKey, took_part: &[PersonKey]) -> Outcome<()> {
    if took_part.contains(herself) {
        return Err(Refusal::new(RefusalKind::Forbidden, "grievance.took_part", "grievance-refused-took-part").into());
    }
    Ok(())
}

/// There is no grievance that waits for an answer.
pub(super) fn not_lodged() -> Failure {
    Refusal::new(RefusalKind::Conflict, "grievance.not_waiting", "grievance-refused-not-waiting").into()
}
