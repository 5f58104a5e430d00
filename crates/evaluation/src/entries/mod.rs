//! What people enter beside what is counted: permissions, costs and audits. Each takes two people, who sign what they saw.

mod act;
mod audit;
mod cost;
mod permission;

use std::sync::Arc;

use kernel::{Actor, Failure, Outcome};
use store::Cx;
use work::proposals::{Proposal, ProposedAct};

pub use audit::Audit;
pub use cost::Cost;
pub use permission::{Ending, Permission, Scope};

pub(crate) use act::{Entry, subject};

/// The two who signed something: who proposed it, and who approved it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signers {
    /// Who proposed it.
    pub first: String,
    /// Who approved it.
    pub second: String,
}

impl Signers {
    /// Of an approved proposal, in the transaction of its decision.
    ///
    /// # Errors
    /// Not found where no member of staff decides.
    pub(crate) fn of(cx: &Cx, proposal: &Proposal) -> Outcome<Self> {
        match cx.actor() {
            Actor::Staff { staff, .. } => {
                Ok(Self { first: proposal.proposed_by.to_string(), second: staff.to_string() })
            }
            _ => Err(Failure::not_found()),
        }
    }
}

/// The acts.
pub(crate) fn all() -> Vec<Arc<dyn ProposedAct>> {
    vec![
        Arc::new(act::Enter::<Permission>::new()),
        Arc::new(act::Enter::<Ending>::new()),
        Arc::new(act::Enter::<Cost>::new()),
        Arc::new(act::Enter::<Audit>::new()),
    ]
}
