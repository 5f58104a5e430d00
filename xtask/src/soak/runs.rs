//! The long runs themselves, and how each tells its figures.

use anyhow::{Result, bail};

use crate::{
    browser,
    demo::Demo,
    run::{Step, cargo, root},
    validators,
};

/// A name and a value, as the page shows them.
pub type Figure = (String, String);

/// One long run.
pub struct Run {
    /// What it is called on the command line and on the page.
    pub name: &'static str,
    /// What it shows, as a sentence of the page.
    pub shows: &'static str,
    /// Does it. An error is a failure of the run.
    pub act: fn() -> Result<Vec<Figure>>,
}

/// Every long run, the longest first.
pub const RUNS: [Run; 7] = [
    Run {
        name: "year",
        shows: "50,000 applications pass through a year of real calendars on a moved clock: nobody starves in a queue, what is \
                late is passed on in the minute, money and facts agree, every file has an owner and a place, every message is \
                in its addressee's language, and the days that were foretold hold. The page is year.md.",
        act: year,
    },
    Run {
        name: "desk",
        shows: "Ten officers work at once among 1.2 million files whose data are sealed: queue, searches and opened files \
                keep to their times, and grow by less than half since ten thousand files. The page is desk.md.",
        act: desk,
    },
    Run {
        name: "kill",
        shows: "The product is killed at random moments while people submit, pay and decide; afterwards nothing \
                acknowledged is missing, nothing was done twice, and every file goes on to its document.",
        act: kill,
    },
    Run {
        name: "properties",
        shows: "The properties of the pure rules (money, numbers, references, journeys, stages, ledger) are tried a \
                hundred times as often as in the gate.",
        act: properties,
    },
    Run {
        name: "api",
        shows: "schemathesis sends the API ten times as many requests of its own invention as in the gate; every answer \
                is as described, none is a fault.",
        act: api,
    },
    Run {
        name: "review",
        shows: "Every page of the sources is looked at: in Arabic and English, on a phone, a tablet and a desktop, light and \
                dark, at 320 px and with letters twice as large; axe objects to nothing and nothing is wider than its screen. \
                The pictures stand side by side in target/review/index.html.",
        act: review,
    },
    Run {
        name: "lighthouse",
        shows: "Lighthouse measures ten main pages as a phone on a slow line, three times each, and a touch is answered \
                within 100 ms on a processor slowed to a quarter. The page is lighthouse.md.",
        act: lighthouse,
    },
];

/// The copy of the product that the runs start.
pub const BINARY: &str = "target/soak/wasl";
/// Cases of each property; the gate tries 256.
const CASES: u32 = 25_600;
/// Requests that schemathesis invents for each operation; the gate sends 20.
const EXAMPLES: u32 = 200;

fn year() -> Result<Vec<Figure>> {
    cargo(&["build", "--release", "--package", "bench"]).run()?;
    told(&Step::new("target/release/bench").args(&["year"]).lines()?)
}

fn desk() -> Result<Vec<Figure>> {
    cargo(&["build", "--release", "--package", "app", "--package", "bench"]).run()?;
    told(&Step::new("target/release/bench").args(&["desk"]).lines()?)
}

fn kill() -> Result<Vec<Figure>> {
    let test = "kill::a_product_killed_at_random_loses_nothing_and_does_nothing_twice";
    let said = cargo(&["test", "--package", "suite", "--test", "it", "--", "--exact", test, "--nocapture"])
        .env("WASL_SOAK", "1")
        .env("WASL_BINARY", root().canonicalize()?.join(BINARY))
        .lines()?;
    told(&said)
}

fn properties() -> Result<Vec<Figure>> {
    let tests: [&[&str]; 2] = [
        &["test", "--package", "kernel", "--package", "service-model", "--features", "kernel/db"],
        &[
            "test",
            "--package",
            "casework",
            "--lib",
            "--",
            "ledger::tests",
            "applications::model::tests",
            "reach::tests",
        ],
    ];
    let mut passed = 0;
    for test in tests {
        let said = cargo(test).env("PROPTEST_CASES", CASES.to_string()).lines()?;
        passed += said.iter().filter_map(|line| passed_in(line)).sum::<usize>();
    }
    if passed == 0 {
        bail!("no test was run");
    }
    Ok(vec![figure("cases of each property", CASES), figure("tests passed", passed)])
}

/// The count in `test result: ok. 31 passed; …`.
fn passed_in(line: &str) -> Option<usize> {
    line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok()
}

fn api() -> Result<Vec<Figure>> {
    let demo = Demo::start("soak-api")?;
    let said = validators::api(&demo, EXAMPLES)?;
    demo.stop()?;
    let generated = said.iter().find_map(|line| line.split_once('(')?.1.strip_suffix(')').map(str::to_owned));
    let Some(generated) = generated else { bail!("the script did not say how much it sent") };
    Ok(vec![figure("requests invented for each operation, at most", EXAMPLES), figure("in all", generated)])
}

fn review() -> Result<Vec<Figure>> {
    told(&browser::review(Some(&root().canonicalize()?.join(BINARY)))?)
}

fn lighthouse() -> Result<Vec<Figure>> {
    told(&browser::lighthouse(&root().canonicalize()?.join(BINARY))?)
}

fn figure(name: &str, value: impl ToString) -> Figure {
    (name.to_owned(), value.to_string())
}

/// The figures a program told in lines like `figure: kills = 50`.
fn told(lines: &[String]) -> Result<Vec<Figure>> {
    let figures: Vec<Figure> = lines
        .iter()
        .filter_map(|line| line.split_once("figure: ")?.1.split_once(" = "))
        .map(|(name, value)| figure(name, value))
        .collect();
    if figures.is_empty() {
        bail!("the run told no figures");
    }
    Ok(figures)
}
