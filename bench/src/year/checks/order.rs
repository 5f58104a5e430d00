//! Nobody starves: whoever takes a file takes the one that is due first. So a file waits only for those that are due before
//! it, of which there is an end.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use kernel::Moment;

/// A time for which a file waited freely in a queue.
#[derive(Clone, Debug)]
pub struct Free {
    /// The file.
    pub reference: String,
    /// The queue and its mission.
    pub place: String,
    /// By when the turn is due.
    pub due: Moment,
    /// Since when it was free.
    pub since: Moment,
    /// When it was taken.
    pub taken: Option<Moment>,
    /// When it ended without being taken.
    pub over: Option<Moment>,
}

/// What was found about the order.
pub struct Order {
    /// How often a file was taken.
    pub taken: usize,
    /// The most files that waited at one place.
    pub longest_queue: usize,
    /// The longest time for which one waited.
    pub longest_wait: Duration,
    /// Files that were passed by others.
    pub overtaken: Vec<String>,
}

/// Of one place, at each moment: which files came free, and which were taken or withdrawn.
type Moves = BTreeMap<Moment, (Vec<usize>, Vec<usize>)>;

/// Looks for a file that was left waiting while another, due later, was taken. `excused` are files that a member of staff
/// was kept from.
pub fn check(episodes: &[Free], excused: &BTreeSet<String>) -> Order {
    let mut places: BTreeMap<&str, Moves> = BTreeMap::new();
    for (at, free) in episodes.iter().enumerate() {
        let moments = places.entry(free.place.as_str()).or_default();
        moments.entry(free.since).or_default().0.push(at);
        if let Some(left) = free.taken.or(free.over) {
            moments.entry(left).or_default().1.push(at);
        }
    }
    let mut order = Order { taken: 0, longest_queue: 0, longest_wait: Duration::ZERO, overtaken: Vec::new() };
    for moments in places.values() {
        let mut waiting: BTreeSet<(Moment, usize)> = BTreeSet::new();
        for (joined, left) in moments.values() {
            let mut latest: Option<(Moment, usize)> = None;
            for at in left {
                let Some(free) = episodes.get(*at) else { continue };
                waiting.remove(&(free.due, *at));
                // Given to somebody in the moment in which it came, for instance back to whoever had it: it passed nobody.
                if let Some(taken) = free.taken.filter(|taken| *taken > free.since) {
                    order.taken += 1;
                    order.longest_wait = order.longest_wait.max(taken.since(free.since));
                    latest = latest.max(Some((free.due, *at)));
                }
            }
            // Who came in this very moment was not on the list that was read.
            let first =
                waiting.iter().find(|(_, at)| episodes.get(*at).is_some_and(|one| !excused.contains(&one.reference)));
            if let (Some((due, at)), Some((later, other))) = (first, latest)
                && *due < later
                && let (Some(left), Some(taken)) = (episodes.get(*at), episodes.get(other))
            {
                order.overtaken.push(format!(
                    "{} waits at {}, due {due}, and {}, due {later}, was taken before it",
                    left.reference, left.place, taken.reference
                ));
            }
            waiting.extend(joined.iter().filter_map(|at| {
                let free = episodes.get(*at)?;
                // Taken in the moment in which it came: it never waited.
                (free.taken.or(free.over) != Some(free.since)).then_some((free.due, *at))
            }));
            order.longest_queue = order.longest_queue.max(waiting.len());
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Moment {
        Moment::from_microsecond(hours * 3_600_000_000)
    }

    fn free(reference: &str, since: i64, due: i64, taken: Option<i64>) -> Free {
        let place = "mission dubai".to_owned();
        Free {
            reference: reference.to_owned(),
            place,
            due: at(due),
            since: at(since),
            taken: taken.map(at),
            over: None,
        }
    }

    #[test]
    fn who_is_due_first_is_taken_first() {
        let episodes =
            [free("a", 0, 20, Some(5)), free("b", 1, 21, Some(5)), free("c", 5, 10, Some(6)), free("d", 2, 30, None)];
        let order = check(&episodes, &BTreeSet::new());
        assert!(order.overtaken.is_empty(), "{:?}", order.overtaken);
        assert_eq!((order.taken, order.longest_wait), (3, Duration::from_secs(5 * 3_600)));
    }

    #[test]
    fn one_that_is_passed_by_is_found_and_one_that_nobody_may_take_is_not() {
        let episodes = [free("a", 0, 20, None), free("b", 1, 21, Some(5))];
        assert_eq!(check(&episodes, &BTreeSet::new()).overtaken.len(), 1);
        assert!(check(&episodes, &BTreeSet::from(["a".to_owned()])).overtaken.is_empty());
        let elsewhere = Free { place: "mission rome".to_owned(), ..free("b", 1, 21, Some(5)) };
        assert!(check(&[free("a", 0, 20, None), elsewhere], &BTreeSet::new()).overtaken.is_empty());
    }
}
