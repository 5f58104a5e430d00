//! What the queue pages read: clear facets only, walked by keyset, never counted in full.

mod store;

use ::store::{Cx, Scope};
use kernel::{Id, Moment, Outcome, marks};

use super::{
    model::{Item, Queue},
    store as items,
};

/// Rows of one page.
pub const PAGE: i64 = 50;
/// Beyond this a count says "and more".
pub const COUNT_CAP: i64 = 100;

/// Which items a page lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    /// Free items of a queue.
    Free(Queue),
    /// Items the caller holds and can work on.
    Mine(Id<marks::Staff>),
    /// Items of a queue that a colleague holds.
    Held(Queue),
    /// Items of a queue that wait for the citizen.
    WithCitizen(Queue),
    /// Items passed on as late, free or held, of all queues or of one.
    Late(Option<Queue>),
}

/// The declared facets by which a queue may be narrowed. There is no other: a person is never a filter.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct QueueFilter {
    /// Key of the service.
    pub service: Option<String>,
    /// Key of the country.
    pub country: Option<String>,
    /// Key of the mission.
    pub mission: Option<String>,
    /// Only items whose promise falls due before this moment.
    pub due_before: Option<Moment>,
    /// Only items opened at or after this moment.
    pub opened_from: Option<Moment>,
    /// Only items that were with the citizen for this coded reason.
    pub reason: Option<String>,
}

/// Where the last page ended: rows after it, in the order of the promise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    /// Due moment of the last row.
    pub due_at: Moment,
    /// Its id.
    pub id: Id<Item>,
}

impl Cursor {
    /// The cursor as it stands in a URL: microseconds and id, nothing about a person.
    pub fn encode(&self) -> String {
        format!("{}.{}", self.due_at.as_microsecond(), self.id)
    }

    /// Reads a cursor back; anything else is the beginning.
    pub fn decode(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        Some(Self { due_at: Moment::from_microsecond(micros.parse().ok()?), id: id.parse().ok()? })
    }
}

/// One page of a queue.
#[derive(Clone, Debug)]
pub struct Listing {
    /// At most [`PAGE`] items, the earliest promise first.
    pub items: Vec<Item>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// One page of a queue.
///
/// # Errors
/// Only faults.
pub async fn list(
    cx: &mut Cx,
    scope: &Scope,
    view: View,
    filter: &QueueFilter,
    after: Option<Cursor>,
) -> Outcome<Listing> {
    let mut items = self::store::list(cx, scope, view, filter, after).await?;
    let more = items.len() as i64 > PAGE;
    items.truncate(PAGE as usize);
    let next = items.last().filter(|_| more).map(|item| Cursor { due_at: item.due_at, id: item.id });
    Ok(Listing { items, next })
}

/// How many items a view holds, at most [`COUNT_CAP`].
///
/// # Errors
/// Only faults.
pub async fn count(cx: &mut Cx, scope: &Scope, view: View) -> Outcome<i64> {
    self::store::count(cx, scope, view).await
}

/// The open turn of a file, if it has one and the scope sees it.
///
/// # Errors
/// Only faults.
pub async fn open_turn(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Option<Item>> {
    items::open_turn(cx, scope, file).await
}

/// Everybody who ever held the file in one of `queues`.
///
/// # Errors
/// Only faults.
pub async fn holders_ever(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    queues: &[Queue],
) -> Outcome<Vec<Id<marks::Staff>>> {
    items::holders_ever(cx, scope, file, queues).await
}
