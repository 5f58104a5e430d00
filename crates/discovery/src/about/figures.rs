//! What was measured, read out of the generated pages that come with the program: a figure that is not there is not claimed.

/// How well search finds and the assistant answers.
const SEARCH: &str = include_str!("../../../../docs/generated/search.md");
/// What insights find of planted needs.
const INSIGHTS: &str = include_str!("../../../../docs/generated/insights.md");

/// A figure: the key of its name and what was measured, with its bounds.
pub(super) type Figure = (&'static str, String);

/// The cells of the row of a section that begins with this name.
fn row<'a>(page: &'a str, section: &str, name: &str) -> Option<Vec<&'a str>> {
    let mut lines = page.lines().skip_while(|line| line.trim() != section).skip(1);
    let row = lines.by_ref().take_while(|line| !line.starts_with("## ")).find(|line| {
        line.strip_prefix("| ").and_then(|rest| rest.split(" | ").next()).is_some_and(|first| first.contains(name))
    })?;
    Some(row.trim_matches('|').split('|').map(str::trim).collect())
}

fn cell(page: &str, (section, name): (&str, &str), at: usize) -> Option<String> {
    row(page, section, name)?.get(at).map(|own| (*own).to_owned())
}

fn figures(page: &str, of: &[(&'static str, (&str, &str), usize)]) -> Vec<Figure> {
    of.iter().filter_map(|(key, place, at)| Some((*key, cell(page, *place, *at)?))).collect()
}

/// Search, with questions that were only measured with.
pub(super) fn search() -> Vec<Figure> {
    let all = ("## Search: only measured with", "all");
    figures(SEARCH, &[("card-figure-first", all, 1), ("card-figure-five", all, 2), ("card-figure-silent", all, 3)])
}

/// The assistant, with questions that were only measured with.
pub(super) fn assistant() -> Vec<Figure> {
    let own = ("## The assistant", "only measured with");
    figures(
        SEARCH,
        &[
            ("card-figure-answered", own, 1),
            ("card-figure-right", own, 2),
            ("card-figure-false", own, 4),
            ("card-figure-cited", own, 5),
        ],
    )
}

/// Insights, with planted needs.
pub(super) fn insights() -> Vec<Figure> {
    let own = ("## Planted needs", "found");
    figures(INSIGHTS, &[("card-figure-planted", own, 1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_search_and_of_the_assistant_are_found_where_they_were_written() {
        assert_eq!(search().len(), 3, "{:?}", search());
        assert_eq!(assistant().len(), 4, "{:?}", assistant());
        assert!(search().iter().chain(&assistant()).all(|(_, own)| own.contains('%') && own.contains('/')));
    }

    #[test]
    fn a_row_is_read_of_its_own_section_only() {
        let page = "## One\n\n| name | a |\n|---|---|\n| x | 1 |\n\n## Two\n\n| name | a |\n|---|---|\n| **x** | 2 |\n";
        assert_eq!(cell(page, ("## One", "x"), 1), Some("1".to_owned()));
        assert_eq!(cell(page, ("## Two", "x"), 1), Some("2".to_owned()));
        assert_eq!(cell(page, ("## Two", "y"), 1), None);
    }
}
