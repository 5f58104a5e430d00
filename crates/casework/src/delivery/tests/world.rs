//! An issued birth certificate whose applicant wants paper, a carrier with a memory, and two clerks.

use std::sync::{Arc, Mutex};

use ::store::{
    Cx, Scope, Store,
    jobs::{self, NewJob, Worker},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Moment, Outcome, StaffRole, marks};
use serde_json::json;
use service_model::Answers;
use uuid::Uuid;

use super::store as look;
use crate::{
    applications::{answers, model::Application, store as files},
    certificates::{self, tests::Bench},
    delivery::{
        self, Ports, Range, blanks,
        commands::desk::{self, Held},
        envelope,
        learning::{Learned, learn},
        model::{Report, Shipment, Stage, Status, latest},
        policy,
        port::{Answer, Carrier, Parcel, Pushed},
        store as rows,
    },
};
use web::webhooks::{Unbelieved, Webhook};

/// A carrier that keeps what it is told.
#[derive(Default)]
pub struct Fake {
    pub told: Mutex<Vec<Parcel>>,
    pub knows: Mutex<Vec<Report>>,
    pub refuses: Mutex<bool>,
}

#[async_trait]
impl Carrier for Fake {
    fn name(&self) -> &str {
        "post"
    }
    async fn announce(&self, parcel: &Parcel) -> Outcome<Answer> {
        if *self.refuses.lock().unwrap() {
            return Ok(Answer::Refused("address_not_served".to_owned()));
        }
        self.told.lock().unwrap().push(parcel.clone());
        Ok(Answer::Taken)
    }
    async fn track(&self, _number: &str) -> Outcome<Vec<Report>> {
        Ok(self.knows.lock().unwrap().clone())
    }
    fn read_webhook(&self, _webhook: &Webhook<'_>, _now: Moment) -> Result<Pushed, Unbelieved> {
        Err(Unbelieved::Signature)
    }
}

pub struct World {
    pub bench: Bench,
    pub carrier: Arc<Fake>,
    pub ports: Arc<Ports>,
    pub file: Id<marks::Application>,
}

pub fn clerk(number: u128) -> Actor {
    staff(number, StaffRole::DeliveryClerk, "")
}

pub fn staff(number: u128, role: StaffRole, mission: &str) -> Actor {
    let missions = if mission.is_empty() { Vec::new() } else { vec![mission.to_owned()] };
    Actor::Staff { staff: Uuid::from_u128(number), roles: vec![role], missions }
}

impl World {
    /// A world whose file wants one paper copy by `mode`; the parcel is open and its copy sealed.
    pub async fn new(mode: &str) -> Self {
        Self::wanting(mode, 1).await
    }

    /// A world whose file wants so many paper copies by `mode`; the parcel is open and its copies are sealed.
    pub async fn wanting(mode: &str, copies: i64) -> Self {
        let bench = Bench::new().await;
        let certificate = bench.issued().await;
        let carrier = Arc::new(Fake::default());
        let ports = Arc::new(Ports {
            carrier: carrier.clone(),
            range: Range { service: "EE".to_owned(), first: 90_000_000, last: 90_000_001 },
            catalogue: catalogue::Catalogue::new(),
            public_url: "https://wasl.test".to_owned(),
        });
        let world = Self { bench, carrier, ports, file: certificate.application };
        let mut cx = world.cx().await;
        let file = world.load(&mut cx).await;
        look::submit(&mut cx, &file).await.unwrap();
        let mut wanted = Answers::new();
        wanted.set("delivery", mode);
        wanted.set("paper_copies", copies);
        wanted.set("delivery_name", json!({ "full": "منى السيد حسن", "style": "usual" }));
        wanted.set(
            "delivery_address",
            json!({
                "emirate": "dubai", "area": "ديرة", "building": "برج النخيل ٤", "mobile": "+971501234567",
                "makani": "3003295320", "country": "ae",
            }),
        );
        answers::store::save(&mut cx, &file, "contact", &wanted).await.unwrap();
        // The same event twice, as jobs may come.
        for attempt in 0..2 {
            let job =
                NewJob::new("on:application.issued", json!({ "file": file.id })).dedup(format!("issued:{attempt}"));
            jobs::enqueue(&mut cx, job).await.unwrap();
        }
        cx.commit().await.unwrap();
        world.work().await;
        world
    }

    pub fn store(&self) -> &Store {
        self.bench.store()
    }

    pub async fn cx(&self) -> Cx {
        self.store().begin(Actor::System("test")).await.unwrap()
    }

    pub async fn load(&self, cx: &mut Cx) -> Application {
        files::load(cx, &Scope::System("test"), self.file).await.unwrap()
    }

    pub async fn work(&self) {
        let jobs = delivery::jobs(&self.ports).into_iter().chain(certificates::jobs(&self.bench.ports)).collect();
        Worker::new(self.store().clone(), jobs).drain().await.unwrap();
    }

    /// The parcels of the file, the first one first.
    pub async fn parcels(&self) -> Vec<Shipment> {
        let mut cx = self.cx().await;
        let file = self.load(&mut cx).await;
        rows::of_file(&mut cx, &file).await.unwrap()
    }

    pub async fn parcel(&self) -> Shipment {
        latest(self.parcels().await).unwrap()
    }

    /// A transaction of the desk's own role with the newest parcel of the file, as `actor` sees it.
    pub async fn held(&self, actor: &Actor) -> Outcome<(Cx, Held)> {
        let id = self.parcel().await.id;
        let mut cx = self.store().begin_desk(actor.clone()).await.unwrap();
        let held = desk::hold(&mut cx, id).await?;
        Ok((cx, held))
    }

    /// Sheets `first` to `last` in the hands of a clerk.
    pub async fn blanks(&self, actor: &Actor, first: &str, last: &str) {
        let (staff, _permit) = policy::may_keep_blanks(actor).unwrap();
        let numbers = blanks::Span::parse(first, last).unwrap().numbers();
        let mut cx = self.store().begin(actor.clone()).await.unwrap();
        assert_eq!(blanks::store::receive(&mut cx, &numbers, staff).await.unwrap(), numbers.len() as u64);
        assert_eq!(blanks::store::issue(&mut cx, &numbers, staff).await.unwrap(), numbers.len() as u64);
        cx.commit().await.unwrap();
    }

    pub async fn print(&self, actor: &Actor, blank: &str) -> Outcome<()> {
        let (mut cx, held) = self.held(actor).await?;
        desk::print(&mut cx, held, policy::may_send(actor)?, blank).await?;
        cx.commit().await
    }

    pub async fn pack(&self, actor: &Actor) -> Outcome<()> {
        let id = self.parcel().await.id;
        let mut cx = self.store().begin_desk(actor.clone()).await.unwrap();
        envelope::pack(&mut cx, id, policy::may_send(actor)?).await?;
        cx.commit().await
    }

    /// Printed on `blank`, packed, and told to the carrier.
    pub async fn send(&self, blank: &str) {
        self.print(&clerk(1), blank).await.unwrap();
        self.pack(&clerk(1)).await.unwrap();
        self.work().await;
    }

    pub async fn told(&self, reports: &[Report]) -> Stage {
        let number = self.parcel().await.number.unwrap();
        learn(self.store(), &number, reports, Learned::Push).await.unwrap()
    }

    pub fn report(&self, event: &str, status: Status, seconds: u64) -> Report {
        let at = self.store().now().plus(std::time::Duration::from_secs(seconds));
        Report { event: event.to_owned(), status, at }
    }

    /// Kinds of the events of parcels in the file's chain.
    pub async fn events(&self) -> Vec<String> {
        let mut cx = self.cx().await;
        let events = ::store::events::read(&mut cx, self.file).await.unwrap();
        events.into_iter().map(|event| event.kind).filter(|kind| kind.starts_with("shipment.")).collect()
    }
}
