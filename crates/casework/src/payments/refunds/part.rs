//! Giving back one component, or a part of it, takes two people of finance: what is shown is exactly what goes back, and if
//! anything of it changes before the second person decides, the proposal is void.

use std::time::Duration;

use ::store::{
    Cx, Scope,
    jobs::{self, NewJob},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Currency, Failure, Id, Locale, Money, Outcome, StaffRole, marks};
use serde::{Deserialize, Serialize};
use serde_json::json;
use service_model::fees::FeeKind;
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    giving::GIVE,
    returning::{self, Grounds},
    store,
};
use crate::{
    applications::{
        definitions,
        model::{Application, Stage},
        registry, store as files,
    },
    ledger::{self, Change, Component, Holding},
    payments::{model::RefundReason, refusal, store as attempts},
};

/// The act's name in the database.
pub const KIND: &str = "casework.part_refund";

/// The act of giving back one component; `app` registers it among the acts that take two people.
pub struct PartRefund {
    /// The catalogue, for the names of components and today's rate.
    pub catalogue: Catalogue,
}

/// What is to be given back, as codes and amounts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub kind: FeeKind,
    pub code: String,
    pub beneficiary: String,
    /// How much of it, in piastres.
    pub piastres: i64,
    pub reason: String,
}

impl Asked {
    fn of(subject: &Subject) -> Outcome<Self> {
        Self::deserialize(&subject.details).map_err(|error| Failure::fault("reading a part refund", error))
    }

    fn component(&self) -> Component {
        Component { kind: self.kind, code: self.code.clone(), beneficiary: self.beneficiary.clone() }
    }

    fn pounds(&self) -> Money {
        Money::new(self.piastres, Currency::EGP)
    }

    /// The reason, which is one of those a person may give.
    fn reason(&self) -> Outcome<RefundReason> {
        RefundReason::parse(&self.reason)
            .filter(|reason| RefundReason::ASKED.contains(reason))
            .ok_or_else(|| Failure::fault("reading a part refund", format!("no reason to ask for: {}", self.reason)))
    }
}

/// What is held of a file that stands where a component can be given back: paid, not waiting for more, and not standing
/// still.
pub(super) async fn held(cx: &mut Cx, file: &Application) -> Outcome<Vec<Holding>> {
    if file.held.is_some() {
        return Err(refusal::refund_held());
    }
    if file.facts.paid_at.is_none() || matches!(file.stage(), Stage::Draft | Stage::AwaitingPayment) {
        return Err(refusal::nothing_to_give_back());
    }
    let held = ledger::held(cx, file.id).await?;
    if held.is_empty() { Err(refusal::nothing_to_give_back()) } else { Ok(held) }
}

/// What giving this back changes.
///
/// # Errors
/// The refusal `refund.more_than_held` if that is more than is held of the component, or worth nothing in the currency
/// charged.
fn change(held: &[Holding], asked: &Asked) -> Outcome<Change> {
    let wanted = ledger::without(held, &asked.component(), asked.pounds()).ok_or_else(refusal::more_than_held)?;
    let change =
        ledger::rebook(held, &wanted, None).map_err(|error| Failure::fault("counting a part refund", error))?;
    if change.back.is_empty() { Err(refusal::more_than_held()) } else { Ok(change) }
}

async fn file_of(cx: &mut Cx, subject: &Subject) -> Outcome<Application> {
    let scope = Scope::of(cx.actor())?;
    files::load(cx, &scope, Id::<marks::Application>::from_uuid(subject.thing)).await
}

#[async_trait]
impl ProposedAct for PartRefund {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "payment-act-part-refund"
    }

    fn rules(&self) -> Rules {
        const FINANCE: &[StaffRole] = &[StaffRole::Finance];
        Rules { proposers: FINANCE, deciders: FINANCE, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (asked, file) = (Asked::of(subject)?, file_of(cx, subject).await?);
        let held = held(cx, &file).await?;
        let change = change(&held, &asked)?;
        let definition = definitions::of(cx, &self.catalogue, &file).await?;
        let texts = &definition.service.texts;
        let named = |key: String, code: &str| match texts.get(Locale::AR, &key) {
            Some(ar) => Words::Names { ar: ar.to_owned(), en: texts.text(Locale::EN, &key).to_owned() },
            // A component of the service the file turned away from.
            None => Words::plain(code),
        };
        let component = asked.component();
        let kept = held.iter().find(|one| one.component == component).map_or(0, |one| one.pounds.minor());
        let back = change.back.iter().map(|back| Words::Money(*back)).collect();
        Ok(Shown::new(Words::text("payment-act-part-refund"))
            .line(Words::text("payment-refund-file"), Words::plain(file.reference.to_string()))
            .line(Words::text("payment-part-component"), named(format!("fees.{}", asked.code), &asked.code))
            .line(
                Words::text("payment-part-beneficiary"),
                named(format!("beneficiaries.{}", asked.beneficiary), &asked.beneficiary),
            )
            .line(Words::text("payment-refund-reason"), Words::text(format!("payment-refund-reason-{}", asked.reason)))
            .line(Words::text("payment-part-back"), Words::Many(back))
            .change(
                Words::text("payment-part-held"),
                Words::Money(Money::new(kept, Currency::EGP)),
                Words::Money(Money::new(kept - asked.piastres, Currency::EGP)),
            ))
    }

    /// Whoever opened the file takes no part in giving back its money.
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let file = file_of(cx, subject).await?;
        let owner = people::account_number_hash(cx, file.owner).await?;
        Ok(Excluded { people: owner.into_iter().map(PersonKey).collect(), staff: Vec::new() })
    }

    /// Nor do her kin, as far as they are known.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let (scope, file) = (Scope::of(cx.actor())?, file_of(cx, subject).await?);
        let kin = registry::kin::of(cx, &scope, &file).await?;
        Ok(kin.into_iter().flat_map(|kin| kin.people).map(PersonKey).collect())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        attempts::lock_file(cx, Id::from_uuid(proposal.subject.thing)).await?;
        let (asked, file) = (Asked::of(&proposal.subject)?, file_of(cx, &proposal.subject).await?);
        // Whoever held the lock may have given something back meanwhile.
        let held = held(cx, &file).await?;
        let change = change(&held, &asked)?;
        let rate = returning::rate_today(cx, &self.catalogue, &file).await?;
        let grounds = Grounds { reason: asked.reason()?, component: Some(&asked.code), rate: rate.as_ref() };
        for refund in returning::give_back(cx, &file, &change, &grounds).await? {
            store::note_released(cx, refund.id, proposal.id.uuid()).await?;
            let job = NewJob::new(GIVE, json!({ "refund": refund.id })).dedup(format!("give:{}", refund.id));
            jobs::enqueue(cx, job.lane(refund.id.uuid())).await?;
        }
        Ok(())
    }
}
