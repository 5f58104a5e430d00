//! What concerns people, learned by the engine; and which application was for which service, from casework.

use std::sync::Arc;

use async_trait::async_trait;
use casework::applications::store as files;
use discovery::interests::ports::{Applications, Asked, Because, Learned, Learner, Put, Tally};
use kernel::{Id, Outcome, marks};
use learning::recommend::{Balance, Gram, Model, Person, Prior, Ranker, Reason, Segment, Tuning, diverse};
use store::{Cx, Scope};

/// The engine.
pub struct Ease;

struct Counting {
    gram: Gram,
    prior: Prior,
}

struct Known(Model);

impl Learner for Ease {
    fn tally(&self, items: usize) -> Box<dyn Tally> {
        Box::new(Counting { gram: Gram::new(items), prior: Prior::new(items) })
    }

    fn read(&self, bytes: &[u8]) -> Outcome<Arc<dyn Learned>> {
        Ok(Arc::new(Known(Model::from_bytes(bytes)?)))
    }

    fn blank(&self) -> Arc<dyn Learned> {
        Arc::new(Known(Model::blank(0)))
    }
}

impl Tally for Counting {
    fn add(&mut self, country: Option<u16>, profession: Option<u16>, items: &[usize]) {
        self.gram.add(items);
        self.prior.add(Segment { country, profession }, items);
    }

    fn learn(self: Box<Self>) -> Outcome<Vec<u8>> {
        Ok(Model::learn(&self.gram, self.prior, Tuning::default())?.to_bytes())
    }
}

impl Learned for Known {
    fn put(&self, asked: &Asked<'_>) -> Vec<Put> {
        let ranker = Ranker::new(&self.0, asked.axes);
        let segment = Segment { country: asked.country, profession: asked.profession };
        let person = Person { history: asked.history, segment, chosen: asked.chosen };
        let ranked = ranker.rank(&person, asked.candidates);
        let put = diverse(&ranker, &ranked, asked.most, Balance::default()).into_iter();
        put.map(|own| Put { item: own.item, because: because(ranker.reason(&person, own.item)) }).collect()
    }
}

fn because(reason: Reason) -> Because {
    match reason {
        Reason::Item(item) => Because::Item(item),
        Reason::Axis(axis) => Because::Axis(axis),
        Reason::Segment(own) => {
            Because::Segment { country: own.country.is_some(), profession: own.profession.is_some() }
        }
        Reason::Popular => Because::Popular,
        Reason::Offered => Because::Offered,
    }
}

/// Casework as interests see it.
pub struct AppliedFor;

#[async_trait]
impl Applications for AppliedFor {
    async fn of(&self, cx: &mut Cx, file: Id<marks::Application>) -> Outcome<(Id<marks::Account>, String)> {
        let file = files::load(cx, &Scope::System("discovery.interests"), file).await?;
        Ok((file.owner, file.service))
    }
}
