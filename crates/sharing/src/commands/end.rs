//! Ends a link at once.

use kernel::{Id, Outcome};
use web::Visit;

use crate::{model::Link, store as rows};

/// Ends the account's own link. Ending what has ended changes nothing, so no key is remembered. Commits.
///
/// # Errors
/// Not found for a foreign link.
pub(crate) async fn end(v: &Visit, link: Id<Link>) -> Outcome<()> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    rows::end(&mut cx, account, link).await?;
    cx.commit().await
}
