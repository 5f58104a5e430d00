//! The hands that do everything: citizens over the API, officers over the pages of the desk. What the product refuses where
//! it should not is an error of the run.

mod citizen;
mod officer;
mod parcels;
mod staff;

use std::sync::Arc;

use anyhow::{Context, Result};
use kernel::Actor;
use testkit::{Client, World};
use tokio::task::JoinSet;
use uuid::Uuid;
use web::sessions::{self, SessionKind};

pub use self::staff::Staff;
use super::{
    Year,
    course::{Course, Paying},
    store::Books,
    time,
};

/// How many citizens act at once.
const AT_ONCE: usize = 4;

/// The applications of this hour, from the first question to the payment.
pub async fn apply(year: &Arc<Year>, courses: Vec<Course>) -> Result<()> {
    if courses.is_empty() {
        return Ok(());
    }
    let before = year.world.webhooks();
    let begun = in_lanes(year, courses, |year, course| async move {
        let (reference, told) = citizen::applies(&year, &course).await?;
        Ok((course, reference, told))
    })
    .await?;
    let told: usize = begun.iter().map(|(_, _, told)| told).sum();
    year.world.webhooks_until(before + told).await;
    time::work(year).await?;
    // Whoever changes her mind does so at once.
    let others: Vec<(Course, String)> = begun
        .into_iter()
        .filter(|(course, ..)| course.withdraws && course.paying != Paying::Never)
        .map(|(course, reference, _)| (course, reference))
        .collect();
    in_lanes(
        year,
        others,
        |year, (course, reference)| async move { citizen::withdraws(&year, &course, &reference).await },
    )
    .await?;
    time::work(year).await
}

/// What citizens do about what they were told since.
pub async fn react(year: &Arc<Year>, books: &mut Books) -> Result<()> {
    let asked = books.waiting_for_citizens(year.world.store().now()).await?;
    if asked.is_empty() {
        return Ok(());
    }
    in_lanes(year, asked, |year, asked| async move { citizen::reacts(&year, &asked).await }).await?;
    time::work(year).await
}

/// Does something with each of `things`, [`AT_ONCE`] at a time.
async fn in_lanes<T, R, F>(
    year: &Arc<Year>,
    things: Vec<T>,
    act: impl Fn(Arc<Year>, T) -> F + Copy + Send + 'static,
) -> Result<Vec<R>>
where
    T: Send + 'static,
    R: Send + 'static,
    F: Future<Output = Result<R>> + Send + 'static,
{
    let mut lanes: Vec<Vec<T>> = (0..AT_ONCE).map(|_| Vec::new()).collect();
    for (at, thing) in things.into_iter().enumerate() {
        if let Some(lane) = lanes.get_mut(at % AT_ONCE) {
            lane.push(thing);
        }
    }
    let mut working = JoinSet::new();
    for lane in lanes.into_iter().filter(|lane| !lane.is_empty()) {
        let year = year.clone();
        working.spawn(async move {
            let mut done = Vec::with_capacity(lane.len());
            for thing in lane {
                done.push(act(year.clone(), thing).await?);
            }
            anyhow::Ok(done)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = working.join_next().await {
        all.extend(done.context("somebody broke off")??);
    }
    Ok(all)
}

/// A session of this person, opened as after a code was typed.
async fn session(world: &World, kind: SessionKind, owner: Uuid) -> Result<String> {
    let mut cx = world.store().begin(Actor::System("bench.year")).await?;
    let opened = sessions::open(&mut cx, kind, owner, "bench").await?;
    cx.commit().await?;
    Ok(opened.token().to_owned())
}

/// A program that acts for a citizen.
async fn client(world: &World, account: Uuid) -> Result<Client> {
    Ok(Client::bearing(world, session(world, SessionKind::Citizen, account).await?))
}
