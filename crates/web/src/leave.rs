//! Leaving quickly: from a page that another in the room must not see, to one that says nothing.
//!
//! The page it leads to is an ordinary calendar without our name, mark or frame. Whoever is signed in is signed out on the
//! way, so that going back in the browser shows a sign-in and not the page; with a script the page is taken out of the
//! history besides. It works without scripts, it never fails, and it never says that somebody left.

use askama::Template;
use axum::{
    Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kernel::Day;

use crate::{Visit, answer::Answer, csrf, fields::Fields, markup::Markup, site::Site};

/// Where it leads.
pub(crate) const CALENDAR: &str = "/calendar";
/// Where the button of somebody signed in sends.
pub(crate) const LEAVE: &str = "/leave";

/// The day is that of Cairo: a calendar that knew where the reader is would say more than nothing.
const ZONE: &str = "Africa/Cairo";

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/{lang}/calendar", get(calendar)).route("/{lang}/leave", post(leave))
}

/// One cell of the month.
struct Cell {
    /// The number; none before the first day.
    day: Option<String>,
    today: bool,
}

#[derive(Template)]
#[template(path = "frame/calendar.html")]
struct Calendar<'a> {
    v: &'a Visit,
    css: String,
    js: String,
    today: String,
    names: Vec<String>,
    weeks: Vec<Vec<Cell>>,
}

async fn calendar(v: Visit) -> Answer {
    let today = v.now().day_in(ZONE);
    let page = Calendar {
        css: v.site().assets().url("app.css"),
        js: v.site().assets().url("app.js"),
        today: v.weekday(today),
        names: WEEK.iter().map(|name| v.t(&format!("web-calendar-{name}"))).collect(),
        weeks: weeks(&v, today),
        v: &v,
    };
    let mut response = Markup::render(&page)?.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A week as it is written in Egypt.
const WEEK: [&str; 7] = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"];

/// The month of `today`, week by week.
fn weeks(v: &Visit, today: Day) -> Vec<Vec<Cell>> {
    let first = today.date().first_of_month();
    let lead = usize::from(first.weekday().to_sunday_zero_offset().unsigned_abs() + 1) % WEEK.len();
    let empty = (0..lead).map(|_| Cell { day: None, today: false });
    let days = (1..=first.days_in_month())
        .map(|number| Cell { day: Some(v.number(i64::from(number))), today: number == today.day() });
    let mut cells: Vec<Cell> = empty.chain(days).collect();
    let mut weeks = Vec::new();
    while !cells.is_empty() {
        let rest = cells.split_off(cells.len().min(WEEK.len()));
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    weeks
}

/// Signs this browser out and leads away. A form that is too old, or sent by another site, signs nobody out and leads away
/// all the same: whoever wants to leave must not meet a page of ours.
async fn leave(v: Visit, body: String) -> Response {
    let away = v.redirect(CALENDAR);
    let read = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = body.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (read(name), read(value)));
    let fields = Fields::new(pairs);
    if v.check_token(fields.text(csrf::FIELD)).is_err() {
        return away;
    }
    let closed = async {
        let mut cx = v.begin().await?;
        v.close_session(&mut cx).await?;
        cx.commit().await
    };
    match closed.await {
        Ok(()) => v.signed_out(away),
        Err(failure) => {
            tracing::error!(%failure, "a session could not be ended on leaving");
            away
        }
    }
}
