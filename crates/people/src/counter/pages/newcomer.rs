//! Opening an account for somebody who stands at the counter: what her document says, and the notices as they were read
//! to her.

use std::sync::Arc;

use axum::{Extension, response::Response};
use kernel::{Failure, Id, NationalNumber, Outcome, Slips, marks};
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Checkboxes, Choice, QuestionPage, Radios, Select, TextInput},
};

use crate::{
    accounts::name::PersonName,
    consent::{self, NOTICES, Notice},
    counter::{
        commands::{self},
        model::NewAtCounter,
        policy,
    },
    identity::details::number_slip,
    ports::{MissionChoice, MissionDirectory},
    sign_in::tick,
    verification::model::DocumentKind,
};

/// The page.
pub(super) const NEW: &str = "/{lang}/desk/counter/people/new";

/// What the officer read off the document and out to the person.
pub(super) struct NewForm {
    name: PersonName,
    number: Option<NationalNumber>,
    document: DocumentKind,
    mission: String,
    agreed: Vec<Notice>,
    declared: bool,
}

fn at_registration() -> impl Iterator<Item = Notice> {
    NOTICES.into_iter().filter(|notice| notice.at_registration)
}

impl FromFields for NewForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let name = PersonName::parse(fields.text("name"));
        if let Err(error) = name {
            slips.add("name", error.text());
        }
        let document = DocumentKind::parse(fields.text("kind"));
        if document.is_none() {
            slips.add("kind", "verification-kind-missing");
        }
        let number = match fields.opt("number").map(str::parse::<NationalNumber>) {
            None => None,
            Some(Ok(number)) => Some(number),
            Some(Err(error)) => {
                slips.add("number", number_slip(fields.text("number"), error));
                None
            }
        };
        // The card is the number; a passport may be a foreign one.
        if document == Some(DocumentKind::NationalId) && fields.opt("number").is_none() {
            slips.add("number", "counter-slip-number");
        }
        let agreed: Vec<Notice> = at_registration().filter(|notice| fields.ticked(&notice.field())).collect();
        let declared = fields.ticked("declared");
        if !declared {
            slips.add("declared", "counter-declared-missing");
        }
        match (name, document) {
            (Ok(name), Some(document)) if slips.is_empty() => {
                Ok(Self { name, number, document, mission: fields.text("mission").to_owned(), agreed, declared })
            }
            _ => Err(slips),
        }
    }
}

pub(super) async fn show(v: Visit, Extension(missions): Extension<Arc<dyn MissionDirectory>>) -> Answer {
    let missions = hers(&v, missions.as_ref()).await?;
    Ok(page(&v, &missions, &Filled::blank()))
}

/// The missions of the officer, by name.
async fn hers(v: &Visit, missions: &dyn MissionDirectory) -> Outcome<Vec<MissionChoice>> {
    v.staff()?;
    let (_, own) = policy::officer(v.actor())?;
    let mut named = missions.every(v.locale()).await?;
    named.retain(|mission| own.contains(&mission.key));
    Ok(named)
}

pub(super) async fn open(
    v: Visit,
    Extension(missions): Extension<Arc<dyn MissionDirectory>>,
    form: Form<NewForm>,
) -> Answer {
    let missions = hers(&v, missions.as_ref()).await?;
    match opened(&v, &missions, &form).await {
        Ok(account) => Ok(v.redirect(format!("/desk/counter/people/{account}"))),
        Err(failure) => Ok(page(&v, &missions, &form.filled(failure)?)),
    }
}

async fn opened(v: &Visit, missions: &[MissionChoice], form: &Form<NewForm>) -> Outcome<Id<marks::Account>> {
    let typed = form.read()?;
    let mut cx = v.begin().await?;
    if let Claim::Done(account) = idempotency::claim(&mut cx, NEW, &form.idempotency_key, form.request_hash).await? {
        return Ok(Id::from_uuid(account));
    }
    let choices: Vec<consent::Choice> = at_registration()
        .map(|notice| consent::Choice::new(notice, typed.agreed.contains(&notice), v.site().texts(), v.locale()))
        .collect();
    let only = missions.first().map(|mission| mission.key.as_str()).filter(|_| missions.len() == 1);
    let new = NewAtCounter {
        name: &typed.name,
        number: typed.number.as_ref(),
        document: typed.document,
        mission: only.unwrap_or(&typed.mission),
        language: v.locale(),
        choices: &choices,
        declared: typed.declared,
    };
    if !missions.iter().any(|mission| mission.key == new.mission) {
        return Err(Slips::one("mission", "counter-slip-mission"));
    }
    let account = commands::open(&mut cx, new).await?;
    idempotency::settle(&mut cx, NEW, &form.idempotency_key, account.uuid()).await?;
    cx.commit().await?;
    Ok::<_, Failure>(account)
}

fn page(v: &Visit, missions: &[MissionChoice], filled: &Filled) -> Response {
    let title = v.t("counter-new-title");
    let kinds = DocumentKind::ALL.map(|kind| Choice::new(kind.as_str(), v.t(kind.text()))).to_vec();
    let mut body = QuestionPage::new(v, v.path("/desk/counter/people/new"), filled)
        .back(BackLink::to(v.path("/desk/counter"), v.t("counter-title")))
        .heading(title.clone())
        .lead(&v.t("counter-new-lead"))
        .field(&Radios::new("kind", v.t("counter-document"), kinds).filled(v, filled))
        .field(
            &TextInput::new("name", v.t("counter-name"))
                .hint(v.t("counter-name-hint"))
                .maxlength(150)
                .filled(v, filled),
        )
        .field(
            &TextInput::digits("number", v.t("accounts-number"))
                .hint(v.t("counter-number-hint"))
                .maxlength(24)
                .optional(v)
                .filled(v, filled),
        );
    if missions.len() > 1 {
        let choices = missions.iter().map(|mission| Choice::new(&mission.key, &mission.name)).collect();
        body = body.field(&Select::new(v, "mission", v.t("counter-mission"), choices).filled(v, filled));
    }
    for notice in at_registration() {
        body = body.field(&tick(v, notice, filled));
    }
    let declared = vec![Choice::new("yes", v.t("counter-declared"))];
    let body = body
        .field(&Checkboxes::new("declared", v.t("counter-declared-legend"), declared).filled(v, filled))
        .submit(v.t("counter-new-submit"));
    v.page_with(filled.status(), title, body)
}
