//! Entering something is one act, whatever is entered: it is looked at, shown, signed by a second person and put down.

use std::{marker::PhantomData, time::Duration};

use async_trait::async_trait;
use kernel::{Failure, Moment, Outcome, StaffRole};
use serde::{Serialize, de::DeserializeOwned};
use store::Cx;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject};

use super::Signers;

/// How long a second person has.
const LIVES: Duration = Duration::from_secs(14 * 86_400);

/// Something that two people enter.
#[async_trait]
pub(crate) trait Entry: Serialize + DeserializeOwned + Send + Sync + Sized + 'static {
    /// The kind of the act.
    const KIND: &'static str;
    /// The key of its name.
    const NAME: &'static str;
    /// Who proposes it, and who decides.
    const ROLES: (&'static [StaffRole], &'static [StaffRole]);

    /// Refuses what cannot be so.
    ///
    /// # Errors
    /// The refusal.
    fn check(&self, now: Moment) -> Outcome<()>;

    /// What both see.
    ///
    /// # Errors
    /// Not found if what it is about is gone.
    async fn shown(&self, cx: &mut Cx) -> Outcome<Shown>;

    /// Puts it down.
    ///
    /// # Errors
    /// A refusal if something else was put down meanwhile.
    async fn put(&self, cx: &mut Cx, thing: Uuid, by: &Signers) -> Outcome<()>;
}

/// The subject of a proposal to enter something.
///
/// # Errors
/// Never in practice: what is entered holds texts, numbers and days.
pub(crate) fn subject<T: Serialize>(thing: Uuid, own: &T) -> Outcome<Subject> {
    let details = serde_json::to_value(own).map_err(|error| Failure::fault("proposing an entry", error))?;
    Ok(Subject { thing, details })
}

/// The act of entering a `T`.
pub(super) struct Enter<T>(PhantomData<fn() -> T>);

impl<T> Enter<T> {
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

fn read<T: DeserializeOwned>(subject: &Subject) -> Outcome<T> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading an entry", error))
}

#[async_trait]
impl<T: Entry> ProposedAct for Enter<T> {
    fn kind(&self) -> &'static str {
        T::KIND
    }

    fn name_text(&self) -> &'static str {
        T::NAME
    }

    fn rules(&self) -> Rules {
        Rules { proposers: T::ROLES.0, deciders: T::ROLES.1, lives: LIVES }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own: T = read(subject)?;
        own.check(cx.now())?;
        own.shown(cx).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = &approved.proposal;
        let own: T = read(&proposal.subject)?;
        own.check(cx.now())?;
        let by = Signers::of(cx, proposal)?;
        own.put(cx, proposal.subject.thing, &by).await
    }
}
