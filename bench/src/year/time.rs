//! Time that passes: the clock stops where something is due to the minute, and every half hour; what is due then is done by
//! the product's own worker.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use kernel::{Clock, Moment};

use super::{Year, store::Books};

/// How far the clock moves at most at once.
const STEP: Duration = Duration::from_secs(1_800);
/// How many jobs run at once.
const HANDS: usize = 4;

/// Moves the clock and has done what becomes due on the way.
pub async fn pass(year: &Arc<Year>, books: &mut Books, time: Duration) -> Result<()> {
    let clock = &year.world.db.clock;
    let until = clock.now().plus(time);
    while clock.now() < until {
        let now = clock.now();
        let exact = books.next_exact(now).await?;
        let stop = next_stop(now, until, exact);
        clock.advance(stop.since(now));
        work(year).await?;
    }
    Ok(())
}

/// Has everything done that is due.
pub async fn work(year: &Arc<Year>) -> Result<()> {
    year.world.work_by(HANDS).await?;
    Ok(())
}

/// Where the clock stops next: where something is due to the minute, or on the half hour.
fn next_stop(now: Moment, until: Moment, exact: Option<Moment>) -> Moment {
    let step = now.plus(STEP).min(until);
    exact.filter(|due| *due > now).map_or(step, |due| due.min(step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_passes_what_is_due_to_the_minute() {
        let at = |minutes: i64| Moment::from_microsecond(minutes * 60_000_000);
        assert_eq!(next_stop(at(0), at(60), None), at(30));
        assert_eq!(next_stop(at(0), at(60), Some(at(7))), at(7));
        assert_eq!(next_stop(at(40), at(60), Some(at(90))), at(60));
        assert_eq!(next_stop(at(40), at(60), Some(at(40))), at(60), "what is due now was done");
    }
}
