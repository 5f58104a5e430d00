//! The one-time code by which a parcel is handed over. It follows from the parcel and a root key outside the database, so
//! a dump of the database opens no counter, and it ends with the hand-over.

use kernel::{Id, arabic};
use store::{Cx, vault::RootKey};

use super::{label::six_digits, model::Shipment};

const CONTEXT: &str = "delivery.code";

/// The code of a parcel, six Latin digits.
pub fn of(cx: &Cx, shipment: Id<Shipment>) -> String {
    six_digits(&cx.vault().mac(RootKey::Session, CONTEXT, shipment.uuid().as_bytes()))
}

/// Whether what was typed, in whatever digits, is the parcel's code.
pub fn matches(cx: &Cx, shipment: Id<Shipment>, typed: &str) -> bool {
    let typed: String = arabic::latin_digits(typed).split_whitespace().collect();
    aws_lc_rs::constant_time::verify_slices_are_equal(of(cx, shipment).as_bytes(), typed.as_bytes()).is_ok()
}
