//! The groups themselves: every text goes to the one of its stems that gathers best, groups that share their stems are joined,
//! and what has no such stem, a slip of the hand, goes to the group it looks like.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    features::{Features, Middle},
    meetings::Meetings,
};

/// No more groups are begun; the texts of the others are as those without a stem.
const MOST: usize = 400;
/// Two groups are one if the stem of one stands in this share of the other.
const SHARED: f64 = 0.3;
/// Groups whose middles are as near as this say the same.
const SAME: f32 = 0.5;
/// A text without a stem that gathers belongs to a group whose middle is as near as this.
const NEAR: f32 = 0.45;

/// A group of distinct texts.
pub(super) struct Group {
    /// Places among the features.
    pub members: Vec<usize>,
    /// Its voices, each counted by how closely the words of its text go together.
    pub strength: f64,
}

/// A group while it grows.
struct Growing {
    /// The stems it was gathered by.
    by: BTreeSet<usize>,
    members: Vec<usize>,
    /// How many voices say each stem.
    stems: BTreeMap<usize, f64>,
    voices: f64,
    middle: Middle,
}

impl Growing {
    fn of(features: &Features, by: BTreeSet<usize>, members: Vec<usize>) -> Self {
        let (mut stems, mut voices) = (BTreeMap::new(), 0.0);
        for at in &members {
            voices += features.voices(*at);
            for stem in features.stems(*at) {
                *stems.entry(*stem).or_default() += features.voices(*at);
            }
        }
        let middle = Middle::of(members.iter().map(|at| (features.get(*at), features.weight(*at))));
        Self { by, members, stems, voices, middle }
    }

    /// How much of it says a stem that another was gathered by.
    fn share(&self, other: &Self) -> f64 {
        let said = other.by.iter().filter_map(|stem| self.stems.get(stem)).copied().fold(0.0, f64::max);
        said / self.voices.max(f64::MIN_POSITIVE)
    }

    /// How much two groups are one: 1 where they look the same.
    fn sameness(&self, other: &Self) -> f64 {
        if self.middle.nearness_to(&other.middle) >= SAME { 1.0 } else { self.share(other).max(other.share(self)) }
    }
}

/// Groups of distinct texts, by their places among the features.
pub(super) fn found(features: &Features) -> Vec<Group> {
    let meetings = Meetings::of(features);
    let (groups, left) = gathered(features, &meetings);
    let mut groups = joined(features, groups);
    drawn(features, &mut groups, &left);
    let strength =
        |members: &[usize]| members.iter().map(|at| features.voices(*at) * meetings.closeness(features, *at)).sum();
    groups.into_iter().map(|own| Group { strength: strength(&own.members), members: own.members }).collect()
}

/// Every text to its best stem, the greatest group first; and those without one.
fn gathered(features: &Features, meetings: &Meetings) -> (Vec<Growing>, Vec<usize>) {
    let gathering = meetings.gathering(features);
    let (mut groups, mut left): (BTreeMap<usize, Vec<usize>>, Vec<usize>) = (BTreeMap::new(), Vec::new());
    for at in 0..features.len() {
        let known = features.stems(at).iter().filter_map(|stem| Some((*stem, *gathering.get(stem)?)));
        let best = known.max_by(|one, other| one.1.total_cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
        match best {
            Some((stem, _)) => groups.entry(stem).or_default().push(at),
            None => left.push(at),
        }
    }
    let voices = |members: &[usize]| members.iter().map(|at| features.voices(*at)).sum::<f64>();
    let mut groups: Vec<(usize, Vec<usize>)> = groups.into_iter().collect();
    groups.sort_by(|one, other| voices(&other.1).total_cmp(&voices(&one.1)).then_with(|| one.0.cmp(&other.0)));
    left.extend(groups.split_off(groups.len().min(MOST)).into_iter().flat_map(|(_, members)| members));
    let grown = groups.into_iter().map(|(stem, members)| Growing::of(features, BTreeSet::from([stem]), members));
    (grown.collect(), left)
}

/// Each group, the greatest first, joins the one before it that is most the same, if one is.
fn joined(features: &Features, groups: Vec<Growing>) -> Vec<Growing> {
    let mut whole: Vec<Growing> = Vec::new();
    for own in groups {
        let same = whole.iter().enumerate().map(|(at, other)| (at, other.sameness(&own)));
        let best = same.max_by(|one, other| one.1.total_cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
        match best.filter(|(_, same)| *same >= SHARED).and_then(|(at, _)| whole.get_mut(at)) {
            Some(other) => {
                other.by.extend(own.by);
                other.members.extend(own.members);
                *other = Growing::of(features, std::mem::take(&mut other.by), std::mem::take(&mut other.members));
            }
            None => whole.push(own),
        }
    }
    whole
}

/// Gives every text that is left to the group it looks like, if it looks like one.
fn drawn(features: &Features, groups: &mut [Growing], left: &[usize]) {
    for at in left {
        let near = groups.iter().enumerate().map(|(group, own)| (group, own.middle.nearness(features.get(*at))));
        let nearest =
            near.max_by(|one, other| one.1.total_cmp(&other.1).then_with(|| Reverse(one.0).cmp(&Reverse(other.0))));
        if let Some((group, near)) = nearest
            && near >= NEAR
            && let Some(own) = groups.get_mut(group)
        {
            own.members.push(*at);
        }
    }
}
