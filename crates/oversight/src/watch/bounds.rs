//! From when on somebody is looked at: the limits of helpers and the rules by which a day of reading is flagged, set by two
//! people. A bound changes what is raised from now on, and nothing that was raised before.

use std::time::Duration;

use async_trait::async_trait;
use casework::assistance::{self, Limit, watching};
use kernel::{Failure, Outcome, Refusal, RefusalKind, StaffRole};
use serde_json::json;
use store::Cx;
use uuid::Uuid;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    model::{Kind, Rule},
    store as rows,
};

/// The act's name in the database.
pub(crate) const KIND: &str = "oversight.bound";

/// Who proposes and decides.
pub(crate) const ROLES: &[StaffRole] = &[StaffRole::PrivacyOfficer, StaffRole::Administrator];

/// What a bound is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Of {
    /// Helpers of one kind: so many files within so many days.
    Helpers(assistance::Kind),
    /// A rule of the watch over reading: at least so many files, and the rule's own bound.
    Reading(Kind),
}

impl Of {
    /// Everything that has one, in the order of the page.
    pub fn all() -> impl Iterator<Item = Self> {
        assistance::Kind::ALL.into_iter().map(Self::Helpers).chain(Kind::ALL.into_iter().map(Self::Reading))
    }

    /// The name in proposals and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Helpers(kind) => kind.as_str(),
            Self::Reading(kind) => kind.as_str(),
        }
    }

    /// What has this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|of| of.as_str() == name)
    }

    /// Key of its words.
    pub fn text(self) -> String {
        match self {
            Self::Helpers(kind) => format!("oversight-bound-{}", kind.as_str()),
            Self::Reading(kind) => kind.text(),
        }
    }

    /// Key of the words of its second number, which is counted: days, minutes around working hours, or parts of a hundred.
    pub fn measure(self) -> &'static str {
        match self {
            Self::Helpers(_) => "oversight-days",
            Self::Reading(Kind::OutOfHours) => "oversight-bound-minutes",
            Self::Reading(Kind::ReadsWithoutDeciding | Kind::AboveUsual) => "oversight-bound-percent",
        }
    }

    /// The greatest pair of numbers that makes sense; the database says the same.
    pub fn most(self) -> (u32, u32) {
        match self {
            Self::Helpers(_) => (1_000, 366),
            Self::Reading(_) => (10_000, 100_000),
        }
    }
}

/// Two numbers of a bound: files and days, or the least number of files and the rule's bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bound {
    /// What it is of.
    pub of: Of,
    /// The number of files.
    pub files: u32,
    /// The days, or the rule's own bound.
    pub second: u32,
}

impl Bound {
    /// A bound with numbers that make sense.
    pub fn new(of: Of, files: u32, second: u32) -> Option<Self> {
        let (most, longest) = of.most();
        ((1..=most).contains(&files) && (1..=longest).contains(&second)).then_some(Self { of, files, second })
    }

    /// The subject of a proposal: the bound itself is the thing, so that one proposal about it is open at a time.
    pub fn subject(self) -> Subject {
        let at = Of::all().position(|of| of == self.of).unwrap_or_default();
        Subject {
            thing: Uuid::from_u128(0x626f_756e_6400 + at as u128),
            details: json!({ "of": self.of.as_str(), "files": self.files, "second": self.second }),
        }
    }

    fn read(subject: &Subject) -> Outcome<Self> {
        let number = |name: &str| {
            let number = subject.details.get(name).and_then(serde_json::Value::as_u64);
            number.and_then(|number| u32::try_from(number).ok())
        };
        let of = subject.details.get("of").and_then(serde_json::Value::as_str).and_then(Of::parse);
        let read = || Self::new(of?, number("files")?, number("second")?);
        read().ok_or_else(|| Failure::fault("reading a proposal", "it states no bound"))
    }
}

/// The bound that holds now.
pub(crate) async fn in_force(cx: &mut Cx, of: Of) -> Outcome<Bound> {
    let missing = || Failure::fault("reading a bound", format!("there is none of `{}`", of.as_str()));
    let number = |number: i32| u32::try_from(number).unwrap_or_default();
    match of {
        Of::Helpers(kind) => {
            let limit = watching::limit(cx, kind).await?.ok_or_else(missing)?;
            Ok(Bound { of, files: number(limit.files), second: number(limit.days) })
        }
        Of::Reading(kind) => {
            let rules = rows::rules(cx).await?;
            let rule = rules.into_iter().find(|rule| rule.kind == kind).ok_or_else(missing)?;
            Ok(Bound { of, files: rule.least, second: rule.bound })
        }
    }
}

/// The act of setting a bound; `app` registers it among the acts that take two people.
#[derive(Debug)]
pub struct SetBound;

#[async_trait]
impl ProposedAct for SetBound {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name_text(&self) -> &'static str {
        "oversight-bound-act"
    }

    fn rules(&self) -> Rules {
        Rules { proposers: ROLES, deciders: ROLES, lives: Duration::from_secs(14 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let after = Bound::read(subject)?;
        let before = in_force(cx, after.of).await?;
        if before == after {
            let text = "oversight-refused-bound-same";
            return Err(Refusal::new(RefusalKind::Conflict, "oversight.bound_same", text).into());
        }
        let words = |number: u32| Words::plain(number.to_string());
        let second = match after.of {
            Of::Helpers(_) => "oversight-bound-days",
            Of::Reading(_) => "oversight-bound-own",
        };
        Ok(Shown::new(Words::text("oversight-bound-act"))
            .line(Words::text("oversight-bound-of"), Words::text(after.of.text()))
            .change(Words::text("oversight-bound-files"), words(before.files), words(after.files))
            .change(Words::text(second), words(before.second), words(after.second)))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let bound = Bound::read(&approved.proposal.subject)?;
        match bound.of {
            Of::Helpers(kind) => {
                let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
                let limit = Limit { files: number(bound.files), days: number(bound.second) };
                watching::set_limit(cx, kind, limit).await
            }
            Of::Reading(kind) => rows::set_rule(cx, &Rule { kind, least: bound.files, bound: bound.second }).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bound_is_read_as_it_is_proposed_and_none_beyond_what_makes_sense() {
        for of in Of::all() {
            let (files, second) = of.most();
            let bound = Bound::new(of, files, second).unwrap();
            assert_eq!(Bound::read(&bound.subject()).unwrap(), bound);
            assert_eq!(Of::parse(of.as_str()), Some(of));
            for (files, second) in [(0, 1), (1, 0), (files + 1, 1), (1, second + 1)] {
                assert_eq!(Bound::new(of, files, second), None);
            }
        }
        let things: std::collections::BTreeSet<_> =
            Of::all().filter_map(|of| Bound::new(of, 1, 1)).map(|bound| bound.subject().thing).collect();
        assert_eq!(things.len(), Of::all().count(), "each is a thing of its own");
    }
}
