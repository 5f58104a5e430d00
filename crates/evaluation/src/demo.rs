//! The pilot of a rehearsal: twelve weeks in the Emirates that are made up, a protocol that was signed before them, and a
//! checklist of which something is left to do. Every number is marked as simulated wherever it is shown. The application never
//! calls this but in a demo.

use std::{collections::BTreeMap, time::Duration};

use ::store::{Cx, Store};
use catalogue::Catalogue;
use kernel::{Actor, Day, Id, Outcome, marks};
use service_model::Names;
use uuid::Uuid;

use crate::{
    entries::{Audit, Cost, Permission, Scope, Signers},
    gate::{Criterion, ITEMS, Protocol, Terms, Verdict},
    indicators::{self, By, Source, Unit},
    measure::{Of, Tally},
    simulated::{Draw, WEEKS, week_of},
    store::{
        cells::{self, Place},
        entered,
        gate::{self as rows, Decided, Practice},
    },
    week::{ZONE, monday, starts},
};

/// The pilot, and the country after it.
const PILOT: (&str, &str) = ("ae", "kw");
/// Items that are left for whoever tries the gate.
const LEFT: [&str; 2] = ["support", "return_way"];
const DAY: Duration = Duration::from_secs(86_400);

/// What the made-up pilot is in truth: a share, so many for every thousand, or hours.
const TRUTHS: [(&str, f64); 14] = [
    ("completion", 0.81),
    ("right_first", 0.91),
    ("time_whole", 6.0 * 86_400.0),
    ("time_mission", 5.0 * 3600.0),
    ("time_authority", 3.0 * 3600.0),
    ("refund", 0.025),
    ("delivery_first", 0.90),
    ("satisfaction", 0.84),
    ("complaints", 14.0),
    ("digital", 0.88),
    ("no_visit", 0.93),
    ("availability", 0.9968),
    ("incidents", 2.0),
    ("cost", 21_300.0),
];

fn signers((first, second): (Id<marks::Staff>, Id<marks::Staff>)) -> Signers {
    Signers { first: first.to_string(), second: second.to_string() }
}

fn drawn<T>(cx: &Cx) -> Uuid {
    Id::<T>::unowned(cx.now(), cx.dice()).uuid()
}

/// Seeds the pilot once.
///
/// # Errors
/// Faults of the database.
pub async fn seed(store: &Store, catalogue: &Catalogue, staff: (Id<marks::Staff>, Id<marks::Staff>)) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("evaluation.demo")).await?;
    if rows::latest(&mut cx, PILOT.0, PILOT.1).await?.is_some() {
        return Ok(());
    }
    let by = signers(staff);
    let until = monday(cx.now().day_in(ZONE)).plus_days(-1);
    let from = until.plus_days(1 - 7 * WEEKS as i32);
    let protocol = signed(&mut cx, PILOT, (from, until), &by).await?;
    for item in ITEMS.iter().filter(|own| !LEFT.contains(own)) {
        let evidence = "محضر مراجعة للعرض التجريبي (بيانات تجريبية)";
        rows::answer(&mut cx, protocol, (item, evidence), staff.0.uuid()).await?;
    }
    let snapshot = catalogue.snapshot_in(&mut cx).await?;
    let services = snapshot.country(PILOT.0)?.definition.services.clone();
    simulate(&mut cx, from, &services).await?;
    beside(&mut cx, (from, until), &by).await?;
    taught(&mut cx, staff.0).await?;
    cx.commit().await
}

/// A protocol as if it had been signed three days before its window.
async fn signed(cx: &mut Cx, (pilot, next): (&str, &str), (from, until): (Day, Day), by: &Signers) -> Outcome<Uuid> {
    let protocol = Protocol {
        id: drawn::<Protocol>(cx),
        pilot: pilot.to_owned(),
        next: next.to_owned(),
        version: 1,
        terms: Terms::proposed(),
        from,
        until,
        signed_at: starts(from)?.minus(DAY * 3),
    };
    rows::sign(cx, &protocol, by).await?;
    Ok(protocol.id)
}

/// Cells of the window. Nothing of the register is made up: that needs its permission even here.
async fn simulate(cx: &mut Cx, from: Day, services: &[String]) -> Outcome<()> {
    let mut draw = Draw(20_261_123);
    for own in indicators::all()?.iter().filter(|own| own.source == Source::Operation && !own.latest) {
        let Some((_, truth)) = TRUTHS.iter().find(|(key, _)| *key == own.key) else { continue };
        let of = if own.unit == Unit::Seconds { Of::Middle } else { Of::P95 };
        let criterion = Criterion { indicator: own.key.clone(), of, bound: *truth, least: 0 };
        let whole = [String::new()];
        let services = if own.is_by(By::Service) { services } else { &whole };
        let country = if own.is_by(By::Country) { PILOT.0 } else { "" };
        for week in 0..WEEKS {
            for service in services {
                let files = if own.is_by(By::Service) { draw.between((28.0, 64.0)) as u64 } else { 1 };
                let mut tally = match own.unit {
                    Unit::Money => {
                        let n = draw.between((180.0, 320.0)) as u64;
                        Tally { n, hits: (n as f64 * truth * draw.between((0.95, 1.05))) as u64, ..Tally::default() }
                    }
                    _ => week_of(&criterion, *truth, files, &mut draw)?,
                };
                tally.simulated = true;
                let week = from.plus_days(7 * week as i32);
                let place = Place { week, service: service.clone(), country: country.to_owned() };
                cells::insert(cx, &own.key, &place, &tally).await?;
            }
        }
    }
    Ok(())
}

/// What is entered beside the counts, each marked in its own words.
async fn beside(cx: &mut Cx, (from, until): (Day, Day), by: &Signers) -> Outcome<()> {
    let permission = Permission { scope: Scope::Public, number: "DEMO-1".to_owned(), issued_on: from };
    entered::permit(cx, drawn::<Permission>(cx), &permission, by).await?;
    let about = Names {
        ar: "الاستضافة والدعم (بيانات تجريبية)".to_owned(),
        en: "Hosting and support (demonstration data)".to_owned(),
    };
    let cost = Cost { about, country: PILOT.0.to_owned(), from, until, minor: 64_000_000 };
    entered::spend(cx, drawn::<Cost>(cx), &cost, by).await?;
    let auditor = "تدقيق WCAG 2.2 AA (بيانات تجريبية)".to_owned();
    let audit = Audit { held_on: from, auditor, tested: 55, met: 55 };
    entered::audit(cx, drawn::<Audit>(cx), &audit, by).await
}

async fn taught(cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<()> {
    let lines = [
        (
            "lesson",
            "معظم طلبات الاستيفاء في الأسابيع الأولى كانت لصورة جواز غير واضحة، وقلّت بعد إظهار مثال للصورة المقبولة. (بيانات تجريبية)",
            "Most corrections of the first weeks were about a blurred picture of the passport; there were fewer once an accepted one was shown. (demonstration data)",
        ),
        (
            "practice",
            "يُعيَّن موظفان على الأقل لكل بعثة قبل الفتح بأسبوعين، ويجتازان التأهيل على ملفات تدريبية. (بيانات تجريبية)",
            "Two officers at least are appointed to every mission two weeks before it opens, and qualify on practice files. (demonstration data)",
        ),
        (
            "practice",
            "يُتفق مع الناقل على عنوان الاستلام البديل قبل أول شحنة. (بيانات تجريبية)",
            "The carrier and the mission agree on another place of collection before the first parcel. (demonstration data)",
        ),
    ];
    for (kind, ar, en) in lines {
        let words = Names { ar: ar.to_owned(), en: en.to_owned() };
        rows::write(cx, PILOT.0, &Practice { kind: kind.to_owned(), words }, staff.uuid()).await?;
    }
    Ok(())
}

/// A gate that two people let through, for a rehearsal of what comes after it.
///
/// # Errors
/// Faults of the database.
pub async fn passed(
    store: &Store,
    countries: (&str, &str),
    staff: (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("evaluation.demo")).await?;
    let by = signers(staff);
    let until = monday(cx.now().day_in(ZONE)).plus_days(-1);
    let protocol = signed(&mut cx, countries, (until.plus_days(1 - 7 * WEEKS as i32), until), &by).await?;
    let decided = Decided {
        id: drawn::<Decided>(&cx),
        protocol,
        outcome: Verdict::Open,
        reason: "rehearsal".to_owned(),
        tallies: BTreeMap::new(),
        simulated: true,
        decided_at: cx.now(),
    };
    rows::decide(&mut cx, countries, &decided, &by).await?;
    cx.commit().await
}
