//! What is put before somebody, and why: what there is for her, ranked by what was learned from many, the newest of it held in
//! memory. Nobody is in what is held.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use ::store::{Cx, Store};
use catalogue::Catalogue;
use kernel::{Actor, Moment, Outcome};

use super::{
    axes::Axes,
    item::{Item, Kind, Offers, Reader, id},
    model::{Act, Profile},
    ports::{Applications, Asked, Because, Groups, Learned, Learner},
    store as rows,
};
use crate::content::Shelf;

/// Interests: the axes, what there is, and what was learned. Cloning is cheap; all clones share one copy.
#[derive(Clone)]
pub struct Interests(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub axes: Axes,
    pub catalogue: Catalogue,
    pub shelf: Shelf,
    pub learner: Arc<dyn Learner>,
    pub applications: Arc<dyn Applications>,
    groups: Arc<dyn Groups>,
    held: Mutex<Option<Arc<Held>>>,
}

/// What was learned last, as it is used.
struct Held {
    version: Option<i64>,
    learned: Arc<dyn Learned>,
    items: Vec<String>,
    countries: Vec<String>,
    professions: Vec<String>,
}

/// Something that is put before somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggested {
    /// What.
    pub item: Item,
    /// Why.
    pub why: Why,
}

/// Why something is put before somebody.
#[derive(Clone, PartialEq, Debug)]
pub enum Why {
    /// Because of another item and what she did with it.
    Item(Item, Act),
    /// Because of an axis she chose; its place.
    Axis(usize),
    /// Because it concerns many of her country, of her profession, or of both: their keys.
    Segment(Option<String>, Option<String>),
    /// Because it concerns many.
    Popular,
    /// Because it is open to her.
    Offered,
}

/// A list of suggestions.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestions {
    /// The suggestions, the first first.
    pub list: Vec<Suggested>,
    /// Which state of what was learned they rest on; none before anybody taught anything.
    pub version: Option<i64>,
}

impl Interests {
    /// Interests over what is published, learned from by this engine.
    ///
    /// # Errors
    /// A fault if the shipped axes cannot be read.
    pub fn new(
        catalogue: Catalogue,
        shelf: Shelf,
        learner: Arc<dyn Learner>,
        (applications, groups): (Arc<dyn Applications>, Arc<dyn Groups>),
    ) -> Outcome<Self> {
        let (axes, held) = (Axes::shipped()?, Mutex::default());
        Ok(Self(Arc::new(Inner { axes, catalogue, shelf, learner, applications, groups, held })))
    }

    /// The axes and professions.
    pub fn axes(&self) -> &Axes {
        &self.0.axes
    }

    /// What there is now.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn offers(&self, store: &Store) -> Outcome<Offers> {
        let snapshot = self.0.catalogue.snapshot(store).await?;
        let showing = self.0.shelf.showing(store).await?;
        let mut cx = store.begin(Actor::System("discovery.interests")).await?;
        let taking = self.0.groups.taking(&mut cx).await?;
        cx.commit().await?;
        Ok(Offers::gather(&self.0.axes, (&snapshot, &taking), &showing, store.now()))
    }

    /// The items to put before a reader, the first first. What is not there for her now is not among them; nor what she declined
    /// or dealt with already.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn suggest(
        &self,
        cx: &mut Cx,
        offers: &Offers,
        (profile, reader): (&Profile, Reader<'_>),
        most: usize,
    ) -> Outcome<Suggestions> {
        let held = self.held(cx).await?;
        let table = Table::of(&held, offers, profile);
        let (history, now) = (table.history(profile, cx.now()), cx.now());
        let chosen = self.chosen(profile);
        let dealt: Vec<usize> = history.iter().map(|(place, _)| *place).collect();
        let candidates: Vec<usize> = offers
            .items()
            .iter()
            .filter(|item| item.is_for(reader) && !profile.declines(item))
            .filter_map(|item| table.place(&item.id()))
            .filter(|place| !dealt.contains(place))
            .collect();
        let asked = Asked {
            history: &history,
            country: place_of(&held.countries, reader.country),
            profession: place_of(&held.professions, profile.profession.as_deref()),
            chosen: &chosen,
            axes: &table.axes,
            candidates: &candidates,
            most,
        };
        let why = |because: Because| match because {
            Because::Item(place) => table.item(place).map_or(Why::Offered, |own| {
                Why::Item(own.clone(), profile.act_on(own.kind, &own.key, now).unwrap_or(Act::Opened))
            }),
            Because::Axis(axis) => Why::Axis(axis),
            Because::Segment { country, profession } => Why::Segment(
                reader.country.filter(|_| country).map(str::to_owned),
                profile.profession.clone().filter(|_| profession),
            ),
            Because::Popular => Why::Popular,
            Because::Offered => Why::Offered,
        };
        let put = held.learned.put(&asked).into_iter();
        let list = put.filter_map(|own| Some(Suggested { item: table.item(own.item)?.clone(), why: why(own.because) }));
        Ok(Suggestions { list: list.collect(), version: held.version })
    }

    /// The places of the axes that were chosen and that there still are.
    pub(super) fn chosen(&self, profile: &Profile) -> Vec<usize> {
        profile.chosen.iter().filter_map(|(key, _)| self.axes().axis(key).map(|(place, _)| place)).collect()
    }

    /// What was learned last: from memory, if that is still the last.
    async fn held(&self, cx: &mut Cx) -> Outcome<Arc<Held>> {
        let newest = rows::newest_version(cx).await?;
        let held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(held) = held.filter(|own| own.version == newest) {
            return Ok(held);
        }
        let held = Arc::new(match rows::newest(cx).await? {
            Some(built) => Held {
                version: Some(built.version),
                learned: self.0.learner.read(&built.body)?,
                items: built.items,
                countries: built.countries,
                professions: built.professions,
            },
            None => Held {
                version: None,
                learned: self.0.learner.blank(),
                items: Vec::new(),
                countries: Vec::new(),
                professions: Vec::new(),
            },
        });
        *self.0.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&held));
        Ok(held)
    }
}

/// The places of items: those of what was learned, then whatever came after it.
struct Table<'a> {
    places: HashMap<String, usize>,
    items: HashMap<usize, &'a Item>,
    axes: Vec<Vec<usize>>,
}

impl<'a> Table<'a> {
    fn of(held: &Held, offers: &'a Offers, profile: &Profile) -> Self {
        let mut places: HashMap<String, usize> = HashMap::new();
        let now = offers.items().iter().map(Item::id);
        let dealt = profile.signals.iter().map(|own| id(own.kind, &own.key));
        for name in held.items.iter().cloned().chain(now).chain(dealt) {
            let next = places.len();
            places.entry(name).or_insert(next);
        }
        let mut axes = vec![Vec::new(); places.len()];
        let mut items = HashMap::new();
        for item in offers.items() {
            if let Some(place) = places.get(&item.id()) {
                axes[*place] = item.axes.clone();
                items.insert(*place, item);
            }
        }
        Self { places, items, axes }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    fn item(&self, place: usize) -> Option<&'a Item> {
        self.items.get(&place).copied()
    }

    /// What she dealt with, as far as it is still there: of what is gone no reason could be told.
    fn history(&self, profile: &Profile, now: Moment) -> Vec<(usize, f32)> {
        let weights = profile.weights(now);
        let own = weights.into_iter().filter_map(|((kind, key), weight): ((Kind, &str), f32)| {
            let place = self.place(&id(kind, key))?;
            self.items.contains_key(&place).then_some((place, weight))
        });
        own.collect()
    }
}

fn place_of(names: &[String], name: Option<&str>) -> Option<u16> {
    let place = names.iter().position(|own| Some(own.as_str()) == name)?;
    u16::try_from(place).ok()
}
