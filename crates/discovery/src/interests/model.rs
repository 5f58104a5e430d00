//! What the app believes about somebody: what she chose, what she did here, and how both fade.

use std::{collections::BTreeMap, time::Duration};

use kernel::Moment;

use super::item::{Item, Kind, Offers};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// After so many days an act counts half.
pub(crate) const HALF_LIFE: f32 = 90.0;

/// For how many days an act is kept; the register of processing says the same.
pub(super) const DAYS: u16 = 365;

/// The most acts that are kept of one account: whoever opens everything tells nothing more by it.
pub(super) const MOST: i64 = 200;

/// What somebody did with an item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Act {
    /// Opened its page.
    Opened,
    /// Saved it.
    Saved,
    /// Asked to be told when it opens.
    Awaited,
    /// Applied for it.
    Applied,
}

impl Act {
    const ALL: [Self; 4] = [Self::Opened, Self::Saved, Self::Awaited, Self::Applied];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Saved => "saved",
            Self::Awaited => "awaited",
            Self::Applied => "applied",
        }
    }

    /// The act with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == name)
    }

    /// How much it says, from 0 to 1.
    fn says(self) -> f32 {
        match self {
            Self::Opened => 0.5,
            Self::Saved | Self::Awaited => 0.8,
            Self::Applied => 1.0,
        }
    }
}

/// One act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signal {
    /// What kind of item it was about.
    pub kind: Kind,
    /// Which.
    pub key: String,
    /// What was done.
    pub act: Act,
    /// When it was done last.
    pub at: Moment,
}

impl Signal {
    /// How much it counts at `now`.
    pub fn counts(&self, now: Moment) -> f32 {
        let days = now.since(self.at).as_secs_f32() / DAY.as_secs_f32();
        self.act.says() * 0.5_f32.powf(days / HALF_LIFE)
    }
}

/// The moment before which an act is kept no longer.
pub(super) fn too_old(now: Moment) -> Moment {
    now.minus(DAY * u32::from(DAYS))
}

/// Everything that is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// The country of residence she declared.
    pub country: Option<String>,
    /// The profession she declared.
    pub profession: Option<String>,
    /// The axes she chose, and when.
    pub chosen: Vec<(String, Moment)>,
    /// What she did, the latest first.
    pub signals: Vec<Signal>,
    /// What she does not want to be shown, and since when.
    pub declined: Vec<(Kind, String, Moment)>,
}

impl Profile {
    /// How much each item concerns her at `now`: what says most of it.
    pub fn weights(&self, now: Moment) -> BTreeMap<(Kind, &str), f32> {
        let mut weights: BTreeMap<(Kind, &str), f32> = BTreeMap::new();
        for own in &self.signals {
            let weight = weights.entry((own.kind, own.key.as_str())).or_default();
            *weight = weight.max(own.counts(now));
        }
        weights
    }

    /// The strongest act about an item, by which it is named as a reason.
    pub fn act_on(&self, kind: Kind, key: &str, now: Moment) -> Option<Act> {
        let own = self.signals.iter().filter(|own| own.kind == kind && own.key == key);
        own.max_by(|a, b| a.counts(now).total_cmp(&b.counts(now))).map(|own| own.act)
    }

    /// Whether she does not want to be shown this.
    pub fn declines(&self, item: &Item) -> bool {
        self.declined.iter().any(|(kind, key, _)| *kind == item.kind && *key == item.key)
    }

    /// What follows for each axis: whether she chose it, and the items she dealt with that are about it. Axes about which nothing is
    /// known are not among them; the strongest stands first.
    pub fn beliefs<'o>(&self, axes: usize, offers: &'o Offers, now: Moment, chosen: &[usize]) -> Vec<Belief<'o>> {
        let weights = self.weights(now);
        let of = |axis: usize| {
            let mut strength = if chosen.contains(&axis) { 1.0 } else { 0.0 };
            let mut items = Vec::new();
            for ((kind, key), weight) in &weights {
                if let Some(item) = offers.find(*kind, key).filter(|item| item.axes.contains(&axis)) {
                    strength += weight;
                    items.push(item);
                }
            }
            Belief { axis, strength, chosen: chosen.contains(&axis), items }
        };
        let mut beliefs: Vec<Belief<'o>> = (0..axes).map(of).filter(|own| own.strength > 0.0).collect();
        beliefs.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        beliefs
    }
}

/// What is believed about one axis, and from what it follows.
#[derive(Clone, PartialEq, Debug)]
pub struct Belief<'o> {
    /// The place of the axis.
    pub axis: usize,
    /// How strongly; only its order says something.
    pub strength: f32,
    /// Whether she chose it herself.
    pub chosen: bool,
    /// The items she dealt with.
    pub items: Vec<&'o Item>,
}
