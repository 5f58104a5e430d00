//! The statements of one request, read from the server's own log: text, parameters, order.

use std::{
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use anyhow::{Context, Result, bail};

/// A statement as the server executed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its text, with `$1`, `$2`, …
    pub text: String,
    /// The values of its parameters as text; `None` is NULL.
    pub parameters: Vec<Option<String>>,
}

/// Where the log ends now.
pub fn end_of(log: &Path) -> Result<u64> {
    Ok(std::fs::metadata(log).context("the server's log")?.len())
}

/// What was logged since.
pub fn since(log: &Path, begin: u64) -> Result<Vec<Statement>> {
    let mut file = std::fs::File::open(log)?;
    file.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    read(&String::from_utf8_lossy(&bytes))
}

/// Whether every transaction is closed before the next one begins, as in the log of one request alone.
pub fn is_whole(statements: &[Statement]) -> bool {
    let mut open = false;
    for statement in statements {
        let (before, after) = match statement.text.as_str() {
            "BEGIN" => (false, true),
            "COMMIT" | "ROLLBACK" => (true, false),
            _ => (open, open),
        };
        if open != before {
            return false;
        }
        open = after;
    }
    !open && !statements.is_empty()
}

/// Entries begin with `<process>|<LEVEL>:  `, their further lines with a tab.
fn read(log: &str) -> Result<Vec<Statement>> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(rest), Some(last)) => {
                last.push('\n');
                last.push_str(rest);
            }
            _ => entries.push(line.split_once('|').map_or(line, |(_, rest)| rest).to_owned()),
        }
    }
    let mut statements: Vec<Statement> = Vec::new();
    for entry in entries {
        if let Some(text) = entry.strip_prefix("LOG:  statement: ") {
            statements.push(Statement { text: text.to_owned(), parameters: Vec::new() });
        } else if let Some(execution) = entry.strip_prefix("LOG:  execute ") {
            let (_, text) = execution.split_once(": ").context("an execution without a statement")?;
            statements.push(Statement { text: text.to_owned(), parameters: Vec::new() });
        } else if let Some(detail) = entry.strip_prefix("DETAIL:  ")
            && let Some((word, values)) = detail.split_once(": ")
            && word.eq_ignore_ascii_case("parameters")
        {
            statements.last_mut().context("parameters of nothing")?.parameters = parameters(values)?;
        } else if entry.starts_with("ERROR") {
            bail!("the captured request met {entry}");
        }
    }
    Ok(statements)
}

/// `$1 = '5', $2 = 'it''s', $3 = NULL`.
fn parameters(mut rest: &str) -> Result<Vec<Option<String>>> {
    let mut values = Vec::new();
    while let Some((_, value)) = rest.split_once(" = ") {
        if let Some(after) = value.strip_prefix("NULL") {
            values.push(None);
            rest = after;
            continue;
        }
        let mut text = String::new();
        let mut chars = value.strip_prefix('\'').context("a parameter without quotes")?.char_indices().peekable();
        let end = loop {
            match chars.next() {
                Some((_, '\'')) if chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                    chars.next();
                    text.push('\'');
                }
                Some((at, '\'')) => break at,
                Some((_, other)) => text.push(other),
                None => bail!("a parameter without an end"),
            }
        };
        values.push(Some(text));
        rest = &value[end + 2..];
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_and_parameters_are_read_as_they_were() {
        let log = "7|LOG:  statement: BEGIN\n7|LOG:  execute sqlx_s_1: SELECT $1,\n\t $2, $3\n\
                   7|DETAIL:  parameters: $1 = 'it''s', $2 = NULL, $3 = '{\"a\": 1, $9 = b}'\n";
        let read = read(log).unwrap();
        assert_eq!(read[0], Statement { text: "BEGIN".to_owned(), parameters: Vec::new() });
        assert_eq!(read[1].text, "SELECT $1,\n $2, $3");
        assert!(!is_whole(&read), "it was not committed");
        let values = [Some("it's".to_owned()), None, Some("{\"a\": 1, $9 = b}".to_owned())];
        assert_eq!(read[1].parameters, values);
    }
}
