//! Confirming a seat that is held, or accepting one that was offered.

use ::store::Cx;
use kernel::Outcome;

use super::terms;
use crate::{
    applications::{
        record::{self, Noted},
        sheet::Sheet,
    },
    appointments::{
        model::{Appointment, Standing},
        refusal, store as rows,
    },
};

/// Books the seat that the file holds or is offered.
///
/// # Errors
/// A conflict if there is none any more.
pub async fn confirm(cx: &mut Cx, sheet: &Sheet) -> Outcome<Appointment> {
    terms(sheet)?;
    let open = rows::open_of_file(cx, sheet.file.id).await?.ok_or_else(refusal::gone)?;
    if open.standing == Standing::Booked {
        return Ok(open);
    }
    if open.starts_at <= cx.now() || !rows::confirm(cx, open.id).await? {
        return Err(refusal::gone());
    }
    record::appointment_noted(cx, &sheet.file, Noted::Booked(open.starts_at)).await?;
    Ok(Appointment { standing: Standing::Booked, ..open })
}
