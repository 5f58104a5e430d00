//! An event as somebody who wants to come sees it. Everything is computed from moments.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Failure, Id, Locale, Moment, Outcome, marks};

use crate::content::{Happening, Kind, Page, Place, Showing, Shown, ZONE};

/// An event that is shown now.
#[derive(Clone)]
pub struct Gathering {
    /// Its page.
    pub shown: Arc<Shown>,
    /// When and where it takes place.
    pub happens: Happening,
}

/// Whether one can register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Anybody may come; there is no registration.
    NoRegistration,
    /// Registration opens at this moment.
    Soon(Moment),
    /// Registration is open until this moment.
    Open(Moment),
    /// Registration is closed, and the event is still to come.
    Closed,
    /// The event began or is over.
    Over,
}

/// One registration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attendance {
    /// Its identifier.
    pub id: Id<Attendance>,
    /// The account.
    pub account: Id<marks::Account>,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When a place was given; on the waiting list, if none was.
    pub placed_at: Option<Moment>,
    /// How many wait before it.
    pub ahead: i64,
}

/// How an event is filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seats {
    /// How many have a place.
    pub placed: i64,
    /// How many wait for one.
    pub waiting: i64,
}

impl Gathering {
    /// The event a page is about, if it is about one.
    pub fn of(shown: &Arc<Shown>) -> Option<Self> {
        let happens = shown.content.happens.clone().filter(|_| shown.content.kind == Kind::Event)?;
        Some(Self { shown: Arc::clone(shown), happens })
    }

    /// The event of this name.
    ///
    /// # Errors
    /// Not found.
    pub fn named(showing: &Showing, slug: &str) -> Outcome<Self> {
        Self::of(showing.page(Place::News, slug)?).ok_or_else(Failure::not_found)
    }

    /// Every event that is shown, the next first.
    pub fn all(showing: &Showing) -> Vec<Self> {
        let mut all: Vec<Self> = showing.pages().filter_map(Self::of).collect();
        all.sort_by(|one, other| {
            let key = |own: &Self| (own.happens.begins, own.happens.moments().map(|(starts, _)| starts));
            key(one).cmp(&key(other)).then_with(|| one.slug().cmp(other.slug()))
        });
        all
    }

    /// Its page.
    pub fn page(&self) -> Id<Page> {
        self.shown.page.id
    }

    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        &self.shown.page.slug
    }

    /// When and where it takes place, as a digest by which a change is noticed.
    pub fn whereabouts(&self) -> Vec<u8> {
        let moments = self.happens.moments().map(|(starts, ends)| format!("{starts} {ends}"));
        let days = format!("{} {}", self.happens.begins, self.happens.ends);
        let place = &self.happens.place;
        let online = self.happens.online.as_deref().unwrap_or_default();
        let whole = [moments.unwrap_or(days).as_str(), place.get(Locale::AR), place.get(Locale::EN), online].join("\n");
        digest(&SHA256, whole.as_bytes()).as_ref().to_vec()
    }

    /// How many places there are; none where there is no registration.
    pub fn places(&self) -> i64 {
        self.happens.registration.as_ref().map_or(0, |own| i64::from(own.places))
    }

    /// Whether it began.
    pub fn has_begun(&self, now: Moment) -> bool {
        match self.happens.moments() {
            Some((starts, _)) => starts <= now,
            None => self.happens.begins <= now.day_in(ZONE),
        }
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Moment) -> bool {
        match self.happens.moments() {
            Some((_, ends)) => ends <= now,
            None => self.happens.ends < now.day_in(ZONE),
        }
    }

    /// Whether one can register now.
    pub fn door(&self, now: Moment) -> Door {
        if self.has_begun(now) {
            return Door::Over;
        }
        match self.happens.window() {
            None => Door::NoRegistration,
            Some((opens, _)) if now < opens => Door::Soon(opens),
            Some((_, closes)) if now < closes => Door::Open(closes),
            Some(_) => Door::Closed,
        }
    }
}

impl Attendance {
    /// Whether it has a place.
    pub fn is_placed(&self) -> bool {
        self.placed_at.is_some()
    }
}
