//! Days of a roving mission for a rehearsal, so that a seat can be booked in it. The application never calls this but in
//! a demo.

use ::store::Store;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use service_model::Names;

use super::{act::calendar, model::Plan, store as rows};

/// The country and the mission of the rehearsal.
const AT: (&str, &str) = ("ae", "dubai");
/// In how many days it begins, and how long it lasts.
const FROM: (i32, i32) = (7, 9);

/// Publishes the days once, as planned by `planner` and decided by `decider`.
///
/// # Errors
/// A fault if the mission is not in the definitions.
pub async fn seed(
    store: &Store,
    catalogue: &Catalogue,
    (planner, decider): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let snapshot = catalogue.snapshot(store).await?;
    let services = snapshot.services().filter(|(_, known)| known.definition.workflow.outcome.appointment().is_some());
    let services: Vec<String> = services.map(|(key, _)| key.to_owned()).collect();
    let country = snapshot.country(AT.0)?.definition.clone();
    let mut cx = store.begin(Actor::System("casework.demo")).await?;
    let now = cx.now();
    if !rows::of_mission(&mut cx, Some(&[AT.1.to_owned()]), now).await?.is_empty() {
        return Ok(());
    }
    let from = now.day_in(&country.zone).plus_days(FROM.0);
    let plan = Plan {
        mission: AT.1.to_owned(),
        country: AT.0.to_owned(),
        roving: true,
        zone: country.zone.clone(),
        place: Names {
            ar: "مقر القنصلية العامة في دبي".to_owned(), en: "Consulate-General in Dubai".to_owned()
        },
        address: Names { ar: "دبي".to_owned(), en: "Dubai".to_owned() },
        services,
        from,
        until: from.plus_days(FROM.1),
        opens: 9 * 60,
        closes: 13 * 60,
        minutes: 30,
        capacity: 3,
        weekends: false,
    };
    let calendar = calendar(&cx, catalogue, &plan).await?;
    if let Some((_, text)) = plan.mistakes(&calendar, now).first() {
        return Err(Failure::fault("planning the days of a demo", *text));
    }
    let id = Id::unowned(now, cx.dice());
    rows::insert(&mut cx, id, &plan, &plan.slots(&calendar), (planner, decider)).await?;
    cx.commit().await
}
