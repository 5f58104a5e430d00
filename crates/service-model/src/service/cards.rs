//! A precondition the registry itself can prove: the cards of a family print the marital status they have today.
//!
//! The published rule refuses a family record while a card is out of date. Whether an event that the register holds, and
//! that is newer than the card, proves as much as the card is for the Authority to say: a row, switched on or off.

use crate::{Names, reader::Table};

/// That the cards must be up to date, and what may stand for them.
#[derive(Clone, PartialEq, Debug)]
pub struct CurrentCards {
    /// Where the rule is stated.
    pub source: String,
    /// Key of the service by which the owner brings a card up to date, if Wasl has it.
    pub leads_to: Option<String>,
    /// Events of the register that may stand for a card.
    pub proven_by: Vec<Proof>,
}

/// An event of the register that may stand for a card that was not renewed since.
#[derive(Clone, PartialEq, Debug)]
pub struct Proof {
    /// The kind of act, for instance `death`.
    pub event: String,
    /// Whether the Authority accepts it.
    pub accepted: bool,
    /// By which decision, or why not.
    pub source: Names,
}

impl CurrentCards {
    /// Whether cards that are out of date because of these events, one for each card, do not stand in the way.
    pub fn allows<'e>(&self, mut events: impl Iterator<Item = &'e str>) -> bool {
        events.all(|event| self.proven_by.iter().any(|proof| proof.accepted && proof.event == event))
    }

    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let proven_by = table.tables("proven_by").into_iter().map(Proof::read).collect();
        let cards = Self { source: table.text("source"), leads_to: table.opt_key("leads_to"), proven_by };
        table.finish();
        cards
    }
}

impl Proof {
    fn read(mut table: Table<'_, '_>) -> Self {
        let proof =
            Self { event: table.key("event"), accepted: table.flag("accepted", false), source: table.words("source") };
        table.finish();
        proof
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(accepted: &[&str]) -> CurrentCards {
        let proof = |event: &str| Proof {
            event: event.to_owned(),
            accepted: accepted.contains(&event),
            source: Names::alike("test"),
        };
        CurrentCards { source: "test".to_owned(), leads_to: None, proven_by: vec![proof("death"), proof("divorce")] }
    }

    #[test]
    fn only_an_accepted_event_stands_for_a_card_and_for_every_card_one_is_needed() {
        assert!(cards(&[]).allows(std::iter::empty()), "cards that are up to date need nothing");
        assert!(!cards(&[]).allows(["death"].into_iter()));
        assert!(cards(&["death"]).allows(["death"].into_iter()));
        assert!(!cards(&["death"]).allows(["death", "divorce"].into_iter()));
        assert!(!cards(&["death", "divorce"]).allows(["marriage"].into_iter()), "a marriage is told by the card alone");
    }
}
