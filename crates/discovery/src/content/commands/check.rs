//! An editor compared a page with its sources again and found it right: nothing changes but the day on which that was done.
//! What is not right any more is changed in a draft, which takes two people.

use kernel::{Failure, Id, Outcome, Permit, marks};
use store::Cx;

use crate::content::{
    model::{Page, Stage, ZONE},
    policy::Edit,
    refusal, store as rows,
};

/// Notes today as the day of the last comparison.
///
/// # Errors
/// Not found for an unknown page; refuses one that is not out.
pub(in crate::content) async fn check(
    cx: &mut Cx,
    (staff, _permit): (Id<marks::Staff>, Permit<Edit>),
    slug: &str,
) -> Outcome<Page> {
    let page = rows::page(cx, slug).await?.ok_or_else(Failure::not_found)?;
    let versions = rows::versions(cx, page.id).await?;
    let withdrawn = rows::withdrawn(cx, page.id).await?;
    if Stage::of(&versions, withdrawn, cx.now()) != Stage::Shown {
        return Err(refusal::not_out());
    }
    let today = cx.now().day_in(ZONE);
    rows::check(cx, page.id, today, staff).await?;
    Ok(page)
}
