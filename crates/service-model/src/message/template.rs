//! Placeholders: a name in braces, `{reference}`, in whose place a fact is put.
//!
//! Nothing else happens to a text. There are no conditions and no formats, so that whoever edits it reads what will arrive.

/// A piece of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'t> {
    /// Words as they are.
    Plain(&'t str),
    /// A placeholder by its name.
    Fact(&'t str),
    /// A brace that begins or ends nothing.
    Brace(&'t str),
}

/// The pieces of a text in order. Put together they are the text again.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        let inside = from.strip_prefix('{').and_then(|inner| inner.split_once('}')).filter(|(name, _)| is_name(name));
        rest = match inside {
            Some((name, after)) => {
                pieces.push(Piece::Fact(name));
                after
            }
            None => {
                let (brace, after) = from.split_at(1);
                pieces.push(Piece::Brace(brace));
                after
            }
        };
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest));
    }
    pieces
}

/// Anything without a brace or a line end may stand between braces: a name that is not known is told as it was typed.
fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && !name.contains(['{', '\n'])
}

/// The text with every fact in the place of its placeholder. A placeholder without a fact stays as it is written.
pub fn fill(text: &str, facts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Plain(words) | Piece::Brace(words) => out.push_str(words),
            Piece::Fact(name) => match facts.iter().find(|(own, _)| *own == name.trim()) {
                Some((_, fact)) => out.push_str(fact),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            },
        }
    }
    out
}
