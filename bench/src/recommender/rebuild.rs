//! How long it takes to learn anew: people counted one after the other as they stream by, then the factorisation, on one core.

use std::time::{Duration, Instant};

use anyhow::Result;
use learning::recommend::{Gram, Model, Prior, Segment, Tuning};

use super::draw::Draw;

/// How many people and items.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// People.
    pub people: usize,
    /// Items.
    pub items: usize,
}

impl Size {
    /// What runs in seconds.
    pub const SMALL: Self = Self { people: 50_000, items: 400 };
    /// What a country would have.
    pub const LARGE: Self = Self { people: 1_000_000, items: 2_000 };
}

/// How long it took.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// Of how much.
    pub size: Size,
    /// How many acts these people did.
    pub acts: usize,
    /// Counting pairs and shares.
    pub counting: Duration,
    /// The factorisation and the rows.
    pub learning: Duration,
    /// Bytes of what is kept.
    pub bytes: usize,
}

/// How many people stream by at once; drawing them is not part of the time.
const AT_ONCE: usize = 20_000;
const MOST_ACTS: usize = 30;

/// Learns anew and takes the time.
pub fn time(size: Size) -> Result<Times> {
    let mut draw = Draw::seeded(99);
    let (mut gram, mut prior) = (Gram::new(size.items), Prior::new(size.items));
    let (mut counting, mut acts, mut counted) = (Duration::ZERO, 0, 0);
    while counted < size.people {
        let people: Vec<(Segment, Vec<usize>)> =
            (0..AT_ONCE.min(size.people - counted)).map(|_| somebody(&mut draw, size.items)).collect();
        counted += people.len();
        acts += people.iter().map(|(_, own)| own.len()).sum::<usize>();
        let begun = Instant::now();
        for (segment, own) in &people {
            gram.add(own);
            prior.add(*segment, own);
        }
        counting += begun.elapsed();
    }
    let begun = Instant::now();
    let model = Model::learn(&gram, prior, Tuning::default())?;
    let learning = begun.elapsed();
    Ok(Times { size, acts, counting, learning, bytes: model.to_bytes().len() })
}

/// Somebody who dealt with up to thirty things, the popular ones more often.
fn somebody(draw: &mut Draw, items: usize) -> (Segment, Vec<usize>) {
    let segment = Segment { country: Some(draw.below(120) as u16), profession: Some(draw.below(10) as u16) };
    let many = 1 + draw.below(MOST_ACTS);
    let own = (0..many).map(|_| ((draw.unit().powi(2)) * items as f64) as usize).collect();
    (segment, own)
}
