//! A link, where it stands, and what may be asked of one. Pure.

use std::time::Duration;

use kernel::{Id, Moment, Slips, marks};
use serde::Serialize;
use utoipa::ToSchema;

use crate::ports::{Document, Standing};

/// For how many days a link may live.
pub(crate) const DAYS: [i16; 4] = [1, 3, 7, 30];
/// The most looks to which a link may be held.
pub(crate) const MOST_LOOKS: i32 = 100;
/// The longest note of its holder, in characters.
pub(crate) const LONGEST_LABEL: usize = 60;

/// What may be shown besides type, serial, issuer, date and name. This list is closed: religion, the mother's name, the whole
/// number and an address have no place in it, so no mistake of a form or a program can show them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DocumentLinkDetail)]
pub(crate) enum Detail {
    /// The name in Latin letters.
    LatinName,
    /// The year of birth, without day and month.
    BirthYear,
    /// The last three digits of the national number, to compare with a card in hand.
    NumberEnd,
}

impl Detail {
    /// Every one, in the order of the page.
    pub const ALL: [Self; 3] = [Self::LatinName, Self::BirthYear, Self::NumberEnd];

    /// The name in forms, in the API and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LatinName => "latin_name",
            Self::BirthYear => "birth_year",
            Self::NumberEnd => "number_end",
        }
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.as_str() == name)
    }
}

/// A link that the holder of a document made.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Its identifier, in the holder's bucket. The address carries a secret instead.
    pub id: Id<Link>,
    /// Who made it.
    pub account: Id<marks::Account>,
    /// The document.
    pub certificate: Id<marks::Certificate>,
    /// What is shown besides the least.
    pub also: Vec<Detail>,
    /// How often it may be opened; nothing for no such limit.
    pub most: Option<i32>,
    /// Whether its holder is told of the first look.
    pub tell: bool,
    /// How often it was opened.
    pub looks: i32,
    /// When it was made.
    pub made_at: Moment,
    /// Until when it is good.
    pub expires_at: Moment,
    /// When it was first opened.
    pub first_at: Option<Moment>,
    /// When it was last opened.
    pub last_at: Option<Moment>,
    /// When its holder ended it.
    pub ended_at: Option<Moment>,
    /// Her note of whom it is for, sealed.
    pub(crate) label: Option<::store::Sealed<String>>,
}

/// Where a link stands, as its holder is told; whoever looks learns nothing of it. Computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DocumentLinkStage)]
pub(crate) enum Stage {
    /// It can be opened.
    Open,
    /// It was opened as often as it may be.
    UsedUp,
    /// Its holder ended it.
    Ended,
    /// Its days are over.
    Expired,
    /// The document was withdrawn or replaced, or may not be passed on any more.
    DocumentEnded,
}

impl Stage {
    /// The end of its text key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::UsedUp => "used-up",
            Self::Ended => "ended",
            Self::Expired => "expired",
            Self::DocumentEnded => "document-ended",
        }
    }
}

impl Link {
    /// Whether it can be opened at `now`, as far as it itself says.
    pub fn is_open(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.expires_at && self.most.is_none_or(|most| self.looks < most)
    }

    /// Where it stands at `now`; `document` is nothing where there is none any more.
    pub fn stage(&self, document: Option<&Document>, now: Moment) -> Stage {
        let stands = |document: &Document| document.standing == Standing::Valid && document.may_be_shown();
        if self.ended_at.is_some() {
            Stage::Ended
        } else if !document.is_some_and(stands) {
            Stage::DocumentEnded
        } else if now >= self.expires_at {
            Stage::Expired
        } else if !self.is_open(now) {
            Stage::UsedUp
        } else {
            Stage::Open
        }
    }
}

/// What is asked of a link, found to be possible.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub also: Vec<Detail>,
    pub days: i16,
    pub most: Option<i32>,
    pub label: Option<String>,
    pub tell: bool,
}

/// The same as it was typed or sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub also: Vec<String>,
    pub days: Option<i16>,
    /// Nothing for no limit; a number that could not be read is 0.
    pub most: Option<i32>,
    pub label: Option<String>,
    pub tell: bool,
}

impl Asked {
    /// What is asked, if all of it is possible.
    ///
    /// # Errors
    /// A slip at each field that is not.
    pub fn checked(self) -> Result<Wanted, Slips> {
        let mut slips = Slips::new();
        let mut also: Vec<Detail> = self.also.iter().filter_map(|name| Detail::parse(name)).collect();
        if also.len() != self.also.len() {
            slips.add("also", "sharing-slip-also");
        }
        also.sort_unstable();
        also.dedup();
        let days = self.days.filter(|days| DAYS.contains(days));
        if days.is_none() {
            slips.add("days", "sharing-slip-days");
        }
        if self.most.is_some_and(|most| !(1..=MOST_LOOKS).contains(&most)) {
            slips.add("looks", "sharing-slip-looks");
        }
        let label = self.label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
        if label.as_ref().is_some_and(|label| label.chars().count() > LONGEST_LABEL) {
            slips.add("label", "sharing-slip-label");
        }
        let wanted = Wanted { also, days: days.unwrap_or_default(), most: self.most, label, tell: self.tell };
        if slips.is_empty() { Ok(wanted) } else { Err(slips) }
    }
}

impl Wanted {
    /// Until when a link made at `now` is good.
    pub fn until(&self, now: Moment) -> Moment {
        now.plus(Duration::from_secs(u64::from(self.days.unsigned_abs()) * 24 * 60 * 60))
    }
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
            life in 1_i64..1_000, asked in 0_i64..2_000, ended in proptest::option::of(0_i64..2_000),
            most in proptest::option::of(1_i32..5), looks in 0_i32..8,
        ) {
            let link = Link {
                id: Id::from_uuid(uuid::Uuid::nil()),
                account: Id::from_uuid(uuid::Uuid::nil()),
                certificate: Id::from_uuid(uuid::Uuid::nil()),
                also: Vec::new(),
                most,
                tell: false,
                looks,
                made_at: moment(0),
                expires_at: moment(life),
                first_at: None,
                last_at: None,
                ended_at: ended.map(moment),
                label: None,
            };
            let open = asked < life && ended.is_none() && most.is_none_or(|most| looks < most);
            prop_assert_eq!(link.is_open(moment(asked)), open);
            prop_assert_ne!(link.stage(None, moment(asked)), Stage::Open, "without a document nothing is open");
        }
    }

    #[test]
    fn nothing_but_three_data_can_be_asked_for_and_for_no_other_time() {
        let asked = |also: &[&str], days: i16, most: Option<i32>| Asked {
            also: also.iter().map(|name| (*name).to_owned()).collect(),
            days: Some(days),
            most,
            ..Asked::default()
        };
        assert!(asked(&["latin_name", "birth_year", "number_end"], 30, Some(100)).checked().is_ok());
        for name in ["religion", "mother_name", "number", "address", "name", ""] {
            assert!(asked(&[name], 1, None).checked().is_err(), "{name}");
        }
        for (days, most) in [(0, None), (2, None), (31, None), (-1, None), (1, Some(0)), (1, Some(101)), (1, Some(-5))]
        {
            assert!(asked(&[], days, most).checked().is_err(), "{days} {most:?}");
        }
        let twice = asked(&["birth_year", "birth_year"], 1, None).checked().unwrap();
        assert_eq!(twice.also, [Detail::BirthYear]);
    }
}
