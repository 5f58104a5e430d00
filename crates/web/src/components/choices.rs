//! Choosing from a list: radio buttons, checkboxes, a select.

use askama::Template;

use super::{Field, field::field_steps, prints_as_html};
use crate::{Filled, Markup, Visit};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    reveals: Option<Markup>,
    chosen: bool,
    apart: Option<String>,
}

impl Choice {
    /// A choice with its value in the form and its label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, reveals: None, chosen: false, apart: None }
    }

    /// A hint under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Fields that matter only with this choice. Style sheets hide them until it is chosen; nothing depends on scripts.
    #[must_use]
    pub fn reveals(mut self, fields: Markup) -> Self {
        self.reveals = Some(fields);
        self
    }

    /// A word such as “or” before this choice.
    #[must_use]
    pub fn apart(mut self, word: impl Into<String>) -> Self {
        self.apart = Some(word.into());
        self
    }
}

/// One of few: radio buttons in a group.
#[derive(Template, Clone, Debug)]
#[template(path = "components/radios.html")]
pub struct Radios {
    field: Field,
    choices: Vec<Choice>,
    inline: bool,
}

impl Radios {
    /// A group with a legend.
    pub fn new(name: impl Into<String>, legend: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { field: Field::new(name, legend), choices, inline: false }
    }

    /// Yes or no, side by side; the values are `yes` and `no`.
    pub fn yes_no(v: &Visit, name: impl Into<String>, legend: impl Into<String>) -> Self {
        let choices = vec![Choice::new("yes", v.t("web-yes")), Choice::new("no", v.t("web-no"))];
        Self { inline: true, ..Self::new(name, legend, choices) }
    }

    /// Sets the choices side by side where there is room.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    /// Marks the choice with this value.
    #[must_use]
    pub fn chosen(mut self, value: &str) -> Self {
        for choice in &mut self.choices {
            choice.chosen = choice.value == value;
        }
        self
    }

    /// Takes choice and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        let value = filled.value(&self.field.name).to_owned();
        self.field.take_error(v, filled);
        self.chosen(&value)
    }
}
field_steps!(Radios);

/// Any of several: checkboxes in a group. With a single choice it is a declaration.
#[derive(Template, Clone, Debug)]
#[template(path = "components/checkboxes.html")]
pub struct Checkboxes {
    field: Field,
    choices: Vec<Choice>,
}

impl Checkboxes {
    /// A group with a legend.
    pub fn new(name: impl Into<String>, legend: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { field: Field::new(name, legend), choices }
    }

    /// Marks the choices with these values.
    #[must_use]
    pub fn chosen(mut self, values: &[&str]) -> Self {
        for choice in &mut self.choices {
            choice.chosen = values.contains(&choice.value.as_str());
        }
        self
    }

    /// Takes choices and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.field.take_error(v, filled);
        let values = filled.fields.all(&self.field.name);
        self.chosen(&values)
    }
}
field_steps!(Checkboxes);

/// One of many, in a drop-down list; for countries and governorates. Up to ten choices, prefer [`Radios`].
#[derive(Template, Clone, Debug)]
#[template(path = "components/select.html")]
pub struct Select {
    field: Field,
    choices: Vec<Choice>,
    none: String,
    autocomplete: Option<&'static str>,
}

impl Select {
    /// A list that starts with “choose”.
    pub fn new(v: &Visit, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { field: Field::new(name, label), choices, none: v.t("web-choose"), autocomplete: None }
    }

    /// A list that narrows: it starts with “all”, which is a choice too.
    pub fn narrowing(v: &Visit, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { none: v.t("web-all"), ..Self::new(v, name, label, choices) }
    }

    /// What the browser may fill in.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// Marks the choice with this value.
    #[must_use]
    pub fn chosen(mut self, value: &str) -> Self {
        for choice in &mut self.choices {
            choice.chosen = choice.value == value;
        }
        self
    }

    /// Takes choice and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        let value = filled.value(&self.field.name).to_owned();
        self.field.take_error(v, filled);
        self.chosen(&value)
    }
}
field_steps!(Select);

prints_as_html!(Radios, Checkboxes, Select);
