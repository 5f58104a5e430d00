//! Takes a folder of definitions in as drafts: what differs from what is published waits for two people.

use kernel::{Failure, Id, Outcome};
use serde_json::json;
use store::Cx;

use crate::{
    definitions::{Definitions, Kind},
    revisions::{Content, delivered as revisions},
    rules::{
        model::{Act, Draft},
        store as rows,
    },
};

/// What became of the definitions of a folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Drafted {
    /// Drafts that were opened: what and which.
    pub opened: Vec<(Kind, String)>,
    /// Left alone, because a draft of it is open.
    pub held: Vec<(Kind, String)>,
    /// How many equal what is published.
    pub unchanged: usize,
}

/// Opens a draft for every definition that differs from its newest published revision, in the caller's transaction.
///
/// # Errors
/// A fault that tells every finding, if there is one; faults of the database.
pub async fn import(cx: &mut Cx, definitions: &Definitions) -> Outcome<Drafted> {
    let loaded = definitions.load().map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::fault("importing definitions", told.join("\n"))
    })?;
    let latest = revisions::latest(cx).await?;
    let mut drafted = Drafted::default();
    for (kind, key, files) in loaded.definitions() {
        let known = latest.iter().find(|(own, _)| (own.kind, own.key.as_str()) == (kind, key));
        if known.is_some_and(|(own, _)| own.sha256 == Content::of(&files.sources).sha256()) {
            drafted.unchanged += 1;
            continue;
        }
        let now = cx.now();
        let draft = Draft {
            id: Id::unowned(now, cx.dice()),
            kind,
            key: key.to_owned(),
            place: files.place.clone(),
            base: known.map(|(own, _)| own.revision),
            returns_to: None,
            files: files.sources.clone(),
            version: 1,
            basis: None,
            opened_at: now,
            changed_at: now,
            closed_at: None,
            revision: None,
        };
        if rows::insert(cx, &draft).await? {
            rows::record(cx, draft.id, Act::Imported, json!({ "base": draft.base })).await?;
            drafted.opened.push((kind, key.to_owned()));
        } else {
            drafted.held.push((kind, key.to_owned()));
        }
    }
    Ok(drafted)
}
