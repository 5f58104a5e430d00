//! Kinship worked out from the population's ties.

use kernel::Sex;

use super::population::{Mother, Pid, Population, Wife};
use crate::registry::Kin;

/// What `of` is to `to`, up to the third degree, or by marriage.
pub(super) fn between(population: &Population, of: Pid, to: Pid) -> Option<Kin> {
    if of == to {
        return Some(Kin::Itself);
    }
    let man = population.person(of).sex == Sex::Male;
    let pick = |his, hers| Some(if man { his } else { hers });
    if parents(population, to).contains(&of) {
        return pick(Kin::Father, Kin::Mother);
    }
    if parents(population, of).contains(&to) {
        return pick(Kin::Son, Kin::Daughter);
    }
    if let Some(kin) = marriage(population, of, to) {
        return Some(kin);
    }
    if siblings(population, of, to) {
        return pick(Kin::Brother, Kin::Sister);
    }
    if parents(population, to).iter().any(|parent| parents(population, *parent).contains(&of)) {
        return pick(Kin::Grandfather, Kin::Grandmother);
    }
    if parents(population, of).iter().any(|parent| parents(population, *parent).contains(&to)) {
        return pick(Kin::Grandson, Kin::Granddaughter);
    }
    if let Some(parent) = parents(population, to).into_iter().find(|parent| siblings(population, *parent, of)) {
        let paternal = population.person(parent).sex == Sex::Male;
        return if paternal {
            pick(Kin::PaternalUncle, Kin::PaternalAunt)
        } else {
            pick(Kin::MaternalUncle, Kin::MaternalAunt)
        };
    }
    if parents(population, of).into_iter().any(|parent| siblings(population, parent, to)) {
        return pick(Kin::Nephew, Kin::Niece);
    }
    None
}

fn parents(population: &Population, pid: Pid) -> Vec<Pid> {
    let person = population.person(pid);
    let mother = match person.mother {
        Mother::Citizen(mother) => Some(mother),
        Mother::Foreign(_) | Mother::Named(_) | Mother::Nobody => None,
    };
    person.father.into_iter().chain(mother).collect()
}

fn siblings(population: &Population, one: Pid, other: Pid) -> bool {
    one != other && parents(population, one).iter().any(|parent| parents(population, other).contains(parent))
}

/// A marriage that lasts counts before one that ended.
fn marriage(population: &Population, of: Pid, to: Pid) -> Option<Kin> {
    let mut former = None;
    for marriage in population.marriages() {
        let Wife::Citizen(wife) = marriage.wife else { continue };
        let (now, then) = if (marriage.husband, wife) == (of, to) {
            (Kin::Husband, Kin::FormerHusband)
        } else if (marriage.husband, wife) == (to, of) {
            (Kin::Wife, Kin::FormerWife)
        } else {
            continue;
        };
        if marriage.until.is_none() {
            return Some(now);
        }
        former = Some(then);
    }
    former
}
