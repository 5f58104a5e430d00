//! How long the parts of a file are kept, and who forgets them when.
//!
//! A file's row, its events, its money and its place in the register of issued documents stay; they bear no name. All
//! else goes: the registry's answer when the file closes (`applications::record` purges it in the same transaction), drafts,
//! answers and evidence by the hourly job here. It never touches a file that is under way.

mod register;
pub(crate) mod store;
mod sweep;

use std::sync::Arc;

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use kernel::{Id, Outcome, marks};
pub use register::{ANSWERS, BUNDLES, DRAFTS, EVIDENCE, KEPT, NEVER, SEARCHES};
pub use store::Standing;
use web::TextFile;

use crate::{bundles, subjects};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "kept", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "kept", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The job that forgets.
pub fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(sweep::Forget)]
}

/// The schedule.
pub fn periodic() -> Vec<Periodic> {
    vec![sweep::periodic()]
}

/// How an account stands with its files.
///
/// # Errors
/// Faults of the database.
pub async fn standing(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Standing> {
    store::standing(cx, account).await
}

/// Forgets what the account stated in its files, before their periods are over: drafts go whole; of closed files stay the
/// row, the events, the money, the register of issued documents and the evidence of those. A file under way is left
/// alone; the caller has asked [`standing`]. Steps kept after events go whole.
///
/// # Errors
/// Faults of the database.
pub async fn forget_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let now = cx.now();
    bundles::store::delete_of(cx, account).await?;
    subjects::store::forget_account(cx, account).await?;
    sweep::forget_claims(cx, Some(account), now).await?;
    sweep::forget_mandates(cx, Some(account), now).await?;
    for draft in store::drafts_of(cx, account).await? {
        sweep::forget_draft(cx, draft, now).await?;
    }
    for file in store::closed_of(cx, account).await? {
        sweep::forget_answers(cx, file).await?;
    }
    Ok(())
}
