//! Everybody who asks, each with a session of her own, and how each act is asked for over HTTP.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicU32, Ordering},
};

use casework::{
    applications::model::Act,
    reach::{Asker, InCapacity},
};
use kernel::{Day, NationalNumber, Sex, StaffRole};
use testkit::{Browser, Filled, Page, World, story::desk};

use super::{program::Program, ways::Way};
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
#[derive(Clone)]
struct Member {
    browser: Browser,
    token: Filled,
}

/// How many forms were sent.
static KEYS: AtomicU32 = AtomicU32::new(0);

/// Everybody.
pub struct Company {
    members: BTreeMap<Asker, Member>,
    /// Those of whom the story asks; the others bring files along.
    asking: BTreeSet<Asker>,
    /// The owner where many files are wanted.
    pub program: Program,
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
        members.insert(Asker::Visitor, visitor(world).await);
        members.insert(Asker::In(InCapacity::Payer), visitor(world).await);
        let citizens = [
            (Asker::Owner, "father"),
            (Asker::AnotherCitizen, "stranger"),
            (Asker::In(InCapacity::CoSigner), "mother"),
            (Asker::In(InCapacity::Heir), "widow"),
        ];
        for (asker, part) in citizens {
            members.insert(asker, citizen(world, part).await);
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
            members.insert(asker, member_of_staff(world, login).await);
        }
        // With somebody's pen they are the same people.
        for (asker, same) in [(InCapacity::Helper, Asker::AnotherCitizen), (InCapacity::CounterOfficer, Asker::Officer)]
        {
            members.insert(Asker::In(asker), members[&same].clone());
        }
        let asking = members.keys().copied().collect();
        Self { members, asking, program: Program::of(world, "father").await }
    }

    /// Signs in the citizen `part`, who asks in a capacity, and those who bring her files along.
    pub async fn representing(world: &World, part: &str, who: InCapacity) -> Self {
        let own = citizen(world, part).await;
        let mut members = BTreeMap::from([(Asker::Owner, own.clone()), (Asker::In(who), own)]);
        for (asker, login) in [(Asker::Officer, "dubai"), (Asker::Approver, "authority")] {
            members.insert(asker, member_of_staff(world, login).await);
        }
        Self { members, asking: [Asker::In(who)].into(), program: Program::of(world, part).await }
    }

    /// Whether she has a session.
    pub fn has(&self, asker: Asker) -> bool {
        self.members.contains_key(&asker)
    }

    /// Whether the story asks of her.
    pub fn asks(&self, asker: Asker) -> bool {
        self.asking.contains(&asker)
    }

    /// Her browser.
    pub fn browser(&mut self, asker: Asker) -> &mut Browser {
        &mut self.members.get_mut(&asker).unwrap().browser
    }

    /// Asks for the act and does not follow where the answer leads.
    pub async fn ask(&mut self, asker: Asker, act: Act, way: &Way) -> Page {
        // No two are alike in a process: one person may be of two companies.
        let key = format!("suite-acts-{:012}", KEYS.fetch_add(1, Ordering::Relaxed));
        let member = self.members.get_mut(&asker).unwrap();
        let form = filled(member.token.clone().with("_key", &key), (asker, act), way);
        member.browser.send_only(form).await
    }
}

async fn visitor(world: &World) -> Member {
    let mut browser = world.visitor();
    let token = browser.open("/sign-in").await.form("/sign-in");
    Member { browser, token }
}

async fn citizen(world: &World, part: &str) -> Member {
    let mut browser = world.citizen(part).await;
    let token = browser.open("/sign-out").await.form("/sign-out");
    Member { browser, token }
}

async fn member_of_staff(world: &World, login: &str) -> Member {
    let mut browser = world.staff(login).await;
    let token = browser.open("/desk/sign-out").await.form("/sign-out");
    Member { browser, token }
}

/// The form of an act with everything it asks for, addressed to the file, or to what was lent of it.
fn filled(form: Filled, (asker, act): (Asker, Act), way: &Way) -> Filled {
    let own = |rest: &str| format!("/ar/files/{}{rest}", way.reference);
    let theirs = |rest: &str| format!("/ar{}", desk(&way.reference, rest));
    let form = form.with("note", "يُراجع المستند المرفق.");
    match act {
        Act::Answer => {
            let seat = match asker {
                Asker::In(InCapacity::Helper) => "helping",
                Asker::In(InCapacity::CounterOfficer) => "desk/help",
                _ => "files",
            };
            let page = format!("/ar/{seat}/{}/q/{}", way.reference, way.answer.0);
            form.to(&page).with(way.answer.1, &way.answer.2)
        }
        Act::Pay if asker == Asker::In(InCapacity::Payer) => form.to(&way.link),
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
