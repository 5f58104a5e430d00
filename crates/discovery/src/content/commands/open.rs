//! Opens a draft: of a new page, or of the next version of one that is there.

use kernel::{Failure, Id, Outcome, Permit, Slips};
use service_model::Names;
use store::Cx;

use crate::content::{
    kind::Kind,
    matter::Content,
    model::{self, Act, Draft, ZONE},
    policy::Edit,
    refusal,
    store::{self as rows, drafts},
};

/// A page is compared with its sources twice a year unless its owner says otherwise.
const CHECK_EVERY: u16 = 180;

/// Begins a page that was never there.
///
/// # Errors
/// A slip for a name that cannot stand in an address; refuses one that is taken.
pub(in crate::content) async fn begin(
    cx: &mut Cx,
    _permit: Permit<Edit>,
    slug: &str,
    kind: Kind,
) -> Outcome<Id<Draft>> {
    if !model::is_slug(slug) {
        return Err(Slips::one("slug", "content-slip-slug"));
    }
    if rows::page(cx, slug).await?.is_some() {
        return Err(refusal::taken());
    }
    let content = Content {
        kind,
        owner: Names { ar: String::new(), en: String::new() },
        owner_mail: None,
        situations: Vec::new(),
        audiences: Vec::new(),
        countries: Vec::new(),
        services: Vec::new(),
        sources: Vec::new(),
        verified_on: cx.now().day_in(ZONE),
        check_every_days: CHECK_EVERY,
        from: None,
        until: None,
        happens: None,
        ar: None,
        en: None,
    };
    let draft = insert(cx, slug, None, content, Act::Opened).await?;
    draft.ok_or_else(refusal::taken)
}

/// The open draft of a page; begun from its newest version if there is none.
///
/// # Errors
/// Not found for a page that was never let out.
pub(in crate::content) async fn open(cx: &mut Cx, _permit: Permit<Edit>, slug: &str) -> Outcome<Id<Draft>> {
    if let Some(draft) = drafts::open(cx).await?.into_iter().find(|own| own.slug == slug) {
        return Ok(draft.id);
    }
    let page = rows::page(cx, slug).await?.ok_or_else(Failure::not_found)?;
    let newest = rows::versions(cx, page.id).await?.into_iter().next().ok_or_else(Failure::not_found)?;
    let draft = insert(cx, slug, Some(newest.number), newest.content, Act::Opened).await?;
    draft.ok_or_else(refusal::taken)
}

/// Adds a draft and notes what it began with; nothing if one of this name is open.
///
/// # Errors
/// Faults of the database.
pub(in crate::content) async fn insert(
    cx: &mut Cx,
    slug: &str,
    base: Option<i32>,
    content: Content,
    act: Act,
) -> Outcome<Option<Id<Draft>>> {
    let now = cx.now();
    let draft = Draft {
        id: Id::unowned(now, cx.dice()),
        slug: slug.to_owned(),
        base,
        content,
        version: 1,
        changed_at: now,
        closed_at: None,
    };
    if !drafts::insert(cx, &draft).await? {
        return Ok(None);
    }
    drafts::record(cx, draft.id, act).await?;
    Ok(Some(draft.id))
}
