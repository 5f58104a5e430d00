//! What an import would add, and which of it seems to be there already. Nothing is joined here without somebody saying so.

use std::collections::{BTreeMap, BTreeSet};

use crate::experts::entry::Entry;

/// An import beside what is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Merging {
    /// What is new, by its place in the import.
    pub new: Vec<usize>,
    /// What is there word for word, and is left out.
    pub same: usize,
    /// What seems to be there: the place in the import, and the entry it seems to be.
    pub seeming: Vec<(usize, Entry)>,
}

/// Compares; entries of the import are compared with each other as well, the earlier one standing.
pub fn compare(there: &[Entry], brought: &[Entry]) -> Merging {
    let mut merging = Merging::default();
    let mut known: Vec<&Entry> = there.iter().collect();
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut exact: BTreeSet<String> = BTreeSet::new();
    let keys = |own: &Entry| {
        let title = format!("{}|{:?}|{}", own.kind.as_str(), own.year, own.title_key());
        own.doi.iter().map(|doi| format!("{}|{doi}", own.kind.as_str())).chain([title]).collect::<Vec<_>>()
    };
    let whole = |own: &Entry| format!("{own:?}");
    for (at, own) in there.iter().enumerate() {
        exact.insert(whole(own));
        keys(own).into_iter().for_each(|key| by_key.entry(key).or_default().push(at));
    }
    for (place, own) in brought.iter().enumerate() {
        if !exact.insert(whole(own)) {
            merging.same += 1;
            continue;
        }
        let candidates = keys(own).into_iter().filter_map(|key| by_key.get(&key)).flatten();
        match candidates.filter_map(|at| known.get(*at)).find(|other| other.seems(own)) {
            Some(other) => merging.seeming.push((place, (*other).clone())),
            None => merging.new.push(place),
        }
        let at = known.len();
        known.push(own);
        keys(own).into_iter().for_each(|key| by_key.entry(key).or_default().push(at));
    }
    merging
}

/// What is there after an import was approved: everything new, and of what seems to be there the places in `joined` completed
/// instead of added.
pub fn merge(there: &[Entry], brought: &[Entry], joined: &BTreeSet<usize>) -> Vec<Entry> {
    let merging = compare(there, brought);
    let mut all = there.to_vec();
    let mut added: Vec<(usize, Entry)> =
        merging.new.iter().filter_map(|place| Some((*place, brought.get(*place)?.clone()))).collect();
    for (place, other) in merging.seeming {
        let Some(own) = brought.get(place) else { continue };
        if !joined.contains(&place) {
            added.push((place, own.clone()));
        } else if let Some(kept) =
            all.iter_mut().chain(added.iter_mut().map(|(_, own)| own)).find(|own| own.seems(&other))
        {
            *kept = kept.completed_by(own);
        }
    }
    added.sort_by_key(|(place, _)| *place);
    all.extend(added.into_iter().map(|(_, own)| own));
    all
}
