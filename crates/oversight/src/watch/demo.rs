//! Flags of a rehearsal, so that the page which answers them has something to show. They come about as real ones do: from days
//! of reading that the rules in force flag. The application never calls this but in a demo.

use ::store::Store;
use kernel::{Actor, Id, Outcome, marks};

use super::{
    model::{Reading, flagged},
    store as rows,
};
use crate::ZONE;

/// How many files were read on each of the days before.
const USUAL: [u32; 6] = [9, 11, 8, 10, 12, 9];
/// How many days ago the unusual day was: the watch counts only today and yesterday anew.
const AGO: i32 = 2;

/// Puts down an unusual day of reading of `staff`, once.
///
/// # Errors
/// Only faults.
pub async fn seed(store: &Store, staff: Id<marks::Staff>) -> Outcome<()> {
    let mut cx = store.begin(Actor::System("oversight.demo")).await?;
    if rows::open_count(&mut cx).await? > 0 {
        return Ok(());
    }
    let day = cx.now().day_in(ZONE).plus_days(-AGO);
    for (before, files) in (1..).zip(USUAL) {
        let usual = Reading { staff, day: day.plus_days(-before), files, undecided: 1, out_of_hours: 0 };
        rows::keep(&mut cx, &usual).await?;
    }
    let unusual = Reading { staff, day, files: 46, undecided: 29, out_of_hours: 7 };
    rows::keep(&mut cx, &unusual).await?;
    let rules = rows::rules(&mut cx).await?;
    for flag in flagged(&unusual, &USUAL, &rules) {
        rows::raise(&mut cx, &unusual, &flag).await?;
    }
    cx.commit().await
}
