//! Publishing a need, verifying and endorsing take two people each. A proposal about a person holds her public identifier and
//! what was bound, and none of her words.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use kernel::{Actor, Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use work::proposals::{Approved, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    ministry::Ministry,
    need::{Need, Published},
    policy::{ENDORSERS, MINISTRIES, VERIFIERS},
    profile::{Profile, Vetting, basis},
    refusal, store as rows,
};

/// The kind of publishing a need.
pub(super) const PUBLISH: &str = "community.publish_need";
/// The kind of verifying.
pub(super) const VERIFY: &str = "community.verify_expert";
/// The kind of endorsing.
pub(super) const ENDORSE: &str = "community.endorse_expert";

const LIVES: Duration = Duration::from_secs(14 * 86_400);

/// A need, and the ministry that proposes it.
#[derive(Serialize, Deserialize)]
pub(super) struct ProposedNeed {
    pub need: Need,
    pub ministry: Ministry,
}

/// What a person's confirmation binds to.
#[derive(Serialize, Deserialize)]
struct Bound {
    digest: String,
}

fn written<T: Serialize>(thing: Uuid, details: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(details).map_err(|error| Failure::fault("proposing about an expert", error))?;
    Ok(Subject { thing, details })
}

fn read<T: for<'d> Deserialize<'d>>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a proposal", error))
}

fn decider(cx: &Cx) -> Outcome<String> {
    match cx.actor() {
        Actor::Staff { staff, .. } => Ok(staff.to_string()),
        _ => Err(Failure::not_found()),
    }
}

/// The subject of publishing a need.
///
/// # Errors
/// Never in practice: a need holds texts.
pub(super) fn need_subject(thing: Uuid, proposed: &ProposedNeed) -> Outcome<Subject> {
    written(thing, proposed)
}

/// The subject of confirming what a profile says now.
///
/// # Errors
/// Never in practice: it is a digest.
pub(super) fn vetting_subject(profile: &Profile) -> Outcome<Subject> {
    written(profile.id.uuid(), &Bound { digest: HEXLOWER.encode(&basis(&profile.content, &profile.entries)?) })
}

/// Publishing a need.
pub(super) struct PublishNeed;

#[async_trait]
impl ProposedAct for PublishNeed {
    fn kind(&self) -> &'static str {
        PUBLISH
    }

    fn name_text(&self) -> &'static str {
        "experts-act-publish"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: MINISTRIES, deciders: MINISTRIES, lives: LIVES }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own: ProposedNeed = read(subject)?;
        if own.need.until < cx.now().day_in(super::ZONE) {
            return Err(refusal::closed());
        }
        Ok(Shown::new(Words::text("experts-act-publish"))
            .line(Words::text("experts-need-title"), Words::plain(own.need.title))
            .line(Words::text("experts-need-about"), Words::plain(own.need.about))
            .line(Words::text("experts-need-agency"), Words::plain(own.need.agency))
            .line(Words::text("experts-need-offer"), Words::text(format!("experts-offer-{}", own.need.offer.as_str())))
            .line(Words::text("experts-need-last"), Words::Day(own.need.until)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let own: ProposedNeed = read(&proposal.subject)?;
        let (id, at) = (Id::from_uuid(proposal.subject.thing), cx.now());
        let by = (proposal.proposed_by.to_string(), decider(cx)?);
        rows::insert_need(cx, &Published { id, need: own.need, ministry: own.ministry, at }, (&by.0, &by.1)).await
    }
}

/// Confirming what a profile says.
pub(super) struct Vet(pub Vetting);

/// The profile, if it still says what was bound.
async fn bound(cx: &mut Cx, subject: &Subject) -> Outcome<(Profile, Vec<u8>)> {
    let own: Bound = read(subject)?;
    let profile = rows::by_id(cx, Id::from_uuid(subject.thing)).await?.ok_or_else(Failure::not_found)?;
    let now = basis(&profile.content, &profile.entries)?;
    if HEXLOWER.encode(&now) == own.digest { Ok((profile, now)) } else { Err(refusal::answered()) }
}

#[async_trait]
impl ProposedAct for Vet {
    fn kind(&self) -> &'static str {
        match self.0 {
            Vetting::Verified => VERIFY,
            Vetting::Endorsed => ENDORSE,
        }
    }

    fn name_text(&self) -> &'static str {
        match self.0 {
            Vetting::Verified => "experts-act-verify",
            Vetting::Endorsed => "experts-act-endorse",
        }
    }

    fn rules(&self) -> Rules {
        let who = match self.0 {
            Vetting::Verified => VERIFIERS,
            Vetting::Endorsed => ENDORSERS,
        };
        Rules { proposers: who, deciders: who, lives: LIVES }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (profile, digest) = bound(cx, subject).await?;
        Ok(Shown::new(Words::text(self.name_text()))
            .line(Words::text("experts-profile"), Words::plain(profile.id.to_string()))
            .line(Words::text("experts-bound"), Words::plain(HEXLOWER.encode(&digest))))
    }

    /// Nobody verifies or endorses herself. A proposal is kept for good and her number is not, so it is asked for each time.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let profile = rows::by_id(cx, Id::from_uuid(subject.thing)).await?.ok_or_else(Failure::not_found)?;
        Ok(people::account_number_hash(cx, profile.account).await?.map(PersonKey).into_iter().collect())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let (profile, digest) = bound(cx, &proposal.subject).await?;
        let by = (proposal.proposed_by.to_string(), decider(cx)?);
        rows::vet(cx, profile.account, (self.0, &digest), (&by.0, &by.1)).await
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/experts/people/{}", subject.thing))
    }
}
