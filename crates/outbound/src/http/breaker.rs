//! The breaker of one destination: after failures in a row it refuses calls for a while, then lets one through to see.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use kernel::Moment;

use super::CallError;

/// When a destination is left alone and for how long.
#[derive(Clone, Copy, Debug)]
pub struct BreakerSettings {
    /// Failures in a row (no answer, or a 5xx) after which it rests.
    pub failures: u32,
    /// How long it rests before one call is let through.
    pub rest: Duration,
}

impl Default for BreakerSettings {
    fn default() -> Self {
        Self { failures: 5, rest: Duration::from_secs(15) }
    }
}

#[derive(Default)]
struct State {
    failures: u32,
    /// Set while resting; a trial call moves it forward so that only one goes through.
    resting_until: Option<Moment>,
}

pub(super) struct Breaker {
    settings: BreakerSettings,
    state: Mutex<State>,
}

impl Breaker {
    pub(super) fn new(settings: BreakerSettings) -> Self {
        Self { settings, state: Mutex::default() }
    }

    /// Whether a call may go out now.
    pub(super) fn admit(&self, now: Moment) -> Result<(), CallError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match state.resting_until {
            Some(until) if now < until => Err(CallError::Resting),
            Some(_) => {
                state.resting_until = Some(now.plus(self.settings.rest));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Tells how the call ended.
    pub(super) fn record(&self, healthy: bool, now: Moment) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if healthy {
            *state = State::default();
            return;
        }
        state.failures = state.failures.saturating_add(1);
        if state.failures >= self.settings.failures {
            state.resting_until = Some(now.plus(self.settings.rest));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rests_after_failures_lets_one_through_and_closes_again() {
        let breaker = Breaker::new(BreakerSettings { failures: 2, rest: Duration::from_secs(10) });
        let start = Moment::from_microsecond(0);
        let at = |seconds| start.plus(Duration::from_secs(seconds));
        breaker.record(false, start);
        assert!(breaker.admit(start).is_ok());
        breaker.record(false, start);
        assert!(breaker.admit(at(9)).is_err());
        assert!(breaker.admit(at(10)).is_ok(), "one trial");
        assert!(breaker.admit(at(10)).is_err(), "and only one");
        breaker.record(true, at(11));
        assert!(breaker.admit(at(11)).is_ok());
    }
}
