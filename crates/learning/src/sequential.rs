//! Which of two ways does better, told so that looking every day does not make it wrong.
//!
//! An interval that holds at one moment chosen beforehand fails whoever looks until it pleases. These hold at all moments at
//! once (the mixture sequential probability ratio test: Robbins 1970; Johari, Pekelis and Walsh 2017). The variance is not
//! estimated but taken at its largest, so they hold from the first person on.

/// The chance that an interval ever fails.
pub const ALPHA: f64 = 0.05;

/// How large a difference the test is made to see soonest.
const EXPECTED: f64 = 0.1;

/// The largest variance of something that succeeds or does not.
const LARGEST_VARIANCE: f64 = 0.25;

/// So many tried it, and with so many it succeeded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Arm {
    /// How many tried it.
    pub tried: u64,
    /// With how many it succeeded.
    pub succeeded: u64,
}

impl Arm {
    /// The share that succeeded; nothing where nobody tried.
    pub fn share(self) -> Option<f64> {
        (self.tried > 0).then(|| self.succeeded.min(self.tried) as f64 / self.tried as f64)
    }
}

/// What is known of a difference, at whatever moment it is asked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// By how much the second does better, as a share.
    pub observed: f64,
    /// From where.
    pub low: f64,
    /// To where.
    pub high: f64,
    /// How likely so large a difference would ever be seen if there were none.
    pub p: f64,
}

impl Difference {
    /// Whether the second surely does better.
    pub fn is_better(self) -> bool {
        self.low > 0.0
    }

    /// Whether the second surely does worse.
    pub fn is_worse(self) -> bool {
        self.high < 0.0
    }
}

/// By how much `second` does better than `first`; nothing before both were tried.
pub fn difference(first: Arm, second: Arm) -> Option<Difference> {
    let observed = second.share()? - first.share()?;
    let variance = LARGEST_VARIANCE * (1.0 / first.tried as f64 + 1.0 / second.tried as f64);
    let prior = EXPECTED * EXPECTED;
    let both = variance + prior;
    let half = (2.0 * variance * both / prior * ((1.0 / ALPHA).ln() + 0.5 * (both / variance).ln())).sqrt();
    let ratio = (variance / both).sqrt() * (prior * observed * observed / (2.0 * variance * both)).exp();
    Some(Difference {
        observed,
        low: (observed - half).max(-1.0),
        high: (observed + half).min(1.0),
        p: (1.0 / ratio).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw;

    /// Tries both ways in turn by chance, looking after every person; whether the interval ever missed the truth, and
    /// whether it ever said that the second does better.
    fn watched(seed: u64, shares: (f64, f64), people: u64) -> (bool, bool) {
        let mut state = seed;
        let (mut first, mut second) = (Arm::default(), Arm::default());
        let (mut missed, mut better) = (false, false);
        for _ in 0..people {
            let to_second = draw::unit(&mut state) < 0.5;
            let (arm, share) = if to_second { (&mut second, shares.1) } else { (&mut first, shares.0) };
            arm.tried += 1;
            arm.succeeded += u64::from(draw::unit(&mut state) < share);
            if let Some(told) = difference(first, second) {
                let truth = shares.1 - shares.0;
                missed |= truth < told.low || truth > told.high;
                better |= told.is_better();
                assert_eq!(told.is_better() || told.is_worse(), told.p < ALPHA, "{told:?}");
            }
        }
        (missed, better)
    }

    #[test]
    fn whoever_looks_after_every_person_is_misled_at_most_as_often_as_promised() {
        for (which, shares) in [(0.5, 0.5), (0.1, 0.1), (0.6, 0.66), (0.9, 0.85)].into_iter().enumerate() {
            let runs = 300;
            let missed = (0..runs).filter(|seed| watched(which as u64 * 1000 + seed, shares, 3000).0).count();
            // 5 % of 300 are 15; three standard errors more are 26.
            assert!(missed <= 26, "{shares:?}: {missed} of {runs} intervals failed");
        }
    }

    #[test]
    fn a_real_effect_is_found() {
        let found = (0..50).filter(|seed| watched(*seed, (0.5, 0.65), 3000).1).count();
        assert!(found >= 45, "{found} of 50");
    }

    #[test]
    fn nothing_is_said_before_both_were_tried() {
        assert_eq!(difference(Arm::default(), Arm { tried: 9, succeeded: 3 }), None);
        assert_eq!(
            difference(Arm { tried: 1, succeeded: 1 }, Arm { tried: 1, succeeded: 0 }).map(Difference::is_worse),
            Some(false)
        );
    }
}
