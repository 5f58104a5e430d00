//! What is tried and what was taken over, in memory, and which way a visit sees. The way follows from a keyed hash of the trial
//! and of the account or the network: the same person sees the same, and nothing is written down or set in a browser for it.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ::store::{Store, vault::RootKey};
use kernel::{Actor, Outcome};
use uuid::Uuid;
use web::Visit;

use super::{
    model::{Place, Tries, Variant, Wording, topic},
    store as rows,
};
use crate::{Ports, insights};

/// How old the copy in memory may be.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// What is shown otherwise than it is written.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Live {
    pub id: Uuid,
    pub place: Place,
    pub variant: Variant,
    /// Whether everybody sees it.
    pub adopted: bool,
}

/// What is tried. Cloning is cheap; all clones share one copy.
#[derive(Clone, Default)]
pub struct Trials(Arc<Held>);

type Held = Mutex<Option<(Instant, Arc<Vec<Live>>)>>;

impl Trials {
    /// Nothing, until it is first asked.
    pub fn new() -> Self {
        Self::default()
    }

    /// Compares the copy in memory with the database at once.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn refresh(&self, store: &Store) -> Outcome<()> {
        let mut cx = store.begin(Actor::System("discovery.trials")).await?;
        let live = rows::live(&mut cx).await?;
        cx.commit().await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::new(live)));
        Ok(())
    }

    async fn live(&self, store: &Store) -> Outcome<Arc<Vec<Live>>> {
        let held = || self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match held() {
            Some((read_at, live)) if read_at.elapsed() < FRESH_FOR => Ok(live),
            _ => {
                self.refresh(store).await?;
                Ok(held().map(|(_, live)| live).unwrap_or_default())
            }
        }
    }

    /// The other way at a place, if this visit sees it. That it saw either is told of whoever agreed to be counted.
    async fn seen(&self, v: &Visit, ports: &Ports, place: Place) -> Outcome<Option<Variant>> {
        let live = self.live(v.site().store()).await?;
        let Some(own) = live.iter().find(|own| own.place == place) else { return Ok(None) };
        if own.adopted {
            return Ok(Some(own.variant.clone()));
        }
        let other = is_other(v, own.id);
        let told = insights::Told::of(insights::Kind::Trial);
        let (topic, step) = (topic(own.id), if other { "1" } else { "0" });
        insights::listen(v, &ports.insights.scrub, &told.about(&topic).at(step)).await?;
        Ok(other.then(|| own.variant.clone()))
    }
}

/// Whether this visit sees the other way.
fn is_other(v: &Visit, trial: Uuid) -> bool {
    let who = v.account().map_or_else(|_| v.network(), |account| account.to_string());
    let tag = v.site().store().vault().mac(RootKey::Session, "discovery.trial", format!("{trial}:{who}").as_bytes());
    tag[0] & 1 == 1
}

/// What a search says that found nothing, as this visit sees it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn nothing_found(v: &Visit, ports: &Ports) -> Outcome<String> {
    wording(v, ports, Wording::SearchNothing).await
}

/// The hint of search, as this visit sees it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn search_hint(v: &Visit, ports: &Ports) -> Outcome<String> {
    wording(v, ports, Wording::SearchHint).await
}

/// The hint of the assistant, as this visit sees it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn ask_hint(v: &Visit, ports: &Ports) -> Outcome<String> {
    wording(v, ports, Wording::AskHint).await
}

/// The offer of a human, as this visit sees it.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn human_offer(v: &Visit, ports: &Ports) -> Outcome<String> {
    wording(v, ports, Wording::AskHuman).await
}

async fn wording(v: &Visit, ports: &Ports, wording: Wording) -> Outcome<String> {
    let seen = ports.trials.seen(v, ports, Place::Wording(wording)).await?;
    let words = seen.as_ref().and_then(|own| own.words(v.locale())).map(str::to_owned);
    Ok(words.unwrap_or_else(|| v.t(wording.text())))
}

/// What a search that found nothing advises, in the order this visit sees.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn tries(v: &Visit, ports: &Ports) -> Outcome<Vec<Tries>> {
    match ports.trials.seen(v, ports, Place::TriesOrder).await? {
        Some(Variant::Order(order)) => Ok(order),
        _ => Ok(Tries::ALL.to_vec()),
    }
}
