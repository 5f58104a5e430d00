//! What is done in the green lane: the basket is read, its files are approved one by one, and what was drawn is looked at
//! once more by somebody else.
//!
//! A basket is no decision of its own: every file goes through the act of two people that approves a single one, bound to the
//! hash of what was shown of this very file.

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, Refusal, RefusalKind, Slips, marks};
use work::{
    items::{self, Claimed, Queue, QueueFilter, View},
    proposals::{self, Acts, Decided, Fingerprint, NewProposal, PersonKey},
};

use super::{
    model::{BASKET, Known, left},
    policy::approver,
    store as rows,
};
use crate::{
    applications::{
        model::{Act, Application, Party},
        store as files,
    },
    certificates,
    desk::{
        acts::{approve, claim},
        approval,
        dossier::{Dossier, Recommended},
        duplicates, kin, look,
        pages::start_of,
        purpose::LookPurpose,
        store as desk_rows,
    },
    grievances,
};

/// Where the days of the limit begin and end: the Authority's own.
const ZONE: &str = "Africa/Cairo";

/// A file that may be approved with others, and the hash of what is shown of it.
pub struct Ready {
    /// The file with its evidence.
    pub dossier: Dossier,
    /// The hash to which an approval binds.
    pub seen: Fingerprint,
}

/// How many more she may approve in the lane today, of how many.
///
/// # Errors
/// Not found for anybody but an approver.
pub async fn left_today(cx: &mut Cx) -> Outcome<(usize, u32)> {
    let (staff, _permit) = approver(cx)?;
    let limit = rows::limit(cx).await?;
    let today = start_of(cx.now().day_in(ZONE)).unwrap_or_else(|| cx.now());
    let approved = rows::approved_since(cx, staff, today).await?;
    Ok((left(limit, approved), limit))
}

/// The files of the Authority's queue about which nothing is left to weigh, by the earliest promise. Each that is shown is a
/// look, and is recorded; of her own and her kin's files nothing is read.
///
/// # Errors
/// Not found for anybody but an approver.
pub async fn ready(cx: &mut Cx, catalogue: &Catalogue, acts: &Acts, route: &'static str) -> Outcome<Vec<Ready>> {
    let (staff, _permit) = approver(cx)?;
    let scope = Scope::of(cx.actor())?;
    let listing = items::queue::list(cx, &scope, View::Free(Queue::Authority), &QueueFilter::default(), None).await?;
    let mut ready = Vec::new();
    for item in listing.items.into_iter().take(BASKET) {
        let file = files::load(cx, &scope, item.file).await?;
        let stranger = match kin::may_act(cx, &scope, &file, staff).await {
            Ok(stranger) => stranger,
            Err(Failure::Refusal(_)) => continue,
            Err(other) => return Err(other),
        };
        let Some(one) = weighed(cx, catalogue, acts, file, stranger.whole).await? else { continue };
        look::at_file(cx, &one.dossier.file, (LookPurpose::Decide, &stranger), route, &["green_lane"]).await?;
        ready.push(one);
    }
    Ok(ready)
}

/// The file, if nothing is left to weigh and she may decide on its recommendation.
async fn weighed(
    cx: &mut Cx,
    catalogue: &Catalogue,
    acts: &Acts,
    file: Application,
    kin_whole: bool,
) -> Outcome<Option<Ready>> {
    let (staff, _permit) = approver(cx)?;
    let scope = Scope::of(cx.actor())?;
    // Whether somebody asked for the same before is a thing to weigh.
    if !file.may(Party::Approver, Act::Approve) || duplicates::undecided(cx, catalogue, &scope, (&file, staff)).await? {
        return Ok(None);
    }
    let objected = grievances::latest(cx, &file).await?.is_some();
    let assurance = desk_rows::assurance(cx, &file).await?;
    let dossier = Dossier::of(cx, catalogue, file).await?;
    if !Known::of(&dossier, assurance, kin_whole, objected).doubts().is_empty() {
        return Ok(None);
    }
    let Some(open) = proposals::queries::open_of(cx, approval::KIND, dossier.file.id.uuid()).await? else {
        return Ok(None);
    };
    let seen = dossier.fingerprint(Recommended::Included)?;
    match proposals::queries::check_decider(cx, acts, &open).await {
        Ok(()) if open.shown == seen => Ok(Some(Ready { dossier, seen })),
        Ok(()) | Err(Failure::Refusal(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Approves one file of the basket. `drawn` says that a second approver looks at it. True if it was approved; false if it has
/// changed since, or is not hers to approve: then it stays in its queue, to be decided by itself.
///
/// # Errors
/// A conflict when her limit of the day is reached.
pub async fn approve_one(
    cx: &mut Cx,
    (catalogue, acts): (&Catalogue, &Acts),
    reference: Reference,
    seen: Fingerprint,
    drawn: bool,
) -> Outcome<bool> {
    let (staff, _permit) = approver(cx)?;
    if left_today(cx).await?.0 == 0 {
        return Err(Refusal::new(RefusalKind::Conflict, "desk.green_limit", "desk-green-limit-reached").into());
    }
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    let stranger = kin::may_act(cx, &scope, &file, staff).await?;
    let Some(ready) = weighed(cx, catalogue, acts, file, stranger.whole).await? else { return Ok(false) };
    if ready.seen != seen {
        return Ok(false);
    }
    let Claimed::Yours(_) = claim(cx, reference).await? else { return Ok(false) };
    if approve(cx, acts, reference, seen).await? != Decided::Approved {
        return Ok(false);
    }
    rows::insert(cx, &ready.dossier.file, staff, drawn).await?;
    Ok(true)
}

/// A file that was drawn, with the evidence of the first decision and without the decision.
///
/// # Errors
/// Not found for anybody but an approver, for whoever recommended or approved it, and for a file that does not wait for a
/// second look; forbidden on a file of her own or of kin.
pub async fn second_look(
    cx: &mut Cx,
    catalogue: &Catalogue,
    reference: Reference,
    route: &'static str,
) -> Outcome<Dossier> {
    let (staff, _permit) = approver(cx)?;
    let scope = Scope::of(cx.actor())?;
    let file = files::load_by_reference(cx, &scope, reference).await?;
    let first = rows::lock_drawn(cx, &file).await?.ok_or_else(Failure::not_found)?;
    must_be_second(cx, &file, first, staff).await?;
    let stranger = kin::may_act(cx, &scope, &file, staff).await?;
    look::at_file(cx, &file, (LookPurpose::Decide, &stranger), route, &["second_review"]).await?;
    Dossier::of(cx, catalogue, file).await
}

/// Whoever decided does not look twice: people are compared, not accounts.
async fn must_be_second(
    cx: &mut Cx,
    file: &Application,
    first: Id<marks::Staff>,
    staff: Id<marks::Staff>,
) -> Outcome<()> {
    let herself = PersonKey(people::staff_number_hash(cx, staff).await?);
    let recommended = file.facts.recommended.map(|(_, officer)| officer);
    for other in [Some(first), recommended].into_iter().flatten() {
        if PersonKey(people::staff_number_hash(cx, other).await?) == herself {
            return Err(Failure::not_found());
        }
    }
    Ok(())
}

/// Writes what the second look found. Whoever does not agree proposes that the document be withdrawn; the proposal is
/// returned, for two people to decide.
///
/// # Errors
/// As [`second_look`]; a slip without words; a conflict while the document is still being made.
pub async fn review(
    cx: &mut Cx,
    (catalogue, acts): (&Catalogue, &Acts),
    reference: Reference,
    (agrees, words): (bool, &str),
    route: &'static str,
) -> Outcome<Option<Id<proposals::Proposal>>> {
    let (staff, _permit) = approver(cx)?;
    let file = second_look(cx, catalogue, reference, route).await?.file;
    let words = words.trim();
    if words.chars().count() < 3 {
        return Err(Slips::one("note", "desk-slip-note"));
    }
    rows::save_review(cx, &file, staff, agrees, words).await?;
    if agrees {
        return Ok(None);
    }
    let issued = certificates::store::issued_of(cx, &file).await?;
    let Some(certificate) = issued else {
        let refusal = Refusal::new(RefusalKind::Conflict, "desk.not_issued_yet", "desk-review-not-issued-yet");
        return Err(refusal.into());
    };
    let (kind, subject) = certificates::withdrawal(&certificate)?;
    // The reviewer's words are sealed with the file; the proposal itself says nothing about a person.
    let proposal = NewProposal { kind, subject, reason: "second review", seen: None };
    Ok(Some(proposals::propose(cx, acts, proposal).await?.id))
}
