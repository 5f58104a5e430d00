//! What an owner does with her profile, and what a ministry does about a need. Each runs in the caller's transaction; whatever
//! changes a profile writes anew what can be found of it.

use std::collections::{BTreeMap, BTreeSet};

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::{Failure, Id, Outcome, Permit, marks};
use serde_json::json;
use uuid::Uuid;

use super::{
    entry::{Entry, MOST},
    imports,
    model::{Audience, Content, Section},
    need::{Call, CallStage, Published},
    policy::Invite,
    profile::Profile,
    refusal, store as rows,
    traits::Traits,
    vocabulary::Lexicon,
};

type AccountId = Id<marks::Account>;

/// The job by which messaging tells an account something.
const TELL: &str = "messaging.tell_account";
/// The notice that somebody is asked for a need.
const INVITED: &str = "expert_invited";

/// The profile of the account.
///
/// # Errors
/// Not found if there is none.
pub async fn own(cx: &mut Cx, account: AccountId) -> Outcome<Profile> {
    rows::profile(cx, account).await?.ok_or_else(Failure::not_found)
}

/// Keeps what was written, and what each audience can find of it.
pub async fn keep(
    cx: &mut Cx,
    lexicon: &Lexicon,
    account: AccountId,
    content: &Content,
    entries: &[Entry],
) -> Outcome<()> {
    if entries.len() > MOST {
        return Err(refusal::full());
    }
    rows::keep(cx, account, content, entries).await?;
    let profile = own(cx, account).await?;
    for audience in [Audience::Ministries, Audience::Public] {
        let seen = profile.content.seen_by(&profile.entries, audience);
        let traits = (!seen.is_empty()).then(|| Traits::of(lexicon, &seen));
        rows::put_index(cx, &profile, audience, traits.as_ref()).await?;
    }
    Ok(())
}

/// Adds an entry.
pub async fn add(cx: &mut Cx, lexicon: &Lexicon, account: AccountId, entry: Entry) -> Outcome<()> {
    let mut profile = own(cx, account).await?;
    profile.entries.push(entry);
    keep(cx, lexicon, account, &profile.content, &profile.entries).await
}

/// Takes an entry away, if it is still the one that was seen there.
pub async fn remove(cx: &mut Cx, lexicon: &Lexicon, account: AccountId, (at, title): (usize, &str)) -> Outcome<()> {
    let mut profile = own(cx, account).await?;
    if profile.entries.get(at).is_none_or(|own| own.title != title) {
        return Err(Failure::not_found());
    }
    profile.entries.remove(at);
    keep(cx, lexicon, account, &profile.content, &profile.entries).await
}

/// Says for whom each section is.
pub async fn show(
    cx: &mut Cx,
    lexicon: &Lexicon,
    account: AccountId,
    shown: BTreeMap<Section, Audience>,
) -> Outcome<()> {
    let profile = own(cx, account).await?;
    let content = Content { shown, ..profile.content };
    keep(cx, lexicon, account, &content, &profile.entries).await
}

/// Takes over a file that was brought, joining what its owner said is one.
///
/// # Errors
/// Not found for another file than the one that waits.
pub async fn take_over(
    cx: &mut Cx,
    lexicon: &Lexicon,
    account: AccountId,
    id: Uuid,
    joined: &BTreeSet<usize>,
) -> Outcome<()> {
    let profile = own(cx, account).await?;
    let brought = rows::brought(cx, account).await?.filter(|(own, _)| *own == id);
    let (_, found) = brought.ok_or_else(Failure::not_found)?;
    let entries = imports::merge(&profile.entries, &found.entries, joined);
    let mut content = profile.content;
    if let Some(names) = found.names {
        // A name that is there stays as its owner wrote it.
        if content.names.ar.is_empty() {
            content.names.ar = names.ar;
        }
        if content.names.latin.is_empty() {
            content.names.latin = names.latin;
        }
    }
    keep(cx, lexicon, account, &content, &entries).await?;
    rows::put_away(cx, account).await
}

/// Asks to be verified.
///
/// # Errors
/// A refusal while the ministries see neither a degree nor a position.
pub async fn ask_verification(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let profile = own(cx, account).await?;
    let seen = profile.content.seen_by(&profile.entries, Audience::Ministries);
    let proves = |own: &Entry| matches!(Section::of(own.kind), Section::Education | Section::Career);
    if seen.names.is_none() || !seen.entries.iter().any(proves) {
        return Err(refusal::nothing_to_verify());
    }
    rows::wait(cx, account).await
}

/// Asks somebody for a need and tells her, once.
///
/// # Errors
/// A refusal for a need that is closed.
pub async fn invite(cx: &mut Cx, _permit: Permit<Invite>, profile: &Profile, need: &Published) -> Outcome<()> {
    if !need.is_open(cx.now().day_in(super::ZONE)) {
        return Err(refusal::closed());
    }
    if let Some(id) = rows::ask(cx, profile.account, need.id).await? {
        let payload = json!({ "account": profile.account, "notice": INVITED, "cause": format!("expert-call:{id}") });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    Ok(())
}

/// Answers a call: with a way to be reached, if she agrees.
///
/// # Errors
/// Not found for a call of somebody else, a refusal for one that was answered.
pub async fn answer(cx: &mut Cx, account: AccountId, call: Id<Call>, contact: Option<&str>) -> Outcome<()> {
    let calls = rows::calls_of(cx, account).await?;
    let own = calls.into_iter().find(|own| own.id == call).ok_or_else(Failure::not_found)?;
    if rows::answer(cx, account, &own, contact).await? { Ok(()) } else { Err(refusal::answered()) }
}

/// Writes that the work began, or what came of it.
///
/// # Errors
/// A refusal for a step that does not follow.
pub async fn progress(
    cx: &mut Cx,
    _permit: Permit<Invite>,
    (account, call): (AccountId, &Call),
    to: CallStage,
) -> Outcome<()> {
    let follows = match (call.stage(), to) {
        (CallStage::Accepted, CallStage::Engaged) => true,
        (CallStage::Accepted, CallStage::Ended(own)) => own == super::need::Result::None,
        (CallStage::Engaged, CallStage::Ended(own)) => own != super::need::Result::None,
        _ => false,
    };
    if follows { rows::progress(cx, account, call, to).await } else { Err(refusal::answered()) }
}
