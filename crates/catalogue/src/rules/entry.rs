//! A row of a sheet as a form: filled in from the files, read back, and written into them.

use kernel::{Currency, Locale, Money, Outcome, Slips, arabic};
use service_model::{
    Sources,
    amend::{self, AmendError, At, Written},
};
use web::{Fields, Filled, components::DateInput};

use super::{
    hours,
    sheets::{Column, Input, Rows, Sheet},
    texts,
};

/// What a form says of a row.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entered {
    /// The data by key; nothing where one was left empty.
    pub values: Vec<(&'static str, Option<Written>)>,
    /// The texts by key, in Arabic and English; nothing where one was left empty.
    pub texts: Vec<(String, Option<(String, String)>)>,
}

/// The place of a row in its file; a sheet of single values has one place.
pub(super) fn at(sheet: &Sheet, row: usize) -> At<'static> {
    match sheet.rows {
        Rows::One(table) => At::Table(table),
        Rows::Many(list) => At::Row(list, row),
    }
}

/// A value of a row as it stands.
pub(super) fn value(files: &Sources, file: &str, at: At<'_>, key: &str) -> Option<Written> {
    amend::read(files.get(file)?, at, key).ok().flatten()
}

/// The form as the files fill it in.
pub(super) fn filled(sheet: &Sheet, files: &Sources, file: &str, row: usize) -> Filled {
    let mut filled = Filled::blank();
    for column in sheet.columns {
        let unsaid = unsaid(column);
        if let Some(written) = value(files, file, at(sheet, row), column.key).or(unsaid) {
            fill(&mut filled, column, &written);
        }
    }
    for (nth, text) in sheet.texts.iter().enumerate() {
        let key = text.of(|column| plain(value(files, file, at(sheet, row), column).as_ref()));
        for (locale, end) in [(Locale::AR, "ar"), (Locale::EN, "en")] {
            let said = texts::text_of(files, locale, &key).unwrap_or_default();
            filled.fields.set(format!("text{nth}_{end}"), said);
        }
    }
    filled
}

/// The form of a new row: what holds when nothing is said is chosen already.
pub(super) fn blank(sheet: &Sheet) -> Filled {
    let mut filled = Filled::blank();
    for column in sheet.columns {
        if let Some(written) = unsaid(column) {
            fill(&mut filled, column, &written);
        }
    }
    filled
}

/// What holds when the file says nothing.
fn unsaid(column: &Column) -> Option<Written> {
    match column.input {
        Input::Flag(default) => Some(Written::Truth(default)),
        _ => None,
    }
}

fn fill(filled: &mut Filled, column: &Column, written: &Written) {
    let key = column.key;
    match written {
        Written::Day(day) => DateInput::fill(filled, key, *day),
        Written::Truth(truth) => filled.fields.set(key, if *truth { "yes" } else { "no" }),
        Written::Names { ar, en } => {
            filled.fields.set(format!("{key}_ar"), ar.as_str());
            filled.fields.set(format!("{key}_en"), en.as_str());
        }
        Written::Text(text) if column.input == Input::Source => {
            filled.fields.set(format!("{key}_ar"), text.as_str());
            filled.fields.set(format!("{key}_en"), text.as_str());
        }
        Written::Rows(rows) if column.input == Input::Hours => filled.fields.set(key, hours::lines(rows)),
        Written::Rows(rows) => {
            for end in ["ar", "en"] {
                let line = |row: &Vec<(String, Written)>| {
                    row.iter().find(|(name, _)| name == end).map(|(_, value)| plain(Some(value))).unwrap_or_default()
                };
                filled.fields.set(format!("{key}_{end}"), rows.iter().map(line).collect::<Vec<_>>().join("\n"));
            }
        }
        other => filled.fields.set(key, plain(Some(other))),
    }
}

fn plain(value: Option<&Written>) -> String {
    match value {
        Some(Written::Text(text)) => text.clone(),
        Some(Written::Whole(number)) => number.to_string(),
        Some(Written::Day(day)) => day.to_string(),
        Some(Written::Texts(texts)) => texts.join(" "),
        _ => String::new(),
    }
}

/// Reads a form. The fixed columns of a row that exists come from the row itself.
///
/// # Errors
/// A slip at every field that is not right.
pub(super) fn read(sheet: &Sheet, fields: &Fields, existing: impl Fn(&str) -> Option<Written>) -> Outcome<Entered> {
    let mut slips = Slips::new();
    let mut values = Vec::new();
    for column in sheet.columns {
        let kept = if column.fixed { existing(column.key) } else { None };
        let value = if kept.is_some() { kept } else { typed(column, fields, &mut slips) };
        values.push((column.key, value));
    }
    let of = |key: &str| values.iter().find(|(own, _)| *own == key).and_then(|(_, value)| value.clone());
    if let (Some(Written::Day(from)), Some(Written::Day(until))) = (of("from"), of("until"))
        && until < from
    {
        slips.add("until", "rules-slip-ends-before");
    }
    let mut texts = Vec::new();
    for (nth, text) in sheet.texts.iter().enumerate() {
        let [ar, en] = ["ar", "en"].map(|end| fields.text(&format!("text{nth}_{end}")).to_owned());
        let empty = ar.is_empty() && en.is_empty();
        for (said, end) in [(&ar, "ar"), (&en, "en")] {
            if said.is_empty() && !(empty && text.optional) {
                slips.add(format!("text{nth}_{end}"), "rules-slip-required");
            }
        }
        texts.push((text.of(|column| plain(of(column).as_ref())), (!empty).then_some((ar, en))));
    }
    slips.or(|| Entered { values, texts })
}

fn typed(column: &Column, fields: &Fields, slips: &mut Slips) -> Option<Written> {
    let key = column.key;
    let [ar, en] = ["ar", "en"].map(|end| fields.text(&format!("{key}_{end}")).to_owned());
    let text = fields.text(key);
    let missing = |slips: &mut Slips, field: String| {
        if !column.optional {
            slips.add(field, "rules-slip-required");
        }
        None
    };
    match column.input {
        Input::Flag(_) => Some(Written::Truth(text == "yes")),
        Input::Day => {
            let before = slips.0.len();
            let day = DateInput::read(fields, key, slips);
            if day.is_none() && slips.0.len() == before {
                return missing(slips, key.to_owned());
            }
            day.map(Written::Day)
        }
        Input::Names | Input::Words | Input::Source | Input::Papers if ar.is_empty() && en.is_empty() => {
            missing(slips, format!("{key}_ar"))
        }
        Input::Source if ar == en || en.is_empty() => Some(Written::Text(ar)),
        Input::Names | Input::Words | Input::Source => {
            for (said, end) in [(&ar, "ar"), (&en, "en")] {
                if said.is_empty() {
                    slips.add(format!("{key}_{end}"), "rules-slip-required");
                }
            }
            Some(Written::Names { ar, en })
        }
        Input::Papers => papers(key, &ar, &en, slips),
        _ if text.is_empty() => missing(slips, key.to_owned()),
        Input::Hours => hours::read(key, text, slips),
        Input::Line => Some(Written::text(text)),
        Input::Code if column.fixed && !is_key(text) => {
            slips.add(key, "rules-slip-key");
            None
        }
        Input::Code => Some(Written::text(text)),
        Input::Choice(choices) if choices.contains(&text) => Some(Written::text(text)),
        Input::Choice(_) => missing(slips, key.to_owned()),
        Input::Codes => {
            let parts = text.split(|c: char| c.is_whitespace() || c == ',' || c == '،').filter(|part| !part.is_empty());
            Some(Written::Texts(parts.map(str::to_owned).collect()))
        }
        Input::Whole => match arabic::latin_digits(text).parse::<i64>() {
            Ok(number) if number >= 0 => Some(Written::Whole(number)),
            _ => {
                slips.add(key, "rules-slip-whole");
                None
            }
        },
        Input::Amount => match amount(text) {
            Some(money) => Some(Written::Text(money.decimal())),
            None => {
                slips.add(key, "rules-slip-amount");
                None
            }
        },
    }
}

/// An amount in pounds as people type it, in any digits and with either decimal sign.
pub(super) fn amount(text: &str) -> Option<Money> {
    let plain = arabic::latin_digits(text).replace(['\u{066B}', ','], ".");
    Money::from_decimal(plain.trim(), Currency::EGP).ok().filter(|money| money.minor() >= 0)
}

/// The same number of lines in both languages, line by line.
fn papers(key: &str, ar: &str, en: &str, slips: &mut Slips) -> Option<Written> {
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let (ar, en): (Vec<String>, Vec<String>) = (lines(ar), lines(en));
    if ar.len() != en.len() {
        slips.add(format!("{key}_en"), "rules-slip-lines");
        return None;
    }
    let row = |(ar, en)| vec![("ar".to_owned(), Written::Text(ar)), ("en".to_owned(), Written::Text(en))];
    Some(Written::Rows(ar.into_iter().zip(en).map(row).collect()))
}

/// Whether a text can be the key of something in a definition.
pub(super) fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The files with the row as entered: a row that exists changed, or a new one at the end of its list.
///
/// # Errors
/// A slip that says why the file cannot be changed in a form.
pub(super) fn write(
    files: &Sources,
    sheet: &Sheet,
    file: &str,
    row: Option<usize>,
    entered: &Entered,
) -> Outcome<Sources> {
    let mut text = files.get(file).unwrap_or_default().to_owned();
    match (sheet.rows, row) {
        (Rows::Many(list), None) => {
            // Nobody writes down what holds anyhow.
            let said = sheet.columns.iter().zip(&entered.values).filter(|(own, (_, value))| *value != unsaid(own));
            let values: Vec<_> = said.filter_map(|(_, (key, value))| Some((*key, value.clone()?))).collect();
            let count = amend::rows(&text, list).map_err(slip)?;
            let has = |row: &usize| sheet.before.is_some_and(|key| value(files, file, at(sheet, *row), key).is_some());
            let place = (0..count).find(has).unwrap_or(count);
            text = amend::insert_row(&text, list, place, &values).map_err(slip)?;
        }
        (_, row) => {
            let at = at(sheet, row.unwrap_or_default());
            for (column, (key, value)) in sheet.columns.iter().zip(&entered.values) {
                let known = amend::read(&text, at, key).map_err(slip)?;
                let holds_anyhow = known.is_none() && *value == unsaid(column);
                if known != *value && !holds_anyhow {
                    text = amend::set(&text, at, key, value.as_ref()).map_err(slip)?;
                }
            }
        }
    }
    let mut files = files.clone().with(file, text);
    for (key, words) in &entered.texts {
        files = texts::set_text(&files, key, words.as_ref())?;
    }
    Ok(files)
}

/// Why a file is not changed, as a slip of the whole form.
pub(super) fn slip(error: AmendError) -> kernel::Failure {
    let mut slips = Slips::new();
    match error {
        AmendError::NotToml { line, message } => {
            slips.add_with("", "rules-slip-toml", vec![("line", line.to_string()), ("message", message)]);
        }
        AmendError::NoRow => drop(slips.add("", "rules-refused-changed-meanwhile")),
        AmendError::Shape => drop(slips.add("", "rules-slip-shape")),
    }
    slips.into()
}
