//! A world with this area only: a registry that answers what it is told, and a carrier that keeps what it was given.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use axum::Router;
use kernel::{Day, Id, Locale, NationalNumber, Outcome, Sex, StaffRole, marks};
use people::{
    Actors, Assurance, Passwords, Ports, Register, Settings,
    demo::{DemoCitizen, DemoStaff},
    ports::{
        AccountFiles, FileStanding, HeldData, IdentityAnswer, IdentityQuestion, IdentityRegistry, Message, Messenger,
        MissionChoice, MissionDirectory, Suggester, Suggestion,
    },
};
use store::{Cx, jobs::Worker, testing::TestDb};
use testkit::{Browser, Page};
use web::{Site, SiteSettings, Texts, metrics::Metrics};

/// Answers by number; whoever it does not know is unknown.
#[derive(Default)]
pub struct FakeRegistry {
    pub answers: Mutex<HashMap<String, IdentityAnswer>>,
    pub asked: AtomicUsize,
}

#[async_trait]
impl IdentityRegistry for FakeRegistry {
    async fn check(&self, question: &IdentityQuestion) -> Outcome<IdentityAnswer> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let answers = self.answers.lock().unwrap();
        let answer = answers.get(question.number.digits()).copied().unwrap_or(IdentityAnswer::Unknown);
        let fits = question.mother_name == "فاطمة علي" && question.card == "IE1234567";
        Ok(if answer == IdentityAnswer::Match && !fits { IdentityAnswer::Mismatch } else { answer })
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

struct TwoMissions;

#[async_trait]
impl MissionDirectory for TwoMissions {
    async fn choices(&self, _language: Locale) -> Outcome<Vec<MissionChoice>> {
        let choice = |key: &str, name: &str| MissionChoice { key: key.to_owned(), name: name.to_owned() };
        Ok(vec![choice("dubai", "دبي"), choice("abudhabi", "أبوظبي")])
    }

    async fn every(&self, language: Locale) -> Outcome<Vec<MissionChoice>> {
        self.choices(language).await
    }
}

/// Says how every account stands with its files, and counts how often files were forgotten.
#[derive(Default)]
pub struct FakeFiles {
    pub standing: Mutex<FileStanding>,
    pub forgotten: AtomicUsize,
    pub moved: AtomicUsize,
}

#[async_trait]
impl AccountFiles for FakeFiles {
    async fn standing(&self, _cx: &mut Cx, _account: Id<marks::Account>) -> Outcome<FileStanding> {
        Ok(*self.standing.lock().unwrap())
    }

    async fn number_moved(&self, _cx: &mut Cx, _former: Id<marks::Account>, _number: &NationalNumber) -> Outcome<()> {
        self.moved.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    async fn forget(&self, _cx: &mut Cx, _account: Id<marks::Account>) -> Outcome<()> {
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// Another area that holds one thing about everybody.
struct Shelf;

#[async_trait]
impl HeldData for Shelf {
    fn key(&self) -> &'static str {
        "shelf"
    }

    async fn of(&self, _cx: &mut Cx, account: Id<marks::Account>) -> Outcome<serde_json::Value> {
        Ok(serde_json::json!({ "holds": format!("a book of {account}") }))
    }
}

/// Has one thing to say to everybody.
struct OneThing;

#[async_trait]
impl Suggester for OneThing {
    async fn few(&self, v: &web::Visit) -> Outcome<Vec<Suggestion>> {
        Ok(vec![Suggestion { href: v.path("/one"), name: "One thing".to_owned(), why: "Because it is one".to_owned() }])
    }
}

#[async_trait]
impl people::ports::Carrier for OneThing {
    async fn view(&self, _: &mut Cx, _: &web::Visit, _: Id<marks::Account>) -> Outcome<serde_json::Value> {
        Ok(serde_json::json!({ "files": [], "documents": [] }))
    }
}

pub struct World {
    pub db: TestDb,
    pub router: Router,
    pub registry: Arc<FakeRegistry>,
    pub letters: Arc<Letterbox>,
    pub files: Arc<FakeFiles>,
    worker: Worker,
    texts: Texts,
    passwords: Passwords,
}

impl World {
    pub async fn new() -> Self {
        let db = TestDb::fresh().await.unwrap();
        let texts = Texts::load(&[people::TEXTS, work::TEXTS]).unwrap();
        let registry = Arc::new(FakeRegistry::default());
        let letters = Arc::new(Letterbox::default());
        let files = Arc::new(FakeFiles::default());
        let passwords = Passwords::new(2, db.store.dice().as_ref());
        let settings = Settings { answer_after: Duration::from_secs(60), sms_an_hour: 3, ..Settings::default() };
        let ports = Ports {
            registry: registry.clone(),
            messenger: letters.clone(),
            missions: Arc::new(TwoMissions),
            passwords: passwords.clone(),
            files: files.clone(),
            held: Arc::new([Arc::new(Shelf)]),
            suggester: Arc::new(OneThing),
            carrier: Arc::new(OneThing),
            register: Arc::new(Register::ours()),
            settings: Arc::new(settings),
        };
        let site_settings = SiteSettings {
            public_url: "http://127.0.0.1:8080".into(),
            demo: false,
            environment: "test".into(),
            trusted_proxies: 0,
            checkout_origins: Vec::new(),
            fresh_for: Duration::from_secs(15 * 60),
        };
        let site = Site::new(db.store.clone(), texts.clone(), site_settings, Arc::new(Actors)).unwrap();
        let worker = Worker::new(db.store.clone(), people::jobs(&ports, &texts)).periodic(people::periodic());
        let acts = Arc::new(work::proposals::Acts::new(people::acts(files.clone()), Arc::new(people::StaffRegister)));
        let routes = Router::new()
            .merge(people::routes(&ports))
            .merge(crate::one_visit::routes())
            .merge(people::staff_routes(&ports, acts.clone()))
            .merge(work::routes(acts))
            .nest("/api/v1", people::api_routes(&ports));
        let router = web::finish(site, Metrics::default(), routes);
        Self { db, router, registry, letters, files, worker, texts, passwords }
    }

    pub fn browser(&self, last: u8) -> Browser {
        Browser::new(self.router.clone(), [10, 0, 0, last])
    }

    pub async fn work(&self) {
        self.worker.drain().await.unwrap();
    }

    /// Lets time pass and everything be done that comes by itself.
    pub async fn pass_days(&self, days: u64) {
        self.db.clock.advance(Duration::from_secs(days * 24 * 60 * 60));
        self.worker.tick().await.unwrap();
        self.work().await;
    }

    pub async fn pass(&self, seconds: u64) {
        self.db.clock.advance(Duration::from_secs(seconds));
        self.work().await;
    }

    /// The newest code sent to this contact.
    pub async fn code(&self, to: &str) -> String {
        self.work().await;
        let letters = self.letters.0.lock().unwrap();
        let (_, text) = letters.iter().rev().find(|(address, _)| address == to).expect("a message was sent");
        text.chars().filter(char::is_ascii_digit).take(6).collect()
    }

    /// A newcomer with an account; her browser is signed in.
    pub async fn registered(&self, last: u8, email: &str) -> Browser {
        let mut browser = self.browser(last);
        let page = browser.open("/register").await;
        browser.submit(page.form("/register").with("contact", email)).await;
        let code = self.code(email).await;
        let page = browser.open("/sign-in/code").await;
        let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
        let form = page.form("/register/name").with("name", "ليلى أحمد محمود").with("notice-account", "yes");
        browser.submit(form).await.must_be_ok().must_say("حسابي");
        browser
    }

    /// Proves again in a running session.
    pub async fn prove_again(&self, browser: &mut Browser, email: &str) -> Page {
        let page = browser.open("/sign-in/again").await;
        browser.submit(page.form("/sign-in/again")).await;
        let code = self.code(email).await;
        let page = browser.open("/sign-in/again/code").await;
        browser.submit(page.form("/sign-in/again/code").with("code", &code)).await
    }

    pub async fn seed(&self) {
        let staff = |login: &str, serial: u16, role: StaffRole, mission: &str| DemoStaff {
            login: login.to_owned(),
            name: "نجلاء حسن".to_owned(),
            number: number(serial),
            posts: vec![(role, mission.to_owned())],
        };
        let cast = [
            staff("dubai.officer", 900, StaffRole::MissionOfficer, "dubai"),
            staff("abudhabi.officer", 901, StaffRole::MissionOfficer, "abudhabi"),
            staff("central.reviewer", 902, StaffRole::CentralReviewer, ""),
            staff("admin", 903, StaffRole::Administrator, ""),
            staff("privacy", 904, StaffRole::PrivacyOfficer, ""),
        ];
        let citizens = [DemoCitizen {
            name: "منى السيد".into(),
            contact: "mona@example.org".into(),
            number: Some(number(500)),
            level: Assurance::Verified,
            language: Locale::AR,
        }];
        people::demo::seed(&self.db.store, (&self.passwords, &self.texts), &citizens, &cast).await.unwrap();
        // Seeding again changes nothing.
        people::demo::seed(&self.db.store, (&self.passwords, &self.texts), &citizens, &cast).await.unwrap();
    }

    /// A member of staff at the desk.
    pub async fn at_the_desk(&self, last: u8, login: &str) -> Browser {
        let mut browser = self.browser(last);
        let page = browser.open("/desk/sign-in").await;
        let form = page.form("/desk/sign-in");
        let form = form
            .with("login", login)
            .with("password", &people::demo::login_of(login).password)
            .with("code", &self.totp(login));
        browser.send_only(form).await;
        browser
    }

    pub fn totp(&self, login: &str) -> String {
        people::demo::code_of(login, self.db.store.now()).unwrap()
    }
}

/// A fictional number.
pub fn number(serial: u16) -> NationalNumber {
    NationalNumber::compose(Day::new(1990, 5, 17).unwrap(), 1, serial, Sex::Female).unwrap()
}
