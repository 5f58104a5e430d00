//! Who may ask to be matched: the owner of an account that is not matched yet and waits for no answer.

use kernel::{Outcome, Permit};

use super::{model::Standing, refusal};
use crate::accounts::model::AssuranceFacts;

/// The act of asking to be matched.
#[derive(Debug)]
pub enum AskMatch {}

/// Whether the account may ask now.
///
/// # Errors
/// Conflict if it is matched already or waits for an answer.
pub fn may_ask(facts: AssuranceFacts, standing: Standing) -> Outcome<Permit<AskMatch>> {
    if facts.matched_at.is_some() {
        return Err(refusal::known_already().into());
    }
    if matches!(standing, Standing::Checking { .. }) {
        return Err(refusal::checking().into());
    }
    Ok(Permit::grant())
}
