//! "Not for me", and taking that back.

use ::store::Cx;
use kernel::{Failure, Outcome};

use crate::interests::{
    item::{Kind, Offers},
    policy::Allowed,
    store as rows,
};

/// Does not put an item before somebody again.
///
/// # Errors
/// Not found for what there is not.
pub(in crate::interests) async fn decline(
    cx: &mut Cx,
    offers: &Offers,
    allowed: &Allowed,
    (kind, key): (Kind, &str),
) -> Outcome<()> {
    offers.find(kind, key).ok_or_else(Failure::not_found)?;
    rows::decline(cx, allowed, kind, key).await
}

/// Takes that back.
pub(in crate::interests) async fn show_again(cx: &mut Cx, allowed: &Allowed, (kind, key): (Kind, &str)) -> Outcome<()> {
    rows::show_again(cx, allowed, kind, key).await
}
