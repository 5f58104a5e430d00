//! The record of a look: no datum of a file is shown at the desk without it, in the transaction that reads the datum.

use ::store::{
    Cx, Scope,
    access::{self, Access},
};
use kernel::{Id, Outcome, marks};
use work::items::{self, Item};

use super::{
    kin::{self, Stranger},
    purpose::LookPurpose,
    store as rows,
};
use crate::applications::model::Application;

/// Leave to look into a file.
pub(super) struct Leave {
    /// Why.
    pub purpose: LookPurpose,
    /// The file's open turn.
    pub item: Option<Item>,
    /// That she is none of those concerned.
    pub stranger: Stranger,
}

/// Why `staff` may look at the file now: she holds it, or she gave a purpose lately. `None`: she must give one first.
///
/// # Errors
/// Forbidden on a file of her own or of kin and a conflict while the kin are not known, although she holds it or gave a
/// purpose: the citizen may have corrected a number since.
pub(super) async fn leave(
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
    staff: Id<marks::Staff>,
) -> Outcome<Option<Leave>> {
    let item = items::queue::open_turn(cx, scope, file.id).await?;
    let holds = item.as_ref().is_some_and(|item| item.holder.is_some_and(|holder| holder.staff == staff));
    let purpose = if holds {
        item.as_ref().map(|item| LookPurpose::of_holder(item.queue))
    } else {
        rows::looking(cx, scope, file, staff).await?
    };
    let Some(purpose) = purpose else { return Ok(None) };
    let stranger = kin::may_act(cx, scope, file, staff).await?;
    Ok(Some(Leave { purpose, item, stranger }))
}

/// Records a look at a file by a stranger to it.
///
/// # Errors
/// Only faults.
pub(super) async fn at_file(
    cx: &mut Cx,
    file: &Application,
    (purpose, _stranger): (LookPurpose, &Stranger),
    route: &'static str,
    fields: &[&str],
) -> Outcome<()> {
    let access = Access { file: Some(file.id), purpose: purpose.as_str().to_owned(), route, fields };
    access::record(cx, access).await
}

/// Records a look at a list: one row for the page, however many lines it has.
///
/// # Errors
/// Only faults.
pub(super) async fn at_list(cx: &mut Cx, purpose: &str, route: &'static str, fields: &[&str]) -> Outcome<()> {
    access::record(cx, Access { file: None, purpose: purpose.to_owned(), route, fields }).await
}
