//! Beginning, asking, adding and dropping, over HTTP. The names of the headers are the protocol's.

use std::time::Duration;

use ::store::throttle;
use axum::{
    Extension,
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, Slips, marks};
use serde::Deserialize;
use uuid::Uuid;
use web::{Answer, Fields, Form, FromFields, Visit};

use crate::{
    LARGEST, MOST, PATH, pieces,
    store::{self as rows, OnItsWay},
    turns::Turns,
};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const COMPLETE: HeaderName = HeaderName::from_static("upload-complete");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
/// What a piece says it is.
const PARTIAL: &str = "application/partial-upload";

/// How many files an account may begin to send.
const BEGIN: throttle::Rule =
    throttle::Rule { name: "uploads-throttle", limit: 60, window: Duration::from_secs(60 * 60) };

/// A file that is going to come.
pub(crate) struct Announced {
    length: i64,
}

impl FromFields for Announced {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let length = fields.text("length").parse::<u64>().ok().filter(|length| (1..=LARGEST).contains(length));
        match length.and_then(|length| i64::try_from(length).ok()) {
            Some(length) => Ok(Self { length }),
            None => {
                let mut slips = Slips::default();
                slips.add("length", "web-problem-upload-too-large");
                Err(slips)
            }
        }
    }
}

/// `POST`: gives the address of a file that is going to come. An address of which nothing came costs nothing, so a repetition
/// gives another one.
pub(crate) async fn begin(v: Visit, form: Form<Announced>) -> Answer {
    let account = v.account()?;
    let announced = form.read()?;
    let mut cx = v.begin().await?;
    throttle::hit(&cx, &BEGIN, &account.to_string()).await?;
    let there = rows::of(&mut cx, account).await?;
    for old in there.iter().take((there.len() + 1).saturating_sub(MOST)) {
        pieces::destroy(&mut cx, account, old.id).await?;
    }
    let id = rows::begin(&mut cx, account, announced.length).await?;
    cx.commit().await?;
    let mut response = stands(StatusCode::CREATED, (0, announced.length));
    let place = HeaderValue::from_str(&v.path(&format!("{PATH}/{id}")));
    response.headers_mut().insert(header::LOCATION, place.map_err(|e| Failure::fault("naming a file on its way", e))?);
    Ok(response)
}

#[derive(Deserialize)]
pub(crate) struct At {
    id: Uuid,
}

/// `HEAD`: how much has come. A piece that is still being taken in ends first, for whoever asks has lost its line.
pub(crate) async fn state(v: Visit, Path(At { id }): Path<At>, Extension(turns): Extension<Turns>) -> Answer {
    let account = v.account()?;
    standing(&v, account, id).await?;
    drop(turns.turn(id).await);
    let file = standing(&v, account, id).await?;
    Ok(stands(StatusCode::NO_CONTENT, (file.received, file.length)))
}

/// `PATCH`: adds what follows at the place that it names. At another place nothing is added, and the answer says where the
/// file stands. A browser sends this from no page of anybody else: it would have to ask first, and nobody answers.
pub(crate) async fn append(
    v: Visit,
    Path(At { id }): Path<At>,
    Extension(turns): Extension<Turns>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let account = v.account()?;
    standing(&v, account, id).await?;
    let offset = offset(&headers)?;
    let turn = turns.turn(id).await;
    let file = standing(&v, account, id).await?;
    let length = file.length;
    if offset != file.received {
        return Ok(stands(StatusCode::CONFLICT, (file.received, length)));
    }
    let (store, actor) = (v.site().store().clone(), v.actor().clone());
    let taking = tokio::spawn(pieces::take(store, (actor, account), (file, turn), body));
    let taken = taking.await.map_err(|error| Failure::fault("keeping a piece of a file", error))?;
    match taken? {
        Some(received) => Ok(stands(StatusCode::NO_CONTENT, (received, length))),
        None => {
            let file = standing(&v, account, id).await?;
            Ok(stands(StatusCode::CONFLICT, (file.received, file.length)))
        }
    }
}

/// The file as it stands, read in a transaction that ends at once: pieces are waited for outside any.
async fn standing(v: &Visit, account: Id<marks::Account>, id: Uuid) -> Outcome<OnItsWay> {
    let mut cx = v.begin().await?;
    rows::one(&mut cx, account, id).await?.ok_or_else(Failure::not_found)
}

fn offset(headers: &HeaderMap) -> Outcome<i64> {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let named = text(&OFFSET).and_then(|text| text.parse::<i64>().ok());
    match named.filter(|offset| *offset >= 0 && text(&header::CONTENT_TYPE) == Some(PARTIAL)) {
        Some(offset) => Ok(offset),
        None => {
            let text = "web-problem-upload-unreadable";
            Err(Refusal::new(RefusalKind::Rule, "uploads.unreadable", text).into())
        }
    }
}

/// `DELETE`: drops it. What is not there any more is as good as dropped.
pub(crate) async fn drop_it(v: Visit, Path(At { id }): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    pieces::destroy(&mut cx, account, id).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Where a file stands. The connection is not used again: on one that was, a browser that loses it sends the whole piece anew by
/// itself before a script can ask how much of it arrived.
fn stands(status: StatusCode, (received, length): (i64, i64)) -> Response {
    let mut response = status.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    headers.insert(OFFSET, HeaderValue::from(received));
    headers.insert(LENGTH, HeaderValue::from(length));
    headers.insert(COMPLETE, HeaderValue::from_static(if received == length { "?1" } else { "?0" }));
    response
}
