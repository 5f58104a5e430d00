//! Words of religion, health and politics in what an editor would ask. The list is data.

use kernel::{Failure, Outcome, arabic};
use serde::Deserialize;

/// What may stand before a word in Arabic.
const BEFORE: [&str; 14] = ["وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "ي", "ت", "م"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    religion: Vec<String>,
    health: Vec<String>,
    politics: Vec<String>,
}

/// The words of these texts that begin as a listed one, as they were written.
///
/// # Errors
/// A fault if the list cannot be read.
pub fn found<'t>(texts: impl Iterator<Item = &'t str>) -> Outcome<Vec<String>> {
    let listed: Listed = toml::from_str(include_str!("../../sensitive.toml"))
        .map_err(|error| Failure::fault("reading the list of sensitive words", error))?;
    let stems: Vec<String> = [listed.religion, listed.health, listed.politics].concat();
    let stems: Vec<String> = stems.iter().map(|stem| arabic::letters(stem)).collect();
    let mut found = Vec::new();
    for word in texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric())) {
        if is_listed(&arabic::letters(word), &stems) && !found.iter().any(|own| own == word) {
            found.push(word.to_owned());
        }
    }
    Ok(found)
}

fn is_listed(word: &str, stems: &[String]) -> bool {
    let bare = BEFORE.iter().filter_map(|before| word.strip_prefix(before));
    let forms: Vec<&str> = std::iter::once(word).chain(bare).collect();
    stems.iter().any(|stem| forms.iter().any(|form| form.starts_with(stem.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sensitive_words_are_seen_behind_their_prefixes_and_plain_ones_are_not() {
        let seen = |text: &str| found([text].into_iter()).unwrap();
        assert_eq!(seen("هل تؤثر الديانة أو المرض؟"), ["الديانة", "المرض"]);
        assert_eq!(seen("Which party? What illness?"), ["party", "illness"]);
        assert_eq!(seen("ما أكثر خدمة تحتاجها من القنصلية؟ مواعيد المكتب"), Vec::<String>::new());
        assert_eq!(seen("How did you hear of the service?"), Vec::<String>::new());
    }
}
