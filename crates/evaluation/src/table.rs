//! One indicator over some weeks as a table of services and countries, and as a line of weeks, of which nothing small is shown
//! and nothing small can be worked out. Pure but for the port that withholds.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Day;

use crate::{
    counting::THRESHOLD,
    indicators::{By, Indicator},
    measure::Tally,
    ports::Disclosure,
    store::cells::Counts,
};

/// What is shown; nothing stands where something is withheld.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Table {
    /// By service and country; an empty key is what belongs to none.
    pub cells: Vec<(String, String, Option<Tally>)>,
    /// By country, all services together.
    pub countries: Vec<(String, Option<Tally>)>,
    /// By service, all countries together.
    pub services: Vec<(String, Option<Tally>)>,
    /// Everything together.
    pub total: Option<Tally>,
    /// By week, all services together, in the chosen country or everywhere.
    pub weeks: Vec<(Day, Option<Tally>)>,
}

/// A service in one country, or everywhere where no country is named, with what is told of it.
pub(crate) type OfService<'a> = (&'a str, Option<&'a str>, Option<&'a Tally>);

impl Table {
    /// What is told by service: each country in which it was counted, under the whole of it where there are several. What was
    /// counted in one country alone stands once.
    pub fn by_service(&self) -> Vec<OfService<'_>> {
        let countries = |service: &str| self.cells.iter().filter(|(own, _, _)| own == service).count();
        let everywhere = self.services.iter().filter(|(service, _)| countries(service) != 1);
        let everywhere = everywhere.map(|(service, tally)| (service.as_str(), None, tally.as_ref()));
        let cells = self
            .cells
            .iter()
            .map(|(service, country, tally)| (service.as_str(), Some(country.as_str()), tally.as_ref()));
        let mut rows: Vec<OfService<'_>> = everywhere.chain(cells).collect();
        rows.sort_by_key(|(service, country, _)| (*service, *country));
        rows
    }
}

/// The table of an indicator; `country` narrows the line of weeks.
pub(crate) fn table(indicator: &Indicator, counts: &Counts, country: &str, engine: &dyn Disclosure) -> Table {
    if indicator.by.is_empty() {
        return plain(indicator, counts);
    }
    // What belongs to no country has nobody among whom it is counted: it is part of the whole and of no cell.
    let (loose, counts): (Counts, Counts) =
        counts.clone().into_iter().partition(|(place, _)| indicator.is_by(By::Country) && place.country.is_empty());
    let counts = &counts;
    let services: BTreeSet<&str> = counts.keys().map(|place| place.service.as_str()).collect();
    let countries: BTreeSet<&str> = counts.keys().map(|place| place.country.as_str()).collect();
    let grid = Grid::of(services.into_iter(), &countries, counts, |place, row| place.service == *row);
    let shown = engine.shown(&grid.counts());
    let mut whole = Table::default();
    for (at, service) in grid.rows.iter().enumerate() {
        for (across, country) in grid.columns.iter().enumerate() {
            let tally = &grid.cells[at][across];
            if *tally != Tally::default() {
                let open = shown.cells.get(at).and_then(|own| own.get(across)).copied().unwrap_or_default();
                whole.cells.push(((*service).to_owned(), (*country).to_owned(), open.then(|| tally.clone())));
            }
        }
        let open = shown.rows.get(at).copied().unwrap_or_default();
        whole.services.push(((*service).to_owned(), open.then(|| sum(grid.cells[at].iter()))));
    }
    for (across, country) in grid.columns.iter().enumerate() {
        let open = shown.columns.get(across).copied().unwrap_or_default();
        whole.countries.push(((*country).to_owned(), open.then(|| sum(grid.cells.iter().map(|row| &row[across])))));
    }
    whole.total = shown.total.then(|| sum(grid.cells.iter().flatten().chain(loose.values())));
    whole.weeks = weeks(counts, &countries, country, engine);
    for (week, told) in whole.weeks.iter_mut().filter(|_| country.is_empty()) {
        if let Some(told) = told {
            loose.iter().filter(|(place, _)| place.week == *week).for_each(|(_, own)| told.add(own));
        }
    }
    if !indicator.is_by(By::Service) {
        whole.cells.clear();
        whole.services.clear();
    }
    whole
}

/// Weeks by country are a table of their own, so that no week tells of a country what the other table withholds.
fn weeks(
    counts: &Counts,
    countries: &BTreeSet<&str>,
    country: &str,
    engine: &dyn Disclosure,
) -> Vec<(Day, Option<Tally>)> {
    let mondays: BTreeSet<Day> = counts.keys().map(|place| place.week).collect();
    let grid = Grid::of(mondays.iter(), countries, counts, |place, row| place.week == **row);
    let shown = engine.shown(&grid.counts());
    let across = grid.columns.iter().position(|own| *own == country && !country.is_empty());
    let mut weeks = Vec::new();
    for (at, week) in grid.rows.iter().enumerate() {
        let (open, tally) = match across {
            Some(across) => (shown.cells.get(at).and_then(|own| own.get(across)), grid.cells[at][across].clone()),
            None => (shown.rows.get(at), sum(grid.cells[at].iter())),
        };
        weeks.push((**week, open.copied().unwrap_or_default().then_some(tally)));
    }
    weeks
}

/// What is about no service, no country and nobody is shown as it is.
fn plain(indicator: &Indicator, counts: &Counts) -> Table {
    let weeks: Vec<(Day, Option<Tally>)> =
        counts.iter().map(|(place, tally)| (place.week, Some(tally.clone()))).collect();
    let total = match indicator.latest {
        true => counts.values().next_back().cloned(),
        false => (!counts.is_empty()).then(|| sum(counts.values())),
    };
    Table { total, weeks, ..Table::default() }
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    let mut whole = Tally::default();
    tallies.for_each(|own| whole.add(own));
    whole
}

struct Grid<'a, R> {
    rows: Vec<R>,
    columns: Vec<&'a str>,
    cells: Vec<Vec<Tally>>,
}

impl<'a, R> Grid<'a, R> {
    fn of(
        rows: impl Iterator<Item = R>,
        columns: &BTreeSet<&'a str>,
        counts: &Counts,
        is_in: impl Fn(&crate::store::cells::Place, &R) -> bool,
    ) -> Self {
        let (rows, columns): (Vec<R>, Vec<&str>) = (rows.collect(), columns.iter().copied().collect());
        let place: BTreeMap<&str, usize> = columns.iter().enumerate().map(|(at, own)| (*own, at)).collect();
        let mut cells = vec![vec![Tally::default(); columns.len()]; rows.len()];
        for (own, tally) in counts {
            let row = rows.iter().position(|row| is_in(own, row));
            if let Some((row, column)) = row.zip(place.get(own.country.as_str())) {
                cells[row][*column].add(tally);
            }
        }
        Self { rows, columns, cells }
    }

    /// What the engine is asked about. Where nobody is, there is nobody to tell of: such a cell is as open as one of many.
    fn counts(&self) -> Vec<Vec<u64>> {
        let asked = |own: &Tally| if own.n == 0 { THRESHOLD } else { own.n };
        self.cells.iter().map(|row| row.iter().map(asked).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{indicators, ports::Shown, store::cells::Place};

    /// Withholds what is small and nothing besides.
    struct Small;

    impl Disclosure for Small {
        fn shown(&self, counts: &[Vec<u64>]) -> Shown {
            let open = |count: u64| count >= THRESHOLD;
            let columns = (0..counts.first().map_or(0, Vec::len)).map(|at| counts.iter().map(|row| row[at]).sum());
            Shown {
                cells: counts.iter().map(|row| row.iter().map(|own| open(*own)).collect()).collect(),
                rows: counts.iter().map(|row| open(row.iter().sum())).collect(),
                columns: columns.map(open).collect(),
                total: open(counts.iter().flatten().sum()),
            }
        }
    }

    #[test]
    fn a_service_of_one_country_stands_once_and_of_several_under_its_whole() {
        let week = Day::new(2026, 11, 16).unwrap();
        let place =
            |service: &str, country: &str| Place { week, service: service.to_owned(), country: country.to_owned() };
        let tally = |n| Tally { n, hits: n, ..Tally::default() };
        let counts = Counts::from([
            (place("birth_certificate", "ae"), tally(100)),
            (place("birth_certificate", "kw"), tally(50)),
            (place("family_record", "ae"), tally(40)),
        ]);
        let told = table(indicators::called("right_first").unwrap(), &counts, "", &Small);
        let rows: Vec<_> =
            told.by_service().iter().map(|(own, at, tally)| (*own, *at, tally.map(|own| own.n))).collect();
        let birth = |country, n| ("birth_certificate", country, Some(n));
        assert_eq!(
            rows,
            [birth(None, 150), birth(Some("ae"), 100), birth(Some("kw"), 50), ("family_record", Some("ae"), Some(40))]
        );
    }

    #[test]
    fn a_complaint_about_no_file_counts_in_the_whole_alone() {
        let week = Day::new(2026, 11, 16).unwrap();
        let place =
            |service: &str, country: &str| Place { week, service: service.to_owned(), country: country.to_owned() };
        let tally = |n, hits| Tally { n, hits, ..Tally::default() };
        let counts = Counts::from([
            (place("birth_certificate", "ae"), tally(100, 2)),
            (place("birth_certificate", "kw"), tally(7, 1)),
            (place("", ""), tally(0, 3)),
        ]);
        let indicator = indicators::called("complaints").unwrap();
        let told = table(indicator, &counts, "", &Small);
        assert_eq!(told.total, Some(tally(107, 6)));
        assert_eq!(told.weeks, [(week, Some(tally(107, 6)))]);
        let birth = |country: &str| (String::from("birth_certificate"), country.to_owned());
        assert_eq!(told.cells.len(), 2);
        assert_eq!(told.cells[0], (birth("ae").0, birth("ae").1, Some(tally(100, 2))));
        assert_eq!(told.cells[1].2, None, "seven are too few");
        assert_eq!(table(indicator, &counts, "kw", &Small).weeks, [(week, None)]);
    }
}
