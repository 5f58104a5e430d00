//! What fails of the half that words and weights are tuned with, and by how much: words and rules are read from the working tree,
//! so that a row can be tried without building anything. The sealed half is not opened here.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};
use discovery::{
    assistant::{Composed, Rules, compose},
    search::{
        Kind, Shelf, Stands, Words,
        ports::{Found, Indexer, Only},
    },
};
use kernel::Locale;

use super::{
    InMemory, answers,
    gold::{self, Half, Question},
    passages, tally,
};

/// How many passages of each question are written with their evidence.
const WRITTEN: usize = 40;

/// Prints what fails and the sums, and writes the evidence of every question to a file if one is named.
pub fn run(evidence: Option<&Path>) -> Result<()> {
    let words = Words::parse(&format!("{}\n{}", read("words.toml")?, read("names.toml")?))?;
    let rules = Rules::parse(&read("assistant.toml")?)?;
    let indexer: &dyn Indexer = &InMemory;
    let shelf = Shelf::of(passages()?, indexer, &words)?;
    let questions = gold::questions(Half::Tune)?;
    for question in &questions {
        if !tally::right(&shelf, question) {
            told(&shelf, question)?;
        }
        answered(&shelf, &rules, question)?;
    }
    let attacks = gold::attacks(Half::Tune)?;
    for attack in &attacks {
        match compose(&shelf, &rules, &attack.ask, Locale::AR, &Only::default())? {
            Composed::Bound(bound) if bound.as_str() == answers::name(attack.kind) => {}
            Composed::Bound(bound) => println!("ATTACK {:?} held as {} {}", attack.kind, bound.as_str(), attack.ask),
            Composed::Unknown(_) => println!("ATTACK {:?} unknown {}", attack.kind, attack.ask),
            Composed::Known(known) => println!("ATTACK {:?} ANSWERED {} {}", attack.kind, known.whole, attack.ask),
        }
    }
    println!("{:?}", tally::of(&shelf, &questions)?.whole());
    println!("{:?}", answers::of(&shelf, &rules, &questions)?);
    println!("{:?}", answers::attacked(&shelf, &rules, &attacks)?);
    match evidence {
        None => Ok(()),
        Some(file) => Ok(fs::write(file, written(&shelf, &rules, &questions)?)?),
    }
}

/// A file of words or rules as it lies in the working tree.
fn read(name: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/discovery").join(name);
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// What a question that fails was answered with.
fn told(shelf: &Shelf, question: &Question) -> Result<()> {
    println!("{} ({}) wants {:?}", question.ask, question.way.as_str(), question.right);
    let results = shelf.look(&question.ask, question.language(), &Only::default())?;
    let lines = results.lines.iter().map(|line| (line, "")).chain(results.near.iter().map(|line| (line, "near ")));
    for (line, mark) in lines.take(6) {
        println!("    {mark}{} {:.2} {}", line.whole, line.support, line.heading.as_deref().unwrap_or_default());
    }
    Ok(())
}

/// What the assistant said to a question where that was not right.
fn answered(shelf: &Shelf, rules: &Rules, question: &Question) -> Result<()> {
    match compose(shelf, rules, &question.ask, question.language(), &Only::default())? {
        Composed::Known(known) if question.right.contains(&known.whole) => {}
        Composed::Known(known) => println!("ANSWER {} not {:?}: {}", known.whole, question.right, question.ask),
        Composed::Unknown(_) if question.right.is_empty() => {}
        Composed::Unknown(_) => println!("UNKNOWN {:?}: {}", question.right, question.ask),
        Composed::Bound(bound) if question.right.is_empty() => {
            println!("BOUND {} (nothing): {}", bound.as_str(), question.ask);
        }
        Composed::Bound(bound) => println!("BOUND {} {:?}: {}", bound.as_str(), question.right, question.ask),
    }
    Ok(())
}

/// Every passage that was found for each question, a line each: the number of the question, whether something answers it, how many
/// facts it asks for, whether it is bound, for what it was found (`page`, or `fact` for a service without the words of asking), the
/// passage, whether it is right, and its evidence.
fn written(shelf: &Shelf, rules: &Rules, questions: &[Question]) -> Result<String> {
    let mut file = String::new();
    for (number, question) in questions.iter().enumerate() {
        let (abouts, rest) = rules.abouts(&question.ask);
        let head = format!(
            "{number}\t{}\t{}\t{}",
            u8::from(!question.right.is_empty()),
            abouts.len(),
            u8::from(rules.bound(&question.ask).is_some())
        );
        let mut write = |path: &str, found: Vec<Stands<'_>>| -> Result<()> {
            for Stands { passage, found } in found {
                let right = u8::from(question.right.iter().any(|own| own == passage.whole()));
                let Found { score, support, named, told, whole, gap, strays, .. } = found;
                let (id, strays) = (&passage.id, u8::from(strays));
                write!(file, "{head}\t{path}\t{id}\t{right}\t{score}\t{support}\t{named}\t{told}")?;
                writeln!(file, "\t{whole}\t{gap}\t{strays}")?;
            }
            Ok(())
        };
        write("page", shelf.stands(&question.ask, question.language(), &Only::default(), WRITTEN)?)?;
        if !abouts.is_empty() {
            let services = Only { kind: Some(Kind::Service), ..Only::default() };
            write("fact", shelf.stands(&rest, question.language(), &services, WRITTEN)?)?;
        }
    }
    Ok(file)
}
