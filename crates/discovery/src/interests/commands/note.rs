//! What somebody did with an item. What stands under no axis is not noted, and of what is noted nothing is looked into.

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use crate::interests::{
    item::{Kind, Offers},
    model::Act,
    policy, store as rows,
};

/// Notes an act, if its owner agreed to that.
pub(in crate::interests) async fn note(
    cx: &mut Cx,
    offers: &Offers,
    account: Id<marks::Account>,
    (kind, key, act): (Kind, &str, Act),
) -> Outcome<()> {
    if offers.find(kind, key).is_none() {
        return Ok(());
    }
    match policy::standing(cx, account).await?.allowed() {
        Some(allowed) => rows::note(cx, &allowed, kind, key, act).await,
        None => Ok(()),
    }
}
