//! Counting what was found.

use anyhow::Result;
use discovery::search::{Shelf, ports::Only};

use super::gold::{Question, Way};

/// What became of some questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Questions that something published answers.
    pub answerable: u32,
    /// Of them: what answers stood first.
    pub first: u32,
    /// Of them: it stood among the first five.
    pub five: u32,
    /// Of them: only what is nearest was shown, and said to be no more.
    pub near: u32,
    /// Of them: nothing was shown.
    pub silent: u32,
    /// Questions that nothing published answers.
    pub unanswerable: u32,
    /// Of them: something was shown as an answer.
    pub wrong: u32,
}

/// The tallies by the way of asking.
#[derive(Clone, Debug)]
pub struct Tallies(pub Vec<(Way, Tally)>);

impl Tallies {
    /// All ways together.
    pub fn whole(&self) -> Tally {
        self.0.iter().fold(Tally::default(), |sum, (_, own)| Tally {
            answerable: sum.answerable + own.answerable,
            first: sum.first + own.first,
            five: sum.five + own.five,
            near: sum.near + own.near,
            silent: sum.silent + own.silent,
            unanswerable: sum.unanswerable + own.unanswerable,
            wrong: sum.wrong + own.wrong,
        })
    }
}

/// Asks every question.
pub fn of(shelf: &Shelf, questions: &[Question]) -> Result<Tallies> {
    let mut tallies: Vec<(Way, Tally)> = Way::ALL.into_iter().map(|way| (way, Tally::default())).collect();
    for question in questions {
        let Shown { lines, as_answer } = shown(shelf, question)?;
        let Some((_, tally)) = tallies.iter_mut().find(|(way, _)| *way == question.way) else { continue };
        if question.right.is_empty() {
            tally.unanswerable += 1;
            tally.wrong += u32::from(as_answer);
            continue;
        }
        let place = lines.iter().position(|whole| question.right.contains(whole));
        tally.answerable += 1;
        tally.first += u32::from(place == Some(0));
        tally.five += u32::from(place.is_some_and(|place| place < 5));
        tally.near += u32::from(!as_answer && !lines.is_empty());
        tally.silent += u32::from(lines.is_empty());
    }
    Ok(Tallies(tallies))
}

/// Whether the right thing stood first, or rightly nothing was shown as an answer.
pub fn right(shelf: &Shelf, question: &Question) -> bool {
    shown(shelf, question).is_ok_and(|shown| match shown.lines.first() {
        Some(first) if !question.right.is_empty() => question.right.contains(first),
        _ => question.right.is_empty() && !shown.as_answer,
    })
}

/// What somebody sees who asks: answers, and what is nearest below them where they are few.
struct Shown {
    lines: Vec<String>,
    as_answer: bool,
}

fn shown(shelf: &Shelf, question: &Question) -> Result<Shown> {
    let results = shelf.look(&question.ask, question.language(), &Only::default())?;
    let as_answer = !results.lines.is_empty();
    let lines = results.lines.into_iter().chain(results.near);
    Ok(Shown { lines: lines.map(|line| line.whole).collect(), as_answer })
}

/// A share in percent with its Wilson bounds at 95 %.
pub fn share(of: u32, all: u32) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    const Z: f64 = 1.959_964;
    let (n, p) = (f64::from(all), f64::from(of) / f64::from(all));
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    let (low, high) = ((middle - half) / scale, (middle + half) / scale);
    format!("{of}/{all} = {:.0} % [{:.0}–{:.0}]", p * 100.0, low.max(0.0) * 100.0, high.min(1.0) * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_wilsons() {
        // Known values: 8 of 10 lies between 49 % and 94 %.
        assert_eq!(share(8, 10), "8/10 = 80 % [49–94]");
        assert_eq!(share(0, 10), "0/10 = 0 % [0–28]");
        assert_eq!(share(0, 0), "–");
    }
}
