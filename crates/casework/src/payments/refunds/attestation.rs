//! An attestation that was paid and cannot be given: its fees go back by a rule, as part refunds.
//!
//! Which components are its own is asked of the definition: those that would not be charged of somebody who wanted none.

use ::store::{Scope, Store};
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use service_model::{Answers, fees, fees::Quote};

use super::copies;
use crate::{
    applications::{sheet::Sheet, store as files},
    ledger::{self, Wanted},
    payments::store as attempts,
};

const REASON: &str = "payments.not_attested";

/// Gives back whatever is held for the attestation of a file's copies. Harmless when repeated.
///
/// # Errors
/// Faults only.
pub async fn not_attested(store: &Store, catalogue: &Catalogue, file: Id<marks::Application>) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    attempts::lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
    let Some(quote) = file.quote.clone().filter(|_| file.facts.paid_at.is_some()) else { return Ok(()) };
    let sheet = Sheet::of(&mut cx, catalogue, file.clone()).await?;
    let delivery = sheet.definition.service.delivery.as_ref();
    let Some(field) = delivery.and_then(|delivery| delivery.attested.as_deref()) else { return Ok(()) };
    let asked = sheet.journey.kept().clone();
    let mut unasked = asked.clone();
    unasked.set(field, false);
    let (with, without) = (components(&sheet, &quote, &asked)?, components(&sheet, &quote, &unasked)?);
    for held in ledger::held(&mut cx, file.id).await? {
        let is_its_own = with.contains_key(&held.component) && !without.contains_key(&held.component);
        if is_its_own && held.pounds.minor() > 0 {
            copies::give_back(&mut cx, catalogue, &file, &held, held.pounds).await?;
        }
    }
    cx.commit().await
}

/// What somebody who gave these answers is charged for, on the day and at the rate of the file's quote.
fn components(sheet: &Sheet, quote: &Quote, answers: &Answers) -> Outcome<Wanted> {
    let mut context = sheet.context.clone();
    context.today = sheet.definition.country.day_at(quote.at);
    let priced = fees::quote(&sheet.definition.service.fees, answers, &context, &quote.rate, quote.at)?;
    Ok(ledger::wanted(&priced.lines))
}
