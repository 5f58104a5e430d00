//! What changed from one revision of a definition to another, for whoever learns the rules and writes none of them.

use kernel::{Failure, Outcome};
use service_model::{Sources, difference};
use store::Cx;
use work::proposals::Words;

use super::wording;
use crate::{definitions::Kind, revisions::delivered as revisions};

/// Every change of the rules and the words of a definition between two of its revisions: what it is about, what it was, and what
/// it is. In the words of the desk for rules; examples and the looks of documents are left out, since nobody decides by them.
///
/// # Errors
/// Not found for a revision there is not.
pub async fn between(
    cx: &mut Cx,
    kind: Kind,
    key: &str,
    (from, to): (i32, i32),
) -> Outcome<Vec<(Words, Words, Words)>> {
    let old = ruled(cx, kind, key, from).await?;
    let new = ruled(cx, kind, key, to).await?;
    Ok(wording::lines(&difference::between(&old, &new), &old, &new))
}

async fn ruled(cx: &mut Cx, kind: Kind, key: &str, revision: i32) -> Outcome<Sources> {
    let content = revisions::content(cx, kind, key, revision).await?.ok_or_else(Failure::not_found)?;
    let parts = [&content.body, &content.texts];
    Ok(parts.into_iter().flat_map(Sources::iter).map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}
