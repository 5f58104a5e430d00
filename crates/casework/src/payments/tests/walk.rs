//! Money in = fees + refunds + owed, at all times, against the real database: random walks over everything that can happen
//! to the money of a file, in the product's own commands, with the equation looked at after every act.
//!
//! Beside the product walks somebody with a pencil, who notes what the bank took and what it took back. `ledger::walk` does
//! the same without a database and far more often.

use std::sync::Arc;

use ::store::{
    Scope,
    jobs::{self, NewJob, Worker},
};
use catalogue::Catalogue;
use kernel::{Currency, Dice, Money, SeededDice};
use serde_json::json;

use super::{parts, refunds as two_people, store as look, world::World};
use crate::{
    applications::{
        model::{CARRIED, QuoteLine, Stage},
        record, store as files,
    },
    ledger,
    payments::{
        disputes::Resume,
        model::Attempt,
        port::{
            Charged::{self, Declined, DisputeLost, DisputeWon, Disputed, Taken},
            Told,
        },
        refunds::{self, Refund},
    },
};

/// Acts of one walk.
const ACTS: usize = 24;

/// What the gateway charges for a dispute.
const FEE: i64 = 15;

/// Somebody on a walk.
struct Walk {
    world: World,
    dice: SeededDice,
    attempt: Attempt,
    /// What was noted with a pencil: taken from the payer, withheld by the gateway for disputes, left with the payer by banks, and
    /// borne by the platform.
    taken: i64,
    withheld: i64,
    lost: i64,
    borne: i64,
    /// Of what was taken, what was owed after disputes and paid again.
    repaid: i64,
    charges: u32,
    /// Charges that are disputed, each with how much of it; and those that were.
    open: Vec<(u32, i64)>,
    disputed: Vec<u32>,
    closed: bool,
    turned: bool,
    told: Vec<String>,
}

impl Walk {
    async fn begin(seed: u64) -> Self {
        let world = parts::paid().await;
        let mut cx = world.cx().await;
        let attempt =
            crate::payments::store::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
        drop(cx);
        let dice = SeededDice::new(seed);
        let charges = 1;
        Self {
            world,
            dice,
            attempt,
            taken: 650,
            withheld: 0,
            lost: 0,
            borne: 0,
            repaid: 0,
            charges,
            open: Vec::new(),
            disputed: Vec::new(),
            closed: false,
            turned: false,
            told: Vec::new(),
        }
    }

    async fn act(&mut self) {
        // Something is owed seldom, because what is to be given back is set off first: then it is often dealt with.
        let owed = self.open.is_empty() && self.world.balance("payer_receivable", "AED").await > 0;
        let (name, done) = match self.dice.below(15) {
            0..=5 if owed => return self.decided().await,
            6..=9 if owed => ("what is owed is paid again", self.paid_again().await),
            0 => ("the last charge is told again", self.told_again().await),
            1 => ("a charge comes that settles nothing", self.charged_again().await),
            2 => ("the bank declines", self.declined().await),
            3 | 4 => ("a component goes back", self.part().await),
            5 | 6 => ("a refund is released and given", self.give(false).await),
            7 => ("the gateway refuses a refund", self.give(true).await),
            8 => ("the file costs less", self.costs_less().await),
            9 => ("what is owed is paid again", self.paid_again().await),
            _ if self.told.len() + 4 > ACTS => ("the file is withdrawn", self.withdrawn().await),
            _ if self.open.is_empty() => ("a bank takes money back", self.disputed().await),
            _ if self.dice.below(2) == 0 => ("a bank decides against us", self.lost().await),
            _ => ("a bank gives money back to us", self.won().await),
        };
        self.told.push(format!("{name}{}", if done { "" } else { " (not possible)" }));
    }

    async fn told_again(&self) -> bool {
        let told = self.world.told(&self.attempt, &format!("txn-{}", self.charges), Taken);
        self.world.settle(&told).await.unwrap();
        true
    }

    async fn charged_again(&mut self) -> bool {
        self.charges += 1;
        let told = self.world.told(&self.attempt, &format!("txn-{}", self.charges), Taken);
        self.world.settle(&told).await.unwrap();
        self.taken += 650;
        true
    }

    async fn declined(&self) -> bool {
        let told = self.world.told(&self.attempt, "txn-declined", Declined);
        self.world.settle(&told).await.unwrap();
        true
    }

    /// Two people give back a part of one component, if it is worth anything in the currency charged.
    async fn part(&self) -> bool {
        let held = ledger::held(&mut self.world.cx().await, self.world.file).await.unwrap();
        if held.is_empty() {
            return false;
        }
        let one = &held[self.dice.below(held.len() as u32) as usize];
        let most = u32::try_from(one.pounds.minor()).unwrap();
        let piastres = 1 + self.dice.below(most.max(1));
        let component = &one.component;
        let details = json!({ "kind": component.kind, "code": component.code, "beneficiary": component.beneficiary,
                              "piastres": piastres, "reason": "not_provided" });
        match parts::propose(&self.world, details).await {
            Ok(proposal) => {
                parts::approve(&self.world, &proposal, 2).await.unwrap();
                true
            }
            // Less than a fils, or a file that is over: refused, and nothing moved.
            Err(_) => false,
        }
    }

    async fn give(&self, refuses: bool) -> bool {
        let listed =
            refunds::of_file(&mut self.world.cx().await, &Scope::System("test"), self.world.file).await.unwrap();
        let Some(open) = listed.iter().find(|refund: &&Refund| refund.can_be_released()) else { return false };
        if self.world.file().await.held.is_some() {
            assert!(
                two_people::release(&self.world, open).await.is_err(),
                "nothing is given back while it is disputed"
            );
            return false;
        }
        *self.world.gateway.refuses_refunds.lock().unwrap() = refuses;
        two_people::release(&self.world, open).await.unwrap();
        two_people::give(&self.world).await;
        *self.world.gateway.refuses_refunds.lock().unwrap() = false;
        true
    }

    /// It turns, once, into something for which less is asked than was paid; what is over goes back by itself.
    async fn costs_less(&mut self) -> bool {
        let file = self.world.file().await;
        if self.turned || file.stage() != Stage::Paid {
            return false;
        }
        self.turned = true;
        let mut quote = file.quote.clone().unwrap();
        let line = |code: &str, minor: i64, of: usize| QuoteLine {
            code: code.to_owned(),
            amount: Money::new(minor, Currency::EGP),
            ..file.quote.as_ref().unwrap().lines[of].clone()
        };
        let asked = i64::from(1 + self.dice.below(3_000));
        quote.lines = vec![line("registration", asked, 0), line(CARRIED, -5000, 0), line(CARRIED, -3500, 1)];
        quote.total = Money::new(asked - 8_500, Currency::EGP);
        quote.charged = Money::zero(quote.charged.currency());
        let mut cx = self.world.cx().await;
        look::turn(&mut cx, self.world.file, &quote).await;
        cx.commit().await.unwrap();
        for _ in 0..2 {
            refunds::reprice(self.world.store(), &Catalogue::new(), self.world.file).await.unwrap();
        }
        true
    }

    async fn withdrawn(&self) -> bool {
        let mut cx = self.world.cx().await;
        let mut file = files::load(&mut cx, &Scope::System("test"), self.world.file).await.unwrap();
        if record::cancelled(&mut cx, &mut file).await.is_err() {
            return false;
        }
        cx.commit().await.unwrap();
        for _ in 0..2 {
            refunds::after_end(self.world.store(), &Catalogue::new(), self.world.file).await.unwrap();
        }
        true
    }

    /// The payer's bank takes one of the charges back, or a part of it; told twice, it is one.
    async fn disputed(&mut self) -> bool {
        let left: Vec<u32> = (1..=self.charges).filter(|charge| !self.disputed.contains(charge)).collect();
        if left.is_empty() {
            return false;
        }
        let charge = left[self.dice.below(left.len() as u32) as usize];
        let minor = if self.dice.below(3) == 0 { 650 } else { i64::from(1 + self.dice.below(650)) };
        for _ in 0..2 {
            self.told_of((charge, minor), Disputed).await;
        }
        self.disputed.push(charge);
        self.open.push((charge, minor));
        self.withheld += FEE;
        assert!(self.world.file().await.held.is_some(), "the file stands still");
        true
    }

    async fn won(&mut self) -> bool {
        let Some(disputed) = self.open.pop() else { return false };
        for _ in 0..2 {
            self.told_of(disputed, DisputeWon).await;
        }
        true
    }

    async fn lost(&mut self) -> bool {
        let Some(disputed) = self.open.pop() else { return false };
        for _ in 0..2 {
            self.told_of(disputed, DisputeLost).await;
        }
        // The first decision stays.
        self.told_of(disputed, DisputeWon).await;
        self.lost += disputed.1;
        true
    }

    /// Later in its life a file is closed where it can be; else the platform bears what is owed.
    async fn decided(&mut self) {
        let closed = self.told.len() > ACTS / 6 && self.dice.below(3) > 0 && self.settled("closed").await;
        if closed {
            self.told.push("the file is closed for what is owed".to_owned());
        } else {
            assert!(self.settled("borne").await, "it can be borne: {:#?}", self.told);
            self.told.push("the platform bears what is owed".to_owned());
        }
    }

    /// Two people decide about what is owed, if that can be decided so.
    async fn settled(&mut self, settlement: &str) -> bool {
        let owed = ledger::owed_by_payer(&mut self.world.cx().await, self.world.file).await.unwrap();
        let details = json!({ "as": settlement, "owed": owed });
        let proposed = parts::propose_act(&self.world, "casework.settle_dispute", details).await;
        let Ok(proposal) = proposed else { return false };
        parts::approve(&self.world, &proposal, 2).await.unwrap();
        if settlement == "borne" {
            self.borne += owed.iter().map(|one| one.minor()).sum::<i64>();
        } else {
            self.closed = true;
            assert_eq!(self.world.file().await.stage(), Stage::Cancelled);
            refunds::after_end(self.world.store(), &Catalogue::new(), self.world.file).await.unwrap();
        }
        true
    }

    async fn told_of(&self, (charge, minor): (u32, i64), what: Charged) {
        let (transaction, external) = (format!("txn-{charge}"), format!("dsp-{charge}"));
        let told = self.world.told_of_dispute(&self.attempt, (&transaction, &external), what, (minor, FEE));
        self.world.settle(&told).await.unwrap();
    }

    /// The owner pays again what is owed; told twice, it is one.
    async fn paid_again(&mut self) -> bool {
        let key = format!("again-{}", self.told.len());
        let Ok(attempt) = super::debts::decided(&self.world, &key).await else { return false };
        let told = Told { minor: attempt.amount.minor(), ..self.world.told(&attempt, &key, Taken) };
        for _ in 0..2 {
            self.world.settle(&told).await.unwrap();
        }
        self.taken += told.minor;
        self.repaid += told.minor;
        true
    }

    /// What follows from events about disputes, as jobs do it.
    async fn resume(&self) {
        let mut cx = self.world.cx().await;
        let mut handlers: Vec<Arc<dyn jobs::Handler>> = Vec::new();
        for on in ["on:payment.dispute_won", "on:payment.dispute_settled"] {
            jobs::enqueue(&mut cx, NewJob::new(on, json!({ "file": self.world.file }))).await.unwrap();
            handlers.push(Arc::new(Resume { on, catalogue: Catalogue::new() }));
        }
        cx.commit().await.unwrap();
        Worker::new(self.world.store().clone(), handlers).drain().await.unwrap();
    }

    /// What must be true after every act.
    async fn check(&self, seed: u64) {
        let told = format!("walk {seed} after {:#?}", self.told);
        self.resume().await;
        let mut cx = self.world.cx().await;
        let (taken, given, owed, set_off) = look::money(&mut cx, self.world.file).await;
        let held = ledger::held(&mut cx, self.world.file).await.unwrap();
        let fees: i64 = held.iter().flat_map(|one| &one.charged).map(|money| money.minor()).sum();
        assert_eq!(taken, self.taken, "what was taken is what the bank took: {told}");
        let first = taken - self.repaid;
        assert_eq!(first, fees + given + set_off + owed, "money in = fees + refunds + owed: {told}");
        assert!(held.iter().all(|one| one.pounds.minor() >= 0), "no component is given back beyond its own: {told}");
        let balance = async |account: &str, currency: &str| self.world.balance(account, currency).await;
        let with_banks: i64 = self.open.iter().map(|(_, minor)| minor).sum();
        let gone = with_banks + self.lost + self.withheld;
        assert_eq!(balance("gateway_clearing", "AED").await, taken - given - gone, "clearing: {told}");
        assert_eq!(balance("refunds_payable", "AED").await, -owed, "owed: {told}");
        assert_eq!(balance("charged_back", "AED").await, with_banks, "banks: {told}");
        let with_payer = balance("payer_receivable", "AED").await;
        assert_eq!(with_payer, self.lost - set_off - self.repaid - self.borne, "payers: {told}");
        assert_eq!(balance("disputes_borne", "AED").await, self.borne, "borne: {told}");
        assert_eq!(balance("dispute_costs", "AED").await, self.withheld, "withheld: {told}");
        let still = !self.open.is_empty() || (with_payer > 0 && !self.closed);
        assert_eq!(self.world.file().await.held.is_some(), still, "it goes on once nothing of it is disputed: {told}");
        assert_eq!(balance("citizen_receivable", "EGP").await, 0, "nobody owes what was charged: {told}");
        let pounds: i64 = held.iter().map(|one| one.pounds.minor()).sum();
        let position = balance("fx_difference", "EGP").await + balance("rate_difference", "EGP").await;
        assert_eq!(position, pounds, "what stands in pounds stands against what was charged: {told}");
        assert_eq!(look::uneven(&mut cx, self.world.file).await, 0, "an entry does not balance: {told}");
    }
}

/// Walks in a runtime of its own: a walk that ends waits for its database to be dropped, and must keep no other waiting.
fn walks(seeds: std::ops::Range<u64>) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(walk_all(seeds))
}

async fn walk_all(seeds: std::ops::Range<u64>) -> Vec<String> {
    let mut all = Vec::new();
    for seed in seeds {
        let mut walk = Walk::begin(seed).await;
        walk.check(seed).await;
        for _ in 0..ACTS {
            walk.act().await;
            walk.check(seed).await;
        }
        all.extend(walk.told);
    }
    all
}

#[test]
fn money_in_is_fees_and_refunds_and_owed_after_every_act_on_the_real_database() {
    // Two walk at a time, each with a database of its own; together they are the longest test of this crate.
    let others = std::thread::spawn(|| walks(10..20));
    let told = [walks(0..10), others.join().unwrap()].concat();
    for act in [
        "a charge comes that settles nothing",
        "a component goes back",
        "a refund is released and given",
        "the gateway refuses a refund",
        "the file costs less",
        "the file is withdrawn",
        "a bank takes money back",
        "a bank gives money back to us",
        "a bank decides against us",
        "what is owed is paid again",
        "the platform bears what is owed",
        "the file is closed for what is owed",
    ] {
        assert!(told.iter().any(|done| done == act), "no walk went this way: {act}");
    }
}
