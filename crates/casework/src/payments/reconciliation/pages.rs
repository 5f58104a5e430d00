//! The page of comparisons for finance: each day, and the differences of the newest that has any; and the balances.

use ::store::access::{self, Access};
use askama::Template;
use axum::{Router, routing::get};
use kernel::{Currency, Day, Money};
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
    let currencies: Vec<Currency> = balances.iter().map(|balance| balance.amount.currency()).collect();
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
        differences: differing.map(|day| {
            kept.iter().fold(differences_table(&v, day.day), |table, one| table.row(cells(&v, one, &currencies)))
        }),
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

fn differences_table(v: &Visit, day: Day) -> DataTable {
    DataTable::new(v, v.t_with("payment-reconciliation-differences", &[("day", &v.day(day))]))
        .column(v.t("payment-reconciliation-external"))
        .column(v.t("payment-reconciliation-kind"))
        .number_column(v.t("payment-reconciliation-by-gateway"))
        .number_column(v.t("payment-reconciliation-by-books"))
}

fn balances_table(v: &Visit) -> DataTable {
    DataTable::new(v, v.t("payment-balances"))
        .column(v.t("payment-balances-account"))
        .number_column(v.t("payment-balances-amount"))
        .nothing(v.t("payment-balances-none"))
}

/// `currencies` are those of our books. The statement may name one we never booked: nobody here knows how many digits its
/// minor unit has, so such an amount is told in minor units, and that is said.
fn cells(v: &Visit, one: &store::Kept, currencies: &[Currency]) -> Vec<Value> {
    let currency = currencies.iter().find(|own| own.code() == one.currency);
    let amount = |minor: Option<i64>| match (minor, currency) {
        (None, _) => v.t("payment-reconciliation-nothing"),
        (Some(minor), Some(currency)) => v.money(Money::new(minor, *currency)),
        (Some(minor), None) => {
            let number = v.number(minor);
            v.t_with("payment-reconciliation-minor", &[("number", &number), ("code", &one.currency)])
        }
    };
    let kind = format!("payment-reconciliation-kind-{}-{}", one.flow, one.kind);
    vec![Value::Code(one.external.clone()), v.t(&kind).into(), amount(one.theirs).into(), amount(one.ours).into()]
}
