//! The page of comparisons for finance: each day, and the differences of the newest that has any; and the balances.

use ::store::access::{self, Access};
use askama::Template;
use axum::{Router, routing::get};
use web::{
    Answer, Site, Value, Visit,
    components::{DataTable, Tag, Tone},
};

use super::store;
use crate::{ledger, payments::policy};

const PAGE: &str = "/{lang}/desk/reconciliation";
const ZONE: &str = "Africa/Cairo";

pub(in crate::payments) fn routes() -> Router<Site> {
    Router::new().route(PAGE, get(show))
}

#[derive(Template)]
#[template(path = "payments/reconciliation.html")]
struct Page<'a> {
    v: &'a Visit,
    days: DataTable,
    differences: Option<DataTable>,
    balances: DataTable,
}

async fn show(v: Visit) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let days = store::latest(&mut cx).await?;
    let differing = days.iter().find(|day| day.differences > 0);
    let kept = match differing {
        Some(day) => store::differences(&mut cx, day.id).await?,
        None => Vec::new(),
    };
    let balances = ledger::balances(&mut cx).await?;
    let look = Access { file: None, purpose: "reconciliation".to_owned(), route: PAGE, fields: &["amounts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let page = Page {
        v: &v,
        days: days.iter().fold(days_table(&v), |table, day| {
            let (text, tone) = match day.differences {
                0 => (v.t("payment-reconciliation-agrees"), Tone::Ok),
                count => (v.t_count("payment-reconciliation-differs", i64::from(count)), Tone::Wrong),
            };
            table.row(vec![
                v.day(day.day).into(),
                v.number(i64::from(day.theirs)).into(),
                v.number(i64::from(day.ours)).into(),
                Value::Markup(web::Markup::from(&Tag::new(text, tone))),
                v.moment(day.ran_at, ZONE).into(),
            ])
        }),
        differences: differing.map(|_| kept.iter().fold(differences_table(&v), |table, one| table.row(cells(&v, one)))),
        balances: balances.iter().fold(balances_table(&v), |table, balance| {
            let name = v.t(&format!("payment-account-{}", balance.account));
            table.row(vec![name.into(), v.money(balance.amount).into()])
        }),
    };
    Ok(v.page(v.t("payment-reconciliation-title"), page))
}

fn days_table(v: &Visit) -> DataTable {
    DataTable::new(v, v.t("payment-reconciliation-days"))
        .column(v.t("payment-reconciliation-day"))
        .number_column(v.t("payment-reconciliation-theirs"))
        .number_column(v.t("payment-reconciliation-ours"))
        .column(v.t("payment-reconciliation-result"))
        .column(v.t("payment-reconciliation-ran"))
        .nothing(v.t("payment-reconciliation-none"))
}

fn differences_table(v: &Visit) -> DataTable {
    DataTable::new(v, v.t("payment-reconciliation-differences"))
        .column(v.t("payment-reconciliation-external"))
        .column(v.t("payment-reconciliation-kind"))
        .column(v.t("payment-reconciliation-by-gateway"))
        .column(v.t("payment-reconciliation-by-books"))
}

fn balances_table(v: &Visit) -> DataTable {
    DataTable::new(v, v.t("payment-balances"))
        .column(v.t("payment-balances-account"))
        .number_column(v.t("payment-balances-amount"))
        .nothing(v.t("payment-balances-none"))
}

fn cells(v: &Visit, one: &store::Kept) -> Vec<Value> {
    // The statement's currency may be unknown to us, so amounts stand in minor units beside its code.
    let amount = |minor: Option<i64>| {
        minor.map_or_else(|| v.t("payment-reconciliation-nothing"), |minor| format!("{minor} {}", one.currency))
    };
    let kind = format!("payment-reconciliation-kind-{}-{}", one.flow, one.kind);
    vec![
        Value::Code(one.external.clone()),
        v.t(&kind).into(),
        Value::Code(amount(one.theirs)),
        Value::Code(amount(one.ours)),
    ]
}
