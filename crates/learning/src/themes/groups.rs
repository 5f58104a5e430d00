//! The groups themselves: k-means on the sphere from seeds drawn by a fixed rule, then groups that say the same are joined.

use super::features::{Features, Middle};
use crate::draw;

/// So many distinct texts make a group on average, before groups are joined.
const EACH: usize = 3;
/// Fewer groups are not sought, unless there are fewer texts.
const FEWEST: usize = 8;
/// More groups are not sought.
const MOST: usize = 90;
/// How often every text is given to the nearest middle.
const ROUNDS: usize = 12;
/// A text farther than this from every middle belongs to none.
const BELONGS: f32 = 0.22;
/// Groups nearer than this are one.
const SAME: f32 = 0.55;
/// A group of few texts joins another that is nearer than this.
const ALIKE: f32 = 0.3;
/// A group of fewer texts than this is one of few.
const FEW: usize = 25;

/// Groups of distinct texts, by their places among the features.
pub(super) fn found(features: &Features) -> Vec<Vec<usize>> {
    if features.len() == 0 {
        return Vec::new();
    }
    let mut middles = seeds(features);
    let mut members = Vec::new();
    for _ in 0..ROUNDS {
        let next = given(features, &middles);
        let settled = next == members;
        members = next;
        middles = members.iter().filter(|own: &&Vec<usize>| !own.is_empty()).map(|own| middle(features, own)).collect();
        members.retain(|own| !own.is_empty());
        if settled {
            break;
        }
    }
    joined(features, members)
}

fn weight(features: &Features, at: usize) -> f32 {
    (features.places(at).len() as f32).sqrt()
}

fn middle(features: &Features, members: &[usize]) -> Middle {
    Middle::of(members.iter().map(|at| (features.get(*at), weight(features, *at))))
}

/// Seeds far from each other, the likelier the more often a text was written (Arthur and Vassilvitskii 2007).
fn seeds(features: &Features) -> Vec<Middle> {
    let count = (features.len() / EACH).clamp(FEWEST.min(features.len()), MOST);
    let mut state = 0x5EED;
    let heaviest = (0..features.len()).max_by_key(|at| features.places(*at).len()).unwrap_or(0);
    let mut seeds = vec![middle(features, &[heaviest])];
    let mut farness: Vec<f32> = vec![1.0; features.len()];
    while seeds.len() < count {
        let Some(last) = seeds.last() else { break };
        for (at, far) in farness.iter_mut().enumerate() {
            *far = far.min((1.0 - last.nearness(features.get(at))).max(0.0));
        }
        let chances = farness.iter().enumerate().map(|(at, far)| f64::from(far * far * weight(features, at)));
        let chances: Vec<f64> = chances.collect();
        let all: f64 = chances.iter().sum();
        if all <= f64::EPSILON {
            break;
        }
        let mut left = draw::unit(&mut state) * all;
        let drawn = chances.iter().position(|chance| {
            left -= chance;
            left <= 0.0
        });
        seeds.push(middle(features, &[drawn.unwrap_or(0)]));
    }
    seeds
}

/// Every text to the nearest middle, unless it is near to none.
fn given(features: &Features, middles: &[Middle]) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); middles.len()];
    for at in 0..features.len() {
        let near = middles.iter().map(|own| own.nearness(features.get(at))).enumerate();
        let nearest = near.max_by(|one, other| one.1.total_cmp(&other.1).then_with(|| other.0.cmp(&one.0)));
        if let Some((group, nearness)) = nearest
            && nearness >= BELONGS
            && let Some(own) = members.get_mut(group)
        {
            own.push(at);
        }
    }
    members
}

fn size(features: &Features, members: &[usize]) -> usize {
    members.iter().map(|at| features.places(*at).len()).sum()
}

/// Joins groups that say the same, the nearest two first.
fn joined(features: &Features, mut members: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut middles: Vec<Middle> = members.iter().map(|own| middle(features, own)).collect();
    // How near each is to every one after it; only what is joined is worked out anew.
    let mut near: Vec<Vec<f32>> =
        middles.iter().map(|one| middles.iter().map(|other| one.nearness_to(other)).collect()).collect();
    loop {
        let mut nearest: Option<(usize, usize, f32)> = None;
        for one in 0..members.len() {
            for other in one + 1..members.len() {
                let small = size(features, &members[one]).min(size(features, &members[other])) < FEW;
                let (own, enough) = (near[one][other], if small { ALIKE } else { SAME });
                if own >= enough && nearest.is_none_or(|(.., best)| own > best) {
                    nearest = Some((one, other, own));
                }
            }
        }
        let Some((one, other, _)) = nearest else { return members };
        let more = members.swap_remove(other);
        middles.swap_remove(other);
        near.swap_remove(other);
        for row in &mut near {
            row.swap_remove(other);
        }
        members[one].extend(more);
        middles[one] = middle(features, &members[one]);
        for at in 0..middles.len() {
            let own = middles[one].nearness_to(&middles[at]);
            near[one][at] = own;
            near[at][one] = own;
        }
    }
}
