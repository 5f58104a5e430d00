//! The registry's limit: so many requests a second in all, split by purpose, counted in real time.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::registry::Purpose;

/// Buckets of tokens, one per purpose, each holding one second's worth.
pub(super) struct Budget {
    buckets: Mutex<[(f64, Instant); 3]>,
}

impl Budget {
    pub(super) fn full(now: Instant) -> Self {
        Self { buckets: Mutex::new(Purpose::WITH_TURNS.map(|purpose| (f64::from(purpose.per_second()), now))) }
    }

    /// Takes one request of this purpose out of `per_second` for all purposes; else says how long to wait.
    pub(super) fn take(&self, purpose: Purpose, per_second: u32, now: Instant) -> Result<(), Duration> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let whole: u32 = Purpose::WITH_TURNS.iter().map(|purpose| purpose.per_second()).sum();
        let share = f64::from(purpose.per_second() * per_second.max(1)) / f64::from(whole);
        let slot = Purpose::WITH_TURNS.iter().position(|known| *known == purpose.turns_of()).unwrap_or(0);
        let (tokens, last) = &mut buckets[slot];
        *tokens = (*tokens + share * now.duration_since(*last).as_secs_f64()).min(share.max(1.0));
        *last = now;
        if *tokens >= 1.0 {
            *tokens -= 1.0;
            return Ok(());
        }
        Err(Duration::from_secs_f64((1.0 - *tokens) / share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_a_second_split_by_purpose() {
        let start = Instant::now();
        let budget = Budget::full(start);
        let taken = |purpose, now| (0..10).filter(|_| budget.take(purpose, 5, now).is_ok()).count();
        assert_eq!(taken(Purpose::IssueDocument, start), 3);
        assert_eq!(taken(Purpose::MatchIdentity, start), 1, "another purpose is not starved");
        assert_eq!(taken(Purpose::ExcludeKin, start), 1);
        assert_eq!(taken(Purpose::EnterRecord, start), 0, "entering shares the turns of issuing");
        assert_eq!(taken(Purpose::IssueDocument, start + Duration::from_secs(1)), 3);
    }
}
