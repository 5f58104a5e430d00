//! What must be true of the year, looked at after every month and at the end. Each check is pure and has, in its tests, a
//! case in which it fails; what it looks at is read from the database, not remembered by the hands that did it.

mod escalation;
mod money;
mod order;
mod places;
mod promise;
mod words;

use anyhow::{Result, bail};

pub use self::{
    escalation::{Late, minutes_until},
    money::{Kept, Paid},
    order::Free,
    places::Standing,
    promise::Told,
    words::Said,
};
use super::{Year, lands, store::Books};

/// At most so many findings are told.
const TOLD: usize = 20;

/// What one look found.
#[derive(Default)]
pub struct Found {
    /// Names and values for the page.
    pub figures: Vec<(&'static str, String)>,
    /// What is not as it must be.
    pub findings: Vec<String>,
}

impl Found {
    fn figure(&mut self, name: &'static str, value: impl ToString) {
        self.figures.push((name, value.to_string()));
    }

    /// The figures in one line.
    pub fn in_short(&self) -> String {
        let told: Vec<String> = self.figures.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        told.join("; ")
    }
}

/// Every look of the run.
#[derive(Default)]
pub struct Report {
    /// How many looks there were before the last.
    pub looks: usize,
    /// What the last look told.
    pub last: Vec<(&'static str, String)>,
}

impl Report {
    /// Takes a look of the year; a finding ends the run.
    ///
    /// # Errors
    /// The findings.
    pub fn add(&mut self, found: Found) -> Result<()> {
        self.looks += 1;
        self.end(found)
    }

    /// Takes the last look.
    ///
    /// # Errors
    /// The findings.
    pub fn end(&mut self, found: Found) -> Result<()> {
        if !found.findings.is_empty() {
            let told = found.findings.iter().take(TOLD).cloned().collect::<Vec<_>>().join("\n  ");
            bail!("{} finding(s):\n  {told}", found.findings.len());
        }
        self.last = found.figures;
        Ok(())
    }
}

/// Looks at everything.
pub async fn all(year: &Year, books: &mut Books) -> Result<Found> {
    let mut found = Found::default();
    let now = year.world.store().now();

    let episodes = books.episodes().await?;
    let excused = year.excused.lock().await.clone();
    let order = order::check(&episodes, &excused);
    found.figure("times a file was taken from a queue, never one before another that was due sooner", order.taken);
    found.figure("longest queue of a place", order.longest_queue);
    found.figure("longest wait in a queue, hours", order.longest_wait.as_secs() / 3_600);
    found.findings.extend(order.overtaken);

    let home = lands::home(&year.world).await?;
    let calendar = |key: &str| {
        let abroad = year.posts.iter().find(|post| post.country.key == key).map(|post| &post.country.calendar);
        abroad.unwrap_or(&home).clone()
    };
    let late = books.enquiries(&calendar).await?;
    let escalated = late.iter().filter(|one| one.escalated.is_some()).count();
    found.figure("enquiries", late.len());
    found.figure("of them late and passed on, in the minute", escalated);
    found.findings.extend(late.iter().filter_map(|one| escalation::check(one, now)));
    let turns = books.untouched_turns(&calendar).await?;
    found.figure("turns whose due moment was counted again, minute by minute", turns.len());
    let escalated = turns.iter().filter(|one| one.escalated.is_some()).count();
    found.figure("of them late and passed on, in the minute", escalated);
    found.findings.extend(turns.iter().filter_map(|one| escalation::check(one, now)));

    for kept in books.kept().await? {
        found.findings.extend(money::check(&kept));
        found.figures.push(("money", kept.to_string()));
    }
    let paid = books.paid().await?;
    found.figure("files whose payments and facts agree", paid.len());
    found.findings.extend(paid.iter().filter_map(money::agrees));

    let standings = books.standings(&year.world).await?;
    found.figure("files under way, each with an owner and somebody whose turn it is", standings.len());
    found.findings.extend(standings.iter().filter_map(places::check));
    found.findings.extend(books.troubled_jobs().await?);

    let said = books.said_since_last(&year.world).await?;
    found.figure("messages read since the last look, each in its addressee's language", said.len());
    found.findings.extend(said.iter().filter_map(words::check));

    let (sent, again) = books.parcels().await?;
    found.figure("parcels sent", sent);
    found.figure("of them sent again after they came back", again);

    let zone = |key: &str| year.posts.iter().find(|post| post.country.key == key).map(|post| post.country.zone.clone());
    let told = books.told(&zone).await?;
    let kept = promise::kept(&told);
    found.figure("files whose end was foretold", told.len());
    found.figure("of them ended within the days they were told, of a hundred", format!("{kept:.1}"));
    found.findings.extend(promise::check(&told));
    Ok(found)
}
