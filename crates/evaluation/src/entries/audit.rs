//! An audit of accessibility: how many criteria were tested, and how many were met.

use async_trait::async_trait;
use kernel::{Day, Moment, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use store::Cx;
use uuid::Uuid;
use work::proposals::{Shown, Words};

use super::{Entry, Signers};
use crate::{policy::DECIDERS, store::entered, week::ZONE};

/// An audit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Audit {
    /// When it was held.
    pub held_on: Day,
    /// By whom, and by which standard.
    pub auditor: String,
    /// How many criteria were tested.
    pub tested: u32,
    /// How many were met.
    pub met: u32,
}

#[async_trait]
impl Entry for Audit {
    const KIND: &'static str = "evaluation.audit";
    const NAME: &'static str = "evaluation-act-audit";
    const ROLES: (&'static [StaffRole], &'static [StaffRole]) = (DECIDERS, DECIDERS);

    fn check(&self, now: Moment) -> Outcome<()> {
        if self.held_on > now.day_in(ZONE) || self.met > self.tested || self.tested == 0 {
            return Err(Refusal::new(RefusalKind::Conflict, "evaluation.later", "evaluation-refused-later").into());
        }
        Ok(())
    }

    async fn shown(&self, _cx: &mut Cx) -> Outcome<Shown> {
        Ok(Shown::new(Words::text("evaluation-act-audit"))
            .line(Words::text("evaluation-audit-by"), Words::plain(&self.auditor))
            .line(Words::text("evaluation-audit-on"), Words::Day(self.held_on))
            .line(Words::text("evaluation-audit-tested"), Words::Number(i64::from(self.tested)))
            .line(Words::text("evaluation-audit-met"), Words::Number(i64::from(self.met))))
    }

    async fn put(&self, cx: &mut Cx, thing: Uuid, by: &Signers) -> Outcome<()> {
        entered::audit(cx, thing, self, by).await
    }
}
