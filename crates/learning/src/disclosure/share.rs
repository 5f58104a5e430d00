//! How far a share of few can be trusted.

/// Two-sided 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's bounds of `count` out of `of`, in `0..=1`; everything is possible where nothing was seen.
pub fn wilson(count: u64, of: u64) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let (n, share) = (of as f64, count.min(of) as f64 / of as f64);
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_those_of_the_tables() {
        let (low, high) = wilson(20, 100);
        assert!((low - 0.1334).abs() < 5e-4 && (high - 0.2888).abs() < 5e-4, "{low} {high}");
        assert_eq!(wilson(0, 0), (0.0, 1.0));
        let (low, high) = wilson(10, 10);
        assert!(low > 0.7 && (high - 1.0).abs() < 1e-9, "{low} {high}");
    }
}
