//! Learning every night from those who agree; forgetting whoever withdrew, and learning anew without her; and hearing what was
//! applied for.

use std::{collections::HashMap, time::Duration};

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Actor, Failure, Id, Moment, Outcome, RefusalKind, marks};
use serde::Deserialize;

use super::{
    commands,
    item::{Item, Kind},
    model::{self, Act},
    policy,
    ports::Tally,
    recommender::Interests,
    store::{self as rows, Built, Taught},
};

/// How many accounts are read at once.
const AT_ONCE: i64 = 500;

/// The job `discovery.learn`, run every night and after somebody withdrew.
pub(crate) struct Rebuild(pub Interests);

impl Rebuild {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.learn";
}

#[async_trait]
impl Handler for Rebuild {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    /// A million people take a few minutes.
    fn limit(&self) -> Duration {
        Duration::from_secs(60 * 60)
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let offers = self.0.offers(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let begun = cx.now();
        rows::forget_older(&mut cx, model::too_old(begun)).await?;
        cx.commit().await?;
        let mut count = Count::new(&self.0, offers.items().iter().map(Item::id).collect());
        let mut after = None;
        loop {
            let mut cx = store.begin(Actor::System(Self::KIND)).await?;
            let accounts = rows::accounts_after(&mut cx, after, AT_ONCE).await?;
            let Some(last) = accounts.last() else { break };
            after = Some(*last);
            let consenting = policy::consenting(&mut cx, &accounts).await?;
            for own in rows::taught(&mut cx, &consenting, model::too_old(begun)).await? {
                count.add(&own);
            }
            cx.commit().await?;
        }
        let axes = self.0.axes().version;
        let built = tokio::task::spawn_blocking(move || count.learn(begun, axes)).await;
        let built = built.map_err(|error| Failure::fault("learning what concerns people", error))??;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        // Whoever withdrew while it was counted may still be in it.
        if rows::due_since(&mut cx, begun).await? {
            return Ok(Done::Later(Duration::from_secs(1)));
        }
        rows::keep(&mut cx, &built, digest(&SHA256, &built.body).as_ref()).await?;
        job.settle(&mut cx).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Counting people, with the names of the places.
struct Count {
    tally: Box<dyn Tally>,
    people: i32,
    items: Vec<String>,
    places: HashMap<String, usize>,
    countries: Vec<String>,
    professions: Vec<String>,
}

impl Count {
    fn new(interests: &Interests, items: Vec<String>) -> Self {
        let places = items.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        Self {
            tally: interests.0.learner.tally(items.len()),
            people: 0,
            items,
            places,
            countries: Vec::new(),
            professions: Vec::new(),
        }
    }

    /// What there is no longer teaches nothing.
    fn add(&mut self, own: &Taught) {
        let items: Vec<usize> = own.items.iter().filter_map(|name| self.places.get(name).copied()).collect();
        if items.is_empty() {
            return;
        }
        let country = own.country.as_deref().and_then(|key| placed(&mut self.countries, key));
        let profession = own.profession.as_deref().and_then(|key| placed(&mut self.professions, key));
        self.tally.add(country, profession, &items);
        self.people += 1;
    }

    fn learn(self, built_at: Moment, axes: i32) -> Outcome<Built> {
        Ok(Built {
            version: 0,
            built_at,
            learned_of: self.people,
            axes,
            items: self.items,
            countries: self.countries,
            professions: self.professions,
            body: self.tally.learn()?,
        })
    }
}

fn placed(names: &mut Vec<String>, name: &str) -> Option<u16> {
    let place = names.iter().position(|own| own == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    u16::try_from(place).ok()
}

/// The job `discovery.forget_interests`, which comes when an account took its consent back; its payload is `{account}`. Whoever
/// consented anew meanwhile keeps what was kept since.
pub(crate) struct ForgetInterests;

impl ForgetInterests {
    /// The kind of job, known to people.
    pub const KIND: &'static str = "discovery.forget_interests";
}

#[derive(Deserialize)]
struct About {
    account: Id<marks::Account>,
}

#[async_trait]
impl Handler for ForgetInterests {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let About { account } = job.read()?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        if policy::consenting(&mut cx, &[account]).await?.is_empty() {
            commands::forget(&mut cx, account).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Hears that an application was submitted: which service it is for, and nothing of what stands in it.
pub(crate) struct Applied(pub Interests);

impl Applied {
    /// The event, as a job.
    pub const KIND: &'static str = "on:application.submitted";
}

#[derive(Deserialize)]
struct OfFile {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Applied {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let OfFile { file } = job.read()?;
        let offers = self.0.offers(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let (account, service) = self.0.0.applications.of(&mut cx, file).await?;
        match commands::note(&mut cx, &offers, account, (Kind::Service, &service, Act::Applied)).await {
            // Who closed her account meanwhile leaves nothing behind.
            Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::NotFound => {}
            noted => {
                noted?;
                cx.commit().await?;
            }
        }
        Ok(Done::Finished)
    }
}
