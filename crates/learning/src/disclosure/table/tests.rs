//! Attacks on tables by readers who know every number that is shown, before it is rounded.

use proptest::prelude::*;

use super::*;

/// What the sums fix, worked out by elimination: nothing is shared with the code under attack.
fn solved(whole: &[Vec<i64>], withheld: &[Vec<bool>]) -> Vec<(Cell, i64)> {
    let (rows, columns) = (whole.len(), whole[0].len());
    let unknown: Vec<Cell> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter(|(row, column)| withheld[*row][*column])
        .collect();
    let mut lines: Vec<Vec<f64>> = Vec::new();
    let mut equation = |cells: Vec<(Cell, f64)>| {
        let mut line = vec![0.0; unknown.len() + 1];
        for (cell, sign) in cells {
            match unknown.iter().position(|own| *own == cell) {
                Some(at) => line[at] += sign,
                None => line[unknown.len()] -= sign * whole[cell.0][cell.1] as f64,
            }
        }
        lines.push(line);
    };
    for row in 0..rows {
        let sign = |column: usize| if column + 1 == columns { -1.0 } else { 1.0 };
        equation((0..columns).map(|column| ((row, column), sign(column))).collect());
    }
    for column in 0..columns {
        let sign = |row: usize| if row + 1 == rows { -1.0 } else { 1.0 };
        equation((0..rows).map(|row| ((row, column), sign(row))).collect());
    }
    let mut done = 0;
    for at in 0..unknown.len() {
        let Some(pivot) = (done..lines.len()).find(|line| lines[*line][at].abs() > 1e-9) else { continue };
        lines.swap(done, pivot);
        let scale = lines[done][at];
        lines[done].iter_mut().for_each(|own| *own /= scale);
        for line in 0..lines.len() {
            let factor = lines[line][at];
            if line != done && factor.abs() > 1e-9 {
                let own = lines[done].clone();
                lines[line].iter_mut().zip(own).for_each(|(mine, other)| *mine -= factor * other);
            }
        }
        done += 1;
    }
    let mut fixed = Vec::new();
    for line in &lines {
        let members: Vec<usize> = (0..unknown.len()).filter(|at| line[*at].abs() > 1e-9).collect();
        if let [only] = members.as_slice() {
            fixed.push((unknown[*only], line[unknown.len()].round() as i64));
        }
    }
    fixed
}

fn counts() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let cell = prop_oneof![3 => 0_u64..25, 2 => 20_u64..200, 1 => Just(0_u64)];
    (1_usize..7, 1_usize..6).prop_flat_map(move |(rows, columns)| {
        proptest::collection::vec(proptest::collection::vec(cell.clone(), columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_reader_who_takes_sums_apart_learns_no_small_cell(counts in counts()) {
        let (whole, withheld) = decided(&counts);
        for (row, column) in (0..whole.len()).flat_map(|row| (0..whole[0].len()).map(move |column| (row, column))) {
            prop_assert!(whole[row][column] >= 20 || withheld[row][column], "a small number is shown");
        }
        let fixed = solved(&whole, &withheld);
        prop_assert!(fixed.is_empty(), "worked out: {fixed:?} of {whole:?}");
        let bounds = bounds(&whole, &withheld);
        for (row, column) in (0..whole.len()).flat_map(|row| (0..whole[0].len()).map(move |column| (row, column))) {
            let (low, high) = bounds[row][column];
            prop_assert!(low <= whole[row][column] && whole[row][column] <= high, "the bounds are wrong");
            prop_assert!(!withheld[row][column] || high - low >= 20, "{low}..{high} says too much");
        }
    }

    #[test]
    fn what_is_shown_is_rounded_and_never_small(counts in counts()) {
        let shown = release(&counts);
        let all = shown.cells.iter().flatten().chain(&shown.rows).chain(&shown.columns).chain([&shown.total]);
        for count in all.flatten() {
            prop_assert!(*count >= 20 && count % 5 == 0);
        }
    }
}

#[test]
fn a_single_small_cell_takes_another_with_it_and_a_table_of_large_ones_stays_whole() {
    let whole = release(&[vec![100, 60], vec![80, 40]]);
    assert!(whole.cells.iter().flatten().all(Option::is_some) && whole.total == Some(280), "{whole:?}");
    // 100 + ? = its column's sum: without the others the small one would be a subtraction away.
    let one = release(&[vec![100, 7, 60], vec![80, 40, 90]]);
    assert_eq!(one.cells[0][1], None);
    let hidden = one.cells.iter().flatten().chain(&one.rows).chain(&one.columns).chain([&one.total]);
    assert!(hidden.filter(|own| own.is_none()).count() >= 4, "{one:?}");
}

#[test]
fn a_list_with_its_sum_never_withholds_one_alone() {
    let list = release(&[vec![50], vec![3], vec![70]]);
    let shown = list.cells.iter().flatten().filter(|own| own.is_some()).count();
    assert!(list.total.is_none() || shown <= 1, "{list:?}");
}

/// Two readers' tables, with and without one person: what is shown tells at most a step of rounding, never a person below
/// the smallest cell.
#[test]
fn two_tables_that_differ_by_one_person_never_show_a_small_cell() {
    for count in 0..60_u64 {
        let (with, without) = (release(&[vec![count + 1], vec![100]]), release(&[vec![count], vec![100]]));
        let (with, without) = (with.cells[0][0], without.cells[0][0]);
        if count < 19 {
            assert_eq!((with, without), (None, None), "{count}");
        }
        if let (Some(with), Some(without)) = (with, without) {
            assert!(with - without == 0 || with - without == 5, "{count}");
        }
    }
}
