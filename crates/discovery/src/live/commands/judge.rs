//! Admits a question or declines it. A second judgement replaces the first, until it is answered.

use kernel::{Failure, Id, Outcome, Permit, marks};
use store::Cx;

use crate::live::{
    model::{Question, Session, Why},
    policy::Moderate,
    refusal, store as rows,
};

/// Admits it, or declines it for a reason.
///
/// # Errors
/// Not found for a question of another session; a refusal for one that was answered.
pub(in crate::live) async fn judge(
    cx: &mut Cx,
    (staff, _permit): (Id<marks::Staff>, Permit<Moderate>),
    session: &Session,
    question: Id<Question>,
    declined: Option<Why>,
) -> Outcome<()> {
    let questions = rows::questions(cx, session.id).await?;
    let own = questions.into_iter().find(|own| own.id == question).ok_or_else(Failure::not_found)?;
    if own.answer.is_some() {
        return Err(refusal::answered());
    }
    rows::judge(cx, question, staff, declined).await
}
