//! What is done about a nomination. Each runs in the caller's transaction.

use ::store::{
    Cx,
    jobs::{self, NewJob},
};
use kernel::{Failure, Id, Outcome, Permit, marks};
use serde_json::json;

use super::{
    criteria::{Criteria, Published, Scores},
    nomination::{Nomination, Stage},
    policy::{self, Nominate},
    refusal, store as rows,
};
use crate::experts::{
    ZONE,
    ministry::Ministry,
    model::Audience,
    profile::{Profile, Vetting},
    store as experts,
};

type AccountId = Id<marks::Account>;

/// The job by which messaging tells an account something.
const TELL: &str = "messaging.tell_account";

/// Who nominates: the expert herself, or a ministry.
pub enum By {
    /// Herself.
    Herself,
    /// A ministry, by one of its staff.
    Ministry(Ministry, Id<marks::Staff>, Permit<Nominate>),
}

/// Nominates somebody under the criteria in force; whom a ministry nominates is asked whether she agrees.
///
/// # Errors
/// A refusal for a profile that is not verified where the criteria ask for it, or where another nomination stands.
pub async fn nominate(
    cx: &mut Cx,
    published: &Published,
    (profile, by): (&Profile, By),
    (title, statement): (&str, &str),
) -> Outcome<Id<Nomination>> {
    let today = cx.now().day_in(ZONE);
    let criteria = published.on(today).ok_or_else(Failure::not_found)?;
    let title = criteria.title(title).ok_or_else(Failure::not_found)?;
    let verified = profile.standing()?.iter().any(|(own, _)| *own == Vetting::Verified);
    let shows = !profile.content.seen_by(&profile.entries, Audience::Ministries).is_empty();
    if !shows || (criteria.verified_first && !verified) {
        return Err(refusal::unverified());
    }
    // The profile's row is locked, so that two who nominate at once wait for each other.
    experts::profile(cx, profile.account).await?.ok_or_else(Failure::not_found)?;
    for own in rows::of_account(cx, profile.account).await? {
        if !own.leaves_room(published.version(own.criteria)?, today) {
            return Err(refusal::nominated());
        }
    }
    let now = cx.now();
    let (by, agreed_at) = match by {
        By::Herself => (None, Some(now)),
        By::Ministry(ministry, staff, _permit) => (Some((ministry, staff)), None),
    };
    let own = Nomination {
        id: Id::unowned(now, cx.dice()),
        account: profile.account,
        title: title.key.clone(),
        criteria: criteria.version,
        by,
        statement: statement.to_owned(),
        nominated_at: now,
        agreed_at,
        withdrawn_at: None,
        objection: None,
        answer: None,
        assessments: Vec::new(),
        decisions: Vec::new(),
    };
    rows::insert(cx, &own).await?;
    if own.by.is_some() {
        tell(cx, own.account, ("expert_nominated", format!("expert-nominated:{}", own.id))).await?;
    }
    Ok(own.id)
}

/// What an expert does with a nomination of hers.
pub enum Hers<'w> {
    /// Agrees to what a ministry proposes.
    Agree,
    /// Declines or withdraws it; a mark goes with it.
    Withdraw,
    /// Objects to a refusal.
    Object(&'w str),
}

/// Does it.
///
/// # Errors
/// Not found for somebody else's; a refusal where it does not stand so that this can be done.
pub async fn hers(
    cx: &mut Cx,
    published: &Published,
    (account, id): (AccountId, Id<Nomination>),
    act: Hers<'_>,
) -> Outcome<()> {
    let own = rows::one(cx, id).await?;
    if own.account != account {
        return Err(Failure::not_found());
    }
    let stage = own.stage(published.version(own.criteria)?, cx.now().day_in(ZONE));
    match (act, stage) {
        (Hers::Agree, Stage::Offered) => rows::agree(cx, &own).await,
        (Hers::Withdraw, own_stage) if own_stage.is_open() || matches!(own_stage, Stage::Held(_)) => {
            rows::withdraw(cx, &own).await
        }
        (Hers::Object(words), Stage::Refused(_)) => rows::object(cx, &own, words).await,
        _ => Err(refusal::stage()),
    }
}

/// Writes what an assessor found.
///
/// # Errors
/// As [`policy::may_assess`].
pub async fn assess(cx: &mut Cx, id: Id<Nomination>, scores: &Scores) -> Outcome<()> {
    let own = rows::one(cx, id).await?;
    let (staff, person, _permit) = policy::may_assess(cx, &own).await?;
    rows::assess(cx, &own, (staff, &person), scores).await
}

/// Tells an expert that something about her can be read.
pub(super) async fn tell(cx: &mut Cx, account: AccountId, (notice, cause): (&str, String)) -> Outcome<()> {
    let payload = json!({ "account": account, "notice": notice, "cause": cause });
    jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    Ok(())
}

/// Tells everybody whose mark can be renewed from now on, once; says how many were told.
pub async fn tell_ending(cx: &mut Cx, criteria: &Criteria, most: i64) -> Outcome<usize> {
    let last = cx.now().day_in(ZONE).plus_days(criteria.renewal_days);
    let ending = rows::ending(cx, criteria.version, last, most).await?;
    for (account, id) in &ending {
        tell(cx, *account, ("expert_mark_ends", format!("expert-mark-ends:{id}"))).await?;
    }
    Ok(ending.len())
}
