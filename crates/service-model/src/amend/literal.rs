//! Values as they are written in a file, in the style the definitions are written in by hand.

use super::Written;

/// How many characters a list takes at most before it is written with one item a line.
const LINE: usize = 100;

/// The value as TOML text.
pub fn literal(value: &Written) -> String {
    match value {
        Written::Text(text) => quoted(text),
        Written::Whole(number) => number.to_string(),
        Written::Truth(truth) => truth.to_string(),
        Written::Day(day) => day.to_string(),
        Written::Names { ar, en } => format!("{{ ar = {}, en = {} }}", quoted(ar), quoted(en)),
        Written::Texts(texts) => list(texts.iter().map(|text| inline(text)).collect()),
        Written::Pairs(pairs) => table(pairs),
        Written::Rows(rows) => list(rows.iter().map(|row| table(row)).collect()),
    }
}

fn list(items: Vec<String>) -> String {
    let line = items.join(", ");
    if line.chars().count() <= LINE && !line.contains('{') {
        return format!("[{line}]");
    }
    let lines: String = items.iter().map(|item| format!("    {item},\n")).collect();
    format!("[\n{lines}]")
}

fn table(row: &[(String, Written)]) -> String {
    let pairs: Vec<String> = row.iter().map(|(key, value)| format!("{key} = {}", one_line(value))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// Inside a table of one line nothing may begin a new one.
fn one_line(value: &Written) -> String {
    match value {
        Written::Text(text) => inline(text),
        Written::Texts(texts) => format!("[{}]", texts.iter().map(|text| inline(text)).collect::<Vec<_>>().join(", ")),
        Written::Names { ar, en } => format!("{{ ar = {}, en = {} }}", inline(ar), inline(en)),
        other => literal(other),
    }
}

fn quoted(text: &str) -> String {
    if !text.contains('\n') {
        return inline(text);
    }
    let mut out = String::from("\"\"\"\n");
    text.chars().for_each(|c| escape(c, c == '\n', &mut out));
    out.push_str("\"\"\"");
    out
}

fn inline(text: &str) -> String {
    let mut out = String::from('"');
    text.chars().for_each(|c| escape(c, false, &mut out));
    out.push('"');
    out
}

fn escape(c: char, as_is: bool, out: &mut String) {
    match c {
        _ if as_is => out.push(c),
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        c => out.push(c),
    }
}
