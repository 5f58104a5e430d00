//! How long to wait after a failure, pure.

use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(15 * 60);

/// The pause after the `failures`-th failure: 1 s, 2 s, 4 s … up to 15 minutes, then drawn between half and all of it,
/// so that what failed together does not come back together.
pub(super) fn pause(failures: i32, draw: u32) -> Duration {
    let doublings = failures.clamp(1, 11).unsigned_abs() - 1;
    let whole = Duration::from_secs(1_u64 << doublings).min(LONGEST);
    let half = whole / 2;
    half + half.mul_f64(f64::from(draw % 1000) / 999.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_stay_within_their_half_and_end() {
        for failures in 1..40 {
            let (shortest, longest) = (pause(failures, 0), pause(failures, 999));
            assert!(shortest * 2 == longest && longest <= LONGEST, "{failures}");
            assert!(pause(failures + 1, 0) >= shortest);
        }
        assert_eq!(pause(1, 999), Duration::from_secs(1));
        assert_eq!(pause(i32::MAX, 999), LONGEST);
    }
}
