//! A grievance: against which decision, until when it may be lodged, and what was found. Pure.
//!
//! One grievance against each decision. Whoever is not content with the answer has the courts, not a third officer.

use kernel::{Day, Id, Moment, Refusal, RefusalKind, marks};

use crate::applications::model::{Facts, Stage};

/// The fewest characters a grievance is told in: less says nothing that could be examined.
pub const FEWEST: usize = 10;
/// The most characters of a grievance, and of its answer.
pub const MOST: usize = 3000;

/// What a grievance is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The file was rejected.
    Rejection,
    /// The document was issued with something wrong in it.
    Document,
}

impl About {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Rejection, Self::Document];

    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rejection => "rejection",
            Self::Document => "document",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.as_str() == name)
    }
}

/// What the other officer found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// The decision stands.
    Stands,
    /// The grievance is justified: the file is taken up again.
    Justified,
}

impl Ruling {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Stands, Self::Justified];

    /// The name in the database, in figures and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Justified => "justified",
        }
    }

    /// The finding with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.as_str() == name)
    }

    /// The coded grounds it may rest on; the words are `grievance-ground-<code>`.
    pub fn grounds(self) -> &'static [&'static str] {
        match self {
            Self::Stands => &["record_confirms", "not_entitled", "papers_missing", "nothing_new"],
            Self::Justified => &["mistake_of_ours", "new_evidence", "record_changed", "differs_from_record"],
        }
    }
}

/// The answer to a grievance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// When.
    pub at: Moment,
    /// By whom; never told to the citizen.
    pub by: Id<marks::Staff>,
    /// What was found.
    pub finding: Ruling,
    /// The coded ground, one of [`Ruling::grounds`].
    pub ground: String,
    /// The reasons in words, until they are forgotten.
    pub words: Option<String>,
}

/// A grievance as kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grievance {
    /// Its identifier, in the file's bucket.
    pub id: Id<Grievance>,
    /// What it is about.
    pub about: About,
    /// The moment of the decision.
    pub against: Moment,
    /// The coded reason of that decision, if it was a rejection.
    pub reject_reason: Option<String>,
    /// Accounts of those who took part in the decision.
    pub took_part: Vec<Id<marks::Staff>>,
    /// What the citizen wrote, until it is forgotten.
    pub words: Option<String>,
    /// When it was lodged.
    pub lodged_at: Moment,
    /// By when an answer is promised.
    pub answer_by: Moment,
    /// The answer.
    pub answered: Option<Answered>,
    /// When the file was taken up again.
    pub reopened_at: Option<Moment>,
}

/// A decision that somebody may not be content with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Of which kind.
    pub about: About,
    /// When it was taken.
    pub at: Moment,
}

/// The decision by which a file ended, if it is one of ours. What the citizen withdrew or never paid was nobody's decision.
pub fn decision(facts: &Facts) -> Option<Decision> {
    match facts.stage() {
        Stage::Rejected => facts.rejected.map(|(at, _)| Decision { about: About::Rejection, at }),
        Stage::Issued => facts.issued_at.map(|at| Decision { about: About::Document, at }),
        _ => None,
    }
}

/// Everybody who took part in the decision, each once.
pub fn took_part(facts: &Facts) -> Vec<Id<marks::Staff>> {
    let rejected = facts.rejected.and_then(|(_, staff)| staff);
    let others = [facts.claimed, facts.recommended, facts.approved].into_iter().flatten().map(|(_, staff)| staff);
    let mut staff: Vec<_> = others.chain(rejected).collect();
    staff.sort_unstable_by_key(|staff| staff.uuid());
    staff.dedup();
    staff
}

/// Whether the fees of the file were given back with its rejection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fees {
    /// They are kept, so the file can go on.
    Kept,
    /// They are given back; another application costs no more than this one would.
    GivenBack,
}

/// How the owner of a file stands to a grievance against its decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nothing was decided.
    NotDecided,
    /// The fees went back with the decision: a new application is the way on.
    FeesGivenBack,
    /// The last day has passed.
    TooLate(Day),
    /// One was lodged against this decision: it is being examined, or answered.
    Lodged(Box<Grievance>),
    /// It may be lodged, until this day.
    May(Decision, Day),
}

/// How the owner stands. `today` and the day of the decision are civil days where she lives; `earlier` are the grievances
/// of the file.
pub fn standing(facts: &Facts, (last, today): (Option<Day>, Day), fees: Fees, earlier: Vec<Grievance>) -> Standing {
    let (Some(decision), Some(last)) = (decision(facts), last) else { return Standing::NotDecided };
    if let Some(lodged) = earlier.into_iter().find(|one| one.against == decision.at) {
        return Standing::Lodged(Box::new(lodged));
    }
    if decision.about == About::Rejection && fees == Fees::GivenBack {
        return Standing::FeesGivenBack;
    }
    if today > last { Standing::TooLate(last) } else { Standing::May(decision, last) }
}

/// The decision against which a grievance may be lodged now.
///
/// # Errors
/// A conflict that says why not.
pub fn may_lodge(standing: &Standing) -> Result<Decision, Refusal> {
    let refused = |code, text| Err(Refusal::new(RefusalKind::Conflict, code, text));
    match standing {
        Standing::May(decision, _) => Ok(*decision),
        Standing::NotDecided => refused("grievance.not_decided", "grievance-refused-not-decided"),
        Standing::FeesGivenBack => refused("grievance.fees_given_back", "grievance-refused-fees-given-back"),
        Standing::TooLate(_) => refused("grievance.too_late", "grievance-refused-too-late"),
        Standing::Lodged(_) => Err(lodged_already()),
    }
}

/// There is one grievance against each decision.
pub(super) fn lodged_already() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "grievance.lodged_already", "grievance-refused-lodged-already")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::applications::model::{RegistryOutcome, Step};

    fn staff(number: u128) -> Id<marks::Staff> {
        Id::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn rejected_at(at: Moment) -> Facts {
        let steps = [
            Step::Submit,
            Step::Pay,
            Step::RegistryAnswers(RegistryOutcome::Found),
            Step::Claim(staff(1)),
            Step::Recommend(staff(1)),
            Step::Reject(staff(2)),
        ];
        steps.into_iter().try_fold(Facts::opened(at), |facts, step| facts.after(step, at)).unwrap()
    }

    fn lodged(against: Moment) -> Grievance {
        Grievance {
            id: Id::from_uuid(uuid::Uuid::from_u128(9)),
            about: About::Rejection,
            against,
            reject_reason: Some("not_entitled".into()),
            took_part: Vec::new(),
            words: None,
            lodged_at: against,
            answer_by: against,
            answered: None,
            reopened_at: None,
        }
    }

    #[test]
    fn everybody_who_took_part_is_named_once() {
        assert_eq!(took_part(&rejected_at(Moment::from_microsecond(1))), [staff(1), staff(2)]);
    }

    proptest! {
        /// Whatever the days: one grievance a decision, none after the last day, none where nothing was decided.
        #[test]
        fn it_may_be_lodged_once_and_in_time(after in -3_i32..3, earlier: bool, given: bool, other: bool) {
            let at = Moment::from_microsecond(1_000_000);
            let last = Day::new(2026, 3, 10).unwrap();
            let today = last.plus_days(after);
            let fees = if given { Fees::GivenBack } else { Fees::Kept };
            let mut before = Vec::new();
            if other {
                before.push(lodged(Moment::from_microsecond(5)));
            }
            if earlier {
                before.push(lodged(at));
            }
            let standing = standing(&rejected_at(at), (Some(last), today), fees, before);
            let may = may_lodge(&standing).is_ok();
            prop_assert_eq!(may, !earlier && !given && after <= 0, "{:?}", standing);
        }
    }

    #[test]
    fn nothing_decided_is_nothing_to_grieve_at() {
        let facts = Facts::opened(Moment::from_microsecond(1));
        let today = Day::new(2026, 3, 10).unwrap();
        assert_eq!(standing(&facts, (None, today), Fees::Kept, Vec::new()), Standing::NotDecided);
    }

    #[test]
    fn names_read_back() {
        assert!(About::ALL.into_iter().all(|about| About::parse(about.as_str()) == Some(about)));
        assert!(Ruling::ALL.into_iter().all(|finding| Ruling::parse(finding.as_str()) == Some(finding)));
        assert!(Ruling::Stands.grounds().iter().all(|ground| !Ruling::Justified.grounds().contains(ground)));
    }
}
