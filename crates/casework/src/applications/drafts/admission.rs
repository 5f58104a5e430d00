//! Who is let in: whether new applications are taken at all, and in a pilot by invitation and within its caps.
//!
//! Asked when a draft is opened and again when it is submitted, because weeks may lie between. What was submitted once is
//! never asked again: a pause or a closed country changes nothing for a file under way.

use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, marks};
use store::Cx;

use super::store as counts;
use crate::applications::{definitions::Definition, model::Application, store as rows};

/// Whether the account must bring an invitation before it can apply from there.
pub async fn needs_invitation(cx: &mut Cx, owner: Id<marks::Account>, definition: &Definition) -> Outcome<bool> {
    let invited = definition.takes_applications() && definition.pilot.is_some_and(|pilot| pilot.invited);
    Ok(invited && !catalogue::invitations::is_admitted(cx, owner, &definition.country.key).await?)
}

/// Uses the invitation that was typed, where one is needed. What is typed elsewhere is not looked at.
///
/// # Errors
/// A refusal at `invitation`.
pub async fn enter(
    cx: &mut Cx,
    owner: Id<marks::Account>,
    definition: &Definition,
    typed: Option<&str>,
) -> Outcome<()> {
    match typed {
        Some(typed) if needs_invitation(cx, owner, definition).await? => {
            catalogue::invitations::redeem(cx, owner, &definition.country.key, typed).await
        }
        _ => Ok(()),
    }
}

/// Whether the account may open a draft.
///
/// # Errors
/// The refusals `application.closed`, `application.invitation` and `application.cap`.
pub(super) async fn open(cx: &mut Cx, owner: Id<marks::Account>, definition: &Definition) -> Outcome<()> {
    if !definition.takes_applications() {
        return Err(refused("application.closed", "application-refusal-closed").into());
    }
    if needs_invitation(cx, owner, definition).await? {
        return Err(refused("application.invitation", "application-refusal-invitation").at("invitation").into());
    }
    room(cx, owner, definition).await
}

/// Whether a draft may be submitted. Two submissions for the last place are counted one after the other.
///
/// # Errors
/// As [`open`].
pub(super) async fn submit(cx: &mut Cx, file: &Application, definition: &Definition) -> Outcome<()> {
    let counted = definition.pilot.filter(|pilot| pilot.files.is_some() || pilot.people.is_some());
    if counted.is_some() {
        counts::count_alone(cx, &definition.country.key).await?;
    }
    open(cx, file.owner, definition).await.map_err(at_no_field)
}

/// Whether the pilot still has a place.
async fn room(cx: &mut Cx, owner: Id<marks::Account>, definition: &Definition) -> Outcome<()> {
    let Some(pilot) = definition.pilot else { return Ok(()) };
    let country = &definition.country.key;
    let files = match pilot.files {
        Some(most) => rows::is_full(cx, country, most).await?,
        None => false,
    };
    let people = match pilot.people {
        Some(most) => counts::is_full_of_people(cx, country, owner, most).await?,
        None => false,
    };
    if files || people {
        return Err(refused("application.cap", "application-refusal-cap").into());
    }
    Ok(())
}

fn refused(code: &'static str, text: &'static str) -> Refusal {
    Refusal::new(RefusalKind::Rule, code, text)
}

/// The page of submission has no field for an invitation.
fn at_no_field(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(refusal) => Failure::Refusal(Refusal { field: None, ..refusal }),
        other => other,
    }
}
