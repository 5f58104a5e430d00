//! Sending somebody away from the counter to come another time, for a coded reason of the workflow. Her file stands, the
//! visit does not count as missed, and she reads what to do first.

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Outcome, Reference};

use super::{EARLY, file};
use crate::{
    applications::{
        definitions,
        model::Stage,
        record::{self, Noted},
    },
    appointments::{model::Ending, refusal, store as rows},
};

/// Ends the visit of whoever stands there.
///
/// # Errors
/// A slip for a reason that the workflow does not give; a conflict unless a booking of the file has come; not found,
/// forbidden as every act of the counter.
pub async fn send_back(cx: &mut Cx, catalogue: &Catalogue, reference: Reference, reason: &str) -> Outcome<()> {
    let (file, staff) = file(cx, reference).await?;
    if file.stage() != Stage::Invited {
        return Err(refusal::nobody_there());
    }
    let definition = definitions::of(cx, catalogue, &file).await?;
    if !definition.service.workflow.returns.iter().any(|known| known.code == reason) {
        return Err(refusal::unknown_reason());
    }
    let scope = Scope::of(cx.actor())?;
    let booked = rows::booked_of_file(cx, &scope, file.id).await?;
    let (booked, _) = booked.filter(|(_, at)| cx.now().plus(EARLY) >= *at).ok_or_else(refusal::nobody_there)?;
    rows::end_booked(cx, &scope, booked, (Ending::SentBack, Some(reason))).await?;
    record::appointment_noted(cx, &file, Noted::SentBack(staff, reason)).await
}
