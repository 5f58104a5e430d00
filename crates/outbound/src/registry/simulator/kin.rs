//! Kin worked out from the population's ties, degree by degree as the law counts them.

use std::collections::BTreeSet;

use super::population::{Pid, Population, RecordState};
use crate::registry::Reach;

/// Who is named, and whether that is everybody.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Told {
    pub(super) kin: BTreeSet<Pid>,
    pub(super) whole: bool,
}

/// The living kin of all who were asked about. Of somebody without a computerised record nothing is told, and whoever is
/// answered for by hand only is not named by way of a relative either: both make the answer less than whole.
pub(super) fn told(population: &Population, asked: &[Option<Pid>], reach: Reach) -> Told {
    let mut told = Told { kin: BTreeSet::new(), whole: true };
    for pid in asked {
        let Some(pid) = pid.filter(|pid| population.person(*pid).state == RecordState::Computerised) else {
            told.whole = false;
            continue;
        };
        for relative in within(population, pid, reach) {
            let person = population.person(relative);
            if person.state == RecordState::Sealed {
                told.whole = false;
            } else if person.died.is_none() {
                told.kin.insert(relative);
            }
        }
    }
    told
}

/// Everybody within reach of `of`, the dead among them, but not the person itself.
///
/// A marriage that ended counts: whoever was wed to somebody is no stranger to her file.
fn within(population: &Population, of: Pid, reach: Reach) -> BTreeSet<Pid> {
    let mut kin = descent(population, of, reach.blood);
    for relative in descent(population, of, reach.affinity) {
        kin.extend(spouses(population, relative));
    }
    for spouse in spouses(population, of) {
        kin.extend(descent(population, spouse, reach.affinity));
    }
    kin.remove(&of);
    kin
}

/// Everybody who shares an ancestor with `of` (or is one) within so many births, and `of` itself: up some generations,
/// then down what is left of them.
fn descent(population: &Population, of: Pid, births: u8) -> BTreeSet<Pid> {
    let mut kin = BTreeSet::new();
    let mut elders = BTreeSet::from([of]);
    for up in 0..=births {
        let mut generation = elders.clone();
        kin.extend(generation.iter().copied());
        for _ in up..births {
            generation = generation.iter().flat_map(|pid| population.children_of(*pid)).copied().collect();
            kin.extend(generation.iter().copied());
        }
        elders = elders.iter().flat_map(|pid| population.person(*pid).parents()).collect();
    }
    kin
}

fn spouses(population: &Population, pid: Pid) -> impl Iterator<Item = Pid> {
    population.marriages_of(pid).iter().filter_map(move |index| population.other_spouse(*index, pid))
}

#[cfg(test)]
mod tests {
    use super::{
        super::population::{Cast, CastMember, cast},
        *,
    };

    fn told_of(population: &Population, of: &[&CastMember], (blood, affinity): (u8, u8)) -> (BTreeSet<Pid>, bool) {
        let asked: Vec<_> = of.iter().map(|member| population.by_number(member.number.digits())).collect();
        let Told { kin, whole } = told(population, &asked, Reach { blood, affinity });
        (kin, whole)
    }

    fn everybody(population: &Population, members: &[&CastMember]) -> BTreeSet<Pid> {
        members.iter().map(|member| population.by_number(member.number.digits()).unwrap()).collect()
    }

    #[test]
    fn kin_are_named_to_the_degree_that_was_asked_and_not_beyond() {
        let population = Population::generate(1);
        let cast = cast();
        let Cast { father, wife, daughter, son, grandmother, paternal_aunt, great_uncle, great_uncles_wife, .. } =
            &cast;
        let cases: [(&CastMember, (u8, u8), &[&CastMember]); 12] = [
            (daughter, (1, 0), &[father, wife]),
            (daughter, (2, 0), &[father, wife, son, grandmother]),
            (daughter, (3, 0), &[father, wife, son, grandmother, paternal_aunt]),
            // The third degree of her father goes further: his uncle, and not his cousin.
            (father, (3, 0), &[daughter, son, wife, grandmother, paternal_aunt, great_uncle]),
            // By marriage: his mother is his wife's to the first degree, his sister to the second, his uncle to the third.
            (wife, (1, 1), &[daughter, son, father, grandmother]),
            (wife, (1, 2), &[daughter, son, father, grandmother, paternal_aunt]),
            (wife, (1, 3), &[daughter, son, father, grandmother, paternal_aunt, great_uncle]),
            // And the other way: the wives of the sons of one's house, but not the wife of an uncle.
            (grandmother, (1, 1), &[father, paternal_aunt, wife]),
            (father, (1, 3), &[daughter, son, wife, grandmother, great_uncles_wife]),
            // A marriage that ended counts, and brothers and sisters of one parent are such.
            (&cast.former_wife, (1, 0), &[&cast.first_child, &cast.remarried]),
            (&cast.first_child, (2, 0), &[&cast.remarried, &cast.former_wife, &cast.second_child]),
            (&cast.foundling, (3, 2), &[]),
        ];
        for (of, reach, kin) in cases {
            let expected = (everybody(&population, kin), true);
            assert_eq!(told_of(&population, &[of], reach), expected, "{:?} within {reach:?}", of.name);
        }
        let cousin = everybody(&population, &[&cast.cousin]);
        assert!(told_of(&population, &[father], (4, 0)).0.is_superset(&cousin), "a cousin, if the fourth is asked");
    }

    #[test]
    fn whom_the_registry_cannot_answer_for_makes_the_answer_less_than_whole() {
        let (population, cast) = (Population::generate(1), cast());
        for untold in [&cast.sealed, &cast.on_paper] {
            assert_eq!(told_of(&population, &[untold], (3, 2)), (BTreeSet::new(), false), "{:?}", untold.name);
        }
        assert!(!told(&population, &[None], Reach { blood: 3, affinity: 2 }).whole, "an unknown number");
        let (kin, whole) = told_of(&population, &[&cast.daughter, &cast.on_paper], (1, 0));
        assert_eq!(kin, everybody(&population, &[&cast.father, &cast.wife]), "what is known is told all the same");
        assert!(!whole);
    }
}
