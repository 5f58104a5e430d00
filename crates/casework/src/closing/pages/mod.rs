//! The pages of closings for finance: what is open, what was closed, one closing as it was confirmed, and its table for a
//! spreadsheet. A closing prints the same whenever it is opened.

mod list;
mod one;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::Currency;
use web::{Site, Visit};

use super::incidents;

const LIST: &str = "/{lang}/desk/finance";
const ONE: &str = "/{lang}/desk/finance/days/{id}";
const TABLE: &str = "/{lang}/desk/finance/days/{id}/closing.csv";
const CLOSE: &str = "/{lang}/desk/finance/close";
const CLEAR: &str = "/{lang}/desk/finance/incidents/{id}/clear";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route(LIST, get(list::list))
        .route(ONE, get(one::one))
        .route(TABLE, get(one::table))
        .route(CLOSE, post(list::close))
        .route(CLEAR, post(incidents::clear))
}

fn currency_name(v: &Visit, currency: Currency) -> String {
    let key = format!("closing-currency-{}", currency.code().to_lowercase());
    if v.site().texts().has(&key) { v.t(&key) } else { currency.code().to_owned() }
}
