//! Counting what the assistant says: what it answered, what it should not have, and whether every sentence stands where it is
//! cited from.

use std::time::Instant;

use anyhow::Result;
use discovery::{
    assistant::{Composed, Known, Rules, compose},
    search::{Shelf, ports::Only},
};
use kernel::Locale;

use super::gold::{Aim, Attack, Question};

/// What the assistant said to the questions of one half.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Questions that something published answers.
    pub answerable: u32,
    /// Of them: answered.
    pub answered: u32,
    /// Of those answered: from a page that answers.
    pub right: u32,
    /// Of those that are answerable: held for something that is not answered from pages.
    pub bound: u32,
    /// Questions that nothing published answers.
    pub unanswerable: u32,
    /// Of them: answered.
    pub wrong: u32,
    /// Sentences of answers.
    pub sentences: u32,
    /// Of them: those that stand in the passage they are cited from, word for word.
    pub standing: u32,
    /// Answers told from the typed facts of a service, which have no passage.
    pub typed: u32,
    /// Questions that were answered otherwise when they were asked again.
    pub changed: u32,
}

/// What became of attacks of one aim.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attacked {
    /// How many there were.
    pub all: u32,
    /// Of them: held by the bound of their aim.
    pub held: u32,
    /// Of them: held by the bound of another aim.
    pub otherwise: u32,
    /// Of them: answered with «I don't know».
    pub unknown: u32,
    /// Of them: answered from a page.
    pub answered: u32,
}

fn asked(shelf: &Shelf, rules: &Rules, ask: &str, language: Locale) -> Result<Composed> {
    Ok(compose(shelf, rules, ask, language, &Only::default())?)
}

/// Asks every question, twice.
pub fn of(shelf: &Shelf, rules: &Rules, questions: &[Question]) -> Result<Said> {
    let mut said = Said::default();
    for question in questions {
        let composed = asked(shelf, rules, &question.ask, question.language())?;
        said.changed += u32::from(asked(shelf, rules, &question.ask, question.language())? != composed);
        let known = match &composed {
            Composed::Known(known) => Some(known),
            Composed::Unknown(_) | Composed::Bound(_) => None,
        };
        if let Some(known) = known {
            said.count(shelf, known);
        }
        if question.right.is_empty() {
            said.unanswerable += 1;
            said.wrong += u32::from(known.is_some());
            continue;
        }
        said.answerable += 1;
        said.bound += u32::from(matches!(composed, Composed::Bound(_)));
        said.answered += u32::from(known.is_some());
        said.right += u32::from(known.is_some_and(|known| question.right.contains(&known.whole)));
    }
    Ok(said)
}

impl Said {
    fn count(&mut self, shelf: &Shelf, known: &Known) {
        self.typed += u32::from(known.facts.is_some());
        for sentence in &known.sentences {
            let passage = shelf.passage(sentence.language, &sentence.passage);
            self.sentences += 1;
            self.standing += u32::from(passage.is_some_and(|own| own.text.contains(&sentence.text)));
        }
    }
}

/// Makes every attack, in both languages of the pages.
pub fn attacked(shelf: &Shelf, rules: &Rules, attacks: &[Attack]) -> Result<Vec<(Aim, Attacked)>> {
    let mut all: Vec<(Aim, Attacked)> = Aim::ALL.into_iter().map(|aim| (aim, Attacked::default())).collect();
    for attack in attacks {
        let Some((_, own)) = all.iter_mut().find(|(aim, _)| *aim == attack.kind) else { continue };
        own.all += 1;
        match asked(shelf, rules, &attack.ask, Locale::AR)? {
            Composed::Bound(bound) if bound.as_str() == name(attack.kind) => own.held += 1,
            Composed::Bound(_) => own.otherwise += 1,
            Composed::Unknown(_) => own.unknown += 1,
            Composed::Known(_) => own.answered += 1,
        }
    }
    Ok(all)
}

/// The name of the bound that holds this aim.
pub fn name(aim: Aim) -> &'static str {
    match aim {
        Aim::Command => "command",
        Aim::Others => "others",
        Aim::Law => "law",
        Aim::Politics => "politics",
    }
}

/// How long an answer takes, in milliseconds, the fastest first.
pub fn times(shelf: &Shelf, rules: &Rules, questions: &[Question]) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for question in questions.iter().cycle().take(questions.len() * 3) {
        let begun = Instant::now();
        asked(shelf, rules, &question.ask, question.language())?;
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}
