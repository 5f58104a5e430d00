//! How well search finds: questions as people ask them, against what the product publishes.
//!
//! `cargo run -p bench -- retrieval` writes `docs/generated/search.md`; `--large` adds how long a search takes among fifty
//! thousand passages. Words and weights are tuned with one half of the questions, by `--tune`, which reads nothing of the other.
//! The other half is sealed by its hash, and which of its questions fail is never printed: who reads them tunes with them.

mod answers;
mod gold;
mod page;
mod tally;
mod tuning;

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use anyhow::{Result, bail};
use app::{help, routes, wire::search::InMemory};
use catalogue::definitions::Definitions;
use discovery::{
    assistant::Rules,
    content, privileges,
    search::{
        Edition, Passage, Shelf, Words,
        offered::{self, Definitions as Published},
        ports::Only,
    },
};
use kernel::{Locale, Moment};
use web::Texts;

pub use gold::{Half, Question, of_weeks, questions};
use tally::Tallies;

/// How many passages the large index has.
const LARGE: usize = 50_000;

/// The moment at which it is measured: what opens and closes stands as it did then.
const NOW: &str = "2026-11-23T00:00:00Z";

/// Measures, prints and writes.
pub fn run(arguments: &[String]) -> Result<()> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--tune"] => return tuning::run(None),
        ["--tune", file] => return tuning::run(Some(Path::new(file))),
        [] | ["--large"] => {}
        other => {
            bail!(
                "there is no argument {other:?}; --tune tells what fails of the half that is tuned with, --large measures the time among {LARGE} passages"
            )
        }
    }
    let (shelf, rules) = (shelf(passages()?)?, Rules::shipped()?);
    let page = page::of(&shelf, &rules)?;
    println!("{page}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated/search.md");
    fs::write(path, page)?;
    let times = answers::times(&shelf, &rules, &questions(Half::Tune)?)?;
    println!("answers: p50 {:.1} ms, p99 {:.1} ms, n {}", at(&times, 0.5), at(&times, 0.99), times.len());
    if arguments.is_empty() { Ok(()) } else { large() }
}

/// Everything that is published when the product starts for the first time.
pub fn passages() -> Result<Vec<Passage>> {
    let loaded = Definitions::shipped().load().map_err(|findings| anyhow::anyhow!("{} finding(s)", findings.len()))?;
    let texts = Texts::load(routes::TEXTS)?;
    let definitions = Published {
        services: loaded.services.values().map(|(service, _)| service).collect(),
        countries: loaded
            .countries
            .values()
            .map(|(country, _)| country)
            .filter(|own| !own.missions.is_empty())
            .collect(),
        life_events: loaded.life_events.values().map(|(event, _)| event).collect(),
        // Several sealed questions ask for a passport or a power of attorney as for what nothing answers: they were written
        // before other agencies' services were found by search.
        agency_services: Vec::new(),
        editions: BTreeMap::new(),
    };
    let mut passages = offered::of(&texts, &definitions);
    passages.extend(help::found::of(&texts));
    let pages = content::Pages::shipped().load(None);
    passages.extend(content::of_files(&pages.map_err(|found| anyhow::anyhow!("{} finding(s)", found.len()))?)?);
    let now: Moment = NOW.parse()?;
    for (privilege, _) in loaded.privileges.values() {
        for language in [Locale::AR, Locale::EN] {
            passages.extend(privileges::of(&texts, (privilege, Edition::default()), language, now));
        }
    }
    Ok(passages)
}

/// What is found of these passages, by the product's own search.
pub fn shelf(passages: Vec<Passage>) -> Result<Shelf> {
    Ok(Shelf::of(passages, &InMemory, &Words::shipped()?)?)
}

/// The time that this share of the times stays below.
fn at(times: &[f64], share: f64) -> f64 {
    times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default()
}

/// How long a search takes when there is far more to find than is published now.
fn large() -> Result<()> {
    let own = passages()?;
    let copies = LARGE.div_ceil(own.len());
    let copy = |number: usize| {
        own.iter().map(move |passage| Passage {
            id: format!("{number}/{}", passage.id),
            text: format!("{} {number}", passage.text),
            ..passage.clone()
        })
    };
    let begun = Instant::now();
    let shelf = shelf((0..copies).flat_map(copy).take(LARGE).collect())?;
    println!("{} passages indexed in {:.1} s", shelf.len(), begun.elapsed().as_secs_f64());
    let questions: Vec<Question> =
        [Half::Tune, Half::Test].into_iter().map(questions).collect::<Result<Vec<_>>>()?.concat();
    let (mut looks, mut suggestions) = (Vec::new(), Vec::new());
    for question in questions.iter().cycle().take(questions.len() * 3) {
        let begun = Instant::now();
        shelf.look(&question.ask, question.language(), &Only::default())?;
        looks.push(begun.elapsed().as_secs_f64() * 1_000.0);
        let typed: String = question.ask.chars().take(6).collect();
        let begun = Instant::now();
        shelf.suggest(&typed, question.language());
        suggestions.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    for (name, mut times) in [("search", looks), ("suggestions", suggestions)] {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| at(&times, share);
        println!("{name}: p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, n {}", at(0.5), at(0.95), at(0.99), times.len());
    }
    let times = answers::times(&shelf, &Rules::shipped()?, &questions)?;
    println!("answers: p50 {:.1} ms, p99 {:.1} ms, n {}", at(&times, 0.5), at(&times, 0.99), times.len());
    Ok(())
}

/// The figures of one half.
fn measured(shelf: &Shelf, half: Half) -> Result<Tallies> {
    tally::of(shelf, &questions(half)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_finds_at_least_what_it_found() {
        let shelf = shelf(passages().unwrap()).unwrap();
        // Floors a little below what was measured, so that a change that costs more than a question or two is seen.
        for (half, first, five, silent, wrong) in [(Half::Tune, 440, 480, 4, 42), (Half::Test, 130, 145, 2, 10)] {
            let whole = measured(&shelf, half).unwrap().whole();
            assert!(whole.first >= first, "{half:?}: {whole:?}");
            assert!(whole.five >= five, "{half:?}: {whole:?}");
            assert!(whole.silent <= silent, "{half:?}: {whole:?}");
            assert!(whole.wrong <= wrong, "{half:?}: {whole:?}");
        }
    }
}
