//! Conditions and counts in CEL, closed and capped.
//!
//! An expression sees only `answers.<field>`, `facts.<name>` and `today`; it may call only the operators and functions
//! listed here. There are no loops (comprehension macros are refused) and no floats, so it always ends and money stays
//! whole. An undeclared name is a finding when the definition is read, never a surprise when a person applies.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use cel::{
    Env, ExecutionError, Program, Value as Cel,
    common::ast::{Expr, IdedExpr, LiteralValue},
};
use kernel::Day;
use serde_json::Value;

use crate::{Answers, Context, FACTS};

/// The most characters an expression may have.
pub const MAX_LENGTH: usize = 500;
/// The deepest nesting an expression may have.
pub const MAX_DEPTH: usize = 24;

const FUNCTIONS: [&str; 17] = [
    "_?_:_", "_&&_", "_||_", "!_", "_-_", "_+_", "_*_", "_/_", "_%_", "_==_", "_!=_", "_>=_", "_<=_", "_>_", "_<_",
    "@in", "-_",
];
const OURS: [&str; 2] = ["years_between", "days_between"];

/// What expressions of one definition may name.
#[derive(Clone)]
pub struct Language {
    env: Arc<Env>,
    fields: BTreeSet<String>,
}

impl Language {
    /// A language in which `fields` are the names under `answers`.
    pub fn of(fields: impl IntoIterator<Item = String>) -> Self {
        Self { env: Arc::new(Env::stdlib()), fields: fields.into_iter().collect() }
    }
}

/// A compiled expression.
#[derive(Clone)]
pub struct Expression {
    text: String,
    program: Arc<Program>,
    env: Arc<Env>,
    answers: BTreeSet<String>,
    facts: BTreeSet<&'static str>,
    reckons_days: bool,
}

/// An expression could not be worked out: the definition is at fault, not the person who answers.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{text}`: {cause}")]
pub struct ExpressionError {
    /// The expression.
    pub text: String,
    /// Why it failed. It may name values; callers log it as a fault of the definition without the answers.
    pub cause: String,
}

impl Expression {
    /// Compiles `text`, or tells everything that is wrong with it.
    pub fn compile(text: &str, language: &Language) -> Result<Self, Vec<String>> {
        if text.chars().count() > MAX_LENGTH {
            return Err(vec![format!("the expression is longer than {MAX_LENGTH} characters")]);
        }
        // The parser recurses, so the nesting is bounded before it runs.
        if nesting(text) > MAX_DEPTH {
            return Err(vec![format!("the expression nests deeper than {MAX_DEPTH}")]);
        }
        let program = Program::compile(text).map_err(|errors| {
            errors.errors.iter().map(|error| format!("column {}: {}", error.pos.1 + 1, error.msg)).collect::<Vec<_>>()
        })?;
        let mut walk = Walk {
            language,
            faults: Vec::new(),
            answers: BTreeSet::new(),
            facts: BTreeSet::new(),
            reckons_days: false,
        };
        walk.visit(program.expression(), 0);
        let Walk { faults, answers, facts, reckons_days, .. } = walk;
        if !faults.is_empty() {
            return Err(faults);
        }
        let (program, env) = (Arc::new(program), language.env.clone());
        Ok(Self { text: text.to_owned(), program, env, answers, facts, reckons_days })
    }

    /// The fields it reads.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.answers.iter().map(String::as_str)
    }

    /// Whether it reads a fact.
    pub fn reads_facts(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether it holds.
    pub fn holds(&self, answers: &Answers, context: &Context) -> Result<bool, ExpressionError> {
        match self.run(answers, context)? {
            Cel::Bool(truth) => Ok(truth),
            other => Err(self.error(format!("expected true or false, got {}", kind(&other)))),
        }
    }

    /// The whole number it gives.
    pub fn whole(&self, answers: &Answers, context: &Context) -> Result<i64, ExpressionError> {
        match self.run(answers, context)? {
            Cel::Int(number) => Ok(number),
            other => Err(self.error(format!("expected a whole number, got {}", kind(&other)))),
        }
    }

    fn run(&self, answers: &Answers, context: &Context) -> Result<Cel, ExpressionError> {
        let mut scope = cel::Context::with_env(self.env.clone());
        let known: BTreeMap<&str, &Value> =
            self.answers.iter().map(|name| (name.as_str(), answers.get(name).unwrap_or(&Value::Null))).collect();
        let facts: BTreeMap<&str, &Value> = self.facts.iter().map(|name| (*name, context.facts.get(name))).collect();
        scope.add_variable_from_value("answers", object(known));
        scope.add_variable_from_value("facts", object(facts));
        scope.add_variable_from_value("today", context.today.to_string());
        if self.reckons_days {
            let declared = scope
                .add_function("years_between", years_between)
                .and_then(|()| scope.add_function("days_between", days_between));
            declared.map_err(|error| self.error(error.to_string()))?;
        }
        self.program.execute(&scope).map_err(|error| self.error(reason(&error)))
    }

    fn error(&self, cause: String) -> ExpressionError {
        ExpressionError { text: self.text.clone(), cause }
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({})", self.text)
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

struct Walk<'a> {
    language: &'a Language,
    faults: Vec<String>,
    answers: BTreeSet<String>,
    facts: BTreeSet<&'static str>,
    /// Whether one of our own functions is called.
    reckons_days: bool,
}

impl Walk<'_> {
    fn visit(&mut self, node: &IdedExpr, depth: usize) {
        if depth > MAX_DEPTH {
            if depth == MAX_DEPTH + 1 {
                self.faults.push(format!("the expression nests deeper than {MAX_DEPTH}"));
            }
            return;
        }
        match &node.expr {
            Expr::Ident(name) if name == "today" => {}
            Expr::Ident(name) => self.faults.push(format!("`{name}` is not declared; use answers.…, facts.… or today")),
            Expr::Select(select) => self.select(&select.operand.expr, &select.field),
            Expr::Call(call) => {
                let name = call.func_name.as_str();
                self.reckons_days |= OURS.contains(&name);
                if call.target.is_some() || !(FUNCTIONS.contains(&name) || OURS.contains(&name)) {
                    self.faults.push(format!("the function `{name}` is not allowed"));
                }
                call.target.iter().for_each(|target| self.visit(target, depth + 1));
                call.args.iter().for_each(|argument| self.visit(argument, depth + 1));
            }
            Expr::List(list) => list.elements.iter().for_each(|element| self.visit(element, depth + 1)),
            Expr::Literal(LiteralValue::Double(_)) => {
                self.faults.push("numbers with a point are not allowed; count in whole units".to_owned());
            }
            Expr::Literal(LiteralValue::Bytes(_) | LiteralValue::UInt(_)) => {
                self.faults.push("only texts, whole numbers, true, false and null are allowed".to_owned());
            }
            Expr::Literal(_) => {}
            Expr::Comprehension(_) => self.faults.push("loops (all, exists, map, filter) are not allowed".to_owned()),
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => {
                self.faults.push("only comparisons, logic and whole arithmetic are allowed".to_owned());
            }
        }
    }

    fn select(&mut self, operand: &Expr, field: &str) {
        match operand {
            Expr::Ident(root) if root == "answers" => {
                if self.language.fields.contains(field) {
                    self.answers.insert(field.to_owned());
                } else {
                    self.faults.push(format!("`answers.{field}` is not declared: no field has this name"));
                }
            }
            Expr::Ident(root) if root == "facts" => match FACTS.iter().find(|(name, _)| *name == field) {
                Some((name, _)) => {
                    self.facts.insert(name);
                }
                None => self.faults.push(format!("`facts.{field}` is not declared")),
            },
            _ => self.faults.push(format!("`.{field}` cannot be selected here; only answers.<field> and facts.<name>")),
        }
    }
}

/// How deep brackets nest, and how many unary operators stand in a row: what makes a recursive parser go deep.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest, mut unary) = (0_usize, 0, 0);
    for character in text.chars() {
        match character {
            '(' | '[' | '{' | '?' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        unary = if matches!(character, '!' | '-') { unary + 1 } else { 0 };
        deepest = deepest.max(depth + unary);
    }
    deepest
}

fn object(values: BTreeMap<&str, &Value>) -> Cel {
    let map: std::collections::HashMap<String, Cel> =
        values.into_iter().map(|(name, value)| (name.to_owned(), to_cel(value))).collect();
    Cel::Map(map.into())
}

/// Objects (an address, a phone) count only as there or not: they become `true`.
fn to_cel(value: &Value) -> Cel {
    match value {
        Value::Null => Cel::Null,
        Value::Bool(truth) => Cel::Bool(*truth),
        Value::Number(number) => number.as_i64().map_or(Cel::Null, Cel::Int),
        Value::String(text) => Cel::String(Arc::new(text.clone())),
        Value::Array(items) => Cel::List(Arc::new(items.iter().map(to_cel).collect())),
        Value::Object(_) => Cel::Bool(true),
    }
}

fn years_between(earlier: Arc<String>, later: Arc<String>) -> Result<i64, ExecutionError> {
    let (earlier, later) = (day("years_between", &earlier)?, day("years_between", &later)?);
    Ok(i64::from(earlier.age_on(later)))
}

fn days_between(earlier: Arc<String>, later: Arc<String>) -> Result<i64, ExecutionError> {
    let (earlier, later) = (day("days_between", &earlier)?, day("days_between", &later)?);
    Ok(i64::from(earlier.days_until(later)))
}

fn day(function: &str, text: &str) -> Result<Day, ExecutionError> {
    text.parse().map_err(|_| ExecutionError::function_error(function, "not a day"))
}

fn kind(value: &Cel) -> &'static str {
    match value {
        Cel::Null => "null",
        Cel::Bool(_) => "true or false",
        Cel::Int(_) | Cel::UInt(_) => "a number",
        Cel::String(_) => "a text",
        Cel::List(_) => "a list",
        _ => "something else",
    }
}

/// The reason without the values, which may be personal.
fn reason(error: &ExecutionError) -> String {
    match error {
        ExecutionError::NoSuchOverload(overload) => overload.to_string(),
        ExecutionError::FunctionError { function, message } => format!("{function}: {message}"),
        ExecutionError::UndeclaredReference(name) => format!("`{name}` is not declared"),
        ExecutionError::NoSuchKey(name) => format!("`{name}` is not known"),
        ExecutionError::DivisionByZero(_) | ExecutionError::RemainderByZero(_) => "division by zero".to_owned(),
        ExecutionError::Overflow(..) => "the number is too large".to_owned(),
        _ => "values of kinds that do not fit together (is something not answered yet?)".to_owned(),
    }
}

impl From<ExpressionError> for kernel::Failure {
    fn from(error: ExpressionError) -> Self {
        Self::fault("working out a condition of a service", error)
    }
}
