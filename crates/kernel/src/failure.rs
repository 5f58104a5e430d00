//! The three ways an act does not happen.
//!
//! A [`Refusal`] is the rules saying no; [`Slips`] are mistakes in what was typed, each at its field; a [`Fault`] is the
//! world being broken. `web` maps all three once, to a page or to RFC 9457 problem details.

use std::{borrow::Cow, error::Error, fmt};

/// What an act returns.
pub type Outcome<T> = Result<T, Failure>;

/// A named argument of a text, already formatted for people.
pub type TextArg = (&'static str, String);

/// What kind of no it is; decides the HTTP status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefusalKind {
    /// Nobody is signed in, or the sign-in is too old for this act (401).
    SignIn,
    /// This actor may not (403).
    Forbidden,
    /// There is no such thing for this actor; unknown and foreign look alike (404).
    NotFound,
    /// The thing is in a state that does not allow the act (409).
    Conflict,
    /// The rules do not allow it for these data (422).
    Rule,
    /// Too many tries; come back later (429).
    TooMany,
}

/// Why the rules say no.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Stable code for machines, for instance `payment.quote_expired`.
    pub code: &'static str,
    /// Decides the status.
    pub kind: RefusalKind,
    /// Key of the text that tells the person why, and what would change it.
    pub text: &'static str,
    /// Arguments of that text.
    pub args: Vec<TextArg>,
    /// The field it is about, if one is.
    pub field: Option<Cow<'static, str>>,
}

impl Refusal {
    /// A refusal whose text key is its code with dots turned to hyphens is the usual case; pass both to keep them greppable.
    pub fn new(kind: RefusalKind, code: &'static str, text: &'static str) -> Self {
        Self { code, kind, text, args: Vec::new(), field: None }
    }
    /// The one answer for unknown and for foreign things.
    pub fn not_found() -> Self {
        Self::new(RefusalKind::NotFound, "not_found", "problem-not-found")
    }
    /// Adds an argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
    /// Names the field.
    #[must_use]
    pub fn at(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }
}

/// One mistake at one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldSlip {
    /// Name of the form field or JSON pointer segment.
    pub field: Cow<'static, str>,
    /// Key of the text; never the English text of a library.
    pub text: Cow<'static, str>,
    /// Arguments of that text.
    pub args: Vec<TextArg>,
}

/// Every mistake of one form, in the order of its fields.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slips(pub Vec<FieldSlip>);

impl Slips {
    /// No mistakes yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds a mistake.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> &mut Self {
        self.add_with(field, text, Vec::new())
    }
    /// Adds a mistake whose text takes arguments.
    pub fn add_with(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        text: impl Into<Cow<'static, str>>,
        args: Vec<TextArg>,
    ) -> &mut Self {
        self.0.push(FieldSlip { field: field.into(), text: text.into(), args });
        self
    }
    /// One mistake, as a failure.
    pub fn one(field: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Failure {
        let mut slips = Self::new();
        slips.add(field, text);
        Failure::Slips(slips)
    }
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// `value` if nothing is wrong, else the mistakes.
    pub fn or<T>(self, value: impl FnOnce() -> T) -> Outcome<T> {
        if self.is_empty() { Ok(value()) } else { Err(Failure::Slips(self)) }
    }
}

/// The world broke: the cause is logged once with an incident number, and the person sees only that number.
#[derive(Debug)]
pub struct Fault {
    /// What we were doing, for the log; never personal data.
    pub doing: Cow<'static, str>,
    /// What went wrong underneath.
    pub cause: Box<dyn Error + Send + Sync>,
    /// Whether trying again soon may help (503 instead of 500).
    pub passing: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.doing, self.cause)
    }
}

/// Why an act did not happen.
#[derive(Debug)]
pub enum Failure {
    /// The rules say no.
    Refusal(Refusal),
    /// Something was typed wrongly.
    Slips(Slips),
    /// The world broke.
    Fault(Fault),
}

impl Failure {
    /// A fault while `doing` something.
    pub fn fault(doing: impl Into<Cow<'static, str>>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Fault(Fault { doing: doing.into(), cause: cause.into(), passing: false })
    }
    /// A fault that may pass: an outside system is slow or away.
    pub fn passing(doing: impl Into<Cow<'static, str>>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Fault(Fault { doing: doing.into(), cause: cause.into(), passing: true })
    }
    /// Unknown or foreign: the same 404.
    pub fn not_found() -> Self {
        Self::Refusal(Refusal::not_found())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => write!(f, "refused: {}", refusal.code),
            Self::Slips(slips) => write!(f, "{} field(s) need another look", slips.0.len()),
            Self::Fault(fault) => fmt::Display::fmt(fault, f),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Fault(fault) => Some(fault.cause.as_ref()),
            _ => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}
impl From<Slips> for Failure {
    fn from(slips: Slips) -> Self {
        Self::Slips(slips)
    }
}

#[cfg(feature = "db")]
impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        let passing = matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::PoolClosed);
        Self::Fault(Fault { doing: "talking to the database".into(), cause: Box::new(error), passing })
    }
}
