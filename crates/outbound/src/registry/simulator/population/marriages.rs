//! Weddings, divorces, second weddings, second wives, and wives from abroad. Brothers never wed their sisters, and
//! nobody weds before eighteen, after death or on top of what the law allows.

use std::collections::HashSet;

use kernel::{Day, Sex};

use super::{
    as_of,
    builder::Builder,
    families::YEAR,
    names,
    person::{Faith, Foreigner, Marriage, Pid, RecordState, Wife},
};

/// Weds the generation and returns its marriages, first and later ones.
pub(super) fn wed(builder: &mut Builder, generation: &[Pid]) -> Vec<Marriage> {
    let (mut men, mut women): (Vec<Pid>, Vec<Pid>) =
        generation.iter().partition(|pid| builder.person(**pid).sex == Sex::Male);
    builder.draw.shuffle(&mut men);
    builder.draw.shuffle(&mut women);
    women.sort_by_key(|pid| builder.person(*pid).born);
    let mut taken: HashSet<Pid> = HashSet::new();
    let mut weddings = Vec::new();
    for &man in &men {
        if builder.draw.chance(120) {
            continue;
        }
        let wedding = if builder.draw.chance(15) {
            from_abroad(builder, man)
        } else {
            let bride = find_bride(builder, man, &women, &taken);
            bride.and_then(|bride| couple(builder, man, bride, None))
        };
        let Some(mut wedding) = wedding else { continue };
        if let Wife::Citizen(bride) = wedding.wife {
            taken.insert(bride);
        }
        divorce(builder, &mut wedding);
        weddings.push(wedding);
    }
    let later = later_weddings(builder, &weddings, &women, &mut taken);
    weddings.extend(later);
    builder.marriages.extend(&weddings);
    weddings
}

/// A bride of like age and faith who is not kin by a shared parent. Now and then a Muslim weds a Christian woman.
fn find_bride(builder: &mut Builder, man: Pid, women: &[Pid], taken: &HashSet<Pid>) -> Option<Pid> {
    let groom = builder.person(man);
    let (born, faith, man_father, man_mother) = (groom.born, groom.faith, groom.father, groom.mother.clone());
    let mixed = faith == Faith::Muslim && builder.draw.chance(15);
    let wanted = if mixed { Faith::Christian } else { faith };
    let start = women.partition_point(|pid| builder.person(*pid).born < born.plus_days(-YEAR));
    let end = women.partition_point(|pid| builder.person(*pid).born < born.plus_days(9 * YEAR));
    let span = end.checked_sub(start).filter(|span| *span > 0)?;
    let offset = builder.draw.below(span);
    (0..span.min(160)).map(|step| women[start + (offset + step) % span]).find(|pid| {
        let woman = builder.person(*pid);
        let kin = (man_father.is_some() && woman.father == man_father)
            || (man_father.is_some() && woman.mother == man_mother);
        woman.faith == wanted && !kin && !taken.contains(pid)
    })
}

/// The wedding itself, not before `after`, if both live to see it.
fn couple(builder: &mut Builder, man: Pid, bride: Pid, after: Option<Day>) -> Option<Marriage> {
    let (his, hers) = (builder.draw.between(22, 31), builder.draw.between(18, 26));
    let (groom, woman) = (builder.person(man), builder.person(bride));
    let mut from = groom.born.plus_days(his * YEAR + 90).max(woman.born.plus_days(hers * YEAR + 90));
    from = from.max(after.unwrap_or(from));
    (from <= as_of() && groom.lives_on(from) && woman.lives_on(from)).then_some(Marriage {
        husband: man,
        wife: Wife::Citizen(bride),
        from,
        until: None,
        state: RecordState::Computerised,
    })
}

fn from_abroad(builder: &mut Builder, man: Pid) -> Option<Marriage> {
    let (name, nationality) = builder.draw.one_of(names::FOREIGN_WIVES);
    let from = builder.person(man).born.plus_days(builder.draw.between(24, 36) * YEAR);
    if from > as_of() || !builder.person(man).lives_on(from) {
        return None;
    }
    builder.foreigners.push(Foreigner { name: name.into(), nationality: nationality.into() });
    let wife = Wife::Foreign(builder.foreigners.len() - 1);
    Some(Marriage { husband: man, wife, from, until: None, state: RecordState::Computerised })
}

fn divorce(builder: &mut Builder, wedding: &mut Marriage) {
    if !builder.draw.chance(90) {
        return;
    }
    let until = wedding.from.plus_days(builder.draw.between(YEAR, 14 * YEAR));
    let wife_lives = match wedding.wife {
        Wife::Citizen(pid) => builder.person(pid).lives_on(until),
        Wife::Foreign(_) => true,
    };
    if until <= as_of() && wife_lives && builder.person(wedding.husband).lives_on(until) {
        wedding.until = Some(until);
    }
}

/// Divorced men wed again, some of them a divorced woman; and a few men take a second wife beside the first.
fn later_weddings(
    builder: &mut Builder,
    weddings: &[Marriage],
    women: &[Pid],
    taken: &mut HashSet<Pid>,
) -> Vec<Marriage> {
    let mut divorced: Vec<(Pid, Day, Pid)> = weddings
        .iter()
        .filter_map(|wedding| match (wedding.wife, wedding.until) {
            (Wife::Citizen(pid), Some(until)) => Some((pid, until, wedding.husband)),
            _ => None,
        })
        .collect();
    let mut later = Vec::new();
    for wedding in weddings {
        let man = wedding.husband;
        let second_wife =
            wedding.until.is_none() && builder.person(man).faith == Faith::Muslim && builder.draw.chance(20);
        let again = wedding.until.is_some() && builder.draw.chance(600);
        if !second_wife && !again {
            continue;
        }
        let after = wedding.until.unwrap_or(wedding.from.plus_days(5 * YEAR)).plus_days(200);
        let same_faith = |pid: Pid, builder: &Builder| builder.person(pid).faith == builder.person(man).faith;
        let partner = divorced.iter().position(|(pid, _, former)| *former != man && same_faith(*pid, builder));
        let wedding = match partner.filter(|_| again) {
            Some(at) => {
                let (bride, free, _) = divorced.swap_remove(at);
                let kin = builder.person(bride).father.is_some()
                    && builder.person(bride).father == builder.person(man).father;
                if kin { None } else { couple(builder, man, bride, Some(after.max(free.plus_days(100)))) }
            }
            None => {
                let bride = find_bride(builder, man, women, taken);
                bride.and_then(|bride| couple(builder, man, bride, Some(after)))
            }
        };
        if let Some(wedding) = wedding {
            if let Wife::Citizen(bride) = wedding.wife {
                taken.insert(bride);
            }
            later.push(wedding);
        }
    }
    later
}
