//! What the other areas may know of staff: which person an account is, and her name.

use async_trait::async_trait;
use kernel::{Failure, Id, Outcome, marks};
use store::Cx;
use work::proposals::{Colleagues, PersonKey};

use super::store as rows;
use crate::{accounts::contact::Contact, same_person::staff_number_hash};

/// The port of two-person acts.
#[derive(Clone, Copy, Debug, Default)]
pub struct StaffRegister;

#[async_trait]
impl Colleagues for StaffRegister {
    async fn person(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        staff_number_hash(cx, staff).await.map(PersonKey)
    }

    async fn name(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        staff_name(cx, staff).await
    }
}

/// The name colleagues know a member of staff by.
///
/// # Errors
/// Not found for an unknown record.
pub async fn staff_name(cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
    rows::name(cx, staff).await?.map(|name| name.as_str().to_owned()).ok_or_else(Failure::not_found)
}

/// Where a living record is written to; nothing for one that was ended.
///
/// # Errors
/// Only faults.
pub async fn email(cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<Option<Contact>> {
    let sealed = rows::email(cx, staff).await?;
    match sealed {
        Some(sealed) => Ok(Some(cx.open(&rows::place("people.staff.email", staff), &sealed).await?)),
        None => Ok(None),
    }
}

/// What a member of staff may do now, as an actor; `None` for one who has left or holds no post that is in force.
///
/// # Errors
/// Only faults.
pub async fn staff_actor(cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<Option<kernel::Actor>> {
    let held = rows::held(cx, staff).await?.filter(|held| !held.in_force.is_empty());
    Ok(held.map(|held| super::model::actor(staff, &held.in_force)))
}

/// Everybody who serves now, for handing work over; never a citizen's data.
///
/// # Errors
/// Only faults.
pub async fn serving(cx: &mut Cx) -> Outcome<Vec<super::model::StaffLine>> {
    let mut lines = rows::list(cx).await?;
    lines.retain(|line| line.disabled_at.is_none() && !line.posts.is_empty());
    Ok(lines)
}
