//! Which files may be approved together, how many a day, and which of them a second approver looks at blind. Pure.
//!
//! The green lane is for files about which nothing is left to weigh: whoever is asked about each point has said exactly the
//! same as the applicant. One doubt of whatever kind, and the file is decided by itself.

use kernel::Dice;
use people::Assurance;

use crate::{
    applications::model::{Application, RegistryOutcome},
    desk::{comparison::Verdict, dossier::Dossier, kinship::KinshipOutcome},
};

/// How many of a hundred approvals are looked at once more.
pub const DRAWN_OF_A_HUNDRED: u32 = 2;
/// A basket with more files than this has at least one that is looked at once more.
pub const SURELY_ABOVE: usize = 20;
/// The most files in one basket: as many as a person can read on one page.
pub const BASKET: usize = 50;

/// Why a file is decided by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doubt {
    /// The applicant was not verified.
    Identity,
    /// The record does not name the applicant in the place of the claimed relation.
    Kinship,
    /// The registry did not find the record.
    Registry,
    /// Something is not written as the record has it.
    Difference,
    /// The fee is not settled.
    Payment,
    /// The kin of its people are not all known.
    Kin,
    /// A correction was asked, the applicant wanted an officer in spite of the registry, or the Authority sent it back.
    Handled,
    /// A grievance was lodged, or approving would replace a document.
    Objected,
}

/// What is known of a file, point by point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// How surely the applicant is known.
    pub assurance: Option<Assurance>,
    /// What the record says of the claimed relation; nothing where the service asks for none.
    pub kinship: Option<KinshipOutcome>,
    /// What the registry answered, and how many differences it named.
    pub registry: Option<(RegistryOutcome, usize)>,
    /// Whether each datum that both have is written alike.
    pub alike: bool,
    /// Whether the fee is settled.
    pub paid: bool,
    /// Whether all kin are known.
    pub kin_whole: bool,
    /// Whether anybody had to handle it.
    pub handled: bool,
    /// Whether a grievance was lodged, or a document would be replaced.
    pub objected: bool,
}

impl Known {
    /// What the dossier says. `kin_whole` and `objected` lie beside it.
    pub fn of(dossier: &Dossier, assurance: Option<Assurance>, kin_whole: bool, objected: bool) -> Self {
        let file: &Application = &dossier.file;
        let unlike = |verdict: Verdict| matches!(verdict, Verdict::Spelling | Verdict::Differs);
        let registry = dossier.evidence.as_ref().map(|said| (said.outcome, said.differences.0.len()));
        Self {
            assurance,
            kinship: dossier.kinship.as_ref().map(|kinship| kinship.outcome.clone()),
            registry,
            alike: !dossier.lines.iter().any(|line| unlike(line.verdict)),
            paid: file.facts.paid_at.is_some(),
            kin_whole,
            handled: file.facts.correction_asked_at.is_some()
                || file.facts.sent_to_desk_at.is_some()
                || dossier.sent_back.is_some(),
            objected: objected || dossier.replaces.is_some(),
        }
    }

    /// Every doubt, none for a file that may be approved together with others.
    pub fn doubts(&self) -> Vec<Doubt> {
        let related = self.kinship.as_ref().is_none_or(|outcome| *outcome == KinshipOutcome::Proven);
        let found = matches!(self.registry, Some((RegistryOutcome::Found, _)));
        let same = self.alike && matches!(self.registry, Some((_, 0)));
        let points = [
            (self.assurance == Some(Assurance::Verified), Doubt::Identity),
            (related, Doubt::Kinship),
            (found, Doubt::Registry),
            (same, Doubt::Difference),
            (self.paid, Doubt::Payment),
            (self.kin_whole, Doubt::Kin),
            (!self.handled, Doubt::Handled),
            (!self.objected, Doubt::Objected),
        ];
        points.into_iter().filter(|(holds, _)| !holds).map(|(_, doubt)| doubt).collect()
    }
}

/// How many more a person may approve in the lane today.
pub fn left(limit: u32, approved_today: u32) -> usize {
    usize::try_from(limit.saturating_sub(approved_today)).unwrap_or(usize::MAX)
}

/// Which of `files` a second approver looks at, by their place in the basket. Drawn before anything is approved, so that
/// nobody can stop at a file that was drawn.
pub fn drawn(files: usize, dice: &dyn Dice) -> Vec<usize> {
    let mut drawn: Vec<usize> = (0..files).filter(|_| dice.below(100) < DRAWN_OF_A_HUNDRED).collect();
    if drawn.is_empty() && files > SURELY_ABOVE {
        let most = u32::try_from(files).unwrap_or(u32::MAX);
        drawn.extend(usize::try_from(dice.below(most)));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;
    use proptest::prelude::*;

    use super::*;

    fn whole() -> Known {
        Known {
            assurance: Some(Assurance::Verified),
            kinship: Some(KinshipOutcome::Proven),
            registry: Some((RegistryOutcome::Found, 0)),
            alike: true,
            paid: true,
            kin_whole: true,
            handled: false,
            objected: false,
        }
    }

    #[test]
    fn a_file_about_which_everything_matches_has_no_doubt_and_any_change_has_its_own() {
        assert_eq!(whole().doubts(), []);
        assert_eq!(Known { kinship: None, ..whole() }.doubts(), [], "a service without kinship asks for none");
        let changed = [
            (Known { assurance: Some(Assurance::Matched), ..whole() }, Doubt::Identity),
            (Known { assurance: None, ..whole() }, Doubt::Identity),
            (Known { kinship: Some(KinshipOutcome::Contradicted), ..whole() }, Doubt::Kinship),
            (Known { kinship: Some(KinshipOutcome::Unproven), ..whole() }, Doubt::Kinship),
            (Known { kinship: Some(KinshipOutcome::ByDocument("x".into())), ..whole() }, Doubt::Kinship),
            (Known { registry: Some((RegistryOutcome::Mismatch, 0)), ..whole() }, Doubt::Registry),
            (Known { registry: Some((RegistryOutcome::Found, 1)), ..whole() }, Doubt::Difference),
            (Known { alike: false, ..whole() }, Doubt::Difference),
            (Known { paid: false, ..whole() }, Doubt::Payment),
            (Known { kin_whole: false, ..whole() }, Doubt::Kin),
            (Known { handled: true, ..whole() }, Doubt::Handled),
            (Known { objected: true, ..whole() }, Doubt::Objected),
        ];
        for (known, doubt) in changed {
            assert_eq!(known.doubts(), [doubt], "{known:?}");
        }
    }

    #[test]
    fn a_file_of_which_the_registry_said_nothing_is_doubted_twice() {
        assert_eq!(Known { registry: None, ..whole() }.doubts(), [Doubt::Registry, Doubt::Difference]);
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_in_the_basket_once_and_a_large_one_is_never_spared(files in 0_usize..200, seed: u64) {
            let drawn = drawn(files, &SeededDice::new(seed));
            prop_assert!(drawn.iter().all(|place| *place < files));
            prop_assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(files <= SURELY_ABOVE || !drawn.is_empty());
        }

        #[test]
        fn the_limit_is_never_passed(limit in 0_u32..500, approved in 0_u32..500) {
            prop_assert!(left(limit, approved) + usize::try_from(approved.min(limit)).unwrap() == usize::try_from(limit).unwrap());
        }
    }

    #[test]
    fn about_two_of_a_hundred_are_drawn() {
        let dice = SeededDice::new(11);
        let count: usize = (0..1_000).map(|_| drawn(20, &dice).len()).sum();
        assert!((300..=500).contains(&count), "{count} of 20000");
    }
}
