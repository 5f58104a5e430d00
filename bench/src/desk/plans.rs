//! What the server did for one act of each kind: the plan of its slowest statement, with real times, as it logged them.

use std::io::{Read, Seek, SeekFrom};

use anyhow::{Context, Result};

use super::{
    files::{Known, Staff},
    officers::{self, Act},
    store::Shelves,
};
use crate::product::Product;

/// The slowest statement of an act.
pub struct Plan {
    /// The act.
    pub act: Act,
    /// How long the statement took, in milliseconds.
    pub milliseconds: f64,
    /// Its text and its plan.
    pub text: String,
}

/// The plan of the slowest statement of each act, done by one officer alone.
pub async fn of(product: &Product, shelves: &mut Shelves, staff: &Staff, known: &[Known]) -> Result<Vec<Plan>> {
    shelves.explain(true).await?;
    let mut desks = officers::sit_down(product, staff, known).await?;
    let desk = desks.first_mut().context("an officer")?;
    let log = product.postgres.log();
    let mut plans = Vec::new();
    for act in Act::ALL {
        // The first time fills caches.
        desk.does(act).await?;
        let begin = std::fs::metadata(&log).context("the server's log")?.len();
        desk.does(act).await?;
        let mut file = std::fs::File::open(&log)?;
        file.seek(SeekFrom::Start(begin))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let slowest =
            read(&String::from_utf8_lossy(&bytes)).into_iter().max_by(|(one, _), (other, _)| one.total_cmp(other));
        let (milliseconds, text) = slowest.with_context(|| format!("the server logged no plan for: {}", act.name()))?;
        plans.push(Plan { act, milliseconds, text });
    }
    shelves.explain(false).await?;
    Ok(plans)
}

/// Entries are `<process>|LOG:  duration: 0.123 ms  plan:`, their further lines begin with a tab.
fn read(log: &str) -> Vec<(f64, String)> {
    let mut plans: Vec<(f64, String)> = Vec::new();
    let mut within = false;
    for line in log.lines() {
        match line.strip_prefix('\t') {
            Some(rest) if within => {
                if let Some((_, text)) = plans.last_mut() {
                    text.push_str(rest);
                    text.push('\n');
                }
            }
            Some(_) => {}
            None => {
                let duration = line.split_once("duration: ").filter(|_| line.ends_with("plan:"));
                let duration = duration.and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
                within = duration.is_some();
                plans.extend(duration.map(|duration| (duration, String::new())));
            }
        }
    }
    plans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_read_with_their_times_and_nothing_else_is() {
        let log = "7|LOG:  duration: 0.250 ms  plan:\n\tQuery Text: SELECT 1\n\tResult (cost=0)\n\
                   7|LOG:  something else\n\tof two lines\n8|LOG:  duration: 3.5 ms  plan:\n\tQuery Text: SELECT 2\n";
        let read = read(log);
        assert_eq!(read[0], (0.25, "Query Text: SELECT 1\nResult (cost=0)\n".to_owned()));
        assert_eq!(read[1], (3.5, "Query Text: SELECT 2\n".to_owned()));
        assert_eq!(read.len(), 2);
    }
}
