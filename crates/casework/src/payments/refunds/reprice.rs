//! After the citizen changed what a paid file is about: what it costs less than was paid goes back by itself.
//!
//! Listens to a file submitted again as another service, and to an answered correction. A price that rose is asked for by
//! the first of the two and never by the second: what an officer wants corrected does not cost the citizen more.

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use service_model::fees;

use super::returning::{self, Grounds};
use crate::{
    applications::{
        model::{Application, Quote, in_full, is_free},
        sheet::Sheet,
        store as files,
    },
    ledger::{self, Wanted},
    payments::{model::RefundReason, store as attempts},
};

const REASON: &str = "payments.reprice";

/// Gives back what a file costs less.
pub struct Reprice {
    pub(in crate::payments) on: &'static str,
    pub(in crate::payments) catalogue: Catalogue,
}

#[derive(serde::Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Reprice {
    fn kind(&self) -> &'static str {
        self.on
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        reprice(store, &self.catalogue, about.file).await?;
        Ok(Done::Finished)
    }
}

/// Compares what is held for a file with what it costs as it stands, and gives back what is over. Harmless when repeated,
/// and for files that were never paid or have still to be.
///
/// # Errors
/// Faults of the database or of a definition.
pub async fn reprice(store: &Store, catalogue: &Catalogue, file: Id<marks::Application>) -> Outcome<()> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    attempts::lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
    if file.stage().is_end() || file.facts.paid_at.is_none() {
        return Ok(());
    }
    let held = ledger::held(&mut cx, file.id).await?;
    let Some(quote) = file.quote.clone().filter(|_| !held.is_empty()) else { return Ok(()) };
    let wanted = if file.facts.correction_answered_at.is_some() {
        as_answered(&mut cx, catalogue, &file, &quote).await?
    } else if is_free(&quote) {
        ledger::wanted(in_full(&quote))
    } else {
        // It was paid as it was submitted; nothing has changed since.
        return Ok(());
    };
    let change = ledger::rebook(&held, &wanted, None)
        .map_err(|error| Failure::fault("counting what a file costs less", error))?;
    let risen = change.pounds().map_err(|error| Failure::fault("counting what a file costs less", error))?;
    if risen.minor() > 0 {
        return Ok(());
    }
    let rate = returning::rate_today(&cx, catalogue, &file).await?;
    let grounds = Grounds { reason: RefundReason::LowerFees, component: None, rate: rate.as_ref() };
    returning::give_back(&mut cx, &file, &change, &grounds).await?;
    cx.commit().await
}

/// What the file would have cost with the answers it has now, on the day and at the rate of its quote. Components that were
/// given back on their own before stay given back.
async fn as_answered(
    cx: &mut ::store::Cx,
    catalogue: &Catalogue,
    file: &Application,
    quote: &Quote,
) -> Outcome<Wanted> {
    let sheet = Sheet::of(cx, catalogue, file.clone()).await?;
    let mut context = sheet.context.clone();
    context.today = sheet.definition.country.day_at(quote.at);
    // What another file of its basket bore is not asked of this one afterwards.
    context.borne = sheet.definition.service.fees.unborne(quote);
    let now = fees::quote(&sheet.definition.service.fees, sheet.journey.kept(), &context, &quote.rate, quote.at)?;
    let frozen = ledger::wanted(in_full(quote));
    let held = ledger::held(cx, file.id).await?;
    let mut wanted = ledger::wanted(&now.lines);
    for (component, priced) in &mut wanted {
        let kept = held.iter().find(|one| one.component == *component).map_or(0, |one| one.pounds.minor());
        let once = frozen.get(component).copied().unwrap_or(0);
        *priced = if *priced > once { kept.max(*priced) } else { kept.min(*priced) };
    }
    Ok(wanted)
}
