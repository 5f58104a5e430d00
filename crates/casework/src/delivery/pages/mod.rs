//! The pages of parcels: where mine is and another address for it; the clerk's lists and one parcel; the counter.

mod acting;
mod ask;
mod citizen;
mod clerk;
mod fewer;
mod list;
mod slip;
mod with_others;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Site, Visit,
    components::{Tag, Tone},
};

use super::model::{Shipment, Stage, Status};
pub(crate) use ask::way;

const LIST: &str = "/{lang}/desk/delivery";
const ONE: &str = "/{lang}/desk/delivery/{id}";
const DOCUMENT: &str = "/{lang}/desk/delivery/{id}/document";
const SLIP: &str = "/{lang}/desk/delivery/{id}/slip";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/delivery", get(citizen::show).post(ask::submit))
        .route("/{lang}/files/{reference}/delivery/fewer", post(fewer::submit))
        .route("/{lang}/files/{reference}/delivery/again", get(citizen::ask_again).post(citizen::send_again))
        .route(LIST, get(list::show))
        .route(ONE, get(clerk::show))
        .route(DOCUMENT, get(clerk::document))
        .route(SLIP, get(slip::show))
        .route("/{lang}/desk/delivery/{id}/print", post(acting::print))
        .route("/{lang}/desk/delivery/{id}/spoil", post(acting::spoil))
        .route("/{lang}/desk/delivery/{id}/drop", post(acting::drop_copy))
        .route("/{lang}/desk/delivery/{id}/attest", post(acting::attest))
        .route("/{lang}/desk/delivery/{id}/refuse-attestation", post(acting::refuse_attestation))
        .route("/{lang}/desk/delivery/{id}/pack", post(acting::pack))
        .route("/{lang}/desk/delivery/{id}/arrive", post(acting::arrive))
        .route("/{lang}/desk/delivery/{id}/hand-over", post(acting::hand_over))
}

/// The parcel named in a path.
#[derive(Deserialize)]
struct AtParcel {
    id: String,
}

impl AtParcel {
    fn shipment(&self) -> Outcome<Id<Shipment>> {
        self.id.parse().map_err(|_| Failure::not_found())
    }
}

/// How far a parcel is, as a tag.
fn tag(v: &Visit, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Collected | Stage::Carried(Status::Delivered) => Tone::Ok,
        _ if stage.is_trouble() => Tone::Wrong,
        Stage::Replaced | Stage::CalledOff => Tone::Quiet,
        _ => Tone::Wait,
    };
    Tag::new(v.t(&format!("delivery-stage-{}", stage.as_str())), tone)
}
