//! A database, a file that waits for 6.50 dirhams, and a gateway with a memory.

use std::sync::{Arc, Mutex};

use ::store::{Cx, Scope, Store, testing::TestDb};
use async_trait::async_trait;
use aws_lc_rs::hmac;
use kernel::{Actor, Bucket, Currency, Day, Id, Locale, Moment, Money, Outcome, Reference, marks};
use service_model::fees::{FeeKind, Line, Quote, Rate};

use super::store as look;
use crate::{
    applications::{
        model::{Application, Facts},
        store as files,
    },
    ledger,
    payments::{
        model::{Attempt, Learned},
        opening::{self, Addresses, PayRequest},
        port::*,
        settling::{self, Settled},
    },
};
use web::webhooks::{Unbelieved, Webhook};

pub const SECRET: &[u8] = b"the gateway's webhook secret, 32+";

/// A gateway that tells what the test put into it and signs its webhooks.
#[derive(Default)]
pub struct Fake {
    pub told: Mutex<Vec<Told>>,
    pub statement: Mutex<Vec<StatementLine>>,
    pub away: Mutex<bool>,
    pub opened: Mutex<Vec<String>>,
    pub wanted: Mutex<Vec<WantedCheckout>>,
    pub refunds: Mutex<Vec<String>>,
    pub refuses_refunds: Mutex<bool>,
}

impl Fake {
    fn reach(&self) -> Outcome<()> {
        if *self.away.lock().unwrap() { Err(kernel::Failure::passing("calling the gateway", "away")) } else { Ok(()) }
    }
}

#[async_trait]
impl Gateway for Fake {
    fn provider(&self) -> &str {
        "fake"
    }
    fn merchant(&self) -> &str {
        "wasl"
    }
    async fn open_checkout(&self, wanted: &WantedCheckout) -> Outcome<OpenCheckout> {
        self.reach()?;
        self.opened.lock().unwrap().push(wanted.reference.clone());
        self.wanted.lock().unwrap().push(wanted.clone());
        let intention = format!("int-{}", wanted.reference);
        Ok(OpenCheckout { url: format!("https://pay.example/{intention}"), intention })
    }
    async fn ask(&self, intention: &str) -> Outcome<Vec<Told>> {
        self.reach()?;
        Ok(self.told.lock().unwrap().iter().filter(|told| told.intention == intention).cloned().collect())
    }
    async fn give_back(&self, refund: &WantedRefund) -> Outcome<RefundAnswer> {
        self.reach()?;
        if *self.refuses_refunds.lock().unwrap() {
            return Ok(RefundAnswer::Refused("too_old".to_owned()));
        }
        self.refunds.lock().unwrap().push(refund.reference.clone());
        Ok(RefundAnswer::Given(format!("rfd-{}", refund.reference)))
    }
    async fn statement(&self, _day: Day) -> Outcome<Vec<StatementLine>> {
        Ok(self.statement.lock().unwrap().clone())
    }
    /// Signed like the real ones: an HMAC over the raw body; the body is `told`'s fields, one a line.
    fn read_webhook(&self, webhook: &Webhook<'_>, now: Moment) -> Result<Told, Unbelieved> {
        let header =
            |name: &str| webhook.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let tag = header("x-signature").and_then(unhex).ok_or(Unbelieved::Signature)?;
        let key = hmac::Key::new(hmac::HMAC_SHA512, SECRET);
        hmac::verify(&key, webhook.body, &tag).map_err(|_| Unbelieved::Signature)?;
        let text = std::str::from_utf8(webhook.body).map_err(|_| Unbelieved::Malformed)?;
        let told = written(text).ok_or(Unbelieved::Malformed)?;
        if now.since(told.at).as_secs() > 300 { Err(Unbelieved::Age) } else { Ok(told) }
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    Some(digits?.chunks(2).map(|pair| (pair[0] * 16 + pair.get(1).copied().unwrap_or(0)) as u8).collect())
}

/// The body of a webhook.
pub fn body(told: &Told) -> String {
    let charged = match told.charged {
        Charged::Pending => "pending",
        Charged::Declined => "declined",
        Charged::Taken => "taken",
        Charged::Disputed => "disputed",
        Charged::DisputeWon => "dispute_won",
        Charged::DisputeLost => "dispute_lost",
    };
    let Told { merchant, intention, reference, transaction, minor, currency, at, dispute, .. } = told;
    let (external, fee) =
        dispute.as_ref().map_or_else(Default::default, |one| (one.external.clone(), one.fee.to_string()));
    let (minor, at) = (minor.to_string(), at.to_string());
    [merchant, intention, reference, transaction, charged, &minor, currency, &at, &external, &fee].join("\n")
}

fn written(text: &str) -> Option<Told> {
    let parts: Vec<&str> = text.split('\n').collect();
    let [merchant, intention, reference, transaction, charged, minor, currency, at, external, fee] = parts.as_slice()
    else {
        return None;
    };
    let charged = match *charged {
        "pending" => Charged::Pending,
        "declined" => Charged::Declined,
        "taken" => Charged::Taken,
        "disputed" => Charged::Disputed,
        "dispute_won" => Charged::DisputeWon,
        "dispute_lost" => Charged::DisputeLost,
        _ => return None,
    };
    Some(Told {
        merchant: (*merchant).to_owned(),
        intention: (*intention).to_owned(),
        reference: (*reference).to_owned(),
        transaction: (*transaction).to_owned(),
        charged,
        minor: minor.parse().ok()?,
        currency: (*currency).to_owned(),
        at: at.parse().ok()?,
        dispute: fee.parse().ok().map(|fee| Disputed { external: (*external).to_owned(), fee }),
    })
}

/// The signature header of a body.
pub fn signature(body: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA512, SECRET);
    hmac::sign(&key, body).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub struct World {
    pub db: TestDb,
    pub gateway: Arc<Fake>,
    pub owner: Id<marks::Account>,
    pub file: Id<marks::Application>,
    pub reference: Reference,
}

impl World {
    pub async fn new() -> Self {
        let db = TestDb::fresh().await.unwrap();
        let store = db.store.clone();
        let bucket = Bucket::new(77).unwrap();
        let owner = Id::new(bucket, store.now(), store.dice().as_ref());
        let file = Application {
            id: Id::new(bucket, store.now(), store.dice().as_ref()),
            owner,
            reference: Reference::draw(bucket, store.dice().as_ref()),
            service: "birth_certificate".to_owned(),
            definition_revision: 1,
            country: "ae".to_owned(),
            mission: None,
            used_at: None,
            used_in: None,
            quote: Some(quote(store.now())),
            promised_on: None,
            facts: Facts::opened(store.now()),
            reject_reason: None,
            held: None,
            version: 1,
        };
        let mut cx = store.begin(Actor::Citizen { account: owner.uuid() }).await.unwrap();
        files::insert(&mut cx, &file).await.unwrap();
        look::freeze(&mut cx, &file).await;
        cx.commit().await.unwrap();
        Self { db, gateway: Arc::default(), owner, file: file.id, reference: file.reference }
    }

    pub fn store(&self) -> &Store {
        &self.db.store
    }

    pub async fn cx(&self) -> Cx {
        self.store().begin(Actor::System("test")).await.unwrap()
    }

    pub async fn file(&self) -> Application {
        let mut cx = self.cx().await;
        files::load(&mut cx, &Scope::System("test"), self.file).await.unwrap()
    }

    pub fn addresses(&self) -> Addresses {
        Addresses { public: "https://wasl.test".to_owned(), hooks: "https://wasl.test".to_owned() }
    }

    pub async fn decide(&self, account: Id<marks::Account>, key: &str) -> Outcome<Attempt> {
        let cx = self.store().begin(Actor::Citizen { account: account.uuid() }).await.unwrap();
        let hash = [0; 32];
        let request = PayRequest { reference: self.reference, locale: Locale::AR, route: "test", key, hash };
        opening::decide(cx, self.gateway.provider(), &request).await
    }

    /// An attempt with its checkout open.
    pub async fn attempt(&self, key: &str) -> Attempt {
        let attempt = self.decide(self.owner, key).await.unwrap();
        let (store, addresses) = (self.store(), self.addresses());
        opening::checkout(store, self.gateway.as_ref(), &addresses, &attempt, self.reference).await.unwrap();
        let mut cx = self.cx().await;
        super::super::store::load(&mut cx, attempt.id).await.unwrap()
    }

    pub fn told(&self, attempt: &Attempt, transaction: &str, charged: Charged) -> Told {
        Told {
            merchant: "wasl".to_owned(),
            intention: format!("int-{}", attempt.id),
            reference: attempt.id.to_string(),
            transaction: transaction.to_owned(),
            charged,
            minor: 650,
            currency: "AED".to_owned(),
            at: self.store().now(),
            dispute: None,
        }
    }

    /// What a bank says of a part of a charge, for which the gateway withholds a fee.
    pub fn told_of_dispute(
        &self,
        attempt: &Attempt,
        (transaction, external): (&str, &str),
        charged: Charged,
        (minor, fee): (i64, i64),
    ) -> Told {
        let dispute = Some(Disputed { external: external.to_owned(), fee });
        Told { minor, dispute, ..self.told(attempt, transaction, charged) }
    }

    pub async fn settle(&self, told: &Told) -> Outcome<Settled> {
        settling::settle(self.store(), self.gateway.as_ref(), told, Learned::Webhook).await
    }

    pub async fn pay(&self) -> Attempt {
        let attempt = self.attempt("key-0001").await;
        let told = self.told(&attempt, "txn-1", Charged::Taken);
        assert_eq!(self.settle(&told).await.unwrap(), Settled::Paid);
        attempt
    }

    /// The newest attempt to pay the file.
    pub async fn attempt_of_file(&self) -> Attempt {
        let mut cx = self.cx().await;
        super::super::store::of_file(&mut cx, &Scope::System("test"), self.file).await.unwrap().remove(0)
    }

    /// The attempt that paid the file.
    pub async fn decide_paid(&self) -> uuid::Uuid {
        let mut cx = self.cx().await;
        super::super::store::of_file(&mut cx, &Scope::System("test"), self.file).await.unwrap()[0].id.uuid()
    }

    /// The gateway's statement: the charge that paid the file, and a refund of `minor`.
    pub async fn states(&self, refund: &crate::payments::refunds::Refund, minor: i64) {
        let line = |flow, external: String, reference: String, minor| StatementLine {
            flow,
            external,
            reference,
            minor,
            currency: "AED".to_owned(),
        };
        *self.gateway.statement.lock().unwrap() = vec![
            line(Flow::Payment, "txn-1".to_owned(), refund.attempt.to_string(), 650),
            line(Flow::Refund, format!("rfd-{}", refund.id), refund.id.to_string(), minor),
        ];
    }

    pub async fn count(&self, table: &str) -> i64 {
        look::count(&mut self.cx().await, table, self.file).await
    }

    /// What an account holds for the file.
    pub async fn balance(&self, account: &str, currency: &str) -> i64 {
        let balances = ledger::of_file(&mut self.cx().await, self.file).await.unwrap();
        let of =
            |balance: &&ledger::Balance| balance.account == account && balance.amount.currency().code() == currency;
        balances.iter().find(of).map_or(0, |balance| balance.amount.minor())
    }
}

/// 85.00 pounds charged as 6.50 dirhams.
fn quote(at: Moment) -> Quote {
    let aed = Currency::new("AED", 2).unwrap();
    let line = |code: &str, kind, minor| Line {
        code: code.to_owned(),
        kind,
        beneficiary: "treasury".to_owned(),
        count: 1,
        amount: Money::new(minor, Currency::EGP),
        indicative: true,
    };
    let valid_until = at.plus(std::time::Duration::from_secs(24 * 3600));
    Quote {
        lines: vec![line("statutory", FeeKind::Statutory, 5000), line("service", FeeKind::Service, 3500)],
        total: Money::new(8500, Currency::EGP),
        charged: Money::new(650, aed),
        rate: Rate { currency: aed, micros: 76_500, source: service_model::Names::alike("test"), at, valid_until },
        at,
        valid_until,
    }
}
