//! The pages of refunds for finance: what waits for its release, what is on its way, what was given; and one refund, on
//! which the release is proposed. The second person decides on the pages of proposals.

use std::sync::Arc;

use ::store::{
    Scope,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use kernel::{Failure, Id, Outcome, Slips};
use serde_json::json;
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Markup, Site, Value, Visit,
    components::{BackLink, Button, DataTable, ErrorSummary, LinkButton, SummaryList, SummaryRow, Tag, Textarea, Tone},
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::{
    act::KIND,
    model::{Refund, RefundStage},
    store::{self, Listed},
};
use crate::payments::policy;

const LIST: &str = "/{lang}/desk/refunds";
const ONE: &str = "/{lang}/desk/refunds/{id}";
const PROPOSE: &str = "/{lang}/desk/refunds/{id}/propose";
/// Money is kept in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(LIST, get(list)).route(ONE, get(one)).route(PROPOSE, post(propose))
}

#[derive(Template)]
#[template(path = "payments/refunds.html")]
struct ListPage<'a> {
    v: &'a Visit,
    part: LinkButton,
    waiting: DataTable,
    moving: DataTable,
    given: DataTable,
}

#[derive(Template)]
#[template(path = "payments/refund.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    about: SummaryList,
    waits: Option<LinkButton>,
    form: Option<ProposeForm>,
}

/// The form that proposes the release.
struct ProposeForm {
    action: String,
    hidden: Hidden,
    reason: Textarea,
    button: Button,
}

/// Why the release is proposed.
struct Proposal {
    reason: String,
}

impl FromFields for Proposal {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reason = fields.required("reason", "payment-refund-slip-reason", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { reason }) } else { Err(slips) }
    }
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

impl At {
    fn refund(&self) -> Outcome<Id<Refund>> {
        self.id.parse().map_err(|_| Failure::not_found())
    }
}

async fn list(v: Visit) -> Answer {
    v.staff()?;
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let scope = Scope::of(v.actor())?;
    let open = store::list(&mut cx, &scope, false).await?;
    let given = store::list(&mut cx, &scope, true).await?;
    let fields = &["reference", "amount", "reason"];
    access::record(&mut cx, Access { file: None, purpose: "refunds".to_owned(), route: LIST, fields }).await?;
    cx.commit().await?;
    let (waiting, moving): (Vec<Listed>, Vec<Listed>) =
        open.into_iter().partition(|listed| listed.refund.can_be_released());
    let page = ListPage {
        v: &v,
        part: LinkButton::quiet(v.path("/desk/refunds/part"), v.t("payment-part-title")),
        waiting: table(&v, "payment-refunds-waiting", "payment-refund-opened", &waiting)?,
        moving: table(&v, "payment-refunds-moving", "payment-refund-opened", &moving)?,
        given: table(&v, "payment-refunds-given", "payment-refund-given", &given)?,
    };
    Ok(v.page(v.t("payment-refunds-title"), page))
}

/// `dated` names the day by which the list is read: when they were opened, or when they were given.
fn table(v: &Visit, caption: &str, dated: &str, refunds: &[Listed]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t(caption))
        .column(v.t("payment-refund-file"))
        .number_column(v.t("payment-refund-amount"))
        .column(v.t("payment-refund-reason"))
        .column(v.t(dated))
        .column(v.t("payment-refund-stage"))
        .nothing(v.t("payment-refunds-none"));
    for listed in refunds {
        let refund = &listed.refund;
        let href = v.path(&format!("/desk/refunds/{}", refund.id));
        table = table.row(vec![
            Value::code_link(&href, &listed.reference.to_string()),
            v.money(refund.amount).into(),
            v.t(&format!("payment-refund-reason-{}", refund.reason.as_str())).into(),
            v.day(refund.given_at.unwrap_or(refund.opened_at).day_in(ZONE)).into(),
            Value::Markup(Markup::from(&stage(v, refund))),
        ]);
    }
    Ok(table)
}

fn stage(v: &Visit, refund: &Refund) -> Tag {
    let (text, tone) = match refund.stage() {
        RefundStage::Open => ("payment-refund-stage-open", Tone::Wait),
        RefundStage::Released => ("payment-refund-stage-released", Tone::Quiet),
        RefundStage::Failed => ("payment-refund-stage-failed", Tone::Wrong),
        RefundStage::Given => ("payment-refund-stage-given", Tone::Ok),
        RefundStage::SetOff => ("payment-refund-stage-set-off", Tone::Quiet),
    };
    Tag::new(v.t(text), tone)
}

async fn one(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(show(&v, at.refund()?, &Filled::blank()).await?)
}

async fn show(v: &Visit, id: Id<Refund>, filled: &Filled) -> Outcome<Response> {
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let Listed { refund, reference } = store::lock(&mut cx, &Scope::of(v.actor())?, id).await?;
    let fields = &["reference", "amount", "reason", "charge"];
    let look = Access { file: Some(refund.file), purpose: "refunds".to_owned(), route: ONE, fields };
    access::record(&mut cx, look).await?;
    let waits = proposals::queries::open_of(&mut cx, KIND, refund.id.uuid()).await?;
    cx.commit().await?;
    let mut rows = vec![
        SummaryRow::new(v.t("payment-refund-file"), Value::Code(reference.to_string())).tag(stage(v, &refund)),
        SummaryRow::new(v.t("payment-refund-amount"), v.money(refund.amount)),
        SummaryRow::new(
            v.t("payment-refund-reason"),
            v.t(&format!("payment-refund-reason-{}", refund.reason.as_str())),
        ),
        SummaryRow::new(v.t("payment-refund-charge"), Value::Code(refund.transaction.clone())),
        SummaryRow::new(v.t("payment-refund-opened"), v.moment(refund.opened_at, ZONE)),
    ];
    if refund.set_off.minor() > 0 {
        rows.push(SummaryRow::new(v.t("payment-refund-taken-by-bank"), v.money(refund.set_off)));
    }
    if let Some(component) = &refund.component {
        rows.push(SummaryRow::new(v.t("payment-part-component"), Value::Code(component.clone())));
    }
    if let Some(at) = refund.given_at {
        rows.push(SummaryRow::new(v.t("payment-refund-given"), v.moment(at, ZONE)));
    }
    if let Some((_, code)) = &refund.failed {
        rows.push(SummaryRow::new(v.t("payment-refund-failure"), Value::Code(code.clone())));
    }
    let waits = waits.map(|proposal| {
        LinkButton::new(v.path(&format!("/desk/proposals/{}", proposal.id)), v.t("payment-refund-waits"))
    });
    let form = (refund.can_be_released() && waits.is_none()).then(|| ProposeForm {
        action: v.path(&format!("/desk/refunds/{}/propose", refund.id)),
        hidden: v.csrf_field(),
        reason: Textarea::new("reason", v.t("payment-refund-why")).filled(v, filled),
        button: Button::new(v.t("payment-refund-propose")),
    });
    let page = OnePage {
        v,
        back: BackLink::to(v.path("/desk/refunds"), v.t("payment-refunds-title")),
        errors: ErrorSummary::new(v, filled),
        about: SummaryList::new(rows),
        waits,
        form,
    };
    Ok(v.page_with(filled.status(), v.t("payment-refund-title"), page))
}

async fn propose(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(at): Path<At>, form: Form<Proposal>) -> Answer {
    v.staff()?;
    let refund = at.refund()?;
    match proposed(&v, &acts, refund, &form).await {
        Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Err(failure) => Ok(show(&v, refund, &form.filled(failure)?).await?),
    }
}

async fn proposed(v: &Visit, acts: &Acts, refund: Id<Refund>, form: &Form<Proposal>) -> Outcome<uuid::Uuid> {
    let _permit = policy::finance(v.actor())?;
    let proposal = form.read()?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, PROPOSE, &form.idempotency_key, form.request_hash).await?;
    if let Claim::Done(known) = claim {
        return Ok(known);
    }
    let subject = Subject { thing: refund.uuid(), details: json!({}) };
    let new = NewProposal { kind: KIND, subject, reason: &proposal.reason, seen: None };
    let proposal = proposals::propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, PROPOSE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}
