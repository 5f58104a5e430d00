//! From an empty database to definitions in force by two people, there and back through a folder, and what the database
//! itself refuses.

use std::sync::Arc;

use ::store::{Cx, testing::TestDb};
use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, StaffRole, marks};
use proptest::prelude::*;
use service_model::{
    Sources,
    amend::{self, At, Written},
};
use uuid::Uuid;
use work::proposals::{Acts, Colleagues, Decided, Decision, PersonKey, decide};

use super::{
    commands::{self, Seen},
    folder,
    model::{Basis, Draft, ZONE},
    policy, store as rows,
};
use crate::{
    Catalogue,
    definitions::{Definitions, Kind},
    revisions::{Content, Decree, store as revisions},
};

/// Every staff account is a person of its own.
struct Strangers;

#[async_trait]
impl Colleagues for Strangers {
    async fn person(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(PersonKey(cx.vault().blind("test.person", &staff.to_string())))
    }
    async fn name(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(staff.to_string())
    }
}

struct Desk {
    db: TestDb,
    acts: Acts,
}

impl Desk {
    async fn new() -> Self {
        Self { db: TestDb::fresh().await.unwrap(), acts: Acts::new(crate::proposed_acts(), Arc::new(Strangers)) }
    }

    async fn begin(&self, staff: u128, role: StaffRole) -> Cx {
        let actor = Actor::Staff { staff: Uuid::from_u128(staff), roles: vec![role], missions: Vec::new() };
        self.db.store.begin(actor).await.unwrap()
    }

    async fn open_drafts(&self) -> Vec<Draft> {
        let mut cx = self.begin(1, StaffRole::RulesEditor).await;
        rows::list(&mut cx, None).await.unwrap()
    }

    /// Dates a draft to today, hands it over and has it approved.
    async fn in_force(&self, draft: &Draft) -> Decided {
        let mut cx = self.begin(1, StaffRole::RulesEditor).await;
        let today = cx.now().day_in(ZONE);
        let decree = Decree { number: "1/2026".to_owned(), on: today };
        let seen = Seen { id: draft.id, version: draft.version };
        let permit = || policy::may_edit(&cx_actor()).unwrap().1;
        commands::date(&mut cx, permit(), seen, &Basis { holds_from: today, decree }).await.unwrap();
        let seen = Seen { version: draft.version + 1, ..seen };
        let proposal = commands::propose(&mut cx, permit(), &self.acts, seen, "أول نشر").await.unwrap();
        cx.commit().await.unwrap();
        let mut cx = self.begin(2, StaffRole::RulesApprover).await;
        let decided = decide(&mut cx, &self.acts, proposal.id, proposal.shown, Decision::Approve).await.unwrap();
        cx.commit().await.unwrap();
        decided
    }
}

fn cx_actor() -> Actor {
    Actor::Staff { staff: Uuid::from_u128(1), roles: vec![StaffRole::RulesEditor], missions: Vec::new() }
}

async fn imported(desk: &Desk, definitions: &Definitions) -> commands::Drafted {
    let mut cx = desk.db.store.begin(Actor::System("test")).await.unwrap();
    let drafted = commands::import(&mut cx, definitions).await.unwrap();
    cx.commit().await.unwrap();
    drafted
}

#[tokio::test]
async fn an_empty_desk_puts_the_shipped_definitions_in_force_and_gives_them_back_as_they_were() {
    let desk = Desk::new().await;
    let shipped = Definitions::shipped();
    let drafted = imported(&desk, &shipped).await;
    // The messages the program brings are sent as they are; nobody need approve them first.
    let messages = shipped.0.iter().filter(|one| one.kind == Kind::Message).count();
    assert_eq!((drafted.opened.len(), drafted.unchanged), (shipped.0.len() - messages, messages));
    let catalogue = Catalogue::new();
    let snapshot = catalogue.refresh(&desk.db.store).await.unwrap();
    assert!(snapshot.service("birth_certificate").is_err(), "drafts do not run");
    assert_eq!(imported(&desk, &shipped).await.held.len(), shipped.0.len() - messages, "and are not written over");
    assert!(snapshot.message("issued").is_ok(), "people are told from the first day");

    for draft in desk.open_drafts().await {
        assert_eq!(desk.in_force(&draft).await, Decided::Approved, "{}", draft.key);
    }
    let snapshot = catalogue.refresh(&desk.db.store).await.unwrap();
    assert!(snapshot.takes("birth_certificate", "ae"));
    let country = &snapshot.country("ae").unwrap().definition;
    assert!(snapshot.rate(country, desk.db.store.now()).is_ok(), "the rate came with the country");

    // Out into a folder and in again: nothing differs, to the byte.
    let target = tempfile::tempdir().unwrap();
    let mut cx = desk.db.store.begin(Actor::System("test")).await.unwrap();
    let written = folder::export(&mut cx, target.path()).await.unwrap();
    assert_eq!(written, shipped.0.len());
    let again = Definitions::read(target.path()).unwrap();
    let sorted = |all: &Definitions| {
        let mut files: Vec<_> = all.0.iter().map(|one| (one.place.clone(), one.sources.canonical_bytes())).collect();
        files.sort();
        files
    };
    assert_eq!(sorted(&again), sorted(&shipped));
    let drafted = imported(&desk, &again).await;
    assert_eq!((drafted.opened.len(), drafted.unchanged), (0, shipped.0.len()));
}

#[tokio::test]
async fn what_was_published_or_given_up_never_changes_in_the_database_itself() {
    let desk = Desk::new().await;
    imported(&desk, &Definitions::shipped()).await;
    let drafts = desk.open_drafts().await;
    let egypt = drafts.iter().find(|draft| draft.key == "eg").unwrap();
    desk.in_force(egypt).await;
    let mut cx = desk.begin(1, StaffRole::RulesEditor).await;
    let again = rows::write(&mut cx, egypt.id, &egypt.files).await;
    assert!(again.is_err(), "a closed draft never changes");
    let other = drafts.iter().find(|draft| draft.key == "sa").unwrap();
    let mut cx = desk.begin(1, StaffRole::RulesEditor).await;
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    let stale = Seen { id: other.id, version: other.version + 7 };
    assert!(commands::give_up(&mut cx, permit, stale).await.is_err());
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    commands::give_up(&mut cx, permit, Seen { id: other.id, version: other.version }).await.unwrap();
    assert_eq!(rows::history(&mut cx, other.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_draft_of_an_older_revision_is_not_put_in_force() {
    let desk = Desk::new().await;
    let mut cx = desk.db.store.begin(Actor::System("test")).await.unwrap();
    crate::revisions::rehearse(&mut cx, &Definitions::shipped()).await.unwrap();
    cx.commit().await.unwrap();
    let mut cx = desk.begin(1, StaffRole::RulesEditor).await;
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    let id = commands::open(&mut cx, permit, Kind::Service, "birth_certificate").await.unwrap();
    let draft = rows::lock(&mut cx, id).await.unwrap().unwrap();
    let text = draft.files.get("workflow.toml").unwrap();
    let text = amend::set(text, At::Table(""), "objection_days", Some(&Written::Whole(61))).unwrap();
    let files = draft.files.clone().with("workflow.toml", text);
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    commands::change(&mut cx, permit, Seen { id, version: draft.version }, &files).await.unwrap();
    cx.commit().await.unwrap();
    // Somebody publishes another revision past the desk, as a migration of a rehearsal might.
    let newer =
        draft.files.clone().with("workflow.toml", format!("# Noted.\n{}", draft.files.get("workflow.toml").unwrap()));
    let mut all = Definitions::shipped();
    all.0.iter_mut().filter(|one| one.place == draft.place).for_each(|one| one.sources = newer.clone());
    let mut cx = desk.db.store.begin(Actor::System("test")).await.unwrap();
    crate::revisions::rehearse(&mut cx, &all).await.unwrap();
    cx.commit().await.unwrap();
    let mut cx = desk.begin(1, StaffRole::RulesEditor).await;
    let today = cx.now().day_in(ZONE);
    let basis = Basis { holds_from: today, decree: Decree { number: "1/2026".to_owned(), on: today } };
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    commands::date(&mut cx, permit, Seen { id, version: 2 }, &basis).await.unwrap();
    let permit = policy::may_edit(cx.actor()).unwrap().1;
    let refused = commands::propose(&mut cx, permit, &desk.acts, Seen { id, version: 3 }, "تجربة").await;
    assert!(format!("{:?}", refused.unwrap_err()).contains("rules.outdated"));
    let revised = Definitions::shipped().0.iter().filter(|one| one.kind != Kind::Message).count();
    assert_eq!(revisions::newest(&mut cx).await.unwrap().len(), revised);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is edited, a folder written out and read in again is the same revision: the same files, the same digest.
    #[test]
    fn any_edited_definition_survives_the_folder(
        summary in "[ -~\\p{Arabic}\\n]{1,80}",
        amount in 0_u32..1_000_000,
        which in 0_usize..4,
    ) {
        let mut definitions = Definitions::shipped();
        let service = definitions.0.iter_mut().filter(|one| one.kind == Kind::Service).nth(which % 2).unwrap();
        let words = Written::text(summary);
        let text = service.sources.get("texts/ar.toml").unwrap();
        let text = amend::set(text, At::Table(""), "summary", Some(&words)).unwrap();
        let pounds = Written::Text(format!("{}.{:02}", amount / 100, amount % 100));
        let fees = amend::set(service.sources.get("fees.toml").unwrap(), At::Row("component", 0), "amount", Some(&pounds));
        service.sources = service.sources.clone().with("texts/ar.toml", text).with("fees.toml", fees.unwrap());
        let edited = service.clone();

        let target = tempfile::tempdir().unwrap();
        folder::write(target.path(), &edited.place, &edited.sources).unwrap();
        let read = Definitions::read(target.path()).unwrap();
        prop_assert_eq!(read.0.len(), 1);
        let digest = |files: &Sources| Content::of(files).sha256();
        prop_assert_eq!(&read.0[0].sources, &edited.sources);
        prop_assert_eq!(digest(&read.0[0].sources), digest(&edited.sources));
        prop_assert_eq!(Content::of(&edited.sources).sources(), edited.sources);
    }
}
