//! Asking as an heir, and deciding about it.

use ::store::{Cx, Scope, blobs::BlobState, throttle};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Reference, Refusal, RefusalKind, Slips, StaffRole, marks};
use people::Assurance;

use super::{
    LIMIT,
    model::{Claim, Decided, Reason, Relation},
    store as rows,
};
use crate::applications::{
    holding,
    model::{Act, HeldFor, Party},
    record, registry, store as files,
    uploads::inspect::Kind,
};

/// A request to be made.
pub struct NewClaim<'a> {
    /// The file as the heir names it.
    pub reference: Reference,
    /// What she says to be to the deceased.
    pub relation: Relation,
    /// What she asks, in her words.
    pub words: &'a str,
    /// The proof, examined and stored.
    pub proof: (Id<marks::Blob>, Kind),
}

const REASON: &str = "casework.heirs";

/// Takes the request. The answer is the same whether there is such a file or not.
///
/// # Errors
/// Forbidden below the level of a compared document; TooMany after too many in a day.
pub async fn ask(cx: &mut Cx, account: Id<marks::Account>, new: NewClaim<'_>) -> Outcome<Id<Claim>> {
    may_ask(cx, account).await?;
    throttle::hit(cx, &LIMIT, &account.to_string()).await?;
    let found = match files::load_by_reference(cx, &Scope::System(REASON), new.reference).await {
        Ok(file) => Some(file).filter(|file| file.held.is_some_and(|held| held.why == HeldFor::Death)),
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => None,
        Err(failure) => return Err(failure),
    };
    let (blob, kind) = new.proof;
    let blobs = cx.store().blobs().clone();
    blobs.set_state(cx, blob, BlobState::Checked).await?;
    blobs.set_state(cx, blob, BlobState::Usable).await?;
    let claim = Claim {
        id: Id::new(account.bucket(), cx.now(), cx.dice()),
        account,
        file: found.as_ref().map(|file| file.id),
        mission: found.and_then(|file| file.mission).unwrap_or_default(),
        relation: new.relation,
        proof: blob,
        proof_kind: kind,
        asked_at: cx.now(),
        decided: None,
    };
    rows::insert(cx, &claim, new.words).await?;
    Ok(claim.id)
}

/// Whether the account may ask: money of the dead is given to nobody whose identity no officer has compared.
///
/// # Errors
/// Forbidden below that level.
pub(super) async fn may_ask(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    if people::assurance(cx, account).await? < Assurance::Verified {
        return Err(Refusal::new(RefusalKind::Forbidden, "heirs.verified", "heirs-refused-verified").into());
    }
    Ok(())
}

/// Who decides about heirs' requests.
///
/// # Errors
/// Not found for every other role.
pub(super) fn decider(cx: &Cx) -> Outcome<Id<marks::Staff>> {
    cx.actor().staff_holding(&[StaffRole::MissionOfficer, StaffRole::CentralReviewer])
}

/// What the officer says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Granted or not.
    pub decided: Decided,
    /// That she is no kin of the heir or of the deceased.
    pub declared: bool,
}

/// Decides. A granted request releases the file and closes it where it was still under way, so that its money can be given
/// back by two people of finance.
///
/// # Errors
/// Not found for another mission's request; forbidden for the heir herself and for kin of the deceased; a conflict if a
/// colleague was quicker; a slip without the declaration, and for granting where nothing is held.
pub async fn decide(cx: &mut Cx, catalogue: &Catalogue, id: Id<Claim>, decision: Decision) -> Outcome<()> {
    let staff = decider(cx)?;
    let scope = Scope::of(cx.actor())?;
    let claim = rows::lock(cx, &scope, id).await?;
    stranger(cx, &claim, staff).await?;
    if !decision.declared {
        return Err(Slips::one("declared", "heirs-slip-declared"));
    }
    let file = match (decision.decided, claim.file) {
        (Decided::Granted, None) => return Err(Slips::one("decision", "heirs-slip-nothing-held")),
        (Decided::Granted, Some(file)) => Some(file),
        (Decided::Refused(_), _) => None,
    };
    if !rows::decide(cx, &claim, staff, decision.decided).await? {
        return Err(Refusal::new(RefusalKind::Conflict, "heirs.decided", "heirs-refused-decided").into());
    }
    let Some(file) = file else { return Ok(()) };
    let mut file = files::load(cx, &Scope::System(REASON), file).await?;
    holding::release(cx, catalogue, &mut file, staff).await?;
    if file.may(Party::Owner, Act::Cancel) {
        record::cancelled(cx, &mut file).await?;
    }
    Ok(())
}

/// Nobody decides about her own request, nor about what kin of hers left.
pub(super) async fn stranger(cx: &mut Cx, claim: &Claim, staff: Id<marks::Staff>) -> Outcome<()> {
    let own = || Failure::from(Refusal::new(RefusalKind::Forbidden, "heirs.own", "heirs-refused-own"));
    if people::is_same_person(cx, staff, claim.account).await? {
        return Err(own());
    }
    let Some(file) = claim.file else { return Ok(()) };
    let scope = Scope::System(REASON);
    let file = files::load(cx, &scope, file).await?;
    let herself = people::staff_number_hash(cx, staff).await?;
    let kin = registry::kin::of(cx, &scope, &file).await?;
    if kin.is_some_and(|kin| kin.people.contains(&herself)) { Err(own()) } else { Ok(()) }
}

/// The reason named in a form.
pub(super) fn reason_of(name: &str) -> Option<Reason> {
    Reason::parse(name)
}
