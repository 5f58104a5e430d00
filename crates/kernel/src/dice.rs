//! Chance is passed in, so that a test can repeat it.

use std::sync::Mutex;

use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};

/// A source of unpredictable bytes.
pub trait Dice: Send + Sync + 'static {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);

    /// A number in `0..below`; `below` must not be zero. The bias is under 2⁻³² for every bound we use.
    fn below(&self, below: u32) -> u32 {
        let mut eight = [0_u8; 8];
        self.fill(&mut eight);
        (u64::from_be_bytes(eight) % u64::from(below.max(1))) as u32
    }
}

/// A generator keyed once by the caller with entropy of the operating system.
///
/// The kernel cannot reach the operating system by itself; `app` and `store` seed it from aws-lc-rs.
pub struct SystemDice(Mutex<ChaCha20Rng>);

impl SystemDice {
    /// Keys the generator with 32 bytes of the operating system's entropy.
    pub fn keyed(seed: [u8; 32]) -> Self {
        Self(Mutex::new(ChaCha20Rng::from_seed(seed)))
    }
}

impl Dice for SystemDice {
    fn fill(&self, bytes: &mut [u8]) {
        let mut rng = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        rng.fill_bytes(bytes);
    }
}

/// Dice that fall the same way every time; never in production.
pub struct SeededDice(Mutex<ChaCha20Rng>);

impl SeededDice {
    /// Dice determined by `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Dice for SeededDice {
    fn fill(&self, bytes: &mut [u8]) {
        let mut rng = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        rng.fill_bytes(bytes);
    }
}
