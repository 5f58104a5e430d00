//! Making a code, redeeming one, objecting to what was redeemed, and a partner's credentials.

mod keep_credential;
mod make;
mod object;
mod redeem;

pub(super) use keep_credential::{bearer, draw, end};
pub(super) use make::{About, make, person};
pub(super) use object::object;
pub(super) use redeem::{Presented, Redeemed, again, redeem};
