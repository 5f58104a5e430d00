//! Groups for a rehearsal, so that there is something to apply for and something to be awarded: one that takes applications, one
//! whose only place is taken, and one that is over and waits to be settled. The application never calls this but in a demo.

use std::time::Duration;

use ::store::{Cx, Store};
use catalogue::Catalogue;
use kernel::{Actor, Id, Moment, Outcome, marks};
use service_model::Names;

use super::{
    ZONE,
    model::{Cohort, Content, Learner, Session},
    store::{self as rows, enrolments},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// A group to make up.
struct Wanted {
    training: &'static str,
    title: (&'static str, &'static str),
    places: i32,
    /// When applying opened and closes, and when the first session begins.
    from: (Moment, Moment, Moment),
}

/// Opens them once, as written by one member of the training body and approved by another. `waiting` has the only place of the
/// full group; both of `taught` were in the one that is over, the first of them from the waiting list.
///
/// # Errors
/// Faults of the database.
pub async fn seed(
    store: &Store,
    catalogue: &Catalogue,
    (writer, decider): (Id<marks::Staff>, Id<marks::Staff>),
    (full, taught): (Id<marks::Account>, [Id<marks::Account>; 2]),
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("community.demo")).await?;
    if !rows::cohorts(&mut cx, None).await?.is_empty() {
        return Ok(());
    }
    let now = cx.now();
    let snapshot = catalogue.snapshot_in(&mut cx).await?;
    let wanted = [
        Wanted {
            training: "sprouts",
            title: (
                "براعم مصر الرقمية: مجموعة الإمارات (بيانات تجريبية)",
                "Sprouts: a group in the UAE (demonstration data)",
            ),
            places: 20,
            from: (now.minus(DAY), now.plus(DAY * 14), now.plus(DAY * 20)),
        },
        Wanted {
            training: "future_work",
            title: ("مستقبلنا رقمي: مسار البيانات (بيانات تجريبية)", "Future Work: data track (demonstration data)"),
            places: 1,
            from: (now.minus(DAY), now.plus(DAY * 7), now.plus(DAY * 10)),
        },
        Wanted {
            training: "mahara_tech",
            title: (
                "مهارة تك: أساسيات تحليل البيانات (بيانات تجريبية)",
                "Mahara-Tech: data analysis (demonstration data)",
            ),
            places: 2,
            from: (now.minus(DAY * 40), now.minus(DAY * 30), now.minus(DAY * 20)),
        },
    ];
    for own in wanted {
        let revision = snapshot.training(own.training)?.revision;
        let cohort = cohort(&mut cx, &own, revision);
        rows::insert(&mut cx, &cohort, (&writer.to_string(), &decider.to_string())).await?;
        let learners: &[Id<marks::Account>] = match own.training {
            "future_work" => &[full],
            "mahara_tech" => &taught,
            _ => &[],
        };
        for account in learners {
            enrolments::insert(&mut cx, *account, cohort.id, (&Learner::Oneself, true)).await?;
        }
    }
    cx.commit().await
}

fn cohort(cx: &mut Cx, own: &Wanted, revision: i32) -> Cohort {
    let names = |(ar, en): (&str, &str)| Names { ar: ar.to_owned(), en: en.to_owned() };
    let (opens_at, closes_at, first) = own.from;
    let session = |number: i16| {
        let starts_at = first.plus(DAY * 2 * u32::from(number.unsigned_abs() - 1));
        Session { number, starts_at, ends_at: starts_at.plus(HOUR) }
    };
    Cohort {
        id: Id::unowned(cx.now(), cx.dice()),
        content: Content {
            training: own.training.to_owned(),
            revision,
            title: names(own.title),
            place: names(("عن بُعد", "Online")),
            online: Some("https://meet.example.org/wasl-demo".to_owned()),
            zone: ZONE.to_owned(),
            language: "ar".to_owned(),
            places: own.places,
            opens_at,
            closes_at,
            least_percent: 66,
            sessions: (1..=3).map(session).collect(),
        },
        opened_at: cx.now(),
        called_off_at: None,
        settled_at: None,
    }
}
