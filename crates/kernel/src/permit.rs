//! To hold a permission is to hold a value.

use std::marker::PhantomData;

/// Proof that a policy allowed act `A`. Only a module's `policy.rs` grants one, after looking at actor and thing; a
/// command takes it by value, so it cannot be used twice or kept for another act.
#[derive(Debug)]
#[must_use = "a permit that is not handed to a command was checked for nothing"]
pub struct Permit<A> {
    act: PhantomData<fn() -> A>,
}

impl<A> Permit<A> {
    /// Grants the permit. `xtask tidy` refuses this call outside files named `policy.rs`.
    pub fn grant() -> Self {
        Self { act: PhantomData }
    }
}
