//! Submitting every file of a basket: all of them or none, in one transaction.

use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Reference, Refusal, marks};
use store::{Cx, Scope};

use super::add::may_be_changed;
use crate::{
    applications::{drafts, model::Application, outcomes::Once, sheet::Sheet, store as files},
    baskets::{pricing, together},
    payments::lock_file,
};

/// Submits the basket that the draft `reference` is in and gives its files as they then are, in order. A repeated request
/// finds what the first one did; of two at once the second finds them submitted. `proved_at` is when the person last proved
/// who she is.
///
/// # Errors
/// Not found for a foreign draft; a conflict once it was submitted; what keeps a file from being submitted, at that file
/// (`item-<reference>`).
pub async fn submit(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, reference): (Id<marks::Account>, Reference),
    proved_at: Option<Moment>,
    once: &Once<'_>,
) -> Outcome<Vec<Application>> {
    let scope = Scope::Owner(owner);
    let file = files::load_by_reference(cx, &scope, reference).await?;
    if !once.claim(cx).await? {
        return together::with(cx, &scope, &file).await;
    }
    lock_file(cx, file.id).await?;
    let file = files::load(cx, &scope, file.id).await?;
    may_be_changed(&file)?;
    let mut sheets = Vec::new();
    for one in together::with(cx, &scope, &file).await? {
        sheets.push(Sheet::of(cx, catalogue, one).await?);
    }
    for sheet in &sheets {
        drafts::check(sheet).map_err(|failure| at_file(failure, sheet.file.reference))?;
    }
    let quotes = pricing::drafts(cx, &mut sheets).await?;
    // A basket that is not paid expires as a whole: as soon as the first of its files would.
    let ends = sheets.iter().zip(&quotes).map(|(sheet, quote)| sheet.definition.service.fees.pay_until(quote));
    let pay_until = ends.min().unwrap_or_else(|| cx.now());
    let mut submitted = Vec::with_capacity(sheets.len());
    for (sheet, quote) in sheets.into_iter().zip(quotes) {
        let reference = sheet.file.reference;
        let done = drafts::submit_at(cx, sheet, (quote, pay_until), proved_at).await;
        submitted.push(done.map_err(|failure| at_file(failure, reference))?);
    }
    once.settle(cx, file.id).await?;
    Ok(submitted)
}

/// The same refusal at the file it is about.
fn at_file(failure: Failure, reference: Reference) -> Failure {
    match failure {
        Failure::Refusal(refusal) => Failure::Refusal(Refusal { field: Some(anchor(reference).into()), ..refusal }),
        other => other,
    }
}

/// Where a file stands on the page of its basket.
pub fn anchor(reference: Reference) -> String {
    format!("item-{}", reference.compact().to_lowercase())
}
