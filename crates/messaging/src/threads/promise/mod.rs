//! The promised answer to letters in a file: made with the first letter that waits, by the working calendar of the country
//! whose mission holds the file, and kept by the next letter of the desk.
//!
//! One promise waits for a file at a time: writing again neither moves nor shortens it. A broken one is said to the citizen
//! once, in words, and passed to the central review; it ends nothing and decides nothing.

mod job;
pub(crate) mod store;

use ::store::Cx;
#[cfg(test)]
pub(crate) use job::NOTICES;
pub(crate) use job::jobs;
use kernel::{Moment, Outcome, Reference};
use service_model::Country;
use uuid::Uuid;

use super::Strand;
use crate::ports::{FileCard, Offices};

/// A letter that waits for its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// Its id, in the bucket of the file's owner.
    pub id: Uuid,
    /// The file's public reference.
    pub reference: Reference,
    /// When the first letter that waits was sent.
    pub asked: Moment,
    /// By when an answer is promised.
    pub due: Moment,
    /// When the citizen was told that it is late.
    pub late: Option<Moment>,
}

/// The country by whose calendar a mission's answers are counted; the home country where the mission is gone.
pub(crate) fn country<'a>(offices: &'a Offices, card: &FileCard) -> &'a Country {
    let mission = card.mission.as_deref().unwrap_or_default();
    let held = offices.missions().find(|(_, own)| own.key == mission);
    held.map_or(offices.home.as_ref(), |(country, _)| country)
}

/// Promises an answer to a letter that was just written, unless one is promised already.
pub(crate) async fn make(cx: &mut Cx, offices: &Offices, card: &FileCard) -> Outcome<()> {
    let country = country(offices, card);
    let due = country.calendar.deadline(cx.now(), country.letters_within);
    if store::insert(cx, &Strand::of_file(card), card.reference, due).await? {
        job::watch(cx, card, due).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use kernel::{Bucket, Id};
    use service_model::Sources;

    use super::*;

    fn read(name: &str, text: &str) -> Arc<Country> {
        Arc::new(Country::load(&Sources::from_iter([(name.to_owned(), text.to_owned())])).unwrap())
    }

    #[test]
    fn the_calendar_is_that_of_the_mission_and_the_time_that_of_its_country() {
        let offices = Offices {
            home: read("eg.toml", include_str!("../../../../../countries/eg.toml")),
            abroad: vec![read("ae.toml", include_str!("../../../../../countries/ae.toml"))],
            closed: Vec::new(),
        };
        let owner = Id::from_uuid(Uuid::nil());
        let card = |mission: &str| FileCard {
            id: Id::from_uuid(Uuid::nil()),
            owner,
            reference: Reference::draw(Bucket::new(1).unwrap(), &kernel::SeededDice::new(1)),
            mission: Some(mission.to_owned()),
            open: true,
            sober: false,
            sensitive: false,
        };
        assert_eq!(country(&offices, &card("dubai")).key, "ae");
        assert_eq!(country(&offices, &card("gone")).key, "eg");
        for held in [country(&offices, &card("dubai")), country(&offices, &card("gone"))] {
            assert!(held.letters_within >= Duration::from_secs(3600), "{} promises some time", held.key);
            let asked: Moment = "2026-11-22T09:00:00Z".parse().unwrap();
            let due = held.calendar.deadline(asked, held.letters_within);
            assert_eq!(held.calendar.between(asked, due), held.letters_within, "counted in working time");
        }
    }
}
