//! A parcel: what can be done with it, and how far it is. Pure.
//!
//! How far a carrier has it is the greatest of what it reported, by one total order: an end outweighs what is not one, then
//! the later moment wins. A greatest element does not care in which order, or how often, its set was told, so pushes that
//! come late, twice or reversed end in the same place.

use kernel::{Id, Moment, Outcome, Refusal, RefusalKind, marks};
use service_model::country::DeliveryMode;

/// What a carrier reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Taken from us.
    Accepted,
    /// On its way.
    InTransit,
    /// Kept, for instance by customs.
    Held,
    /// With the person who brings it.
    OutForDelivery,
    /// Brought, and nobody took it.
    Failed,
    /// Not to be found.
    Lost,
    /// Brought back to us.
    Returned,
    /// Taken by the recipient.
    Delivered,
}

impl Status {
    /// Every status, in the order that decides between two of one moment.
    pub const ALL: [Self; 8] = [
        Self::Accepted,
        Self::InTransit,
        Self::Held,
        Self::OutForDelivery,
        Self::Failed,
        Self::Lost,
        Self::Returned,
        Self::Delivered,
    ];

    /// The name in the database, in events and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::InTransit => "in_transit",
            Self::Held => "held",
            Self::OutForDelivery => "out_for_delivery",
            Self::Failed => "failed",
            Self::Lost => "lost",
            Self::Returned => "returned",
            Self::Delivered => "delivered",
        }
    }

    /// The status with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether the carrier has nothing more to do.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Delivered | Self::Returned | Self::Lost)
    }
}

/// One thing a carrier reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The carrier's id of it.
    pub event: String,
    /// What.
    pub status: Status,
    /// When it happened.
    pub at: Moment,
}

/// Where the carrier has it, whatever the order and number of the reports.
pub fn standing(reports: &[Report]) -> Option<&Report> {
    reports.iter().max_by_key(|report| (report.status.is_end(), report.at, report.status, report.event.as_str()))
}

/// Why the copies are not attested although that was paid; the text is `delivery-not-attested-<code>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAttested {
    /// The ministry of foreign affairs did not know seal or signature.
    SealNotKnown,
    /// It attests no document of this kind for use there.
    NotForAttestation,
    /// It asks for something that only the applicant can bring, such as the original or an earlier attestation.
    ApplicantNeeded,
}

impl NotAttested {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::SealNotKnown, Self::NotForAttestation, Self::ApplicantNeeded];

    /// The name in the database, in events, in the API and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SealNotKnown => "seal_not_known",
            Self::NotForAttestation => "not_for_attestation",
            Self::ApplicantNeeded => "applicant_needed",
        }
    }

    /// The reason with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }

    /// The key of its words.
    pub fn text(self) -> String {
        format!("delivery-not-attested-{}", self.as_str().replace('_', "-"))
    }
}

/// A parcel's moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Shipment {
    /// Its id.
    pub id: Id<Shipment>,
    /// Its file.
    pub file: Id<marks::Application>,
    /// Which copy of the file it is: 1, and one more each time it is sent again.
    pub turn: i16,
    /// How it goes.
    pub mode: DeliveryMode,
    /// How many copies it holds, as asked for.
    pub copies: i16,
    /// Whether the ministry of foreign affairs is to attest each of them before it is closed.
    pub attest: bool,
    /// Its number on the label, if a carrier brings it.
    pub number: Option<String>,
    /// When it was asked for.
    pub opened_at: Moment,
    /// When the last of its copies was printed on a blank.
    pub printed_at: Option<Moment>,
    /// When its copies came back attested.
    pub attested_at: Option<Moment>,
    /// When it was decided that they are sent without, and why.
    pub not_attested: Option<(Moment, NotAttested)>,
    /// When it was decided that none of its copies is printed, so that nothing is sent.
    pub called_off_at: Option<Moment>,
    /// When it was closed and labelled.
    pub packed_at: Option<Moment>,
    /// When the carrier was told of it.
    pub announced_at: Option<Moment>,
    /// When the carrier would not have it, and its code.
    pub refused: Option<(Moment, String)>,
    /// When the mission had it.
    pub arrived_at: Option<Moment>,
    /// When somebody took it over the counter.
    pub collected_at: Option<Moment>,
    /// When another parcel took its place.
    pub replaced_at: Option<Moment>,
    /// The parcel in whose envelope it lies, where several go to one place; its number is that one's.
    pub within: Option<Id<Shipment>>,
    /// Everything reported about it.
    pub reports: Vec<Report>,
}

/// How far a parcel is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stage {
    /// A copy of the document is to be printed.
    ToPrint,
    /// Printed, and to be attested by the ministry of foreign affairs.
    ToAttest,
    /// It is printed and to be packed.
    ToPack,
    /// It is packed and waits for the carrier, or for the pouch.
    Packed,
    /// The carrier would not have it.
    Refused,
    /// The carrier has it.
    Carried(Status),
    /// It lies at the mission.
    Waiting,
    /// Somebody took it over the counter.
    Collected,
    /// Another parcel took its place.
    Replaced,
    /// None of its copies is printed, and nothing is sent.
    CalledOff,
}

impl Stage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ToPrint => "to-print",
            Self::ToAttest => "to-attest",
            Self::ToPack => "to-pack",
            Self::Packed => "packed",
            Self::Refused => "refused",
            Self::Waiting => "waiting",
            Self::Collected => "collected",
            Self::Replaced => "replaced",
            Self::CalledOff => "called-off",
            Self::Carried(status) => match status {
                Status::Accepted => "accepted",
                Status::InTransit => "in-transit",
                Status::Held => "held",
                Status::OutForDelivery => "out-for-delivery",
                Status::Failed => "failed",
                Status::Lost => "lost",
                Status::Returned => "returned",
                Status::Delivered => "delivered",
            },
        }
    }

    /// Whether nothing more is awaited.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Collected | Self::Replaced | Self::CalledOff | Self::Carried(Status::Delivered))
    }

    /// Whether the parcel is not under way to anybody, so that the file is open for another address.
    pub fn is_reopened(self) -> bool {
        matches!(self, Self::Refused | Self::Carried(Status::Returned | Status::Lost))
    }

    /// Whether something is wrong that a person must look at.
    pub fn is_trouble(self) -> bool {
        self.is_reopened() || matches!(self, Self::Carried(Status::Held | Status::Failed))
    }
}

/// What may be done with a parcel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Act {
    /// Binding a blank to one of its copies and printing on it.
    Print,
    /// Deciding that a copy is not printed.
    Drop,
    /// Throwing a printed sheet away and starting again.
    Spoil,
    /// Noting that its copies came back attested.
    Attest,
    /// Deciding that they are sent without being attested.
    RefuseAttestation,
    /// Closing and labelling it.
    Pack,
    /// Noting that the mission has it.
    Arrive,
    /// Giving it to somebody over the counter.
    HandOver,
    /// Sending another one in its place.
    SendAgain,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 9] = [
        Self::Print,
        Self::Drop,
        Self::Spoil,
        Self::Attest,
        Self::RefuseAttestation,
        Self::Pack,
        Self::Arrive,
        Self::HandOver,
        Self::SendAgain,
    ];
}

impl Shipment {
    /// How far it is.
    pub fn stage(&self) -> Stage {
        if self.replaced_at.is_some() {
            Stage::Replaced
        } else if self.called_off_at.is_some() {
            Stage::CalledOff
        } else if self.collected_at.is_some() {
            Stage::Collected
        } else if self.arrived_at.is_some() {
            Stage::Waiting
        } else if let Some(report) = standing(&self.reports) {
            Stage::Carried(report.status)
        } else if self.packed_at.is_none() {
            match self.printed_at {
                None => Stage::ToPrint,
                Some(_) if self.awaits_attestation() => Stage::ToAttest,
                Some(_) => Stage::ToPack,
            }
        } else if self.refused.is_some() && self.announced_at.is_none() {
            Stage::Refused
        } else {
            Stage::Packed
        }
    }

    /// Whether it is still to be attested.
    pub fn awaits_attestation(&self) -> bool {
        self.is_to_be_attested() && self.attested_at.is_none()
    }

    /// Whether what is in it is attested or will be.
    pub fn is_to_be_attested(&self) -> bool {
        self.attest && self.not_attested.is_none()
    }

    /// When nothing more was awaited of it, as far as is known now.
    pub fn ended_at(&self) -> Option<Moment> {
        let delivered = standing(&self.reports).filter(|report| report.status == Status::Delivered);
        self.replaced_at.or(self.called_off_at).or(self.collected_at).or(delivered.map(|report| report.at))
    }

    /// The parcel whose label the envelope bears: itself, or the one it lies with.
    pub fn envelope(&self) -> Id<Self> {
        self.within.unwrap_or(self.id)
    }

    /// Whether the act may be done now.
    pub fn may(&self, act: Act) -> bool {
        let (stage, is_carried) = (self.stage(), self.mode.is_carried());
        match act {
            Act::Print | Act::Drop => stage == Stage::ToPrint,
            Act::Spoil => matches!(stage, Stage::ToPrint | Stage::ToAttest | Stage::ToPack),
            Act::Attest => stage == Stage::ToAttest,
            Act::RefuseAttestation => matches!(stage, Stage::ToPrint | Stage::ToAttest) && self.awaits_attestation(),
            Act::Pack => stage == Stage::ToPack,
            Act::Arrive => stage == Stage::Packed && !is_carried,
            Act::HandOver => stage == Stage::Waiting,
            Act::SendAgain => stage.is_reopened(),
        }
    }

    /// Refuses an act that may not be done now.
    ///
    /// # Errors
    /// The conflict `delivery.not_now`.
    pub fn must_allow(&self, act: Act) -> Outcome<()> {
        if self.may(act) {
            Ok(())
        } else {
            Err(Refusal::new(RefusalKind::Conflict, "delivery.not_now", "delivery-refusal-not-now").into())
        }
    }
}

/// Where a parcel goes: all that a carrier is told of anybody.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Recipient {
    /// Who may take it.
    pub name: String,
    /// Where that person is rung.
    pub phone: String,
    /// The address, line by line.
    pub address: Vec<String>,
}

/// Who took a parcel over the counter.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Collector {
    /// The name on the paper that was shown.
    pub name: String,
    /// Its number.
    pub paper: String,
}

/// The parcel that counts among those of a file: the newest.
pub fn latest(shipments: Vec<Shipment>) -> Option<Shipment> {
    shipments.into_iter().max_by_key(|shipment| shipment.turn)
}
