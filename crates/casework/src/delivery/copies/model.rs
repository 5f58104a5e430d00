//! Which copies of a parcel are printed and which will not be. Pure.

use kernel::Moment;

/// Why a copy will not be printed; the text is `delivery-dropped-<code>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dropped {
    /// The applicant wants it no more.
    NotWanted,
    /// There is no blank to print it on.
    OutOfStock,
    /// Blanks went wrong, and no other one is left for it.
    Spoiled,
}

impl Dropped {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::NotWanted, Self::OutOfStock, Self::Spoiled];
    /// Those a clerk may give: what the applicant wants is hers to say.
    pub const OF_A_CLERK: [Self; 2] = [Self::OutOfStock, Self::Spoiled];

    /// The name in the database, in events and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotWanted => "not_wanted",
            Self::OutOfStock => "out_of_stock",
            Self::Spoiled => "spoiled",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// One copy of a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperCopy {
    /// Its number among the copies of the parcel, from 1.
    pub number: i16,
    /// When it was printed on the blank that counts.
    pub printed_at: Option<Moment>,
    /// When it was decided that it will not be printed, and why.
    pub dropped: Option<(Moment, Dropped)>,
}

/// The copies that are printed or will be.
pub fn live(copies: &[PaperCopy]) -> impl Iterator<Item = &PaperCopy> {
    copies.iter().filter(|copy| copy.dropped.is_none())
}

/// The copies that are still to be printed.
pub fn to_print(copies: &[PaperCopy]) -> impl Iterator<Item = &PaperCopy> {
    live(copies).filter(|copy| copy.printed_at.is_none())
}

/// When the last of them was printed; nothing while one is to be printed, and where none will be.
pub fn printed_at(copies: &[PaperCopy]) -> Option<Moment> {
    if to_print(copies).next().is_some() {
        return None;
    }
    live(copies).filter_map(|copy| copy.printed_at).max()
}

/// Whether none will be printed, so that nothing is sent.
pub fn is_called_off(copies: &[PaperCopy]) -> bool {
    live(copies).next().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn copy() -> impl Strategy<Value = (bool, bool)> {
        (any::<bool>(), any::<bool>())
    }

    proptest! {
        #[test]
        fn a_parcel_is_printed_exactly_when_every_copy_that_will_be_is(states in prop::collection::vec(copy(), 1..11)) {
            let at = Moment::from_microsecond(1);
            let copies: Vec<PaperCopy> = states
                .iter()
                .zip(1_i16..)
                .map(|((printed, dropped), number)| PaperCopy {
                    number,
                    printed_at: (*printed && !*dropped).then_some(at),
                    dropped: dropped.then_some((at, Dropped::OutOfStock)),
                })
                .collect();
            let all_dropped = states.iter().all(|(_, dropped)| *dropped);
            let waits = states.iter().any(|(printed, dropped)| !printed && !dropped);
            prop_assert_eq!(is_called_off(&copies), all_dropped);
            prop_assert_eq!(printed_at(&copies).is_some(), !waits && !all_dropped);
            prop_assert_eq!(to_print(&copies).count() > 0, waits);
        }
    }
}
