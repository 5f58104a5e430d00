//! Everybody who asks, each with a session of her own, and how each act is asked for over HTTP.

use std::collections::BTreeMap;

use casework::{applications::model::Act, reach::Asker};
use kernel::{Day, NationalNumber, Sex, StaffRole};
use testkit::{Browser, Filled, Page, World, story::desk};

use super::ways::Way;
use crate::desk::decide::{APPROVER, OFFICER, enrol};

/// Every act that has an address.
pub const ACTS: [Act; 18] = [
    Act::Answer,
    Act::Submit,
    Act::Pay,
    Act::SearchAgain,
    Act::SendToDesk,
    Act::TurnIntoRegistration,
    Act::AnswerCorrection,
    Act::Cancel,
    Act::Claim,
    Act::AskRegistryAgain,
    Act::AskCorrection,
    Act::Recommend,
    Act::Return,
    Act::Reject,
    Act::Approve,
    Act::Invite,
    Act::Attend,
    Act::HandOver,
];

/// A session and a form of it, whose token opens every door to whoever may go through.
struct Member {
    browser: Browser,
    token: Filled,
}

/// Everybody.
pub struct Company {
    members: BTreeMap<Asker, Member>,
    keys: u32,
}

/// Somebody of the mission who is in nobody's way.
fn number(serial: u16) -> NationalNumber {
    NationalNumber::compose(Day::new(1984, 5, 6).unwrap(), 1, 100 + serial, Sex::Female).unwrap()
}

impl Company {
    /// Signs everybody in.
    pub async fn gather(world: &World) -> Self {
        for (serial, (login, posts)) in (1_u16..).zip([
            ("colleague", &[OFFICER][..]),
            ("same", &[OFFICER, APPROVER][..]),
            ("former", &[OFFICER, APPROVER][..]),
        ]) {
            enrol(world, login, number(serial * 10), posts).await.unwrap();
        }
        let mut members = BTreeMap::new();
        let mut visitor = world.visitor();
        let token = visitor.open("/sign-in").await.form("/sign-in");
        members.insert(Asker::Visitor, Member { browser: visitor, token });
        for (asker, part) in [(Asker::Owner, "father"), (Asker::AnotherCitizen, "stranger")] {
            let mut browser = world.citizen(part).await;
            let token = browser.open("/sign-out").await.form("/sign-out");
            members.insert(asker, Member { browser, token });
        }
        let staff = [
            (Asker::Officer, "dubai"),
            (Asker::Colleague, "colleague"),
            (Asker::Kin, "aunt"),
            (Asker::OfficerElsewhere, "abudhabi"),
            (Asker::Reviewer, "review"),
            (Asker::Approver, "authority"),
            (Asker::SamePerson, "same"),
            (Asker::FormerExaminer, "former"),
            (Asker::Staff(StaffRole::Finance), "finance"),
            (Asker::Staff(StaffRole::PrivacyOfficer), "privacy"),
            (Asker::Staff(StaffRole::Administrator), "admin"),
            (Asker::Staff(StaffRole::RulesEditor), "rules"),
            (Asker::Staff(StaffRole::RulesApprover), "rules2"),
            (Asker::Staff(StaffRole::DeliveryClerk), "delivery"),
        ];
        for (asker, login) in staff {
            let mut browser = world.staff(login).await;
            let token = browser.open("/desk/sign-out").await.form("/sign-out");
            members.insert(asker, Member { browser, token });
        }
        Self { members, keys: 0 }
    }

    /// Whether she has a session here.
    pub fn knows(&self, asker: Asker) -> bool {
        self.members.contains_key(&asker)
    }

    /// Her browser.
    pub fn browser(&mut self, asker: Asker) -> &mut Browser {
        &mut self.members.get_mut(&asker).unwrap().browser
    }

    /// Asks for the act and does not follow where the answer leads.
    pub async fn ask(&mut self, asker: Asker, act: Act, way: &Way) -> Page {
        self.keys += 1;
        let key = format!("suite-acts-{:012}", self.keys);
        let member = self.members.get_mut(&asker).unwrap();
        let form = filled(member.token.clone().with("_key", &key), act, way);
        member.browser.send_only(form).await
    }
}

/// The form of an act with everything it asks for, addressed to the file.
fn filled(form: Filled, act: Act, way: &Way) -> Filled {
    let own = |rest: &str| format!("/ar/files/{}{rest}", way.reference);
    let theirs = |rest: &str| format!("/ar{}", desk(&way.reference, rest));
    let form = form.with("note", "يُراجع المستند المرفق.");
    match act {
        Act::Answer => form.to(&own(&format!("/q/{}", way.answer.0))).with(way.answer.1, &way.answer.2),
        Act::Submit => form.to(&own("/check")),
        Act::Pay => form.to(&own("/pay")),
        Act::SearchAgain => form.to(&own("/search-again")),
        Act::SendToDesk => form.to(&own("/to-desk")),
        Act::TurnIntoRegistration => form.to(&own("/register")),
        Act::AnswerCorrection => form.to(&own("/correction")),
        Act::Cancel => form.to(&own("/cancel")),
        Act::Claim => form.to(&theirs("/claim")),
        Act::AskRegistryAgain => form.to(&theirs("/ask-registry")),
        Act::AskCorrection => form.to(&theirs("/correction")).with("field", way.correction),
        Act::Recommend => form.to(&theirs("/recommend")).with("seen", &way.seen_by_officer),
        Act::Return => form.to(&theirs("/return")),
        Act::Reject => form.to(&theirs("/reject")).with("reason", way.rejection),
        Act::Approve => form.to(&theirs("/approve")).with("seen", &way.seen_by_approver),
        Act::Invite => form.to(&theirs("/invite")).with("seen", &way.seen_by_officer),
        Act::Attend => form.to(&way.mark).with("mark", "came").with("appointment", &way.appointment),
        Act::HandOver => form.to(&theirs("/card")).with("code", &way.code),
        other => panic!("{other:?} has no address"),
    }
}
