//! Cards that print another marital status than the register has, and whether they stand in the way of a record. Pure.
//!
//! The registry tells what it sees; whether an event of its own stands for a card is the Authority's to say, by a row of the
//! service.

use serde_json::Value;
use service_model::CurrentCards;

use crate::{applications::model::RegistryOutcome, ports::RegistryReply};

/// Why a record that was found is not given: a card must be brought up to date first.
pub const CARD_OUTDATED: &str = "card_outdated";

/// The list in a record that tells of such cards.
pub const STALE_CARDS: &str = "stale_cards";

/// The reply as the service takes it: a found record is a mismatch while a card is out of date and nothing that is
/// accepted stands for it.
pub(super) fn judged(mut reply: RegistryReply, cards: Option<&CurrentCards>) -> RegistryReply {
    let Some(cards) = cards.filter(|_| reply.outcome == RegistryOutcome::Found) else { return reply };
    let stale = reply.record.as_ref().and_then(|record| record.get(STALE_CARDS)).and_then(Value::as_array);
    let mut events =
        stale.into_iter().flatten().map(|card| card.get("event").and_then(Value::as_str).unwrap_or_default());
    if !cards.allows(&mut events) {
        reply.outcome = RegistryOutcome::Mismatch;
        reply.reason = Some(CARD_OUTDATED.to_owned());
        reply.differs.push("marital_status".to_owned());
    }
    reply
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use service_model::Proof;

    use super::*;

    fn reply(stale: Value) -> RegistryReply {
        let record = json!({ "name": "شيماء", STALE_CARDS: stale });
        RegistryReply {
            outcome: RegistryOutcome::Found,
            reason: None,
            record: record.as_object().cloned(),
            differs: Vec::new(),
        }
    }

    fn rule(accepted: bool) -> CurrentCards {
        let proof = Proof { event: "death".to_owned(), accepted, source: service_model::Names::alike("test") };
        CurrentCards { source: "test".to_owned(), leads_to: None, proven_by: vec![proof] }
    }

    #[test]
    fn an_outdated_card_is_a_mismatch_until_the_authority_accepts_the_event() {
        let widow = || reply(json!([{ "event": "death", "printed": "married" }]));
        let refused = judged(widow(), Some(&rule(false)));
        assert_eq!((refused.outcome, refused.reason.as_deref()), (RegistryOutcome::Mismatch, Some(CARD_OUTDATED)));
        assert_eq!(refused.differs, ["marital_status"]);
        assert_eq!(judged(widow(), Some(&rule(true))).outcome, RegistryOutcome::Found);
        assert_eq!(judged(widow(), None).outcome, RegistryOutcome::Found, "a service without the rule asks no card");
    }

    #[test]
    fn a_remarried_man_needs_a_new_card_whatever_is_accepted() {
        let both = reply(json!([{ "event": "death" }, { "event": "marriage" }]));
        assert_eq!(judged(both, Some(&rule(true))).outcome, RegistryOutcome::Mismatch);
        let without = RegistryReply { record: None, ..reply(json!([])) };
        assert_eq!(judged(without, Some(&rule(false))).outcome, RegistryOutcome::Found);
    }
}
