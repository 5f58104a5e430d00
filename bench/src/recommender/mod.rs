//! How well suggestions fit, among people who are made up and whose truth is therefore known, and how long it takes to learn anew
//! from a million of them.
//!
//! `cargo run --release -p bench -- recommender` writes `docs/generated/recommender.md`; `--large` adds the time of one million people
//! and two thousand items. Everything is drawn from seeds, so that a run can be repeated.

mod draw;
mod measure;
mod page;
mod rebuild;
mod world;

use std::{fs, path::Path};

use anyhow::{Result, bail};

use self::{rebuild::Size, world::World};

/// The seeds of the worlds in which it is measured; the numbers of the engine were set in others.
const SEEDS: [u64; 3] = [7_101, 7_102, 7_103];

/// Measures, prints and writes.
pub fn run(arguments: &[String]) -> Result<()> {
    let sizes: &[Size] = match arguments.first().map(String::as_str) {
        None => &[Size::SMALL],
        Some("--large") => &[Size::SMALL, Size::LARGE],
        Some("--tune") => return tune(),
        Some(other) => bail!("there is no argument {other:?}; --large takes a million people, --tune tries ridges"),
    };
    let worlds: Vec<World> = SEEDS.iter().map(|seed| World::draw(*seed)).collect();
    let quality = measure::quality(&worlds, learning::recommend::Tuning::default())?;
    let mut times = Vec::new();
    for size in sizes {
        println!("{} people × {} items …", size.people, size.items);
        times.push(rebuild::time(*size)?);
    }
    let page = page::of(&worlds, &quality, &times);
    println!("{page}");
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated/recommender.md"), page)?;
    Ok(())
}

/// Tries ridges in worlds of their own, in which nothing is reported.
fn tune() -> Result<()> {
    let worlds = [World::draw(11), World::draw(12)];
    for ridge in [15.0, 30.0, 60.0, 120.0, 250.0, 500.0] {
        let tuning = learning::recommend::Tuning { ridge, ..learning::recommend::Tuning::default() };
        let quality = measure::quality(&worlds, tuning)?;
        let ours: Vec<String> = quality.iter().map(|row| format!("{:.4}", row.ours.mean)).collect();
        println!("ridge {ridge:>5}: {}", ours.join("  "));
    }
    Ok(())
}
