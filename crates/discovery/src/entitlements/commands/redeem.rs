//! Redeems a code for a partner: once, by one partner, while it was in force. One row decides a race.

use std::time::Duration;

use ::store::Cx;
use catalogue::Snapshot;
use kernel::{Id, Moment, Outcome, Slips};

use super::make::year_of;
use crate::entitlements::{
    model::{Bearer, Found, Number, Redemption},
    port::CodePress,
    refusal, store as rows,
};

/// How far a partner's clock may go before ours.
const FAST_CLOCK: Duration = Duration::from_secs(120);

/// What a partner presents.
pub(in crate::entitlements) struct Presented<'a> {
    /// The text of the symbol, or the number of the code.
    pub code: &'a str,
    /// When it was taken, if that was without a network.
    pub at: Option<Moment>,
}

/// What became of it, in words for a partner: nothing about the person.
pub(in crate::entitlements) struct Redeemed {
    pub id: Id<Redemption>,
    pub privilege: String,
    pub at: Moment,
    pub reported_at: Moment,
}

/// Redeems a code.
///
/// # Errors
/// The refusal that says why it is not redeemed; slips at what was sent.
pub(in crate::entitlements) async fn redeem(
    cx: &mut Cx,
    press: &dyn CodePress,
    snapshot: &Snapshot,
    partner: &Bearer,
    presented: &Presented<'_>,
) -> Outcome<Redeemed> {
    let number = number_of(press, presented)?;
    let found = rows::by_number(cx, &number).await?.ok_or_else(refusal::unknown)?;
    rows::one_after_the_other(cx, found.account, &found.privilege).await?;
    // Read again: whoever was before us may have ended it.
    let found = rows::by_number(cx, &number).await?.ok_or_else(refusal::unknown)?;
    let own = snapshot.privilege(&found.privilege).map_err(|_| refusal::unknown())?;
    let privilege = &own.definition;
    let proof = privilege.proof.as_ref().filter(|proof| proof.is_for(&partner.kind)).ok_or_else(refusal::unknown)?;
    let at = moment_of(cx.now(), presented.at, &found)?;
    if !privilege.state(at).is_open() {
        return Err(refusal::privilege_closed().into());
    }
    let year = year_of(at, privilege);
    // What is refused for being redeemed is told apart from what is refused for the year.
    if rows::redeemed_at(cx, found.id).await?.is_some() {
        return Err(refusal::redeemed().into());
    }
    let used = rows::redeemed_in_year(cx, found.account, &found.privilege, year).await?;
    if proof.yearly.is_some_and(|times| used >= i64::from(times)) {
        return Err(refusal::used_up().into());
    }
    let id = rows::redeem(cx, &found, partner.partner, at).await?.ok_or_else(refusal::redeemed)?;
    Ok(Redeemed { id, privilege: found.privilege, at, reported_at: cx.now() })
}

/// What was redeemed before, for a request that is sent again.
///
/// # Errors
/// Not found once it was forgotten.
pub(in crate::entitlements) async fn again(cx: &mut Cx, id: Id<Redemption>) -> Outcome<Redeemed> {
    rows::redeemed(cx, id).await?.ok_or_else(|| refusal::unknown().into())
}

/// The number in the signed text, or the one that was typed. Without a network only the signed text could be checked, so only
/// that is reported afterwards.
fn number_of(press: &dyn CodePress, presented: &Presented<'_>) -> Outcome<Number> {
    let typed = presented.code.trim();
    if let Some(number) = Number::parse(typed) {
        return if presented.at.is_none() { Ok(number) } else { Err(Slips::one("code", "entitlement-slip-whole")) };
    }
    let code = press.open(typed)?.ok_or_else(refusal::unknown)?;
    Number::parse(&code.number).ok_or_else(|| refusal::unknown().into())
}

/// The moment that counts: now, or the one that is reported in time.
fn moment_of(now: Moment, reported: Option<Moment>, found: &Found) -> Outcome<Moment> {
    let at = match reported {
        None => now,
        Some(at) if at > now.plus(FAST_CLOCK) => return Err(Slips::one("at", "entitlement-slip-at")),
        Some(at) => at.min(now),
    };
    if reported.is_some() && now >= found.late_until {
        return Err(refusal::too_late().into());
    }
    if found.replaced_at.is_some_and(|replaced| at >= replaced) {
        return Err(refusal::replaced().into());
    }
    if at < found.made_at || at >= found.expires_at {
        return Err(refusal::expired().into());
    }
    Ok(at)
}
