//! What a registered death ends.
//!
//! The registry's record of a death, or its entry of one that the Authority approved, is the only source; nobody's word is.
//! In the transaction that keeps it, whoever died with an account is reminded of nothing more, recommended and offered
//! nothing, and told nothing; sessions and contacts end, so nobody goes on in that name; unfinished files and money that
//! is to be given back stand still until an heir asks ([`crate::heirs`]). What the dead gave ends too, whether or not there was
//! an account: nobody acts any more as her attorney or guardian, pays by her link or waits for her signature. Nobody's death
//! is told to anybody by it.

use ::store::Cx;
use kernel::{Id, NationalNumber, Outcome, marks};
use people::DeathKnown;
use serde_json::{Map, Value};

use crate::{
    applications::{holding, model::HeldFor},
    mandates,
    payments::by_link,
    ports::RegistryReply,
    signing, subjects,
};

/// Takes what the registry answered to a search: any record that says its person died.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn learnt(cx: &mut Cx, reply: &RegistryReply) -> Outcome<()> {
    match reply.record.as_ref().and_then(who_died) {
        Some(number) => registered(cx, &number, DeathKnown::Record).await,
        None => Ok(()),
    }
}

/// Takes what the registry entered.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn entered(cx: &mut Cx, record: &Map<String, Value>) -> Outcome<()> {
    match who_died(record) {
        Some(number) => registered(cx, &number, DeathKnown::Registration).await,
        None => Ok(()),
    }
}

/// The person of the record, if it says that she died.
fn who_died(record: &Map<String, Value>) -> Option<NationalNumber> {
    let text = |field: &str| record.get(field).and_then(Value::as_str);
    text("died_on").filter(|day| !day.is_empty())?;
    text("number")?.parse().ok()
}

async fn registered(cx: &mut Cx, number: &NationalNumber, known: DeathKnown) -> Outcome<()> {
    let account = people::holder_of(cx, number).await?;
    mandates::ended_by_death(cx, number, account).await?;
    signing::commands::ended_by_death(cx, number, account).await?;
    let Some(account) = account else { return Ok(()) };
    let Some(contacts) = people::departed(cx, account, known).await? else { return Ok(()) };
    for contact in contacts {
        catalogue::interest::forget_contact(cx, contact.value()).await?;
    }
    ended(cx, account).await
}

/// What casework itself ends for an account.
async fn ended(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    subjects::store::unlock(cx, account).await?;
    by_link::ended_by_death(cx, account).await?;
    holding::hold_all(cx, account, HeldFor::Death).await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_a_record_that_says_so_is_a_death() {
        let died = |record: Value| who_died(record.as_object().unwrap()).map(|number| number.digits().to_owned());
        let number = "28208151304597";
        assert_eq!(died(json!({ "number": number, "died_on": "2026-08-14" })).as_deref(), Some(number));
        assert_eq!(died(json!({ "number": number })), None);
        assert_eq!(died(json!({ "number": number, "died_on": "" })), None);
        // The dead husband in a widow's record is not the widow.
        assert_eq!(died(json!({ "number": number, "husband_died_on": "2026-08-14" })), None);
        assert_eq!(died(json!({ "died_on": "2026-08-14" })), None, "a newborn without a number had no account");
    }
}
