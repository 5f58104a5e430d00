//! Passing a file to a colleague of the same mission.

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Outcome, Reference, Slips, marks};
use work::items::{self, Queue};

use crate::{
    applications::{record, store as files},
    desk::{kin, policy},
    grievances,
};

/// Passes the file to `colleague`, who must work the queue, see the mission and be a stranger to the file.
///
/// # Errors
/// Forbidden for somebody who does not hold it; a slip at `colleague` if she cannot take it.
pub async fn hand_over(cx: &mut Cx, reference: Reference, colleague: Id<marks::Staff>, reason: &str) -> Outcome<()> {
    policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let mut file = files::load_by_reference(cx, &scope, reference).await?;
    let cannot = || Slips::one("colleague", "desk-refused-colleague");
    let actor = people::staff::colleagues::staff_actor(cx, colleague).await?.ok_or_else(cannot)?;
    let sees = Scope::of(&actor)?.missions();
    if sees.is_some_and(|missions| !file.mission.as_ref().is_some_and(|own| missions.contains(own))) {
        return Err(cannot());
    }
    // Why she cannot is not told: it would say whose kin she is.
    let _stranger = match kin::may_act(cx, &scope, &file, colleague).await {
        Err(Failure::Refusal(_)) => return Err(cannot()),
        other => other?,
    };
    match grievances::must_be_another(cx, &file, colleague).await {
        Err(Failure::Refusal(_)) => return Err(cannot()),
        other => other?,
    }
    let item = items::hand_over(cx, &scope, file.id, &actor, reason).await?;
    if matches!(item.queue, Queue::Mission | Queue::Central) {
        record::claimed(cx, &mut file, colleague).await?;
    }
    Ok(())
}
