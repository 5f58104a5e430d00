//! A table with its totals, of which nothing small is shown and nothing small can be worked out.
//!
//! What is withheld is chosen against the reader who knows every number shown, unrounded: a cell counts as safe if it is
//! fixed by no combination of the sums, and if what the sums leave open for it is at least as wide as the smallest cell.
//! Rounding comes afterwards, on top.

use std::collections::VecDeque;

use super::{SMALLEST, rounded};

/// More people than there are.
const MANY: i64 = 1 << 40;
/// How often the bounds are carried on from sum to sum.
const ROUNDS: usize = 200;

/// What may be shown of a table; nothing stands where something is withheld.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Released {
    /// The cells, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub rows: Vec<Option<u64>>,
    /// The sum of each column.
    pub columns: Vec<Option<u64>>,
    /// The sum of everything.
    pub total: Option<u64>,
}

/// What may be shown of these counts; every row is as long as the first.
pub fn release(counts: &[Vec<u64>]) -> Released {
    let (counts, withheld) = decided(counts);
    let Some((bottom, body)) = counts.split_last() else { return Released::default() };
    let shown = |row: usize, column: usize| {
        let open = withheld.get(row).and_then(|own| own.get(column)).is_some_and(|is| !is);
        let count = counts.get(row).and_then(|own| own.get(column)).copied().unwrap_or_default();
        open.then(|| rounded(u64::try_from(count).unwrap_or_default()))
    };
    let (rows, columns) = (body.len(), bottom.len().saturating_sub(1));
    Released {
        cells: (0..rows).map(|row| (0..columns).map(|column| shown(row, column)).collect()).collect(),
        rows: (0..rows).map(|row| shown(row, columns)).collect(),
        columns: (0..columns).map(|column| shown(rows, column)).collect(),
        total: shown(rows, columns),
    }
}

/// The table with its totals as last row and last column, and which of its numbers are withheld.
pub(super) fn decided(counts: &[Vec<u64>]) -> (Vec<Vec<i64>>, Vec<Vec<bool>>) {
    let columns = counts.iter().map(Vec::len).min().unwrap_or_default();
    let mut whole: Vec<Vec<i64>> = Vec::with_capacity(counts.len() + 1);
    let mut bottom = vec![0_i64; columns + 1];
    for row in counts {
        let mut own: Vec<i64> = row.iter().take(columns).map(|count| i64::try_from(*count).unwrap_or(MANY)).collect();
        own.push(own.iter().sum());
        bottom.iter_mut().zip(&own).for_each(|(sum, count)| *sum += count);
        whole.push(own);
    }
    whole.push(bottom);
    let smallest = i64::try_from(SMALLEST).unwrap_or(MANY);
    let mut withheld: Vec<Vec<bool>> =
        whole.iter().map(|row| row.iter().map(|count| *count < smallest).collect()).collect();
    while let Some(cell) = exposed(&whole, &withheld, smallest) {
        let Some((row, column)) = companion(&whole, &withheld, cell) else { break };
        if let Some(own) = withheld.get_mut(row).and_then(|own| own.get_mut(column)) {
            *own = true;
        }
    }
    (whole, withheld)
}

type Cell = (usize, usize);

/// The sums of the table: every row is its total, every column its own. A table of one column has no sums of rows that say
/// anything else than the column.
fn sums(whole: &[Vec<i64>]) -> Vec<Vec<Cell>> {
    let (rows, columns) = (whole.len(), whole.first().map_or(0, Vec::len));
    let across = (0..rows).map(|row| (0..columns).map(|column| (row, column)).collect());
    let down = (0..columns).map(|column| (0..rows).map(|row| (row, column)).collect());
    across.chain(down).collect()
}

/// A withheld number that could be worked out, or nearly.
fn exposed(whole: &[Vec<i64>], withheld: &[Vec<bool>], smallest: i64) -> Option<Cell> {
    let bounds = bounds(whole, withheld);
    let cells = bounds.iter().enumerate().flat_map(|(row, own)| {
        own.iter().enumerate().map(move |(column, (low, high))| ((row, column), high.saturating_sub(*low)))
    });
    let hidden: Vec<(Cell, i64)> = cells.filter(|((row, column), _)| withheld[*row][*column]).collect();
    let narrow = hidden.iter().find(|(_, width)| *width < smallest).map(|(cell, _)| *cell);
    narrow.or_else(|| hidden.iter().map(|(cell, _)| *cell).find(|cell| is_fixed(withheld, *cell)))
}

/// What a reader can say of each number at best: from where to where it lies.
fn bounds(whole: &[Vec<i64>], withheld: &[Vec<bool>]) -> Vec<Vec<(i64, i64)>> {
    let start = |(count, hidden): (&i64, &bool)| if *hidden { (0, MANY) } else { (*count, *count) };
    let mut bounds: Vec<Vec<(i64, i64)>> =
        whole.iter().zip(withheld).map(|(row, hidden)| row.iter().zip(hidden).map(start).collect()).collect();
    let sums = sums(whole);
    for _ in 0..ROUNDS {
        let before = bounds.clone();
        for sum in &sums {
            let Some((total, parts)) = sum.split_last() else { continue };
            let low: i64 = parts.iter().map(|(row, column)| bounds[*row][*column].0).sum();
            let high: i64 = parts.iter().map(|(row, column)| bounds[*row][*column].1).sum();
            let whole = &mut bounds[total.0][total.1];
            *whole = (whole.0.max(low), whole.1.min(high));
            let (least, most) = *whole;
            for (row, column) in parts {
                let own = &mut bounds[*row][*column];
                *own = (own.0.max(least - (high - own.1)), own.1.min(most - (low - own.0)));
            }
        }
        if bounds == before {
            break;
        }
    }
    bounds
}

/// Whether the sums fix this number. Rows and columns are the knots of a graph whose edges are the withheld numbers; an edge
/// through which no ring goes can be worked out, every other is free.
fn is_fixed(withheld: &[Vec<bool>], (row, column): Cell) -> bool {
    let (rows, columns) = (withheld.len(), withheld.first().map_or(0, Vec::len));
    let mut seen = vec![false; rows + columns];
    let mut waiting = VecDeque::from([row]);
    seen[row] = true;
    while let Some(knot) = waiting.pop_front() {
        let next: Vec<usize> = if knot < rows {
            (0..columns).filter(|at| withheld[knot][*at] && (knot, *at) != (row, column)).map(|at| rows + at).collect()
        } else {
            (0..rows).filter(|at| withheld[*at][knot - rows] && (*at, knot - rows) != (row, column)).collect()
        };
        for other in next {
            if !std::mem::replace(&mut seen[other], true) {
                waiting.push_back(other);
            }
        }
    }
    !seen[rows + column]
}

/// What is withheld besides: the smallest number that is still shown in a sum of the exposed one, and a sum itself only where
/// no cell is left.
fn companion(whole: &[Vec<i64>], withheld: &[Vec<bool>], cell: Cell) -> Option<Cell> {
    let (bottom, end) = (whole.len() - 1, whole.first().map_or(0, Vec::len).saturating_sub(1));
    let beside = |sums: Vec<Vec<Cell>>, all: bool| {
        let shown = sums.into_iter().filter(|sum| all || sum.contains(&cell)).flatten();
        shown
            .filter(|(row, column)| !withheld[*row][*column])
            .min_by_key(|(row, column)| (*row == bottom || *column == end, whole[*row][*column]))
    };
    // Where everything beside it is withheld already, any other number may close the ring.
    beside(sums(whole), false).or_else(|| beside(sums(whole), true))
}

#[cfg(test)]
mod tests;
