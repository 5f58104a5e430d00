//! Kin whom the registry names: who is kept from the file, what happens until she is known, and what repeats do.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use kernel::{Failure, Outcome};
use tokio::sync::Semaphore;
use work::{
    items::Claimed,
    proposals::{Decided, queries},
};

use super::{
    deciding::{approve, claim, code, recommend},
    store as rows,
    world::{APPROVER, AUNT, COLLEAGUE, OFFICER, SECOND_APPROVER, World, daughter, id, own},
};
use crate::{
    applications::{
        model::Stage,
        people_in_file,
        registry::kin::{self, REACH},
    },
    desk::{
        acts::{self, Rejecting},
        approval,
        purpose::LookPurpose,
    },
    ports::{EntryQuery, EntryReply, KinQuery, KinReply, Registry, RegistryQuery, RegistryReply},
};

/// A registry that names the aunt, or what it was told instead.
pub struct Kin {
    pub next: Mutex<Vec<Outcome<KinReply>>>,
    pub asked: AtomicUsize,
    /// How many questions may be answered; the others wait.
    pub open: Semaphore,
}

impl Default for Kin {
    fn default() -> Self {
        Self { next: Mutex::default(), asked: AtomicUsize::new(0), open: Semaphore::new(1_000) }
    }
}

impl Kin {
    fn telling(reply: Outcome<KinReply>) -> Self {
        Self { next: Mutex::new(vec![reply]), ..Self::default() }
    }

    fn tell(&self, reply: KinReply) {
        self.next.lock().unwrap().push(Ok(reply));
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn named(staff: &[u128]) -> KinReply {
    KinReply { kin: staff.iter().map(|staff| own(*staff)).collect(), whole: true }
}

#[async_trait]
impl Registry for Kin {
    async fn search(&self, _query: RegistryQuery) -> Outcome<RegistryReply> {
        Err(Failure::fault("searching", "the desk searches for nobody"))
    }

    async fn kin(&self, query: KinQuery) -> Outcome<KinReply> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        assert!(query.of.contains(&daughter()), "the number in the record is asked about, whatever was stated");
        assert_eq!((query.reach, query.asked_by.as_str()), (REACH, "system:ask_kin"));
        self.open.acquire().await.unwrap().forget();
        let mut next = self.next.lock().unwrap();
        if next.is_empty() { Ok(named(&[AUNT])) } else { next.remove(0) }
    }

    async fn enter(&self, _query: EntryQuery) -> Outcome<EntryReply> {
        Err(Failure::fault("entering", "nothing is entered here"))
    }
}

async fn open(world: &World, staff: u128) -> Outcome<()> {
    let mut cx = world.as_staff(staff).await;
    acts::open(&mut cx, world.file.reference, LookPurpose::Enquiry).await?;
    cx.commit().await
}

/// The child gets another number, as after a correction, and the registry is to be asked anew.
async fn corrected(world: &World) {
    let mut cx = world.system().await;
    let mut subject = people_in_file::subject(&mut cx, &world.file).await.unwrap().unwrap();
    subject.number = Some(own(77).digits().to_owned());
    people_in_file::replace_subject(&mut cx, &world.file, &subject).await.unwrap();
    kin::seek(&mut cx, &world.file).await.unwrap();
    cx.commit().await.unwrap();
}

/// The registry is asked once a second, and the clock of a test stands still.
async fn later(world: &World) {
    world.db.clock.advance(Duration::from_secs(60));
    world.drain().await;
}

#[tokio::test]
async fn an_aunt_neither_acts_nor_looks_and_a_stranger_does_both() {
    let world = World::new().await;
    assert_eq!(code(claim(&world, AUNT).await.unwrap_err()), "desk.own_file");
    assert_eq!(code(open(&world, AUNT).await.unwrap_err()), "desk.own_file");
    open(&world, COLLEAGUE).await.unwrap();
    assert!(matches!(claim(&world, OFFICER).await.unwrap(), Claimed::Yours(_)));
    let mut cx = world.as_staff(OFFICER).await;
    let handed = acts::hand_over(&mut cx, world.file.reference, id(AUNT), "on leave").await;
    assert_eq!(code(handed.unwrap_err()), "slips");
    let mut browser = world.browser(COLLEAGUE).await;
    let search = browser.open("/desk/search").await.form("/en/desk/search");
    let found = browser.submit(search.with("words", own(AUNT).digits()).with("purpose", "enquiry")).await;
    assert!(!found.says(&world.file.reference.to_string()), "no file is found by the number of kin");
}

#[tokio::test]
async fn until_the_registry_has_answered_the_file_waits_and_nobody_looks_into_it() {
    let away = Failure::passing("asking the registry", "it does not answer");
    let world = World::asking(Kin::telling(Err(away))).await;
    assert_eq!(world.file.stage(), Stage::UnderReview);
    for staff in [OFFICER, AUNT] {
        assert_eq!(code(claim(&world, staff).await.unwrap_err()), "desk.kin_not_known");
        assert_eq!(code(open(&world, staff).await.unwrap_err()), "desk.kin_not_known");
    }
    let mut browser = world.browser(OFFICER).await;
    let queue = browser.open("/desk").await;
    queue.must_be_ok().must_say(&world.file.reference.to_string());
    let told = browser.submit(queue.form(&format!("/en/desk/files/{}/claim", world.file.reference.compact()))).await;
    assert_eq!(told.status.as_u16(), 409, "{}", told.text());
    told.must_say("The civil register has not yet said");
    assert!(rows::looks(&mut world.system().await, world.file.id).await.is_empty(), "nothing was shown");
    world.db.clock.advance(Duration::from_secs(3600));
    world.drain().await;
    assert!(matches!(claim(&world, OFFICER).await.unwrap(), Claimed::Yours(_)));
    assert_eq!(code(open(&world, AUNT).await.unwrap_err()), "desk.own_file");
}

#[tokio::test]
async fn the_same_question_is_put_once_however_often_the_job_comes() {
    let world = World::new().await;
    assert_eq!(world.kin.asked(), 1);
    let mut cx = world.system().await;
    kin::seek(&mut cx, &world.file).await.unwrap();
    rows::enqueue_kin(&mut cx, world.file.id).await;
    cx.commit().await.unwrap();
    later(&world).await;
    assert_eq!(world.kin.asked(), 1);
    assert_eq!(rows::jobs(&mut world.system().await, kin::ASK_KIN).await, 0);
    assert_eq!(code(claim(&world, AUNT).await.unwrap_err()), "desk.own_file");
}

#[tokio::test]
async fn an_answer_about_somebody_else_is_dropped_and_the_right_one_asked_for() {
    let world = World::new().await;
    // The registry takes its time over the second question, and meanwhile the number is corrected once more.
    world.kin.open.forget_permits(1_000);
    world.kin.tell(named(&[COLLEAGUE]));
    world.kin.tell(named(&[OFFICER]));
    corrected(&world).await;
    let meanwhile = async {
        while world.kin.asked() < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let mut cx = world.system().await;
        let mut subject = people_in_file::subject(&mut cx, &world.file).await.unwrap().unwrap();
        subject.number = Some(daughter().digits().to_owned());
        people_in_file::replace_subject(&mut cx, &world.file, &subject).await.unwrap();
        kin::seek(&mut cx, &world.file).await.unwrap();
        cx.commit().await.unwrap();
        world.kin.open.add_permits(10);
    };
    world.db.clock.advance(Duration::from_secs(60));
    tokio::join!(world.drain(), meanwhile);
    assert_eq!(code(claim(&world, OFFICER).await.unwrap_err()), "desk.kin_not_known", "the answer was not for these");
    later(&world).await;
    assert_eq!(world.kin.asked(), 3);
    assert_eq!(code(claim(&world, OFFICER).await.unwrap_err()), "desk.own_file");
    assert!(matches!(claim(&world, COLLEAGUE).await.unwrap(), Claimed::Yours(_)), "the dropped answer left nothing");
}

#[tokio::test]
async fn whoever_turns_out_to_be_kin_sees_nothing_more_of_a_file_she_holds_and_can_give_it_back() {
    let world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let base = format!("/desk/files/{}", world.file.reference.compact());
    world.browser(OFFICER).await.open(&base).await.must_be_ok().must_say("beside the record");
    corrected(&world).await;
    let waiting = world.browser(OFFICER).await.get(&format!("/en{base}")).await;
    assert_eq!(waiting.status.as_u16(), 409, "{}", waiting.text());
    world.kin.tell(named(&[OFFICER]));
    later(&world).await;
    let kept = world.browser(OFFICER).await.get(&format!("/en{base}")).await;
    assert_eq!(kept.status.as_u16(), 403, "{}", kept.text());
    let mut cx = world.as_staff(OFFICER).await;
    acts::release(&mut cx, world.file.reference, "kin of mine").await.unwrap();
    cx.commit().await.unwrap();
    assert!(matches!(claim(&world, AUNT).await.unwrap(), Claimed::Yours(_)), "she was kin of another number");
}

#[tokio::test]
async fn kin_who_become_known_after_the_recommendation_exclude_an_approver_and_void_nothing() {
    let mut world = World::new().await;
    recommend(&mut world, OFFICER).await;
    claim(&world, APPROVER).await.unwrap();
    corrected(&world).await;
    world.kin.tell(named(&[APPROVER]));
    later(&world).await;
    assert_eq!(code(approve(&world, APPROVER).await.unwrap_err()), "desk.own_file");
    let mut cx = world.system().await;
    let open = queries::open_of(&mut cx, approval::KIND, world.file.id.uuid()).await.unwrap();
    let proposal = open.expect("the recommendation stands");
    let stored = proposal.excluded_people.len();
    assert!(stored > 0 && stored <= 4, "kin are not written down with what is kept for good: {stored}");
    drop(cx);
    let mut cx = world.as_staff(APPROVER).await;
    acts::release(&mut cx, world.file.reference, "kin of mine").await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(approve(&world, SECOND_APPROVER).await.unwrap(), Decided::Approved);
}

#[tokio::test]
async fn an_answer_that_is_not_everybody_is_told_to_the_officer() {
    let some = KinReply { whole: false, ..named(&[AUNT]) };
    let world = World::asking(Kin::telling(Ok(some))).await;
    claim(&world, OFFICER).await.unwrap();
    let base = format!("/desk/files/{}", world.file.reference.compact());
    world.browser(OFFICER).await.open(&base).await.must_be_ok().must_say("could not name all kin");
    let whole = World::new().await;
    claim(&whole, OFFICER).await.unwrap();
    let base = format!("/desk/files/{}", whole.file.reference.compact());
    assert!(!whole.browser(OFFICER).await.open(&base).await.must_be_ok().says("could not name all kin"));
}

#[tokio::test]
async fn kin_are_forgotten_with_the_evidence_and_not_before() {
    let world = World::new().await;
    claim(&world, OFFICER).await.unwrap();
    let mut cx = world.as_staff(OFFICER).await;
    let rejecting = Rejecting { reason: "not_registered".into(), note: "register the birth first".into() };
    acts::reject(&mut cx, &world.catalogue, world.file.reference, rejecting).await.unwrap();
    cx.commit().await.unwrap();
    let year = Duration::from_secs(366 * 86_400);
    // After a year the answers are gone, but the notes of the officers are still there to be read.
    world.forget(year).await;
    open(&world, COLLEAGUE).await.unwrap();
    assert_eq!(code(open(&world, AUNT).await.unwrap_err()), "desk.own_file");
    world.forget(4 * year).await;
    assert_eq!(rows::kin(&mut world.system().await, world.file.id).await, 0);
    assert_eq!(code(open(&world, COLLEAGUE).await.unwrap_err()), "desk.kin_not_known");
}
