//! From captured statements to a pgbench script: the same statements in the same order, with identifiers computed from
//! the number of a twin wherever the request's own stood. What identifies nothing stays the literal it was.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use uuid::Uuid;

use crate::{
    captured::{self, Statement},
    citizens::{Citizens, Draft},
    http::Connection,
    product::Product,
    rounds::Plan,
    store::{Database, Expressions},
};

/// The key of the captured submission, replaced by one of the twin's own.
const KEY: &str = "the-key-of-the-captured-submission";

/// A transaction that only read is rolled back when its connection returns to the pool, a moment after the answer.
const SETTLING: Duration = Duration::from_millis(200);

/// A script, and how many statements it sends.
pub struct Script {
    /// The statements, with `:n` for the twin's number.
    pub body: String,
    texts: Vec<String>,
}

impl Script {
    /// The statements, for the report.
    pub fn statements(&self) -> Vec<String> {
        self.texts.clone()
    }
}

/// Drafts for pgbench, and what it does with them.
pub struct Twins {
    /// How many there are.
    pub count: usize,
    /// A submission.
    pub submit: Script,
    /// A read.
    pub read: Script,
    /// The folder of PostgreSQL's programs.
    pub programs: String,
}

impl Twins {
    /// Copies the specimen, then submits and reads it while the server logs.
    pub async fn prepare(product: &Product, database: &mut Database, citizens: &Citizens, plan: &Plan) -> Result<Self> {
        let specimen = &citizens.specimen;
        let known = database.known(specimen).await?;
        database.twins(specimen.account, known.file, plan.twins).await?;
        let identity = Identity {
            account: specimen.account,
            file: known.file,
            reference: known.reference,
            token: known.token,
            to: Expressions::over(":n"),
        };
        database.log_statements(true).await?;
        let mut connection = Connection::open(product.address).await?;
        // The first of each warms connections and caches up, so that what is captured is the everyday case.
        let other = citizens.drafts.last().context("a draft")?;
        let warm_up = [other.read(), specimen.read()];
        let submit = capture(product, &mut connection, &warm_up, specimen.submit(KEY)).await?;
        let read = capture(product, &mut connection, &[specimen.read()], specimen.read()).await?;
        database.log_statements(false).await?;
        Ok(Self {
            count: plan.twins,
            submit: script(database, &submit, &identity).await?,
            read: script(database, &read, &identity).await?,
            programs: database.programs().await?,
        })
    }

    /// The keys with which the product's clients submit: one for each draft and round.
    pub fn key(draft: &Draft, round: usize) -> String {
        format!("bench-{round}-{}", draft.reference)
    }
}

/// What stands for the specimen in captured parameters.
struct Identity {
    account: Uuid,
    file: Uuid,
    reference: String,
    token: String,
    to: Expressions,
}

impl Identity {
    /// The expression of a captured value.
    fn expression(&self, value: &str, kind: &str) -> String {
        let account = self.account.to_string();
        match value {
            _ if value == account => self.to.account.clone(),
            _ if value == self.file.to_string() => self.to.file.clone(),
            _ if value == self.reference => self.to.reference.clone(),
            _ if value == self.token => self.to.token.clone(),
            KEY => "('bench-' || :round || '-' || :n)".to_owned(),
            _ if kind == "uuid" => "gen_random_uuid()".to_owned(),
            _ => match value.split_once(&account) {
                Some((before, after)) if kind == "text" => {
                    format!("({} || {} || {})", literal(before), self.to.account, literal(after))
                }
                _ => format!("{}::{kind}", literal(value)),
            },
        }
    }
}

/// A string constant without a colon, which pgbench would read as the start of a variable.
fn literal(text: &str) -> String {
    format!("U&'{}'", text.replace('\\', "\\\\").replace('\'', "''").replace(':', "\\003A"))
}

/// Sends one request and gives back what the server executed for it.
async fn capture(
    product: &Product,
    connection: &mut Connection,
    warm_up: &[Vec<u8>],
    request: Vec<u8>,
) -> Result<Vec<Statement>> {
    for request in warm_up {
        connection.call(request).await?;
    }
    tokio::time::sleep(SETTLING).await;
    let log = product.postgres.log();
    let begin = captured::end_of(&log)?;
    let answered = connection.call(&request).await?;
    ensure!(answered.status == 200, "{}: {}", answered.status, String::from_utf8_lossy(&answered.body));
    tokio::time::sleep(SETTLING).await;
    let statements = captured::since(&log, begin)?;
    ensure!(captured::is_whole(&statements), "another request came in between: {statements:?}");
    Ok(statements)
}

async fn script(database: &mut Database, statements: &[Statement], identity: &Identity) -> Result<Script> {
    let mut body = String::new();
    let mut texts = Vec::new();
    for statement in statements {
        let text = bound(database, statement, identity).await?;
        body.push_str(text.trim_end_matches(';'));
        body.push_str(";\n");
        let one_line = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        texts.push(one_line);
    }
    Ok(Script { body, texts })
}

/// The statement with an expression in the place of each parameter.
async fn bound(database: &mut Database, statement: &Statement, identity: &Identity) -> Result<String> {
    if statement.parameters.is_empty() {
        return Ok(statement.text.clone());
    }
    let kinds = database.parameter_types(&statement.text).await?;
    ensure!(kinds.len() == statement.parameters.len(), "{} has other parameters than it was given", statement.text);
    let values = statement.parameters.iter().zip(&kinds).map(|(value, kind)| match value {
        None => format!("NULL::{kind}"),
        Some(value) => identity.expression(value, kind),
    });
    let values: Vec<String> = values.collect();
    let mut text = String::new();
    let mut rest = statement.text.as_str();
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        let digits = after.len() - after.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
        let number: usize = after[..digits].parse().context("a parameter's number")?;
        text.push_str(values.get(number - 1).context("a parameter that was not given")?);
        rest = &after[digits..];
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_gives_pgbench_nothing_to_read() {
        assert_eq!(literal(r"it's 10:30 \x"), r"U&'it''s 10\003A30 \\x'");
    }
}
