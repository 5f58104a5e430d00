//! Multipart bodies: the fields, then one file as a stream that nobody holds in memory.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use axum::{
    body::{Body, BodyDataStream},
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};
use bytes::Bytes;
use futures::Stream;
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use tokio::sync::{mpsc, oneshot};

use crate::{Visit, answer::Stop, csrf, fields::Fields, filled::Filled, site::Site, tray};

/// How many pieces of a file may wait between the socket and its reader.
const PIECES_AHEAD: usize = 4;

/// The largest piece that is read of a body at once, in bytes.
const PIECE: usize = 64 * 1024;

/// A multipart form with a checked token. The file comes last in the form; fields behind it are not read. The route
/// raises the body limit itself: `.layer(DefaultBodyLimit::max(…))`.
#[derive(Debug)]
pub struct Upload {
    /// The fields before the file.
    pub fields: Fields,
    /// The file, if one was chosen; where it came piece by piece before the form, that one.
    pub file: Option<UploadedFile>,
    /// Drawn when the page was rendered; the same for a repeated click.
    pub idempotency_key: String,
    /// SHA-256 over the path and the fields, without the file.
    pub request_hash: [u8; 32],
}

/// A file on its way in: a stream of pieces.
#[derive(Debug)]
pub struct UploadedFile {
    /// The name on the person's device; shown back, never used as a path.
    pub name: String,
    /// What the browser believes it is; the content decides.
    pub media_type: String,
    pieces: mpsc::Receiver<Outcome<Bytes>>,
}

impl UploadedFile {
    /// A file that is here already, as the API gets it inside its body.
    pub fn whole(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        let (give, pieces) = mpsc::channel(1);
        // The channel has room for the one piece, and its receiver is right here.
        drop(give.try_send(Ok(bytes.into())));
        Self { name: name.into(), media_type: "application/octet-stream".to_owned(), pieces }
    }
}

impl Stream for UploadedFile {
    type Item = Outcome<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pieces.poll_recv(cx)
    }
}

impl Upload {
    /// The form as typed, to be shown again after `failure`; see [`Filled::after`].
    ///
    /// # Errors
    /// The failure itself, if showing the form again would not help.
    pub fn filled(&self, failure: Failure) -> Result<Filled, Stop> {
        Filled::after(self.fields.clone(), failure)
    }
}

impl FromRequest<Site> for Upload {
    type Rejection = Stop;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Stop> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, site).await?;
        let path = parts.uri.path().to_owned();
        let multipart =
            Multipart::from_request(Request::from_parts(parts, paced(body)), site).await.map_err(|_| unreadable())?;
        let (tell, told) = oneshot::channel();
        tokio::spawn(read(multipart, tell));
        let (fields, file) = told.await.map_err(|_| unreadable())??;
        visit.check_token(fields.text(csrf::FIELD))?;
        let file = match (file, fields.opt(tray::FIELD)) {
            (None, Some(name)) => Some(visit.taken_from_tray(name).await?),
            (file, _) => file,
        };
        let idempotency_key = fields.text(csrf::KEY_FIELD).to_owned();
        let request_hash = fields.hash(&path);
        Ok(Self { fields, file, idempotency_key, request_hash })
    }
}

/// A body that gives one piece at a time. The reader of a form otherwise takes whatever has arrived before it looks at the
/// first field: of a file beyond the limit it would then report nothing but the limit, and what was typed would be lost.
struct Paced {
    body: BodyDataStream,
    rest: Bytes,
    gave: bool,
}

fn paced(body: Body) -> Body {
    Body::from_stream(Paced { body: body.into_data_stream(), rest: Bytes::new(), gave: false })
}

impl Stream for Paced {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.gave) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(cx)) {
                Some(Ok(piece)) => self.rest = piece,
                end => return Poll::Ready(end),
            }
        }
        self.gave = true;
        let length = self.rest.len().min(PIECE);
        Poll::Ready(Some(Ok(self.rest.split_to(length))))
    }
}

type Beginning = Outcome<(Fields, Option<UploadedFile>)>;

/// Reads the body in a task of its own: a part borrows the body, and the handler wants to own the file.
async fn read(mut multipart: Multipart, tell: oneshot::Sender<Beginning>) {
    let mut pairs = Vec::new();
    loop {
        let mut part = match multipart.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => {
                let _ = tell.send(Ok((Fields::new(pairs), None)));
                return;
            }
            Err(error) => {
                let _ = tell.send(Err(broken(&error)));
                return;
            }
        };
        match part.file_name().map(str::to_owned) {
            // Browsers send an empty file when nothing was chosen.
            Some(name) if name.is_empty() => {}
            Some(name) => {
                let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
                let (give, pieces) = mpsc::channel(PIECES_AHEAD);
                if tell.send(Ok((Fields::new(pairs), Some(UploadedFile { name, media_type, pieces })))).is_err() {
                    return;
                }
                while let Some(piece) = part.chunk().await.map_err(|error| broken(&error)).transpose() {
                    let last = piece.is_err();
                    if give.send(piece).await.is_err() || last {
                        return;
                    }
                }
                return;
            }
            None => {
                let name = part.name().unwrap_or_default().to_owned();
                match part.text().await {
                    Ok(value) => pairs.push((name, value)),
                    Err(error) => {
                        let _ = tell.send(Err(broken(&error)));
                        return;
                    }
                }
            }
        }
    }
}

fn unreadable() -> Refusal {
    Refusal::new(RefusalKind::Rule, "upload.unreadable", "web-problem-upload-unreadable")
}

fn broken(error: &MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::new(RefusalKind::Rule, "upload.too_large", "web-problem-upload-too-large").into();
    }
    unreadable().into()
}
