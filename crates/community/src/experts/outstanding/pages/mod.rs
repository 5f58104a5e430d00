//! Pages: the criteria for everybody, an expert's own nominations, and the ministries' desk.

pub(super) mod criteria;
pub(super) mod list;
pub(super) mod mine;
pub(super) mod nominate;
pub(super) mod one;

use kernel::{Failure, Outcome};
use web::{
    Visit,
    components::{Choice, Select, SummaryList, SummaryRow, Tag, Textarea, Tone},
};

use super::{
    criteria::{Criteria, Scores},
    nomination::Stage,
};
use crate::experts::{ZONE, pages::key_of, typed::TEXT, vocabulary::Vocabulary};

/// The criteria under which somebody is nominated today.
fn in_force<'c>(v: &Visit, vocabulary: &'c Vocabulary) -> Outcome<&'c Criteria> {
    vocabulary.criteria.on(v.now().day_in(ZONE)).ok_or_else(Failure::not_found)
}

/// A number that is small.
fn number(v: &Visit, own: impl Into<i64>) -> String {
    v.number(own.into())
}

/// How a nomination stands, as a tag.
fn tag(v: &Visit, own: Stage) -> Tag {
    let tone = match own {
        Stage::Held(_) => Tone::Ok,
        Stage::Refused(_) | Stage::Closed => Tone::Wrong,
        Stage::Offered | Stage::Assessed | Stage::Found | Stage::Objected => Tone::Wait,
        Stage::Withdrawn | Stage::Ended => Tone::Quiet,
    };
    Tag::new(v.t(&key_of("outstanding-stage-", own.as_str())), tone)
}

/// The titles to choose from.
fn titles(v: &Visit, own: &Criteria) -> Select {
    let choice = |title: &super::criteria::Title| Choice::new(title.key.clone(), title.names.get(v.locale()));
    Select::new(v, "title", v.t("outstanding-title"), own.titles.iter().map(choice).collect())
}

/// A longer text.
fn long(v: &Visit, name: impl Into<String>, label: &str) -> Textarea {
    Textarea::new(name, v.t(label)).rows(4).limit(v, u32::try_from(TEXT).unwrap_or(u32::MAX))
}

/// What one assessor wrote, by criterion.
fn written(v: &Visit, criteria: &Criteria, scores: &Scores) -> SummaryList {
    let rows = criteria.criteria.iter().filter_map(|own| {
        let given = scores.get(&own.key)?;
        let (score, of) = (number(v, given.score), number(v, criteria.highest));
        let told = v.t_with("outstanding-scored", &[("score", &score), ("of", &of)]);
        Some(SummaryRow::new(own.names.get(v.locale()), format!("{told}\n{}", given.reason)))
    });
    let sum = number(v, criteria.points(scores));
    let whole = SummaryRow::new(v.t("outstanding-sum"), v.t_with("outstanding-hundredths", &[("points", &sum)]));
    SummaryList::new(rows.chain([whole]).collect())
}
