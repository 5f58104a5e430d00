//! Issuing on a real database with an engine that says what the test wants.

pub(crate) mod pages;
pub(crate) mod store;

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use ::store::{
    Scope, Store, events,
    jobs::{self, NewJob, Worker},
    testing::TestDb,
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, Permit, marks};
use serde_json::{Map, Value, json};

use super::{
    IssueCertificate, Order, Ports, Preview, PublishedList, SealedCertificate, Sealer, State,
    commands::{begin, revoke},
    policy::{self, SealWithAuthorityKey},
    store as rows,
};
use crate::applications::{model::Stage, store as files};

/// An engine that seals by writing the serial, and fails as often as it was told.
#[derive(Default)]
pub(crate) struct FakeSealer {
    pub(crate) failures: AtomicU32,
    pub(crate) sealed: AtomicU32,
    pub(crate) printed: Mutex<Map<String, Value>>,
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().try_into().unwrap()
}

#[async_trait]
impl Sealer for FakeSealer {
    fn content_sha256(&self, record: &Map<String, Value>) -> Outcome<[u8; 32]> {
        Ok(sha256(Value::Object(record.clone()).to_string().as_bytes()))
    }

    async fn seal(&self, _permit: Permit<SealWithAuthorityKey>, order: Order) -> Outcome<SealedCertificate> {
        if self.failures.load(Ordering::SeqCst) > 0 {
            self.failures.fetch_sub(1, Ordering::SeqCst);
            return Err(Failure::passing("sealing", "every place is taken"));
        }
        let count = self.sealed.fetch_add(1, Ordering::SeqCst);
        assert!(order.template.contains("certificate.with"), "the template of the revision");
        *self.printed.lock().unwrap() = order.record;
        let pdf = format!("%PDF {} {} {count}", order.serial, order.dated_at).into_bytes();
        Ok(SealedCertificate {
            sha256: sha256(&pdf),
            pdf,
            seal_key: "test".to_owned(),
            credential: "EGA1:TEST".to_owned(),
        })
    }

    async fn preview(&self, preview: Preview) -> Outcome<Vec<u8>> {
        *self.printed.lock().unwrap() = preview.record;
        Ok(format!("%PDF preview {}", preview.at).into_bytes())
    }

    fn key_set(&self) -> Outcome<String> {
        Ok("{}".to_owned())
    }

    fn list_size(&self) -> u32 {
        64
    }

    async fn sign_list(&self, list: PublishedList) -> Outcome<String> {
        Ok(format!("{:?}", list.ended))
    }
}

/// A database with the shipped definitions, and the module on it.
pub(crate) struct Bench {
    pub(crate) db: TestDb,
    pub(crate) sealer: Arc<FakeSealer>,
    pub(crate) ports: Arc<Ports>,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        let db = catalogue::testing::published(&[]).await.unwrap();
        let sealer = Arc::new(FakeSealer::default());
        let ports = Arc::new(Ports {
            sealer: sealer.clone(),
            catalogue: Catalogue::new(),
            public_url: "https://wasl.example".to_owned(),
        });
        Self { db, sealer, ports }
    }

    /// A file the Authority approved, with the registry's record, and the job that approval enqueues.
    pub(crate) async fn approved(&self) -> Id<marks::Application> {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let record = json!({ "name": "ليلى أحمد", "born": "2015-05-25" });
        let file = store::insert_approved(&mut cx, record.as_object().unwrap()).await.unwrap();
        let job =
            NewJob::new(super::job::ISSUE, json!({ "file": file })).lane(file.uuid()).dedup(format!("issue:{file}"));
        jobs::enqueue(&mut cx, job).await.unwrap();
        cx.commit().await.unwrap();
        file
    }

    pub(crate) async fn work(&self) {
        let issue = IssueCertificate { ports: self.ports.clone() };
        Worker::new(self.db.store.clone(), vec![Arc::new(issue)]).drain().await.unwrap();
    }

    pub(crate) fn store(&self) -> &Store {
        &self.db.store
    }

    /// An issued certificate.
    pub(crate) async fn issued(&self) -> super::Certificate {
        let file = self.approved().await;
        self.work().await;
        let mut cx = self.store().begin(Actor::System("test")).await.unwrap();
        let file = files::load(&mut cx, &Scope::System("test"), file).await.unwrap();
        rows::of_file(&mut cx, &file).await.unwrap().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_file_yields_one_certificate_and_its_event() {
    let bench = Bench::new().await;
    let certificate = bench.issued().await;
    assert_eq!(certificate.state(), State::Valid);
    assert!(certificate.serial.as_str().starts_with("C-"));
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), certificate.application).await.unwrap();
    assert_eq!(file.stage(), Stage::Issued);
    let told = events::read(&mut cx, file.id).await.unwrap();
    assert_eq!(told.iter().filter(|event| event.kind == "application.issued").count(), 1);
    let sealed = certificate.sealed.unwrap();
    let pdf = bench.store().blobs().clone().bytes(&mut cx, sealed.blob).await.unwrap();
    assert_eq!(sha256(&pdf), sealed.sha256);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_failed_is_repeated_with_the_same_serial_and_date() {
    let bench = Bench::new().await;
    bench.sealer.failures.store(1, Ordering::SeqCst);
    let id = bench.approved().await;
    bench.work().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
    let begun = rows::of_file(&mut cx, &file).await.unwrap().unwrap();
    assert!(begun.sealed.is_none() && file.stage() == Stage::Approved);
    drop(cx);
    bench.db.clock.advance(std::time::Duration::from_secs(3600));
    bench.work().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let done = rows::of_file(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!((&done.serial, done.dated_at, done.id), (&begun.serial, begun.dated_at, begun.id));
    assert!(done.sealed.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_comes_twice_changes_nothing() {
    let bench = Bench::new().await;
    let first = bench.issued().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let again = NewJob::new(super::job::ISSUE, json!({ "file": first.application }));
    jobs::enqueue(&mut cx, again).await.unwrap();
    cx.commit().await.unwrap();
    bench.work().await;
    assert_eq!(bench.sealer.sealed.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_record_than_the_one_begun_with_is_refused() {
    let bench = Bench::new().await;
    let id = bench.approved().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
    begin::begin(&mut cx, &file, "birth_certificate", [1; 32], 64).await.unwrap();
    assert!(begin::begin(&mut cx, &file, "birth_certificate", [1; 32], 64).await.is_ok());
    assert!(begin::begin(&mut cx, &file, "birth_certificate", [2; 32], 64).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_list_opens_the_next_one() {
    let bench = Bench::new().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    for index in 0..4 {
        let other = Id::unowned(cx.now(), cx.dice());
        assert!(rows::take_place(&mut cx, 1, index, other).await.unwrap());
    }
    let record = json!({ "name": "ليلى" });
    let id = store::insert_approved(&mut cx, record.as_object().unwrap()).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
    let certificate = begin::begin(&mut cx, &file, "birth_certificate", [1; 32], 4).await.unwrap();
    assert_eq!(certificate.status_list, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_an_approved_file_gets_the_seal() {
    let bench = Bench::new().await;
    let id = bench.approved().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
    assert!(policy::may_seal(&file).is_ok());
    let mut unapproved = file.clone();
    unapproved.facts.approved = None;
    assert!(policy::may_seal(&unapproved).is_err());
    let mut alone = file;
    alone.facts.approved = alone.facts.recommended;
    assert!(policy::may_seal(&alone).is_err(), "one person cannot do both halves");
}

#[tokio::test(flavor = "multi_thread")]
async fn revoking_is_published_and_final() {
    let bench = Bench::new().await;
    let mut certificate = bench.issued().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    assert_eq!(rows::ended(&mut cx, certificate.status_list).await.unwrap(), Some(vec![]));
    assert_eq!(rows::ended(&mut cx, 99).await.unwrap(), None);
    revoke(&mut cx, &mut certificate, "record_corrected", policy::granted_for_tests()).await.unwrap();
    let place = u32::try_from(certificate.status_index).unwrap();
    let published = rows::ended(&mut cx, certificate.status_list).await.unwrap();
    assert_eq!(published, Some(vec![(place, State::Revoked)]));
    let again = revoke(&mut cx, &mut certificate, "again", policy::granted_for_tests()).await;
    assert!(matches!(again, Err(Failure::Refusal(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_spelling_of_a_passport_is_printed_and_without_one_none_is() {
    for seen in [Some("Layla Ahmed"), None] {
        let bench = Bench::new().await;
        let id = bench.approved().await;
        if let Some(name) = seen {
            let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
            let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
            store::insert_seen_name(&mut cx, &file, name).await;
            cx.commit().await.unwrap();
        }
        bench.work().await;
        let printed = bench.sealer.printed.lock().unwrap().clone();
        assert_eq!(printed.get("latin_name").and_then(Value::as_str), seen);
        assert_eq!(printed["name"], "ليلى أحمد", "the Arabic text is the record's");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_of_a_file_taken_up_again_is_replaced_by_its_successor_and_by_nothing_before() {
    let bench = Bench::new().await;
    let first = bench.issued().await;
    bench.db.clock.advance(std::time::Duration::from_secs(3600));
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let file = files::load(&mut cx, &Scope::System("test"), first.application).await.unwrap();
    store::approve_again(&mut cx, &file).await;
    let again = NewJob::new(super::job::ISSUE, json!({ "file": file.id }));
    jobs::enqueue(&mut cx, again).await.unwrap();
    cx.commit().await.unwrap();
    bench.sealer.failures.store(1, Ordering::SeqCst);
    bench.work().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let begun = rows::of_file(&mut cx, &file).await.unwrap().unwrap();
    assert!(begun.sealed.is_none() && begun.id != first.id && begun.serial != first.serial);
    let in_hand = rows::issued_of(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!((in_hand.id, in_hand.state()), (first.id, State::Valid), "good until the successor is sealed");
    drop(cx);
    bench.db.clock.advance(std::time::Duration::from_secs(3600));
    bench.work().await;
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let second = rows::issued_of(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!((second.id, second.state()), (begun.id, State::Valid));
    let replaced = rows::load(&mut cx, &Scope::System("test"), first.id).await.unwrap();
    assert_eq!((replaced.state(), replaced.replaced.map(|(_, by)| by)), (State::Replaced, Some(second.id)));
    let published = rows::ended(&mut cx, first.status_list).await.unwrap().unwrap();
    assert_eq!(published, [(u32::try_from(first.status_index).unwrap(), State::Replaced)]);
    let told = events::read(&mut cx, file.id).await.unwrap();
    assert_eq!(told.iter().filter(|event| event.kind == "certificate.replaced").count(), 1);
}
