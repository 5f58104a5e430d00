//! Acts of two people against a real database: by the rules and, passing the rules by, by the constraints.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use ::store::{Cx, testing::TestDb};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};
use uuid::Uuid;

use super::{model::DecisionFact, *};

/// Staff numbers above 100 are second accounts of the person with the number below.
struct Register;

#[async_trait]
impl Colleagues for Register {
    async fn person(&self, _cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(person(staff.uuid().as_u128() % 100))
    }
    async fn name(&self, _cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(format!("staff {}", staff.uuid().as_u128()))
    }
}

fn person(number: u128) -> PersonKey {
    PersonKey([number.to_be_bytes(), number.to_be_bytes()].concat())
}

/// Sets a number; excludes person 7 as concerned, account 8 as a contributor, and as kin whoever has become known as such.
#[derive(Default)]
struct SetNumber {
    present: AtomicI64,
    done: AtomicI64,
    kin: AtomicU64,
}

#[async_trait]
impl ProposedAct for SetNumber {
    fn kind(&self) -> &'static str {
        "test.set_number"
    }
    fn name_text(&self) -> &'static str {
        "work-proposals-act"
    }
    fn rules(&self) -> Rules {
        const ADMINISTRATOR: &[StaffRole] = &[StaffRole::Administrator];
        Rules { proposers: ADMINISTRATOR, deciders: ADMINISTRATOR, lives: Duration::from_secs(86_400) }
    }
    async fn show(&self, _cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let before = self.present.load(Ordering::SeqCst).to_string();
        let after = subject.details["number"].to_string();
        Ok(Shown::new(Words::plain("number")).change(Words::plain("n"), Words::plain(before), Words::plain(after)))
    }
    async fn excluded(&self, _cx: &mut Cx, _subject: &Subject) -> Outcome<Excluded> {
        Ok(Excluded { people: vec![person(7)], staff: vec![Id::from_uuid(Uuid::from_u128(8))] })
    }
    async fn kin(&self, _cx: &mut Cx, _subject: &Subject) -> Outcome<Vec<PersonKey>> {
        Ok(vec![person(self.kin.load(Ordering::SeqCst).into())])
    }
    async fn execute(&self, _cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let number = approved.proposal.subject.details["number"].as_i64().unwrap_or_default();
        self.done.store(number, Ordering::SeqCst);
        Ok(())
    }
}

struct World {
    db: TestDb,
    act: Arc<SetNumber>,
    acts: Acts,
}

impl World {
    async fn new() -> Self {
        let act = Arc::new(SetNumber::default());
        let acts = Acts::new(vec![act.clone()], Arc::new(Register));
        Self { db: TestDb::fresh().await.unwrap(), act, acts }
    }

    async fn as_staff(&self, number: u128) -> Cx {
        let actor = Actor::Staff {
            staff: Uuid::from_u128(number),
            roles: vec![StaffRole::Administrator],
            missions: Vec::new(),
        };
        self.db.store.begin(actor).await.unwrap()
    }

    async fn proposed_by(&self, number: u128) -> Proposal {
        let mut cx = self.as_staff(number).await;
        let proposal = propose(&mut cx, &self.acts, new_proposal(5)).await.unwrap();
        cx.commit().await.unwrap();
        proposal
    }

    async fn decided_by(&self, number: u128, proposal: &Proposal) -> Outcome<Decided> {
        let mut cx = self.as_staff(number).await;
        let decided = decide(&mut cx, &self.acts, proposal.id, proposal.shown, Decision::Approve).await?;
        cx.commit().await?;
        Ok(decided)
    }
}

fn new_proposal(number: i64) -> NewProposal<'static> {
    let details = serde_json::json!({ "number": number });
    let subject = Subject { thing: Uuid::from_u128(42), details };
    NewProposal { kind: "test.set_number", subject, reason: "it is time", seen: None }
}

fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Refusal(refusal) => refusal.code,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_second_person_approves_and_it_is_done_at_once() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    assert_eq!(world.decided_by(2, &proposal).await.unwrap(), Decided::Approved);
    assert_eq!(world.act.done.load(Ordering::SeqCst), 5);
    assert_eq!(code(world.decided_by(3, &proposal).await.unwrap_err()), "proposal.closed");
}

#[tokio::test]
async fn one_human_with_two_accounts_is_one_human() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    assert_eq!(code(world.decided_by(1, &proposal).await.unwrap_err()), "proposal.same_person");
    assert_eq!(code(world.decided_by(101, &proposal).await.unwrap_err()), "proposal.same_person");
    assert_eq!(code(world.decided_by(7, &proposal).await.unwrap_err()), "proposal.kin");
    assert_eq!(code(world.decided_by(8, &proposal).await.unwrap_err()), "proposal.contributor");
    assert_eq!(world.act.done.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn the_database_refuses_the_same_person_whatever_the_code_forgets() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    let fact = |staff: u128| DecisionFact {
        by: Id::from_uuid(Uuid::from_u128(staff)),
        at: world.db.store.now(),
        approved: true,
        reason: None,
    };
    for (staff, human) in [(1, 1), (101, 1), (1, 2), (7, 7), (8, 3)] {
        let mut cx = world.as_staff(staff).await;
        let refused = store::decide(&mut cx, proposal.id, &fact(staff), &person(human)).await;
        assert!(refused.is_err(), "account {staff} of person {human}");
    }
    let mut cx = world.as_staff(2).await;
    assert!(store::decide(&mut cx, proposal.id, &fact(2), &person(2)).await.is_ok());
}

#[tokio::test]
async fn kin_neither_propose_nor_decide_and_are_asked_for_afresh_each_time() {
    let world = World::new().await;
    world.act.kin.store(1, Ordering::SeqCst);
    let mut cx = world.as_staff(1).await;
    assert_eq!(code(propose(&mut cx, &world.acts, new_proposal(5)).await.unwrap_err()), "proposal.kin");
    drop(cx);
    world.act.kin.store(3, Ordering::SeqCst);
    let proposal = world.proposed_by(1).await;
    assert_eq!(proposal.excluded_people, [person(7).0], "who is kin is not written down with the proposal");
    assert_eq!(code(world.decided_by(3, &proposal).await.unwrap_err()), "proposal.kin");
    // It becomes known that it is another. What was proposed stands, and whoever is no kin decides.
    world.act.kin.store(2, Ordering::SeqCst);
    assert_eq!(code(world.decided_by(2, &proposal).await.unwrap_err()), "proposal.kin");
    assert_eq!(world.act.done.load(Ordering::SeqCst), 0);
    assert_eq!(world.decided_by(3, &proposal).await.unwrap(), Decided::Approved);
}

#[tokio::test]
async fn a_change_after_it_was_shown_makes_it_void() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    world.act.present.store(3, Ordering::SeqCst);
    assert_eq!(world.decided_by(2, &proposal).await.unwrap(), Decided::Void);
    assert_eq!(world.act.done.load(Ordering::SeqCst), 0);
    assert_eq!(code(world.decided_by(2, &proposal).await.unwrap_err()), "proposal.closed");
    // Proposed again, it shows what is true now.
    let again = world.proposed_by(1).await;
    assert_ne!(again.shown, proposal.shown);
    assert_eq!(world.decided_by(2, &again).await.unwrap(), Decided::Approved);
}

#[tokio::test]
async fn a_page_that_showed_something_else_is_read_again() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    let mut cx = world.as_staff(2).await;
    let other = Fingerprint::from_bytes([9; 32]);
    let stale = decide(&mut cx, &world.acts, proposal.id, other, Decision::Approve).await;
    assert_eq!(code(stale.unwrap_err()), "proposal.stale");
    drop(cx);
    assert_eq!(world.decided_by(2, &proposal).await.unwrap(), Decided::Approved, "the proposal itself still stands");
}

#[tokio::test]
async fn it_expires_and_gives_way_to_a_new_one() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    let mut cx = world.as_staff(2).await;
    let twice = propose(&mut cx, &world.acts, new_proposal(6)).await;
    assert_eq!(code(twice.unwrap_err()), "proposal.open_already");
    drop(cx);
    world.db.clock.advance(Duration::from_secs(86_401));
    assert_eq!(code(world.decided_by(2, &proposal).await.unwrap_err()), "proposal.expired");
    world.proposed_by(2).await;
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_other_roles_see_nothing() {
    let world = World::new().await;
    let proposal = world.proposed_by(1).await;
    let mut cx = world.as_staff(2).await;
    let silent = Decision::Refuse { reason: " ".into() };
    assert!(matches!(decide(&mut cx, &world.acts, proposal.id, proposal.shown, silent).await, Err(Failure::Slips(_))));
    let spoken = Decision::Refuse { reason: "not now".into() };
    let refused = decide(&mut cx, &world.acts, proposal.id, proposal.shown, spoken).await.unwrap();
    assert_eq!(refused, Decided::Refused);
    drop(cx);
    let officer = Actor::Staff {
        staff: Uuid::from_u128(2),
        roles: vec![StaffRole::MissionOfficer],
        missions: vec!["dubai".into()],
    };
    let mut cx = world.db.store.begin(officer).await.unwrap();
    assert!(queries::open(&mut cx, &world.acts, None).await.is_err());
    assert_eq!(code(queries::read(&mut cx, &world.acts, proposal.id).await.unwrap_err()), "not_found");
}
