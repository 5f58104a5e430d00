//! Giving a seat up: it goes to the first who waits, and only if nobody does back to everybody.

use ::store::Cx;
use catalogue::Catalogue;
use kernel::Outcome;

use super::{pass_on, terms};
use crate::{
    applications::{
        model::Application,
        record::{self, Noted},
        sheet::Sheet,
    },
    appointments::{
        model::{Ending, Standing},
        refusal, store as rows,
    },
};

/// Gives up the seat the file has, be it held, offered or booked.
///
/// # Errors
/// A conflict if there is none.
pub async fn give_up(cx: &mut Cx, catalogue: &Catalogue, sheet: &Sheet) -> Outcome<()> {
    terms(sheet)?;
    let open = rows::open_of_file(cx, sheet.file.id).await?.ok_or_else(refusal::gone)?;
    let booked = open.standing == Standing::Booked;
    if !rows::end(cx, open.id, if booked { Ending::Cancelled } else { Ending::LetGo }).await? {
        return Err(refusal::gone());
    }
    if booked {
        record::appointment_noted(cx, &sheet.file, Noted::GivenUp).await?;
    }
    pass_on(cx, catalogue, open.session).await
}

/// The file ended: what it held or waited for is free.
pub async fn ended(cx: &mut Cx, catalogue: &Catalogue, file: &Application) -> Outcome<()> {
    rows::leave(cx, file.id).await?;
    let Some(open) = rows::open_of_file(cx, file.id).await? else { return Ok(()) };
    rows::end(cx, open.id, Ending::Cancelled).await?;
    pass_on(cx, catalogue, open.session).await
}
