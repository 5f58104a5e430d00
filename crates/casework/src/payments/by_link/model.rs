//! A link and where it stands. Pure.

use std::time::Duration;

use kernel::{Id, Moment, marks};

/// The longest a link lives; it never outlives the price it is for.
pub const LIFE: Duration = Duration::from_secs(7 * 24 * 3600);

/// A link that the owner of a file made for somebody else to pay.
#[derive(Clone, Debug)]
pub struct PayerLink {
    /// Its identifier, in the file's bucket. The address carries a secret instead.
    pub id: Id<PayerLink>,
    /// The file.
    pub file: Id<marks::Application>,
    /// When it was made.
    pub made_at: Moment,
    /// Until when a payment may be started by it.
    pub expires_at: Moment,
    /// When the owner took it back, or made another.
    pub revoked_at: Option<Moment>,
    /// When money was first taken by it; a link pays once.
    pub used_at: Option<Moment>,
}

/// Where a link stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PayerLinkStage)]
pub enum LinkStage {
    /// It can be paid by.
    Open,
    /// It was paid by.
    Used,
    /// It was taken back.
    Revoked,
    /// Its time is over.
    Expired,
}

impl LinkStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Used => "used",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
        }
    }
}

impl PayerLink {
    /// Where it stands at `now`. What was paid by it stays the thing to say of it, whatever came afterwards.
    pub fn stage(&self, now: Moment) -> LinkStage {
        if self.used_at.is_some() {
            LinkStage::Used
        } else if self.revoked_at.is_some() {
            LinkStage::Revoked
        } else if now >= self.expires_at {
            LinkStage::Expired
        } else {
            LinkStage::Open
        }
    }
}

/// Until when a link made at `now` lives, for a price that holds until `price_until`.
pub fn expiry(now: Moment, price_until: Moment) -> Moment {
    now.plus(LIFE).min(price_until)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moment(seconds: i64) -> Moment {
        Moment::from_microsecond(seconds * 1_000_000)
    }

    proptest! {
        #[test]
        fn a_link_is_open_only_before_each_of_its_ends(
            life in 1_i64..1_000, asked in 0_i64..2_000, revoked in proptest::option::of(0_i64..2_000),
            used in proptest::option::of(0_i64..2_000),
        ) {
            let link = PayerLink {
                id: Id::from_uuid(uuid::Uuid::nil()),
                file: Id::from_uuid(uuid::Uuid::nil()),
                made_at: moment(0),
                expires_at: moment(life),
                revoked_at: revoked.map(moment),
                used_at: used.map(moment),
            };
            let open = link.stage(moment(asked)) == LinkStage::Open;
            prop_assert_eq!(open, asked < life && revoked.is_none() && used.is_none());
        }

        #[test]
        fn a_link_never_outlives_its_price(now in 0_i64..1_000_000, price in 1_i64..10_000_000) {
            let until = moment(now + price);
            let end = expiry(moment(now), until);
            prop_assert!(end > moment(now) && end <= until && end <= moment(now).plus(LIFE));
        }
    }
}
