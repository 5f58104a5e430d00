//! What interests ask of an engine that learns, and of the area that knows applications. `app/wire` joins them.

use std::sync::Arc;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Id, Outcome, marks};

/// Somebody for whom items are ranked, as places in tables. All of it may be nothing.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The items that concern her, and how much, from 0 to 1.
    pub history: &'a [(usize, f32)],
    /// The country she declared.
    pub country: Option<u16>,
    /// The profession she declared.
    pub profession: Option<u16>,
    /// The axes she chose.
    pub chosen: &'a [usize],
    /// The axes of every item.
    pub axes: &'a [Vec<usize>],
    /// The items that may be put before her, the usual order first.
    pub candidates: &'a [usize],
    /// How many are wanted.
    pub most: usize,
}

/// Why an item is put before somebody: the part without which its score would fall furthest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// Another item.
    Item(usize),
    /// An axis she chose.
    Axis(usize),
    /// What concerns people of her country, of her profession, or of both; never of few of them.
    Segment {
        /// The country is part of it.
        country: bool,
        /// The profession is part of it.
        profession: bool,
    },
    /// It concerns many.
    Popular,
    /// Nothing but that it is there.
    Offered,
}

/// An item that is put before somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Put {
    /// Its place.
    pub item: usize,
    /// Why.
    pub because: Because,
}

/// What was learned from many. Nobody is in it.
pub trait Learned: Send + Sync + 'static {
    /// The items to put before somebody, the first first, not all about the same.
    fn put(&self, asked: &Asked<'_>) -> Vec<Put>;
}

/// What is being counted.
pub trait Tally: Send + 'static {
    /// Adds a person: what she declared, and the places of the items that concern her.
    fn add(&mut self, country: Option<u16>, profession: Option<u16>, items: &[usize]);

    /// What was learned, as bytes. Takes time, and is called where nobody waits on the thread.
    ///
    /// # Errors
    /// A fault if nothing can be learned from it.
    fn learn(self: Box<Self>) -> Outcome<Vec<u8>>;
}

/// The engine.
pub trait Learner: Send + Sync + 'static {
    /// Nobody counted yet, over so many items.
    fn tally(&self, items: usize) -> Box<dyn Tally>;

    /// What was learned before.
    ///
    /// # Errors
    /// A fault if these are not the bytes of it.
    fn read(&self, bytes: &[u8]) -> Outcome<Arc<dyn Learned>>;

    /// What is known before anybody was counted.
    fn blank(&self) -> Arc<dyn Learned>;
}

/// Keys of the training initiatives of which a group takes applications.
pub type Taking = std::collections::BTreeSet<String>;

/// Who knows which training takes applications now.
#[async_trait]
pub trait Groups: Send + Sync + 'static {
    /// The initiatives of which a group does.
    ///
    /// # Errors
    /// Faults of the database.
    async fn taking(&self, cx: &mut Cx) -> Outcome<Taking>;
}

/// Who knows what was applied for, and nothing that stands in an application.
#[async_trait]
pub trait Applications: Send + Sync + 'static {
    /// Whose application it is, and for which service.
    ///
    /// # Errors
    /// Not found for an application that is not there.
    async fn of(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<(Id<marks::Account>, String)>;
}
