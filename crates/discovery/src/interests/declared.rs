//! What somebody declared by herself, for whoever may write to her: a country and topics, and nothing that was learned.

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use super::{policy, store as rows};

/// What was declared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declared {
    /// The key of the country.
    pub country: Option<String>,
    /// Keys of the axes that were chosen.
    pub topics: Vec<String>,
}

/// What the owner of an account declared; nothing of whoever does not agree to be known by it, or is not known to be of age.
///
/// # Errors
/// Not found for a closed account.
pub async fn declared(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Option<Declared>> {
    let Some(allowed) = policy::standing(cx, account).await?.allowed() else { return Ok(None) };
    let profile = rows::profile(cx, &allowed).await?;
    let topics = profile.chosen.into_iter().map(|(axis, _)| axis).collect();
    Ok(Some(Declared { country: profile.country, topics }))
}
