//! A fresh database for every test.

use std::sync::Arc;

use kernel::{Failure, FrozenClock, Outcome};

use crate::Store;

/// A database of its own, dropped with this value; clock frozen at 2026-11-22T08:00:00Z, dice seeded.
pub struct TestDb {
    /// The store on it.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<FrozenClock>,
}

impl TestDb {
    /// Makes the database from the template of the present migrations; nobody listens to events.
    pub async fn fresh() -> Outcome<Self> {
        Self::listening(&[]).await
    }
    /// The same, with listeners for these kinds of events.
    pub async fn listening(kinds: &[&str]) -> Outcome<Self> {
        let _ = kinds;
        Err(Failure::fault("making a test database", "not attached"))
    }
}
