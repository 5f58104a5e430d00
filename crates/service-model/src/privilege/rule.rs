//! Who may have a privilege: rules in the language of expressions, and the questions they read.

use kernel::arabic;
use serde_json::Value;

use crate::{
    Answers, Context, Names, Spot,
    expression::{Expression, ExpressionError, Language},
    finding::Findings,
    form::compile,
    reader::Table,
};

/// A question, asked only because a rule reads its answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Its key, `answers.<key>` in rules.
    pub key: String,
    /// What is asked.
    pub names: Names,
    /// What helps to answer.
    pub hint: Option<Names>,
    /// What can be answered.
    pub kind: Kind,
}

/// What can be answered.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A whole number between these.
    Whole {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// One of these.
    Choice(Vec<Answer>),
}

/// One answer that can be chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Its value.
    pub value: String,
    /// Its words.
    pub names: Names,
}

/// Why an answer is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// It is not a whole number.
    NotWhole,
    /// The number lies outside.
    Outside {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// It is not one of the answers.
    NotOffered,
}

/// A rule that must hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Its key.
    pub key: String,
    /// The condition, absent only when it did not compile.
    pub must: Option<Expression>,
    /// The rule, as a person would say it.
    pub names: Names,
    /// What would change it for somebody for whom it does not hold.
    pub change: Names,
    pub(super) spot: Spot,
}

/// What answers make of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// What it reads was not answered.
    Unsaid,
}

impl Verdict {
    /// The name in the API, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unsaid => "unsaid",
        }
    }
}

/// A rule with what answers make of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Checked<'p> {
    /// The rule.
    pub rule: &'p Rule,
    /// What the answers make of it.
    pub verdict: Verdict,
}

impl Question {
    /// Reads an answer as it was typed; nothing was answered if it is empty.
    ///
    /// # Errors
    /// Why it is no answer.
    pub fn answer(&self, typed: &str) -> Result<Option<Value>, Slip> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match &self.kind {
            Kind::YesNo => match typed {
                "yes" => Ok(Some(true.into())),
                "no" => Ok(Some(false.into())),
                _ => Err(Slip::NotOffered),
            },
            Kind::Whole { least, most } => {
                let number: i64 = arabic::latin_digits(typed).parse().map_err(|_| Slip::NotWhole)?;
                let within = (*least..=*most).contains(&number);
                if within { Ok(Some(number.into())) } else { Err(Slip::Outside { least: *least, most: *most }) }
            }
            Kind::Choice(answers) => {
                let offered = answers.iter().any(|answer| answer.value == typed);
                if offered { Ok(Some(typed.into())) } else { Err(Slip::NotOffered) }
            }
        }
    }

    /// Some answers it takes, both ends among them.
    pub(super) fn samples(&self) -> Vec<Value> {
        match &self.kind {
            Kind::YesNo => vec![true.into(), false.into()],
            Kind::Whole { least, most } => vec![(*least).into(), (*most).into()],
            Kind::Choice(answers) => answers.iter().map(|answer| answer.value.clone().into()).collect(),
        }
    }

    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let (key, names, hint) = (table.key("key"), table.names("names"), table.opt_names("hint"));
        let kind = match table.one_of("kind", &["yes_no", "whole", "choice"]) {
            "whole" => {
                let (least, most) = (table.whole("least", 0), table.whole("most", 0));
                if most <= least {
                    table.fault_at("most", "value", "`most` is greater than `least`");
                }
                Kind::Whole { least, most }
            }
            "choice" => {
                let answers: Vec<Answer> = table.tables("choice").into_iter().map(Answer::read).collect();
                if answers.len() < 2 {
                    table.fault("choices", "a question has at least two answers");
                }
                Kind::Choice(answers)
            }
            _ => Kind::YesNo,
        };
        table.finish();
        Self { key, names, hint, kind }
    }
}

impl Answer {
    fn read(mut table: Table<'_, '_>) -> Self {
        let answer = Self { value: table.key("value"), names: table.names("names") };
        table.finish();
        answer
    }
}

impl Rule {
    pub(crate) fn read(mut table: Table<'_, '_>, language: &Language, findings: &Findings) -> Self {
        let spot = table.spot_of("must");
        let must = compile(Some(&table.text("must")), &spot, language, findings);
        if must.as_ref().is_some_and(Expression::reads_facts) {
            table.fault_at("must", "expression", "such a rule reads answers and `today`: nothing else is known");
        }
        let rule =
            Self { key: table.key("key"), must, names: table.names("names"), change: table.names("change"), spot };
        table.finish();
        rule
    }

    /// Keys of the questions it reads.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.must.iter().flat_map(Expression::fields)
    }

    pub(crate) fn checked(&self, answers: &Answers, context: &Context) -> Result<Checked<'_>, ExpressionError> {
        let verdict =
            match &self.must {
                Some(must) if self.fields().all(|field| answers.get(field).is_some()) => {
                    if must.holds(answers, context)? { Verdict::Holds } else { Verdict::Fails }
                }
                _ => Verdict::Unsaid,
            };
        Ok(Checked { rule: self, verdict })
    }
}
