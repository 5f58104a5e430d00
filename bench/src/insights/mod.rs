//! How many planted needs are found among invented searches: `cargo run -p bench -- insights`.
//!
//! Twenty needs, each said by fifty people and more in several ways and with slips of the hand, lie among what others look for.
//! A need counts as found if one of the first twenty-five themes is named by a word of its own. Which needs of the sealed half are
//! not found is never printed: who reads them tunes with them.

mod needs;
mod page;
mod weeks;

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Result, bail};
use app::wire::insights::Counting;
use discovery::insights::{ports::Statistics, weekly::themes};
use kernel::arabic;

use self::{
    needs::{Half, Need},
    weeks::{Others, World},
};

/// In how many invented weeks it is tried.
pub const WEEKS: u64 = 5;
/// How many themes are looked at.
pub const FIRST: usize = 25;

/// What was found of a half among others.
pub struct Outcome {
    /// Which half.
    pub half: Half,
    /// Among what.
    pub others: Others,
    /// How many searches in vain there were.
    pub searches: usize,
    /// How many needs were planted in all weeks.
    pub planted: usize,
    /// How many of them were found.
    pub found: usize,
    /// How many of a week's needs were found in the worst week.
    pub fewest: usize,
    /// Numbers below the smallest cell, and needs of a few, that were shown.
    pub small: usize,
}

/// Measures, prints and writes; with `--tune` only prints, and only what is tuned with.
pub fn run(arguments: &[String]) -> Result<()> {
    let tuning = match arguments.first().map(String::as_str) {
        None => false,
        Some("--tune") => true,
        Some(other) => bail!("there is no argument {other:?}; --tune measures only what is tuned with"),
    };
    let world = World::shipped()?;
    let mut outcomes = Vec::new();
    let halves: &[Half] = if tuning { &[Half::Tune] } else { &[Half::Test, Half::Tune] };
    for half in halves.iter().copied() {
        let needs = needs::of(half)?;
        for others in [Others::Asking, Others::Thrown] {
            outcomes.push(measured(&world, (half, &needs), others)?);
        }
    }
    let page = page::of(&outcomes);
    println!("{page}");
    if tuning {
        return Ok(());
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated/insights.md"), page)?;
    Ok(())
}

fn measured(world: &World, (half, needs): (Half, &[Need]), others: Others) -> Result<Outcome> {
    let planted = WEEKS as usize * needs.len();
    let mut outcome = Outcome { half, others, searches: 0, planted, found: 0, fewest: needs.len(), small: 0 };
    let smallest = Counting.bounds().smallest;
    for seed in 1..=WEEKS {
        let sought = world.week(needs, others, seed)?;
        outcome.searches += sought.len();
        let grid = themes(&sought, &Counting);
        let named: Vec<BTreeSet<String>> =
            grid.rows.iter().take(FIRST).map(|own| own.split(" · ").map(arabic::letters).collect()).collect();
        let is_found = |need: &&Need| {
            let own = need.own.iter().flat_map(|word| world.scrubbed(word).unwrap_or_default());
            let own: Vec<String> = own.map(|word| arabic::letters(&word)).collect();
            named.iter().any(|words| own.iter().any(|word| words.contains(word)))
        };
        let here = needs.iter().filter(is_found).count();
        if half == Half::Tune {
            let missed: Vec<&str> = needs.iter().filter(|own| !is_found(own)).map(|own| own.own[0].as_str()).collect();
            println!("{others:?}, week {seed}: {here}, not {missed:?}");
            for (row, sum) in grid.rows.iter().zip(&grid.row_sums).take(FIRST) {
                println!("    {} {row}", sum.unwrap_or_default());
            }
        }
        outcome.found += here;
        outcome.fewest = outcome.fewest.min(here);
        let shown = grid.cells.iter().flatten().chain(&grid.row_sums).chain(&grid.column_sums).flatten();
        outcome.small += shown.filter(|count| **count < smallest).count();
        outcome.small += grid.rows.iter().filter(|own| own.contains("نادر")).count();
    }
    Ok(outcome)
}
