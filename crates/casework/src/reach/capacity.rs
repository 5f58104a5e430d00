//! Those who ask in a capacity: for somebody they represent, by a link, or with the pen of somebody else's draft. Whoever
//! represents another owns the file that was opened in that capacity and stands to it as any owner does, but for the paper
//! that is asked for when it is submitted; all others own nothing and meet what strangers meet, but for the one act that
//! was lent to them.

use std::time::Duration;

use kernel::{Actor, Id, Moment, Outcome, StaffRole};
use service_model::capacity::Capacity;
use uuid::Uuid;

use super::{
    answer::{Reply, plainly},
    asker::{Asker, MISSION, owner},
    place::{Place, now},
};
use crate::{
    applications::{
        model::{Act, Facts, Stage},
        uploads::inspect,
    },
    assistance,
    mandates::{self, Issuer, Mandate},
    payments::by_link,
};

/// In which capacity somebody asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum InCapacity {
    /// The father, guardian of his child: the record says who he is.
    Father,
    /// The paternal grandfather, whose papers were accepted.
    Grandfather,
    /// Whom a court appointed, and an officer accepted the judgment.
    CourtGuardian,
    /// Whom a court appointed as he says: nobody has compared the judgment.
    CourtGuardianUnproven,
    /// By a power of attorney that names this service.
    Attorney,
    /// By one that names another service.
    AttorneyOutOfScope,
    /// By one whose last day is over.
    AttorneyExpired,
    /// The other person whose signature a declaration needs.
    CoSigner,
    /// Whoever holds the owner's link to pay.
    Payer,
    /// A citizen who holds the pen of the draft.
    Helper,
    /// An officer at the counter who holds the pen of the draft.
    CounterOfficer,
    /// Somebody who says to be an heir of the owner.
    Heir,
}

/// A service that no paper names but one for another service.
const ELSE: &str = "another_service";

impl InCapacity {
    /// Every capacity, in the order of the page.
    pub const ALL: [Self; 12] = [
        Self::Father,
        Self::Grandfather,
        Self::CourtGuardian,
        Self::CourtGuardianUnproven,
        Self::Attorney,
        Self::AttorneyOutOfScope,
        Self::AttorneyExpired,
        Self::CoSigner,
        Self::Payer,
        Self::Helper,
        Self::CounterOfficer,
        Self::Heir,
    ];

    /// The name on the page of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Father => "father, as guardian",
            Self::Grandfather => "grandfather, as guardian",
            Self::CourtGuardian => "court-appointed guardian",
            Self::CourtGuardianUnproven => "court-appointed guardian, unproven",
            Self::Attorney => "attorney",
            Self::AttorneyOutOfScope => "attorney, for another service",
            Self::AttorneyExpired => "attorney, deed expired",
            Self::CoSigner => "co-signer",
            Self::Payer => "payer by link",
            Self::Helper => "helper, holds the pen",
            Self::CounterOfficer => "counter officer, holds the pen",
            Self::Heir => "heir",
        }
    }

    /// In which capacity of the law he opened a file of his own; the others opened none.
    pub fn represents(self) -> Option<Capacity> {
        match self {
            Self::Father => Some(Capacity::Father),
            Self::Grandfather => Some(Capacity::Grandfather),
            Self::CourtGuardian | Self::CourtGuardianUnproven => Some(Capacity::CourtGuardian),
            Self::Attorney | Self::AttorneyOutOfScope | Self::AttorneyExpired => Some(Capacity::Attorney),
            Self::CoSigner | Self::Payer | Self::Helper | Self::CounterOfficer | Self::Heir => None,
        }
    }

    /// The actor that commands see.
    pub(super) fn actor(self) -> Actor {
        match self {
            Self::Payer => Actor::Visitor,
            Self::CounterOfficer => Actor::Staff {
                staff: Asker::In(self).staff().uuid(),
                roles: vec![StaffRole::MissionOfficer],
                missions: vec![MISSION.to_owned()],
            },
            Self::CoSigner | Self::Helper | Self::Heir => {
                Actor::Citizen { account: Uuid::from_u128(100 + self as u128) }
            }
            _ => Actor::Citizen { account: owner().uuid() },
        }
    }

    /// The paper he holds, if his capacity needs one.
    fn paper(self, service: &str) -> Option<Mandate> {
        let capacity = self.represents().filter(|capacity| capacity.needs_paper())?;
        let today = now().day_in("UTC");
        let good_for = if self == Self::AttorneyOutOfScope { ELSE } else { service };
        Some(Mandate {
            id: Id::from_uuid(Uuid::from_u128(41)),
            account: owner(),
            capacity,
            principal_index: PERSON.to_vec(),
            issuer: Issuer::ALL.into_iter().find(|issuer| issuer.proves(capacity))?,
            services: vec![good_for.to_owned()],
            issued_on: today.plus_days(-60),
            expires_on: (self == Self::AttorneyExpired).then(|| today.plus_days(-1)),
            proof: Id::from_uuid(Uuid::from_u128(42)),
            proof_kind: inspect::Kind::Pdf,
            mission: MISSION.to_owned(),
            asked_at: now(),
            checked: (self != Self::CourtGuardianUnproven).then(|| (now(), Ok(()))),
            revoked_at: None,
        })
    }
}

/// The index of the person who is represented.
const PERSON: &[u8] = &[1];

/// What follows when he asks.
///
/// # Errors
/// The refusals of the commands, and faults.
pub(super) fn asked(place: &Place<'_>, act: Act, who: InCapacity) -> Outcome<Result<Vec<Facts>, Reply>> {
    match (who, who.represents()) {
        (_, Some(capacity)) => represented(place, act, (who, capacity)),
        (InCapacity::Payer, _) if act == Act::Pay => paid_by_link(place).map(Ok),
        (InCapacity::Helper | InCapacity::CounterOfficer, _) if act == Act::Answer => written(place, who).map(Ok),
        _ => plainly(place, act, Asker::In(who)),
    }
}

/// As the owner of a file that was opened in the capacity.
fn represented(
    place: &Place<'_>,
    act: Act,
    (who, capacity): (InCapacity, Capacity),
) -> Outcome<Result<Vec<Facts>, Reply>> {
    // Where no row of kinship has the capacity nobody asks in it, and no file is submitted without the paper that it needs.
    let asks = place.service.kinship.iter().any(|row| row.capacity == Some(capacity));
    if !asks || (place.stage() != Stage::Draft && must_hold(place, who, capacity).is_err()) {
        return Ok(Err(Reply::NoWay));
    }
    let done = plainly(place, act, Asker::In(who))?;
    if act == Act::Submit && done.is_ok() {
        must_hold(place, who, capacity)?;
    }
    Ok(done)
}

fn must_hold(place: &Place<'_>, who: InCapacity, capacity: Capacity) -> Outcome<()> {
    let held: Vec<Mandate> = who.paper(&place.service.key).into_iter().collect();
    let today = now().day_in("UTC");
    mandates::must_be_held(&held, (capacity, PERSON), &place.service.key, today)
}

/// By a link that the owner made while the file waited for money, as long as that lives.
fn paid_by_link(place: &Place<'_>) -> Outcome<Vec<Facts>> {
    let file = place.file();
    let link = by_link::PayerLink {
        id: Id::from_uuid(Uuid::from_u128(43)),
        file: file.id,
        made_at: now(),
        expires_at: later(),
        revoked_at: None,
        used_at: None,
    };
    let _permit = by_link::may_pay(&link, &file, now())?;
    Ok(vec![place.facts.clone()])
}

fn later() -> Moment {
    now().plus(Duration::from_secs(3_600))
}

/// In a draft whose pen is his.
fn written(place: &Place<'_>, who: InCapacity) -> Outcome<Vec<Facts>> {
    let actor = who.actor();
    let (kind, helper, _) = assistance::helper(&actor)?;
    let help = assistance::Help {
        id: Id::from_uuid(Uuid::from_u128(44)),
        file: place.file().id,
        kind,
        helper,
        began_at: now(),
        ended_at: (!place.file().is_unsubmitted_draft()).then(now),
    };
    let _permit = assistance::may_prepare(&actor, &place.file(), Some(&help))?;
    Ok(vec![place.facts.clone()])
}
