//! Creating a colleague's record.

use async_trait::async_trait;
use kernel::{Id, Outcome};
use store::Cx;
use work::proposals::{Approved, Excluded, PersonKey, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use super::{RULES, posts::post_lines};
use crate::{
    same_person::number_index,
    staff::{
        commands::{Enrolment, enrol},
        draft::{StaffDraft, store as drafts},
        enrolment,
        totp::TotpSecret,
    },
};

/// The kind of this act.
pub(in crate::staff) const CREATE: &str = "people.create_staff";

/// Creating a colleague's record.
pub(super) struct CreateStaff;

#[async_trait]
impl ProposedAct for CreateStaff {
    fn kind(&self) -> &'static str {
        CREATE
    }

    fn name_text(&self) -> &'static str {
        "staff-act-create"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let draft = drafts::load(cx, Id::<StaffDraft>::from_uuid(subject.thing)).await?;
        let shown = Shown::new(Words::text("staff-act-create"))
            .line(Words::text("staff-list-name"), Words::plain(draft.name.as_str()))
            .line(Words::text("staff-user-label"), Words::plain(draft.login.as_str()))
            .line(Words::text("accounts-number"), Words::plain(draft.number.to_string()))
            .line(Words::text("accounts-email"), Words::plain(draft.email.value()));
        Ok(post_lines(shown, &draft.post))
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let draft = drafts::load(cx, Id::<StaffDraft>::from_uuid(subject.thing)).await?;
        let key = PersonKey(number_index(cx.vault(), &draft.number));
        Ok(Excluded { people: vec![key], staff: Vec::new() })
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let id = Id::<StaffDraft>::from_uuid(approved.proposal.subject.thing);
        let draft = drafts::load(cx, id).await?;
        let totp = TotpSecret::draw(cx.dice());
        let enrolment = Enrolment {
            login: &draft.login,
            name: &draft.name,
            number: &draft.number,
            email: &draft.email,
            // No password fits until she chose her own.
            password: "",
            totp: &totp,
            posts: std::slice::from_ref(&draft.post),
            proposal: Some(approved.proposal.id.uuid()),
        };
        let staff = enrol(cx, enrolment).await?;
        enrolment::issue(cx, staff).await?;
        drafts::close(cx, id).await
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        drafts::close(cx, Id::<StaffDraft>::from_uuid(proposal.subject.thing)).await
    }
}
