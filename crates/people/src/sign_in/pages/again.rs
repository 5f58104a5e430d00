//! Step-up: showing, in a running session, that it is still the same person. Ends with a new session token.

use std::sync::Arc;

use axum::{Extension, extract::Query, http::HeaderMap, response::Response};
use kernel::{Failure, Id, Outcome, Slips, marks};
use serde::Deserialize;
use store::Scope;
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{BackLink, Choice, QuestionPage, Radios},
    sessions::Device,
};

use crate::{
    accounts::{held::store as held_contacts, model::HeldContact},
    codes::{
        self, Proof, Purpose,
        model::{Asking, Request},
        refusal,
    },
    hidden::Hidden,
    settings::Settings,
    sign_in::{
        code_page::{self, CodeForm, CodePage, carried},
        pocket::Pocket,
    },
};

const CODE: CodePage = CodePage { path: "/sign-in/again/code", ask_again: "/sign-in/again" };

#[derive(Deserialize)]
pub(super) struct Next {
    next: Option<String>,
}

/// Which contact the code goes to: the row of one of one's own.
pub(super) struct AgainForm {
    contact: Option<Id<HeldContact>>,
    next: Option<String>,
}

impl FromFields for AgainForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Ok(Self { contact: fields.text("contact").parse().ok(), next: fields.opt("next").map(str::to_owned) })
    }
}

/// The way to this page with a path to return to. The path is our own and carries nothing personal.
pub(super) fn start(v: &Visit, next: Option<String>) -> Response {
    match next {
        Some(next) => v.redirect(format!("/sign-in/again?next={next}")),
        None => v.redirect("/sign-in/again"),
    }
}

pub(super) async fn show(v: Visit, Query(query): Query<Next>) -> Answer {
    let next = query.next.as_deref().and_then(|next| v.return_path(next)).unwrap_or_default();
    let held = held(&v).await?;
    Ok(page(&v, &held, &Filled::from_pairs([("next", next)])))
}

pub(super) async fn ask(v: Visit, Extension(settings): Extension<Arc<Settings>>, form: Form<AgainForm>) -> Answer {
    let account = v.account()?;
    let held = held(&v).await?;
    let asked = async {
        let typed = form.read()?;
        let chosen = typed.contact.and_then(|id| held.iter().find(|held| held.id == id.uuid()));
        let chosen = chosen.or_else(|| held.first().filter(|_| held.len() == 1));
        let chosen = chosen.ok_or_else(|| Slips::one("contact", "sign-in-again-choose"))?;
        let mut cx = v.begin().await?;
        let asking = Asking {
            contact: &chosen.contact,
            purpose: Purpose::Again,
            account: Some(account),
            language: v.locale(),
            network: &v.network(),
            request: Request::of(&form.idempotency_key, form.request_hash),
        };
        let asked = codes::ask(&mut cx, &settings, asking).await?;
        cx.commit().await?;
        Ok::<_, Failure>((asked, typed.next))
    };
    match asked.await {
        Ok((asked, next)) => {
            let next = next.and_then(|next| v.return_path(&next));
            let pocket = Pocket { holder: asked.holder, next, device: Device::Own };
            Ok(pocket.put(&v, v.redirect(CODE.path))?)
        }
        Err(failure) => Ok(page(&v, &held, &form.filled(failure)?)),
    }
}

pub(super) async fn show_code(v: Visit, headers: HeaderMap) -> Answer {
    v.account()?;
    let Some((_, waiting)) = carried(&v, &headers, Purpose::Again).await? else {
        return Ok(v.redirect("/sign-in/again"));
    };
    Ok(code_page::page(&v, &CODE, &waiting, &Filled::blank()))
}

pub(super) async fn enter(v: Visit, headers: HeaderMap, form: Form<CodeForm>) -> Answer {
    let account = v.account()?;
    let Some((pocket, waiting)) = carried(&v, &headers, Purpose::Again).await? else {
        return Ok(v.redirect_with("/sign-in/again", "codes-refused-gone"));
    };
    let failure = match prove(&v, account, &pocket, &form).await {
        Ok(Proven::Again(opened)) => {
            let to = pocket.next.clone().unwrap_or_else(|| v.path("/account"));
            return Ok(Pocket::clear(&v, v.signed_in(&opened, v.leave(&to)))?);
        }
        Ok(Proven::Not(failure)) | Err(failure) => failure,
    };
    Ok(code_page::page(&v, &CODE, &waiting, &form.filled(failure)?))
}

enum Proven {
    Again(web::sessions::Opened),
    Not(Failure),
}

/// Commits whatever the answer, so that a wrong guess costs its try.
async fn prove(v: &Visit, account: Id<marks::Account>, pocket: &Pocket, form: &Form<CodeForm>) -> Outcome<Proven> {
    let typed = form.read()?.typed;
    let mut cx = v.begin().await?;
    let proof = codes::prove(&mut cx, &pocket.holder, Purpose::Again, (&typed, &v.network())).await?;
    let proven = match proof {
        Proof::Right(proved) if proved.account == Some(account) => {
            match codes::use_up(&mut cx, &pocket.holder, Purpose::Again).await? {
                Some(_) => Proven::Again(v.prove_again(&mut cx).await?),
                None => Proven::Not(refusal::gone().into()),
            }
        }
        Proof::Right(_) | Proof::Gone => Proven::Not(refusal::gone().into()),
        Proof::Wrong { left } => Proven::Not(refusal::wrong(left)),
    };
    cx.commit().await?;
    Ok(proven)
}

async fn held(v: &Visit) -> Outcome<Vec<HeldContact>> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    held_contacts::contacts(&mut cx, &Scope::Owner(account), account).await
}

fn page(v: &Visit, held: &[HeldContact], filled: &Filled) -> Response {
    let title = v.t("sign-in-again-title");
    let choices: Vec<Choice> =
        held.iter().map(|held| Choice::new(held.id.to_string(), v.bare(&held.contact.masked()))).collect();
    let mut contacts = Radios::new("contact", v.t("sign-in-again-label"), choices).filled(v, filled);
    if let (Some(first), "") = (held.first(), filled.value("contact")) {
        contacts = contacts.chosen(&first.id.to_string());
    }
    let body = QuestionPage::new(v, v.path("/sign-in/again"), filled)
        .back(BackLink::new(v, v.path("/account")))
        .heading(title.clone())
        .lead(&v.t("sign-in-again-lead"))
        .field(&contacts)
        .field(&Hidden::new("next", filled.value("next")))
        .submit(v.t("sign-in-send-code"));
    v.page_with(filled.status(), title, body)
}
