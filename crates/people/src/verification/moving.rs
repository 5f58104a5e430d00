//! A number goes to the account whose holder proved better to be its person.
//!
//! Somebody may have opened an account with a number that is not hers: relatives know each other's numbers and have each
//! other's cards in the drawer. Whoever the number belongs to is never told that it is held; the document she shows comes to
//! an officer, who compares document and face and proposes the move; a central reviewer who took no part decides. Then the
//! number moves, and with it ends what the former holder could do: sessions, contacts, level, and the unfinished files
//! about that number stand still. It never happens by one person, and never by the picture of a card alone.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use kernel::{Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, StaffRole, marks};
use serde_json::{Value, json};
use store::{
    Cx, Scope,
    jobs::{self, NewJob},
    lookup::{self, LookupKind},
};
use work::proposals::{Approved, Excluded, PersonKey, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    commands::load_within,
    jobs::TELL,
    model::{Comparison, Manner, Verification},
    store as rows,
};
use crate::{
    accounts::{
        self,
        cut::{holder_of, take_number},
        store::Raise,
    },
    ports::AccountFiles,
    same_person::number_index,
};

/// The act's name in the database.
pub const KIND: &str = "people.move_number";

const REASON: &str = "people.move_number";

/// What a proposal carries besides the document it is about.
pub(super) fn details(manner: Manner) -> Value {
    json!({ "manner": manner.as_str() })
}

/// The act.
pub struct MoveNumber {
    /// Told that the number left the former account.
    pub files: Arc<dyn AccountFiles>,
}

#[async_trait]
impl ProposedAct for MoveNumber {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "verification-act-move"
    }

    fn rules(&self) -> Rules {
        Rules {
            proposers: &[StaffRole::MissionOfficer, StaffRole::CentralReviewer],
            deciders: &[StaffRole::CentralReviewer],
            lives: Duration::from_secs(14 * 24 * 60 * 60),
        }
    }

    /// Neither name nor number: the list of proposals knows no missions, the page of the comparison does. The index of the
    /// number binds the decision to it.
    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let Claim { comparison, number, manner, .. } = claim(cx, subject).await?;
        let index = HEXLOWER.encode(&number_index(cx.vault(), &number));
        Ok(Shown::new(Words::text("verification-act-move"))
            .line(Words::text("verification-kind-label"), Words::text(comparison.kind.text()))
            .line(Words::text("verification-manner-label"), Words::text(manner.text()))
            .line(Words::text("verification-move-ends"), Words::text("verification-move-ends-what"))
            .line(Words::text("verification-move-index"), Words::plain(index)))
    }

    /// Nobody decides about her own number, nor about one that her own account holds.
    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        let Claim { comparison, number, former, .. } = claim(cx, subject).await?;
        let mut people = vec![number_index(cx.vault(), &number)];
        people.extend(accounts::store::mark(cx, comparison.account).await?);
        people.extend(accounts::store::mark(cx, former).await?);
        Ok(Excluded { people: people.into_iter().map(PersonKey).collect(), staff: Vec::new() })
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let proposal = approved.proposal;
        let Claim { comparison, number, former, manner } = claim(cx, &proposal.subject).await?;
        let account = comparison.account;
        take_number(cx, former, &number).await?;
        self.files.number_moved(cx, former, &number).await?;
        if !lookup::claim(cx, LookupKind::NationalNumber, number.digits(), account.uuid()).await? {
            return Err(changed());
        }
        accounts::store::raise(cx, account, Some(&number), Raise::Verified).await?;
        if !rows::decide(cx, comparison.id, proposal.proposed_by, None).await? {
            return Err(changed());
        }
        rows::note_move(cx, &comparison, former, (manner, proposal.id.uuid())).await?;
        let blobs = cx.store().blobs().clone();
        blobs.destroy(cx, comparison.image).await?;
        let payload = json!({ "verification": comparison.id, "account": account });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await.map(drop)
    }

    /// Where the second person compares document and account herself before deciding.
    fn page(&self, subject: &Subject) -> Option<String> {
        Some(format!("/desk/identities/{}", Id::<Verification>::from_uuid(subject.thing)))
    }
}

/// What a proposal is about, as things stand.
struct Claim {
    comparison: Comparison,
    number: NationalNumber,
    former: Id<marks::Account>,
    manner: Manner,
}

/// Reads it.
///
/// # Errors
/// Not found once the document is decided; a conflict if no other account holds the number any more.
async fn claim(cx: &mut Cx, subject: &Subject) -> Outcome<Claim> {
    let manner = subject.details.get("manner").and_then(Value::as_str).and_then(Manner::parse);
    let manner =
        manner.ok_or_else(|| Failure::fault("reading a proposal to move a number", "its details are malformed"))?;
    let comparison = load_within(cx, &Scope::System(REASON), Id::from_uuid(subject.thing)).await?;
    let number = comparison.number.ok_or_else(changed)?;
    let former = holder_of(cx, &number).await?.filter(|holder| *holder != comparison.account);
    let former = former.ok_or_else(changed)?;
    if !manner.proves(comparison.kind) {
        return Err(changed());
    }
    Ok(Claim { comparison, number, former, manner })
}

fn changed() -> Failure {
    Refusal::new(RefusalKind::Conflict, "verification.not_held", "verification-refused-not-held").into()
}
