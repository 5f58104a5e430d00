//! What is done with a file at the desk, one act a file.
//!
//! Each act loads the file within the actor's missions, asks who holds it and whether it is her own or her kin's, decides,
//! and writes facts, event, work item and count in one transaction. None of them issues a document: approving enqueues
//! that, and approving is never done by one person alone.

mod ask_again;
mod claim;
mod correct;
mod decide;
mod hand_over;
mod invite;
mod latin;
mod open;
mod recommend;
mod reject;

use ::store::{Cx, Scope};
use kernel::{Id, Outcome, Reference, Refusal, RefusalKind, marks};
use work::items::{Item, Queue, acts::holder_acts};

pub use ask_again::ask_registry_again;
pub use claim::{claim, release};
pub use correct::{Asked, ask_correction};
pub use decide::{approve, hand_back};
pub use hand_over::hand_over;
pub(crate) use invite::must_end_by;
pub use invite::{ends_by, invite};
pub use latin::see_passport;
pub use open::open;
pub(super) use recommend::must_have_a_record;
pub use recommend::recommend;
pub use reject::{Rejecting, reject};

use super::{
    kin::{self, Stranger},
    policy,
};
use crate::applications::{
    model::{Act, Application, Party},
    store as files,
};

/// A file in the hands of whoever acts on it.
pub(crate) struct Held {
    /// What she sees.
    pub scope: Scope,
    /// The file.
    pub file: Application,
    /// Its open turn, which is hers.
    pub item: Item,
    /// She.
    pub staff: Id<marks::Staff>,
    _stranger: Stranger,
}

/// Loads the file and makes sure that the actor holds it and is a stranger to it.
pub(crate) async fn held(cx: &mut Cx, reference: Reference) -> Outcome<Held> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    let item = holder_acts(cx, &scope, file.id).await?;
    let stranger = kin::may_act(cx, &scope, &file, staff).await?;
    Ok(Held { scope, file, item, staff, _stranger: stranger })
}

/// A file in the hands of whoever may reject it, and as which party she does it: its holder, or at the counter, where
/// nobody holds it, whoever of its mission stands there.
async fn to_reject(cx: &mut Cx, reference: Reference) -> Outcome<(Scope, Application, Id<marks::Staff>, Party)> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    if !file.stage().is_at_the_counter() {
        let held = held(cx, reference).await?;
        return Ok((held.scope, held.file, held.staff, party(held.item.queue)));
    }
    policy::examines(cx.actor())?;
    kin::may_act(cx, &scope, &file, staff).await?;
    Ok((scope, file, staff, Party::Officer))
}

/// The act is in the one table of acts at this stage.
fn must_allow(file: &Application, party: Party, act: Act) -> Outcome<()> {
    if file.may(party, act) {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "desk.stage", "desk-refused-stage").into())
}

/// The party in whose name the holder of a turn in this queue acts.
pub(crate) fn party(queue: Queue) -> Party {
    match queue {
        Queue::Authority => Party::Approver,
        Queue::Mission | Queue::Central | Queue::Grievance => Party::Officer,
    }
}
