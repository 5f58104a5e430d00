//! The officers' pages: which heirs ask, and one request with its proof.

use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Slips};
use serde::Deserialize;
use store::{
    Scope,
    access::{self, Access},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{
        BackLink, Checkboxes, Choice, DataTable, LinkButton, QuestionPage, Radios, Select, SummaryList, SummaryRow,
    },
};

use super::{
    commands::{self, Decision, decider, reason_of, stranger},
    model::{Claim, Decided, Reason},
    store as rows,
};
use crate::applications::{definitions, store as files};

const LIST: &str = "/{lang}/desk/heirs";
const ONE: &str = "/{lang}/desk/heirs/{id}";
const PROOF: &str = "/{lang}/desk/heirs/{id}/proof";
const ZONE: &str = "Africa/Cairo";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(LIST, get(list)).route(ONE, get(one).post(decide)).route(PROOF, get(proof))
}

/// A request by its identifier, which says nothing about anybody.
#[derive(Deserialize)]
struct At {
    id: Id<Claim>,
}

#[derive(askama::Template)]
#[template(path = "heirs/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
}

async fn list(v: Visit) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    decider(&cx)?;
    let scope = Scope::of(cx.actor())?;
    let claims = rows::waiting(&mut cx, &scope).await?;
    drop(cx);
    let mut table = DataTable::new(&v, v.t("heirs-desk-title"))
        .caption_hidden()
        .column(v.t("heirs-asked-at"))
        .column(v.t("heirs-relation"))
        .column(v.t("heirs-desk-open"));
    for claim in claims {
        let open = LinkButton::quiet(v.path(&format!("/desk/heirs/{}", claim.id)), v.t("heirs-desk-open"));
        table = table.row(vec![
            Value::from(v.moment(claim.asked_at, ZONE)),
            Value::from(v.t(&claim.relation.text())),
            Value::Markup(Markup::from(&open)),
        ]);
    }
    Ok(v.page(v.t("heirs-desk-title"), ListPage { v: &v, table }))
}

/// What the officer decides.
struct Deciding(Decision);

impl FromFields for Deciding {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let decided = match fields.text("decision") {
            "grant" => Some(Decided::Granted),
            "refuse" => match reason_of(fields.text("reason")) {
                Some(reason) => Some(Decided::Refused(reason)),
                None => {
                    slips.add("reason", "heirs-slip-reason");
                    None
                }
            },
            _ => {
                slips.add("decision", "heirs-slip-decision");
                None
            }
        };
        let declared = fields.ticked("declared");
        if !declared {
            slips.add("declared", "heirs-slip-declared");
        }
        match decided {
            Some(decided) if slips.is_empty() => Ok(Self(Decision { decided, declared })),
            _ => Err(slips),
        }
    }
}

async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(At { id }): Path<At>) -> Answer {
    Ok(page(&v, &catalogue, id, &Filled::blank()).await?)
}

async fn decide(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { id }): Path<At>,
    form: Form<Deciding>,
) -> Answer {
    v.staff()?;
    let decided = async {
        let Deciding(decision) = form.read()?;
        let mut cx = v.begin().await?;
        commands::decide(&mut cx, &catalogue, id, decision).await?;
        cx.commit().await
    };
    match decided.await {
        Ok(()) => Ok(v.redirect("/desk/heirs")),
        Err(failure) => Ok(page(&v, &catalogue, id, &form.filled(failure)?).await?),
    }
}

/// The proof itself; the look is recorded before a byte is read.
async fn proof(v: Visit, Path(At { id }): Path<At>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let claim = looked_at(&mut cx, id, (PROOF, &["proof_of_inheritance"])).await?;
    let blobs = cx.store().blobs().clone();
    let bytes = blobs.bytes(&mut cx, claim.proof).await?;
    cx.commit().await?;
    let kind = claim.proof_kind;
    Ok(v.file(&format!("{}.{}", claim.id, kind.as_str()), kind.media_type(), bytes))
}

/// Loads a request within the officer's missions and records the look.
async fn looked_at(
    cx: &mut store::Cx,
    id: Id<Claim>,
    (route, fields): (&'static str, &'static [&'static str]),
) -> Outcome<Claim> {
    let staff = decider(cx)?;
    let scope = Scope::of(cx.actor())?;
    let claim = rows::lock(cx, &scope, id).await?;
    stranger(cx, &claim, staff).await?;
    let purpose = format!("heir claim {id}");
    access::record(cx, Access { file: claim.file, purpose, route, fields }).await?;
    Ok(claim)
}

async fn page(v: &Visit, catalogue: &Catalogue, id: Id<Claim>, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let mut cx = v.begin().await?;
    let claim = looked_at(&mut cx, id, (ONE, &["relation", "words"])).await?;
    if claim.decided.is_some() {
        return Err(Failure::not_found());
    }
    let mut facts = vec![
        SummaryRow::new(v.t("heirs-relation"), v.t(&claim.relation.text())),
        SummaryRow::new(v.t("heirs-asked-at"), v.moment(claim.asked_at, ZONE)),
        SummaryRow::new(v.t("heirs-words"), rows::words(&mut cx, &claim).await?),
    ];
    match claim.file {
        Some(file) => {
            let file = files::load(&mut cx, &Scope::System("casework.heirs"), file).await?;
            let service = definitions::of(&cx, catalogue, &file).await?.service;
            facts.push(SummaryRow::new(v.t("heirs-reference"), Value::code(file.reference.to_string())));
            facts.push(SummaryRow::new(v.t("heirs-desk-service"), service.texts.text(v.locale(), "name")));
            facts.push(SummaryRow::new(v.t("heirs-desk-stage"), v.t(&format!("desk-stage-{}", stage_key(&file)))));
        }
        None => facts.push(SummaryRow::new(v.t("heirs-reference"), v.t("heirs-desk-nothing-held"))),
    }
    cx.commit().await?;
    let choices = vec![
        Choice::new("grant", v.t("heirs-desk-grant")).hint(v.t("heirs-desk-grant-hint")),
        Choice::new("refuse", v.t("heirs-desk-refuse")),
    ];
    let reasons = Reason::ALL.map(|reason| Choice::new(reason.as_str(), v.t(&reason.text()))).to_vec();
    let declared = vec![Choice::new("yes", v.t("heirs-desk-declared"))];
    let one = format!("/desk/heirs/{id}");
    let title = v.t("heirs-desk-one");
    let body = QuestionPage::new(v, v.path(&one), filled)
        .back(BackLink::to(v.path("/desk/heirs"), v.t("heirs-desk-title")))
        .heading(title.clone())
        .field(&SummaryList::new(facts))
        .field(&LinkButton::quiet(v.path(&format!("{one}/proof")), v.t("heirs-desk-proof")).download())
        .field(&Radios::new("decision", v.t("heirs-desk-decision"), choices).filled(v, filled))
        .field(&Select::new(v, "reason", v.t("heirs-desk-reason"), reasons).optional(v).filled(v, filled))
        .field(&Checkboxes::new("declared", v.t("heirs-desk-declared-label"), declared).filled(v, filled))
        .submit(v.t("heirs-desk-decide"));
    Ok(v.page_with(filled.status(), title, body))
}

fn stage_key(file: &crate::applications::model::Application) -> String {
    file.stage().as_str().replace('_', "-")
}
