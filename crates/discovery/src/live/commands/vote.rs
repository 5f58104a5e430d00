//! Gives a question one's voice, or takes it back.

use kernel::{Failure, Id, Outcome, Permit, marks};
use store::Cx;

use crate::live::{
    model::{Judged, Question, Session},
    policy::Vote,
    store as rows,
};

/// Gives or takes back; both are harmless when repeated.
///
/// # Errors
/// Not found for a question that is not shown.
pub(in crate::live) async fn vote(
    cx: &mut Cx,
    _permit: Permit<Vote>,
    account: Id<marks::Account>,
    (session, question): (&Session, Id<Question>),
    gives: bool,
) -> Outcome<()> {
    let questions = rows::questions(cx, session.id).await?;
    let is_shown = |own: &Question| own.id == question && own.judged == Judged::Admitted;
    if !questions.iter().any(is_shown) {
        return Err(Failure::not_found());
    }
    if gives { rows::vote(cx, account, question).await } else { rows::unvote(cx, account, question).await }
}
