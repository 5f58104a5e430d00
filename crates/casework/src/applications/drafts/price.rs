//! The price of a draft at this moment.

use kernel::Outcome;
use service_model::fees;
use store::Cx;

use crate::applications::{model::Quote, sheet::Sheet};

/// What the file would cost if it were submitted now.
pub fn price(cx: &Cx, sheet: &Sheet) -> Outcome<Quote> {
    let definition = &sheet.definition;
    let rate = definition.rate(cx.now())?;
    Ok(fees::quote(&definition.service.fees, sheet.journey.kept(), &sheet.context, &rate, cx.now())?)
}
