//! Taking up what a second person refused, or its author took back: what was typed stands in the form again.

use std::time::Duration;

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome};
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;
use web::{Value, Visit, components::DataTable};
use work::proposals::{
    Acts, Proposal, ProposalStage,
    queries::{closed_since, read},
};

/// For how long it may be taken up.
const KEPT: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// Which proposal is taken up, in an address.
#[derive(Deserialize, Default)]
pub(crate) struct Again {
    again: Option<Id<Proposal>>,
}

impl Again {
    /// What was proposed, if something is taken up.
    ///
    /// # Errors
    /// Not found for what is of another kind, was approved or may still be decided.
    pub async fn content<T: DeserializeOwned>(&self, cx: &mut Cx, acts: &Acts, kind: &str) -> Outcome<Option<T>> {
        let Some(id) = self.again else { return Ok(None) };
        let now = cx.now();
        let proposal = read(cx, acts, id).await?.proposal;
        if proposal.kind != kind || !may_be_taken_up(&proposal, now) {
            return Err(Failure::not_found());
        }
        of(&proposal).map(Some)
    }
}

/// What was proposed last of this kind about this thing and may be taken up.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn last<T: DeserializeOwned>(
    cx: &mut Cx,
    acts: &Acts,
    (kind, thing): (&str, Uuid),
) -> Outcome<Option<T>> {
    let proposals = refused(cx, acts, kind).await?;
    proposals.iter().find(|own| own.subject.thing == thing).map(of).transpose()
}

/// What of this kind may be taken up, with the way to it on `page`; `title` reads the name of what was proposed.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn table<T: DeserializeOwned>(
    v: &Visit,
    cx: &mut Cx,
    acts: &Acts,
    (kind, page): (&str, &str),
    title: impl Fn(&T) -> String,
) -> Outcome<Option<DataTable>> {
    let proposals = refused(cx, acts, kind).await?;
    if proposals.is_empty() {
        return Ok(None);
    }
    let mut table = DataTable::new(v, v.t("content-again-table"))
        .column(v.t("content-again-what"))
        .column(v.t("content-again-when"))
        .column(v.t("content-again-reason"));
    for own in &proposals {
        let href = v.path(&format!("{page}?again={}", own.id));
        let reason = own.decided.as_ref().and_then(|own| own.reason.clone());
        table = table.row(vec![
            Value::link(&href, &title(&of(own)?)),
            v.moment(own.proposed_at, crate::content::ZONE).into(),
            reason.unwrap_or_else(|| v.t("content-again-withdrawn")).into(),
        ]);
    }
    Ok(Some(table))
}

fn of<T: DeserializeOwned>(proposal: &Proposal) -> Outcome<T> {
    serde_json::from_value(proposal.subject.details.clone())
        .map_err(|error| Failure::fault("reading what was proposed", error))
}

fn may_be_taken_up(proposal: &Proposal, now: Moment) -> bool {
    matches!(proposal.stage(now), ProposalStage::Refused | ProposalStage::Void)
}

/// The latest first.
async fn refused(cx: &mut Cx, acts: &Acts, kind: &str) -> Outcome<Vec<Proposal>> {
    let now = cx.now();
    let mut closed = closed_since(cx, acts, now.minus(KEPT)).await?;
    closed.retain(|own| own.kind == kind && may_be_taken_up(own, now));
    Ok(closed)
}

/// The fields of a day in a form.
pub(crate) fn dated(name: &str, day: Day) -> [(String, String); 3] {
    [
        (format!("{name}-day"), day.day().to_string()),
        (format!("{name}-month"), day.month().to_string()),
        (format!("{name}-year"), day.year().to_string()),
    ]
}
