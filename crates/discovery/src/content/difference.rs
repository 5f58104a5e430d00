//! What changed between two texts, as a person reads it: paragraph by paragraph, and within a paragraph word by word.

/// A piece of a paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether the other side lacks it.
    pub differs: bool,
}

/// A paragraph that changed: what it was and what it is; nothing on one side if it is new or gone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Before.
    pub before: Vec<Piece>,
    /// After.
    pub after: Vec<Piece>,
}

/// Above this product of lengths two texts are not aligned any more: one is shown as gone and the other as new.
const MOST: usize = 4_000_000;

/// The paragraphs that differ, in order.
pub fn rows(before: &[String], after: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut gone, mut new): (Vec<&String>, Vec<&String>) = (Vec::new(), Vec::new());
    for step in align(before, after) {
        match step {
            Step::Gone(line) => gone.push(line),
            Step::New(line) => new.push(line),
            Step::Same(_) => pair(&mut gone, &mut new, &mut rows),
        }
    }
    pair(&mut gone, &mut new, &mut rows);
    rows
}

/// Paragraphs that went and came at the same place belong together, one by one.
fn pair(gone: &mut Vec<&String>, new: &mut Vec<&String>, rows: &mut Vec<Row>) {
    for at in 0..gone.len().max(new.len()) {
        rows.push(match (gone.get(at), new.get(at)) {
            (Some(before), Some(after)) => words(before, after),
            (Some(before), None) => Row { before: vec![whole(before)], after: Vec::new() },
            (None, Some(after)) => Row { before: Vec::new(), after: vec![whole(after)] },
            (None, None) => Row::default(),
        });
    }
    gone.clear();
    new.clear();
}

fn whole(text: &str) -> Piece {
    Piece { text: text.to_owned(), differs: true }
}

fn words(before: &str, after: &str) -> Row {
    let split = |text: &str| -> Vec<String> { text.split_inclusive(' ').map(str::to_owned).collect() };
    let (old, new) = (split(before), split(after));
    let mut row = Row::default();
    for step in align(&old, &new) {
        match step {
            Step::Same(word) => {
                push(&mut row.before, word, false);
                push(&mut row.after, word, false);
            }
            Step::Gone(word) => push(&mut row.before, word, true),
            Step::New(word) => push(&mut row.after, word, true),
        }
    }
    row
}

fn push(pieces: &mut Vec<Piece>, word: &str, differs: bool) {
    match pieces.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(word),
        _ => pieces.push(Piece { text: word.to_owned(), differs }),
    }
}

enum Step<'a> {
    Same(&'a String),
    Gone(&'a String),
    New(&'a String),
}

/// The longest common sequence, and what lies beside it.
fn align<'a>(before: &'a [String], after: &'a [String]) -> Vec<Step<'a>> {
    let width = after.len() + 1;
    if before.len().saturating_mul(after.len()) > MOST {
        return before.iter().map(Step::Gone).chain(after.iter().map(Step::New)).collect();
    }
    // `common[i * width + j]` is the length of what the rests from `i` and `j` have in common.
    let mut common = vec![0_usize; (before.len() + 1) * width];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            common[i * width + j] = if before[i] == after[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut steps) = (0, 0, Vec::new());
    while i < before.len() && j < after.len() {
        if before[i] == after[j] {
            steps.push(Step::Same(&before[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            steps.push(Step::Gone(&before[i]));
            i += 1;
        } else {
            steps.push(Step::New(&after[j]));
            j += 1;
        }
    }
    steps.extend(before[i..].iter().map(Step::Gone));
    steps.extend(after[j..].iter().map(Step::New));
    steps
}
