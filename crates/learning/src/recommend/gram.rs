//! How many people each pair of items concerned: whole numbers, so that adding somebody and taking her away leaves exactly what
//! was there before.

use kernel::{Failure, Outcome};

/// Counts of items and of pairs of items. It holds nobody: only how many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gram {
    items: usize,
    people: u32,
    /// The upper triangle, row by row.
    counts: Vec<u32>,
}

impl Gram {
    /// Nobody's items, out of so many.
    pub fn new(items: usize) -> Self {
        Self { items, people: 0, counts: vec![0; items * (items + 1) / 2] }
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.items
    }

    /// How many people were added.
    pub fn people(&self) -> u32 {
        self.people
    }

    /// How many people this item concerned.
    pub fn alone(&self, item: usize) -> u32 {
        self.together(item, item)
    }

    /// How many people both items concerned.
    pub fn together(&self, one: usize, other: usize) -> u32 {
        self.counts.get(self.place(one, other)).copied().unwrap_or(0)
    }

    /// Adds a person: the items that concern her. What is named twice counts once, what there is not counts nothing.
    pub fn add(&mut self, person: &[usize]) {
        let own = self.own(person);
        for (at, one) in own.iter().enumerate() {
            for other in &own[at..] {
                let place = self.place(*one, *other);
                self.counts[place] += 1;
            }
        }
        self.people += 1;
    }

    /// Takes a person away who was added before.
    ///
    /// # Errors
    /// A fault, and nothing changes, if nobody with these items can have been added.
    pub fn subtract(&mut self, person: &[usize]) -> Outcome<()> {
        let own = self.own(person);
        let pairs = || own.iter().enumerate().flat_map(|(at, one)| own[at..].iter().map(move |other| (*one, *other)));
        let is_there = self.people > 0 && pairs().all(|(one, other)| self.together(one, other) > 0);
        if !is_there {
            return Err(Failure::fault("taking somebody out of what was learned", "nobody like that was added"));
        }
        let places: Vec<usize> = pairs().map(|(one, other)| self.place(one, other)).collect();
        for place in places {
            self.counts[place] -= 1;
        }
        self.people -= 1;
        Ok(())
    }

    /// Adds what was counted elsewhere over the same items: people are counted in shards.
    ///
    /// # Errors
    /// A fault if the other table is of other items.
    pub fn merge(&mut self, other: &Self) -> Outcome<()> {
        if self.items != other.items {
            return Err(Failure::fault("adding up what was learned", "the tables are of different items"));
        }
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
        self.people += other.people;
        Ok(())
    }

    fn own(&self, person: &[usize]) -> Vec<usize> {
        let mut own: Vec<usize> = person.iter().copied().filter(|item| *item < self.items).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    fn place(&self, one: usize, other: usize) -> usize {
        let (row, column) = if one <= other { (one, other) } else { (other, one) };
        if column >= self.items {
            return usize::MAX;
        }
        row * self.items - row * row.saturating_sub(1) / 2 - row + column
    }
}
