//! Printing a paper and handing it over.

use kernel::{Id, Outcome, Refusal, RefusalKind, Slips, marks};
use store::{
    Cx,
    access::{self, Access},
};
use uuid::Uuid;

use super::{Paper, Proof, store as rows};
use crate::notices::Words;

/// A paper of a mission of the officer who acts.
///
/// # Errors
/// Not found for every other one, and for everybody else.
pub(super) async fn of_theirs(cx: &mut Cx, notice: Uuid) -> Outcome<(Id<marks::Staff>, Paper)> {
    let (staff, missions) = people::counter::officer(cx.actor())?;
    let missions = missions.to_vec();
    Ok((staff, rows::one(cx, notice, &missions).await?))
}

/// Opens a paper and records the look.
///
/// # Errors
/// As [`of_theirs`].
pub(super) async fn open(cx: &mut Cx, notice: Uuid, route: &'static str) -> Outcome<(Paper, Option<Words>)> {
    let (_, paper) = of_theirs(cx, notice).await?;
    let look = Access { file: paper.file, purpose: "counter".to_owned(), route, fields: &["messages"] };
    access::record(cx, look).await?;
    let words = rows::words(cx, &paper).await?;
    Ok((paper, words))
}

/// Notes that it was printed.
///
/// # Errors
/// As [`of_theirs`].
pub(super) async fn print(cx: &mut Cx, notice: Uuid) -> Outcome<()> {
    let (staff, paper) = of_theirs(cx, notice).await?;
    rows::printed(cx, &paper, staff).await
}

/// Hands it over to whoever types the code of a slip, or whose document the officer compared.
///
/// # Errors
/// A slip without either, and for a wrong code; too many tries; a conflict before it was printed and once it is away.
pub(super) async fn hand_over(cx: &mut Cx, notice: Uuid, (code, compared): (Option<&str>, bool)) -> Outcome<()> {
    let (staff, paper) = of_theirs(cx, notice).await?;
    let proof = match (code, compared) {
        (Some(code), _) if people::counter::proves(cx, paper.account, code).await? => Proof::Code,
        (Some(_), _) => return Err(Slips::one("code", "messaging-paper-slip-code")),
        (None, true) => Proof::Identity,
        (None, false) => return Err(Slips::one("code", "messaging-paper-slip-proof")),
    };
    if rows::handed(cx, &paper, staff, proof).await? {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Conflict, "messaging.paper_away", "messaging-paper-refused-away").into())
}
