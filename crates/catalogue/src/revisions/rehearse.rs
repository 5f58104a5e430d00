//! A rehearsal (`demo`, tests) takes definitions in and publishes them at once: it approves by itself, and every row says
//! so. Elsewhere a folder becomes drafts at the desk for rules, which take two people.

use kernel::{Failure, Id, Outcome};
use store::Cx;

use super::{
    delivered,
    model::{Content, Revision},
    store as rows,
};
use crate::{
    definitions::{Definitions, Kind},
    rates,
};

/// What an import did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// Definitions that became a new revision: kind, key, revision.
    pub revisions: Vec<(Kind, String, i32)>,
    /// How many were unchanged.
    pub unchanged: usize,
}

/// Publishes what differs, in the caller's transaction. Definitions with findings are not imported at all.
///
/// # Errors
/// A fault that tells every finding; faults of the database.
pub async fn rehearse(cx: &mut Cx, definitions: &Definitions) -> Outcome<Imported> {
    let loaded = definitions.load().map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::fault("importing definitions", told.join("\n"))
    })?;
    let newest = rows::newest(cx).await?;
    let delivered = delivered::all(cx.now());
    let mut imported = Imported::default();
    for (kind, key, files) in loaded.definitions() {
        let content = Content::of(&files.sources);
        let sha256 = content.sha256();
        let last = newest.iter().find(|(other, name, ..)| (*other, name.as_str()) == (kind, key));
        let brought = delivered.iter().find(|(own, _)| (own.kind, own.key.as_str()) == (kind, key));
        let known = last.map(|(.., known)| known).or_else(|| brought.map(|(own, _)| &own.sha256));
        if known == Some(&sha256) {
            imported.unchanged += 1;
            continue;
        }
        let now = cx.now();
        let revision = Revision {
            id: Id::unowned(now, cx.dice()),
            kind,
            key: key.to_owned(),
            revision: last.map_or(0, |(_, _, number, _)| *number) + 1,
            place: files.place.clone(),
            sha256,
            imported_at: now,
            valid_from: None,
            published_by: None,
            approved_by: None,
            decree: None,
            returns_to: None,
            rehearsal: true,
        };
        rows::insert(cx, &revision, &content).await?;
        rows::publish(cx, revision.id, now, "rehearsal", "rehearsal").await?;
        let country = loaded.countries.get(key).filter(|_| kind == Kind::Country);
        if let Some(rate) = country.and_then(|(country, _)| country.rate.as_ref()) {
            rates::enter(cx, rate).await?;
        }
        imported.revisions.push((kind, key.to_owned(), revision.revision));
    }
    Ok(imported)
}
