//! The columns of a sheet as fields of a form.

use web::{
    Filled, Markup, Visit,
    components::{Choice, DateInput, Radios, TextInput, Textarea},
};

use super::super::sheets::{Column, Input, Sheet};

/// Columns with a hint of their own (`rules-hint-<key>`).
const HINTED: [&str; 18] = [
    "amount",
    "basis_points",
    "beneficiary",
    "by_sms",
    "code",
    "count",
    "counterpart",
    "fields",
    "from",
    "included",
    "max_age_days",
    "opening",
    "proof",
    "sms",
    "source",
    "until",
    "weekend",
    "when",
];

/// The fields of a row: its data, then its texts. A fixed column of a row that exists is not asked again.
pub(super) fn inputs(v: &Visit, sheet: &Sheet, filled: &Filled, existing: bool) -> Vec<Markup> {
    let asked = sheet.columns.iter().filter(|column| !(column.fixed && existing));
    let mut inputs: Vec<Markup> = asked.flat_map(|column| input(v, column, filled)).collect();
    for (nth, text) in sheet.texts.iter().enumerate() {
        for (end, language) in [("ar", "rules-in-arabic"), ("en", "rules-in-english")] {
            let label = format!("{} ({})", v.t(text.label), v.t(language));
            let area = Textarea::new(format!("text{nth}_{end}"), label).rows(2);
            let area = if text.optional { area.optional(v) } else { area };
            inputs.push(Markup::from(&area.filled(v, filled)));
        }
    }
    inputs
}

fn input(v: &Visit, column: &Column, filled: &Filled) -> Vec<Markup> {
    let key = column.key;
    let label = v.t(&format!("rules-word-{}", key.replace('_', "-")));
    let hint = HINTED.contains(&key).then(|| v.t(&format!("rules-hint-{}", key.replace('_', "-"))));
    macro_rules! dressed {
        ($component:expr) => {{
            let mut component = $component;
            if let Some(hint) = hint.clone() {
                component = component.hint(hint);
            }
            if column.optional {
                component = component.optional(v);
            }
            Markup::from(&component.filled(v, filled))
        }};
    }
    let both = |rows: u8| {
        [("ar", "rules-in-arabic"), ("en", "rules-in-english")].map(|(end, language)| {
            dressed!(Textarea::new(format!("{key}_{end}"), format!("{label} ({})", v.t(language))).rows(rows))
        })
    };
    match column.input {
        Input::Line => vec![dressed!(TextInput::new(key, label))],
        Input::Code => vec![dressed!(TextInput::code(key, label).width("full"))],
        Input::Codes => vec![dressed!(TextInput::code(key, label).width("full"))],
        Input::Whole => vec![dressed!(TextInput::digits(key, label).width("short"))],
        Input::Amount => {
            vec![dressed!(TextInput::code(key, label).width("short").suffix(v.t("rules-pounds")))]
        }
        Input::Day => vec![dressed!(DateInput::new(v, key, label))],
        Input::Choice(choices) => {
            let choice = |value: &&'static str| Choice::new(*value, v.t(&format!("rules-value-{value}")));
            vec![dressed!(Radios::new(key, label, choices.iter().map(choice).collect()).inline())]
        }
        Input::Flag(_) => vec![dressed!(Radios::yes_no(v, key, label))],
        Input::Names | Input::Source => both(2).to_vec(),
        Input::Words => both(6).to_vec(),
        Input::Papers => both(5).to_vec(),
        Input::Hours => vec![dressed!(Textarea::new(key, label).rows(3))],
    }
}
