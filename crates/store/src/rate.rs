//! How fast outside systems may be asked: a budget in the database, so that it holds for all processes together.

use std::time::Duration;

use kernel::{Failure, Outcome};

use crate::Store;

/// Takes one request's turn. None: go now. Some(wait): not now; ask again after `wait`, nothing was reserved.
/// Turns of one `destination` and `purpose` are at least 1/`per_second` of a second apart.
pub async fn take(
    store: &Store,
    destination: &'static str,
    purpose: &'static str,
    per_second: u32,
) -> Outcome<Option<Duration>> {
    let _ = (store, destination, purpose, per_second);
    Err(Failure::fault("taking a turn", "not attached"))
}
