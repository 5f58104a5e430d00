//! A world with people, catalogue, applications and messaging: a registry that answers what it is told, and carriers that
//! keep what they were given.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use axum::{
    Extension, Router,
    body::Body,
    http::{Method, Request},
};
use casework::{
    applications::{
        self,
        corrections::Term,
        model::{Application, RegistryOutcome},
        uploads::Examiner,
    },
    ledger,
    ports::{
        EntryQuery, EntryReply, KinQuery, KinReply, NoConverter, NoScanner, Registry, RegistryQuery, RegistryReply,
    },
    retention,
};
use catalogue::{Catalogue, testing::published};
use kernel::{Actor, Day, Failure, Id, Locale, NationalNumber, Outcome, Sex, marks};
use people::{
    Actors, Assurance, Passwords, Register, Settings,
    demo::DemoCitizen,
    ports::{
        AccountFiles, FileStanding, IdentityAnswer, IdentityQuestion, IdentityRegistry, Message, Messenger,
        MissionChoice, MissionDirectory, Suggester, Suggestion,
    },
};
use store::{Cx, jobs::Worker, testing::TestDb};
use testkit::{Browser, Page};
use web::{SessionKind, Site, SiteSettings, Texts, metrics::Metrics};

/// Answers what it was told to, and counts how often it was asked.
pub struct FakeRegistry {
    pub next: Mutex<Vec<Outcome<RegistryReply>>>,
    /// What it says to the next entries, and every entry it was asked for.
    pub entering: Mutex<Vec<Outcome<EntryReply>>>,
    pub entries: Mutex<Vec<EntryQuery>>,
    pub asked: AtomicUsize,
}

#[async_trait]
impl Registry for FakeRegistry {
    async fn search(&self, query: RegistryQuery) -> Outcome<RegistryReply> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        assert_eq!(query.sought.act, "birth");
        assert_eq!(query.sought.mother_name.as_deref(), Some("منى عبد الله حسن"));
        let mut next = self.next.lock().unwrap();
        if next.is_empty() { Ok(reply(RegistryOutcome::Found)) } else { next.remove(0) }
    }

    async fn kin(&self, _query: KinQuery) -> Outcome<KinReply> {
        Ok(KinReply { kin: Vec::new(), whole: true })
    }

    async fn enter(&self, query: EntryQuery) -> Outcome<EntryReply> {
        self.entries.lock().unwrap().push(query);
        self.entering.lock().unwrap().remove(0)
    }
}

/// A registry's answer with this outcome.
pub fn reply(outcome: RegistryOutcome) -> RegistryReply {
    let record = serde_json::json!({ "name": "ليلى أحمد محمود السيد", "born": "2019-04-12", "street": "never kept" });
    let found = outcome == RegistryOutcome::Found;
    RegistryReply {
        outcome,
        reason: None,
        record: found.then(|| record.as_object().cloned()).flatten(),
        differs: if outcome == RegistryOutcome::Mismatch { vec!["birth_date".to_owned()] } else { Vec::new() },
    }
}

/// A registry that is away.
pub fn away() -> Outcome<RegistryReply> {
    Err(Failure::passing("asking the registry", "it does not answer"))
}

struct NoIdentity;
#[async_trait]
impl IdentityRegistry for NoIdentity {
    async fn check(&self, _question: &IdentityQuestion) -> Outcome<IdentityAnswer> {
        Ok(IdentityAnswer::Unknown)
    }
}

struct NothingToSay;
#[async_trait]
impl Suggester for NothingToSay {
    async fn few(&self, _v: &web::Visit) -> Outcome<Vec<Suggestion>> {
        Ok(Vec::new())
    }
}
#[async_trait]
impl people::ports::Carrier for NothingToSay {
    async fn view(&self, _: &mut Cx, _: &web::Visit, _: Id<marks::Account>) -> Outcome<serde_json::Value> {
        Ok(serde_json::Value::Null)
    }
}

struct NoMissions;
#[async_trait]
impl MissionDirectory for NoMissions {
    async fn choices(&self, _language: Locale) -> Outcome<Vec<MissionChoice>> {
        Ok(Vec::new())
    }

    async fn every(&self, _language: Locale) -> Outcome<Vec<MissionChoice>> {
        Ok(Vec::new())
    }
}

/// The files of this area, as the application joins them.
struct OurFiles;
#[async_trait]
impl AccountFiles for OurFiles {
    async fn standing(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<FileStanding> {
        let standing = retention::standing(cx, account).await?;
        Ok(FileStanding { under_way: standing.under_way, issued: standing.issued })
    }

    async fn number_moved(&self, cx: &mut Cx, former: Id<marks::Account>, number: &NationalNumber) -> Outcome<()> {
        casework::subjects::number_moved(cx, former, number).await
    }

    async fn forget(&self, cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
        retention::forget_account(cx, account).await
    }
}

/// Keeps messages as (to, text).
#[derive(Default)]
pub struct Letterbox(pub Mutex<Vec<(String, String)>>);

#[async_trait]
impl Messenger for Letterbox {
    async fn send(&self, message: &Message) -> Outcome<()> {
        self.0.lock().unwrap().push((message.to.value().to_owned(), message.text.clone()));
        Ok(())
    }
}

pub struct World {
    pub db: TestDb,
    pub router: Router,
    pub registry: Arc<FakeRegistry>,
    pub letters: Arc<Letterbox>,
    pub catalogue: Catalogue,
    worker: Worker,
}

/// The applicant of the stories.
pub const MONA: &str = "mona@example.org";
/// Somebody else.
pub const SAMIR: &str = "samir@example.org";
/// Somebody of whom only the contact is known.
pub const NEW: &str = "new@example.org";

impl World {
    pub async fn new() -> Self {
        let db = published(&[]).await.unwrap();
        let texts = Texts::load(&[
            people::TEXTS,
            catalogue::TEXTS,
            applications::TEXTS,
            casework::baskets::TEXTS,
            casework::bundles::TEXTS,
            casework::grievances::TEXTS,
        ])
        .unwrap();
        let letters = Arc::new(Letterbox::default());
        let passwords = Passwords::new(2, db.store.dice().as_ref());
        let people_ports = people::Ports {
            registry: Arc::new(NoIdentity),
            messenger: letters.clone(),
            missions: Arc::new(NoMissions),
            passwords: passwords.clone(),
            files: Arc::new(OurFiles),
            held: Arc::new([]),
            suggester: Arc::new(NothingToSay),
            carrier: Arc::new(NothingToSay),
            register: Arc::new(Register::ours()),
            settings: Arc::new(Settings::default()),
        };
        let citizens =
            [(MONA, 500, Assurance::Matched), (SAMIR, 501, Assurance::Matched), (NEW, 502, Assurance::Contact)].map(
                |(contact, serial, level)| DemoCitizen {
                    name: "منى السيد حسن".into(),
                    contact: contact.into(),
                    number: (level != Assurance::Contact).then(|| number(serial)),
                    level,
                    language: Locale::AR,
                },
            );
        people::demo::seed(&db.store, (&passwords, &texts), &citizens, &[]).await.unwrap();
        let registry = Arc::new(FakeRegistry {
            next: Mutex::default(),
            entering: Mutex::default(),
            entries: Mutex::default(),
            asked: AtomicUsize::new(0),
        });
        let parts = applications::Parts {
            registry: registry.clone(),
            examiner: Examiner::new(2, Arc::new(NoConverter), Arc::new(NoScanner)),
            catalogue: Catalogue::new(),
            elsewhere: Arc::new(applications::Nowhere),
            steps: Arc::new(casework::ports::NobodyListens),
        };
        let settings = SiteSettings {
            public_url: "http://127.0.0.1:8080".into(),
            demo: false,
            environment: "test".into(),
            trusted_proxies: 0,
            checkout_origins: Vec::new(),
            fresh_for: std::time::Duration::from_secs(15 * 60),
        };
        let mut jobs = people::jobs(&people_ports, &texts);
        jobs.extend(applications::jobs(&parts));
        jobs.extend(retention::jobs());
        let worker = Worker::new(db.store.clone(), jobs)
            .periodic(applications::periodic())
            .periodic(retention::periodic())
            .periodic(people::periodic());
        let site = Site::new(db.store.clone(), texts, settings, Arc::new(Actors)).unwrap();
        let routes = Router::new()
            .merge(people::routes(&people_ports))
            .merge(applications::routes(&parts))
            .merge(casework::baskets::routes(&parts))
            .merge(casework::bundles::routes(&parts))
            .nest(
                "/api/v1",
                people::api_routes(&people_ports)
                    .merge(applications::api_routes(&parts))
                    .merge(casework::baskets::api_routes(&parts))
                    .merge(casework::bundles::api_routes(&parts)),
            )
            .layer(Extension(parts.catalogue.clone()));
        let router = web::finish(site, Metrics::default(), routes);
        Self { db, router, registry, letters, catalogue: parts.catalogue, worker }
    }

    pub async fn work(&self) {
        self.worker.tick().await.unwrap();
        self.worker.drain().await.unwrap();
    }

    /// A signed-in browser.
    pub async fn signed_in(&self, last: u8, contact: &str) -> Browser {
        let mut browser = Browser::new(self.router.clone(), [10, 0, 0, last]);
        let page = browser.open("/sign-in").await;
        browser.submit(page.form("/sign-in").with("contact", contact)).await;
        self.work().await;
        let code: String = {
            let letters = self.letters.0.lock().unwrap();
            let (_, text) = letters.iter().rev().find(|(to, _)| to == contact).expect("a code was sent");
            text.chars().filter(char::is_ascii_digit).take(6).collect()
        };
        let page = browser.open("/sign-in/code").await;
        browser.submit(page.form("/sign-in/code").with("code", &code)).await;
        browser
    }

    /// The account behind a contact.
    pub async fn account(&self, contact: &str) -> Id<marks::Account> {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let key = people::accounts::contact::Contact::parse(contact).unwrap();
        let found = store::lookup::find(&mut cx, store::lookup::LookupKind::Contact, key.value()).await.unwrap();
        Id::from_uuid(found.expect("the account exists"))
    }

    /// A client of the API.
    pub async fn client(&self, contact: &str) -> Client {
        let account = self.account(contact).await;
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let opened = web::sessions::open(&mut cx, SessionKind::Citizen, account.uuid(), "test").await.unwrap();
        let token = opened.token().to_owned();
        cx.commit().await.unwrap();
        Client { browser: Browser::new(self.router.clone(), [10, 0, 1, 1]), token }
    }

    /// A draft with every answer but the declaration, at the page of a browser.
    pub async fn answered(&self, browser: &mut Browser) -> String {
        let page = browser.open("/apply/birth_certificate?country=ae&registered=yes&relation=father&used_in=residence&used_at=school&issued_before=no").await;
        let page = browser.submit(page.form("/apply/birth_certificate")).await;
        page.must_be_ok();
        let reference = page.path.rsplit('/').next().unwrap().to_owned();
        for (key, fields) in ANSWERS {
            let page = browser.open(&format!("/files/{reference}/q/{key}")).await;
            let mut form = page.form(&format!("/q/{key}"));
            for (name, value) in *fields {
                form = form.with(name, value);
            }
            browser.submit(form).await.must_be_ok();
        }
        let page = browser.open(&format!("/files/{reference}/q/applicant_identity")).await;
        let page = browser.submit(page.form("/upload").with_file("file", "card.png", "image/png", &picture())).await;
        browser.submit(page.must_be_ok().form("/q/applicant_identity")).await.must_be_ok();
        let page = browser.open(&format!("/files/{reference}/q/subject_passport")).await;
        browser.submit(page.form("/q/subject_passport")).await.must_be_ok();
        reference
    }

    /// A file submitted by the browser's owner.
    pub async fn submitted(&self, browser: &mut Browser) -> String {
        let reference = self.answered(browser).await;
        let page = browser.open(&format!("/files/{reference}/q/declaration")).await;
        let page = browser.submit(page.form("/q/declaration").with("declaration", "yes")).await;
        browser.send_only(page.must_be_ok().form("/check")).await;
        reference
    }

    /// How many events of a kind a file has.
    pub async fn events(&self, reference: &str, kind: &str) -> usize {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let scope = store::Scope::System("test");
        let file = applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
        let events = store::events::read(&mut cx, file.id).await.unwrap();
        events.iter().filter(|event| event.kind == kind).count()
    }

    /// The time that a correction asked now would have.
    pub async fn term(&self, cx: &Cx, file: &Application) -> Term {
        let definition = applications::definitions::of(cx, &self.catalogue, file).await.unwrap();
        Term::of(&definition, cx.now())
    }

    /// Marks the file as paid, as payments would.
    pub async fn pay(&self, reference: &str) {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let scope = store::Scope::System("test");
        let mut file =
            applications::store::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
        let quote = file.quote.clone().unwrap();
        let held = ledger::held(&mut cx, file.id).await.unwrap();
        let wanted = ledger::wanted(applications::model::in_full(&quote));
        let change = ledger::rebook(&held, &wanted, Some(quote.charged)).unwrap();
        let name = file.version.to_string();
        ledger::post(&mut cx, &ledger::entries::due(file.id, &change, &name)).await.unwrap();
        let charge = ledger::entries::charge(file.id, &change, quote.charged, &name).unwrap();
        ledger::post(&mut cx, &charge).await.unwrap();
        applications::record::paid(&mut cx, &mut file, None).await.unwrap();
        cx.commit().await.unwrap();
        self.work().await;
    }
}

/// The pages of the form after those asked before applying.
const ANSWERS: &[(&str, &[(&str, &str)])] = &[
    ("subject_name", &[("subject_name", "ليلى أحمد محمود السيد")]),
    ("number_known", &[("number_known", "yes")]),
    ("subject_number", &[("subject_number", "٣١٩٠٤١٢٨٨٠٠٠٤٨")]),
    ("birth_date", &[("birth_date-day", "12"), ("birth_date-month", "٤"), ("birth_date-year", "2019")]),
    ("birth_place", &[("birth_governorate", "88")]),
    ("birth_abroad", &[("birth_abroad_place", "الإمارات، الشارقة")]),
    ("mother_name", &[("mother_name", "منى عبد الله حسن")]),
    ("residence", &[("residence-emirate", "sharjah"), ("residence_declared", "yes")]),
    ("contact", &[("contact_mobile", "+971501234567")]),
];

/// Somebody who speaks JSON.
pub struct Client {
    browser: Browser,
    token: String,
}

impl Client {
    pub async fn post(&mut self, path: &str, key: &str, body: &serde_json::Value) -> Page {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.token))
            .header("idempotency-key", key)
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(path, request).await
    }

    pub async fn get(&mut self, path: &str) -> Page {
        let request = Request::builder().uri(path).header("authorization", format!("Bearer {}", self.token));
        self.send(path, request.body(Body::empty()).unwrap()).await
    }

    async fn send(&mut self, path: &str, request: Request<Body>) -> Page {
        let response = self.browser.raw(request).await;
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 10_000_000).await.unwrap().to_vec();
        Page { path: path.to_owned(), status, location: None, bytes }
    }
}

/// A small honest picture.
pub fn picture() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(40, 30).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

/// A fictional number.
pub fn number(serial: u16) -> NationalNumber {
    NationalNumber::compose(Day::new(1990, 5, 17).unwrap(), 1, serial, Sex::Female).unwrap()
}
