//! Takes pages in: as versions in a rehearsal, which approves by itself and says so, and elsewhere as drafts for two people.

use std::collections::BTreeMap;

use kernel::{Failure, Id, Outcome};
use service_model::Finding;
use store::Cx;

use crate::content::{
    commands,
    matter::Content,
    model::{self, Act, Page, Version},
    store as rows,
};

/// Who proposes and approves in a rehearsal.
const REHEARSAL: &str = "rehearsal";

/// What became of the pages of a folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Drafted {
    /// Pages of which a draft was opened.
    pub opened: Vec<String>,
    /// Left alone, because a draft is open.
    pub held: Vec<String>,
    /// How many equal what is out.
    pub unchanged: usize,
}

/// The fault that tells every finding.
pub fn told(findings: &[Finding]) -> Failure {
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    Failure::fault("importing pages", told.join("\n"))
}

/// Lets out what differs, in the caller's transaction; how many. A page that people let out since is left to them.
///
/// # Errors
/// Faults of the database.
pub async fn rehearse(cx: &mut Cx, pages: &BTreeMap<String, Content>) -> Outcome<usize> {
    let mut count = 0;
    for (slug, content) in pages {
        let newest = newest(cx, slug).await?;
        let unchanged = |(_, own): &(Page, Version)| !own.rehearsal || own.content == *content;
        if newest.as_ref().is_some_and(unchanged) {
            continue;
        }
        let now = cx.now();
        let (holds_from, holds_until) = model::shown_between(content, now)?;
        let (page, number) = match newest {
            Some((page, version)) => (page, version.number + 1),
            None => {
                let page = Page { id: Id::unowned(now, cx.dice()), slug: slug.clone() };
                rows::insert_page(cx, &page).await?;
                (page, 1)
            }
        };
        let version = Version {
            number,
            content: content.clone(),
            published_at: now,
            holds_from,
            holds_until,
            proposed_by: REHEARSAL.to_owned(),
            approved_by: REHEARSAL.to_owned(),
            reason: REHEARSAL.to_owned(),
            rehearsal: true,
        };
        rows::insert_version(cx, page.id, &version).await?;
        count += 1;
    }
    Ok(count)
}

/// Opens a draft for every page that differs from its newest version, in the caller's transaction.
///
/// # Errors
/// Faults of the database.
pub async fn draft(cx: &mut Cx, pages: &BTreeMap<String, Content>) -> Outcome<Drafted> {
    let mut drafted = Drafted::default();
    for (slug, content) in pages {
        let newest = newest(cx, slug).await?;
        if newest.as_ref().is_some_and(|(_, own)| own.content == *content) {
            drafted.unchanged += 1;
            continue;
        }
        let base = newest.map(|(_, own)| own.number);
        match commands::insert(cx, slug, base, content.clone(), Act::Imported).await? {
            Some(_) => drafted.opened.push(slug.clone()),
            None => drafted.held.push(slug.clone()),
        }
    }
    Ok(drafted)
}

async fn newest(cx: &mut Cx, slug: &str) -> Outcome<Option<(Page, Version)>> {
    let Some(page) = rows::page(cx, slug).await? else { return Ok(None) };
    let newest = rows::versions(cx, page.id).await?.into_iter().next();
    Ok(newest.map(|version| (page, version)))
}
