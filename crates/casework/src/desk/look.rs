//! The record of a look: no datum of a file is shown at the desk without it, in the transaction that reads the datum.

use ::store::{
    Cx, Scope,
    access::{self, Access},
};
use kernel::{Id, Outcome, marks};
use work::items::{self, Item, Queue};

use super::{purpose::LookPurpose, store as rows};
use crate::applications::model::Application;

/// Why `staff` may look at the file now: she holds it, or she gave a purpose lately. `None`: she must give one first.
///
/// # Errors
/// Only faults.
pub(super) async fn purpose(
    cx: &mut Cx,
    scope: &Scope,
    file: &Application,
    staff: Id<marks::Staff>,
) -> Outcome<Option<(LookPurpose, Option<Item>)>> {
    let item = items::queue::open_turn(cx, scope, file.id).await?;
    let holds = item.as_ref().is_some_and(|item| item.holder.is_some_and(|holder| holder.staff == staff));
    if holds {
        let decides = item.as_ref().is_some_and(|item| item.queue == Queue::Authority);
        return Ok(Some((if decides { LookPurpose::Decide } else { LookPurpose::Examine }, item)));
    }
    Ok(rows::looking(cx, scope, file, staff).await?.map(|purpose| (purpose, item)))
}

/// Records a look at a file.
///
/// # Errors
/// Only faults.
pub(super) async fn at_file(
    cx: &mut Cx,
    file: &Application,
    purpose: LookPurpose,
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
