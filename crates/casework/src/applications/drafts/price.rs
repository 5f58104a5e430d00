//! The price of a draft at this moment.

use kernel::{Failure, Outcome};
use service_model::fees::{self, Fees};
use store::Cx;

use crate::{
    applications::{
        model::{Quote, QuoteLine, beyond},
        sheet::Sheet,
    },
    ledger,
};

/// What the file would cost if it were submitted now; of a file that turned, what is left after what is held for it. A total
/// below nothing goes back by itself when the file is submitted.
pub async fn price(cx: &mut Cx, sheet: &Sheet) -> Outcome<Quote> {
    price_by(cx, sheet, &sheet.definition.service.fees, sheet.file.facts.is_being_turned()).await
}

/// The same by these fees; `turned` says whether something may be held for the file already.
pub async fn price_by(cx: &mut Cx, sheet: &Sheet, by: &Fees, turned: bool) -> Outcome<Quote> {
    let rate = sheet.definition.rate(cx.now())?;
    let full = fees::quote(by, sheet.journey.kept(), &sheet.context, &rate, cx.now())?;
    if !turned {
        return Ok(full);
    }
    let held = ledger::held(cx, sheet.file.id).await?;
    let settled: Vec<QuoteLine> = held
        .into_iter()
        .map(|held| QuoteLine {
            code: held.component.code,
            kind: held.component.kind,
            beneficiary: held.component.beneficiary,
            count: 1,
            amount: held.pounds,
            indicative: false,
        })
        .collect();
    beyond(full, &settled).map_err(|error| Failure::fault("counting what was paid towards a price", error))
}
