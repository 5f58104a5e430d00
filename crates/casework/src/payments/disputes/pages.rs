//! The page of one dispute for finance: what the bank took and what the gateway charges for it, and for each file what was
//! issued, what is owed and what may be done, with the form that proposes it. The second person decides on the pages of
//! proposals.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
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
use kernel::{Failure, Id, Outcome, Reference, Slips};
use uuid::Uuid;
use web::{
    Answer, Fields, Filled, Form, FromFields, Hidden, Site, Value, Visit,
    components::{BackLink, Button, Choice, ErrorSummary, LinkButton, Radios, SummaryList, SummaryRow, Textarea},
};
use work::proposals::{self, Acts, NewProposal, Subject};

use super::{
    following,
    model::{Dispute, Settlement},
    settle::{self, Asked, KIND},
    store,
};
use crate::{
    applications::{model::Application, store as files},
    ledger,
    payments::policy,
};

const ONE: &str = "/{lang}/desk/finance/disputes/{id}";
const SETTLE: &str = "/{lang}/desk/finance/disputes/{id}/settle";
/// Money is kept in the time of the Treasury.
const ZONE: &str = "Africa/Cairo";

pub(in crate::payments) fn routes() -> Router<Site> {
    Router::new().route(ONE, get(one)).route(SETTLE, post(settle_it))
}

#[derive(Template)]
#[template(path = "payments/dispute.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    about: SummaryList,
    files: Vec<OneFile>,
}

/// A file of the charge: what follows for it, and the form that proposes what is done.
struct OneFile {
    reference: String,
    follows: SummaryList,
    waits: Option<LinkButton>,
    form: Option<SettleForm>,
}

struct SettleForm {
    action: String,
    hidden: Hidden,
    reference: String,
    settlement: Radios,
    reason: Textarea,
    button: Button,
}

/// What is to be done about which file, and why.
struct Asking {
    reference: Reference,
    settlement: Settlement,
    reason: String,
}

impl FromFields for Asking {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let decided = Settlement::parse(fields.text("settlement")).filter(|one| Settlement::DECIDED.contains(one));
        if decided.is_none() {
            slips.add("settlement", "payment-dispute-slip-settlement");
        }
        let reason = fields.required("reason", "payment-dispute-slip-reason", &mut slips).to_owned();
        let reference = fields.text("reference").parse::<Reference>().ok();
        if reference.is_none() {
            slips.add("reference", "payment-part-slip-reference");
        }
        match (reference, decided) {
            (Some(reference), Some(settlement)) if slips.is_empty() => Ok(Self { reference, settlement, reason }),
            _ => Err(slips),
        }
    }
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

impl At {
    fn dispute(&self) -> Outcome<Id<Dispute>> {
        self.id.parse().map_err(|_| Failure::not_found())
    }
}

async fn one(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    Ok(show(&v, at.dispute()?, &Filled::blank()).await?)
}

async fn show(v: &Visit, id: Id<Dispute>, filled: &Filled) -> Outcome<Response> {
    let _permit = policy::finance(v.actor())?;
    let mut cx = v.begin().await?;
    let scope = Scope::of(v.actor())?;
    let dispute = store::find(&mut cx, &scope, id).await?;
    let mut shown = Vec::new();
    for share in &dispute.shares {
        let file = files::load(&mut cx, &scope, share.file).await?;
        shown.push(file_of(v, &mut cx, (&scope, id), &file, filled).await?);
        let fields = &["reference", "amount", "charge", "document", "delivery"];
        let look = Access { file: Some(file.id), purpose: "disputes".to_owned(), route: ONE, fields };
        access::record(&mut cx, look).await?;
    }
    cx.commit().await?;
    let about = SummaryList::new(vec![
        SummaryRow::new(v.t("payment-dispute-number"), Value::Code(dispute.external.clone()))
            .tag(following::stage(v, &dispute)),
        SummaryRow::new(v.t("payment-dispute-charge"), Value::Code(dispute.transaction.clone())),
        SummaryRow::new(v.t("payment-dispute-amount"), v.money(dispute.amount)),
        SummaryRow::new(v.t("payment-dispute-fee"), v.money(dispute.fee)),
        SummaryRow::new(v.t("payment-dispute-opened"), v.moment(dispute.opened_at, ZONE)),
        SummaryRow::new(
            v.t("payment-dispute-decided"),
            dispute.won_at.or(dispute.lost_at).map(|at| v.moment(at, ZONE)),
        ),
    ]);
    let page = OnePage {
        v,
        back: BackLink::to(v.path("/desk/finance"), v.t("closing-title")),
        errors: ErrorSummary::new(v, filled),
        about,
        files: shown,
    };
    Ok(v.page_with(filled.status(), v.t("payment-dispute-title"), page))
}

async fn file_of(
    v: &Visit,
    cx: &mut Cx,
    (scope, dispute): (&Scope, Id<Dispute>),
    file: &Application,
    filled: &Filled,
) -> Outcome<OneFile> {
    let disputes = store::of_file(cx, scope, file.id).await?;
    let waits = proposals::queries::open_of(cx, KIND, file.id.uuid()).await?;
    let possible = settle::possible(file, &disputes);
    let choices = possible.iter().map(|one| {
        let key = format!("payment-dispute-settlement-{}", one.as_str());
        Choice::new(one.as_str(), v.t(&key)).hint(v.t(&format!("{key}-hint")))
    });
    let form = (!possible.is_empty() && waits.is_none()).then(|| SettleForm {
        action: v.path(&format!("/desk/finance/disputes/{dispute}/settle")),
        hidden: v.csrf_field(),
        reference: file.reference.to_string(),
        settlement: Radios::new("settlement", v.t("payment-dispute-settlement"), choices.collect()).filled(v, filled),
        reason: Textarea::new("reason", v.t("payment-dispute-why")).rows(2).filled(v, filled),
        button: Button::new(v.t("payment-dispute-propose")),
    });
    Ok(OneFile {
        reference: file.reference.to_string(),
        follows: following::rows(v, cx, file, &disputes).await?,
        waits: waits.map(|proposal| {
            LinkButton::new(v.path(&format!("/desk/proposals/{}", proposal.id)), v.t("payment-dispute-waits"))
        }),
        form,
    })
}

async fn settle_it(v: Visit, Extension(acts): Extension<Arc<Acts>>, Path(at): Path<At>, form: Form<Asking>) -> Answer {
    v.staff()?;
    let dispute = at.dispute()?;
    match proposed(&v, &acts, dispute, &form).await {
        Ok(proposal) => Ok(v.redirect(format!("/desk/proposals/{proposal}"))),
        Err(failure) => Ok(show(&v, dispute, &form.filled(failure)?).await?),
    }
}

async fn proposed(v: &Visit, acts: &Acts, dispute: Id<Dispute>, form: &Form<Asking>) -> Outcome<Uuid> {
    let _permit = policy::finance(v.actor())?;
    let asking = form.read()?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, SETTLE, &form.idempotency_key, form.request_hash).await?;
    if let Claim::Done(known) = claim {
        return Ok(known);
    }
    let scope = Scope::of(v.actor())?;
    let file = files::load_by_reference(&mut cx, &scope, asking.reference).await?;
    let dispute = store::find(&mut cx, &scope, dispute).await?;
    if dispute.share_of(file.id).is_none() {
        return Err(Failure::not_found());
    }
    let owed = ledger::owed_by_payer(&mut cx, file.id).await?;
    let asked = Asked { settlement: asking.settlement.as_str().to_owned(), owed };
    let details = serde_json::to_value(asked).map_err(|error| Failure::fault("writing a settlement", error))?;
    let subject = Subject { thing: file.id.uuid(), details };
    let new = NewProposal { kind: KIND, subject, reason: &asking.reason, seen: None };
    let proposal = proposals::propose(&mut cx, acts, new).await?;
    idempotency::settle(&mut cx, SETTLE, &form.idempotency_key, proposal.id.uuid()).await?;
    cx.commit().await?;
    Ok(proposal.id.uuid())
}
