//! The project's own commands. They depend on next to nothing, so that they build in seconds on a fresh machine.

mod browser;
mod demo;
mod dependencies;
mod engine;
mod generate;
mod needs;
mod postgres;
mod run;
mod soak;
mod stats;
mod tidy;
mod validators;

use std::time::Instant;

use anyhow::{Result, bail};
use run::{Step, cargo, root};

const USAGE: &str = "cargo xtask <command>
  check   the inner loop: compile everything, tidy, fast tests
  test    the whole gate: what the README names and continuous integration runs
  gen     refresh .sqlx/ and docs/generated/ after changing SQL, routes or configuration
  tidy    the rules of the house that the compiler does not know, and what may come from outside
  bench   measurements against a limit in the same run
  soak    what is long, by name or as --shard 1/3; goes on where it stopped; writes docs/generated/soak.md
  e2e     the browser stories alone (build first)
  review  every page in pictures side by side, target/review/index.html (build first)
  readme  the README's `cargo run -- demo` alone, and the API of what it starts
  validators   what strangers' software says of our documents (build first)
  stats   file sizes and crate graph, for the changelog";

fn main() -> Result<()> {
    std::env::set_current_dir(root())?;
    let command = std::env::args().nth(1).unwrap_or_default();
    let rest: Vec<String> = std::env::args().skip(2).collect();
    match command.as_str() {
        "check" => check(),
        "test" => test(),
        "gen" => generate::all(),
        "tidy" => tidy::all().and_then(|()| dependencies::all()),
        "bench" => bench(&rest),
        "soak" => soak::all(&rest),
        "e2e" => {
            needs::ensure(needs::BROWSER)?;
            browser::stories(&rest)
        }
        "review" => {
            needs::ensure(needs::BROWSER)?;
            browser::review(None).map(drop)
        }
        "readme" => readme(),
        "validators" => {
            needs::ensure(needs::ALL)?;
            validators::documents()
        }
        "stats" => stats::print(),
        _ => {
            println!("{USAGE}");
            bail!("unknown command {command:?}")
        }
    }
}

/// The inner loop: under a minute when warm.
fn check() -> Result<()> {
    tidy::all()?;
    cargo(&["check", "--workspace", "--all-targets"]).run()?;
    // With the one feature the workspace asks of the kernel, so that it is not compiled a second time without.
    cargo(&["test", "--lib", "--package", "kernel", "--package", "service-model", "--features", "kernel/db"]).run()
}

/// The whole gate, in the order in which a mistake is cheapest to find.
fn test() -> Result<()> {
    let started = Instant::now();
    let mut timings: Vec<(&str, f64)> = Vec::new();
    let mut step = |name: &'static str, act: &mut dyn FnMut() -> Result<()>| -> Result<()> {
        println!("\n== {name}");
        let began = Instant::now();
        act()?;
        timings.push((name, began.elapsed().as_secs_f64()));
        Ok(())
    };
    step("needs", &mut || needs::ensure(needs::ALL))?;
    step("format", &mut || cargo(&["fmt", "--all", "--check"]).run())?;
    step("tidy", &mut tidy::all)?;
    step("dependencies", &mut dependencies::all)?;
    let mut database = None;
    step("database", &mut || {
        database = Some(postgres::Cluster::start()?);
        Ok(())
    })?;
    let Some(database) = database else { bail!("the database did not start") };
    let with_database =
        |step: Step| step.env("DATABASE_URL", database.url()).env("WASL_TEST_DATABASE_URL", database.url());
    step("lints", &mut || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run())?;
    step("build", &mut || cargo(&["build", "--workspace", "--all-targets"]).run())?;
    // Twice as many at once as there are cores: most of a test's time is waiting for its database.
    let at_once = 2 * std::thread::available_parallelism()?.get();
    step("tests", &mut || {
        // Without examples in documentation: there are none, and looking for them crate by crate takes a minute.
        let kinds = ["--lib", "--bins", "--tests"];
        with_database(cargo(&["test", "--workspace", "--no-fail-fast"]).args(&kinds))
            .env("RUST_TEST_THREADS", at_once.to_string())
            .run()
    })?;
    step("services", &mut || Step::new("target/debug/wasl").args(&["services", "check"]).run())?;
    step("validators", &mut validators::documents)?;
    step("readme", &mut readme)?;
    step("browser", &mut || browser::stories(&[]))?;
    println!("\n== all green in {:.0} s", started.elapsed().as_secs_f64());
    for (name, seconds) in timings {
        println!("   {seconds:>6.0} s  {name}");
    }
    Ok(())
}

/// The README's second command, and the API of what it starts.
fn readme() -> Result<()> {
    demo::root_runs_wasl()?;
    let demo = demo::Demo::start("gate")?;
    validators::api(&demo, 20)?;
    demo.stop()
}

fn bench(rest: &[String]) -> Result<()> {
    needs::ensure(needs::DATABASE)?;
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    cargo(&["build", "--release", "--package", "app", "--package", "bench"]).run()?;
    Step::new("target/release/bench").args(&rest).run()
}
