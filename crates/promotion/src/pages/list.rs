//! The desk of campaigns: those that are out, what was refused and may be taken up, and where promotion rests.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::Extension;
use kernel::Outcome;
use web::{
    Answer, Filled, Markup, Value, Visit,
    components::{DataTable, LinkButton},
};
use work::proposals::{Acts, ProposalStage, queries};

use super::{pause, tag};
use crate::{
    Ports,
    acts::{
        self,
        publish::{PUBLISH, Proposed},
    },
    model::ZONE,
    policy,
    store::{self as rows, pauses},
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/campaigns";

/// For how long what was refused may be taken up.
const KEPT: Duration = Duration::from_secs(60 * 86_400);

#[derive(Template)]
#[template(path = "campaigns.html")]
struct ListPage<'a> {
    v: &'a Visit,
    new: Option<LinkButton>,
    table: DataTable,
    again: Option<DataTable>,
    pause: Markup,
}

pub(crate) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Extension(acts): Extension<Arc<Acts>>,
) -> Answer {
    page(&v, (&ports, &acts), &Filled::blank()).await
}

/// The page, with the form of a pause as it was filled.
pub(super) async fn page(v: &Visit, (ports, acts): (&Ports, &Acts), filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_read(v.actor())?;
    let mut cx = v.begin().await?;
    let campaigns = rows::all(&mut cx).await?;
    let open = pauses::open(&mut cx).await?;
    cx.commit().await?;
    let paused: Vec<String> = open.iter().map(|own| own.country.clone()).collect();
    let mut table = DataTable::new(v, v.t("campaign-list"))
        .column(v.t("campaign-field-name"))
        .column(v.t("campaign-field-standing"))
        .column(v.t("campaign-field-closes"))
        .column(v.t("campaign-field-revision"))
        .nothing(v.t("campaign-list-empty"));
    for own in &campaigns {
        let name = own.content.names.get(v.locale());
        table = table.row(vec![
            Value::link(&v.path(&format!("/desk/campaigns/{}", own.id)), name),
            Value::component(&tag(v, own, &paused)),
            v.day(own.content.closes).into(),
            v.number(i64::from(own.revision)).into(),
        ]);
    }
    let proposes = policy::may_propose(v.actor()).is_ok();
    let again = if proposes { again(v, acts).await? } else { None };
    let body = ListPage {
        v,
        new: proposes.then(|| LinkButton::new(v.path("/desk/campaigns/new"), v.t("campaign-new"))),
        table,
        again,
        pause: pause::part(v, ports, &open, filled).await?,
    };
    Ok(v.page_with(filled.status(), v.t("campaign-list"), body))
}

/// What was refused or taken back lately, with the way to taking it up.
async fn again(v: &Visit, acts: &Acts) -> Outcome<Option<DataTable>> {
    let mut cx = v.begin().await?;
    let now = cx.now();
    let mut closed = queries::closed_since(&mut cx, acts, now.minus(KEPT)).await?;
    cx.commit().await?;
    closed.retain(|own| own.kind == PUBLISH && matches!(own.stage(now), ProposalStage::Refused | ProposalStage::Void));
    if closed.is_empty() {
        return Ok(None);
    }
    let mut table = DataTable::new(v, v.t("campaign-again"))
        .column(v.t("campaign-field-name"))
        .column(v.t("campaign-again-when"))
        .column(v.t("campaign-field-reason"));
    for own in &closed {
        let Proposed { content, .. } = acts::read(&own.subject)?;
        let href = v.path(&format!("/desk/campaigns/new?again={}", own.id));
        let reason = own.decided.as_ref().and_then(|own| own.reason.clone());
        table = table.row(vec![
            Value::link(&href, content.names.get(v.locale())),
            v.moment(own.proposed_at, ZONE).into(),
            reason.unwrap_or_else(|| v.t("campaign-again-withdrawn")).into(),
        ]);
    }
    Ok(Some(table))
}
