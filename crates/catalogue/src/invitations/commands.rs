//! Issuing invitations, taking one back, and using one.

use std::time::Duration;

use ::store::{Cx, throttle};
use kernel::{Failure, Id, Moment, Outcome, Permit, Refusal, RefusalKind, Slips, marks};

use super::{code::Code, policy::Issue, store as rows};

/// The most invitations issued at once: as many as a person can hand out and account for.
pub(super) const AT_ONCE: u32 = 200;
/// The longest an invitation may wait, in days.
pub(super) const LONGEST: u32 = 180;

/// Nobody finds a code by trying.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "throttle-catalogue-invitation", limit: 10, window: Duration::from_secs(60 * 60) };

/// What is issued.
pub(super) struct Batch<'a> {
    /// Key of the country.
    pub country: &'a str,
    /// How many.
    pub count: u32,
    /// Until when they may be used.
    pub valid_until: Moment,
}

/// Issues invitations. The codes are nowhere but in the answer.
///
/// # Errors
/// Slips for more than may be issued at once; faults of the database.
pub(super) async fn issue(
    cx: &mut Cx,
    _permit: Permit<Issue>,
    staff: Id<marks::Staff>,
    batch: &Batch<'_>,
) -> Outcome<Vec<Code>> {
    if batch.count == 0 || batch.count > AT_ONCE {
        return Err(Slips::one("count", "invitation-slip-count"));
    }
    let mut number = rows::last_number(cx, batch.country).await?;
    let mut codes = Vec::new();
    for _ in 0..batch.count {
        number += 1;
        let code = Code::draw(number, cx.dice());
        let index = cx.vault().blind(rows::INDEX, &code.indexed(batch.country));
        rows::insert(cx, batch, (number, index), staff).await?;
        codes.push(code);
    }
    Ok(codes)
}

/// Takes an invitation back that nobody used yet.
///
/// # Errors
/// Not found; a refusal if it was used or taken back meanwhile.
pub(super) async fn withdraw(
    cx: &mut Cx,
    _permit: Permit<Issue>,
    staff: Id<marks::Staff>,
    (country, number): (&str, i32),
) -> Outcome<()> {
    if rows::withdraw(cx, (country, number), staff).await? {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "invitation.settled", "invitation-refused-settled").into())
}

/// Lets the account into the pilot of `country` by the code that was typed. An account that is in already uses none up.
///
/// # Errors
/// A refusal at `invitation` that reads the same for every code that does not open the country: unknown, of another
/// country, used, taken back, too late; one after too many tries.
pub async fn redeem(cx: &mut Cx, account: Id<marks::Account>, country: &str, typed: &str) -> Outcome<()> {
    if rows::is_admitted(cx, account, country).await? {
        return Ok(());
    }
    throttle::hit(cx, &LIMIT, &account.to_string()).await?;
    let Ok(code) = typed.parse::<Code>() else { return Err(no()) };
    let keys = cx.vault().blind_all(rows::INDEX, &code.indexed(country));
    match rows::use_up(cx, country, &keys).await? {
        Some(invitation) => rows::admit(cx, account, country, invitation).await,
        None => Err(no()),
    }
}

fn no() -> Failure {
    Refusal::new(RefusalKind::Rule, "invitation.unknown", "invitation-refused-unknown").at("invitation").into()
}
