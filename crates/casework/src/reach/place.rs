//! A place at which a file of a service can stand: its facts, and whose turn it is. Places are found by walking, never made.

use std::time::Duration;

use kernel::{Bucket, Id, Moment, Outcome, Reference, SeededDice, marks};
use service_model::{RegistrySearch, Service, country::Calendar};
use uuid::Uuid;
use work::items::{Holder, Item, NewItem, Queue};

use super::{
    answer::after,
    asker::{Asker, MISSION, owner},
};
use crate::{
    applications::model::{ACTS, Act, Application, Facts, RegistryOutcome, Stage, Step},
    desk::turns,
};

/// Those by whom a file goes on.
const MOVERS: [Asker; 4] = [Asker::Owner, Asker::Officer, Asker::Approver, Asker::Job];

/// Everything happens at one moment: rounds are told apart by what happened and not by when.
pub(super) fn now() -> Moment {
    Moment::from_microsecond(0)
}

/// A file of a service somewhere on its way.
#[derive(Clone, Debug)]
pub struct Place<'s> {
    /// The service in whose definition it stands.
    pub service: &'s Service,
    /// What has happened to it.
    pub facts: Facts,
}

impl<'s> Place<'s> {
    /// A draft that was just opened.
    pub fn start(service: &'s Service) -> Self {
        Self { service, facts: Facts::opened(now()) }
    }

    /// A draft that came of a file whose record was never found.
    ///
    /// # Errors
    /// A fault if no file can come so far.
    pub fn turned_into(service: &'s Service) -> Outcome<Self> {
        let way =
            [Step::Submit, Step::Pay, Step::RegistryAnswers(RegistryOutcome::NotLocated), Step::TurnIntoRegistration];
        let facts = way.into_iter().try_fold(Facts::opened(now()), |facts, step| facts.after(step, now()))?;
        Ok(Self { service, facts })
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.facts.stage()
    }

    /// Every place that can be reached from here, this one included, going only where the system lets somebody go. Whoever
    /// may do the same as the officer leads to the same places and is not followed, nor is a file that turns: it goes on in
    /// another service.
    ///
    /// # Errors
    /// Only faults.
    pub fn reachable(&self) -> Outcome<Vec<Self>> {
        let (mut found, mut waiting) = (Vec::<Self>::new(), vec![self.clone()]);
        while let Some(place) = waiting.pop() {
            if found.iter().any(|known| known.facts == place.facts) {
                continue;
            }
            waiting.extend(place.next()?);
            found.push(place);
        }
        Ok(found)
    }

    /// Whether some end can be reached from here. It stops at the first.
    ///
    /// # Errors
    /// Only faults.
    pub fn reaches_an_end(&self) -> Outcome<bool> {
        let (mut found, mut waiting) = (Vec::<Self>::new(), std::collections::VecDeque::from([self.clone()]));
        while let Some(place) = waiting.pop_front() {
            if place.stage().is_end() {
                return Ok(true);
            }
            if found.iter().all(|known| known.facts != place.facts) {
                waiting.extend(place.next()?);
                found.push(place);
            }
        }
        Ok(false)
    }

    /// The places to which one act of anybody leads.
    fn next(&self) -> Outcome<Vec<Self>> {
        let mut next = Vec::new();
        for act in every_act().into_iter().filter(|act| *act != Act::TurnIntoRegistration) {
            for asker in MOVERS {
                if let Ok(all) = after(self, act, asker)? {
                    next.extend(all.into_iter().map(|facts| Self { facts, ..self.clone() }));
                }
            }
        }
        Ok(next)
    }

    /// The file as commands load it. It has a mission from its submission on.
    pub(crate) fn file(&self) -> Application {
        let dice = SeededDice::new(1);
        let bucket = Bucket::draw(&dice);
        Application {
            id: file_id(),
            owner: owner(),
            reference: Reference::draw(bucket, &dice),
            service: self.service.key.clone(),
            definition_revision: 1,
            country: String::new(),
            mission: self.facts.submitted_at.map(|_| MISSION.to_owned()),
            used_at: None,
            used_in: None,
            quote: None,
            promised_on: None,
            facts: self.facts.clone(),
            reject_reason: None,
            held: None,
            version: 1,
        }
    }

    /// The queue in which the file has an open turn, if it has one: with the officer who examines, also while the citizen is
    /// asked, and with the Authority.
    ///
    /// # Errors
    /// A fault if the workflow has no stage that examines.
    pub(super) fn queue(&self) -> Outcome<Option<Queue>> {
        Ok(match self.stage() {
            Stage::UnderReview | Stage::ActionRequired => Some(turns::examined_in(self.service)?),
            Stage::Recommended => Some(Queue::Authority),
            _ => None,
        })
    }

    /// The open turn in the hands of `holder`, or free.
    ///
    /// # Errors
    /// As [`Place::queue`].
    pub(super) fn turn(&self, holder: Option<Id<marks::Staff>>) -> Outcome<Option<Item>> {
        let Some(queue) = self.queue()? else { return Ok(None) };
        let file = self.file();
        let new = NewItem {
            file: file.id,
            reference: file.reference,
            queue,
            mission: MISSION,
            country: "",
            service: &self.service.key,
            budget: Duration::from_secs(3600),
            calendar: &Calendar::default(),
            holder: None,
        };
        let mut item = new.item(Id::from_uuid(Uuid::from_u128(21)), now());
        item.holder = holder.map(|staff| Holder { staff, since: now() });
        item.with_citizen_since = (self.stage() == Stage::ActionRequired).then_some(now());
        Ok(Some(item))
    }

    /// Whether the people of the file are known with their kin: from when it came to the desk.
    pub(super) fn kin_known(&self) -> bool {
        self.facts.registry.is_some_and(|(_, outcome)| outcome == RegistryOutcome::Found)
            || self.facts.sent_to_desk_at.is_some()
    }

    /// Whether the registry enters the event before a document is made of it.
    pub(super) fn enters(&self) -> bool {
        self.service.registry.as_ref().is_some_and(RegistrySearch::enters) && self.facts.entered_at.is_none()
    }

    /// What the registry can answer: nothing but "go on" where nothing is sought.
    pub(super) fn registry_answers(&self) -> Vec<RegistryOutcome> {
        let seeks = self.service.registry.as_ref().is_some_and(|search| !search.enters());
        let all = [RegistryOutcome::Found, RegistryOutcome::NotLocated, RegistryOutcome::Mismatch];
        if seeks { all.to_vec() } else { vec![RegistryOutcome::Found] }
    }
}

/// The one file of all places.
fn file_id() -> Id<marks::Application> {
    Id::from_uuid(Uuid::from_u128(31))
}

/// Every act there is, in the order of the table of acts.
pub(super) fn every_act() -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    for (_, act, _) in ACTS {
        if !acts.contains(act) {
            acts.push(*act);
        }
    }
    acts
}
