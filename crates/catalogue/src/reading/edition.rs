//! Which revision of each definition holds.

use kernel::Moment;

use super::Snapshot;
use crate::definitions::Kind;

/// Which revision of a definition holds, and since when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edition {
    /// The revision.
    pub revision: i32,
    /// The moment from which it holds.
    pub since: Moment,
}

impl Snapshot {
    /// Which revision of this definition holds, and since when; none for one the program itself brings.
    pub fn edition(&self, kind: Kind, key: &str) -> Option<Edition> {
        self.editions.get(&(kind, key.to_owned())).copied()
    }
}
