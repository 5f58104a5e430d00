//! What is said of each system: what it uses and never uses, where its bounds lie, what was measured, what it cannot do, who
//! decides, and how to object. Thresholds are read from what runs.

use kernel::Locale;
use web::Texts;

use super::figures::{self, Figure};
use crate::{
    Ports, assistant,
    insights::{EPSILON_A_RELEASE, EPSILON_A_YEAR, RELEASES_A_YEAR, SIGNAL_DAYS},
    interests::{HALF_LIFE, OF_AGE},
    search,
};

/// A system that learns, or that chooses words for somebody.
pub(super) struct System {
    /// Its key.
    pub key: &'static str,
    /// How many points there are of what it uses, never uses, and cannot do.
    points: [(&'static str, usize); 3],
    /// The keys of its bounds, each with its value.
    pub bounds: Vec<(&'static str, Bound)>,
    /// What was measured.
    pub figures: Vec<Figure>,
}

/// A bound: a share of a hundred, or a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Bound {
    /// A share.
    Share(f32),
    /// A count.
    Count(i64),
}

/// What is said of every system under these headings, in this order.
pub(super) const POINTS: [&str; 3] = ["used", "unused", "limit"];

impl System {
    fn new(key: &'static str, (used, unused, limits): (usize, usize, usize)) -> Self {
        let points = [(POINTS[0], used), (POINTS[1], unused), (POINTS[2], limits)];
        Self { key, points, bounds: Vec::new(), figures: Vec::new() }
    }

    /// The keys of its name and of its other texts.
    pub fn text(&self, part: &str) -> String {
        format!("card-{}-{part}", self.key)
    }

    /// The keys of the points under a heading.
    pub fn points(&self, heading: &str) -> Vec<String> {
        let count = self.points.iter().find(|(own, _)| *own == heading).map_or(0, |(_, count)| *count);
        (1..=count).map(|at| format!("card-{}-{heading}-{at}", self.key)).collect()
    }
}

/// Every system that runs.
pub(super) fn systems(ports: &Ports) -> Vec<System> {
    let bounds = ports.insights.statistics.bounds();
    let whole = |count: u64| Bound::Count(i64::try_from(count).unwrap_or(i64::MAX));
    vec![
        System {
            bounds: vec![
                ("card-bound-answers", Bound::Share(search::ANSWERS)),
                ("card-bound-near", Bound::Share(search::NEAR)),
            ],
            figures: figures::search(),
            ..System::new("search", (1, 1, 2))
        },
        System {
            bounds: vec![
                ("card-bound-supported", Bound::Share(assistant::SUPPORTED)),
                ("card-bound-about", Bound::Share(assistant::ABOUT)),
                ("card-bound-gap", Bound::Share(assistant::GAP)),
                ("card-bound-called", Bound::Share(assistant::CALLED)),
            ],
            figures: figures::assistant(),
            ..System::new("assistant", (2, 2, 2))
        },
        System {
            bounds: vec![
                ("card-bound-half-life", Bound::Count(HALF_LIFE as i64)),
                ("card-bound-adult", Bound::Count(i64::from(OF_AGE))),
            ],
            ..System::new("recommender", (2, 3, 2))
        },
        System {
            bounds: vec![
                ("card-bound-smallest", whole(bounds.smallest)),
                ("card-bound-step", whole(bounds.step)),
                ("card-bound-cells", whole(bounds.cells as u64)),
                ("card-bound-days", Bound::Count(i64::from(SIGNAL_DAYS))),
                ("card-bound-budget", Bound::Count(EPSILON_A_YEAR as i64)),
                ("card-bound-release", Bound::Count(EPSILON_A_RELEASE as i64)),
                ("card-bound-releases", Bound::Count(RELEASES_A_YEAR)),
            ],
            figures: figures::insights(),
            ..System::new("insights", (3, 3, 2))
        },
        System {
            bounds: vec![("card-bound-smallest", whole(bounds.smallest))],
            figures: Vec::new(),
            ..System::new("trials", (2, 3, 1))
        },
    ]
}

/// Dangers that were thought of: how many, each with what is done against it.
pub(super) const RISKS: usize = 6;

/// A text without the marks that keep directions apart, for programs.
pub(super) fn plain(texts: &Texts, language: Locale, key: &str) -> String {
    web::texts::without_isolates(&texts.text(language, key))
}
