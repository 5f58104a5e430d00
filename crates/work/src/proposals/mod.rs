//! Every act that takes two people: proposed by one, decided by another, bound to exactly what was shown.
//!
//! People are compared, not log-ins. A proposal never carries a value about a person; what it would do is rendered by
//! the area that registered the act, and the area's executor runs in the transaction of the decision.

mod act;
mod commands;
mod model;
mod pages;
pub mod policy;
pub mod queries;
mod store;
#[cfg(test)]
mod tests;

pub use act::{Acts, Approved, Colleagues, Excluded, PersonKey, ProposedAct, Rules};
pub use commands::{Decided, Decision, NewProposal, decide, propose, propose_once, void_changed, withdraw};
pub use model::{Fingerprint, Line, Proposal, ProposalStage, Shown, Subject, VoidReason, Words};
pub(crate) use pages::routes;
