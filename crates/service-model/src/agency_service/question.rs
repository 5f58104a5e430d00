//! What is asked because the agency needs it. Each question says what for; the answer is sent as it was given.

use kernel::{Day, arabic};

use crate::{Names, reader::Table};

/// A question.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Its key, on the wire too.
    pub key: String,
    /// What is asked.
    pub names: Names,
    /// What helps to answer.
    pub hint: Option<Names>,
    /// What the agency needs it for.
    pub why: Names,
    /// Whether it may stay unanswered.
    pub is_optional: bool,
    /// What can be answered.
    pub kind: Kind,
}

/// What can be answered.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// A line of at most so many characters.
    Line(u32),
    /// Letters and digits of the Latin script, as in a document's number; at most so many.
    Code(u32),
    /// Words of at most so many characters.
    Words(u32),
    /// A day.
    Day,
    /// One of these.
    Choice(Vec<Choice>),
    /// One of the missions abroad.
    Mission,
}

/// One answer that can be chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// Its words.
    pub names: Names,
}

/// Why an answer is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// There is none, and it is needed.
    Missing,
    /// It is longer than this.
    Long(u32),
    /// Something else than letters and digits of the Latin script stands in it.
    NotCode,
    /// It is no day.
    NotDay,
    /// It is not one of the answers.
    NotOffered,
}

impl Question {
    /// Reads an answer as it was typed; nothing was answered if it is empty and may be. `missions` are the keys of those
    /// that can be chosen.
    ///
    /// # Errors
    /// Why it is no answer.
    pub fn answer(&self, typed: &str, missions: &[&str]) -> Result<Option<String>, Slip> {
        let typed = typed.trim();
        if typed.is_empty() {
            return if self.is_optional { Ok(None) } else { Err(Slip::Missing) };
        }
        let within = |most: u32, text: String| {
            let long = text.chars().count() > usize::try_from(most).unwrap_or(usize::MAX);
            if long { Err(Slip::Long(most)) } else { Ok(text) }
        };
        let answer = match &self.kind {
            Kind::Line(most) => within(*most, typed.split_whitespace().collect::<Vec<_>>().join(" "))?,
            Kind::Words(most) => within(*most, typed.to_owned())?,
            Kind::Code(most) => {
                let code: String = arabic::latin_digits(typed).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
                if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                    return Err(Slip::NotCode);
                }
                within(*most, code.to_ascii_uppercase())?
            }
            Kind::Day => typed.parse::<Day>().map_err(|_| Slip::NotDay)?.to_string(),
            Kind::Choice(choices) if choices.iter().any(|choice| choice.value == typed) => typed.to_owned(),
            Kind::Mission if missions.contains(&typed) => typed.to_owned(),
            Kind::Choice(_) | Kind::Mission => return Err(Slip::NotOffered),
        };
        Ok(Some(answer))
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let kind = table.one_of("kind", &["line", "code", "words", "day", "choice", "mission"]);
        let mut most = |default: i64| {
            let most = table.whole_or("most", 1, default);
            u32::try_from(most).unwrap_or(u32::MAX)
        };
        let kind = match kind {
            "code" => Kind::Code(most(20)),
            "words" => Kind::Words(most(2_000)),
            "day" => Kind::Day,
            "choice" => Kind::Choice(table.tables("choice").into_iter().map(Choice::read).collect()),
            "mission" => Kind::Mission,
            _ => Kind::Line(most(120)),
        };
        let question = Self {
            key: table.key("key"),
            names: table.names("names"),
            hint: table.opt_names("hint"),
            why: table.names("why"),
            is_optional: table.flag("optional", false),
            kind,
        };
        if matches!(&question.kind, Kind::Choice(choices) if choices.len() < 2) {
            table.fault("empty", "a choice offers at least two `[[question.choice]]`");
        }
        table.finish();
        question
    }
}

impl Choice {
    fn read(mut table: Table<'_, '_>) -> Self {
        let choice = Self { value: table.key("value"), names: table.names("names") };
        table.finish();
        choice
    }
}
