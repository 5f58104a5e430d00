//! Answers a poll, or changes one's answer.

use kernel::{Id, Outcome, Permit, Slips, marks};
use store::Cx;

use crate::polls::{
    model::{Chosen, Poll},
    policy::AnswerPoll,
    store as rows,
};

/// Keeps what was chosen in place of what the account chose before.
///
/// # Errors
/// A slip at each question without an answer.
pub(in crate::polls) async fn answer(
    cx: &mut Cx,
    _permit: Permit<AnswerPoll>,
    account: Id<marks::Account>,
    poll: &Poll,
    chosen: &Chosen,
) -> Outcome<()> {
    let mut slips = Slips::new();
    for number in poll.content.unanswered(chosen) {
        slips.add(format!("q{number}"), "poll-slip-choose");
    }
    slips.or(|| ())?;
    rows::keep(cx, account, poll.id, chosen).await
}
