//! Keeping, asking for and ending a device.

use kernel::{Id, Outcome, marks};
use store::Cx;
use uuid::Uuid;
use web::Visit;

use super::{MOST, refusal, store as rows, token::Token};

/// Names this device the account's own; gives the token that only it holds.
///
/// # Errors
/// A refusal on a shared device and beyond ten devices; faults of the database.
pub(super) async fn keep(v: &Visit, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<(Uuid, Token)> {
    if v.session().is_none_or(|session| session.shared) {
        return Err(refusal::shared().into());
    }
    if rows::living(cx, account).await?.len() >= MOST {
        return Err(refusal::too_many().into());
    }
    let token = Token::draw(account.bucket(), cx.dice());
    let id = rows::insert(cx, account, &token.hash(), &v.agent()).await?;
    Ok((id, token))
}

/// Whether this token belongs to a device of the account that was not ended; the visit is noted.
///
/// # Errors
/// Faults of the database.
pub(super) async fn is_kept(cx: &mut Cx, account: Id<marks::Account>, token: &Token) -> Outcome<bool> {
    let found = rows::by_token(cx, token).await?.filter(|device| device.account == account);
    match found {
        Some(device) => {
            rows::seen(cx, account, device.id).await?;
            Ok(true)
        }
        None => Ok(false),
    }
}
