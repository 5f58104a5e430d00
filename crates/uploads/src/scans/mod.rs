//! A document of several pages: each is photographed or chosen by itself, they are put in order, and become one PDF. It lies
//! among the files on their way and is handed in as any of them: whoever takes it examines it as if it had come with its form.
//! Every change of the pages drops the document that was made of them, so that what is sent is what is seen.

pub(crate) mod join;
pub(crate) mod pages;
pub(crate) mod store;

use std::time::Duration;

use ::store::{Cx, Purpose, Store, throttle};
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, marks};
use tokio::sync::Semaphore;
use uuid::Uuid;

use self::store::{Leaf, Scan};
use crate::{pieces, store as trays};

/// The most pages of a document.
pub(crate) const MOST_PAGES: usize = 20;
/// How many documents of one account may be put together at a time; the oldest gives way to the next.
const MOST_SCANS: usize = 3;
/// How many pages an account may send.
const SEND: throttle::Rule =
    throttle::Rule { name: "uploads-pages-throttle", limit: 120, window: Duration::from_secs(60 * 60) };
/// Pages are drawn one document at a time, so that they cannot take the whole machine.
static DRAWING: Semaphore = Semaphore::const_new(1);
/// How long somebody waits for that before being told to come back.
const PATIENCE: Duration = Duration::from_secs(20);

/// A scan with its pages.
pub(crate) struct Whole {
    pub scan: Scan,
    pub leaves: Vec<Leaf>,
}

/// The scan for a place with its pages, if there is one.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn whole(cx: &mut Cx, account: Id<marks::Account>, place: &str) -> Outcome<Option<Whole>> {
    let Some(scan) = store::held(cx, account, place).await? else { return Ok(None) };
    let leaves = store::leaves(cx, account, scan.id).await?;
    Ok(Some(Whole { scan, leaves }))
}

/// Refuses a further page beyond the most, and who sends too many.
///
/// # Errors
/// The refusals, faults of the database.
pub(crate) async fn may_add(cx: &mut Cx, account: Id<marks::Account>, place: &str) -> Outcome<()> {
    throttle::hit(cx, &SEND, &account.to_string()).await?;
    room_beside(whole(cx, account, place).await?.map_or(0, |own| own.leaves.len()))
}

/// Refuses a page beyond the most.
fn room_beside(there: usize) -> Outcome<()> {
    if there < MOST_PAGES {
        return Ok(());
    }
    let refusal = Refusal::new(RefusalKind::Rule, "uploads.too_many_pages", "uploads-pages-too-many");
    Err(refusal.arg("most", MOST_PAGES.to_string()).at("file").into())
}

/// Keeps the bytes of an examined picture as a page, outside any transaction. Until [`add`] names them they belong to nothing,
/// and the store's housekeeping removes them.
///
/// # Errors
/// A passing fault while other pages are drawn, faults of the files.
pub(crate) async fn keep(store: &Store, account: Id<marks::Account>, picture: Vec<u8>) -> Outcome<(Uuid, i64)> {
    let leaf = working(move || join::leaf(&picture)).await?;
    kept(store, account, leaf.bytes).await
}

/// Puts a kept page behind the others.
///
/// # Errors
/// The refusal of a page too many, faults of the database.
pub(crate) async fn add(cx: &mut Cx, account: Id<marks::Account>, place: &str, page: (Uuid, i64)) -> Outcome<Uuid> {
    let scan = store::begun(cx, account, place).await?;
    let others = store::of(cx, account).await?;
    let old = others.iter().filter(|own| own.id != scan.id).take((others.len()).saturating_sub(MOST_SCANS));
    for scan in old {
        destroy(cx, account, scan).await?;
    }
    room_beside(store::leaves(cx, account, scan.id).await?.len())?;
    changed(cx, account, &scan).await?;
    store::add(cx, account, scan.id, page).await
}

/// Lays a page before the one before it; the first stays where it is.
///
/// # Errors
/// Not found for what is not there, faults of the database.
pub(crate) async fn earlier(cx: &mut Cx, account: Id<marks::Account>, (place, leaf): (&str, Uuid)) -> Outcome<()> {
    let (own, at) = page(cx, account, (place, leaf)).await?;
    let Some(before) = at.checked_sub(1).and_then(|at| own.leaves.get(at)) else { return Ok(()) };
    store::swap(cx, account, leaf, before.id).await?;
    changed(cx, account, &own.scan).await
}

/// Takes a page out and destroys it.
///
/// # Errors
/// Not found for what is not there, faults of the database.
pub(crate) async fn take_out(cx: &mut Cx, account: Id<marks::Account>, (place, leaf): (&str, Uuid)) -> Outcome<()> {
    let (own, at) = page(cx, account, (place, leaf)).await?;
    let gone = own.leaves.get(at).ok_or_else(Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    blobs.destroy(cx, Id::from_uuid(gone.blob)).await?;
    store::take_out(cx, account, gone.id).await?;
    changed(cx, account, &own.scan).await
}

/// The clear bytes of a page, JPEG.
///
/// # Errors
/// Not found for what is not there, faults of the files.
pub(crate) async fn picture(cx: &mut Cx, account: Id<marks::Account>, (place, leaf): (&str, Uuid)) -> Outcome<Vec<u8>> {
    let (own, at) = page(cx, account, (place, leaf)).await?;
    let found = own.leaves.get(at).ok_or_else(Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    blobs.unexamined_bytes(cx, Id::from_uuid(found.blob)).await
}

/// The document of the pages, of at most `most` bytes, kept outside any transaction.
///
/// # Errors
/// The refusal of a document too large; a passing fault while other pages are drawn; faults of the files.
pub(crate) async fn drawn(
    store: &Store,
    account: Id<marks::Account>,
    pages: Vec<Vec<u8>>,
    most: u64,
) -> Outcome<(Uuid, i64)> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let document = working(move || join::joined(&pages, most)).await?;
    kept(store, account, document).await
}

/// Lays the document among the files on their way, if the pages are still those it was made of.
///
/// # Errors
/// A conflict if they are not, faults of the database.
pub(crate) async fn join(
    cx: &mut Cx,
    account: Id<marks::Account>,
    (place, of): (&str, &[Leaf]),
    document: (Uuid, i64),
) -> Outcome<Uuid> {
    let own = whole(cx, account, place).await?.ok_or_else(Failure::not_found)?;
    if !own.leaves.iter().map(|leaf| leaf.id).eq(of.iter().map(|leaf| leaf.id)) {
        return Err(Refusal::new(RefusalKind::Conflict, "uploads.pages_changed", "problem-changed-meanwhile").into());
    }
    changed(cx, account, &own.scan).await?;
    let file = trays::lay(cx, account, document, None).await?;
    store::join(cx, account, own.scan.id, Some(file)).await?;
    Ok(file)
}

/// Destroys a scan, its pages and the document made of them.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn destroy(cx: &mut Cx, account: Id<marks::Account>, scan: &Scan) -> Outcome<()> {
    destroy_pages(cx, account, scan.id).await?;
    if let Some(file) = scan.joined {
        pieces::destroy(cx, account, file).await?;
    }
    Ok(())
}

/// Destroys a scan and its pages; a document made of them goes as files on their way go.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn destroy_pages(cx: &mut Cx, account: Id<marks::Account>, scan: Uuid) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for leaf in store::leaves(cx, account, scan).await? {
        blobs.destroy(cx, Id::from_uuid(leaf.blob)).await?;
    }
    store::remove(cx, account, scan).await
}

async fn page(cx: &mut Cx, account: Id<marks::Account>, (place, leaf): (&str, Uuid)) -> Outcome<(Whole, usize)> {
    let own = whole(cx, account, place).await?.ok_or_else(Failure::not_found)?;
    let at = own.leaves.iter().position(|own| own.id == leaf).ok_or_else(Failure::not_found)?;
    Ok((own, at))
}

/// Drops the document that was made of the pages before.
async fn changed(cx: &mut Cx, account: Id<marks::Account>, scan: &Scan) -> Outcome<()> {
    if let Some(file) = scan.joined {
        pieces::destroy(cx, account, file).await?;
    }
    store::join(cx, account, scan.id, None).await
}

async fn kept(store: &Store, account: Id<marks::Account>, bytes: Vec<u8>) -> Outcome<(Uuid, i64)> {
    let blob = store.blobs().keep(account.uuid(), Purpose::Documents, bytes).await?;
    let size = i64::try_from(blob.size).map_err(|error| Failure::fault("keeping pages", error))?;
    Ok((blob.id.uuid(), size))
}

/// Work on dots, one at a time and away from what answers requests.
async fn working<T: Send + 'static>(work: impl FnOnce() -> Outcome<T> + Send + 'static) -> Outcome<T> {
    let turn = tokio::time::timeout(PATIENCE, DRAWING.acquire())
        .await
        .map_err(|_| Failure::passing("drawing pages", "others are being drawn"))?
        .map_err(|error| Failure::fault("drawing pages", error))?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.map_err(|error| Failure::fault("drawing pages", error))?
}
