//! An answer as it is shown back to the person who gave it. A secret shows only that it was given.

use service_model::{
    Service,
    country::AddressForm,
    fields::{Field, Shown},
};
use web::{Value, Visit};

/// The answer to `field` for a row of a summary.
pub(crate) fn shown(
    v: &Visit,
    service: &Service,
    address_form: &AddressForm,
    field: &Field,
    value: Option<&serde_json::Value>,
) -> Value {
    match field.show(value) {
        Shown::Nothing => Value::Missing,
        Shown::Hidden => v.t("application-answer-hidden").into(),
        Shown::Text(text) => text.into(),
        Shown::Lines(lines) => lines.join("\n").into(),
        Shown::Address(parts) => {
            let lines = address_form.lines(&parts, v.locale());
            lines.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n").into()
        }
        Shown::Code(code) => Value::code(code),
        Shown::Day(day) => v.day(day).into(),
        Shown::Count(count) => v.number(count).into(),
        Shown::Truth(truth) => v.t(if truth { "web-yes" } else { "web-no" }).into(),
        Shown::Choice(label) => label.text(&service.texts, v.locale()).into(),
        Shown::Files(files) => {
            let count = i64::try_from(files.len()).unwrap_or(i64::MAX);
            v.t_count("application-answer-files", count).into()
        }
    }
}
