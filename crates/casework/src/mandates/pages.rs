//! Acting for others, in the account: the mandates one holds, the form for another, and those one has given. Nothing here says
//! whether anybody holds an account with a principal's number.

use axum::{
    Extension, Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Day, Id, NationalNumber, Outcome, Slips};
use service_model::country::Stage;
use store::{
    Purpose,
    idempotency::{self, Claim},
};
use web::{
    Answer, Fields, Filled, Form, Site, Upload, Value, Visit,
    components::{
        BackLink, Button, Checkboxes, Choice, DateInput, FileUpload, QuestionPage, Radios, Select, SummaryList,
        SummaryRow, Tag, TextInput, Tone,
    },
};

use super::{
    commands::{self, NewMandate, may_lay_down},
    model::{Deed, Issuer, Mandate, Standing},
    store as rows,
};
use crate::applications::uploads::{self, Examiner, inspect::LIMIT_BYTES};

const PAGE: &str = "/account/mandates";
const ZONE: &str = "Africa/Cairo";
/// The scope of the form's idempotency keys.
const ROUTE: &str = "mandates.lay_down";

pub(super) fn routes() -> Router<Site> {
    let limit = crate::applications::file_limit();
    Router::new()
        .route("/{lang}/account/mandates", get(show).post(submit).layer(limit))
        .route("/{lang}/account/mandates/{id}/revoke", post(revoke))
}

/// What may be chosen: services that an attorney may ask for, and missions that compare deeds.
pub(super) struct Offered {
    pub services: Vec<(String, String)>,
    pub missions: Vec<(String, String)>,
}

/// What is offered today.
pub(super) async fn offered(v: &Visit, catalogue: &Catalogue) -> Outcome<Offered> {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let today = v.now().day_in(ZONE);
    let services = snapshot.services().filter_map(|(_, current)| {
        let service = &current.definition;
        let takes = service.kinship.iter().any(|row| row.mandate && row.holds_on(today));
        takes.then(|| (service.key.clone(), service.texts.text(v.locale(), "name").to_owned()))
    });
    let services = services.collect();
    let countries = snapshot.countries().filter(|(_, country)| country.stage != Stage::Closed);
    let missions = countries.flat_map(|(_, country)| &country.definition.missions);
    let missions = missions.map(|one| (one.key.clone(), one.names.get(v.locale()).to_owned())).collect();
    Ok(Offered { services, missions })
}

/// What the attorney typed.
pub(super) struct Typed {
    pub name: String,
    pub number: NationalNumber,
    pub services: Vec<String>,
    pub issuer: Issuer,
    pub deed: Deed,
    pub issued_on: Day,
    pub expires_on: Option<Day>,
    pub mission: String,
}

impl Typed {
    /// Reads the form; every mistake is reported at once.
    pub(super) fn read(fields: &Fields, offered: &Offered, today: Day) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let name = fields.required("principal_name", "mandates-slip-name", &mut slips).to_owned();
        let digits = kernel::arabic::latin_digits(fields.text("principal_number"));
        let number = digits.split_whitespace().collect::<String>().parse::<NationalNumber>().ok();
        if number.is_none() {
            slips.add("principal_number", "mandates-slip-number");
        }
        let known = |key: &&str| offered.services.iter().any(|(one, _)| one == key);
        let services: Vec<String> = fields.all("services").into_iter().filter(known).map(str::to_owned).collect();
        if services.is_empty() {
            slips.add("services", "mandates-slip-services");
        }
        let issuer = Issuer::parse(fields.text("issuer"));
        if issuer.is_none() {
            slips.add("issuer", "mandates-slip-issuer");
        }
        let office = fields.required("office", "mandates-slip-office", &mut slips).to_owned();
        let deed_number = fields.required("deed_number", "mandates-slip-deed", &mut slips).to_owned();
        for (field, text) in [("principal_name", &name), ("office", &office), ("deed_number", &deed_number)] {
            if text.chars().count() > 120 {
                slips.add(field, "mandates-slip-long");
            }
        }
        let issued_on = DateInput::read(fields, "issued_on", &mut slips);
        let expires_on = DateInput::read(fields, "expires_on", &mut slips);
        match issued_on {
            None if slips.0.iter().all(|slip| slip.field != "issued_on") => {
                slips.add("issued_on", "mandates-slip-issued");
            }
            Some(issued) if issued > today => {
                slips.add("issued_on", "mandates-slip-issued");
            }
            _ => {}
        }
        if expires_on.is_some_and(|last| last < today || issued_on.is_some_and(|issued| last <= issued)) {
            slips.add("expires_on", "mandates-slip-expired");
        }
        let mission = fields.text("mission").to_owned();
        if !offered.missions.iter().any(|(key, _)| *key == mission) {
            slips.add("mission", "mandates-slip-mission");
        }
        match (number, issuer, issued_on) {
            (Some(number), Some(issuer), Some(issued_on)) if slips.is_empty() => Ok(Self {
                name,
                number,
                services,
                issuer,
                deed: Deed { office, number: deed_number },
                issued_on,
                expires_on,
                mission,
            }),
            _ => Err(slips),
        }
    }

    /// What is laid down, with the deed as it was sent.
    pub(super) fn with(self, proof: (Id<kernel::marks::Blob>, uploads::inspect::Kind)) -> NewMandate {
        NewMandate {
            principal_name: self.name,
            principal_number: self.number,
            deed: self.deed,
            issuer: self.issuer,
            services: self.services,
            days: (self.issued_on, self.expires_on),
            mission: self.mission,
            proof,
        }
    }
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
    let typed = Typed::read(&form.fields, &offered(v, catalogue).await?, v.now().day_in(ZONE))?;
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
}

async fn page(v: &Visit, catalogue: &Catalogue, filled: &Filled) -> Answer {
    let account = v.account()?;
    let offered = offered(v, catalogue).await?;
    let mut cx = v.begin().await?;
    let mut held = Vec::new();
    for mandate in rows::of_account(&mut cx, account).await? {
        let name = rows::principal(&mut cx, &mandate).await?.name;
        held.push(Shown { mandate, name });
    }
    let mut given = Vec::new();
    if let Some(index) = people::account_number_hash(&mut cx, account).await? {
        for mandate in rows::given_by(&mut cx, &index).await? {
            // The office and number tell the principal which deed of hers it is; of the attorney nothing is opened.
            let deed = rows::deed(&mut cx, &mandate).await?;
            let name = v.t_with("mandates-deed-of", &[("office", &deed.office), ("number", &deed.number)]);
            given.push(Shown { mandate, name });
        }
    }
    drop(cx);
    Ok(form(v, &offered, (&held, &given), filled))
}

fn form(v: &Visit, offered: &Offered, (held, given): (&[Shown], &[Shown]), filled: &Filled) -> Response {
    let title = v.t("mandates-title");
    let choices = |all: &[(String, String)]| all.iter().map(|(key, name)| Choice::new(key, name)).collect::<Vec<_>>();
    let issuers =
        Issuer::ALL.map(|one| Choice::new(one.as_str(), v.t(&format!("mandates-issuer-{}", one.as_str())))).to_vec();
    let proof = FileUpload::new(v, "proof", v.t("mandates-proof"), LIMIT_BYTES).hint(v.t("mandates-proof-hint"));
    let mut body = QuestionPage::new(v, v.path(PAGE), filled)
        .multipart()
        .back(BackLink::to(v.path("/account"), v.t("accounts-title")))
        .heading(title.clone())
        .lead(&v.t("mandates-lead"))
        .field(&TextInput::new("principal_name", v.t("mandates-principal-name")).filled(v, filled))
        .field(&TextInput::digits("principal_number", v.t("mandates-principal-number")).filled(v, filled))
        .field(&Checkboxes::new("services", v.t("mandates-services"), choices(&offered.services)).filled(v, filled))
        .field(&Radios::new("issuer", v.t("mandates-issuer"), issuers).filled(v, filled))
        .field(&TextInput::new("office", v.t("mandates-office")).filled(v, filled))
        .field(&TextInput::code("deed_number", v.t("mandates-deed-number")).filled(v, filled))
        .field(&DateInput::new(v, "issued_on", v.t("mandates-issued-on")).filled(v, filled))
        .field(&DateInput::new(v, "expires_on", v.t("mandates-expires-on")).filled(v, filled))
        .field(&Select::new(v, "mission", v.t("mandates-mission"), choices(&offered.missions)).filled(v, filled))
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
        let Shown { mandate, name } = one;
        let standing = mandate.standing(today);
        let called = |key: &String| {
            offered.services.iter().find(|(one, _)| one == key).map_or_else(|| key.clone(), |(_, name)| name.clone())
        };
        let services: Vec<String> = mandate.services.iter().map(called).collect();
        let last = mandate.expires_on.map_or_else(|| v.t("mandates-open-ended"), |last| v.day(last));
        let ended = matches!(standing, Standing::Revoked | Standing::Refused | Standing::Expired);
        let rows = vec![
            SummaryRow::new(v.t("mandates-state"), state(v, mandate, standing)),
            SummaryRow::new(v.t("mandates-services"), services.join("، ")),
            SummaryRow::new(v.t("mandates-expires-on"), last),
        ];
        let revoke = (!ended).then(|| Revoke::of(v, mandate));
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
