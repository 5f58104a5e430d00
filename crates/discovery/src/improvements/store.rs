//! Rows of improvements and of the weeks of their trials.

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::{
    effect::Tried,
    model::{Effect, Evidence, Guardrail, Improvement, Metric, Place, Variant},
    trials::Live,
    typed::Typed,
};

struct Row {
    id: Uuid,
    made_at: Moment,
    made_by: Option<Uuid>,
    version: i32,
    evidence: serde_json::Value,
    hypothesis_ar: String,
    hypothesis_en: String,
    target: String,
    variant: serde_json::Value,
    metric: String,
    guardrail: String,
    started_at: Option<Moment>,
    stopped_at: Option<Moment>,
    stopped_for: Option<String>,
    effect: Option<serde_json::Value>,
    settled_at: Option<Moment>,
    adopted: Option<bool>,
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::fault("reading an improvement", error.to_string())
}

impl Row {
    fn read(self) -> Outcome<Improvement> {
        Ok(Improvement {
            id: Id::from_uuid(self.id),
            made_at: self.made_at,
            made_by: self.made_by.map(Id::from_uuid),
            version: self.version,
            evidence: serde_json::from_value::<Evidence>(self.evidence).map_err(broken)?,
            hypothesis: (self.hypothesis_ar, self.hypothesis_en),
            place: Place::parse(&self.target).ok_or_else(|| broken("its place may not be tried"))?,
            variant: serde_json::from_value::<Variant>(self.variant).map_err(broken)?,
            metric: Metric::parse(&self.metric).ok_or_else(|| broken("nothing is measured"))?,
            guardrail: Guardrail::parse(&self.guardrail).ok_or_else(|| broken("nothing guards it"))?,
            started_at: self.started_at,
            stopped_at: self.stopped_at,
            stopped_for: self.stopped_for,
            effect: self.effect.map(serde_json::from_value::<Effect>).transpose().map_err(broken)?,
            settled_at: self.settled_at,
            adopted: self.adopted,
        })
    }
}

/// Every improvement, the latest first.
pub(super) async fn all(cx: &mut Cx) -> Outcome<Vec<Improvement>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, made_at AS "made_at: Moment", made_by, version, evidence, hypothesis_ar, hypothesis_en, target, variant,
                  metric, guardrail, started_at AS "started_at: Moment", stopped_at AS "stopped_at: Moment", stopped_for,
                  effect, settled_at AS "settled_at: Moment", adopted
             FROM discovery.improvement ORDER BY made_at DESC, id DESC"#
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::read).collect()
}

/// An improvement, kept from others until the transaction ends.
pub(super) async fn lock(cx: &mut Cx, id: Id<Improvement>) -> Outcome<Option<Improvement>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, made_at AS "made_at: Moment", made_by, version, evidence, hypothesis_ar, hypothesis_en, target, variant,
                  metric, guardrail, started_at AS "started_at: Moment", stopped_at AS "stopped_at: Moment", stopped_for,
                  effect, settled_at AS "settled_at: Moment", adopted
             FROM discovery.improvement WHERE id = $1 FOR UPDATE"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Row::read).transpose()
}

fn json(value: &impl serde::Serialize) -> Outcome<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Failure::fault("writing an improvement", error))
}

/// Adds what an analyst wrote.
pub(super) async fn insert(
    cx: &mut Cx,
    (id, by): (Id<Improvement>, Id<marks::Staff>),
    evidence: &Evidence,
    typed: &Typed,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.improvement
             (id, made_at, made_by, evidence, hypothesis_ar, hypothesis_en, target, variant, metric, guardrail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id.uuid(),
        now as _,
        by.uuid(),
        json(evidence)?,
        typed.hypothesis.0,
        typed.hypothesis.1,
        typed.place.as_str(),
        json(&typed.variant)?,
        typed.metric.as_str(),
        typed.guardrail.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Adds a suggestion; nothing if the same was suggested before.
pub(super) async fn suggest(cx: &mut Cx, own: &Improvement) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO discovery.improvement
             (id, made_at, evidence, hypothesis_ar, hypothesis_en, target, variant, metric, guardrail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT ((evidence ->> 'key')) WHERE made_by IS NULL DO NOTHING",
        own.id.uuid(),
        own.made_at as _,
        json(&own.evidence)?,
        own.hypothesis.0,
        own.hypothesis.1,
        own.place.as_str(),
        json(&own.variant)?,
        own.metric.as_str(),
        own.guardrail.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Changes a draft that is still as it was seen; false if it is not.
pub(super) async fn change(cx: &mut Cx, (id, version): (Id<Improvement>, i32), typed: &Typed) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE discovery.improvement
            SET version = version + 1, hypothesis_ar = $3, hypothesis_en = $4, target = $5, variant = $6, metric = $7,
                guardrail = $8
          WHERE id = $1 AND version = $2 AND started_at IS NULL",
        id.uuid(),
        version,
        typed.hypothesis.0,
        typed.hypothesis.1,
        typed.place.as_str(),
        json(&typed.variant)?,
        typed.metric.as_str(),
        typed.guardrail.as_str(),
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Begins a trial.
pub(super) async fn start(cx: &mut Cx, id: Id<Improvement>, proposal: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.improvement SET started_at = $2, start_proposal = $3 WHERE id = $1 AND started_at IS NULL",
        id.uuid(),
        now as _,
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps what a trial did so far.
pub(super) async fn measure(cx: &mut Cx, id: Id<Improvement>, effect: Option<&Effect>) -> Outcome<()> {
    let effect = effect.map(json).transpose()?;
    sqlx::query!("UPDATE discovery.improvement SET effect = $2 WHERE id = $1", id.uuid(), effect)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Stops a trial; false if it does not run.
pub(super) async fn stop(cx: &mut Cx, id: Id<Improvement>, why: &str, effect: Option<&Effect>) -> Outcome<bool> {
    let (now, effect) = (cx.now(), effect.map(json).transpose()?);
    let done = sqlx::query!(
        "UPDATE discovery.improvement SET stopped_at = $2, stopped_for = $3, effect = coalesce($4, effect)
          WHERE id = $1 AND started_at IS NOT NULL AND stopped_at IS NULL",
        id.uuid(),
        now as _,
        why,
        effect,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Settles an improvement.
pub(super) async fn settle(cx: &mut Cx, id: Id<Improvement>, proposal: Uuid, adopted: bool) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.improvement SET settled_at = $2, settle_proposal = $3, adopted = $4
          WHERE id = $1 AND stopped_at IS NOT NULL AND settled_at IS NULL",
        id.uuid(),
        now as _,
        proposal,
        adopted,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Counts a week of one way of a trial; what was counted before stands.
pub(super) async fn count(
    cx: &mut Cx,
    id: Id<Improvement>,
    (week, arm): (Day, i16),
    (tried, succeeded, unharmed): (usize, usize, usize),
) -> Outcome<()> {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    sqlx::query!(
        "INSERT INTO discovery.trial_week (improvement, week, arm, tried, succeeded, unharmed)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (improvement, week, arm) DO NOTHING",
        id.uuid(),
        week as _,
        arm,
        whole(tried),
        whole(succeeded),
        whole(unharmed),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The weeks of a trial.
pub(super) async fn weeks(cx: &mut Cx, id: Id<Improvement>) -> Outcome<Vec<Tried>> {
    let rows = sqlx::query_as!(
        Tried,
        r#"SELECT week AS "week: Day", arm, tried, succeeded, unharmed FROM discovery.trial_week
            WHERE improvement = $1 ORDER BY week, arm"#,
        id.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Whether something else is tried at a place.
pub(super) async fn is_occupied(cx: &mut Cx, place: Place) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM discovery.improvement
                           WHERE target = $1 AND started_at IS NOT NULL AND stopped_at IS NULL) AS "found!""#,
        place.as_str(),
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// What is shown otherwise than it is written: what is tried, before what was taken over last.
pub(super) async fn live(cx: &mut Cx) -> Outcome<Vec<Live>> {
    let rows = sqlx::query!(
        r#"SELECT id, target, variant, settled_at IS NOT NULL AS "adopted!" FROM discovery.improvement
            WHERE (started_at IS NOT NULL AND stopped_at IS NULL) OR adopted
            ORDER BY settled_at DESC NULLS FIRST, id DESC"#
    );
    let mut live = Vec::new();
    for row in rows.fetch_all(cx.conn()).await? {
        let place = Place::parse(&row.target).ok_or_else(|| broken("its place may not be tried"))?;
        let variant = serde_json::from_value(row.variant).map_err(broken)?;
        live.push(Live { id: row.id, place, variant, adopted: row.adopted });
    }
    Ok(live)
}
