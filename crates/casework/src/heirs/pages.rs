//! The heir's page: what can be asked, the form, and where one's own requests stand. It speaks as pages of a death do.

use axum::{Extension, Router, response::Response, routing::get};
use kernel::{Outcome, Reference, Slips};
use store::{
    Purpose, Scope,
    idempotency::{self, Claim as Claimed},
};
use web::{
    Answer, Fields, Filled, FromFields, Site, Upload, Value, Visit,
    components::{
        BackLink, Choice, DataTable, Details, FileUpload, QuestionPage, Radios, Tag, TextInput, Textarea, Tone,
    },
};

use super::{
    commands::{self, NewClaim, may_ask},
    model::{Claim, Decided, Relation},
    store as rows,
};
use crate::applications::uploads::{self, Examiner, inspect::LIMIT_BYTES};

const PAGE: &str = "/heirs";
const ZONE: &str = "Africa/Cairo";
/// The scope of the form's idempotency keys.
const ROUTE: &str = "heirs.ask";

pub(super) fn routes() -> Router<Site> {
    let limit = crate::applications::file_limit();
    Router::new().route("/{lang}/heirs", get(show).post(submit).layer(limit))
}

/// What the heir typed.
struct Typed {
    reference: Reference,
    relation: Relation,
    words: String,
}

impl FromFields for Typed {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let reference = fields.text("reference").parse::<Reference>().ok();
        if reference.is_none() {
            slips.add("reference", "heirs-slip-reference");
        }
        let relation = Relation::parse(fields.text("relation"));
        if relation.is_none() {
            slips.add("relation", "heirs-slip-relation");
        }
        let words = fields.required("words", "heirs-slip-words", &mut slips).to_owned();
        if words.chars().count() > 2_000 {
            slips.add("words", "heirs-slip-words-long");
        }
        match (reference, relation) {
            (Some(reference), Some(relation)) if slips.is_empty() => Ok(Self { reference, relation, words }),
            _ => Err(slips),
        }
    }
}

async fn show(v: Visit) -> Answer {
    page(&v, &Filled::blank()).await
}

async fn submit(v: Visit, Extension(examiner): Extension<Examiner>, mut form: Upload) -> Answer {
    match receive(&v, &examiner, &mut form).await {
        Ok(()) => Ok(v.redirect(PAGE)),
        Err(failure) => {
            let filled = form.filled(failure)?;
            page(&v, &filled).await
        }
    }
}

/// Everything that can be refused is refused before the file is kept.
async fn receive(v: &Visit, examiner: &Examiner, form: &mut Upload) -> Outcome<()> {
    let account = v.account()?;
    let typed = Typed::from_fields(&form.fields)?;
    let mut cx = v.begin().await?;
    may_ask(&mut cx, account).await?;
    drop(cx);
    let Some(file) = form.file.take() else { return Err(Slips::one("proof", "heirs-slip-proof")) };
    let clean = examiner.examine(uploads::read_limited(file).await?).await.map_err(at_proof)?;
    let blob = v.site().store().blobs().keep(account.uuid(), Purpose::Documents, clean.bytes.clone()).await?.id;
    let mut cx = v.begin().await?;
    if let Claimed::Done(_) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let new = NewClaim {
        reference: typed.reference,
        relation: typed.relation,
        words: &typed.words,
        proof: (blob, clean.kind),
    };
    let id = commands::ask(&mut cx, account, new).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id.uuid()).await?;
    cx.commit().await
}

/// What is wrong with the file stands at the field of the file.
fn at_proof(failure: kernel::Failure) -> kernel::Failure {
    match failure {
        kernel::Failure::Refusal(refusal) => refusal.at("proof").into(),
        other => other,
    }
}

async fn page(v: &Visit, filled: &Filled) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let claims = rows::of_account(&mut cx, &Scope::Owner(account), account).await?;
    drop(cx);
    Ok(form(v, &claims, filled))
}

fn form(v: &Visit, claims: &[Claim], filled: &Filled) -> Response {
    let title = v.t("heirs-title");
    let relations = Relation::ALL.map(|relation| Choice::new(relation.as_str(), v.t(&relation.text()))).to_vec();
    let proof = FileUpload::new(v, "proof", v.t("heirs-proof"), LIMIT_BYTES);
    let mut body = QuestionPage::new(v, v.path(PAGE), filled)
        .multipart()
        .back(BackLink::to(v.path("/account"), v.t("accounts-title")))
        .heading(title.clone())
        .lead(&v.t("application-condolence"))
        .lead(&v.t("heirs-lead"))
        .field(
            &TextInput::code("reference", v.t("heirs-reference")).hint(v.t("heirs-reference-hint")).filled(v, filled),
        )
        .field(&Radios::new("relation", v.t("heirs-relation"), relations).filled(v, filled))
        .field(&Textarea::new("words", v.t("heirs-words")).hint(v.t("heirs-words-hint")).filled(v, filled))
        .field(&proof.filled(v, filled))
        .field(&Details::new(v.t("heirs-more"), &v.t("heirs-more-text")))
        .submit(v.t("heirs-submit"));
    if !claims.is_empty() {
        body = body.after(&table(v, claims));
    }
    v.page_with(filled.status(), title, body)
}

fn table(v: &Visit, claims: &[Claim]) -> DataTable {
    let mut table = DataTable::new(v, v.t("heirs-mine"))
        .column(v.t("heirs-asked-at"))
        .column(v.t("heirs-relation"))
        .column(v.t("heirs-state"));
    for claim in claims {
        let state = match claim.decided {
            None => Value::component(&Tag::new(v.t("heirs-state-waits"), Tone::Wait)),
            Some((_, Decided::Granted)) => Value::from(v.t("heirs-state-granted")),
            Some((_, Decided::Refused(reason))) => Value::from(v.t(&reason.remedy())),
        };
        table = table.row(vec![
            Value::from(v.day(claim.asked_at.day_in(ZONE))),
            Value::from(v.t(&claim.relation.text())),
            state,
        ]);
    }
    table
}
