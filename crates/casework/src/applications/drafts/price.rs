//! The price of a draft at this moment.

use kernel::{Outcome, Refusal, RefusalKind};
use service_model::fees;
use store::Cx;

use crate::applications::{
    model::{Quote, beyond},
    sheet::Sheet,
};

/// What the file would cost if it were submitted now; of a file that turned, what is left after what was settled before.
pub fn price(cx: &Cx, sheet: &Sheet) -> Outcome<Quote> {
    let definition = &sheet.definition;
    let rate = definition.rate(cx.now())?;
    let full = fees::quote(&definition.service.fees, sheet.journey.kept(), &sheet.context, &rate, cx.now())?;
    let settled = sheet.file.quote.as_ref().filter(|_| sheet.file.facts.is_being_turned());
    let Some(settled) = settled else { return Ok(full) };
    let lower = || Refusal::new(RefusalKind::Rule, "application.fee_lower", "application-refusal-fee-lower");
    Ok(beyond(full, settled).ok_or_else(lower)?)
}
