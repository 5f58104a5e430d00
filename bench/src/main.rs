//! `cargo xtask bench`: what the product does, against what the same machine could do at best, in one run.
//!
//! Wall-clock figures of a shared machine say little, so every figure here is a ratio to a limit measured between the
//! same two breaths: submissions and reads over HTTP against `pgbench` sending the very statements of that request over
//! the same socket, verification against the bare signature in it. Certificates are CPU time, pages are bytes.
//!
//! `retrieval` asks search the questions of `bench/retrieval`; `recommender` measures what is put before people who are made up.
//!
//! `experts` finds experts among a million that are made up.
//!
//! `insights` plants needs among invented searches and counts how many are found.
//!
//! `verdict` judges pilots whose truth is known.
//!
//! `desk` and `year` are long runs of their own, for `cargo xtask soak`.
//!
//! It never measures a product that differs from the one that is shipped: the binary's own `wire::build` makes it.

mod captured;
mod citizens;
mod desk;
mod experts;
mod http;
mod insights;
mod load;
mod pages;
mod pgbench;
mod product;
mod recommender;
mod report;
mod retrieval;
mod rounds;
mod script;
mod store;
mod verdict;
mod year;

use std::time::Duration;

use anyhow::{Result, bail};
use documents::bench::{self as certificates, IssueCost, VerifyCost};

use crate::{citizens::Citizens, product::Product, report::Figures, rounds::Plan};

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let plan = match arguments.first().map(String::as_str) {
        None => Plan::whole(),
        Some("--quick") => Plan::quick(),
        Some("desk") => return desk::run(&arguments[1..]).await,
        Some("experts") => return experts::run(&arguments[1..]).await,
        Some("insights") => return insights::run(&arguments[1..]),
        Some("recommender") => return recommender::run(&arguments[1..]),
        Some("retrieval") => return retrieval::run(&arguments[1..]),
        Some("verdict") => return verdict::run(),
        Some("year") => return year::run(&arguments[1..]).await,
        Some(other) => {
            bail!(
                "there is no argument {other:?}; --quick runs one short round, desk the crowded desk, experts the search for experts, insights the planted needs, recommender the suggestions, retrieval the search, verdict the pilots, year the year"
            )
        }
    };
    println!("certificates …");
    let (issuing, verifying) = certificates(&plan)?;
    println!("starting PostgreSQL and the product …");
    let product = Product::start().await?;
    let measured = measure(&product, &plan).await;
    product.stop().await;
    let (submits, reads, statements, pages) = measured?;
    let figures = Figures { issuing, verifying, submits, reads, statements, pages, plan };
    report::print(&figures);
    report::write(&figures)
}

type Measured = (Vec<rounds::Cell>, Vec<rounds::Cell>, report::Statements, Vec<pages::Weight>);

async fn measure(product: &Product, plan: &Plan) -> Result<Measured> {
    println!("{} citizens prepare {} drafts …", plan.citizens, plan.citizens * plan.drafts_each);
    let citizens = Citizens::prepare(product, plan).await?;
    let pages = pages::weigh(product, &citizens).await?;
    let mut database = store::Database::connect(product).await?;
    println!("capturing the statements of one request each …");
    let twins = script::Twins::prepare(product, &mut database, &citizens, plan).await?;
    let statements = report::Statements { submit: twins.submit.statements(), read: twins.read.statements() };
    let submits = rounds::submits(product, &mut database, &citizens, &twins, plan).await?;
    let reads = rounds::reads(product, &citizens, &twins, plan).await?;
    Ok((submits, reads, statements, pages))
}

/// CPU of issuing, and of verifying against the bare signature.
fn certificates(plan: &Plan) -> Result<(IssueCost, VerifyCost)> {
    let folder = tempfile::tempdir()?;
    let keys = certificates::issuer(folder.path()).map_err(anyhow::Error::from_boxed)?;
    let issuing = certificates::issuing(&keys, plan.certificates).map_err(anyhow::Error::from_boxed)?;
    let verifying = certificates::verifying(&keys, plan.credentials).map_err(anyhow::Error::from_boxed)?;
    Ok((issuing, verifying))
}

/// The middle one of some figures.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Milliseconds with a fraction.
fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
