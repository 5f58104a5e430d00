//! Acting for others, in the account: the mandates one holds, the form for another, and those one has given. Nothing here says
//! whether anybody holds an account with a principal's number.

use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Id, Outcome, Slips};
use store::{
    Purpose,
    idempotency::{self, Claim},
};
use web::{
    Answer, Filled, Form, Site, Upload, Value, Visit,
    components::{
        BackLink, Button, Checkboxes, Choice, DateInput, FileUpload, QuestionPage, Radios, Select, SummaryList,
        SummaryRow, Tag, TextInput, Tone,
    },
};

use super::{
    commands::{self, may_lay_down},
    form::{Offered, Typed, ZONE},
    model::{Issuer, Mandate, Standing},
    store as rows,
};
use crate::applications::uploads::{self, Examiner, inspect::LIMIT_BYTES};

const PAGE: &str = "/account/mandates";
/// The scope of the form's idempotency keys.
const ROUTE: &str = "mandates.lay_down";

pub(super) fn routes() -> Router<Site> {
    let limit = crate::applications::file_limit();
    Router::new()
        .route("/{lang}/account/mandates", get(show).post(submit).layer(limit))
        .route("/{lang}/account/mandates/{id}/revoke", post(revoke))
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    page(&v, &catalogue, &Filled::blank()).await
}

async fn submit(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(examiner): Extension<Examiner>,
    mut form: Upload,
) -> Answer {
    match receive(&v, (&catalogue, &examiner), &mut form).await {
        Ok(()) => Ok(v.redirect_with(PAGE, "mandates-laid-down")),
        Err(failure) => {
            let filled = form.filled(failure)?;
            page(&v, &catalogue, &filled).await
        }
    }
}

/// Everything that can be refused is refused before the deed is kept.
async fn receive(v: &Visit, (catalogue, examiner): (&Catalogue, &Examiner), form: &mut Upload) -> Outcome<()> {
    let account = v.account()?;
    let typed = Typed::read(&form.fields, &Offered::today(v, catalogue).await?, v.now().day_in(ZONE))?;
    let mut cx = v.begin().await?;
    may_lay_down(&mut cx, account).await?;
    drop(cx);
    let Some(file) = form.file.take() else { return Err(Slips::one("proof", "mandates-slip-proof")) };
    let clean = examiner.examine(uploads::read_limited(file).await?).await.map_err(at_proof)?;
    let blob = v.site().store().blobs().keep(account.uuid(), Purpose::Documents, clean.bytes.clone()).await?.id;
    let mut cx = v.begin().await?;
    if let Claim::Done(_) = idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        return Ok(());
    }
    let id = commands::lay_down(&mut cx, account, typed.with((blob, clean.kind))).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id.uuid()).await?;
    cx.commit().await
}

/// What is wrong with the file stands at the field of the file.
pub(super) fn at_proof(failure: kernel::Failure) -> kernel::Failure {
    match failure {
        kernel::Failure::Refusal(refusal) => refusal.at("proof").into(),
        other => other,
    }
}

#[derive(serde::Deserialize)]
struct At {
    id: Id<Mandate>,
}

async fn revoke(v: Visit, Path(At { id }): Path<At>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    commands::revoke(&mut cx, account, id).await?;
    cx.commit().await?;
    Ok(v.redirect(PAGE))
}

/// A mandate as one of its two people reads it: with the other's name.
struct Shown {
    mandate: Mandate,
    name: String,
    /// Whether the reader is the one who acts by it.
    own: bool,
}

async fn page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Answer {
    let account = v.account()?;
    let offered = Offered::today(v, catalogue).await?;
    let mut cx = v.begin().await?;
    let mut held = Vec::new();
    for mandate in rows::of_account(&mut cx, account).await? {
        let name = rows::principal(&mut cx, &mandate).await?.name;
        held.push(Shown { mandate, name, own: true });
    }
    let mut given = Vec::new();
    if let Some(index) = people::account_number_hash(&mut cx, account).await? {
        for mandate in rows::given_by(&mut cx, &index).await? {
            // The office and number tell the principal which deed of hers it is; of the attorney nothing is opened.
            let deed = rows::deed(&mut cx, &mandate).await?;
            let name = v.t_with("mandates-deed-of", &[("office", &deed.office), ("number", &deed.number)]);
            given.push(Shown { mandate, name, own: false });
        }
    }
    drop(cx);
    Ok(form(v, &offered, (&held, &given), filled))
}

fn form(v: &Visit, offered: &Offered, (held, given): (&[Shown], &[Shown]), filled: &Filled) -> Response {
    let title = v.t("mandates-title");
    let services = offered.services.iter().map(|service| Choice::new(&service.key, &service.name)).collect();
    let missions = offered.missions.iter().map(|(key, name)| Choice::new(key, name)).collect();
    let capacities = offered.capacities().map(|one| {
        let text = |part: &str| v.t(&format!("mandates-{part}-{}", one.as_str()));
        Choice::new(one.as_str(), text("capacity")).hint(text("paper"))
    });
    let capacities = capacities.collect();
    let issuers =
        Issuer::ALL.map(|one| Choice::new(one.as_str(), v.t(&format!("mandates-issuer-{}", one.as_str())))).to_vec();
    let proof = FileUpload::new(v, "proof", v.t("mandates-proof"), LIMIT_BYTES).hint(v.t("mandates-proof-hint"));
    let mut body = QuestionPage::new(v, v.path(PAGE), filled)
        .multipart()
        .back(BackLink::to(v.path("/account"), v.t("accounts-title")))
        .heading(title.clone())
        .lead(&v.t("mandates-lead"))
        .field(&Radios::new("capacity", v.t("mandates-capacity"), capacities).filled(v, filled))
        .field(&TextInput::new("principal_name", v.t("mandates-principal-name")).filled(v, filled))
        .field(&TextInput::digits("principal_number", v.t("mandates-principal-number")).filled(v, filled))
        .field(&Checkboxes::new("services", v.t("mandates-services"), services).filled(v, filled))
        .field(&Radios::new("issuer", v.t("mandates-issuer"), issuers).filled(v, filled))
        .field(&TextInput::new("office", v.t("mandates-office")).filled(v, filled))
        .field(&TextInput::code("deed_number", v.t("mandates-deed-number")).filled(v, filled))
        .field(&DateInput::new(v, "issued_on", v.t("mandates-issued-on")).filled(v, filled))
        .field(&DateInput::new(v, "expires_on", v.t("mandates-expires-on")).filled(v, filled))
        .field(&Select::new(v, "mission", v.t("mandates-mission"), missions).filled(v, filled))
        .field(&proof.filled(v, filled))
        .submit(v.t("mandates-submit"));
    for (shown, heading) in [(held, "mandates-held"), (given, "mandates-given")] {
        if !shown.is_empty() {
            body = body.after(&list(v, offered, shown, heading));
        }
    }
    v.page_with(filled.status(), title, body)
}

/// The mandates of one list, each in a card: whose, for what, until when, where it stands, and the way to take it back.
fn list(v: &Visit, offered: &Offered, shown: &[Shown], heading: &str) -> Held {
    let today = v.now().day_in(ZONE);
    let card = |one: &Shown| {
        let Shown { mandate, name, own } = one;
        let standing = mandate.standing(today);
        let services: Vec<String> = mandate.services.iter().map(|key| offered.called(key)).collect();
        let last = mandate.expires_on.map_or_else(|| v.t("mandates-open-ended"), |last| v.day(last));
        let ended = matches!(standing, Standing::Revoked | Standing::Refused | Standing::Expired);
        let rows = vec![
            SummaryRow::new(v.t("mandates-state"), state(v, mandate, standing)),
            SummaryRow::new(v.t("mandates-capacity"), v.t(&format!("mandates-capacity-{}", mandate.capacity.as_str()))),
            SummaryRow::new(v.t("mandates-services"), services.join("، ")),
            SummaryRow::new(v.t("mandates-expires-on"), last),
        ];
        let revoke = (!ended && (*own || mandate.is_hers_to_take_back())).then(|| Revoke::of(v, mandate));
        (SummaryList::new(rows).heading(name.clone()), revoke)
    };
    Held { heading: v.t(heading), cards: shown.iter().map(card).collect() }
}

/// Mandates under their heading.
#[derive(askama::Template)]
#[template(path = "mandates/held.html")]
struct Held {
    heading: String,
    cards: Vec<(SummaryList, Option<Revoke>)>,
}

impl askama::filters::HtmlSafe for Held {}

/// Where it stands; of one that was not accepted also why, and what can be done.
fn state(v: &Visit, mandate: &Mandate, standing: Standing) -> Value {
    let tone = match standing {
        Standing::Good => Tone::Ok,
        Standing::Waits => Tone::Wait,
        Standing::Refused => Tone::Wrong,
        Standing::Expired | Standing::Revoked => Tone::Quiet,
    };
    match mandate.checked {
        Some((_, Err(reason))) if standing == Standing::Refused => {
            Value::from(v.t(&format!("mandates-reason-{}", reason.as_str())))
        }
        _ => Value::component(&Tag::new(v.t(&format!("mandates-standing-{}", standing.as_str())), tone)),
    }
}

/// The form that takes a mandate back.
#[derive(askama::Template)]
#[template(path = "mandates/revoke.html")]
struct Revoke {
    action: String,
    hidden: web::Hidden,
    button: Button,
}

impl Revoke {
    fn of(v: &Visit, mandate: &Mandate) -> Self {
        Self {
            action: v.path(&format!("{PAGE}/{}/revoke", mandate.id)),
            hidden: v.csrf_field(),
            button: Button::quiet(v.t("mandates-revoke")),
        }
    }
}

impl askama::filters::HtmlSafe for Revoke {}
