//! Changes files of a draft. Whoever changes has seen the version that is changed, and a proposal made before is void.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Failure, Id, Outcome, Permit};
use serde_json::{Map, Value, json};
use service_model::Sources;
use store::Cx;
use work::proposals::void_changed;

use super::super::{
    act::PutInForce,
    model::{Act, Draft},
    policy::Edit,
    refusal, store as rows,
};

/// The draft as the page showed it when the form was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::rules) struct Seen {
    /// The draft.
    pub id: Id<Draft>,
    /// Its version then.
    pub version: i32,
}

/// Puts these files into the draft; what is the same as before is no change.
///
/// # Errors
/// Refuses a draft that is closed or that somebody else changed meanwhile.
pub(in crate::rules) async fn change(cx: &mut Cx, _permit: Permit<Edit>, seen: Seen, files: &Sources) -> Outcome<()> {
    let draft = unchanged(cx, seen).await?;
    let names = files.iter().chain(draft.files.iter()).map(|(name, _)| name);
    let mut changed = Map::new();
    for name in names.filter(|name| files.get(name) != draft.files.get(name)) {
        let fingerprint = |text: Option<&str>| text.map(fingerprint);
        let digests = json!({ "before": fingerprint(draft.files.get(name)), "after": fingerprint(files.get(name)) });
        changed.insert(name.to_owned(), digests);
    }
    if changed.is_empty() {
        return Ok(());
    }
    rows::write(cx, draft.id, files).await?;
    rows::record(cx, draft.id, Act::Changed, json!({ "files": Value::Object(changed) })).await?;
    void_changed(cx, PutInForce::KIND, draft.id.uuid()).await
}

/// The draft, locked, if it is open and as it was seen.
///
/// # Errors
/// Not found; closed; changed meanwhile.
pub(super) async fn unchanged(cx: &mut Cx, seen: Seen) -> Outcome<Draft> {
    let draft = rows::lock(cx, seen.id).await?.ok_or_else(Failure::not_found)?;
    if draft.closed_at.is_some() {
        return Err(refusal::closed());
    }
    if draft.version != seen.version {
        return Err(refusal::changed_meanwhile());
    }
    Ok(draft)
}

fn fingerprint(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
