//! What is found of a week's signals. Everything here is calculated from rows in memory, so that a test and the bench do it with
//! signals of their own; what comes out was put through disclosure control.

mod left;
mod rated;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    findings::{BETWEEN, ELSEWHERE, Findings, Grid},
    ports::Statistics,
    signal::{AGE_BANDS, Kind, Row, SEXES},
};

/// How many themes are told at most.
const MOST: usize = 40;

/// The rows of a week, with people as places in a table.
pub(super) struct Week<'a> {
    rows: Vec<(u64, &'a Row)>,
    /// The country of each person: the first that was told.
    countries: BTreeMap<u64, &'a str>,
}

impl<'a> Week<'a> {
    /// These rows.
    pub fn of(rows: &'a [Row]) -> Self {
        let mut people: BTreeMap<&[u8], u64> = BTreeMap::new();
        let mut numbered = Vec::with_capacity(rows.len());
        let mut countries: BTreeMap<u64, &str> = BTreeMap::new();
        for row in rows {
            let next = people.len() as u64;
            let person = *people.entry(&row.pseudonym).or_insert(next);
            let country = countries.entry(person).or_insert(ELSEWHERE);
            if country.is_empty() {
                *country = &row.country;
            }
            numbered.push((person, row));
        }
        Self { rows: numbered, countries }
    }

    /// Every row with its person.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &'a Row)> {
        self.rows.iter().copied()
    }

    fn of_kind<'k>(&self, kinds: &'k [Kind]) -> impl Iterator<Item = (u64, &'a Row)> + use<'_, 'a, 'k> {
        self.rows.iter().copied().filter(|(_, row)| kinds.contains(&row.kind))
    }

    fn country(&self, person: u64) -> &str {
        self.countries.get(&person).copied().unwrap_or(ELSEWHERE)
    }
}

/// What is found of these signals; `seed` decides in which cells somebody counts who stands in too many.
pub(super) fn found(rows: &[Row], statistics: &dyn Statistics, seed: u64) -> Findings {
    let week = Week::of(rows);
    Findings {
        heard: heard(&week, statistics),
        unmet: unmet(&week, statistics, seed),
        left: left::services(&week, statistics, seed),
        helped: helped(&week, statistics, seed),
        rated: rated::services(&week, statistics, seed),
        quiet: rated::quiet(&week, statistics, seed),
        said: rated::said(&week, statistics, seed),
    }
}

/// What somebody said, for the bench: who, in which country, in which words.
pub struct Sought<'a> {
    /// Who, as a place in a table.
    pub person: u64,
    /// A country's key.
    pub country: &'a str,
    /// The words, scrubbed.
    pub words: Vec<String>,
}

/// The themes of what was sought and not found, in the order in which they are shown, for the bench: the same way as of a week's signals.
pub fn themes(sought: &[Sought<'_>], statistics: &dyn Statistics) -> Grid {
    let rows: Vec<Row> = sought
        .iter()
        .map(|own| Row {
            pseudonym: own.person.to_be_bytes().to_vec(),
            kind: Kind::Without,
            country: own.country.to_owned(),
            sex: SEXES[0].to_owned(),
            age_band: AGE_BANDS[1].to_owned(),
            topic: String::new(),
            step: String::new(),
            words: own.words.join(" "),
        })
        .collect();
    unmet(&Week::of(&rows), statistics, 1)
}

/// Everybody once: countries by sex and age.
fn heard(week: &Week<'_>, statistics: &dyn Statistics) -> Grid {
    let columns: Vec<String> =
        SEXES.iter().flat_map(|sex| AGE_BANDS.iter().map(move |band| format!("{sex} {band}"))).collect();
    let mut people: BTreeMap<u64, String> = BTreeMap::new();
    for (person, row) in &week.rows {
        people.entry(*person).or_insert_with(|| format!("{} {}", row.sex, row.age_band));
    }
    let cells = people.iter().map(|(person, column)| ((week.country(*person).to_owned(), column.clone()), 1));
    grid(statistics, cells, Some(columns))
}

/// Themes of what was sought and not found, or not answered, by country.
fn unmet(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Grid {
    let rows: Vec<(u64, &Row)> = week.of_kind(&[Kind::Without, Kind::Refused]).collect();
    themed(&rows, |person, _| week.country(person), statistics, seed)
}

/// Themes of the words of these rows, by what `column` says of each.
fn themed<'a>(
    rows: &[(u64, &'a Row)],
    column: impl Fn(u64, &'a Row) -> &'a str,
    statistics: &dyn Statistics,
    seed: u64,
) -> Grid {
    let said: Vec<(u64, Vec<String>)> = rows
        .iter()
        .map(|(person, row)| {
            (*person, row.words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
        })
        .collect();
    let themes: Vec<_> = statistics.themes(&said).into_iter().take(MOST).collect();
    // Of several that somebody said in, any says where she stands; the first one.
    let mut columns: BTreeMap<u64, &str> = BTreeMap::new();
    for (person, row) in rows {
        columns.entry(*person).or_insert_with(|| column(*person, row));
    }
    let mut cells: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for (at, theme) in themes.iter().enumerate() {
        for person in &theme.people {
            let column = columns.get(person).copied().unwrap_or_default();
            cells.entry(*person).or_default().insert(format!("{at:03}\t{column}"));
        }
    }
    let mut whole = grid(statistics, counted(statistics, &cells, seed).into_iter(), None);
    for row in &mut whole.rows {
        let theme = row.parse::<usize>().ok().and_then(|at| themes.get(at));
        *row = theme.map(|own| own.words.join(BETWEEN)).unwrap_or_default();
    }
    known(whole)
}

/// How many people stand in each cell, of row and column, where each counts in few.
fn counted(
    statistics: &dyn Statistics,
    cells: &BTreeMap<u64, BTreeSet<String>>,
    seed: u64,
) -> Vec<((String, String), u64)> {
    let split = |(cell, count): (String, u64)| {
        let (row, column) = cell.split_once('\t')?;
        Some(((row.to_owned(), column.to_owned()), count))
    };
    statistics.bounded(cells, seed).into_iter().filter_map(split).collect()
}

/// Without rows of which not even the sum is shown: too few people are left of them. The others stay in their order.
fn known(grid: Grid) -> Grid {
    let kept: Vec<usize> =
        (0..grid.rows.len()).filter(|at| grid.row_sums.get(*at).is_some_and(Option::is_some)).collect();
    chosen(grid, &kept)
}

/// The same, those with most people first.
fn most_first(grid: Grid) -> Grid {
    let grid = known(grid);
    let mut order: Vec<usize> = (0..grid.rows.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(grid.row_sums.get(*at).copied().flatten()));
    chosen(grid, &order)
}

/// These rows in this order.
fn chosen(grid: Grid, order: &[usize]) -> Grid {
    Grid {
        rows: order.iter().filter_map(|at| grid.rows.get(*at).cloned()).collect(),
        cells: order.iter().filter_map(|at| grid.cells.get(*at).cloned()).collect(),
        row_sums: order.iter().filter_map(|at| grid.row_sums.get(*at).copied()).collect(),
        ..grid
    }
}

/// Pages by whether they helped.
fn helped(week: &Week<'_>, statistics: &dyn Statistics, seed: u64) -> Grid {
    let mut cells: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for (person, row) in week.of_kind(&[Kind::Useful, Kind::Useless]) {
        cells.entry(person).or_default().insert(format!("{}\t{}", row.topic, row.kind.as_str()));
    }
    let columns = [Kind::Useful, Kind::Useless].map(|kind| kind.as_str().to_owned()).to_vec();
    most_first(grid(statistics, counted(statistics, &cells, seed).into_iter(), Some(columns)))
}

/// A table of counted cells, as it may be shown; columns are those that occur, unless they are known.
fn grid(
    statistics: &dyn Statistics,
    counted: impl Iterator<Item = ((String, String), u64)>,
    columns: Option<Vec<String>>,
) -> Grid {
    let mut cells: BTreeMap<(String, String), u64> = BTreeMap::new();
    for (cell, count) in counted {
        *cells.entry(cell).or_default() += count;
    }
    let unique = |own: BTreeSet<&String>| own.into_iter().cloned().collect::<Vec<_>>();
    let rows = unique(cells.keys().map(|(row, _)| row).collect());
    let columns = columns.unwrap_or_else(|| unique(cells.keys().map(|(_, column)| column).collect()));
    let count = |row: &String, column: &String| cells.get(&(row.clone(), column.clone())).copied().unwrap_or_default();
    let counts: Vec<Vec<u64>> =
        rows.iter().map(|row| columns.iter().map(|column| count(row, column)).collect()).collect();
    let released = statistics.table(&counts);
    Grid::of(rows, columns, released)
}
