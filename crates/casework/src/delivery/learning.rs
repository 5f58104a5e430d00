//! Taking into our books what a carrier reports, whoever told it, however often and in whatever order.

use kernel::{Actor, Failure, Id, Outcome, Refusal, RefusalKind};
use serde_json::json;
use store::{
    Cx, Scope, Store, events,
    lookup::{self, LookupKind},
};

use super::{
    envelope,
    model::{Report, Shipment, Stage},
    store as rows,
};

const REASON: &str = "delivery.learn";

/// How a report came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Learned {
    /// The carrier pushed it.
    Push,
    /// We asked.
    Poll,
}

impl Learned {
    fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Poll => "poll",
        }
    }
}

/// Takes reports about the parcel with this number. Repeats and any order of reports end in the same state; an event is
/// appended only when they move the parcel.
///
/// # Errors
/// The refusal `delivery.not_ours` for a number of nobody; then nothing changed.
pub async fn learn(store: &Store, number: &str, reports: &[Report], learned: Learned) -> Outcome<Stage> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let id = lookup::find(&mut cx, LookupKind::TrackingNumber, number).await?.ok_or_else(not_ours)?;
    let id: Id<Shipment> = Id::from_uuid(id);
    let shipment = rows::lock(&mut cx, &Scope::System(REASON), id).await?.shipment;
    // What holds for an envelope holds for everything that lies in it.
    let others = envelope::others(&mut cx, &shipment).await?;
    let stage = take(&mut cx, shipment, reports, learned).await?;
    for other in others {
        take(&mut cx, other, reports, learned).await?;
    }
    cx.commit().await?;
    Ok(stage)
}

/// Takes reports about one parcel, and says in its file's chain if they move it.
async fn take(cx: &mut Cx, mut shipment: Shipment, reports: &[Report], learned: Learned) -> Outcome<Stage> {
    let before = shipment.stage();
    for report in reports {
        if rows::add_report(cx, shipment.id, report, learned.as_str()).await? {
            shipment.reports.push(report.clone());
        }
    }
    let stage = shipment.stage();
    rows::save_system(cx, &shipment).await?;
    if stage != before {
        tell(cx, &shipment, stage).await?;
    }
    Ok(stage)
}

/// Says in the file's chain how far the parcel is now.
async fn tell(cx: &mut Cx, shipment: &Shipment, stage: Stage) -> Outcome<()> {
    let body = json!({ "shipment": shipment.id, "turn": shipment.turn, "stage": stage.as_str() });
    events::append(cx, shipment.file, kind_of(stage), 1, &body, None).await?;
    Ok(())
}

/// The kind of event for a stage that a carrier reports. What opens the file again has a kind of its own, so that others can
/// listen to it.
fn kind_of(stage: Stage) -> &'static str {
    if stage.is_reopened() {
        "shipment.came_back"
    } else if stage.is_end() {
        "shipment.delivered"
    } else {
        "shipment.moved"
    }
}

fn not_ours() -> Failure {
    Refusal::new(RefusalKind::Rule, "delivery.not_ours", "delivery-refusal-not-ours").into()
}
