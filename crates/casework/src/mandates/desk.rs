//! The officers' pages: which deeds wait to be compared, and one of them. Every look is recorded before a word is opened.

use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, Slips};
use serde::Deserialize;
use store::{
    Cx, Scope,
    access::{self, Access},
};
use web::{
    Answer, Fields, Filled, Form, FromFields, Markup, Site, Value, Visit,
    components::{BackLink, Choice, DataTable, LinkButton, QuestionPage, Radios, Select, SummaryList, SummaryRow},
};

use super::{
    commands::{self, officer, stranger},
    form::Offered,
    model::{Mandate, Reason},
    store as rows,
};

const LIST: &str = "/{lang}/desk/mandates";
const ONE: &str = "/{lang}/desk/mandates/{id}";
const PROOF: &str = "/{lang}/desk/mandates/{id}/proof";
const ZONE: &str = "Africa/Cairo";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(LIST, get(list)).route(ONE, get(one).post(decide)).route(PROOF, get(proof))
}

/// A mandate by its identifier, which says nothing about anybody.
#[derive(Deserialize)]
struct At {
    id: Id<Mandate>,
}

#[derive(askama::Template)]
#[template(path = "mandates/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
}

async fn list(v: Visit) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    officer(&cx)?;
    let scope = Scope::of(cx.actor())?;
    let waiting = rows::waiting(&mut cx, &scope).await?;
    drop(cx);
    let mut table = DataTable::new(&v, v.t("mandates-desk-title"))
        .caption_hidden()
        .column(v.t("mandates-desk-asked"))
        .column(v.t("mandates-capacity"))
        .column(v.t("mandates-desk-open"))
        .nothing(v.t("mandates-desk-none"));
    for mandate in waiting {
        let open = LinkButton::quiet(v.path(&format!("/desk/mandates/{}", mandate.id)), v.t("mandates-desk-open"));
        table = table.row(vec![
            Value::from(v.moment(mandate.asked_at, ZONE)),
            Value::from(v.t(&format!("mandates-capacity-{}", mandate.capacity.as_str()))),
            Value::Markup(Markup::from(&open)),
        ]);
    }
    Ok(v.page(v.t("mandates-desk-title"), ListPage { v: &v, table }))
}

/// What the officer says.
struct Deciding(Result<(), Reason>);

impl FromFields for Deciding {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        match fields.text("decision") {
            "accept" => Ok(Self(Ok(()))),
            "refuse" => match Reason::parse(fields.text("reason")) {
                Some(reason) => Ok(Self(Err(reason))),
                None => Err(single("reason", "mandates-slip-reason")),
            },
            _ => Err(single("decision", "mandates-slip-decision")),
        }
    }
}

fn single(field: &'static str, text: &'static str) -> Slips {
    let mut slips = Slips::new();
    slips.add(field, text);
    slips
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
        let Deciding(verdict) = form.read()?;
        let mut cx = v.begin().await?;
        commands::check(&mut cx, id, verdict).await?;
        cx.commit().await
    };
    match decided.await {
        Ok(()) => Ok(v.redirect("/desk/mandates")),
        Err(failure) => Ok(page(&v, &catalogue, id, &form.filled(failure)?).await?),
    }
}

/// The deed itself; the look is recorded before a byte is read.
async fn proof(v: Visit, Path(At { id }): Path<At>) -> Answer {
    v.staff()?;
    let mut cx = v.begin().await?;
    let mandate = looked_at(&mut cx, id, (PROOF, &["deed"])).await?;
    let blobs = cx.store().blobs().clone();
    let bytes = blobs.bytes(&mut cx, mandate.proof).await?;
    cx.commit().await?;
    let kind = mandate.proof_kind;
    Ok(v.file(&format!("{}.{}", mandate.id, kind.as_str()), kind.media_type(), bytes))
}

/// Loads a mandate within the officer's missions and records the look.
async fn looked_at(
    cx: &mut Cx,
    id: Id<Mandate>,
    (route, fields): (&'static str, &'static [&'static str]),
) -> Outcome<Mandate> {
    let staff = officer(cx)?;
    let scope = Scope::of(cx.actor())?;
    let mandate = rows::lock(cx, &scope, id).await?;
    stranger(cx, &mandate, staff).await?;
    let purpose = format!("mandate {id}");
    access::record(cx, Access { file: None, purpose, route, fields }).await?;
    Ok(mandate)
}

async fn page(v: &Visit, catalogue: &Catalogue, id: Id<Mandate>, filled: &Filled) -> Outcome<Response> {
    v.staff()?;
    let offered = Offered::today(v, catalogue).await?;
    let mut cx = v.begin().await?;
    let mandate = looked_at(&mut cx, id, (ONE, &["principal", "deed"])).await?;
    if mandate.checked.is_some() || mandate.revoked_at.is_some() {
        return Err(Failure::not_found());
    }
    let principal = rows::principal(&mut cx, &mandate).await?;
    let deed = rows::deed(&mut cx, &mandate).await?;
    let attorney = people::profile(&mut cx, mandate.account).await?;
    cx.commit().await?;
    let services: Vec<String> = mandate.services.iter().map(|key| offered.called(key)).collect();
    let of_capacity = |part: &str| v.t(&format!("mandates-{part}-{}", mandate.capacity.as_str()));
    let facts = vec![
        SummaryRow::new(v.t("mandates-capacity"), of_capacity("capacity")),
        SummaryRow::new(v.t("mandates-desk-look-for"), of_capacity("compare")),
        SummaryRow::new(v.t("mandates-desk-attorney"), attorney.name.as_str().to_owned()),
        SummaryRow::new(v.t("mandates-principal-name"), principal.name),
        SummaryRow::new(v.t("mandates-principal-number"), Value::code(principal.number)),
        SummaryRow::new(v.t("mandates-services"), services.join("، ")),
        SummaryRow::new(v.t("mandates-issuer"), v.t(&format!("mandates-issuer-{}", mandate.issuer.as_str()))),
        SummaryRow::new(v.t("mandates-office"), deed.office),
        SummaryRow::new(v.t("mandates-deed-number"), Value::code(deed.number)),
        SummaryRow::new(v.t("mandates-issued-on"), v.day(mandate.issued_on)),
        SummaryRow::new(
            v.t("mandates-expires-on"),
            mandate.expires_on.map_or_else(|| v.t("mandates-open-ended"), |last| v.day(last)),
        ),
    ];
    let choices = vec![
        Choice::new("accept", v.t("mandates-desk-accept")).hint(v.t("mandates-desk-accept-hint")),
        Choice::new("refuse", v.t("mandates-desk-refuse")),
    ];
    let reasons = Reason::ALL
        .map(|reason| Choice::new(reason.as_str(), v.t(&format!("mandates-reason-{}", reason.as_str()))))
        .to_vec();
    let one = format!("/desk/mandates/{id}");
    let title = v.t("mandates-desk-one");
    let body = QuestionPage::new(v, v.path(&one), filled)
        .back(BackLink::to(v.path("/desk/mandates"), v.t("mandates-desk-title")))
        .heading(title.clone())
        .field(&SummaryList::new(facts))
        .field(&LinkButton::quiet(v.path(&format!("{one}/proof")), v.t("mandates-desk-proof")).download())
        .field(&Radios::new("decision", v.t("mandates-desk-decision"), choices).filled(v, filled))
        .field(&Select::new(v, "reason", v.t("mandates-desk-reason"), reasons).optional(v).filled(v, filled))
        .submit(v.t("mandates-desk-decide"));
    Ok(v.page_with(filled.status(), title, body))
}
