//! `bench year`: tens of thousands of applications through a year of real calendars, on a clock that is moved.
//!
//! Everything is done through the product's own doors: citizens by the JSON API, officers by the pages of the desk,
//! outside systems by the simulators, jobs by the product's worker when they are due. After every month, and at the end,
//! what the database holds is compared with what must be true of it; one finding fails the run.

mod applicants;
mod checks;
mod course;
mod hands;
mod lands;
mod page;
mod store;
mod time;

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use testkit::World;
use tokio::sync::Mutex;

use self::{applicants::Applicant, checks::Report, course::Course, hands::Staff, lands::Post, store::Books};

/// Applications of the year, unless the command line says otherwise.
const FILES: u64 = 50_000;
/// Applications of one person, on average.
const EACH: u64 = 4;
/// Days on which people apply. What they began may take its course for the days after.
const DAYS: u64 = 330;
/// Days of the whole run: the last files come to their ends.
const ALL_DAYS: u64 = 365;

/// Everything the hands need.
pub struct Year {
    /// The product, its outside world and its clock.
    pub world: World,
    /// Missions with their countries.
    pub posts: Vec<Post>,
    /// Whoever applies.
    pub applicants: Vec<Applicant>,
    /// Files that a member of staff was kept from, whose places in the queue others may rightly have passed.
    pub excused: Mutex<BTreeSet<String>>,
    /// Files of which a correction was asked, or which were handed back: that is done once.
    pub asked: Mutex<BTreeSet<String>>,
    /// How many applications there will be.
    pub files: u64,
}

/// Runs it; `arguments` are `--files 2000` or nothing.
pub async fn run(arguments: &[String]) -> Result<()> {
    let files = match arguments {
        [] => FILES,
        [flag, number] if flag == "--files" => number.parse().context("a number of files")?,
        _ => bail!("bench year takes --files and a number, or nothing"),
    };
    let began = std::time::Instant::now();
    println!("a world with {} countries …", lands::OPEN.len());
    let world = World::with(&lands::definitions()?).await;
    let posts = lands::posts(&world).await?;
    println!("accounts of {} people …", files.div_ceil(EACH));
    let applicants = applicants::register(&world, &posts, files.div_ceil(EACH)).await?;
    let staff = Staff::enrol(&world, &posts, files).await?;
    let year = Arc::new(Year { world, posts, applicants, excused: Mutex::default(), asked: Mutex::default(), files });
    let mut books = Books::open(&year.world).await?;
    let report = live(&year, staff, &mut books).await?;
    page::write(&year, &report, began.elapsed())
}

/// Lets the year pass, hour by hour.
async fn live(year: &Arc<Year>, mut staff: Staff, books: &mut Books) -> Result<Report> {
    let mut report = Report::default();
    let mut begun = 0;
    for hour in 0..ALL_DAYS * 24 {
        let courses: Vec<Course> = course::of_hour(year, hour, begun);
        begun += courses.len() as u64;
        hands::apply(year, courses).await?;
        hands::react(year, books).await?;
        staff.work(year, books).await?;
        time::pass(year, books, Duration::from_secs(3_600)).await?;
        if (hour + 1) % (30 * 24) == 0 {
            let found = checks::all(year, books).await?;
            println!("after {} days: {} files, {}", (hour + 1) / 24, begun, found.in_short());
            report.add(found)?;
        }
    }
    let found = checks::all(year, books).await?;
    println!("at the end: {} files, {}", begun, found.in_short());
    report.end(found)?;
    if begun != year.files {
        bail!("{begun} files were begun instead of {}", year.files);
    }
    Ok(report)
}
