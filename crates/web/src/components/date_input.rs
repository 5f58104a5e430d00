//! A date in three fields, day first as in Egypt, in any digits.

use askama::Template;
use kernel::{Day, Slips, arabic};

use super::{Field, field::field_steps, prints_as_html};
use crate::{Fields, Filled, Visit};

/// Day, month and year in three short fields named `{name}-day`, `{name}-month`, `{name}-year`.
#[derive(Template, Clone, Debug)]
#[template(path = "components/date_input.html")]
pub struct DateInput {
    field: Field,
    parts: [Part; 3],
    birth: bool,
}

#[derive(Clone, Debug)]
struct Part {
    name: String,
    id: String,
    label: String,
    value: String,
    autocomplete: &'static str,
    long: bool,
}

impl DateInput {
    /// A date with a legend and an example as hint.
    pub fn new(v: &Visit, name: impl Into<String>, legend: impl Into<String>) -> Self {
        let mut field = Field::new(name, legend);
        field.hint = Some(v.t("web-date-hint"));
        let part = |end: &'static str, autocomplete| Part {
            name: format!("{}-{end}", field.name),
            id: if end == "day" { field.id.clone() } else { format!("{}-{end}", field.id) },
            label: match end {
                "day" => v.t("web-date-day"),
                "month" => v.t("web-date-month"),
                _ => v.t("web-date-year"),
            },
            value: String::new(),
            autocomplete,
            long: end == "year",
        };
        let parts = [part("day", "bday-day"), part("month", "bday-month"), part("year", "bday-year")];
        Self { field, parts, birth: false }
    }

    /// The person's own date of birth, which browsers may fill in.
    #[must_use]
    pub fn birth(mut self) -> Self {
        self.birth = true;
        self
    }

    /// Without the example, where it would only take room: in a row of filters.
    #[must_use]
    pub fn terse(mut self) -> Self {
        self.field.hint = None;
        self
    }

    /// Takes the parts and the error from the form's state.
    #[must_use]
    pub fn filled(mut self, v: &Visit, filled: &Filled) -> Self {
        self.field.take_error(v, filled);
        for part in &mut self.parts {
            part.value = filled.value(&part.name).to_owned();
        }
        self
    }

    /// Puts a day into the three names of a form's state.
    pub fn fill(filled: &mut Filled, name: &str, day: Day) {
        filled.fields.set(format!("{name}-day"), day.day().to_string());
        filled.fields.set(format!("{name}-month"), day.month().to_string());
        filled.fields.set(format!("{name}-year"), day.year().to_string());
    }

    /// Reads the three fields: `None` if all are empty, a slip at `name` if they are no date.
    pub fn read(fields: &Fields, name: &str, slips: &mut Slips) -> Option<Day> {
        let part = |end: &str| arabic::latin_digits(fields.text(&format!("{name}-{end}")));
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let read = || Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        let read = read().filter(|day| day.year() > 1800);
        if read.is_none() {
            slips.add(name.to_owned(), "web-slip-date");
        }
        read
    }
}
field_steps!(DateInput);

prints_as_html!(DateInput);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_any_digits_or_slips_once() {
        let fields = |d: &str, m: &str, y: &str| {
            Fields::new([("b-day", d), ("b-month", m), ("b-year", y)].map(|(n, v)| (n.to_owned(), v.to_owned())))
        };
        let mut slips = Slips::new();
        assert_eq!(DateInput::read(&fields("٢٢", "۱۱", "2001"), "b", &mut slips), Day::new(2001, 11, 22).ok());
        assert_eq!(DateInput::read(&fields("", "", ""), "b", &mut slips), None);
        assert!(slips.is_empty());
        assert_eq!(DateInput::read(&fields("31", "2", "2001"), "b", &mut slips), None);
        assert_eq!(slips.0.len(), 1);
    }
}
