//! Who works where and when: officers by the hours and holidays of their own mission, approvers and the central review by
//! those of Cairo; now and then somebody is away, and somebody else gives back what she held.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use kernel::{Actor, Day, Moment, NationalNumber, Sex, StaffRole};
use people::demo::DemoStaff;
use service_model::country::Calendar;
use testkit::World;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{
    officer::{Desk, Seat},
    parcels::Clerk,
};
use crate::year::{
    DAYS, Year,
    lands::{self, Post},
    store::Books,
    time,
};

/// Officers of a mission, and approvers of the Authority.
const OFFICERS: usize = 3;
/// Working hours of a year, about: what the hands of a place are divided by.
const WORKING_HOURS: f64 = 1_300.0;
/// How much more the hands of a place can do than comes to it, if everybody is there.
const SPARE: f64 = 1.22;
/// A member of staff is away for so many days …
const AWAY: u64 = 9;
/// … of so many.
const OF: u64 = 83;
/// On the days of the week that the central review answers enquiries; seldom enough that some are late.
const ANSWERING: [&str; 1] = ["Sunday"];

/// Somebody on the roll.
struct Member {
    staff: Uuid,
    serial: u64,
    desk: Desk,
    calendar: Calendar,
    /// Files an hour.
    pace: f64,
    /// What she could have done by now and has not.
    credit: f64,
    was_away: bool,
}

/// Everybody at a desk.
pub struct Staff {
    places: Vec<Vec<Member>>,
    reviewer: Uuid,
    finance: (Uuid, Uuid),
    clerk: Clerk,
    home: Calendar,
}

impl Staff {
    /// Enrols everybody; strangers to all who apply.
    pub async fn enrol(world: &World, posts: &[Post], files: u64) -> Result<Self> {
        let born = Day::new(1950, 1, 1)?;
        let mut rows = Vec::new();
        for post in posts {
            for serial in 0..OFFICERS {
                rows.push((format!("year-{}-{serial}", post.mission), StaffRole::MissionOfficer, post.mission.clone()));
            }
        }
        rows.extend(
            (0..OFFICERS)
                .map(|serial| (format!("year-authority-{serial}"), StaffRole::AuthorityApprover, String::new())),
        );
        rows.push(("year-review".to_owned(), StaffRole::CentralReviewer, String::new()));
        rows.push(("year-finance-1".to_owned(), StaffRole::Finance, String::new()));
        rows.push(("year-finance-2".to_owned(), StaffRole::Finance, String::new()));
        rows.push(("year-delivery".to_owned(), StaffRole::DeliveryClerk, String::new()));
        let mut members = Vec::with_capacity(rows.len());
        for ((login, role, mission), serial) in rows.iter().zip(1..) {
            let number = NationalNumber::compose(born.plus_days(serial), 88, 7, Sex::Female).context("a number")?;
            let posts = vec![(*role, mission.clone())];
            members.push(DemoStaff {
                login: login.clone(), name: "موظفة بالمقعد التجريبي".to_owned(), number, posts
            });
        }
        people::demo::seed(world.store(), (&world.areas.people.passwords, &world.areas.texts), &[], &members).await?;
        let mut ids = Vec::with_capacity(rows.len());
        for (login, ..) in &rows {
            ids.push(people::demo::staff_called(world.store(), login).await?.uuid());
        }
        let home = lands::home(world).await?;
        let days = 365.0 / DAYS as f64;
        let of_mission = files as f64 / posts.len() as f64 / WORKING_HOURS * days * SPARE / OFFICERS as f64;
        let of_all = files as f64 / WORKING_HOURS * days * SPARE / OFFICERS as f64;
        let mut ids = ids.into_iter();
        let mut serial = 0;
        let mut places = Vec::new();
        let desks = posts.iter().map(|post| (Desk::Mission, post.country.calendar.clone(), of_mission));
        for (desk, calendar, pace) in desks.chain([(Desk::Authority, home.clone(), of_all)]) {
            let mut place = Vec::new();
            for staff in ids.by_ref().take(OFFICERS) {
                serial += 1;
                let calendar = calendar.clone();
                place.push(Member { staff, serial, desk, calendar, pace, credit: 0.0, was_away: false });
            }
            places.push(place);
        }
        let mut next = || ids.next().context("a member of staff");
        Ok(Self { places, reviewer: next()?, finance: (next()?, next()?), clerk: Clerk::new(next()?), home })
    }

    /// An hour of work at every place where it is a working hour.
    pub async fn work(&mut self, year: &Arc<Year>, books: &mut Books) -> Result<()> {
        let now = year.world.store().now();
        self.cover(year, books, now).await?;
        let mut working = JoinSet::new();
        for place in &mut self.places {
            let mut here = Vec::new();
            for member in place.iter_mut().filter(|one| works_at(&one.calendar, now) && !is_away(one.serial, now)) {
                member.credit = (member.credit + member.pace).min(member.pace + 1.0);
                let most = member.credit.floor();
                member.credit -= most;
                if most >= 1.0 {
                    here.push((member.staff, member.desk, most as usize));
                }
            }
            let year = year.clone();
            working.spawn(async move {
                // One after the other: a mission is a room, and the first of the list goes to whoever reaches for it.
                for (staff, desk, most) in here {
                    Seat::take(&year, staff, now.as_second()).await?.work(desk, most).await?;
                }
                anyhow::Ok(())
            });
        }
        while let Some(done) = working.join_next().await {
            done.context("somebody at a desk broke off")??;
        }
        if works_at(&self.home, now) {
            let local = now.timestamp().in_tz(&self.home.zone).context("the zone of Cairo")?;
            let weekday = local.strftime("%A").to_string();
            if local.hour() == 11 {
                release_refunds(year, books, self.finance).await?;
                self.clerk.work(year, books, now).await?;
                if ANSWERING.contains(&weekday.as_str()) {
                    Seat::take(year, self.reviewer, now.as_second()).await?.answers(50).await?;
                }
            }
        }
        time::work(year).await
    }

    /// What whoever is away holds goes back to the queue: on her first day, and what comes back to her later on its day.
    async fn cover(&mut self, year: &Arc<Year>, books: &mut Books, now: Moment) -> Result<()> {
        let mut absent = Vec::new();
        for member in self.places.iter_mut().flatten() {
            let away = is_away(member.serial, now);
            if away && (!member.was_away || now.as_second() % 86_400 < 3_600) {
                absent.push(member.staff);
            }
            member.was_away = away;
        }
        let held = books.held_by(&absent).await?;
        if held.is_empty() {
            return Ok(());
        }
        let mut seat = Seat::take(year, self.reviewer, now.as_second()).await?;
        for reference in held {
            seat.release(&reference).await?;
        }
        Ok(())
    }
}

/// Whether somebody works at this moment by this calendar.
fn works_at(calendar: &Calendar, now: Moment) -> bool {
    calendar.between(now, now.plus(Duration::from_secs(60))) > Duration::ZERO
}

/// Whether this member of staff is away today; never two of one mission at once.
fn is_away(serial: u64, now: Moment) -> bool {
    let day = now.as_second().unsigned_abs() / 86_400;
    (day + serial * (OF / OFFICERS as u64)) % OF < AWAY
}

/// One member of finance proposes each refund that waits, another approves what she sees.
async fn release_refunds(year: &Arc<Year>, books: &mut Books, (first, second): (Uuid, Uuid)) -> Result<()> {
    use serde_json::json;
    use work::proposals::{self, Decision, NewProposal, Subject};
    let actor = |staff| Actor::Staff { staff, roles: vec![StaffRole::Finance], missions: Vec::new() };
    let acts = &year.world.areas.acts;
    for refund in books.open_refunds().await? {
        let mut cx = year.world.store().begin(actor(first)).await?;
        let subject = Subject { thing: refund, details: json!({}) };
        let new = NewProposal {
            kind: "casework.release_refund", subject, reason: "مطابق لكشف البنك", seen: None
        };
        let proposal = proposals::propose(&mut cx, acts, new).await?;
        cx.commit().await?;
        let mut cx = year.world.store().begin(actor(second)).await?;
        proposals::decide(&mut cx, acts, proposal.id, proposal.shown, Decision::Approve).await?;
        cx.commit().await?;
    }
    Ok(())
}
