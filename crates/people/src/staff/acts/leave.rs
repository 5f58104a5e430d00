//! Ending a colleague's record. It stays, because what she decided stays.

use async_trait::async_trait;
use kernel::{Failure, Outcome};
use store::Cx;
use web::sessions;
use work::proposals::{Approved, Excluded, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, concerned, herself};
use crate::staff::{colleagues::staff_name, store as rows};

/// The kind of this act.
pub(in crate::staff) const END: &str = "people.end_staff";

/// Ending a colleague's record.
pub(super) struct EndStaff;

#[async_trait]
impl ProposedAct for EndStaff {
    fn kind(&self) -> &'static str {
        END
    }
    fn name_text(&self) -> &'static str {
        "staff-act-end"
    }
    fn rules(&self) -> Rules {
        RULES
    }
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        rows::posts(cx, concerned(subject)).await?.ok_or_else(Failure::not_found)?;
        let name = staff_name(cx, concerned(subject)).await?;
        Ok(Shown::new(Words::text("staff-act-end")).line(Words::text("staff-list-name"), Words::plain(name)))
    }
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        herself(cx, subject).await
    }
    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let staff = concerned(&approved.proposal.subject);
        rows::disable(cx, staff).await?;
        sessions::revoke_all(cx, staff.uuid(), None).await?;
        Ok(())
    }
}
