//! One file of one person, carriers that keep what they were given, and a file port that knows only that file.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::Router;
use futures::StreamExt;
use kernel::{Actor, Failure, Id, Locale, Outcome, Reference, Refusal, RefusalKind, StaffRole, marks};
use messaging::{
    attachments::{Kind, Takes},
    ports::{
        Examined, FileCard, FileName, Files, Mail, MailMessage, OfficeBook, Offices, Papers, Sms, SmsMessage, Wordings,
    },
};
use people::{
    Assurance, Passwords,
    accounts::contact::Contact,
    demo::{DemoCitizen, DemoStaff},
};
use service_model::{Country, Message, Sources};
use store::{
    Cx, Scope,
    jobs::Worker,
    lookup::{self, LookupKind},
    testing::TestDb,
};
use testkit::Browser;
use web::{Acting, ActorLoader, SessionKind, SessionRow, Site, SiteSettings, Texts, metrics::Metrics};

/// Keeps what it was given; fails while it is told to.
#[derive(Default)]
pub struct Carrier {
    pub mails: Mutex<Vec<MailMessage>>,
    pub texts: Mutex<Vec<SmsMessage>>,
    pub failing: Mutex<u32>,
}

impl Carrier {
    fn fail(&self) -> Outcome<()> {
        let mut left = self.failing.lock().unwrap();
        if *left == 0 {
            return Ok(());
        }
        *left -= 1;
        Err(Failure::passing("sending", "the carrier is away"))
    }
}

#[async_trait]
impl Mail for Carrier {
    async fn send(&self, message: MailMessage) -> Outcome<()> {
        self.fail()?;
        self.mails.lock().unwrap().push(message);
        Ok(())
    }
}

#[async_trait]
impl Sms for Carrier {
    async fn send(&self, message: SmsMessage) -> Outcome<()> {
        self.fail()?;
        self.texts.lock().unwrap().push(message);
        Ok(())
    }
}

/// Knows one file of Dubai.
pub struct OneFile(pub FileCard);

#[async_trait]
impl Files for OneFile {
    async fn card(&self, _cx: &mut Cx, scope: &Scope, name: FileName) -> Outcome<FileCard> {
        let named = match name {
            FileName::Id(id) => id == self.0.id,
            FileName::Reference(reference) => reference == self.0.reference,
        };
        let seen = match scope {
            Scope::Owner(owner) => *owner == self.0.owner,
            Scope::Missions(set) => set.contains(self.0.mission.as_deref().unwrap_or_default()),
            Scope::System(_) => true,
        };
        if named && seen { Ok(self.0.clone()) } else { Err(Failure::not_found()) }
    }

    async fn may_correspond(&self, _cx: &mut Cx, _file: Id<marks::Application>) -> Outcome<&'static str> {
        Ok("examine")
    }
}

/// The agencies and missions as they are shipped.
pub struct Shipped;

#[async_trait]
impl OfficeBook for Shipped {
    async fn offices(&self, _store: &store::Store) -> Outcome<Offices> {
        let read = |name: &str, text: &str| {
            Arc::new(Country::load(&Sources::from_iter([(name.to_owned(), text.to_owned())])).unwrap())
        };
        Ok(Offices {
            home: read("eg.toml", include_str!("../../../../countries/eg.toml")),
            abroad: vec![read("ae.toml", include_str!("../../../../countries/ae.toml"))],
            closed: Vec::new(),
        })
    }
}

#[async_trait]
impl Wordings for Shipped {
    async fn wording(&self, _store: &store::Store, key: &str) -> Outcome<Arc<Message>> {
        let path = format!("{}/../../messages/{key}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).map_err(|_| Failure::not_found())?;
        Ok(Arc::new(Message::load(&Sources::new().with(format!("{key}.toml"), text)).unwrap()))
    }
}

/// Takes anything that begins as a PNG does, and puts its mark on it so that what came in is told from what is kept. How
/// files are really examined is tested where it is done; the suite sends them through the whole product.
pub struct OnlyPng;

/// What the examiner of this world adds to what it keeps.
pub const CLEANED: &[u8] = b" cleaned";

#[async_trait]
impl Papers for OnlyPng {
    fn limit(&self) -> u64 {
        1024
    }

    async fn examine(&self, mut file: web::UploadedFile, takes: Takes) -> Outcome<Examined> {
        let mut bytes = Vec::new();
        while let Some(piece) = file.next().await {
            bytes.extend_from_slice(&piece?);
        }
        if bytes.starts_with(b"OggS") && takes == Takes::PapersAndSound {
            return Ok(Examined { kind: Kind::Ogg, bytes, pages: 1, seconds: Some(42) });
        }
        if !bytes.starts_with(b"\x89PNG") {
            return Err(Refusal::new(RefusalKind::Rule, "upload.wrong_type", "messaging-slip-file").at("file").into());
        }
        bytes.extend_from_slice(CLEANED);
        Ok(Examined { kind: Kind::Png, bytes, pages: 1, seconds: None })
    }

    async fn page(&self, _pdf: &[u8], _page: u32) -> Outcome<Option<Vec<u8>>> {
        Ok(None)
    }
}

/// Citizens are whoever a session says; a member of staff is an officer of Dubai.
struct Believing;

#[async_trait]
impl ActorLoader for Believing {
    async fn actor(&self, _: &mut Cx, session: &SessionRow) -> Outcome<Acting> {
        let actor = match session.kind {
            SessionKind::Citizen => Actor::Citizen { account: session.owner },
            SessionKind::Staff => officer(session.owner, "dubai"),
        };
        Ok(actor.into())
    }
}

/// An officer of a mission.
pub fn officer(staff: uuid::Uuid, mission: &str) -> Actor {
    Actor::Staff { staff, roles: vec![StaffRole::MissionOfficer], missions: vec![mission.to_owned()] }
}

pub struct World {
    pub db: TestDb,
    pub carrier: Arc<Carrier>,
    pub files: Arc<OneFile>,
    pub owner: Id<marks::Account>,
    pub other: Id<marks::Account>,
    router: Router,
    worker: Worker,
    passwords: Passwords,
}

pub const MONA: &str = "mona@example.org";
pub const SAMIR: &str = "+971501234567";

impl World {
    pub async fn new() -> Self {
        let db = TestDb::listening(messaging::LISTENED).await.unwrap();
        let texts = Texts::load(&[people::TEXTS, messaging::TEXTS]).unwrap();
        let passwords = Passwords::new(2, db.store.dice().as_ref());
        let citizens = [MONA, SAMIR].map(|contact| DemoCitizen {
            name: "منى السيد حسن".into(),
            contact: contact.into(),
            number: None,
            level: Assurance::Contact,
            language: if contact == MONA { Locale::AR } else { Locale::EN },
        });
        people::demo::seed(&db.store, (&passwords, &texts), &citizens, &[]).await.unwrap();
        let (owner, other) = (account(&db, MONA).await, account(&db, SAMIR).await);
        let dice = db.store.dice().clone();
        let card = FileCard {
            id: Id::new(owner.bucket(), db.store.now(), dice.as_ref()),
            owner,
            reference: Reference::draw(owner.bucket(), dice.as_ref()),
            mission: Some("dubai".to_owned()),
            open: true,
            sober: false,
            sensitive: false,
        };
        let (files, carrier) = (Arc::new(OneFile(card)), Arc::new(Carrier::default()));
        let ports = messaging::Ports {
            mail: carrier.clone(),
            sms: carrier.clone(),
            files: files.clone(),
            offices: Arc::new(Shipped),
            wordings: Arc::new(Shipped),
            papers: Arc::new(OnlyPng),
        };
        let jobs = messaging::jobs(ports.clone(), texts.clone(), "http://127.0.0.1:8080".to_owned());
        let settings = SiteSettings {
            public_url: "http://127.0.0.1:8080".into(),
            demo: false,
            environment: "test".into(),
            trusted_proxies: 0,
            checkout_origins: Vec::new(),
            fresh_for: std::time::Duration::from_secs(15 * 60),
        };
        let site = Site::new(db.store.clone(), texts, settings, Arc::new(Believing)).unwrap();
        let router = web::finish(site, Metrics::default(), messaging::routes(ports));
        let worker = Worker::new(db.store.clone(), jobs);
        Self { db, carrier, files, owner, other, router, worker, passwords }
    }

    pub async fn work(&self) {
        self.worker.drain().await.unwrap();
    }

    /// Something happened to the file.
    pub async fn happens(&self, kind: &'static str) {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        store::events::append(&mut cx, self.files.0.id, kind, 1, &serde_json::json!({}), None).await.unwrap();
        cx.commit().await.unwrap();
        self.work().await;
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone(), [10, 0, 0, 9])
    }

    /// A record of a member of staff with this role.
    pub async fn member(&self, role: StaffRole) -> Id<marks::Staff> {
        let login = role.as_str().replace('_', "");
        let number = match role {
            StaffRole::MissionOfficer => "28503150101234",
            _ => "28203150101235",
        };
        let member = DemoStaff {
            login: login.clone(),
            name: "هالة محمود".to_owned(),
            number: number.parse().unwrap(),
            posts: vec![(role, if role == StaffRole::MissionOfficer { "dubai".to_owned() } else { String::new() })],
        };
        let texts = Texts::load(&[people::TEXTS, messaging::TEXTS]).unwrap();
        people::demo::seed(&self.db.store, (&self.passwords, &texts), &[], &[member]).await.unwrap();
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let serving = people::staff::colleagues::serving(&mut cx).await.unwrap();
        serving.iter().find(|line| line.login == login).expect("she serves").id
    }

    /// A browser whose session is an officer's of Dubai.
    pub async fn desk(&self, staff: Id<marks::Staff>) -> Browser {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let opened = web::sessions::open(&mut cx, SessionKind::Staff, staff.uuid(), "test").await.unwrap();
        cx.commit().await.unwrap();
        Browser::new(self.router.clone(), [10, 0, 0, 2]).with_cookie("wasl-desk", opened.token())
    }

    /// A browser whose session belongs to this account.
    pub async fn browser(&self, account: Id<marks::Account>) -> Browser {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let opened = web::sessions::open(&mut cx, SessionKind::Citizen, account.uuid(), "test").await.unwrap();
        cx.commit().await.unwrap();
        Browser::new(self.router.clone(), [10, 0, 0, 1]).with_cookie("wasl", opened.token())
    }
}

async fn account(db: &TestDb, contact: &str) -> Id<marks::Account> {
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let key = Contact::parse(contact).unwrap();
    Id::from_uuid(lookup::find(&mut cx, LookupKind::Contact, key.value()).await.unwrap().expect("an account"))
}
