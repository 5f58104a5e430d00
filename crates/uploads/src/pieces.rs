//! Taking a piece in, and destroying pieces. A piece is whatever arrives until its sender ends or the line breaks.

use std::convert::Infallible;

use ::store::{Cx, Purpose, Store};
use axum::body::Body;
use bytes::Bytes;
use futures::{Stream, StreamExt};
use kernel::{Actor, Failure, Id, Outcome, marks};
use uuid::Uuid;

use crate::{
    store::{self as rows, OnItsWay, Piece},
    turns::Turn,
};

/// Keeps what arrives of `body` for a file of `account` that stands at its `received`, at most what is missing; gives how much
/// has come then. The bytes are received outside any transaction. Run in a task of its own: when the line breaks, whoever
/// answers is dropped, and what arrived must not be.
///
/// # Errors
/// Faults of the database or the files.
pub(crate) async fn take(
    store: Store,
    (actor, account): (Actor, Id<marks::Account>),
    (file, mut turn): (OnItsWay, Turn),
    body: Body,
) -> Outcome<Option<i64>> {
    let room = u64::try_from(file.length - file.received).unwrap_or_default();
    let (stream, first) = arriving(body, room, Box::pin(turn.ends())).await;
    let Some(first) = first else { return Ok(Some(file.received)) };
    let whole = futures::stream::iter([Ok(first)]).chain(stream);
    let blob = store.blobs().receive(account.uuid(), Purpose::Documents, whole, room).await?;
    let size = i64::try_from(blob.size).map_err(|error| Failure::fault("keeping a piece of a file", error))?;
    let piece = Piece { at: file.received, size, blob: blob.id.uuid() };
    let mut cx = store.begin(actor).await?;
    let fits = rows::add(&mut cx, account, file.id, piece).await?;
    if !fits {
        // The same piece came twice at once, over another server, and the other was quicker.
        let blobs = cx.store().blobs().clone();
        blobs.destroy(&mut cx, blob.id).await?;
    }
    cx.commit().await?;
    Ok(fits.then_some(file.received + size))
}

/// What arrives, until it ends, breaks, is enough or `ends` comes; and its first bytes, for of nothing no piece is made.
async fn arriving<'t>(
    body: Body,
    room: u64,
    ends: impl Future<Output = ()> + Send + Unpin + 't,
) -> (impl Stream<Item = Result<Bytes, Infallible>> + Send + Unpin + 't, Option<Bytes>) {
    let room = usize::try_from(room).unwrap_or(usize::MAX);
    let enough = |left: &mut usize, piece: Result<Bytes, axum::Error>| {
        let taken = piece.ok().filter(|_| *left > 0).map(|mut piece| {
            piece.truncate(*left);
            *left -= piece.len();
            piece
        });
        std::future::ready(taken)
    };
    let heard = body.into_data_stream().take_until(ends);
    let arrived = heard.scan(room, enough).filter(|piece| std::future::ready(!piece.is_empty()));
    let mut stream = Box::pin(arrived);
    let first = stream.next().await;
    (stream.map(Ok), first)
}

/// Destroys a file on its way: the keys of its bytes at once, the bytes by a job.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn destroy(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for piece in rows::pieces(cx, account, id).await? {
        blobs.destroy(cx, Id::from_uuid(piece.blob)).await?;
    }
    rows::remove(cx, account, id).await
}
