//! What is done about a file whose payer's bank decided for the payer takes two people of finance: the platform bears what is
//! owed and the file goes on, or the file is closed.
//!
//! A file that is closed gives its fees back as its definition says, and what goes back stands against what is owed. A document
//! that was issued stays what it is: what it says is true whoever paid for it.

use std::time::Duration;

use ::store::{Cx, Scope};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Failure, Id, Money, Outcome, StaffRole, marks};
use serde::{Deserialize, Serialize};
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Dispute, DisputeStage, Settlement},
    setting_off, store,
};
use crate::{
    applications::{
        holding,
        model::{Act, Application, HeldFor, Party, Stage, allowed},
        record, registry, store as files,
    },
    certificates, ledger,
    payments::{refusal, store as attempts},
};

/// The act's name in the database.
pub(super) const KIND: &str = "casework.settle_dispute";

/// The act of settling what a lost dispute left; `app` registers it among the acts that take two people.
pub struct SettleDispute {
    /// The catalogue, with which a file goes on.
    pub catalogue: Catalogue,
}

/// What is to be done, and about how much: what is owed may be set off meanwhile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "as")]
    pub settlement: String,
    pub owed: Vec<Money>,
}

impl Asked {
    fn of(subject: &Subject) -> Outcome<Self> {
        Self::deserialize(&subject.details).map_err(|error| Failure::fault("reading a settlement", error))
    }

    fn settlement(&self) -> Outcome<Settlement> {
        Settlement::parse(&self.settlement)
            .filter(|one| Settlement::DECIDED.contains(one))
            .ok_or_else(|| Failure::fault("reading a settlement", format!("nobody decides {}", self.settlement)))
    }
}

/// What two people may decide about a file now; nothing where nothing is owed, or a bank has still to decide.
pub(super) fn possible(file: &Application, disputes: &[Dispute]) -> Vec<Settlement> {
    let undecided = disputes.iter().any(|dispute| dispute.stage() == DisputeStage::Open);
    if undecided || disputes.iter().all(|dispute| dispute.owed_of(file.id).is_none()) {
        return Vec::new();
    }
    let unsettled = disputes.iter().any(|dispute| dispute.owed_of(file.id).is_some() && !dispute.lets_go(file.id));
    let closes = unsettled && closes(file);
    Settlement::DECIDED.into_iter().filter(|one| *one != Settlement::Closed || closes).collect()
}

/// Whether the file stands still for nothing else and where it can be withdrawn, which is how it is closed.
fn closes(file: &Application) -> bool {
    let only = file.held.is_some_and(|held| held.why == HeldFor::Dispute);
    only && file.stage() != Stage::Draft && allowed(file.stage(), Act::Cancel, Party::Owner)
}

/// What is settled: the file, its disputes and what is owed of it, if that is what was asked.
async fn asked_for(cx: &mut Cx, subject: &Subject) -> Outcome<(Application, Vec<Dispute>, Settlement)> {
    let (scope, asked) = (Scope::of(cx.actor())?, Asked::of(subject)?);
    let file = files::load(cx, &scope, Id::<marks::Application>::from_uuid(subject.thing)).await?;
    let disputes = store::of_file(cx, &scope, file.id).await?;
    let settlement = asked.settlement()?;
    let same = ledger::owed_by_payer(cx, file.id).await? == asked.owed;
    if !same || !possible(&file, &disputes).contains(&settlement) {
        return Err(refusal::dispute_not_open());
    }
    Ok((file, disputes, settlement))
}

#[async_trait]
impl ProposedAct for SettleDispute {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "payment-act-settle-dispute"
    }

    fn rules(&self) -> Rules {
        const FINANCE: &[StaffRole] = &[StaffRole::Finance];
        Rules { proposers: FINANCE, deciders: FINANCE, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let (file, _, settlement) = asked_for(cx, subject).await?;
        let issued = certificates::store::issued_of(cx, &file).await?;
        let serial =
            issued.map_or(Words::text("payment-dispute-issued-nothing"), |one| Words::plain(one.serial.as_str()));
        let owed = ledger::owed_by_payer(cx, file.id).await?.into_iter().map(Words::Money).collect();
        Ok(Shown::new(Words::text("payment-act-settle-dispute"))
            .line(Words::text("payment-dispute-file"), Words::plain(file.reference.to_string()))
            .line(Words::text("payment-dispute-issued"), serial)
            .line(Words::text("payment-dispute-owed"), Words::Many(owed))
            .line(
                Words::text("payment-dispute-settlement"),
                Words::text(format!("payment-dispute-settlement-{}", settlement.as_str())),
            ))
    }

    /// Whoever opened the file takes no part in deciding about its money.
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let scope = Scope::of(cx.actor())?;
        let file = files::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
        let owner = people::account_number_hash(cx, file.owner).await?;
        Ok(Excluded { people: owner.into_iter().map(PersonKey).collect(), staff: Vec::new() })
    }

    /// Nor do her kin, as far as they are known.
    async fn kin(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Vec<PersonKey>> {
        let scope = Scope::of(cx.actor())?;
        let file = files::load(cx, &scope, Id::from_uuid(subject.thing)).await?;
        let kin = registry::kin::of(cx, &scope, &file).await?;
        Ok(kin.into_iter().flat_map(|kin| kin.people).map(PersonKey).collect())
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        attempts::lock_file(cx, Id::from_uuid(proposal.subject.thing)).await?;
        let (mut file, disputes, settlement) = asked_for(cx, &proposal.subject).await?;
        for dispute in &disputes {
            let Some(owed) = dispute.owed_of(file.id) else { continue };
            if settlement == Settlement::Borne {
                let name = format!("{}:{}", dispute.id, file.id);
                ledger::post(cx, &ledger::entries::borne(file.id, owed, &name)).await?;
            }
            store::note_settled(cx, dispute.id, file.id, (settlement, Some(proposal.id.uuid()))).await?;
            setting_off::told(cx, dispute, file.id, settlement).await?;
        }
        if settlement == Settlement::Closed {
            // It goes on for the one step that ends it; its fees are given back as after any withdrawal.
            holding::go_on(cx, &self.catalogue, &mut file).await?;
            record::cancelled(cx, &mut file).await?;
        }
        Ok(())
    }
}
