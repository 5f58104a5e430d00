//! Objects to a redemption: "that was not me". It is kept with the moment; those who keep partners see it, without the person.

use ::store::Cx;
use kernel::{Failure, Id, Outcome, marks};

use crate::entitlements::{model::Redemption, store as rows};

/// Objects once; a second time changes nothing.
///
/// # Errors
/// Not found for what is not the account's.
pub(in crate::entitlements) async fn object(
    cx: &mut Cx,
    account: Id<marks::Account>,
    id: Id<Redemption>,
) -> Outcome<()> {
    if rows::object(cx, account, id).await? { Ok(()) } else { Err(Failure::not_found()) }
}
