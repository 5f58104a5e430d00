//! What is done about declarations: a code is sent, a text is signed, another person is asked, and answers.

mod answer;
mod invite;
mod sign;

pub use answer::{Opened, opened, refuse};
pub(crate) use invite::ended_by_death;
pub(super) use invite::reference;
pub use invite::{InviteRequest, Invited, invite, revoke};
pub use sign::{Asking, Typed, Waiting, ask_code, sign, waiting};
