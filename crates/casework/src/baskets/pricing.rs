//! The prices of the files of a basket, one after another: each is charged what none before it bears.
//!
//! Nothing is frozen here, and no price is another's: every file has a quote of its own, from which it is paid, receipted and
//! refunded.

use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use store::Cx;

use super::model::{Borne, Total, destination};
use crate::applications::{
    drafts,
    model::{Application, Quote},
    record, requote,
    sheet::Sheet,
};

/// The price of each draft at this moment; all of them hold until the first runs out. Notes on each sheet what the others
/// bear, so that it is submitted at this price.
pub async fn drafts(cx: &mut Cx, sheets: &mut [Sheet]) -> Outcome<Vec<Quote>> {
    let mut borne = Borne::default();
    let mut quotes = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let to = destination(&sheet.definition.service, sheet.journey.kept());
        sheet.context.borne = borne.for_one(&to);
        let quote = drafts::price(cx, sheet).await?;
        borne.bear(&sheet.definition.service.fees, &quote, &to);
        quotes.push(quote);
    }
    held_alike(quotes)
}

/// The prices of today for files that wait for money at prices that ran out; each with its file, in their order.
pub async fn today(cx: &mut Cx, catalogue: &Catalogue, order: &[Application]) -> Outcome<Vec<(Sheet, Quote)>> {
    let mut borne = Borne::default();
    let (mut sheets, mut quotes) = (Vec::new(), Vec::new());
    for file in order {
        let mut sheet = Sheet::of(cx, catalogue, file.clone()).await?;
        let to = destination(&sheet.definition.service, sheet.journey.kept());
        sheet.context.borne = borne.for_one(&to);
        let (quote, by) = requote::offer(cx, catalogue, &sheet).await?;
        borne.bear(&by.fees, &quote, &to);
        quotes.push(quote);
        sheets.push(sheet);
    }
    Ok(sheets.into_iter().zip(held_alike(quotes)?).collect())
}

/// After one of them was withdrawn unpaid, what it bore falls to the others: each is priced again as of the moment and by
/// the rate of its own quote, so that nothing else changes. The caller has locked them.
pub async fn borne_anew(cx: &mut Cx, catalogue: &Catalogue, rest: Vec<Application>) -> Outcome<()> {
    let mut borne = Borne::default();
    for mut file in rest {
        // A file that turned owes what its new service costs beyond what was paid; that was never shared.
        let Some(before) = file.quote.clone().filter(|_| file.facts.turned_at.is_none()) else { continue };
        // A price that ran out is asked for anew before anything is paid, for all of them.
        if cx.now() >= before.valid_until {
            return Ok(());
        }
        let sheet = Sheet::of(cx, catalogue, file.clone()).await?;
        let to = destination(&sheet.definition.service, sheet.journey.kept());
        let fees = &sheet.definition.service.fees;
        let mut context = sheet.context.clone().beside(borne.for_one(&to));
        context.today = sheet.definition.country.day_at(before.at);
        let quote = service_model::fees::quote(fees, sheet.journey.kept(), &context, &before.rate, before.at)?;
        // It is another price from now on: what is paid at the one before settles that one.
        let quote = Quote { valid_until: before.valid_until, at: cx.now(), ..quote };
        borne.bear(fees, &quote, &to);
        if quote.lines != before.lines {
            record::requoted(cx, &mut file, quote).await?;
        }
    }
    Ok(())
}

/// What the sum of some prices is.
///
/// # Errors
/// A fault where they do not add up: files of one basket are charged in one currency.
pub fn total<'q>(quotes: impl IntoIterator<Item = &'q Quote>) -> Outcome<Option<Total>> {
    Total::of(quotes).map_err(|error| Failure::fault("adding up the prices of a basket", error))
}

/// The prices, each until the first of them runs out: they are paid together or not at all.
fn held_alike(quotes: Vec<Quote>) -> Outcome<Vec<Quote>> {
    let Some(total) = total(&quotes)? else { return Ok(quotes) };
    Ok(quotes.into_iter().map(|quote| Quote { valid_until: total.valid_until, ..quote }).collect())
}
