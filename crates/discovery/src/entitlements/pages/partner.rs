//! A partner at the desk: its credentials, drawn once and ended at once; another one proposed; and what was objected to.

use std::sync::Arc;

use ::store::{
    Cx,
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::{Catalogue, Snapshot};
use kernel::{Failure, Outcome};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, Hidden, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, Tag, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, Subject, propose};

use super::ZONE;
use crate::entitlements::{
    acts::GRANT,
    commands, policy, refusal,
    store::partners::{self as rows, Given, Objection},
};

/// The page.
pub(in crate::entitlements) const PAGE: &str = "/{lang}/desk/partners/{id}";
/// Rows of what was objected to.
const MOST: i64 = 100;

#[derive(Deserialize)]
pub(in crate::entitlements) struct At {
    id: Uuid,
}

#[derive(Template)]
#[template(path = "entitlements/partner.html")]
struct PartnerPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    name: String,
    kind: String,
    drawn: Option<String>,
    action: String,
    given: Vec<Line>,
    reason: Textarea,
    grant: Button,
    objections: DataTable,
}

/// A credential with what may be done with it.
struct Line {
    tag: Tag,
    granted: String,
    drawn: Option<String>,
    draw: Option<Act>,
    end: Option<Act>,
}

struct Act {
    hidden: Hidden,
    credential: Uuid,
    button: Button,
}

pub(in crate::entitlements) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
) -> Answer {
    v.staff()?;
    page(&v, &catalogue, &acts, (id, None), &Filled::blank()).await
}

pub(in crate::entitlements) async fn sent(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(acts): Extension<Arc<Acts>>,
    Path(At { id }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    match form.fields.text("act") {
        "draw" => {
            v.require_fresh()?;
            match drawn(&v, id, &form).await {
                Ok(secret) => page(&v, &catalogue, &acts, (id, Some(secret)), &Filled::blank()).await,
                Err(failure) => page(&v, &catalogue, &acts, (id, None), &form.filled(failure)?).await,
            }
        }
        "end" => match ended(&v, id, &form).await {
            Ok(()) => Ok(v.redirect_with(format!("/desk/partners/{id}"), "partner-ended-kept")),
            Err(failure) => page(&v, &catalogue, &acts, (id, None), &form.filled(failure)?).await,
        },
        _ => match granted(&v, &acts, id, &form).await {
            Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
            Err(failure) => page(&v, &catalogue, &acts, (id, None), &form.filled(failure)?).await,
        },
    }
}

fn credential(form: &Form<Fields>) -> Outcome<Uuid> {
    form.fields.text("credential").parse().map_err(|_| Failure::not_found())
}

/// Draws once. A form that is sent again gets no secret: it was shown.
async fn drawn(v: &Visit, partner: Uuid, form: &Form<Fields>) -> Outcome<String> {
    let (staff, permit) = policy::may_keep(v.actor())?;
    let id = credential(form)?;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
        return Err(refusal::shown().into());
    }
    let secret = commands::draw(&mut cx, permit, staff, (partner, id)).await?;
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, id).await?;
    cx.commit().await?;
    Ok(secret.shown())
}

async fn ended(v: &Visit, partner: Uuid, form: &Form<Fields>) -> Outcome<()> {
    let (staff, permit) = policy::may_keep(v.actor())?;
    let id = credential(form)?;
    let mut cx = v.begin().await?;
    commands::end(&mut cx, permit, staff, (partner, id)).await?;
    cx.commit().await
}

async fn granted(v: &Visit, acts: &Acts, partner: Uuid, form: &Form<Fields>) -> Outcome<Uuid> {
    let mut cx = v.begin().await?;
    if let Claim::Done(id) = idempotency::claim(&mut cx, PAGE, &form.idempotency_key, form.request_hash).await? {
        return Ok(id);
    }
    let subject = Subject { thing: partner, details: json!({}) };
    let new = NewProposal { kind: GRANT, subject, reason: form.fields.text("reason"), seen: None };
    let proposal = propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, PAGE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}

async fn page(
    v: &Visit,
    catalogue: &Catalogue,
    acts: &Acts,
    (id, drawn): (Uuid, Option<String>),
    filled: &Filled,
) -> Answer {
    policy::may_see(v.actor())?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let partner = rows::all(&mut cx).await?.into_iter().find(|own| own.id == id).ok_or_else(Failure::not_found)?;
    let mut given = Vec::new();
    for one in rows::given(&mut cx, id).await? {
        given.push(line(v, &mut cx, acts, &one).await?);
    }
    let objections = rows::objections(&mut cx, id, MOST).await?;
    cx.commit().await?;
    let page = PartnerPage {
        v,
        back: BackLink::to(v.path("/desk/partners"), v.t("partner-title")),
        errors: ErrorSummary::new(v, filled),
        name: partner.name.get(v.locale()).to_owned(),
        kind: v.t(&format!("entitlement-partner-{}", partner.kind)),
        drawn,
        action: v.path(&format!("/desk/partners/{id}")),
        given,
        reason: Textarea::new("reason", v.t("staff-reason")).rows(3).filled(v, filled),
        grant: Button::quiet(v.t("partner-grant")).named("act", "grant"),
        objections: objected(v, &snapshot, &objections),
    };
    Ok(v.page_with(filled.status(), v.t("partner-one-title"), page))
}

async fn line(v: &Visit, cx: &mut Cx, acts: &Acts, one: &Given) -> Outcome<Line> {
    let (key, tone) = match (one.drawn_at, one.ended_at) {
        (_, Some(_)) => ("partner-state-ended", Tone::Quiet),
        (None, None) => ("partner-state-waits", Tone::Sand),
        (Some(_), None) => ("partner-state-living", Tone::Ok),
    };
    let drawn = match (one.drawn_at, one.drawn_by) {
        (Some(at), Some(by)) => {
            let name = acts.colleagues().name(cx, by).await?;
            Some(v.t_with("partner-drawn", &[("name", &name), ("at", &v.moment(at, ZONE))]))
        }
        _ => None,
    };
    let act = |button: Button| Act { hidden: v.csrf_field(), credential: one.id, button };
    Ok(Line {
        tag: Tag::new(v.t(key), tone),
        granted: v.t_with("partner-granted", &[("at", &v.moment(one.granted_at, ZONE))]),
        drawn,
        draw: (one.drawn_at.is_none() && one.ended_at.is_none())
            .then(|| act(Button::new(v.t("partner-draw")).named("act", "draw"))),
        end: one.ended_at.is_none().then(|| act(Button::grave(v.t("partner-end")).named("act", "end"))),
    })
}

fn objected(v: &Visit, snapshot: &Snapshot, objections: &[Objection]) -> DataTable {
    let mut table = DataTable::new(v, v.t("partner-objections"))
        .column(v.t("partner-privilege"))
        .column(v.t("partner-redeemed-at"))
        .column(v.t("partner-objected-at"))
        .nothing(v.t("partner-objections-none"));
    for own in objections {
        let name = snapshot.privilege(&own.privilege).map(|found| found.definition.name(v.locale()).to_owned());
        table = table.row(vec![
            name.unwrap_or_else(|_| own.privilege.clone()).into(),
            v.moment(own.at, ZONE).into(),
            v.moment(own.objected_at, ZONE).into(),
        ]);
    }
    table
}
