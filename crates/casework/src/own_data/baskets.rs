//! Which files of an account were put together, when, and how they were paid: by which charge, and what each had in it.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};
use uuid::Uuid;

use super::store;

/// The baskets of an account, oldest first. What somebody else paid by a link is told like any payment, without who it was.
pub(crate) async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Value>> {
    let items = store::put_together(cx, account).await?;
    let charges = store::paid_together(cx, account).await?;
    let mut baskets: Vec<Uuid> = Vec::new();
    for item in &items {
        if !baskets.contains(&item.basket) {
            baskets.push(item.basket);
        }
    }
    Ok(baskets
        .into_iter()
        .map(|basket| {
            let files: Vec<Value> = items
                .iter()
                .filter(|item| item.basket == basket)
                .map(|item| {
                    json!({ "reference": item.reference, "put_in_at": item.added_at, "submitted_at": item.submitted_at })
                })
                .collect();
            json!({ "files": files, "paid": paid(&charges, basket) })
        })
        .collect())
}

/// Each charge that paid files of a basket, with the share of each.
fn paid(charges: &[store::Share], basket: Uuid) -> Vec<Value> {
    let of_basket: Vec<&store::Share> = charges.iter().filter(|share| share.basket == basket).collect();
    let mut transactions: Vec<&str> = of_basket.iter().map(|share| share.transaction.as_str()).collect();
    transactions.dedup();
    transactions
        .into_iter()
        .filter_map(|transaction| {
            let shares: Vec<&store::Share> =
                of_basket.iter().copied().filter(|share| share.transaction == transaction).collect();
            let first = *shares.first()?;
            let each: Vec<Value> =
                shares.iter().map(|share| json!({ "reference": share.reference, "amount": share.amount })).collect();
            Some(json!({ "at": first.charged_at, "payment": transaction, "amount": first.whole, "for": each }))
        })
        .collect()
}
