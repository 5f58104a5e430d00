//! Postage that was paid and buys nothing goes back by a rule: when every copy was cancelled before anything was handed to the
//! courier.
//!
//! Postage of a file's own goes back with its last copy. Postage that a basket bears once is kept while one file of the basket
//! sends, or may still send, paper to the same place, whichever of them bears it; and goes back with the last. What was sent
//! once has used its postage, also where it came back.

use ::store::{Cx, Scope, Store};
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};

use crate::{
    applications::{answers, definitions, model::Application, store as files},
    baskets,
    delivery::{
        model::{Shipment, Stage, latest},
        store as rows,
    },
    payments::{
        lock_file,
        refunds::{self, Postage},
    },
};

const REASON: &str = "delivery.postage";

/// How a file uses the postage to its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::delivery) enum Use {
    /// Something was handed to the courier, or to the pouch.
    Sent,
    /// Something is sent, or may be.
    MayBe,
    /// Every copy was cancelled before.
    CalledOff,
    /// The file ended without a copy.
    Nothing,
}

/// How the parcels of a file use postage, by what became of them and whether the file has ended without a document. Pure.
pub(in crate::delivery) fn used(parcels: &[Shipment], ended: bool) -> Use {
    let handed =
        |parcel: &Shipment| parcel.announced_at.is_some() || parcel.arrived_at.is_some() || !parcel.reports.is_empty();
    if parcels.iter().any(handed) {
        return Use::Sent;
    }
    match latest(parcels.to_vec()) {
        Some(parcel) if parcel.stage() == Stage::CalledOff => Use::CalledOff,
        Some(_) => Use::MayBe,
        None if ended => Use::Nothing,
        None => Use::MayBe,
    }
}

/// Gives back the postage that this file, or its basket, paid for nothing. Harmless when repeated, and for files without paper.
///
/// # Errors
/// Faults only.
pub(in crate::delivery) async fn give_back(
    store: &Store,
    catalogue: &Catalogue,
    file: Id<marks::Application>,
) -> Outcome<()> {
    let scope = Scope::System(REASON);
    let mut cx = store.begin(Actor::System(REASON)).await?;
    lock_file(&mut cx, file).await?;
    let file = files::load(&mut cx, &scope, file).await?;
    if used_by(&mut cx, &file).await? == Use::CalledOff {
        refunds::postage_not_used(&mut cx, catalogue, &file, Postage::OfTheFile).await?;
    }
    let mut basket = Vec::new();
    for one in baskets::with(&mut cx, &scope, &file).await? {
        basket.push((used_by(&mut cx, &one).await?, one));
    }
    if basket.iter().any(|(used, _)| *used == Use::CalledOff) {
        let place = place(&mut cx, catalogue, &file).await?;
        let mut alike = Vec::new();
        for (used, one) in basket {
            if one.id == file.id || self::place(&mut cx, catalogue, &one).await? == place {
                alike.push((used, one));
            }
        }
        if !place.is_empty() && is_unused(alike.iter().map(|(used, _)| *used)) {
            for (_, one) in &alike {
                refunds::postage_not_used(&mut cx, catalogue, one, Postage::OfTheBasket).await?;
            }
        }
    }
    cx.commit().await
}

/// Whether postage for one place bought nothing: somebody cancelled every copy, and nobody sends any. Pure.
pub(in crate::delivery) fn is_unused(uses: impl Iterator<Item = Use> + Clone) -> bool {
    let nothing = uses.clone().all(|used| matches!(used, Use::CalledOff | Use::Nothing));
    nothing && uses.clone().any(|used| used == Use::CalledOff)
}

async fn used_by(cx: &mut Cx, file: &Application) -> Outcome<Use> {
    let ended = file.stage().is_end() && file.facts.issued_at.is_none();
    Ok(used(&rows::of_file(cx, file).await?, ended))
}

/// Where paper of a file goes; nothing where none does.
///
/// # Errors
/// Only faults.
pub(in crate::delivery) async fn place(
    cx: &mut Cx,
    catalogue: &Catalogue,
    file: &Application,
) -> Outcome<baskets::model::Destination> {
    let definition = definitions::of(cx, catalogue, file).await?;
    let answers = answers::all(cx, file).await?;
    Ok(baskets::model::destination(&definition.service, &answers))
}
