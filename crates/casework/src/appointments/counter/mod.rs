//! What staff of a mission do at the counter: who came and who did not, whom she must send away and why, which days are
//! taken back, and how far the card is. Every act is of the desk, on a file of the actor's missions, and never on one of
//! her own or of kin.

mod attend;
mod card;
mod close;
mod send_back;
mod turn_away;

use ::store::{Cx, Scope};
use kernel::{Id, Outcome, Reference, marks};

pub use attend::{attended, missed};
pub use card::{DOCUMENTS, Handing, arrived, hand_over, printed};
pub use close::{Closing, close};
pub use send_back::send_back;
pub use turn_away::{TurnAway, Turning, decide, propose, turn_away};

use crate::{
    applications::{model::Application, store as files},
    desk::{kin, policy},
};

/// How long before its time an appointment may be marked as kept: people come early and are received.
const EARLY: std::time::Duration = std::time::Duration::from_secs(3_600);

/// The file with this reference, and who acts, if she is a stranger to it.
async fn file(cx: &mut Cx, reference: Reference) -> Outcome<(Application, Id<marks::Staff>)> {
    let staff = policy::examines(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    kin::may_act(cx, &scope, &file, staff).await?;
    Ok((file, staff))
}
