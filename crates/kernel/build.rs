//! Turns the table of languages (`languages/languages.csv`) into the constant rows of `kernel::Language`. A row that is not
//! right stops the build, with its line.

use std::{env, error::Error, fs, path::Path};

const TABLE: &str = "../../languages/languages.csv";
const COLUMNS: &str = "code,name,direction,digits,clock,formats,stands_on,covers";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={TABLE}");
    let text = fs::read_to_string(TABLE)?;
    let mut lines = text.lines().zip(1..);
    if lines.next().map(|(line, _)| line) != Some(COLUMNS) {
        return Err(format!("{TABLE}:1: the columns are {COLUMNS}").into());
    }
    let whole: Vec<&str> =
        text.lines().filter(|line| line.ends_with(",everything")).filter_map(|line| line.get(..2)).collect();
    let rows: Vec<String> = lines
        .map(|(line, at)| row(line, &whole).map_err(|why| format!("{TABLE}:{at}: {why}")))
        .collect::<Result<_, _>>()?;
    let file = Path::new(&env::var("OUT_DIR")?).join("languages.rs");
    fs::write(file, format!("&[\n{}\n]\n", rows.join("\n")))?;
    Ok(())
}

/// A row as the literal of a `Language`.
fn row(line: &str, whole: &[&str]) -> Result<String, String> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [name_of, name, direction, digits, clock, formats, stands_on, covers] = cells.as_slice() else {
        return Err(format!("{} cells instead of 8", cells.len()));
    };
    let one_of = |cell: &str, known: [(&str, &'static str); 2]| {
        let found = known.iter().find(|(word, _)| *word == cell).map(|(_, code)| *code);
        found.ok_or_else(|| format!("`{cell}` is neither {} nor {}", known[0].0, known[1].0))
    };
    if !stands_on.is_empty() && !whole.contains(stands_on) {
        return Err(format!("`{stands_on}` does not cover everything, so nothing stands on it"));
    }
    let stands_on = if stands_on.is_empty() { "None".to_owned() } else { format!("Some({})", code(stands_on)?) };
    let covers = match *covers {
        "everything" if stands_on == "None" => "Covers::Everything".to_owned(),
        "everything" => return Err("what covers everything stands on nothing".to_owned()),
        _ if stands_on == "None" => {
            return Err("what does not cover everything stands on a language that does".to_owned());
        }
        "drawn" => "Covers::Drawn".to_owned(),
        parts => format!("Covers::Parts(&{:?})", parts.split_whitespace().collect::<Vec<_>>()),
    };
    Ok(format!(
        "Language {{ code: {}, name: {name:?}, direction: {}, eastern: {}, whole_day: {}, formats: {formats:?}, \
         stands_on: {stands_on}, covers: {covers} }},",
        code(name_of)?,
        one_of(direction, [("rtl", "Direction::Rtl"), ("ltr", "Direction::Ltr")])?,
        one_of(digits, [("eastern", "true"), ("latin", "false")])?,
        one_of(clock, [("24", "true"), ("12", "false")])?,
    ))
}

fn code(text: &str) -> Result<String, String> {
    let small = text.bytes().all(|byte| byte.is_ascii_lowercase());
    match text.len() {
        2 if small => Ok(format!("Locale(*b\"{text}\\0\")")),
        3 if small => Ok(format!("Locale(*b\"{text}\")")),
        _ => Err(format!("`{text}` is not the code of a language")),
    }
}
