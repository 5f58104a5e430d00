//! What can happen on a walk, and how often.

use proptest::prelude::*;

/// What can happen to the money of a file.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The price is paid; a file that has one already pays what it costs more.
    Pay,
    /// The gateway tells of the last charge once more.
    ToldAgain,
    /// A second charge comes for what is paid.
    PaidTwice,
    /// One component goes back: which, and how many hundredths of it.
    Part(prop::sample::Index, i64),
    /// The file costs something else now: hundredths of its price, at today's rate.
    Correct(i64, i64),
    /// Two people released what is open and the gateway gave it.
    Give,
    /// A bank takes the last charge back, or hundredths of it; the gateway charges for it.
    ChargeBack(i64, i64),
    /// It gives everything back that it has not decided about.
    Won,
    /// It leaves everything with the payer that it has not decided about.
    Lost,
    /// Hundredths of what payers owe are paid again.
    Repaid(i64),
    /// The platform bears what payers owe.
    Borne,
    /// Everything is given back.
    End,
    /// The day is closed.
    Close,
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Pay),
        2 => Just(Step::ToldAgain),
        1 => Just(Step::PaidTwice),
        4 => (any::<prop::sample::Index>(), 1_i64..150).prop_map(|(which, part)| Step::Part(which, part)),
        3 => (20_i64..180, 60_000_i64..90_000).prop_map(|(price, rate)| Step::Correct(price, rate)),
        3 => Just(Step::Give),
        2 => (1_i64..=100, 0_i64..500).prop_map(|(part, fee)| Step::ChargeBack(part, fee)),
        1 => Just(Step::Won),
        2 => Just(Step::Lost),
        2 => (1_i64..=150).prop_map(Step::Repaid),
        1 => Just(Step::Borne),
        1 => Just(Step::End),
        3 => Just(Step::Close),
    ];
    proptest::collection::vec(step, 1..40)
}
