//! Taking a draft out of its basket. It stays a draft of its own, with everything that was answered.

use kernel::{Id, Outcome, Reference, marks};
use store::{Cx, Scope};

use super::add::may_be_changed;
use crate::{
    applications::{outcomes::Once, store as files},
    baskets::{store as rows, together},
    payments::lock_file,
};

/// Takes the draft out; the last one that is left is in no basket, either.
///
/// # Errors
/// Not found for a foreign draft, a conflict once it was submitted.
pub async fn take_out(cx: &mut Cx, owner: Id<marks::Account>, reference: Reference, once: &Once<'_>) -> Outcome<()> {
    let scope = Scope::Owner(owner);
    let file = files::load_by_reference(cx, &scope, reference).await?;
    if !once.claim(cx).await? {
        return Ok(());
    }
    lock_file(cx, file.id).await?;
    let file = files::load(cx, &scope, file.id).await?;
    may_be_changed(&file)?;
    let rest = together::with(cx, &scope, &file).await?;
    rows::take_out(cx, file.id).await?;
    if let [one, other] = rest.as_slice() {
        rows::take_out(cx, if one.id == file.id { other.id } else { one.id }).await?;
    }
    once.settle(cx, file.id).await
}
