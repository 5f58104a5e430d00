//! The service's own figures: how many files, how fast, how often corrected or rejected and why.
//!
//! Everything is counted from clear columns of our own acts. What the registry answered, and anything a record says, is
//! not counted here and has no column it could be counted from.

mod store;

use std::time::Duration;

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::{Catalogue, Snapshot};
use kernel::Outcome;
use serde::Deserialize;
use web::{
    Answer, Visit,
    components::{DataTable, LinkButton},
};

use crate::policy;

pub(crate) use self::store::waiting as waiting_now;

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/figures";
/// The spans that can be chosen, in days.
const SPANS: [u32; 3] = [7, 30, 90];

#[derive(Deserialize)]
pub(crate) struct Asked {
    days: Option<u32>,
}

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage<'a> {
    v: &'a Visit,
    spans: Vec<Span>,
    lead: String,
    evaluation: LinkButton,
    volumes: DataTable,
    turns: DataTable,
    waiting: DataTable,
    reasons: DataTable,
}

pub(crate) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Query(asked): Query<Asked>) -> Answer {
    v.staff()?;
    policy::may_read_figures(v.actor())?;
    let days = asked.days.filter(|days| SPANS.contains(days)).unwrap_or(30);
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let since = cx.now().minus(Duration::from_secs(u64::from(days) * 86_400));
    let page = FiguresPage {
        v: &v,
        spans: SPANS.into_iter().map(|span| Span::of(&v, span, days)).collect(),
        lead: v.t_count("oversight-figures-lead", i64::from(days)),
        evaluation: LinkButton::quiet(v.path("/desk/evaluation"), v.t("oversight-evaluation")),
        volumes: volumes(&v, &mut cx, &snapshot, since).await?,
        turns: turns(&v, &mut cx, since).await?,
        waiting: waiting(&v, &mut cx).await?,
        reasons: reasons(&v, &mut cx, &snapshot, since).await?,
    };
    cx.commit().await?;
    Ok(v.page(v.t("oversight-figures-title"), page))
}

/// A span to choose; the present one is marked.
struct Span {
    href: String,
    text: String,
    here: bool,
}

impl Span {
    fn of(v: &Visit, days: u32, chosen: u32) -> Self {
        let href = v.path(&format!("/desk/figures?days={days}"));
        Self { href, text: v.t_count("oversight-days", i64::from(days)), here: days == chosen }
    }
}

fn service_name(v: &Visit, snapshot: &Snapshot, key: &str) -> String {
    let service = snapshot.service(key).ok();
    service.map_or_else(|| key.to_owned(), |own| own.definition.texts.text(v.locale(), "name").to_owned())
}

async fn volumes(v: &Visit, cx: &mut Cx, snapshot: &Snapshot, since: kernel::Moment) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("oversight-volumes")).caption_hidden().column(v.t("oversight-service"));
    for column in ["submitted", "paid", "issued", "right-first", "rejected", "cancelled", "expired"] {
        table = table.number_column(v.t(&format!("oversight-{column}")));
    }
    for row in self::store::volumes(cx, since).await? {
        let numbers = [row.submitted, row.paid, row.issued, row.right_first, row.rejected, row.cancelled, row.expired];
        let mut cells = vec![service_name(v, snapshot, &row.service).into()];
        cells.extend(numbers.map(|number| v.number(number).into()));
        table = table.row(cells);
    }
    Ok(table)
}

async fn turns(v: &Visit, cx: &mut Cx, since: kernel::Moment) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("oversight-turns")).caption_hidden().column(v.t("oversight-queue"));
    for column in ["finished", "median", "p95", "in-time"] {
        table = table.number_column(v.t(&format!("oversight-{column}")));
    }
    for row in self::store::turns(cx, since).await? {
        table = table.row(vec![
            v.t(&format!("oversight-queue-{}", row.queue)).into(),
            v.number(row.finished).into(),
            hours(v, row.median_s).into(),
            hours(v, row.p95_s).into(),
            v.t_with("oversight-percent", &[("number", &v.number(percent(row.in_time, row.finished)))]).into(),
        ]);
    }
    Ok(table)
}

async fn waiting(v: &Visit, cx: &mut Cx) -> Outcome<DataTable> {
    let now = cx.now();
    let mut table = DataTable::new(v, v.t("oversight-waiting")).caption_hidden().column(v.t("oversight-queue"));
    for column in ["free", "held", "with-citizen", "late", "oldest"] {
        table = table.number_column(v.t(&format!("oversight-{column}")));
    }
    for row in self::store::waiting(cx).await? {
        let oldest = row.oldest.map(|since| now.since(since).as_secs());
        table = table.row(vec![
            v.t(&format!("oversight-queue-{}", row.queue)).into(),
            v.number(row.free).into(),
            v.number(row.held).into(),
            v.number(row.with_citizen).into(),
            v.number(row.late).into(),
            oldest.map(|seconds| hours(v, seconds as f64)).into(),
        ]);
    }
    Ok(table)
}

async fn reasons(v: &Visit, cx: &mut Cx, snapshot: &Snapshot, since: kernel::Moment) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("oversight-reasons"))
        .caption_hidden()
        .nothing(v.t("oversight-reasons-none"))
        .column(v.t("oversight-reason"))
        .column(v.t("oversight-act"))
        .column(v.t("oversight-service"))
        .number_column(v.t("oversight-times"));
    for row in self::store::reasons(cx, since).await? {
        let key = match row.act.as_str() {
            "reject" => format!("rejections.{}.reason", row.reason),
            _ => format!("corrections.{}", row.reason),
        };
        let service = snapshot.service(&row.service).ok();
        let words = service.and_then(|own| own.definition.texts.get(v.locale(), &key).map(str::to_owned));
        table = table.row(vec![
            words.unwrap_or(row.reason).into(),
            v.t(&format!("oversight-act-{}", row.act)).into(),
            service_name(v, snapshot, &row.service).into(),
            v.number(row.times).into(),
        ]);
    }
    Ok(table)
}

fn hours(v: &Visit, seconds: f64) -> String {
    let minutes = (seconds / 60.0).round() as i64;
    if minutes < 120 { v.t_count("oversight-minutes", minutes) } else { v.t_count("oversight-hours", minutes / 60) }
}

fn percent(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { part * 100 / whole }
}
