//! `bench desk`: the desk at more than a million files. Ten officers work at once over HTTP, first among ten thousand files
//! and then among all, so that the growth is measured in one run and not remembered.
//!
//! A year of files is written in the likeness of one that went through the product; everything the pages open is sealed
//! for its own place, so that decrypting is part of every figure.

pub mod crowd;
mod files;
mod officers;
mod page;
mod plans;
mod store;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tokio::task::JoinSet;

use self::{
    files::{Known, Mould, Staff},
    officers::{Act, Desk},
    page::Figures,
    store::Shelves,
};
use crate::{citizens::Citizens, http::Connection, product::Product, rounds::Plan};

/// Files of the small desk, with which the large one is compared.
const SMALL: u64 = 10_000;
/// Files of the large one, unless the command line says otherwise.
const LARGE: u64 = 1_200_000;
/// Rounds of all acts that each officer does while times are kept, after one to warm up.
const ROUNDS: usize = 25;
/// What an officer lets pass between one act and the next. Ten of them make twenty acts a second, which is far more than
/// people do.
const PAUSE: Duration = Duration::from_millis(500);

/// The times of an act, sorted.
pub type Times = BTreeMap<Act, Vec<Duration>>;

/// Runs it; `arguments` are `--files 50000` or nothing.
pub async fn run(arguments: &[String]) -> Result<()> {
    let large = match arguments {
        [] => LARGE,
        [flag, number] if flag == "--files" => number.parse().context("a number of files")?,
        _ => bail!("bench desk takes --files and a number, or nothing"),
    };
    let product = Product::start().await?;
    let measured = measure(&product, large).await;
    product.stop().await;
    let figures = measured?;
    page::write(&figures)
}

async fn measure(product: &Product, large: u64) -> Result<Figures> {
    let staff = officers::enrol(product).await?;
    let citizens = Citizens::prepare(product, &Plan { citizens: 1, drafts_each: 0, ..Plan::quick() }).await?;
    let specimen = &citizens.specimen;
    let mut connection = Connection::open(product.address).await?;
    let submitted = connection.call(&specimen.submit("the-mould")).await?;
    if submitted.status != 200 {
        bail!("submitting: {} {}", submitted.status, String::from_utf8_lossy(&submitted.body));
    }
    let mut shelves = Shelves::connect(product).await?;
    let mould = Mould::of(product, &mut shelves, &specimen.reference).await?;
    println!("opening accounts …");
    let owners = files::owners(product).await?;

    println!("writing {SMALL} files …");
    let mut known = files::grow(product, &mut shelves, &mould, (&owners, &staff), (0, SMALL)).await?;
    println!("ten desks among {SMALL} files …");
    let small = among(product, &staff, &known).await?;
    println!("writing {large} files …");
    let began = Instant::now();
    known.extend(files::grow(product, &mut shelves, &mould, (&owners, &staff), (SMALL, large)).await?);
    println!("… in {:.0} s", began.elapsed().as_secs_f64());
    println!("ten desks among {large} files …");
    let all = among(product, &staff, &known).await?;
    let plans = plans::of(product, &mut shelves, &staff, &known).await?;
    let bytes = shelves.size().await?;
    Ok(Figures { small: (SMALL, small), large: (large, all), plans, bytes })
}

/// Ten officers at work.
async fn among(product: &Product, staff: &Staff, known: &[Known]) -> Result<Times> {
    let desks = officers::sit_down(product, staff, known).await?;
    let mut working = JoinSet::new();
    for (mut desk, serial) in desks.into_iter().zip(0_u32..) {
        working.spawn(async move {
            // They did not all sit down in the same moment.
            tokio::time::sleep(PAUSE / 10 * serial).await;
            work(&mut desk).await
        });
    }
    let mut times = Times::new();
    while let Some(part) = working.join_next().await {
        for (act, took) in part.context("an officer broke off")?? {
            times.entry(act).or_default().push(took);
        }
    }
    times.values_mut().for_each(|took| took.sort_unstable());
    Ok(times)
}

async fn work(desk: &mut Desk) -> Result<Vec<(Act, Duration)>> {
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for act in Act::ALL {
            let took = desk.does(act).await?;
            if round > 0 {
                times.push((act, took));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(times)
}
