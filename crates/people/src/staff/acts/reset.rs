//! Resetting a colleague's credentials: the old ones end at once, she chooses new ones herself.

use async_trait::async_trait;
use kernel::{Failure, Outcome};
use store::Cx;
use web::sessions;
use work::proposals::{Approved, Excluded, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, concerned, herself};
use crate::staff::{colleagues::staff_name, enrolment, store as rows, totp::TotpSecret};

/// The kind of this act.
pub(in crate::staff) const RESET: &str = "people.reset_credentials";

/// Resetting a colleague's credentials.
pub(super) struct ResetCredentials;

#[async_trait]
impl ProposedAct for ResetCredentials {
    fn kind(&self) -> &'static str {
        RESET
    }
    fn name_text(&self) -> &'static str {
        "staff-act-reset"
    }
    fn rules(&self) -> Rules {
        RULES
    }
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        rows::posts(cx, concerned(subject)).await?.ok_or_else(Failure::not_found)?;
        let name = staff_name(cx, concerned(subject)).await?;
        let shown = Shown::new(Words::text("staff-act-reset"));
        Ok(shown.line(Words::text("staff-list-name"), Words::plain(name)))
    }
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        herself(cx, subject).await
    }
    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let staff = concerned(&approved.proposal.subject);
        let totp = TotpSecret::draw(cx.dice());
        rows::put_credentials(cx, staff, "", &totp).await?;
        sessions::revoke_all(cx, staff.uuid(), None).await?;
        enrolment::issue(cx, staff).await
    }
}
