//! What staff of a mission do at the counter: who came and who did not, and how far the card is. Every act is of the desk,
//! on a file of the actor's missions, and never on one of her own or of kin.

mod attend;
mod card;

use ::store::{Cx, Scope};
use kernel::{Id, Outcome, Reference, marks};

pub use attend::{attended, missed};
pub use card::{Handing, arrived, hand_over, printed};

use crate::{
    applications::{model::Application, store as files},
    desk::{kin, policy},
};

/// The file with this reference, and who acts, if she is a stranger to it.
async fn file(cx: &mut Cx, reference: Reference) -> Outcome<(Application, Id<marks::Staff>)> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    kin::may_act(cx, &scope, &file, staff).await?;
    Ok((file, staff))
}
