//! The academy of a rehearsal: the shipped courses let out, what each role needs, and everybody qualified but those who are to try
//! what is refused without. The application never calls this but in a demo.

use std::time::Duration;

use ::store::{Cx, Store};
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use people::qualifications::{self, Requirement};

use super::{acts::taught, shipped, store as rows};

const DAY: Duration = Duration::from_secs(86_400);
/// Whoever ends soon sees the announcement.
const SOON: u32 = 12;

/// Lets the shipped courses out and qualifies `staff`, once. `soon` ends within days; `lapsed` has ended.
///
/// # Errors
/// A fault if a shipped course cannot be published.
pub async fn seed(
    store: &Store,
    catalogue: &Catalogue,
    staff: &[Id<marks::Staff>],
    (soon, lapsed): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("oversight.demo")).await?;
    if !rows::latest(&mut cx).await?.is_empty() {
        return Ok(());
    }
    let by = ("demo: trainer", "demo: second trainer");
    for (key, course) in shipped::courses()? {
        let taught = taught(catalogue, &mut cx, &course).await?;
        rows::publish(&mut cx, (&key, &course), &taught, by).await?;
        for role in &course.roles {
            let new = Requirement { role: *role, course: key.clone(), names: course.names.clone(), since: cx.now() };
            qualifications::require(&mut cx, &new, by).await?;
        }
    }
    for own in qualifications::standings(&mut cx).await? {
        if staff.contains(&own.staff) {
            let days = if own.staff == soon { SOON } else { 330 };
            let until = cx.now().plus(DAY * days);
            gain(&mut cx, own.staff, &own.course, until, lapsed).await?;
        }
    }
    cx.commit().await
}

async fn gain(
    cx: &mut Cx,
    staff: Id<marks::Staff>,
    course: &str,
    until: kernel::Moment,
    lapsed: Id<marks::Staff>,
) -> Outcome<()> {
    if staff == lapsed {
        let ended = cx.now().minus(DAY);
        return qualifications::import(cx, staff, course, (cx.now().minus(DAY * 366), ended)).await;
    }
    qualifications::gain(cx, staff, course, until).await
}
