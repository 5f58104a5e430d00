//! The watch on helpers: how many files one begins is counted, and beyond the limit another officer is told. It stops
//! nobody: many files are no offence by themselves.

use std::time::Duration;

use ::store::Cx;
use kernel::{Id, Outcome, Slips};

use super::{
    model::{Alert, FINDINGS, Help, Kind, Limit},
    policy, refusal, store as rows,
};

/// Tells another officer of a helper with more files than the limit says.
pub(super) async fn count(cx: &mut Cx, help: &Help) -> Outcome<()> {
    let Some(limit) = rows::limit(cx, help.kind).await? else { return Ok(()) };
    let days = u64::try_from(limit.days).unwrap_or(1);
    let since = cx.now().minus(Duration::from_secs(days * 86_400));
    let begun = rows::begun_since(cx, help.helper, since).await?;
    let begun = i32::try_from(begun).unwrap_or(i32::MAX);
    if begun > limit.files {
        rows::raise(cx, (help.kind, help.helper), (begun, limit.days)).await?;
    }
    Ok(())
}

/// From how many files on a helper of this kind is told to another officer.
///
/// # Errors
/// Only faults.
pub async fn limit(cx: &mut Cx, kind: Kind) -> Outcome<Option<Limit>> {
    rows::limit(cx, kind).await
}

/// Sets it from now on. Who may is asked where two people decide it.
///
/// # Errors
/// Only faults.
pub async fn set_limit(cx: &mut Cx, kind: Kind, limit: Limit) -> Outcome<()> {
    rows::set_limit(cx, kind, limit).await
}

/// Writes what another officer found about a helper.
///
/// # Errors
/// Not found for whoever does not watch; a slip without a coded finding; a conflict if a colleague looked before, and for
/// the helper himself.
pub async fn look_into(cx: &mut Cx, alert: Id<Alert>, finding: &str) -> Outcome<()> {
    let staff = policy::watches(cx.actor())?;
    if !FINDINGS.contains(&finding) {
        return Err(Slips::one("finding", "assistance-slip-finding"));
    }
    if rows::found(cx, alert, staff, finding).await? { Ok(()) } else { Err(refusal::not_now()) }
}
