//! What is owed of a file after lost disputes, and what follows when it was paid again.

use ::store::{Cx, Scope};
use kernel::{Id, Money, Outcome, marks};

use super::{
    model::{Dispute, Settlement},
    setting_off, store,
};

const REASON: &str = "payments.repaid";

/// What is owed of a file within the scope, in the currency that was charged; nothing where nothing is.
///
/// # Errors
/// Only faults.
pub(in crate::payments) async fn owed(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
) -> Outcome<Option<Money>> {
    let disputes = store::of_file(cx, scope, file).await?;
    Ok(sum_owed(&disputes, file))
}

/// What these disputes leave owed of a file, which is charged in one currency.
pub(super) fn sum_owed(disputes: &[Dispute], file: Id<marks::Application>) -> Option<Money> {
    let owed = disputes.iter().filter_map(|dispute| dispute.owed_of(file));
    owed.reduce(|sum, one| Money::new(sum.minor() + one.minor(), sum.currency()))
}

/// Notes what was paid again of each dispute of a file; of which nothing is owed any more, that is what was done about it. The
/// caller has locked the file and booked the money.
///
/// # Errors
/// Only faults.
pub(in crate::payments) async fn repaid(
    cx: &mut Cx,
    file: Id<marks::Application>,
    parts: &[(Id<Dispute>, Money)],
) -> Outcome<()> {
    for (dispute, amount) in parts {
        store::note_repaid(cx, *dispute, file, *amount).await?;
    }
    for dispute in store::of_file(cx, &Scope::System(REASON), file).await? {
        let paid = parts.iter().any(|(id, _)| *id == dispute.id) && dispute.owed_of(file).is_none();
        let settled = dispute.share_of(file).is_some_and(|share| share.settled.is_some());
        if paid && !settled {
            store::note_settled(cx, dispute.id, file, (Settlement::Repaid, None)).await?;
            setting_off::told(cx, &dispute, file, Settlement::Repaid).await?;
        }
    }
    Ok(())
}
