//! Letting a qualification hold on for three days, once, when nobody else could do the work.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Id, Moment, Outcome, marks};
use people::qualifications::{self, Qualification};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::read;
use crate::academy::{policy::HEADS, refusal, store as rows};

/// For how long a qualification holds on.
const LONGER: Duration = Duration::from_secs(72 * 60 * 60);

/// Whose qualification in what.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extension {
    /// Whose.
    pub staff: Id<marks::Staff>,
    /// Key of the course.
    pub course: String,
}

impl Extension {
    /// The thing a proposal about it is about.
    ///
    /// # Errors
    /// Only faults.
    pub fn subject(&self) -> Outcome<Subject> {
        let name = format!("{} {}", self.staff, self.course);
        super::subject(super::thing(ExtendQualification::KIND, &name), self)
    }
}

/// The act.
pub struct ExtendQualification;

impl ExtendQualification {
    /// The act's name in the database.
    pub const KIND: &'static str = "oversight.extend_qualification";
}

/// What would be let hold on. One that ended counts from now.
async fn held(cx: &mut Cx, own: &Extension) -> Outcome<Qualification> {
    let held = qualifications::held(cx, own.staff, &own.course).await?;
    held.filter(|held| held.extended_until.is_none()).ok_or_else(|| refusal::not_extendable().into())
}

fn until(held: &Qualification, now: Moment) -> Moment {
    held.valid_until.max(now).plus(LONGER)
}

#[async_trait]
impl ProposedAct for ExtendQualification {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "academy-act-extend"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: HEADS, deciders: HEADS, lives: Duration::from_secs(3 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let own: Extension = read(subject)?;
        let held = held(cx, &own).await?;
        let names = rows::edition(cx, &own.course).await?.body.names;
        let name = people::staff_name(cx, own.staff).await?;
        Ok(Shown::new(Words::text("academy-act-extend"))
            .line(Words::text("academy-colleague"), Words::plain(name))
            .line(Words::text("academy-course"), Words::Names { ar: names.ar, en: names.en })
            .line(Words::text("academy-ends"), Words::Moment(held.valid_until))
            .line(Words::text("academy-extended-by"), Words::text("academy-three-days")))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let own: Extension = read(subject)?;
        let key = PersonKey(people::staff_number_hash(cx, own.staff).await?);
        Ok(Excluded { people: vec![key], staff: vec![own.staff] })
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let own: Extension = read(&approved.proposal.subject)?;
        let held = held(cx, &own).await?;
        let until = until(&held, cx.now());
        if qualifications::extend(cx, own.staff, &own.course, until).await? {
            Ok(())
        } else {
            Err(refusal::not_extendable().into())
        }
    }
}
