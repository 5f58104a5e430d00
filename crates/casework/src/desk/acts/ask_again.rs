//! Asking the registry again: for instance because a paper extract of the record was computerised meanwhile.
//!
//! The question is the one that the machine put, by the same job and out of the same budget; only the officer's name goes
//! with it. The file stays with her, its clock running, and what the registry said before stands until it answers.

use std::time::Duration;

use ::store::{Cx, throttle};
use kernel::{Outcome, Reference};

use super::{held, must_allow};
use crate::{
    applications::{
        model::{Act, Party},
        record,
    },
    desk::store as rows,
};

/// A record is computerised within days and not within minutes: nobody presses until something comes.
const LIMIT: throttle::Rule =
    throttle::Rule { name: "desk-throttle-registry", limit: 3, window: Duration::from_secs(24 * 60 * 60) };

/// Has the registry asked again.
///
/// # Errors
/// A conflict while its answer is awaited and where it named a record; too many for one file in a day; forbidden for
/// somebody who does not hold the file.
pub async fn ask_registry_again(cx: &mut Cx, reference: Reference) -> Outcome<()> {
    let mut held = held(cx, reference).await?;
    must_allow(&held.file, Party::Officer, Act::AskRegistryAgain)?;
    held.file.facts.may_be_asked_again()?;
    throttle::hit(cx, &LIMIT, &held.file.id.to_string()).await?;
    record::asked_again(cx, &mut held.file, held.staff).await?;
    rows::count_act(cx, &held.file, held.staff, "ask_registry_again", None).await
}
