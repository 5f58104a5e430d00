//! What happens by itself: free places go to those who wait, whoever has one is reminded within a day of the beginning, whoever
//! had one in a group that was called off is told, credentials are signed, and old applications go.

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;

use super::{
    DAYS, commands,
    model::{Cohort, Enrolment},
    ports::{Granted, Press, Recipient},
    store::{self as rows, awards, enrolments, later},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many are told in one run; the rest waits for the next.
const AT_ONCE: i64 = 200;

/// The job by which messaging tells an account something; its payload is `{account, notice, cause}`.
pub(super) const TELL: &str = "messaging.tell_account";
/// A place became free.
pub(super) const PLACE: &str = "training_place";
const TOMORROW: &str = "training_tomorrow";
const CALLED_OFF: &str = "training_called_off";
const AWARDED: &str = "training_awarded";

/// The job that signs a credential; its payload is `{enrolment}`.
pub(super) const SIGN: &str = "community.sign_credential";

/// The job `community.look_after_cohorts`, run on a schedule.
pub(super) struct LookAfterCohorts;

impl LookAfterCohorts {
    /// The kind of job.
    pub const KIND: &'static str = "community.look_after_cohorts";
}

#[async_trait]
impl Handler for LookAfterCohorts {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let cohorts = rows::cohorts(&mut cx, None).await?;
        cx.commit().await?;
        let mut left = false;
        for cohort in cohorts.iter().filter(|own| !own.is_past(store.now())) {
            left |= look_after(store, cohort).await?;
        }
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let gone = later::end_called_off(&mut cx, AT_ONCE).await?;
        left |= tell(&mut cx, CALLED_OFF, "training-called-off", gone).await?;
        let too_old = cx.now().minus(DAY * u32::from(DAYS));
        let forgotten = later::forget_older(&mut cx, too_old).await?;
        cx.commit().await?;
        tracing::info!(forgotten, "groups of training were looked after");
        Ok(if left { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}

/// Fills one group and reminds whoever comes; says whether somebody is left to remind.
async fn look_after(store: &Store, cohort: &Cohort) -> Outcome<bool> {
    let mut cx = store.begin(Actor::System(LookAfterCohorts::KIND)).await?;
    let cohort = rows::lock(&mut cx, cohort.id).await?;
    commands::fill(&mut cx, &cohort).await?;
    let mut left = false;
    if cohort.called_off_at.is_none() && cohort.content.begins_at() <= cx.now().plus(DAY) {
        let reminded = later::remind(&mut cx, cohort.id, AT_ONCE).await?;
        left = tell(&mut cx, TOMORROW, "training-tomorrow", reminded).await?;
    }
    cx.commit().await?;
    Ok(left)
}

/// Hands the messages over; says whether there may be more.
async fn tell(
    cx: &mut Cx,
    notice: &'static str,
    cause: &'static str,
    whom: Vec<(Id<Enrolment>, Id<marks::Account>)>,
) -> Outcome<bool> {
    let more = whom.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    for (id, account) in whom {
        let payload = json!({ "account": account, "notice": notice, "cause": format!("{cause}:{id}") });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    Ok(more)
}

/// Signs the credential of an award and tells its holder. Killed anywhere, it signs the same award again and keeps one.
pub(super) struct SignCredential {
    pub press: Arc<dyn Press>,
    pub catalogue: Catalogue,
}

#[derive(Deserialize)]
struct OfEnrolment {
    enrolment: Id<Enrolment>,
}

#[async_trait]
impl Handler for SignCredential {
    fn kind(&self) -> &'static str {
        SIGN
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfEnrolment { enrolment } = job.read()?;
        let mut cx = store.begin(Actor::System(SIGN)).await?;
        // Whoever forgot her account meanwhile needs no credential.
        let Some(badge) = awards::badge(&mut cx, enrolment).await? else { return Ok(Done::Finished) };
        if badge.signed_at.is_some() {
            return Ok(Done::Finished);
        }
        let award = awards::award(&mut cx, badge.place).await?;
        let training = self.catalogue.training_at(&mut cx, &award.training, award.revision).await?;
        let own = enrolments::of_account_one(&mut cx, badge.account, enrolment).await?;
        let recipient = recipient(&mut cx, &own).await?;
        let granted = Granted {
            number: award.number,
            place: award.place,
            training: award.training,
            revision: award.revision,
            names: training.award.as_ref().map_or_else(|| training.names.clone(), |own| own.names.clone()),
            criteria: training.award.as_ref().map_or_else(|| training.summary.clone(), |own| own.criteria.clone()),
            run_by: training.run_by.clone(),
            recipient,
            salt: badge.salt.clone(),
            awarded_at: award.awarded_at,
        };
        let credential = self.press.sign(&granted)?;
        if awards::sign(&mut cx, &badge, credential).await? {
            let payload = json!({ "account": badge.account, "notice": AWARDED, "cause": format!("training-awarded:{enrolment}") });
            jobs::enqueue(&mut cx, NewJob::new(TELL, payload)).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// By what the holder can be told: a child by the name, anybody else by the mailbox, or by the mobile if there is none.
async fn recipient(cx: &mut Cx, own: &Enrolment) -> Outcome<Recipient> {
    if let Some(name) = enrolments::child(cx, own).await? {
        return Ok(Recipient::Name(name));
    }
    let (_, contacts) = people::reach(cx, own.account).await?;
    let of = |kind: &str| {
        let held = contacts.iter().find(|held| held.contact.kind().as_str() == kind);
        held.map(|held| held.contact.value().to_owned())
    };
    if let Some(email) = of("email") {
        return Ok(Recipient::Email(email));
    }
    match of("mobile") {
        Some(mobile) => Ok(Recipient::Mobile(mobile)),
        None => Ok(Recipient::Name(people::name_of(cx, own.account).await?)),
    }
}
