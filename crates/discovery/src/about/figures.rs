//! What was measured, read out of the generated pages that come with the program: a figure that is not there is not claimed.

/// How well search finds and the assistant answers.
const SEARCH: &str = include_str!("../../../../docs/generated/search.md");
/// What insights find of planted needs.
const INSIGHTS: &str = include_str!("../../../../docs/generated/insights.md");

/// A figure: the key of its name and what was measured, with its bounds.
pub(super) type Figure = (&'static str, String);

/// The cell of a section in the row that has this name, under this heading.
fn cell(page: &str, (section, name): (&str, &str), heading: &str) -> Option<String> {
    let lines = page.lines().skip_while(|line| line.trim() != section).skip(1);
    let mut rows = lines.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| ")).map(cells);
    let at = rows.next()?.iter().position(|own| *own == heading)?;
    let row = rows.find(|row| row.first().is_some_and(|first| first.contains(name)))?;
    row.get(at).map(|own| (*own).to_owned())
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

fn figures(page: &str, of: &[(&'static str, (&str, &str), &str)]) -> Vec<Figure> {
    of.iter().filter_map(|(key, place, heading)| Some((*key, cell(page, *place, heading)?))).collect()
}

/// Search, with questions that were only measured with.
pub(super) fn search() -> Vec<Figure> {
    let all = ("## Search: only measured with", "all");
    figures(
        SEARCH,
        &[
            ("card-figure-first", all, "first"),
            ("card-figure-five", all, "in five"),
            ("card-figure-silent", all, "silent"),
        ],
    )
}

/// The assistant, with questions that were only measured with.
pub(super) fn assistant() -> Vec<Figure> {
    let own = ("## The assistant", "only measured with");
    figures(
        SEARCH,
        &[
            ("card-figure-answered", own, "answered"),
            ("card-figure-right", own, "right page"),
            ("card-figure-false", own, "false"),
            ("card-figure-cited", own, "cited"),
        ],
    )
}

/// Insights, with planted needs that were only measured with.
pub(super) fn insights() -> Vec<Figure> {
    let own = ("## Planted needs", "only measured with");
    figures(INSIGHTS, &[("card-figure-planted", own, "found")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_found_where_they_were_written() {
        assert_eq!(search().len(), 3, "{:?}", search());
        assert_eq!(assistant().len(), 4, "{:?}", assistant());
        assert_eq!(insights().len(), 1, "{:?}", insights());
        assert!(
            search()
                .iter()
                .chain(&assistant())
                .chain(&insights())
                .all(|(_, own)| own.contains('%') && own.contains('/'))
        );
    }

    #[test]
    fn a_row_is_read_of_its_own_section_only() {
        let page = "## One\n\n| name | a |\n|---|---|\n| x | 1 |\n\n## Two\n\n| name | a |\n|---|---|\n| **x** | 2 |\n";
        assert_eq!(cell(page, ("## One", "x"), "a"), Some("1".to_owned()));
        assert_eq!(cell(page, ("## Two", "x"), "a"), Some("2".to_owned()));
        assert_eq!(cell(page, ("## Two", "y"), "a"), None);
        assert_eq!(cell(page, ("## Two", "x"), "b"), None);
    }
}
