//! A small world: the shipped definitions, one session, and people who are invited.

use ::store::{Cx, Scope, jobs::Worker, testing::TestDb};
use catalogue::{Catalogue, testing::published};
use kernel::{
    Actor, Bucket, Currency, Day, Failure, Id, Moment, Money, NationalNumber, Outcome, Reference, SeededDice, Sex,
    StaffRole, marks,
};
use service_model::{
    Names,
    fees::{Quote, Rate},
};

use super::store as put;
use crate::{
    applications::{model::Application, sheet::Sheet, store as files, subject::Subject},
    appointments::{
        commands,
        counter::{self, Closing},
        jobs,
        model::{Offered, Plan, Session},
        store as rows,
    },
};

pub struct World {
    pub db: TestDb,
    pub catalogue: Catalogue,
    pub session: Id<Session>,
    pub times: Vec<Offered>,
}

impl World {
    /// A session of one morning: `times` of half an hour with `capacity` seats each.
    pub async fn new(times: u16, capacity: u16) -> Self {
        let db = published(&[]).await.unwrap();
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        let day = cx.now().day_in("Asia/Dubai").plus_days(10);
        let session = Id::unowned(cx.now(), cx.dice());
        put_session(&mut cx, session, (day, times, capacity)).await;
        let now = cx.now();
        let times = rows::free_times(&mut cx, session, now).await.unwrap();
        cx.commit().await.unwrap();
        Self { db, catalogue: Catalogue::new(), session, times }
    }

    pub async fn cx(&self) -> Cx {
        self.db.store.begin(Actor::System("test")).await.unwrap()
    }

    pub fn time(&self, number: usize) -> Moment {
        self.times[number].starts_at
    }

    /// A further session of one morning, `days` later than the first.
    pub async fn another(&self, days: i32, times: u16, capacity: u16) -> Id<Session> {
        let mut cx = self.cx().await;
        let day = cx.now().day_in("Asia/Dubai").plus_days(10 + days);
        let session = Id::unowned(cx.now(), cx.dice());
        put_session(&mut cx, session, (day, times, capacity)).await;
        commands::carry_over(&mut cx, &self.catalogue).await.unwrap();
        cx.commit().await.unwrap();
        session
    }

    /// An officer of the mission, in a transaction of the desk.
    pub async fn desk(&self) -> Cx {
        let (roles, missions) = (vec![StaffRole::MissionOfficer], vec!["dubai".to_owned()]);
        let officer = Actor::Staff { staff: uuid::Uuid::from_u128(7), roles, missions };
        self.db.store.begin_desk(officer).await.unwrap()
    }

    /// Takes every time of a session back, as an officer does, and looks after its people.
    pub async fn close(&self, session: Id<Session>, reason: &str) -> Outcome<()> {
        let mut cx = self.desk().await;
        let known = rows::session(&mut cx, session).await.unwrap().unwrap();
        counter::close(&mut cx, &known, &Closing { day: None, reason: reason.to_owned() }).await?;
        cx.commit().await.unwrap();
        self.sweep().await;
        Ok(())
    }

    /// The file of another person, invited.
    pub async fn invited(&self, serial: u16) -> Application {
        let dice = SeededDice::new(u64::from(serial));
        let bucket = Bucket::new(serial % 1024).unwrap();
        let now = self.db.store.now();
        let (owner, id) = (Id::<marks::Account>::new(bucket, now, &dice), Id::new(bucket, now, &dice));
        let born = Day::new(1990, 1, 1).unwrap();
        let number = NationalNumber::compose(born, 1, serial, Sex::Male).unwrap();
        let subject = Subject {
            relation: "self".into(),
            name: format!("شخص {serial}"),
            number: Some(number.digits().to_owned()),
            birth_date: None,
            sex: Some(Sex::Male),
        };
        let mut cx = self.cx().await;
        crate::desk::tests::store::account(&mut cx, owner, &subject.name, &number).await;
        put::invited(&mut cx, (id, owner), Reference::draw(bucket, &dice), (&subject, &free(now))).await;
        let file = files::load(&mut cx, &Scope::System("test"), id).await.unwrap();
        cx.commit().await.unwrap();
        file
    }

    /// The sheet of a file in a transaction of its own.
    pub async fn sheet(&self, file: &Application) -> (Cx, Sheet) {
        let mut cx = self.cx().await;
        let sheet = Sheet::open(&mut cx, &self.catalogue, file.owner, file.reference).await.unwrap();
        (cx, sheet)
    }

    /// One run of the sweep.
    pub async fn sweep(&self) {
        let worker =
            Worker::new(self.db.store.clone(), jobs::handlers(&self.catalogue)).periodic(vec![jobs::periodic()]);
        worker.tick().await.unwrap();
        worker.drain().await.unwrap();
    }
}

async fn put_session(cx: &mut Cx, session: Id<Session>, (day, times, capacity): (Day, u16, u16)) {
    let plan = Plan {
        mission: "dubai".into(),
        country: "ae".into(),
        roving: true,
        zone: "Asia/Dubai".into(),
        place: Names::alike("القنصلية"),
        address: Names::alike("دبي"),
        services: vec!["nid_renewal".into()],
        from: day,
        until: day,
        opens: 540,
        closes: 540 + 30 * times,
        minutes: 30,
        capacity,
        weekends: true,
    };
    let slots = plan.slots(&service_model::country::Calendar::default());
    let people = (Id::from_uuid(uuid::Uuid::from_u128(1)), Id::from_uuid(uuid::Uuid::from_u128(2)));
    rows::insert(cx, session, &plan, &slots, people).await.unwrap();
}

pub fn code<T: std::fmt::Debug>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Failure::Refusal(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

/// A price of nothing.
fn free(now: Moment) -> Quote {
    let dirham = Currency::new("AED", 2).unwrap();
    let rate = Rate { currency: dirham, micros: 76_500, source: Names::alike("test"), at: now, valid_until: now };
    let (total, charged) = (Money::new(0, Currency::EGP), Money::new(0, dirham));
    Quote { lines: Vec::new(), total, charged, rate, at: now, valid_until: now }
}
