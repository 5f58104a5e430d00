//! The page about the year under `docs/generated/`, and the figures for the page of all long runs.

use std::{fmt::Write as _, time::Duration};

use anyhow::{Context, Result};

use super::{ALL_DAYS, DAYS, Year, checks::Report};
use crate::report;

const PAGE: &str = "docs/generated/year.md";

/// Writes the page and tells the figures, each on a line of its own.
pub fn write(year: &Year, report: &Report, took: Duration) -> Result<()> {
    let missions: Vec<&str> = year.posts.iter().map(|post| post.mission.as_str()).collect();
    let mut rows = vec![
        ("applications".to_owned(), year.files.to_string()),
        ("people who applied".to_owned(), year.applicants.len().to_string()),
        ("missions".to_owned(), missions.join(", ")),
        ("looks at everything, the last one included".to_owned(), (report.looks + 1).to_string()),
    ];
    rows.extend(report.last.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    rows.push(("minutes on the wall clock".to_owned(), (took.as_secs() / 60).to_string()));
    let mut page = format!(
        "# A year of {} applications\n\nWritten by `cargo xtask soak year`; not edited by hand. {}\n\n| | |\n|---|---:|\n",
        year.files,
        report::circumstances()?
    );
    for (name, value) in &rows {
        println!("figure: {name} = {value}");
        writeln!(page, "| {name} | {value} |")?;
    }
    write!(
        page,
        "\n## How it is done\n\n\
         The product is built by the binary's own wiring on a database of its own, with the simulators of registry, gateway, \
         courier and messages, on a clock that is moved: for {ALL_DAYS} days, of which people apply on {DAYS}. The countries are \
         the shipped definitions with their weekends, holidays, hours and zones; only their stage and a rate are set. Whoever \
         applies is a person of the simulated registry's population, so that records are found, differ, or lie on paper only, \
         as the registry has it. Citizens use the JSON API, officers the pages of the desk: they take the first file of the \
         list, read its page and decide. Three officers serve each mission, three approvers the Authority; somebody is away \
         nine days of eighty-three, and the central review gives back what she held. The hands of a place are sized for what \
         comes to it in the year, and a fifth more; in a year of few files each of them does one in many days, so the longest \
         wait says something only where there are many. Jobs run by the product's worker, every \
         half hour, and in the very minute where something was promised to the minute.\n\n\
         ## What is looked at, every thirty days and at the end\n\n\
         * **Nobody starves:** no file is left waiting in a queue while another of the same place, due later, is taken.\n\
         * **Escalation to the minute:** the due moment of every enquiry, and of one turn in forty, is counted again minute by \
         minute over the calendar; what is late then is passed on within a minute, what is not late never.\n\
         * **Money:** in each currency money in = fees + refunds + owed, by the payments and by the ledger, every entry \
         balances, and a file is paid if and only if exactly one charge settled it.\n\
         * **An owner and a place:** every file under way belongs to an open account and waits for its citizen, in one queue, \
         or for a job; an ended one waits nowhere.\n\
         * **Language:** every message is opened; its row, its letters and its words are those of its addressee's language.\n\
         * **The days that were foretold:** of a hundred files 75 to 85 end within the days they were told.\n\n\
         No job may die. One finding ends the run, which is then shown as failed.\n"
    )?;
    std::fs::write(PAGE, page).with_context(|| format!("writing {PAGE}"))?;
    println!("written to {PAGE}");
    Ok(())
}
