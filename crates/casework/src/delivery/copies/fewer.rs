//! The applicant wants fewer copies than were asked for, while they are not printed yet.

use kernel::{Outcome, Refusal, RefusalKind, Slips};
use serde_json::json;
use store::{Cx, Scope, events};

use super::{Dropped, is_called_off, order, printed_at, store as copies, to_print};
use crate::{
    applications::model::Application,
    delivery::{model::Act, store as rows},
};

/// Drops `count` copies that are not printed yet, those with the highest numbers first; what was paid for them goes back. Where
/// none is left nothing is sent.
///
/// # Errors
/// A conflict without a parcel that is being printed; a slip at `fewer` for none, or for more than are left.
pub async fn fewer(cx: &mut Cx, file: &Application, count: usize) -> Outcome<()> {
    let conflict = || Refusal::new(RefusalKind::Conflict, "delivery.not_now", "delivery-refusal-not-now");
    let newest = crate::delivery::model::latest(rows::of_file(cx, file).await?).ok_or_else(conflict)?;
    let mut shipment = rows::lock(cx, &Scope::Owner(file.owner), newest.id).await?.shipment;
    shipment.must_allow(Act::Drop)?;
    let mut waiting: Vec<i16> = to_print(&copies::of(cx, shipment.id).await?).map(|copy| copy.number).collect();
    if count == 0 || count > waiting.len() {
        return Err(Slips::one("fewer", "delivery-slip-fewer"));
    }
    for number in waiting.split_off(waiting.len() - count) {
        copies::note_dropped(cx, shipment.id, number, Dropped::NotWanted).await?;
        let body = json!({ "shipment": shipment.id, "copy": number, "reason": Dropped::NotWanted.as_str() });
        events::append(cx, file.id, "shipment.copy_dropped", 1, &body, None).await?;
    }
    let left = copies::of(cx, shipment.id).await?;
    shipment.printed_at = printed_at(&left);
    shipment.called_off_at = is_called_off(&left).then(|| cx.now());
    rows::save_fewer(cx, &shipment).await?;
    order(cx, &shipment).await
}
