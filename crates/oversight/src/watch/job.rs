//! The job: counts the reading of this day and the last, and raises what the rules flag. Run twice it counts the same and
//! raises once.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use catalogue::{Catalogue, Snapshot};
use kernel::{Actor, Day, Id, Moment, Outcome, marks};
use service_model::Country;

use super::{
    model::{Kind, Reading, flagged, out_of_hours},
    store as rows,
};
use crate::ZONE;

const WATCH: &str = "oversight.watch";
/// Key of Egypt, by whose hours those work who belong to no mission.
const HOME: &str = "eg";
/// The days before, of which somebody's usual number is made.
const USUAL_DAYS: i32 = 30;
/// How long days and flags are kept.
const KEPT_DAYS: i32 = 2 * 365;

/// Every hour: a flag is raised while it can still be asked about.
pub(crate) fn periodic() -> Periodic {
    Periodic { name: WATCH, every: Duration::from_secs(3600), kind: WATCH }
}

/// Watches over reading.
pub(crate) struct Watch {
    /// The countries, by whose working hours reading is timed.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Handler for Watch {
    fn kind(&self) -> &'static str {
        WATCH
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let snapshot = self.catalogue.snapshot(store).await?;
        let today = store.now().day_in(ZONE);
        for day in [today.plus_days(-1), today] {
            let mut cx = store.begin(Actor::System(WATCH)).await?;
            watch(&mut cx, &snapshot, day).await?;
            cx.commit().await?;
        }
        let mut cx = store.begin(Actor::System(WATCH)).await?;
        rows::forget_before(&mut cx, today.plus_days(-KEPT_DAYS)).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

async fn watch(cx: &mut Cx, snapshot: &Snapshot, day: Day) -> Outcome<()> {
    let (Some(begins), Some(ends)) = (begin_of(day), begin_of(day.plus_days(1))) else { return Ok(()) };
    let rules = rows::rules(cx).await?;
    let margin = rules.iter().find(|rule| rule.kind == Kind::OutOfHours).map_or(0, |rule| rule.bound);
    let looks = rows::looks(cx, (begins, ends)).await?;
    let readers: BTreeSet<Id<marks::Staff>> = looks.iter().map(|look| look.staff).collect();
    let acted = rows::acted_on(cx, &readers, begins.minus(Duration::from_secs(30 * 86_400))).await?;
    for staff in readers {
        let country = country_of(cx, snapshot, staff).await?;
        let own = looks.iter().filter(|look| look.staff == staff);
        let files: BTreeSet<_> = own.clone().map(|look| look.file).collect();
        let late = own.filter(|look| out_of_hours(look.at, margin, &country.calendar));
        let late: BTreeSet<_> = late.map(|look| look.file).collect();
        let undecided = files.iter().filter(|file| !acted.contains(&(staff, **file))).count();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let reading = Reading {
            staff,
            day,
            files: count(files.len()),
            undecided: count(undecided),
            out_of_hours: count(late.len()),
        };
        rows::keep(cx, &reading).await?;
        let before = rows::days_before(cx, staff, day, day.plus_days(-USUAL_DAYS)).await?;
        for flag in flagged(&reading, &before, &rules) {
            rows::raise(cx, &reading, &flag).await?;
        }
    }
    Ok(())
}

/// The country by whose calendar somebody works: that of her mission, else Egypt.
async fn country_of(cx: &mut Cx, snapshot: &Snapshot, staff: Id<marks::Staff>) -> Outcome<Arc<Country>> {
    let missions = match people::staff::colleagues::staff_actor(cx, staff).await? {
        Some(Actor::Staff { missions, .. }) => missions,
        _ => Vec::new(),
    };
    let of_mission = snapshot
        .countries()
        .map(|(_, country)| &country.definition)
        .find(|country| missions.iter().any(|mission| country.mission(mission).is_some()));
    match of_mission {
        Some(country) => Ok(Arc::clone(country)),
        None => Ok(Arc::clone(&snapshot.country(HOME)?.definition)),
    }
}

fn begin_of(day: Day) -> Option<Moment> {
    Some(Moment::from(day.date().in_tz(ZONE).ok()?.timestamp()))
}
