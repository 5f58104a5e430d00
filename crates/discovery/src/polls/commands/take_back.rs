//! Takes one's answer back.

use kernel::{Id, Outcome, Permit, marks};
use store::Cx;

use crate::polls::{model::Poll, policy::AnswerPoll, store as rows};

/// Deletes it; nothing happens if there is none.
///
/// # Errors
/// Faults of the database.
pub(in crate::polls) async fn take_back(
    cx: &mut Cx,
    _permit: Permit<AnswerPoll>,
    account: Id<marks::Account>,
    poll: &Poll,
) -> Outcome<()> {
    rows::remove(cx, account, poll.id).await
}
