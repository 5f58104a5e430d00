//! Typing the code: sign-in for whoever holds an account, the way to registration for everybody else.

use kernel::{Id, Outcome, marks};
use store::Cx;

use crate::{
    accounts,
    codes::{self, Proof, Purpose, model::Holder},
};

/// What typing a code led to. The caller commits in every case: a wrong guess must cost its try.
#[derive(Debug)]
pub enum Entered {
    /// The contact belongs to this account.
    Known(Id<marks::Account>),
    /// Nobody holds the contact yet; its proof waits for a name.
    Newcomer,
    /// Wrong; so many guesses are left.
    Wrong {
        /// Guesses left.
        left: i16,
    },
    /// The code is gone.
    Gone,
}

/// Compares the code. Only here, after the contact was proved, does it show whether it has an account.
///
/// # Errors
/// A slip if it is not six digits; TooMany if this network types too fast.
pub async fn enter(cx: &mut Cx, holder: &Holder, (typed, network): (&str, &str)) -> Outcome<Entered> {
    let proved = match codes::prove(cx, holder, Purpose::Enter, (typed, network)).await? {
        Proof::Right(proved) => proved,
        Proof::Wrong { left } => return Ok(Entered::Wrong { left }),
        Proof::Gone => return Ok(Entered::Gone),
    };
    let Some(account) = accounts::held::store::account_of(cx, &proved.contact).await? else {
        return Ok(Entered::Newcomer);
    };
    if codes::use_up(cx, holder, Purpose::Enter).await?.is_none() || !accounts::store::is_open(cx, account).await? {
        return Ok(Entered::Gone);
    }
    Ok(Entered::Known(account))
}
