//! Puts an issued file where the desk can see it.

use kernel::{Currency, Money, Outcome};
use service_model::fees::{Quote, Rate};
use store::Cx;

use crate::applications::model::Application;

/// Marks the file as submitted, as every issued one is.
pub(super) async fn submit(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    let nothing = Money::new(0, Currency::EGP);
    let quote = Quote {
        lines: Vec::new(),
        total: nothing,
        charged: nothing,
        rate: Rate::pound(now, now),
        at: now,
        valid_until: now,
    };
    sqlx::query!(
        "UPDATE casework.application SET submitted_at = $3, quote = $4 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        serde_json::json!(quote),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes that the document was issued again now.
pub(super) async fn issue_again(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.application SET issued_at = $3 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
