//! Opening a file that is not one's own to act on: only with a purpose, and only for a while.

use ::store::{Cx, Scope};
use kernel::{Outcome, Reference};

use crate::{
    applications::store as files,
    desk::{
        kin, policy,
        purpose::{LASTS, LookPurpose},
        store as rows,
    },
};

/// Notes for what purpose the actor opens the file; its page is hers for twenty minutes.
///
/// # Errors
/// Not found for another mission's file; forbidden on a file of her own or of kin, whatever the purpose: what the desk
/// notes there is not for her eyes. A conflict while the kin are not known, which is so of every file that has not come
/// to the desk yet: before the registry has answered there is nothing in it for the desk.
pub async fn open(cx: &mut Cx, reference: Reference, purpose: LookPurpose) -> Outcome<()> {
    let staff = policy::at_the_desk(cx.actor())?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    let _stranger = kin::may_act(cx, &scope, &file, staff).await?;
    let until = cx.now().plus(LASTS);
    rows::look_until(cx, &file, staff, purpose, until).await
}
