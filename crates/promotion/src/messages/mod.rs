//! Messages to whoever agreed to them: at most one in seven days, never at night, at Friday prayer, at the breaking of the fast
//! or on a feast where she lives, never to anybody under eighteen, and ended by one press. Of those a campaign could write to a
//! share is held out by chance, so that what is told of its effect is caused by it.

mod jobs;
pub(crate) mod key;
pub mod quiet;

use std::time::Duration;

use ::store::{Cx, Vault, vault::RootKey};
use kernel::{Id, Outcome, marks};

pub(crate) use jobs::{jobs, periodic};

use crate::{model::Campaign, ports::Statistics, store::told};

/// The least time between two messages to one account: the frequency cap.
pub const LEAST_BETWEEN: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// Of a hundred who could be written to, so many are held out.
pub const HELD_OUT_OF_HUNDRED: u32 = 10;
/// For how many days after the end of a campaign it is kept who was written to; then only sums are.
pub const DAYS: u16 = 90;

/// By how much whoever was written to did better than whoever was held out, as shares, with its interval.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Lift {
    pub observed: f64,
    pub low: f64,
    pub high: f64,
}

/// The lift of a campaign; nothing while either group is too small to speak of.
pub(crate) async fn lift(cx: &mut Cx, own: &Campaign, statistics: &dyn Statistics) -> Outcome<Option<Lift>> {
    let (held, told) = told::groups(cx, own.id).await?;
    if held.0 < statistics.smallest() || told.0 < statistics.smallest() {
        return Ok(None);
    }
    let told = statistics.difference(held, told);
    Ok(told.map(|own| Lift { observed: own.observed, low: own.low, high: own.high }))
}

/// Whether chance holds an account out of a campaign, and which wording it gets otherwise. The same whenever it is asked; nobody
/// who does not hold the key can work it out.
pub(crate) fn drawn(vault: &Vault, own: &Campaign, account: Id<marks::Account>) -> (bool, i16) {
    let who = format!("{}:{account}", own.id);
    let tag = vault.mac(RootKey::Session, "promotion.hold_out", who.as_bytes());
    let number = |at: usize| u32::from_be_bytes([tag[at], tag[at + 1], tag[at + 2], tag[at + 3]]);
    let wordings = u32::try_from(own.content.variants.len()).unwrap_or(1).max(1);
    (number(0) % 100 < HELD_OUT_OF_HUNDRED, i16::try_from(number(4) % wordings).unwrap_or_default())
}
