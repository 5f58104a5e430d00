//! What was typed into one of several forms of a page. The fields of each begin with the name of its act, so that two forms
//! never share one.

use kernel::{Day, Outcome, Slips, arabic};
use web::{Fields, Markup, Visit, components::Button, components::DateInput};

/// The longest reason.
const LONGEST: usize = 2000;

/// A form among others on a page.
pub(crate) struct Card {
    /// What it is for.
    pub heading: String,
    /// What follows from it.
    pub about: String,
    /// Its fields.
    pub fields: Vec<Markup>,
    /// Sends it; its name says which form it is.
    pub button: Button,
}

impl Card {
    /// A form named by its act.
    pub fn new(v: &Visit, act: &str, fields: Vec<Markup>) -> Self {
        Self {
            heading: v.t(&format!("evaluation-card-{act}")),
            about: v.t(&format!("evaluation-card-{act}-about")),
            fields,
            button: Button::new(v.t(&format!("evaluation-card-{act}-send"))).named("act", act),
        }
    }
}

/// Reads one form.
pub(crate) struct Typed<'a> {
    fields: &'a Fields,
    act: &'a str,
    /// What is wrong.
    pub slips: Slips,
}

impl<'a> Typed<'a> {
    /// The form of this act.
    pub fn new(fields: &'a Fields, act: &'a str) -> Self {
        Self { fields, act, slips: Slips::new() }
    }

    fn name(&self, end: &str) -> String {
        format!("{}_{end}", self.act)
    }

    /// A text of so many characters.
    pub fn text(&mut self, end: &str, (least, most): (usize, usize)) -> String {
        let name = self.name(end);
        let text = self.fields.text(&name).trim().to_owned();
        let fits = (least..=most).contains(&text.chars().count())
            && !text.chars().any(|own| own.is_control() && own != '\n' && own != '\r');
        if !fits {
            self.slips.add(name, "evaluation-slip-text");
        }
        text
    }

    /// One of these.
    pub fn one_of(&mut self, end: &str, known: impl Fn(&str) -> bool) -> String {
        let name = self.name(end);
        let text = self.fields.text(&name).to_owned();
        if !known(&text) {
            self.slips.add(name, "field-choice-required");
        }
        text
    }

    /// A day.
    pub fn day(&mut self, end: &str) -> Option<Day> {
        let name = self.name(end);
        let before = self.slips.0.len();
        let day = DateInput::read(self.fields, &name, &mut self.slips);
        if day.is_none() && self.slips.0.len() == before {
            self.slips.add(name, "field-required");
        }
        day
    }

    /// A number above nothing, in any digits and with either point.
    pub fn number(&mut self, end: &str) -> Option<f64> {
        let name = self.name(end);
        let typed = arabic::latin_digits(self.fields.text(&name)).replace('٫', ".").replace('٬', "");
        let number = typed.trim().parse::<f64>().ok().filter(|own| own.is_finite() && *own > 0.0);
        if number.is_none() {
            self.slips.add(name, "evaluation-slip-number");
        }
        number
    }

    /// A whole number, nothing included.
    pub fn whole(&mut self, end: &str) -> Option<u32> {
        let name = self.name(end);
        let number = arabic::latin_digits(self.fields.text(&name)).trim().parse::<u32>().ok();
        if number.is_none() {
            self.slips.add(name, "evaluation-slip-number");
        }
        number
    }

    /// Why.
    pub fn reason(&mut self) -> String {
        self.text("reason", (3, LONGEST))
    }

    /// Everything, unless something is wrong.
    ///
    /// # Errors
    /// Every slip.
    pub fn or_slips<T>(self, read: Option<T>) -> Outcome<T> {
        match read {
            Some(read) if self.slips.is_empty() => Ok(read),
            _ => Err(self.slips.into()),
        }
    }
}
