//! What finance is shown of disputes, on the page where days are closed.

use ::store::{Cx, Scope};
use kernel::Outcome;
use web::{Markup, Value, Visit, components::DataTable};

use super::{following, store};

/// How many are listed.
const LISTED: i64 = 100;
/// Money is kept in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";

/// The disputes that finance should know of, open ones first; nothing if there are none. The caller made sure that finance
/// asks, and records the look.
///
/// # Errors
/// Only faults.
pub async fn table(v: &Visit, cx: &mut Cx) -> Outcome<Option<DataTable>> {
    let scope = Scope::of(v.actor())?;
    let disputes = store::latest(cx, &scope, LISTED).await?;
    if disputes.is_empty() {
        return Ok(None);
    }
    let mut table = DataTable::new(v, v.t("payment-disputes"))
        .column(v.t("payment-dispute-file"))
        .number_column(v.t("payment-dispute-amount"))
        .number_column(v.t("payment-dispute-fee"))
        .column(v.t("payment-dispute-charge"))
        .column(v.t("payment-dispute-opened"))
        .column(v.t("payment-dispute-stage"));
    for dispute in &disputes {
        let href = v.path(&format!("/desk/finance/disputes/{}", dispute.id));
        table = table.row(vec![
            Value::code_link(&href, &dispute.reference.map_or_else(|| dispute.external.clone(), |one| one.to_string())),
            v.money(dispute.amount).into(),
            v.money(dispute.fee).into(),
            Value::code(dispute.transaction.clone()),
            v.day(dispute.opened_at.day_in(ZONE)).into(),
            Value::Markup(Markup::from(&following::stage(v, dispute))),
        ]);
    }
    Ok(Some(table))
}
