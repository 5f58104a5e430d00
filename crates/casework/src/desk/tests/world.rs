//! A small world for the desk's stories: one family, two missions, the Authority, and a paid file that the registry
//! answered.

use std::{sync::Arc, time::Duration};

use ::store::{Cx, Scope, jobs::Worker, testing::TestDb};
use async_trait::async_trait;
use axum::Router;
use catalogue::{Catalogue, testing::published};
use kernel::{
    Actor, Bucket, Currency, Day, Id, Money, NationalNumber, Outcome, Reference, SeededDice, Sex, StaffRole, marks,
};
use serde_json::{Map, Value, json};
use service_model::{
    Answers,
    fees::{Quote, Rate},
};
use testkit::Browser;
use uuid::Uuid;
use web::{SessionKind, Site, SiteSettings, Texts, metrics::Metrics, sessions};
use work::proposals::{Acts, Colleagues, PersonKey};

use super::{
    kin::Kin,
    store::{self as rows, PaidFile},
};
use crate::{
    applications::{
        model::{Application, RegistryOutcome},
        record,
        registry::AskKin,
        store as files,
        subject::Subject,
        uploads::Examiner,
    },
    desk::{
        self, ApproveFile, LISTENS, Rasteriser,
        ports::{Desk, NoCorrespondence},
    },
    grievances,
    ports::{NoConverter, NoScanner},
    retention,
};

pub const OFFICER: u128 = 1;
pub const COLLEAGUE: u128 = 2;
pub const ABU_DHABI: u128 = 3;
pub const APPROVER: u128 = 4;
/// An approver who is the same human as the officer, by a second account.
pub const OFFICERS_OTHER_ACCOUNT: u128 = 5;
/// An officer whose number is the father's in the record.
pub const FATHER_AT_THE_DESK: u128 = 6;
pub const ADMINISTRATOR: u128 = 7;
/// An officer whom the registry names as kin: the child's aunt.
pub const AUNT: u128 = 8;
/// Another approver.
pub const SECOND_APPROVER: u128 = 9;

/// The mother's name and a religion, words that no page may show.
pub const MOTHER: &str = "منى عبد الله حسن";
pub const RELIGION: &str = "ديانة-محجوبة";

/// People as `people` tells them apart, but account 5 is the human of account 1.
struct Humans;

#[async_trait]
impl Colleagues for Humans {
    async fn person(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        let human = if staff == id(OFFICERS_OTHER_ACCOUNT) { id(OFFICER) } else { staff };
        people::staff_number_hash(cx, human).await.map(PersonKey)
    }
    async fn name(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        people::staff_name(cx, staff).await
    }
}

pub struct World {
    pub db: TestDb,
    pub catalogue: Catalogue,
    pub acts: Arc<Acts>,
    pub router: Router,
    pub file: Application,
    pub answers: Answers,
    pub kin: Arc<Kin>,
}

pub fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn number(serial: u16, sex: Sex) -> NationalNumber {
    NationalNumber::compose(Day::new(1985, 3, 4).unwrap(), 88, serial, sex).unwrap()
}

/// The number of a member of staff.
pub fn own(staff: u128) -> NationalNumber {
    number(200 + staff as u16, Sex::Female)
}

/// The number of the child in the record.
pub fn daughter() -> NationalNumber {
    number(300, Sex::Female)
}

pub fn father() -> NationalNumber {
    number(100, Sex::Male)
}

impl World {
    /// The file at the desk, and its kin known: the aunt among them.
    pub async fn new() -> Self {
        Self::asking(Kin::default()).await
    }

    /// The file at the desk, with a registry that answers about kin as it was told.
    pub async fn asking(kin: Kin) -> Self {
        let db = published(&[&LISTENS[..], &grievances::LISTENS[..]].concat()).await.unwrap();
        let catalogue = Catalogue::new();
        people_of(&db).await;
        let answers = answers();
        let file = open_file(&db, &answers).await;
        let approve = Arc::new(ApproveFile { catalogue: catalogue.clone() });
        let acts = Arc::new(Acts::new(vec![approve], Arc::new(Humans)));
        let router = router(&db, &catalogue, &acts);
        let mut world = Self { db, catalogue, acts, router, file, answers, kin: Arc::new(kin) };
        world.drain().await;
        world.reload().await;
        world
    }

    /// Runs what listens to events, and asks for kin.
    pub async fn drain(&self) {
        let mut jobs = desk::jobs(&self.catalogue);
        jobs.extend(grievances::jobs(&self.catalogue));
        jobs.push(Arc::new(AskKin { registry: self.kin.clone() }));
        Worker::new(self.db.store.clone(), jobs).drain().await.unwrap();
    }

    /// Moves the clock and forgets what is due.
    pub async fn forget(&self, time: Duration) {
        self.db.clock.advance(time);
        let worker = Worker::new(self.db.store.clone(), retention::jobs()).periodic(retention::periodic());
        worker.tick().await.unwrap();
        worker.drain().await.unwrap();
    }

    pub async fn reload(&mut self) {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        self.file = files::load(&mut cx, &Scope::System("test"), self.file.id).await.unwrap();
    }

    pub fn actor(&self, staff: u128) -> Actor {
        let (role, mission) = post(staff);
        let missions = if mission.is_empty() { Vec::new() } else { vec![mission.to_owned()] };
        Actor::Staff { staff: Uuid::from_u128(staff), roles: vec![StaffRole::parse(role).unwrap()], missions }
    }

    /// A transaction of the desk in the name of `staff`.
    pub async fn as_staff(&self, staff: u128) -> Cx {
        self.db.store.begin_desk(self.actor(staff)).await.unwrap()
    }

    pub async fn system(&self) -> Cx {
        self.db.store.begin(Actor::System("test")).await.unwrap()
    }

    /// The browser of a signed-in member of staff.
    pub async fn browser(&self, staff: u128) -> Browser {
        let mut cx = self.system().await;
        let opened = sessions::open(&mut cx, SessionKind::Staff, Uuid::from_u128(staff), "test").await.unwrap();
        cx.commit().await.unwrap();
        Browser::new(self.router.clone(), [10, 0, 0, staff as u8])
            .reading("en")
            .with_cookie("wasl-desk", opened.token())
    }
}

fn post(staff: u128) -> (&'static str, &'static str) {
    match staff {
        ABU_DHABI => ("mission_officer", "abu_dhabi"),
        APPROVER | OFFICERS_OTHER_ACCOUNT | SECOND_APPROVER => ("authority_approver", ""),
        ADMINISTRATOR => ("administrator", ""),
        _ => ("mission_officer", "dubai"),
    }
}

async fn people_of(db: &TestDb) {
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    for staff in 1..=9_u128 {
        let own = if staff == FATHER_AT_THE_DESK { father() } else { own(staff) };
        let (role, mission) = post(staff);
        rows::staff(&mut cx, id(staff), &format!("موظفة {staff}"), &own, &[(role, mission)]).await;
    }
    cx.commit().await.unwrap();
}

fn answers() -> Answers {
    let daughter = daughter();
    let mut answers = Answers::new();
    answers.set("relation", "mother");
    answers.set("subject_name", json!({ "full": "ليلى أحمد محمود السيد", "style": "usual" }));
    answers.set("number_known", true);
    answers.set("subject_number", daughter.digits());
    answers.set("birth_date", "1985-03-04");
    answers.set("birth_governorate", "88");
    answers.set("mother_name", MOTHER);
    answers.set("contact_mobile", "+971501234567");
    answers
}

pub fn registry_record() -> Map<String, Value> {
    let record = json!({
        "name": "ليلى احمد محمود السيد", "number": daughter().digits(), "sex": "female",
        "religion": RELIGION, "born": "1985-03-05", "place_governorate": "88", "father_name": "أحمد محمود السيد",
        "father_number": father().digits(), "father_religion": RELIGION, "mother_name": MOTHER,
        "mother_number": number(150, Sex::Female).digits(), "mother_religion": RELIGION, "office": "القاهرة",
    });
    record.as_object().unwrap().clone()
}

async fn open_file(db: &TestDb, answers: &Answers) -> Application {
    let dice = SeededDice::new(77);
    let bucket = Bucket::new(5).unwrap();
    let (now, reference) = (db.store.now(), Reference::draw(bucket, &dice));
    let owner = Id::new(bucket, now, &dice);
    let file = Id::new(bucket, now, &dice);
    let dirham = Currency::new("AED", 2).unwrap();
    let rate = Rate {
        currency: dirham,
        micros: 76_500,
        source: service_model::Names::alike("test"),
        at: now,
        valid_until: now.plus(Duration::from_secs(86_400)),
    };
    let quote = Quote {
        lines: Vec::new(),
        total: Money::new(10_000, Currency::EGP),
        charged: Money::new(1_000, dirham),
        rate,
        at: now,
        valid_until: now.plus(Duration::from_secs(86_400)),
    };
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    rows::account(&mut cx, owner, "منى عبد الله", &number(150, Sex::Female)).await;
    let record = registry_record();
    let subject = Subject {
        relation: "mother".into(),
        name: "ليلى أحمد محمود السيد".into(),
        number: None,
        birth_date: None,
        sex: Some(Sex::Female),
    };
    let paid = PaidFile {
        id: file,
        owner,
        reference,
        mission: "dubai",
        quote: &quote,
        answers,
        record: &record,
        subject: &subject,
    };
    rows::paid_file(&mut cx, paid).await;
    let mut file = files::load(&mut cx, &Scope::System("test"), file).await.unwrap();
    record::registry_answered(&mut cx, &mut file, RegistryOutcome::Found).await.unwrap();
    cx.commit().await.unwrap();
    file
}

fn router(db: &TestDb, catalogue: &Catalogue, acts: &Arc<Acts>) -> Router {
    let casework =
        [desk::TEXTS, crate::applications::TEXTS, crate::baskets::TEXTS, crate::certificates::TEXTS, grievances::TEXTS]
            .concat();
    let texts = Texts::load(&[&casework, people::TEXTS, work::TEXTS, catalogue::TEXTS]).unwrap();
    let settings = SiteSettings {
        public_url: "http://127.0.0.1:8080".into(),
        demo: false,
        environment: "test".into(),
        trusted_proxies: 0,
        checkout_origins: Vec::new(),
        fresh_for: Duration::from_secs(15 * 60),
    };
    let site = Site::new(db.store.clone(), texts, settings, Arc::new(people::Actors)).unwrap();
    let desk = Desk {
        catalogue: catalogue.clone(),
        correspondence: Arc::new(NoCorrespondence),
        rasteriser: Rasteriser::find(),
        certificates: Arc::new(crate::certificates::Ports {
            sealer: Arc::new(crate::certificates::tests::FakeSealer::default()),
            catalogue: catalogue.clone(),
            public_url: "http://127.0.0.1:8080".to_owned(),
        }),
        examiner: Examiner::new(1, Arc::new(NoConverter), Arc::new(NoScanner)),
    };
    web::finish(site, Metrics::default(), desk::routes(Arc::new(desk), acts.clone()))
}
