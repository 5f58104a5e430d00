//! The whole register of retention: the rows of every area, and those of the ground and of areas that know nobody.
//!
//! A test compares it with every table of a migrated database. It decides nothing: the periods are those of the jobs.

use people::{
    Register,
    consent::Basis,
    privacy::{Group, Keep, Kept},
};
use web::TextFile;

/// The words of the rows below.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "retention", locale: "ar", body: include_str!("../../texts/retention.ar.ftl") },
    TextFile { module: "retention", locale: "en", body: include_str!("../../texts/retention.en.ftl") },
];

/// Rows of the ground, of turns and proposals, and of wishes.
const KEPT: &[Kept] = &[
    Kept {
        table: "catalogue.interest",
        group: Group::Messages,
        what: "retention-interest-what",
        why: "retention-interest-why",
        basis: Basis::Consent,
        keep: Keep::Days(catalogue::interest::DAYS),
    },
    Kept {
        table: "catalogue.admission",
        group: Group::Account,
        what: "retention-admission-what",
        why: "retention-admission-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Account,
    },
    protection("store.event", "retention-event-what", "retention-event-why", Keep::Always),
    protection("store.access", "retention-access-what", "retention-access-why", Keep::Always),
    protection("work.item", "retention-turn-what", "retention-turn-why", Keep::Always),
    protection("work.proposal", "retention-proposal-what", "retention-proposal-why", Keep::Always),
    protection("store.erasure", "retention-erasure-what", "retention-erasure-why", Keep::Always),
    Kept {
        table: "store.idempotency",
        group: Group::Protection,
        what: "retention-request-what",
        why: "retention-request-why",
        basis: Basis::ServiceRequested,
        keep: Keep::Days(store::housekeeping::IDEMPOTENCY_DAYS),
    },
    protection("store.throttle", "retention-tries-what", "retention-tries-why", Keep::UntilUsed),
];

const fn protection(table: &'static str, what: &'static str, why: &'static str, keep: Keep) -> Kept {
    Kept { table, group: Group::Protection, what, why, basis: Basis::LegalDuty, keep }
}

/// The rows of every area.
pub fn register() -> Register {
    Register::ours()
        .with(casework::retention::KEPT, casework::retention::NEVER)
        .with(messaging::retention::KEPT, &[])
        .with(push::KEPT, &[])
        .with(uploads::KEPT, &[])
        .with(sharing::KEPT, &[])
        .with(discovery::privileges::KEPT, &[])
        .with(discovery::entitlements::KEPT, &[])
        .with(discovery::saved::KEPT, &[])
        .with(discovery::insights::KEPT, &[])
        .with(discovery::gatherings::KEPT, &[])
        .with(discovery::live::KEPT, &[])
        .with(discovery::polls::KEPT, &[])
        .with(discovery::interests::KEPT, &[])
        .with(community::training::KEPT, &[])
        .with(community::experts::KEPT, &[])
        .with(promotion::KEPT, promotion::NEVER)
        .with(agencies::requests::forgetting::KEPT, &[])
        .with(KEPT, &[])
}
