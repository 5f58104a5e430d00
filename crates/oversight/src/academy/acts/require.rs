//! Having a role need a course from some day on, or none any more.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Day, Moment, Outcome, StaffRole};
use people::qualifications::{self, Requirement};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{both, read};
use crate::{
    ZONE,
    academy::{policy::HEADS, refusal, store as rows},
};

/// What is asked of a role.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Demand {
    /// The role.
    pub role: StaffRole,
    /// Key of the course; nothing if it is to need none.
    pub course: Option<String>,
    /// The day from whose beginning it holds, in the ministry's zone.
    pub from: Day,
}

impl Demand {
    /// The thing a proposal about it is about.
    ///
    /// # Errors
    /// Only faults.
    pub fn subject(&self) -> Outcome<Subject> {
        super::subject(super::thing(RequireCourse::KIND, self.role.as_str()), self)
    }

    fn since(&self, now: Moment) -> Moment {
        service_model::in_force::begins(self.from, ZONE).map_or(now, |begin| begin.max(now))
    }
}

/// The act.
pub struct RequireCourse;

impl RequireCourse {
    /// The act's name in the database.
    pub const KIND: &'static str = "oversight.require_course";
}

fn role(own: StaffRole) -> Words {
    Words::text(format!("staff-role-{}", own.as_str().replace('_', "-")))
}

#[async_trait]
impl ProposedAct for RequireCourse {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "academy-act-require"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: HEADS, deciders: HEADS, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let demand: Demand = read(subject)?;
        let held = qualifications::requirements(cx).await?.into_iter().find(|own| own.role == demand.role);
        if held.as_ref().map(|own| own.course.as_str()) == demand.course.as_deref() {
            return Err(refusal::needed_already().into());
        }
        let before = held.map_or(Words::text("academy-needs-none"), |own| Words::plain(own.course));
        let after = match &demand.course {
            Some(course) => {
                let names = rows::edition(cx, course).await?.body.names;
                Words::Names { ar: names.ar, en: names.en }
            }
            None => Words::text("academy-needs-none"),
        };
        Ok(Shown::new(Words::text("academy-act-require"))
            .line(Words::text("academy-role"), role(demand.role))
            .change(Words::text("academy-course"), before, after)
            .line(Words::text("academy-from"), Words::Day(demand.from)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let demand: Demand = read(&approved.proposal.subject)?;
        let by = both(cx, &approved)?;
        let Some(course) = demand.course.clone() else {
            return qualifications::release(cx, demand.role).await;
        };
        let names = rows::edition(cx, &course).await?.body.names;
        let since = demand.since(cx.now());
        let new = Requirement { role: demand.role, course, names, since };
        qualifications::require(cx, &new, (&by.0, &by.1)).await
    }
}
