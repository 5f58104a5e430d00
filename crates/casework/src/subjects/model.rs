//! Whether a record that was found is given to whoever asked for it. Pure.

use service_model::Protection;

use crate::{applications::model::RegistryOutcome, ports::RegistryReply};

/// Why a record is kept back, for the desk: the person wants to be asked first, and has not said yes.
pub const ASK_FIRST: &str = "ask_first";
/// Why a record is kept back, for the desk: the account asked about too many people this year.
pub const TOO_MANY: &str = "too_many_subjects";

/// What is known when the registry has answered a question about somebody else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking<'a> {
    /// The rules of the service.
    pub protection: &'a Protection,
    /// Whether this person was asked about within the year, or one more is within the number allowed.
    pub within_number: bool,
    /// Whether the person answers for herself: of age, and alive as far as the record says.
    pub answers_for_herself: bool,
    /// Whether she wants to be asked first.
    pub locked: bool,
    /// Whether the law lets the applicant's relation have the document in spite of that.
    pub despite_lock: bool,
    /// What she answered about this very file.
    pub answered: Option<bool>,
}

/// What follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// The record goes on to be examined; whether she is told of it.
    Given {
        /// Whether she is told.
        told: bool,
    },
    /// It is kept back, and she is asked.
    AskFirst,
    /// It is kept back.
    TooMany,
}

/// The rule.
pub(super) fn verdict(asking: Asking<'_>) -> Verdict {
    if !asking.within_number {
        return Verdict::TooMany;
    }
    let hers = asking.protection.is_about_one() && asking.answers_for_herself;
    let must_ask = hers && asking.locked && !asking.despite_lock && asking.answered != Some(true);
    if must_ask { Verdict::AskFirst } else { Verdict::Given { told: hers } }
}

/// The reply as whoever asked is given it: without the record, and in no way different from one that located nothing.
pub(super) fn kept_back(reason: &'static str) -> RegistryReply {
    RegistryReply {
        outcome: RegistryOutcome::NotLocated,
        reason: Some(reason.to_owned()),
        record: None,
        differs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use service_model::RecordOf;

    use super::*;

    fn rules(record_of: RecordOf) -> Protection {
        Protection { record_of, adult_at: 18, subjects_a_year: 3, source: "test".to_owned() }
    }

    proptest! {
        /// Of spouses and of the dead nobody is told or asked; a locked record is given to nobody without a yes or a law.
        #[test]
        fn nobody_is_told_of_a_joint_record_and_no_lock_opens_by_itself(
            of in 0..3_u8, within in any::<bool>(), herself in any::<bool>(), locked in any::<bool>(),
            despite in any::<bool>(), answered in proptest::option::of(any::<bool>()),
        ) {
            let record_of = [RecordOf::OnePerson, RecordOf::Spouses, RecordOf::Deceased][usize::from(of)];
            let protection = rules(record_of);
            let asking = Asking {
                protection: &protection,
                within_number: within,
                answers_for_herself: herself,
                locked,
                despite_lock: despite,
                answered,
            };
            let found = verdict(asking);
            prop_assert_eq!(found == Verdict::TooMany, !within);
            if record_of != RecordOf::OnePerson || !herself {
                let untold = matches!(found, Verdict::TooMany | Verdict::Given { told: false });
                prop_assert!(untold);
            }
            if matches!(found, Verdict::Given { .. }) && record_of == RecordOf::OnePerson && herself && locked {
                prop_assert!(despite || answered == Some(true));
            }
            prop_assert!(!(found == Verdict::AskFirst && (!locked || despite)));
        }
    }

    #[test]
    fn what_is_kept_back_looks_as_if_nothing_was_located() {
        for reason in [ASK_FIRST, TOO_MANY] {
            let reply = kept_back(reason);
            assert_eq!(reply.outcome, RegistryOutcome::NotLocated);
            assert!(reply.record.is_none() && reply.differs.is_empty());
        }
    }
}
