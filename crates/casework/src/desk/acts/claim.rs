//! Taking a file and giving it back.

use ::store::{Cx, Scope};
use kernel::{Outcome, Reference};
use work::items::{self, Claimed, Queue};

use crate::{
    applications::{record, store as files},
    desk::{kin, policy},
    grievances,
};

/// Takes the file. Of two who press at once one gets it and the other is told who.
///
/// # Errors
/// Not found for another mission's file and for a queue one does not work; forbidden on a file of one's own or of kin, and
/// for whoever took part in a decision against which a grievance was lodged.
pub async fn claim(cx: &mut Cx, reference: Reference) -> Outcome<Claimed> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let mut file = files::load_by_reference(cx, &scope, reference).await?;
    let claimed = items::claim(cx, &scope, file.id).await?;
    let _stranger = kin::may_act(cx, &scope, &file, staff).await?;
    grievances::must_be_another(cx, &file, staff).await?;
    if let Claimed::Yours(item) = &claimed {
        let holds_already = file.facts.claimed.is_some_and(|(_, holder)| holder == staff);
        if matches!(item.queue, Queue::Mission | Queue::Central) && !holds_already {
            record::claimed(cx, &mut file, staff).await?;
        }
    }
    Ok(claimed)
}

/// Gives the file back to its queue, with the reason.
///
/// # Errors
/// Forbidden for somebody who does not hold it, unless a central reviewer does it for a colleague.
pub async fn release(cx: &mut Cx, reference: Reference, reason: &str) -> Outcome<()> {
    policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    items::release(cx, &scope, file.id, reason).await.map(drop)
}
