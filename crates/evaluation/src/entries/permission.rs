//! A permission of the Director of the Civil Status Authority (law 143 of 1994, article 13), and taking it back. Without one
//! nothing that the register answered is counted, and nothing at all is published; when one ends, what it allowed is deleted.

use async_trait::async_trait;
use kernel::{Day, Failure, Moment, Outcome, Refusal, RefusalKind, StaffRole};
use serde::{Deserialize, Serialize};
use store::Cx;
use uuid::Uuid;
use work::proposals::{Shown, Words};

use super::{Entry, Signers};
use crate::{
    indicators::{self, Source},
    store::{cells, entered},
    week::ZONE,
};

/// The privacy officer reads the letter; the Authority confirms that it is its own.
const ROLES: (&[StaffRole], &[StaffRole]) = (&[StaffRole::PrivacyOfficer], &[StaffRole::AuthorityApprover]);

/// What a permission is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Counting what the register answered, for the staff.
    Registry,
    /// Publishing figures of the service.
    Public,
}

impl Scope {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Registry, Self::Public];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Public => "public",
        }
    }

    /// The scope with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

    fn text(self) -> String {
        format!("evaluation-scope-{}", self.as_str())
    }
}

/// A permission, as its letter says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Permission {
    /// What for.
    pub scope: Scope,
    /// The number of the letter.
    pub number: String,
    /// Its day.
    pub issued_on: Day,
}

/// The end of a permission; its thing is the permission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ending {
    /// Which.
    pub permission: Uuid,
}

fn conflict(code: &'static str, text: &'static str) -> Failure {
    Refusal::new(RefusalKind::Conflict, code, text).into()
}

#[async_trait]
impl Entry for Permission {
    const KIND: &'static str = "evaluation.permission";
    const NAME: &'static str = "evaluation-act-permission";
    const ROLES: (&'static [StaffRole], &'static [StaffRole]) = ROLES;

    fn check(&self, now: Moment) -> Outcome<()> {
        if self.issued_on > now.day_in(ZONE) {
            return Err(conflict("evaluation.later", "evaluation-refused-later"));
        }
        Ok(())
    }

    async fn shown(&self, cx: &mut Cx) -> Outcome<Shown> {
        if entered::allows(cx, self.scope).await? {
            return Err(conflict("evaluation.permitted", "evaluation-refused-permitted"));
        }
        Ok(Shown::new(Words::text("evaluation-act-permission"))
            .line(Words::text("evaluation-scope"), Words::text(self.scope.text()))
            .line(Words::text("evaluation-number"), Words::plain(&self.number))
            .line(Words::text("evaluation-issued-on"), Words::Day(self.issued_on)))
    }

    async fn put(&self, cx: &mut Cx, thing: Uuid, by: &Signers) -> Outcome<()> {
        if entered::permit(cx, thing, self, by).await? {
            return Ok(());
        }
        Err(conflict("evaluation.permitted", "evaluation-refused-permitted"))
    }
}

#[async_trait]
impl Entry for Ending {
    const KIND: &'static str = "evaluation.end_permission";
    const NAME: &'static str = "evaluation-act-end-permission";
    const ROLES: (&'static [StaffRole], &'static [StaffRole]) =
        (&[StaffRole::PrivacyOfficer, StaffRole::AuthorityApprover], ROLES.1);

    fn check(&self, _now: Moment) -> Outcome<()> {
        Ok(())
    }

    async fn shown(&self, cx: &mut Cx) -> Outcome<Shown> {
        let held = entered::permissions(cx).await?.into_iter().find(|own| own.id == self.permission);
        let held = held.filter(|own| own.ended_at.is_none()).ok_or_else(Failure::not_found)?;
        Ok(Shown::new(Words::text("evaluation-act-end-permission"))
            .line(Words::text("evaluation-scope"), Words::text(held.permission.scope.text()))
            .line(Words::text("evaluation-number"), Words::plain(held.permission.number))
            .line(Words::text("evaluation-issued-on"), Words::Day(held.permission.issued_on)))
    }

    async fn put(&self, cx: &mut Cx, _thing: Uuid, by: &Signers) -> Outcome<()> {
        if !entered::end(cx, self.permission, by).await? {
            return Err(Failure::not_found());
        }
        if !entered::allows(cx, Scope::Registry).await? {
            for own in indicators::all()?.iter().filter(|own| own.source == Source::Registry) {
                cells::forget(cx, &own.key).await?;
            }
        }
        Ok(())
    }
}
