//! The operating system's entropy, through aws-lc-rs: the one source of keys and nonces.

use std::sync::Arc;

use kernel::{Dice, Failure, Outcome, SystemDice};

/// Dice keyed with entropy of the operating system.
pub fn system_dice() -> Outcome<Arc<dyn Dice>> {
    Ok(Arc::new(SystemDice::keyed(random()?)))
}

/// Fresh random bytes.
pub(crate) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0_u8; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|error| Failure::fault("drawing random bytes", error))?;
    Ok(bytes)
}
