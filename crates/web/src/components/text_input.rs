//! Inputs of one value: a line, a paragraph, a password, a phone number.

use askama::Template;

use super::{Field, field::field_steps, prints_as_html};
use crate::{Filled, Visit};

/// One line of text.
#[derive(Template, Clone, Debug)]
#[template(path = "components/text_input.html")]
pub struct TextInput {
    field: Field,
    value: String,
    kind: &'static str,
    dir: &'static str,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    width: &'static str,
    maxlength: Option<u32>,
    suffix: Option<String>,
    spellcheck: bool,
}

impl TextInput {
    /// Free text; its direction follows what is typed.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            field: Field::new(name, label),
            value: String::new(),
            kind: "text",
            dir: "auto",
            autocomplete: None,
            inputmode: None,
            width: "full",
            maxlength: None,
            suffix: None,
            spellcheck: false,
        }
    }

    /// An e-mail address, left to right.
    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            kind: "email",
            dir: "ltr",
            autocomplete: Some("email"),
            inputmode: Some("email"),
            ..Self::new(name, label)
        }
    }

    /// Digits in any script (a code, a national number), left to right with a number pad.
    pub fn digits(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { dir: "ltr", inputmode: Some("numeric"), width: "middle", ..Self::new(name, label) }
    }

    /// A reference or another code of letters and digits, left to right.
    pub fn code(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { dir: "ltr", width: "middle", ..Self::new(name, label) }
    }

    /// A one-time code; phones offer it from the message.
    pub fn one_time_code(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { autocomplete: Some("one-time-code"), width: "short", maxlength: Some(12), ..Self::digits(name, label) }
    }

    /// What the browser may fill in (an `autocomplete` token of HTML).
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// As wide as `short`, `middle` or `full` answers are.
    #[must_use]
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    /// The most characters the field takes.
    #[must_use]
    pub fn maxlength(mut self, characters: u32) -> Self {
        self.maxlength = Some(characters);
        self
    }

    /// A unit behind the field.
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// The value to show.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Takes value and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.value = filled.value(&self.field.name).to_owned();
        self.field.take_error(v, filled);
        self
    }
}
field_steps!(TextInput);

/// Several lines of text, with a count of what is left where scripts run.
#[derive(Template, Clone, Debug)]
#[template(path = "components/textarea.html")]
pub struct Textarea {
    field: Field,
    value: String,
    rows: u8,
    limit: Option<u32>,
    left: String,
    over: String,
}

impl Textarea {
    /// Free text of several lines.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            field: Field::new(name, label),
            value: String::new(),
            rows: 5,
            limit: None,
            left: String::new(),
            over: String::new(),
        }
    }

    /// Lines shown.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// The most characters it takes; said in words, and counted where scripts run. The server decides.
    #[must_use]
    pub fn limit(mut self, v: &Visit, characters: u32) -> Self {
        let number = v.number(i64::from(characters));
        self.limit = Some(characters);
        self.left = v.t_with("web-characters-most", &[("number", &number)]);
        self.over = v.t("web-characters-over");
        self
    }

    /// Takes value and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.value = filled.value(&self.field.name).to_owned();
        self.field.take_error(v, filled);
        self
    }
}
field_steps!(Textarea);

/// A password or another answer that stays hidden while typed (the mother's name). It is never filled in again.
#[derive(Template, Clone, Debug)]
#[template(path = "components/password.html")]
pub struct PasswordInput {
    field: Field,
    dir: &'static str,
    autocomplete: &'static str,
    show: String,
    hide: String,
}

impl PasswordInput {
    /// A password that exists already.
    pub fn current(v: &Visit, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(v, name, label, "ltr", "current-password")
    }

    /// A password that is being chosen.
    pub fn fresh(v: &Visit, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(v, name, label, "ltr", "new-password")
    }

    /// Another answer that people beside you should not read; browsers are asked not to keep it.
    pub fn veiled(v: &Visit, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::of(v, name, label, "auto", "off")
    }

    fn of(
        v: &Visit,
        name: impl Into<String>,
        label: impl Into<String>,
        dir: &'static str,
        autocomplete: &'static str,
    ) -> Self {
        let (show, hide) = (v.t("web-show"), v.t("web-hide"));
        Self { field: Field::new(name, label), dir, autocomplete, show, hide }
    }

    /// Takes the error from the form's state; a hidden answer is typed again.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.field.take_error(v, filled);
        self
    }
}
field_steps!(PasswordInput);

/// A phone number of any country, in one field: `+971 50 123 4567`.
#[derive(Template, Clone, Debug)]
#[template(path = "components/phone.html")]
pub struct PhoneInput {
    field: Field,
    value: String,
}

impl PhoneInput {
    /// A phone number with its country code; the hint says how to write it.
    pub fn new(v: &Visit, name: impl Into<String>, label: impl Into<String>) -> Self {
        let mut field = Field::new(name, label);
        field.hint = Some(v.t("web-phone-hint"));
        Self { field, value: String::new() }
    }

    /// Names in the hint the dialling code of the country where the reader lives: digits without `+`. Nothing known changes
    /// nothing.
    #[must_use]
    pub fn dialled_from(mut self, v: &Visit, dialling: &str) -> Self {
        if !dialling.is_empty() {
            self.field.hint = Some(v.t_with("web-phone-hint-here", &[("code", dialling)]));
        }
        self
    }

    /// Takes value and error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.value = filled.value(&self.field.name).to_owned();
        self.field.take_error(v, filled);
        self
    }
}
field_steps!(PhoneInput);

prints_as_html!(TextInput, Textarea, PasswordInput, PhoneInput);
