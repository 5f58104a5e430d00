//! A nomination: its facts, and how it stands, which follows from them, the criteria and the day. Pure.

use kernel::{Day, Id, Moment, marks};

use super::criteria::{Criteria, Scores};
use crate::experts::{ZONE, ministry::Ministry};

/// How many assess in a round.
pub const SEATS: usize = 2;

/// A nomination.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nomination {
    /// Its identifier, which tells nothing of whom it is about.
    pub id: Id<Nomination>,
    /// Whom it is about.
    pub account: Id<marks::Account>,
    /// The title, by key.
    pub title: String,
    /// The version of the criteria that holds for it.
    pub criteria: i32,
    /// The ministry that nominated, and its member of staff; nothing where she nominated herself.
    pub by: Option<(Ministry, Id<marks::Staff>)>,
    /// Why.
    pub statement: String,
    /// When.
    pub nominated_at: Moment,
    /// When she agreed to it; at once where she nominated herself.
    pub agreed_at: Option<Moment>,
    /// When she declined or withdrew it.
    pub withdrawn_at: Option<Moment>,
    /// What she objects to, and when.
    pub objection: Option<(Moment, String)>,
    /// What she was answered, when, and whether she was right.
    pub answer: Option<Answer>,
    /// What those who assess wrote, by round and seat.
    pub assessments: Vec<Assessment>,
    /// What was decided, by round.
    pub decisions: Vec<Decision>,
}

/// The answer to an objection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// When.
    pub at: Moment,
    /// Whether it is assessed anew.
    pub upheld: bool,
    /// Why, in the words of who proposed it.
    pub reason: String,
}

/// What one assessor wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    /// The first round, or the one after an objection was upheld.
    pub round: i16,
    /// Who, as an account of staff.
    pub assessor: Id<marks::Staff>,
    /// Who, as a person: the blind index of her number.
    pub person: Vec<u8>,
    /// Score and reason by criterion.
    pub scores: Scores,
}

/// What two people decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// The round.
    pub round: i16,
    /// What was found, in hundredths.
    pub points: i16,
    /// When.
    pub at: Moment,
    /// The last day of the mark; nothing where none was given.
    pub until: Option<Day>,
    /// Who proposed and who approved it.
    pub by: [Id<marks::Staff>; 2],
}

/// How a nomination stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It waits for her to agree.
    Offered,
    /// She declined or withdrew it.
    Withdrawn,
    /// It is being assessed.
    Assessed,
    /// Both assessed; two others decide.
    Found,
    /// The mark holds until this day, with it.
    Held(Day),
    /// The mark has run out.
    Ended,
    /// Refused; she may object until this day, with it.
    Refused(Day),
    /// She objected; others answer.
    Objected,
    /// Refused for good.
    Closed,
}

impl Stage {
    /// The name in text keys and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Withdrawn => "withdrawn",
            Self::Assessed => "assessed",
            Self::Found => "found",
            Self::Held(_) => "held",
            Self::Ended => "ended",
            Self::Refused(_) => "refused",
            Self::Objected => "objected",
            Self::Closed => "closed",
        }
    }

    /// Whether something is still to be done about it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Offered | Self::Assessed | Self::Found | Self::Refused(_) | Self::Objected)
    }
}

impl Nomination {
    /// The round that is under way: the second after an objection was upheld.
    pub fn round(&self) -> i16 {
        if self.answer.as_ref().is_some_and(|own| own.upheld) { 2 } else { 1 }
    }

    /// What was written in the round that is under way.
    pub fn written(&self) -> impl Iterator<Item = &Assessment> {
        self.assessments.iter().filter(|own| own.round == self.round())
    }

    /// Both assessments of the round that is under way.
    pub fn both(&self) -> Option<[&Scores; SEATS]> {
        let scores: Vec<&Scores> = self.written().map(|own| &own.scores).collect();
        scores.try_into().ok()
    }

    /// What was decided in the round that is under way.
    pub fn decision(&self) -> Option<&Decision> {
        self.decisions.iter().find(|own| own.round == self.round())
    }

    /// How it stands on a day.
    pub fn stage(&self, criteria: &Criteria, today: Day) -> Stage {
        if self.withdrawn_at.is_some() {
            return Stage::Withdrawn;
        }
        if self.agreed_at.is_none() {
            return Stage::Offered;
        }
        let Some(decision) = self.decision() else {
            return if self.both().is_some() { Stage::Found } else { Stage::Assessed };
        };
        match (decision.until, &self.objection, self.round()) {
            (Some(until), ..) if today.days_until(until) >= 0 => Stage::Held(until),
            (Some(_), ..) => Stage::Ended,
            (None, None, 1) => {
                let last = decision.at.day_in(ZONE).plus_days(criteria.objection_days);
                if today.days_until(last) >= 0 { Stage::Refused(last) } else { Stage::Closed }
            }
            (None, Some(_), 1) if self.answer.is_none() => Stage::Objected,
            _ => Stage::Closed,
        }
    }

    /// Whether somebody may be nominated again beside this one: it is over, or its mark can be renewed.
    pub fn leaves_room(&self, criteria: &Criteria, today: Day) -> bool {
        match self.stage(criteria, today) {
            Stage::Held(until) => today.days_until(until) <= criteria.renewal_days,
            other => !other.is_open(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experts::outstanding::criteria::Published;

    fn at(day: &str) -> Moment {
        format!("{day}T10:00:00Z").parse::<jiff::Timestamp>().unwrap().into()
    }

    fn nomination() -> Nomination {
        Nomination {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            account: Id::from_uuid(uuid::Uuid::from_u128(2)),
            title: "distinguished".to_owned(),
            criteria: 1,
            by: None,
            statement: String::new(),
            nominated_at: at("2026-11-02"),
            agreed_at: Some(at("2026-11-02")),
            withdrawn_at: None,
            objection: None,
            answer: None,
            assessments: Vec::new(),
            decisions: Vec::new(),
        }
    }

    fn decided(round: i16, until: Option<&str>) -> Decision {
        let by = [Id::from_uuid(uuid::Uuid::from_u128(5)), Id::from_uuid(uuid::Uuid::from_u128(6))];
        Decision { round, points: 60, at: at("2026-12-01"), until: until.map(|own| own.parse().unwrap()), by }
    }

    fn assessment(round: i16, person: u8) -> Assessment {
        let assessor = Id::from_uuid(uuid::Uuid::from_u128(u128::from(person)));
        Assessment { round, assessor, person: vec![person], scores: Scores::new() }
    }

    #[test]
    fn how_it_stands_follows_from_what_happened() {
        let all = Published::shipped().unwrap();
        let rule = all.version(1).unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let stage = |own: &Nomination, on: &str| own.stage(rule, day(on));
        let mut own = nomination();
        own.agreed_at = None;
        assert_eq!(stage(&own, "2026-11-03"), Stage::Offered);
        own.agreed_at = Some(at("2026-11-04"));
        own.assessments = vec![assessment(1, 1)];
        assert_eq!(stage(&own, "2026-11-05"), Stage::Assessed, "one is not both");
        own.assessments.push(assessment(1, 2));
        assert_eq!(stage(&own, "2026-11-05"), Stage::Found);
        own.decisions = vec![decided(1, None)];
        assert_eq!(stage(&own, "2026-12-31"), Stage::Refused(day("2026-12-31")), "the last day to object");
        assert_eq!(stage(&own, "2027-01-01"), Stage::Closed);
        own.objection = Some((at("2026-12-05"), "لم يُقرأ البحث".to_owned()));
        assert_eq!(stage(&own, "2027-06-01"), Stage::Objected, "an objection in time waits for its answer");
        own.answer = Some(Answer { at: at("2026-12-09"), upheld: false, reason: String::new() });
        assert_eq!(stage(&own, "2027-06-01"), Stage::Closed);
        own.answer = Some(Answer { at: at("2026-12-09"), upheld: true, reason: String::new() });
        assert_eq!((own.round(), stage(&own, "2027-06-01")), (2, Stage::Assessed), "it is assessed anew");
        own.assessments.extend([assessment(2, 3), assessment(2, 4)]);
        own.decisions.push(decided(2, None));
        assert_eq!(stage(&own, "2026-12-10"), Stage::Closed, "of the second round there is no objection");
    }

    #[test]
    fn a_mark_holds_for_its_term_and_is_renewed_at_its_end() {
        let all = Published::shipped().unwrap();
        let rule = all.version(1).unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut own = nomination();
        own.assessments = vec![assessment(1, 1), assessment(1, 2)];
        own.decisions = vec![decided(1, Some("2029-12-01"))];
        assert_eq!(own.stage(rule, day("2029-12-01")), Stage::Held(day("2029-12-01")));
        assert_eq!(own.stage(rule, day("2029-12-02")), Stage::Ended);
        assert!(!own.leaves_room(rule, day("2029-06-03")) && own.leaves_room(rule, day("2029-06-04")));
        assert!(own.leaves_room(rule, day("2030-01-01")));
        own.withdrawn_at = Some(at("2027-01-01"));
        assert_eq!(own.stage(rule, day("2027-01-02")), Stage::Withdrawn);
    }
}
